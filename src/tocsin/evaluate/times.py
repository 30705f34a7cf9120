"""Expressions of time against gold in TIMEX3: whether they are found, and whether type and value are right, as TempEval-3 counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tocsin.evaluate.assignment import pair_best
from tocsin.evaluate.figures import Figures, Line, Share, Tally

Row = Mapping[str, Any]  # {"start", "end", "type", "value"}


def score_times(reports: Iterable[tuple[Sequence[Row], Sequence[Row]]], *, reader: str) -> Figures:
    """The figures over (gold, answers) of all reports; expressions are paired one to one by how much they overlap."""
    strict, counts = Tally(), [0, 0, 0]
    for wanted, found in reports:
        strict += Tally(len(set(map(_extent, wanted)) & set(map(_extent, found))), len(found), len(wanted))
        worths = [[_overlap(one, other) for other in found] for one in wanted]
        hits = [(wanted[i], found[j]) for i, j in pair_best(worths) if worths[i][j] > 0]
        counts[0] += len(hits)
        for n, part in enumerate(("type", "value"), 1):
            counts[n] += sum(_said(one, part) == _said(other, part) for one, other in hits)
    value, type_, relaxed = (Tally(right, strict.found, strict.wanted) for right in (counts[2], counts[1], counts[0]))
    lines: dict[str, Line] = {"value": value, "type": type_, "extent, relaxed": relaxed, "extent, strict": strict}
    lines |= {"type right of those found": Share(counts[1], counts[0]), "value right of those found": Share(counts[2], counts[0])}
    return Figures(reader=reader, headline="value", lines=lines)


def _extent(row: Row) -> tuple[int, int]:
    return row["start"], row["end"]


def _said(row: Row, part: str) -> str:
    return str(row.get(part) or "").strip()


def _overlap(one: Row, other: Row) -> float:
    (start, end), (first, last) = _extent(one), _extent(other)
    return max(0, min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
