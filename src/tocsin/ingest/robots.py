"""What a robots.txt allows, after RFC 9309: the group of the agent, else that of all; the longest matching rule wins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Rule:
    """Addresses that begin with *pattern* (``*`` is anything, ``$`` at its end is the end) may be fetched, or may not."""

    allows: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host for one agent; without any, all is allowed."""

    rules: tuple[Rule, ...] = ()

    def allow(self, path: str) -> bool:
        """Whether *path*, with its query, may be fetched."""
        matching = [rule for rule in self.rules if _matches(rule.pattern, unquote(path) or "/")]
        return max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=Rule(True, "")).allows


def parse_robots(text: str, agent: str) -> Rules:
    """The rules in *text* for the product called *agent*; lines that make no sense are passed over."""
    groups = list(_groups(_fields(text.splitlines())))
    named = [rule for agents, rules in groups if agent.lower() in agents for rule in rules]
    is_named = any(agent.lower() in agents for agents, _ in groups)
    return Rules(tuple(named if is_named else [rule for agents, rules in groups if "*" in agents for rule in rules]))


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower().lstrip("\ufeff"), value.strip()


def _groups(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[set[str], list[Rule]]]:
    """The agents of each group, names in lower case without version, and its rules."""
    agents: set[str] = set()
    rules: list[Rule] = []
    is_open = False  # agents still come: the lines that name them stand together
    for name, value in fields:
        if name == "user-agent":
            if not is_open:
                yield agents, rules
                agents, rules = set(), []
            agents.add(value.partition("/")[0].strip().lower())
            is_open = True
        elif name in ("allow", "disallow"):
            is_open = False
            rules += [Rule(name == "allow", unquote(value))] if value else []
    yield agents, rules


def _matches(pattern: str, path: str) -> bool:
    """Whether *path* begins as *pattern* says. Leftmost finds suffice, so no rule makes this slow."""
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(pieces, 1):
        is_last = pattern.endswith("$") and number == len(pieces)
        found = path.find(piece, at) if not is_last else len(path) - len(piece) if path.endswith(piece) else -1
        if found < at:
            return False
        at = found + len(piece)
    return at == len(path) if pattern.endswith("$") else True
