"""What the documentation says, taken apart: pages, commands in examples, blocks of code, links."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = tuple(page for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))) if page.is_file())
COMMAND_LINE = re.compile(r"^\s*\$ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<inside>.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")


def page(name: str) -> str:
    """The words of docs/*name*."""
    return (DOCS / name).read_text("utf-8")


def one_line(text: str) -> str:
    """*text* without line breaks."""
    return " ".join(text.split())


def command_lines(text: str) -> list[str]:
    """What stands behind each ``$`` at the start of a line."""
    return COMMAND_LINE.findall(text)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks in this language."""
    return [match["inside"] for match in FENCE.finditer(text) if match["language"] == language]


def links(text: str) -> list[str]:
    """The targets of links that lead to files, code aside."""
    targets = (match["target"] for match in LINK.finditer(CODE.sub("", FENCE.sub("", text))))
    return [target.partition("#")[0] for target in targets if "://" not in target and not target.startswith(("#", "mailto:"))]


def section(text: str, heading: str) -> str:
    """What stands under the heading ``## heading``, to the next of its rank."""
    return re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
