"""A match of the grammar of times with the words under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tocsin.reading.timeitems import Item

TURNS = {"L": -1, "H": 0, "X": 1}


class Year(NamedTuple):
    """The year that words give beside a date: in figures, or as last (-1), this (0), next (1)."""

    figures: int | None
    turn: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern's match with the items under it."""

    match: re.Match[str]
    items: Sequence[Item]

    def at(self, group: str) -> Item | None:
        """The first item under *group*, None where the group is absent."""
        start = self.match.start(group) if group in self.match.re.groupindex else -1
        return self.items[start] if start >= 0 and self.match[group] else None

    def value(self, group: str) -> Any:
        """The value of that item."""
        item = self.at(group)
        return item.value if item else None

    def turn(self, group: str = "turn") -> int | None:
        """-1, 0 or 1 for last, this, next."""
        item = self.at(group)
        return TURNS.get(item.letter) if item else None

    def year(self) -> Year:
        """The year that the words give."""
        return Year(self.value("y"), self.turn("yt") if self.value("yu") == "year" else None)

    def mod(self) -> str | None:
        """Early, mid or late; "earlier" and "later" tell nothing."""
        item = self.at("q")
        return item.value if item and item.letter == "Q" else None

    def part(self) -> str | None:
        """The part of the day."""
        part: str | None = self.value("p") or self.value("p2")
        return part

    def hour(self) -> str | None:
        """The time of day."""
        hour: str | None = self.value("k") or self.value("k2")
        return hour
