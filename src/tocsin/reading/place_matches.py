"""Names of the gazetteer in the runs of capitals of a text."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.folding import fold
from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.reading.place_tokens import Run, Token

LONGEST = 6  # tokens of a name
KINDS = {"country": "C", "demonym": "D", "admin1": "A", "admin2": "B", "city": "P", "region": "R", "water": "W", "site": "S"}
RANK = "CADRWSPB"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens number ``first <= n < last`` are a name of the gazetteer. *kind* sums up its entries."""

    first: int
    last: int
    hits: Sequence[PlaceHit]
    kind: str


def kind_of(hits: Sequence[PlaceHit]) -> str:
    """The letter of the weightiest kind, with the size of the largest town: P5 is a town of 100,000 and more."""
    best = min(hits, key=lambda h: (RANK.index(KINDS[h.kind]), -h.population))
    letter = KINDS[best.kind]
    if letter not in "PB":
        return letter
    own = next((h for h in hits if fold(h.name) == h.alias), None)
    return f"{letter}{_size(own or best)}{'' if own else 'x'}"


def _size(hit: PlaceHit) -> int:
    return int(math.log10(hit.population + 10))


def find_matches(text: str, tokens: Sequence[Token], runs: Sequence[Run], gazetteer: Gazetteer) -> Mapping[int, list[Match]]:
    """The names of the gazetteer in the runs, by the number of their first token, longest first."""
    found: dict[int, list[Match]] = {}
    for run in runs:
        for first in range(run.first, run.last):
            token = tokens[first]
            if not (token.capital or token.kind == "figure"):
                continue
            ends = range(min(run.last, first + LONGEST), first, -1)
            names = {last: text[token.start : tokens[last - 1].end] for last in ends if _may_end(tokens, first, last)}
            here = [Match(first, last, hits, kind_of(hits)) for last, name in names.items() if (hits := gazetteer.find(name))]
            if here:
                found[first] = here
    return found


def _may_end(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name may begin with token number *first* and end before *last*: with a word, or with a figure behind a word."""
    kind = tokens[last - 1].kind
    return kind == "word" or (kind == "figure" and last > first + 1)
