"""What a whole report tells of its capital words: the regions it names, and how each word is used elsewhere in it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tocsin.reading.place_heads import INTO, SAYS, TITLES
from tocsin.reading.place_matches import Match
from tocsin.reading.place_tokens import Run, Token

NAMES = Path(__file__).parent / "data" / "names.txt"
COMMA = (",", "(")
Matches = Mapping[int, list[Match]]


@lru_cache(maxsize=1)
def person_names() -> Mapping[str, str]:
    """By name in small letters: f or F for a first name, l or L for a surname, capital where it is common."""
    lines = NAMES.read_text("ascii").split("\n")
    found: dict[str, str] = {}
    for mark, line in zip("FfLl", lines, strict=False):
        for name in line.split():
            found[name] = found.get(name, "") + mark
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole report tells of its words.

    *regions*: first-level regions that it names; *countries*: their shares; *notes*: how each capital word is used in it; *small*: words
    that it writes without a capital.
    """

    regions: frozenset[tuple[str | None, str | None]]
    countries: Mapping[str | None, float]
    notes: Mapping[str, frozenset[str]]
    small: frozenset[str]


def read_told(tokens: Sequence[Token], runs: Sequence[Run], matches: Matches) -> Told:
    """What the report tells of the words in its *runs*."""
    named = [(match.kind, hit) for found in matches.values() for match in found[:1] for hit in match.hits]
    regions = frozenset((hit.country, hit.name) for kind, hit in named if kind == "A" and hit.kind == "admin1")
    countries = Counter(hit.country for kind, hit in named if kind in ("A", "C", "D") and hit.kind in ("admin1", "country", "demonym"))
    total = countries.total() or 1
    notes: dict[str, set[str]] = {}
    for run in runs:
        for n in range(run.first, run.last):
            if tokens[n].capital:
                notes.setdefault(tokens[n].low, set()).update(_notes(tokens, run, n, matches))
    small = frozenset([token.low for token in tokens if token.kind == "word" and not token.capital])
    shares = {country: count / total for country, count in countries.items()}
    return Told(regions, shares, {word: frozenset(said) for word, said in notes.items()}, small)


def _notes(tokens: Sequence[Token], run: Run, n: int, matches: Matches) -> Iterator[str]:
    """How token number *n* is used here."""
    if n > run.first:
        yield from _behind_capital(tokens[n - 1])
    elif n:
        yield from _behind_word(tokens[n - 1])
    if n == run.last - 1 and run.last < len(tokens):
        yield from _before_word(tokens[run.last], matches.get(run.last + 1))
    if run.last == run.first + 1:
        yield "alone"


def _behind_word(before: Token) -> Iterator[str]:
    """In X, to X, spokesman X."""
    if before.low in ("in", "near", "at"):
        yield "in"
    elif before.low in INTO:
        yield "into"
    elif before.low in TITLES:
        yield "title"


def _behind_capital(before: Token) -> Iterator[str]:
    """Mr X, John X, J. X."""
    if not before.capital:
        return
    if before.low.rstrip(".") in TITLES:
        yield "title"
    elif "F" in person_names().get(before.low, "") or (len(before.text) == 2 and before.text[1] == "."):
        yield "first"


def _before_word(after: Token, matches: Sequence[Match] | None) -> Iterator[str]:
    """X said; X, Texas."""
    if after.low in SAYS:
        yield "says"
    if after.text in COMMA and matches and matches[0].kind in ("A", "C"):
        yield "held"
