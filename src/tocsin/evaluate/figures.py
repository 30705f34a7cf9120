"""What a comparison with gold gives: counts that know their rates, and shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what was *found* and of what was *wanted* are right; *right_wanted* only where one answer may serve several."""

    right: float = 0
    found: float = 0
    wanted: float = 0
    right_wanted: float | None = None

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 of nothing is 0."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 0 of nothing is 0."""
        return (self.right if self.right_wanted is None else self.right_wanted) / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Share:
    """*part* of *of*; nothing of nothing has no value."""

    part: float
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.part / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Rated:
    """Precision and recall that do not come from counts alone."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with a unit of its own, such as kilometres; None where there is nothing to measure."""

    value: float | None
    unit: str = ""


Line = Tally | Rated | Share | Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one reader did: *lines* by name in the order of the table, the *headline* among them; *notes* for who reads the table."""

    reader: str
    headline: str
    lines: Mapping[str, Line]
    notes: tuple[str, ...] = field(default=())

    def plain(self) -> dict[str, Any]:
        """The figures in what JSON has, rounded to four figures."""
        lines = {name: _plain(line) for name, line in self.lines.items()}
        return {"reader": self.reader, "headline": self.headline, "figures": lines, "notes": list(self.notes)}


def _plain(line: Line) -> dict[str, Any]:
    if isinstance(line, (Tally, Rated)):
        rates = {"p": round(line.precision, 4), "r": round(line.recall, 4), "f": round(line.f1, 4)}
        counts = {"right": line.right, "found": line.found, "wanted": line.wanted} if isinstance(line, Tally) else {}
        return {**rates, **counts}
    if isinstance(line, Share):
        return {"share": None if line.value is None else round(line.value, 4), "of": line.of}
    return {"value": None if line.value is None else round(line.value, 4), "unit": line.unit}
