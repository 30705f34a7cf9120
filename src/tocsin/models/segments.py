"""Long texts are read in segments, so that memory and the number of pairs stay bounded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.models.sentences import index_of, sentence_starts
from tocsin.models.tokens import Tokens

LONGEST: Final = 3000  # wordpieces, some 2,200 words: nine in ten news reports are one segment


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a text: its words, its offset in the text, its wordpieces (offsets within the part), their sentences."""

    text: str
    start: int
    tokens: Tokens
    sentence: NDArray[np.int64]


def segments(text: str, tokens: Tokens) -> list[Segment]:
    """The parts of *text*, cut between sentences; none where there is no wordpiece."""
    if not len(tokens):
        return []
    starts = sentence_starts(text)
    sentence = index_of(tokens.offsets[:, 0], starts)
    cuts = _cuts(sentence)
    parts = []
    for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        begin, end = int(tokens.offsets[first, 0]), int(tokens.offsets[last - 1, 1])
        inside = Tokens(tokens.ids[first:last], tokens.shapes[first:last], tokens.offsets[first:last] - begin)
        parts.append(Segment(text[begin:end], begin, inside, sentence[first:last]))
    return parts


def _cuts(sentence: NDArray[np.int64]) -> list[int]:
    """The wordpieces at which a segment starts."""
    cuts = [0]
    while len(sentence) - cuts[-1] > LONGEST:
        limit = cuts[-1] + LONGEST
        back = int(np.searchsorted(sentence, sentence[limit]))  # the start of the sentence that would be cut
        cuts.append(back if back > cuts[-1] else limit)
    return cuts


def chain(parts: Sequence[tuple[int, Markup]]) -> Markup:
    """One markup over the whole text from (offset, markup) of its parts."""
    if len(parts) == 1 and parts[0][0] == 0:
        return parts[0][1]
    mentions: list[Mention] = []
    arcs: list[Arc] = []
    for offset, markup in parts:
        base = len(mentions)
        mentions += [replace(m, start=m.start + offset, end=m.end + offset) for m in markup.mentions]
        arcs += [Arc(a.head + base, a.tail + base, a.label, a.score) for a in markup.arcs]
    return Markup(tuple(mentions), tuple(arcs))
