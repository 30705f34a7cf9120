"""When a value of one record is that of another: words that overlap, actors that share a mention, events that tell the same."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tocsin.evaluate.assignment import pair_lists

Row = Mapping[str, Any]  # a record, or a part of one, as it stands in a file of gold
SAME_WORDS, SAME_TYPE, SAME_GROUP, SAME_SIDES = 0.5, 0.3, 0.15, 0.2  # what each is worth when events are paired
LEAST = 0.3  # events less alike are not the same


def fold(text: str | None) -> str:
    """*text* without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in parts if not unicodedata.combining(c)).split())


def overlap(a: Row | None, b: Row | None) -> bool:
    """Whether two spans share a character."""
    return bool(a and b) and a["start"] < b["end"] and b["start"] < a["end"]  # type: ignore[index]


def any_overlap(these: Iterable[Row], those: Sequence[Row]) -> bool:
    """Whether one of *these* shares a character with one of *those*."""
    return any(overlap(a, b) for a in these for b in those)


def group_of(type_: str) -> str:
    """The part of a type before the dot."""
    return type_.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills a slot: the *words* there, and all *mentions* of the actor that they mean."""

    words: Sequence[Row]
    mentions: Sequence[Row]

    def is_same(self, other: "Filler") -> bool:
        """Whether both mean one, by the words, by the actor, or by the words of one and the actor of the other."""
        mine, theirs = (self.words, self.mentions), (other.words, other.mentions)
        return any(any_overlap(a, b) for a in mine for b in theirs)


@dataclass(frozen=True)
class Record:
    """One record as it stands in a file; what is absent is empty."""

    row: Row

    @cached_property
    def actors(self) -> dict[str, Row]:
        """The actors by id."""
        return {actor["id"]: actor for actor in self.parts("actors")}

    def parts(self, name: str) -> Sequence[Row]:
        """The events, statements, relations, designations or actors."""
        found: Sequence[Row] = self.row.get(name) or ()
        return found

    def mentions(self, actor: str | None) -> Sequence[Row]:
        """All mentions of an actor; none of an unknown one."""
        found: Sequence[Row] = self.actors[actor]["mentions"] if actor in self.actors else ()
        return found

    def filler(self, part: Row, words: str = "mention") -> Filler:
        """Who *part* of a record speaks of."""
        span = part.get(words)
        return Filler((span,) if span else (), self.mentions(part.get("actor")))

    def fillers(self, event: Row, slot: str) -> list[Filler]:
        """Those who fill *slot* of *event*."""
        return [self.filler(part) for part in event.get(slot) or ()]


def event_likeness(gold: Record, found: Record, event: Row, other: Row) -> float:
    """How likely two events are the same: shared words of triggers, type, and who takes part."""
    words = any_overlap(triggers(event), triggers(other))
    kind = _kind_likeness(event["type"], other["type"])
    sides = _sides_likeness(
        *([who for slot in ("by", "against") for who in r.fillers(e, slot)] for r, e in ((gold, event), (found, other)))
    )
    if not words and not (kind and sides):
        return 0.0
    return SAME_WORDS * words + kind + SAME_SIDES * sides


def triggers(event: Row) -> Sequence[Row]:
    """All mentions of an event."""
    return [event["trigger"], *(event.get("also") or ())]


def _kind_likeness(type_: str, other: str) -> float:
    return SAME_TYPE if type_ == other else SAME_GROUP if group_of(type_) == group_of(other) else 0.0


def _sides_likeness(these: Sequence[Filler], those: Sequence[Filler]) -> float:
    if not these or not those:
        return 0.0
    return len(pair_same(these, those)) / max(len(these), len(those))


def pair_same(these: Sequence[Filler], those: Sequence[Filler]) -> list[tuple[int, int]]:
    """Numbers of those of both who are the same, one to one."""
    return pair_lists(len(these), len(those), lambda i, j: these[i].is_same(those[j]), least=1)
