"""Candidate spans and pairs of spans of one text, and what is known of a pair besides its words: distance and likeness."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.models.labels import FAMILIES, LAYERS

Ints = NDArray[np.int64]
Words = tuple[str, ...]
FEATURE_SIZES: Final = (20, 9, 6, 4)  # token distance, sentence distance, likeness of the words, spans of the left layer between
REACH: Final = {"role": 5, "event": 10_000, "actor": 8, "statement": 3}  # sentences between the two at most, where their words are unlike
COREFERENCE: Final = ("event", "actor")  # of these, spans of like words are paired from afar
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
    words: tuple[Words, ...]

    def __len__(self) -> int:
        return len(self.first)

    def of(self, layers: Sequence[str]) -> Ints:
        """The numbers of the spans on *layers*."""
        wanted = np.array([name in layers for name in LAYERS])
        return np.flatnonzero(wanted[self.layer])


@dataclass(frozen=True, slots=True)
class Pairs:
    """*left* and *right* (p,) are span numbers, *features* (p, 4) indices below FEATURE_SIZES."""

    left: Ints
    right: Ints
    features: Ints


def fold_words(text: str) -> Words:
    """The words of *text* that matter for likeness, lower case."""
    words = tuple(WORD.findall(text.casefold()))
    return tuple(w for w in words if w not in SMALL) or words


def likeness(a: Words, b: Words) -> int:
    """0 unlike, 1 the same words, 2 one within the other, 3 the same last word, 4 one is the other's initials, 5 the same first word."""
    if not a or not b:
        return 0
    if a == b:
        return 1
    ours, theirs = set(a), set(b)
    if ours <= theirs or theirs <= ours:
        return 2
    if _initials(a, b) or _initials(b, a):
        return 4
    if a[-1] == b[-1]:
        return 3
    return 5 if a[0] == b[0] or (len(a) == len(b) == 1 and a[0][:5] == b[0][:5]) else 0


def _initials(short: Words, long: Words) -> bool:
    if len(long) == 1 or short[0][0] != long[0][0]:  # true of nearly all, and quickly told
        return False
    word = "".join(short)
    return len(word) > 1 and "".join(w[0] for w in long).startswith(word)


def find_pairs(spans: Spans) -> dict[str, Pairs]:
    """The pairs worth scoring, family by family. Pairs within one layer are ordered by position."""
    return {name: _family(spans, name) for name in FAMILIES}


def _family(spans: Spans, name: str) -> Pairs:
    left_layer, right_layers, _ = FAMILIES[name]
    lefts, rights = spans.of([left_layer]), spans.of(right_layers)
    left, right = (grid.ravel() for grid in np.meshgrid(lefts, rights, indexing="ij"))
    ordered = (spans.layer[left] != spans.layer[right]) | (left < right)
    left, right = left[ordered], right[ordered]
    near = np.abs(spans.sentence[left] - spans.sentence[right]) <= REACH[name]
    alike = _likenesses(spans, (left, right), lefts, near | (name in COREFERENCE))
    kept = near | (alike > 0)
    left, right = left[kept], right[kept]
    return Pairs(left, right, _features(spans, (left, right), alike[kept], lefts))


def _features(spans: Spans, pairs: tuple[Ints, Ints], alike: Ints, lefts: Ints) -> Ints:
    left, right = pairs
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
        alike,
        np.minimum(between, 3),
    )
    return np.stack(columns, axis=1).astype(np.int64) if len(left) else np.zeros((0, len(FEATURE_SIZES)), dtype=np.int64)


def _log_bucket(gap: Ints) -> Ints:
    size = np.ceil(np.log2(np.abs(gap) + 1)).clip(0, 9).astype(np.int64)
    return np.asarray(np.where(gap < 0, 9 - size, 10 + size), dtype=np.int64)


def _likenesses(spans: Spans, pairs: tuple[Ints, Ints], lefts: Ints, asked: NDArray[np.bool_]) -> Ints:
    """Likeness of the words of two spans of one layer; 0 of two layers, and where it is not asked for."""
    left, right = pairs
    alike = np.zeros(len(left), dtype=np.int64)
    rows = np.flatnonzero((spans.layer[left] == spans.layer[right]) & asked)
    if len(rows):
        numbers: dict[Words, int] = {}
        number = np.zeros(len(spans), dtype=np.int64)
        number[lefts] = [numbers.setdefault(spans.words[at], len(numbers)) for at in lefts]
        one, other = number[left[rows]], number[right[rows]]
        wanted = np.zeros((len(numbers), len(numbers)), dtype=np.bool_)
        wanted[np.minimum(one, other), np.maximum(one, other)] = True
        alike[rows] = _table(tuple(numbers), wanted)[one, other]
    return alike


def _table(many: Sequence[Words], wanted: NDArray[np.bool_]) -> Ints:
    """The likeness of each to each, (n, n), where it is wanted; only such as may be alike at all are compared."""
    table = np.diag(np.array([bool(words) for words in many], dtype=np.int64))
    wishes = wanted.tolist()
    for a, b in {pair for numbers in _groups(many) for pair in combinations(numbers, 2)}:
        if wishes[a][b]:
            table[a, b] = table[b, a] = likeness(many[a], many[b])
    return table


def _groups(many: Sequence[Words]) -> Iterable[list[int]]:
    """Numbers of those that share a word, or letters by which one may be short for another: no others are alike."""
    shared: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(many):
        start = words[:2]  # two letters count, and each word has one
        marks = {*words, "initials " + "".join(word[0] for word in start), "initials " + "".join(start)[:2]}
        if len(words) == 1:
            marks.add("start " + words[0][:5])
        for mark in marks:
            shared[mark].append(number)
    return shared.values()


def find_spans(logits: NDArray[np.float32], least: Mapping[str, float]) -> list[tuple[int, int, int, float]]:
    """(layer, first, last, score) of each span in *logits* (tokens, layers, 3: outside, begin, inside).

    A span begins where *begin* is likely enough and beats *inside*, and goes on while *inside* beats both others. Its score is the
    mean probability of not being outside; under the layer's *least* it is none.
    """
    raised = np.exp(logits - logits.max(axis=2, keepdims=True))
    outside, begin, inside = np.moveaxis(raised / raised.sum(axis=2, keepdims=True), 2, 0)  # (tokens, layers) each
    layer, first = np.nonzero(((begin >= BEGINS) & (begin >= inside)).T)
    end = _ends((inside > outside) & (inside > begin))[first + 1, layer]
    total = np.concatenate([np.zeros((1, len(LAYERS))), np.cumsum(1 - outside, axis=0, dtype=np.float64)])  # (tokens + 1, layers)
    score = (total[end, layer] - total[first, layer]) / (end - first)
    sure = score >= np.array([least[name] for name in LAYERS])[layer]
    columns = (layer[sure], first[sure], end[sure] - 1, score[sure])
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _ends(goes_on: NDArray[np.bool_]) -> Ints:
    """From each token on, the first that does not go on, (tokens + 1, layers); the number of tokens where all do."""
    tokens = np.arange(len(goes_on))[:, None]
    stops = np.concatenate([np.where(goes_on, len(goes_on), tokens), np.full((1, goes_on.shape[1]), len(goes_on))])
    return np.asarray(np.minimum.accumulate(stops[::-1])[::-1], dtype=np.int64)
