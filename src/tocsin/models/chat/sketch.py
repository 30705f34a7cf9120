"""A markup in the making: mentions by where they stand, arcs between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.markup import Arc, Markup, Mention

Key = tuple[int, int, str]  # start, end, label
Tags = Mapping[str, tuple[str, float]]


@dataclass(slots=True)
class Sketch:
    """Filled part by part; a stretch is one mention on its layer, however often it is named."""

    scores: dict[Key, float] = field(default_factory=dict)
    tags: dict[Key, dict[str, tuple[str, float]]] = field(default_factory=dict)
    arcs: dict[tuple[Key, Key, str], float] = field(default_factory=dict)

    def mention(self, where: tuple[int, int], label: str, *, score: float = 1.0, tags: Tags | None = None) -> Key:
        """The mention at *where*, made if it is not there; what *tags* say of it anew stands over what was said."""
        key = (*where, label)
        self.scores[key] = max(score, self.scores.get(key, 0.0))
        self.tags.setdefault(key, {}).update(tags or {})
        return key

    def arc(self, head: Key, tail: Key, label: str, score: float = 1.0) -> None:
        """An arc; of two alike the surer stays."""
        if head != tail:
            self.arcs[head, tail, label] = max(score, self.arcs.get((head, tail, label), 0.0))

    def overlaps(self, where: tuple[int, int], label: str) -> bool:
        """Whether another mention on this layer shares a letter with *where*."""
        return any(k[2] == label and k[0] < where[1] and where[0] < k[1] and k[:2] != where for k in self.scores)

    def markup(self) -> Markup:
        """What was sketched, mentions by position."""
        order = sorted(self.scores)
        number = {key: n for n, key in enumerate(order)}
        mentions = tuple(Mention(*key, round(self.scores[key], 4), self.tags[key]) for key in order)
        arcs = (Arc(number[head], number[tail], label, round(score, 4)) for (head, tail, label), score in self.arcs.items())
        return Markup(mentions, tuple(arcs))
