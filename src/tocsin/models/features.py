"""Candidate spans and pairs of spans of one text, and what is known of a pair besides its words: distance and likeness."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.models.labels import FAMILIES, LAYERS

Ints = NDArray[np.int64]
FEATURE_SIZES: Final = (20, 9, 6, 4)  # token distance, sentence distance, likeness of the words, spans of the left layer between
REACH: Final = {"role": 8, "event": 10_000, "actor": 10_000, "statement": 3}  # sentences between the two at most
BEGINS: Final = 0.05  # chance of beginning from which a wordpiece may begin a span at all; the score of the span decides
WORD: Final = re.compile(r"\w+")
SMALL: Final = frozenset(["the", "a", "an", "of", "and", "s"])


@dataclass(frozen=True, slots=True)
class Spans:
    """Candidate spans: token indices ``first <= i <= last``, layer number, sentence number, each (n,); sorted by first token.

    *words* are the folded words of each.
    """

    first: Ints
    last: Ints
    layer: Ints
    sentence: Ints
    words: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.first)

    def of(self, layers: Sequence[str]) -> Ints:
        """The numbers of the spans on *layers*."""
        return np.flatnonzero(np.isin(self.layer, [LAYERS.index(name) for name in layers]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """*left* and *right* (p,) are span numbers, *features* (p, 4) indices below FEATURE_SIZES."""

    left: Ints
    right: Ints
    features: Ints


def fold_words(text: str) -> tuple[str, ...]:
    """The words of *text* that matter for likeness, lower case."""
    words = tuple(WORD.findall(text.casefold()))
    return tuple(w for w in words if w not in SMALL) or words


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """0 unlike, 1 the same words, 2 one within the other, 3 the same last word, 4 one is the other's initials, 5 the same first word."""
    if not a or not b:
        return 0
    if a == b:
        return 1
    if set(a) <= set(b) or set(b) <= set(a):
        return 2
    if _initials(a, b) or _initials(b, a):
        return 4
    if a[-1] == b[-1]:
        return 3
    return 5 if a[0] == b[0] or (len(a) == len(b) == 1 and a[0][:5] == b[0][:5]) else 0


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    word = "".join(short)
    return len(long) > 1 and len(word) > 1 and "".join(w[0] for w in long).startswith(word)


def find_pairs(spans: Spans) -> dict[str, Pairs]:
    """The pairs worth scoring, family by family. Pairs within one layer are ordered by position."""
    return {name: _family(spans, name) for name in FAMILIES}


def _family(spans: Spans, name: str) -> Pairs:
    left_layer, right_layers, _ = FAMILIES[name]
    lefts, rights = spans.of([left_layer]), spans.of(right_layers)
    left, right = (grid.ravel() for grid in np.meshgrid(lefts, rights, indexing="ij"))
    near = np.abs(spans.sentence[left] - spans.sentence[right]) <= REACH[name]
    ordered = (spans.layer[left] != spans.layer[right]) | (left < right)
    left, right = left[near & ordered], right[near & ordered]
    return Pairs(left, right, _features(spans, left, right, lefts))


def _features(spans: Spans, left: Ints, right: Ints, lefts: Ints) -> Ints:
    gap = np.where(
        spans.first[right] >= spans.first[left],
        np.maximum(spans.first[right] - spans.last[left], 0),
        -np.maximum(spans.first[left] - spans.last[right], 0),
    )
    between = np.abs(
        np.searchsorted(spans.first[lefts], spans.first[right]) - np.searchsorted(spans.first[lefts], spans.first[left], side="right")
    )
    columns = (
        _log_bucket(gap),
        np.clip(spans.sentence[right] - spans.sentence[left], -4, 4) + 4,
        _likenesses(spans, left, right),
        np.minimum(between, 3),
    )
    return np.stack(columns, axis=1).astype(np.int64) if len(left) else np.zeros((0, len(FEATURE_SIZES)), dtype=np.int64)


def _log_bucket(gap: Ints) -> Ints:
    size = np.ceil(np.log2(np.abs(gap) + 1)).clip(0, 9).astype(np.int64)
    return np.asarray(np.where(gap < 0, 9 - size, 10 + size), dtype=np.int64)


def _likenesses(spans: Spans, left: Ints, right: Ints) -> Ints:
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    out = np.zeros(len(left), dtype=np.int64)
    same_layer = spans.layer[left] == spans.layer[right]
    for at in np.flatnonzero(same_layer):
        pair = spans.words[left[at]], spans.words[right[at]]
        if pair not in known:
            known[pair] = likeness(*pair)
        out[at] = known[pair]
    return out


def find_spans(logits: NDArray[np.float32], least: Mapping[str, float]) -> list[tuple[int, int, int, float]]:
    """(layer, first, last, score) of each span in *logits* (tokens, layers, 3: outside, begin, inside).

    A span begins where *begin* is likely enough and beats *inside*, and goes on while *inside* beats both others. Its score is the
    mean probability of not being outside; under the layer's *least* it is none.
    """
    raised = np.exp(logits - logits.max(axis=2, keepdims=True))
    chances = raised / raised.sum(axis=2, keepdims=True)  # (tokens, layers, 3)
    found = []
    for number, layer in enumerate(LAYERS):
        outside, begin, inside = chances[:, number].T
        goes_on = (inside > outside) & (inside > begin)
        for first in np.flatnonzero((begin >= BEGINS) & (begin >= inside)):
            last = first
            while last + 1 < len(goes_on) and goes_on[last + 1]:
                last += 1
            score = float(1 - outside[first : last + 1].mean())
            if score >= least[layer]:
                found.append((number, int(first), int(last), score))
    return found
