"""What a model backend gives back: labelled stretches of text and arcs between them, nothing decided yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled stretch, half-open code points. *tags* hold what the model says of it: ``{"type": ("attack.clash", 0.8)}``.

    Labels: ``trigger``, ``filler`` (who or what takes part), ``weapon``, ``place``, ``time``, ``toll``, ``cue``, ``content``.
    """

    start: int
    end: int
    label: str
    score: float = 1.0
    tags: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    def tag(self, name: str, default: str) -> str:
        """The value of the tag *name*, or *default* where the model said nothing."""
        return self.tags[name][0] if name in self.tags else default


@dataclass(frozen=True, slots=True)
class Arc:
    """A link from mention number *head* to mention number *tail* of the same markup, labelled with the role."""

    head: int
    tail: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Markup:
    """All that a backend says about one text. Mentions are sorted by start."""

    mentions: tuple[Mention, ...] = ()
    arcs: tuple[Arc, ...] = ()

    def __post_init__(self) -> None:
        ends = {end for arc in self.arcs for end in (arc.head, arc.tail)}
        if not ends.issubset(range(len(self.mentions))):
            raise ValueError("an arc points at a mention that is not there")
