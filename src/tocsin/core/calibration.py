"""From a reader's scores to chances: what share of the values with such a score is right."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight lines between the points (*xs*, *ys*), level before the first and behind the last; neither falls."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.xs or len(self.xs) != len(self.ys):
            raise ValueError(f"a curve needs as many ys as xs, and one at least: {len(self.xs)} and {len(self.ys)}")
        if list(self.xs) != sorted(self.xs) or list(self.ys) != sorted(self.ys):
            raise ValueError("neither xs nor ys of a curve may fall")
        if not all(0.0 <= y <= 1.0 for y in self.ys):
            raise ValueError("the ys of a curve lie between 0 and 1")

    def at(self, x: float) -> float:
        """The chance that belongs to the score *x*."""
        if x <= self.xs[0]:
            return self.ys[0]
        if x > self.xs[-1]:
            return self.ys[-1]
        n = bisect_left(self.xs, x)
        share = (x - self.xs[n - 1]) / (self.xs[n] - self.xs[n - 1])
        return self.ys[n - 1] + share * (self.ys[n] - self.ys[n - 1])


Calibration = Mapping[str, Curve]
"""Curves by what the score is of: ``event``, ``by``, ``against``, ``statement``, ``relation``, a slot (``place``), or ``place_by_rule``."""
