"""Place names in running text: told by the words around them where capitals tell names, else those of large places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.folding import fold
from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.reading.place_tagger import tag_places
from tocsin.reading.place_tokens import INNER, Run, Token, find_runs, read_tokens
from tocsin.reading.place_vocabulary import COMMON, JOINERS, is_common
from tocsin.reading.place_words import read_piece

LONGEST = 6  # words of a name
KNOWN = 300_000  # people: a text without capitals is believed only for places of this size
FEW = 0.06  # share of words with a capital, below which a text is taken to have none
ARTICLE = re.compile(r"[Tt]he ")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at ``start <= x < end`` of a text, with what it may be called after; no hits where the gazetteer has none."""

    start: int
    end: int
    hits: Sequence[PlaceHit]


def capitals_tell(text: str) -> bool:
    """Whether *text* has capitals, and not only capitals: a stray one in a text of small letters tells nothing.

    Half as many are enough where it begins with one.
    """
    words = [w for w in text.split() if len(w) > 2 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    first = next((c for c in text if c.isalpha()), "")
    enough = FEW * len(words)
    return (capital > enough or (first.isupper() and capital > max(1, enough / 2))) and not all(w.isupper() for w in words)


def find_toponyms(text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Names of places in *text* in order, none within another, also such as the gazetteer does not have."""
    tokens = read_tokens(text)
    lines = list(_lines(text, tokens))
    cased = {n for line, tells in lines if tells for n in range(line.first, line.last)}
    runs = [run for run in find_runs(tokens) if run.first in cased]
    named = tag_places(text, tokens, runs, gazetteer)
    sure = (run for run in named if not _is_common_opening(tokens, run))
    found = [_toponym(text, tokens[run.first].start, tokens[run.last - 1].end, gazetteer) for run in sure]
    for line, tells in lines:
        if not tells:
            found += _scan(text, tokens[line.first : line.last], gazetteer)
    return sorted(found, key=lambda toponym: toponym.start)


def _lines(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Run, bool]]:
    """The tokens of each line, and whether its capitals tell names."""
    breaks = [n for n, token in enumerate(tokens) if token.kind == "line"]
    for first, last in zip([0, *(n + 1 for n in breaks)], [*breaks, len(tokens)], strict=True):
        if first < last:
            yield Run(first, last), capitals_tell(text[tokens[first].start : tokens[last - 1].end])


def _is_common_opening(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a sentence begins with *run*, an everyday word: its capital tells nothing."""
    opens = run.first == 0 or tokens[run.first - 1].text in ('"', "“", ".", "?", "!") or tokens[run.first - 1].kind == "line"
    return opens and run.last == run.first + 1 and is_common(tokens[run.first].text)


def _toponym(text: str, start: int, end: int, gazetteer: Gazetteer) -> Toponym:
    """The name with its entries: those of all its words, or of what is left without "the" or "city"."""
    name = ARTICLE.sub("", text[start:end], count=1)
    hits = gazetteer.find(name)
    if hits or " " not in name:
        return Toponym(start, end, hits)
    part = read_piece(name)
    return Toponym(start, end, gazetteer.find(part.name) if part.hint != "site" and not part.generic else ())


def _scan(text: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Large places in a line without capitals, or of nothing else."""
    at = 0
    while at < len(tokens):
        size, hits = _longest(text, tokens, at, gazetteer)
        if hits:
            yield Toponym(tokens[at].start, tokens[at + size - 1].end, hits)
        at += max(size, 1)


def _longest(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> tuple[int, Sequence[PlaceHit]]:
    """How many tokens from *at* on are one name, and its hits; (0, ()) if none."""
    for size in range(_reach(tokens, at), 0, -1):
        words = tokens[at : at + size]
        if words[-1].low in JOINERS or (size == 1 and is_common(words[0].text)):
            continue
        hits = gazetteer.find(text[words[0].start : words[-1].end])
        if hits and _is_large(words, hits):
            return size, hits
    return 0, ()


def _reach(tokens: Sequence[Token], at: int) -> int:
    """How far a name from *at* on can go: words with nothing but one blank or a hyphen between."""
    size = 0
    while at + size < len(tokens) and size < LONGEST:
        token = tokens[at + size]
        if not (token.kind == "word" or (token.text == "-" and size)) or (size and token.start - tokens[at + size - 1].end > 1):
            break
        size += 1
    return size


def _is_large(words: Sequence[Token], hits: Sequence[PlaceHit]) -> bool:
    """Only large places, under their first name."""
    best = max(hits, key=lambda h: h.population)
    name = fold(" ".join(w.text for w in words))
    if len(name) <= 3 or all(part in COMMON or part in JOINERS or part in INNER for part in name.split()):
        return False
    kinds = ("country", "demonym", "region", "water", "admin1", "site")
    return best.kind in kinds or (best.population > KNOWN and fold(best.name) == best.alias)
