"""Pages and texts for tests of ingest, written in place."""

from typing import Any

from tocsin.core.protocols import RawReport
from tocsin.core.text import Report
from tocsin.ingest.blocks import find_blocks

STORY = (
    "A bomb hidden in a fruit cart went off in the market of Kandu on Tuesday morning, killing seven traders and wounding twenty others.",
    "The governor of the province said that the police had found a second device near the bus station and had made it safe before noon.",
    "No group has said that it laid the bombs, but two men in uniform were seen to leave the cart there shortly before the blast.",
)


def raw(content: str | bytes, media_type: str = "text/plain", **fields: Any) -> RawReport:
    """A raw report with this content."""
    held = content if isinstance(content, bytes) else content.encode()
    return RawReport(**{"address": "kandu", "content": held, "media_type": media_type, **fields})


def page(*body: str, head: str = "", title: str = "Seven dead in Kandu market blast") -> str:
    """An article page with this title; the paragraphs of STORY where no other *body* is given."""
    inside = "".join(body or (f"<p>{paragraph}</p>" for paragraph in STORY))
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{inside}</article></body></html>"


def story(*before: str, after: tuple[str, ...] = ()) -> str:
    """The paragraphs of STORY with others round them, apart by empty lines."""
    return "\n\n".join((*before, *STORY, *after))


def roles(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """The role and the first words of each block of *text*."""
    return [(block.role, " ".join(text[block.start : block.end].split()[:4])) for block in find_blocks(text, title)]


def words_of(report: Report, role: str) -> list[str]:
    """The words of the blocks of *report* that play this role."""
    return [report.text[block.start : block.end] for block in report.blocks if block.role == role]
