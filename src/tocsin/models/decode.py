"""Arrays into mentions and arcs. Shared with training, so that the lab and the field agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.models.features import Pairs, Spans, fold_words
from tocsin.models.labels import FAMILIES, LAYERS, ROLE_LAYER, UNARY

Floats = NDArray[np.float32]
FoundSpan = tuple[int, int, int, float]  # layer number, first token, last token, score
EVENT_LAYERS: Final = ("place", "time", "toll", "weapon")
SURELY: Final = 0.6  # score from which a mention of these layers is given to some event; tried on the development reports
ALONE: Final = 0.6  # score from which a trigger needs a type that is no more than LIKELY; under it, one of SURE_TYPE
LIKELY: Final = 0.5  # chance of the likeliest type; this and the two beside it were tried on the development reports
SURE_TYPE: Final = 0.98
ROUNDING: Final = 0.0001  # scores are given in four figures
FLOOR: Final = -80.0  # a logit under which exp overflows; the chance is nought all the same
LEAST: Final = 0.05  # an arc less likely than this is not worth handing on


def make_spans(text: str, found: Sequence[FoundSpan], offsets: NDArray[np.int64], sentence: NDArray[np.int64]) -> Spans:
    """The candidate spans, sorted as the network was trained on them. *offsets* (tokens, 2), *sentence* (tokens,)."""
    order = sorted(found, key=lambda s: (s[1], s[2], s[0]))
    table = np.array([s[:3] for s in order], dtype=np.int64).reshape(-1, 3)
    edges = zip(offsets[table[:, 1], 0].tolist(), offsets[table[:, 2], 1].tolist(), strict=True)
    words = tuple(fold_words(text[start:end]) for start, end in edges)
    return Spans(table[:, 1], table[:, 2], table[:, 0], sentence[table[:, 1]], words)


@dataclass(frozen=True, slots=True)
class Said:
    """What the heads say, as logits: *unary* (spans, labels) by question, *pairs* (pairs, labels) by family, with their pairs."""

    unary: Mapping[str, Floats]
    pairs: Mapping[str, tuple[Pairs, Floats]]


def make_markup(text: str, spans: Spans, where: Sequence[tuple[int, int, float]], said: Said, *, least: Mapping[str, float]) -> Markup:
    """The markup of *text* from the logits.

    *where* are the start, end and score of each span, in its order; spans are widened to whole words. Arcs under *least* of their
    label, or under LEAST, are left out.
    """
    tags = _tags(spans, said.unary)
    mentions = tuple(
        Mention(*whole_words(text, start, end), LAYERS[layer], round(score, 4), tag)
        for (start, end, score), layer, tag in zip(where, spans.layer.tolist(), tags, strict=True)
    )
    arcs = [arc for family, (found, logits) in said.pairs.items() for arc in _arcs(family, found, logits, least)]
    return Markup(mentions, tuple(arcs))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """``start <= x < end`` widened to the words that it cuts: "IS" of "IS-K", "Islam" of "Islamic"."""
    if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not (text[end].isalnum() or "-" in text[end - 1 : end + 1])):
        return start, end  # nearly always
    while start > 0 and text[start - 1].isalnum() and (text[start].isalnum() or text[start : start + 2].strip("-").isupper()):
        start -= 1
    while end < len(text) and (text[end - 1].isalnum() or text[end - 1] == "-") and _goes_on(text, end):
        end += 1
    return start, end


def _goes_on(text: str, end: int) -> bool:
    """Whether the word goes on at *end*; a hyphen joins what follows in capitals or figures ("AK-47")."""
    after = text[end + 1 : end + 2]
    return text[end].isalnum() or (text[end] == "-" and (after.isupper() or after.isdigit()))


def _tags(spans: Spans, unary: Mapping[str, Floats]) -> list[dict[str, tuple[str, float]]]:
    tags: list[dict[str, tuple[str, float]]] = [{} for _ in range(len(spans))]
    for name, logits in unary.items():
        layer, values = UNARY[name]
        numbers = spans.of([layer])
        chances = softmax(logits[numbers])
        order = np.argsort(chances, axis=1)
        for place, title in ((-1, name), (-2, "status_else"))[: 1 + (name == "status")]:
            best = order[:, place]
            scores = _rounded(chances[np.arange(len(best)), best])
            for number, value, score in zip(numbers.tolist(), best.tolist(), scores, strict=True):
                tags[number][title] = values[value], score
    return tags


def _arcs(family: str, pairs: Pairs, logits: Floats, least: Mapping[str, float]) -> list[Arc]:
    labels = [_label(family, label) for label in FAMILIES[family][2]]
    floors = np.array([2.0 if label.startswith("conf:") else least.get(label, LEAST) for label in labels], dtype=np.float32)
    chances: Floats = (1 / (1 + np.exp(-np.maximum(logits, FLOOR)))).astype(np.float32)
    rows, columns = np.nonzero(chances >= floors)
    scores = _rounded(chances[rows, columns])
    between = zip(pairs.left[rows].tolist(), pairs.right[rows].tolist(), columns.tolist(), scores, strict=True)
    arcs = [Arc(left, right, labels[column], score) for left, right, column, score in between]
    return arcs + _confidences(pairs, logits, chances) if family == "role" else arcs


def _label(family: str, label: str) -> str:
    return f"same {family}" if label == "same" else label


def _confidences(pairs: Pairs, logits: Floats, chances: Floats) -> list[Arc]:
    """For each likely agent, how sure the report is that it was: the likeliest of the five, as an arc ``conf:suspected``."""
    labels = FAMILIES["role"][2]
    first = labels.index("conf:fact")
    rows = np.flatnonzero(chances[:, labels.index("by")] >= LEAST)
    sure = softmax(logits[rows, first:])
    between = zip(pairs.left[rows].tolist(), pairs.right[rows].tolist(), sure.argmax(axis=1).tolist(), strict=True)
    scores = _rounded(sure.max(axis=1))
    return [Arc(left, right, labels[first + label], score) for (left, right, label), score in zip(between, scores, strict=True)]


def _rounded(scores: Floats) -> list[float]:
    """*scores* with four decimals; rounded in 32 bits they would have more."""
    rounded: list[float] = scores.astype(np.float64).round(4).tolist()
    return rounded


def softmax(logits: Floats) -> Floats:
    """Chances along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def sift(markup: Markup, spans: Mapping[str, float], arcs: Mapping[str, float]) -> Markup:
    """*markup* without what is under the thresholds, and without triggers of a doubtful type; layers and labels without one stay.
    Mentions are numbered anew.

    A place, time, toll or weapon that is surely one but that no event claims goes to the trigger it fits best: the tags know
    only such as belong to an event.
    """
    kept = [i for i, m in enumerate(markup.mentions) if m.score >= spans.get(m.label, 0.0) and not _is_doubtful(m)]
    new = {old: i for i, old in enumerate(kept)}
    open_arcs = [a for a in markup.arcs if a.head in new and a.tail in new] if len(kept) < len(markup.mentions) else markup.arcs
    claimed = [a for a in open_arcs if a.score >= arcs.get(a.label, 0.0)]
    claimed += _orphans(markup, open_arcs, {a.tail for a in claimed})
    if len(kept) < len(markup.mentions):
        claimed = [Arc(new[a.head], new[a.tail], a.label, a.score) for a in claimed]
    return Markup(tuple(markup.mentions[i] for i in kept), tuple(claimed))


def _is_doubtful(mention: Mention) -> bool:
    """Whether it is a trigger that may be none: what is clearly of one type may look less like a trigger."""
    if mention.label != "trigger" or "type" not in mention.tags:
        return False
    return mention.tags["type"][1] < (LIKELY if mention.score >= ALONE else SURE_TYPE)


def floors(arcs: Mapping[str, float]) -> dict[str, float]:
    """By label, the score under which no arc is worth making if *sift* is to follow with the thresholds *arcs*."""
    late = [label for label, layer in ROLE_LAYER.items() if layer in EVENT_LAYERS]  # one that is under may still be the best there is
    return {label: max(LEAST, least - ROUNDING) for label, least in arcs.items() if label not in late}


def _orphans(markup: Markup, arcs: Sequence[Arc], claimed: set[int]) -> list[Arc]:
    best: dict[int, Arc] = {}
    for arc in arcs:
        mention = markup.mentions[arc.tail]
        if arc.tail not in claimed and mention.label in EVENT_LAYERS and mention.score >= SURELY and arc.label in ROLE_LAYER:
            best[arc.tail] = max(best.get(arc.tail, arc), arc, key=lambda a: a.score)
    return list(best.values())
