"""Place names in running text: runs of capitals that the gazetteer knows, and no common word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.folding import fold
from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.reading.place_vocabulary import COMMON, JOINERS, KIND_WORDS, SIGNS, is_common

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-’'`][^\W\d_]+)*\.?")
INNER_CAPITAL = re.compile(r"[-’'][^\W\d_a-z]")  # "ez-Zor"
LONGEST = 6  # words of a name
ABBREVIATED = frozenset(("St.", "Ft.", "Mt.", "Ste.", "Sta."))
SIZABLE = 50_000  # people: below, a single word needs a sign that it is a place
KNOWN = 300_000  # people: a text without capitals is believed only for places of this size
FEW = 0.06  # share of words with a capital, below which a text is taken to have none


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at ``start <= x < end`` of a text, with what it may be called after."""

    start: int
    end: int
    hits: Sequence[PlaceHit]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def capitals_tell(text: str) -> bool:
    """Whether *text* has capitals, and not only capitals: a stray one in a text of small letters tells nothing."""
    words = [w for w in text.split() if len(w) > 2 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    return capital > FEW * len(words) and not all(w.isupper() for w in words)


def find_toponyms(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Names of places in *text*, longest first where they overlap, in order. Careful: what may be a person or a common word is left out."""
    found: list[Toponym] = []
    for line in _lines(text):
        found += _scan(line, gazetteer)
    return found


def _lines(text: str) -> Iterator[list[_Token]]:
    """The tokens of each stretch whose case tells the same; a name does not cross a line or a stop."""
    for match in re.finditer(r"[^\n]+", text):
        tokens = [_Token(match.start() + m.start(), match.start() + m.end(), m.group()) for m in TOKEN.finditer(match.group())]
        yield [
            t if t.text in ABBREVIATED or "." in t.text[:-1] or not t.text.endswith(".") else _Token(t.start, t.end - 1, t.text[:-1])
            for t in tokens
        ]


def _scan(tokens: list[_Token], gazetteer: Gazetteer) -> Iterator[Toponym]:
    cased = capitals_tell(" ".join(t.text for t in tokens))
    i = 0
    while i < len(tokens):
        size, hits = _longest(tokens, i, gazetteer, cased=cased)
        if hits:
            yield Toponym(tokens[i].start, tokens[i + size - 1].end, hits)
        i += max(size, 1)


def _longest(tokens: list[_Token], i: int, gazetteer: Gazetteer, *, cased: bool) -> tuple[int, Sequence[PlaceHit]]:
    """How many tokens from *i* on are one name, and its hits; (0, ()) if none."""
    if cased and not tokens[i].capital:
        return 0, ()
    for size in range(_reach(tokens, i, cased=cased), 0, -1):
        words = tokens[i : i + size]
        if words[-1].text in JOINERS or (size == 1 and is_common(words[0].text) and not (cased and _signed(tokens, i))):
            continue
        hits = gazetteer.find(" ".join(w.text for w in words))
        if hits and (_believed(tokens, i, size, hits) if cased else _plain(words, hits)):
            return size, hits
    return 0, ()


def _signed(tokens: list[_Token], i: int) -> bool:
    """Whether the word before says that a place follows."""
    return i > 0 and tokens[i].start - tokens[i - 1].end <= 2 and tokens[i - 1].text.casefold() in SIGNS


def _reach(tokens: list[_Token], i: int, *, cased: bool) -> int:
    """How far a name from *i* on can go: capitals and small joining words, with nothing but one blank between."""
    size = 1
    while i + size < len(tokens) and size < LONGEST:
        word, before = tokens[i + size], tokens[i + size - 1]
        gap = word.start - before.end
        if gap != 1 or (cased and not word.capital and word.text not in JOINERS and not INNER_CAPITAL.search(word.text)):
            break
        size += 1
    return size


def _plain(words: list[_Token], hits: Sequence[PlaceHit]) -> bool:
    """In a text that is all capitals or has none: only large places, under their first name."""
    best = max(hits, key=lambda h: h.population)
    name = fold(" ".join(w.text for w in words))
    common = all(part in COMMON or part in JOINERS for part in name.split())
    return (
        not common
        and len(name) > 3
        and (
            best.kind in ("country", "demonym", "region", "water", "admin1", "site")
            or (best.population > KNOWN and fold(best.name) == best.alias)
        )
    )


def _believed(tokens: list[_Token], i: int, size: int, hits: Sequence[PlaceHit]) -> bool:
    """Whether a run of capitals is a place rather than (part of) another name."""
    best = hits[0]
    before = tokens[i - 1] if i and tokens[i].start - tokens[i - 1].end <= 2 else None
    after = tokens[i + size] if i + size < len(tokens) and tokens[i + size].start - tokens[i + size - 1].end == 1 else None
    if after and after.text.casefold().rstrip(".") in KIND_WORDS:
        return True
    if any(h.kind in ("country", "demonym", "region", "water", "site") for h in hits):
        return True
    if before and before.capital and tokens[i].start - before.end == 1 and not _is_place_like(before.text):
        return False  # "Kirk Windsor", "Mayor London"
    if after and after.capital and after.text not in JOINERS:
        return best.population > KNOWN or best.kind == "admin1"  # "Houston Chronicle" is still Houston; "Paris Hilton" is not told apart
    if size == 1 and is_common(tokens[i].text):
        return best.population > SIZABLE
    return _signed(tokens, i) or size > 1 or best.kind in ("admin1", "admin2") or best.population > SIZABLE


def _is_place_like(word: str) -> bool:
    low = word.casefold().rstrip(".")
    return (
        low in KIND_WORDS
        or low in SIGNS
        or low in ("the", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "downtown", "greater")
    )
