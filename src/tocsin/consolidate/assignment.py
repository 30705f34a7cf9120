"""The pairing of two lists with the greatest sum of worths: each entry is used once at most."""

from collections.abc import Mapping
from math import inf

from tocsin.consolidate.cluster import components

Worths = Mapping[tuple[str, str], float]


def best_pairing(worths: Worths) -> float:
    """The greatest sum of *worths* (above 0) over pairs that share no left and no right name."""
    lefts, rights = ({f"{side}{pair[n]}" for pair in worths} for n, side in ((0, "<"), (1, ">")))
    groups = components(lefts | rights, ((f"<{a}", f">{b}") for a, b in worths))
    where = {name: number for number, group in enumerate(groups) for name in group}
    split: dict[int, dict[tuple[str, str], float]] = {}
    for (a, b), worth in worths.items():
        split.setdefault(where[f"<{a}"], {})[a, b] = worth
    return sum(_paired(part) for _, part in sorted(split.items()))


def _paired(worths: Worths) -> float:
    """As best_pairing, for names that all hang together: the Hungarian method, row by row."""
    rows, columns = sorted({a for a, _ in worths}), sorted({b for _, b in worths})
    if len(rows) > len(columns):
        return _paired({(b, a): worth for (a, b), worth in worths.items()})
    cost = [[-worths.get((a, b), 0.0) for b in columns] for a in rows]
    row_of = _assigned(cost)
    return -sum(cost[row][column] for column, row in enumerate(row_of) if row >= 0)


def _assigned(cost: list[list[float]]) -> list[int]:
    """For each column its row, -1 where it has none; no more rows than columns."""
    width = len(cost[0])
    u, v, row_of = [0.0] * len(cost), [0.0] * (width + 1), [-1] * (width + 1)
    for row in range(len(cost)):
        row_of[width] = row
        column, least, way, used = width, [inf] * width, [width] * width, [False] * (width + 1)
        while row_of[column] >= 0:
            used[column] = True
            column = _step(cost, (u, v), row_of, (column, least, way, used))
        while column != width:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return row_of[:width]


def _step(
    cost: list[list[float]], prices: tuple[list[float], list[float]], row_of: list[int], at: tuple[int, list[float], list[int], list[bool]]
) -> int:
    """Prices moved until one more column can be reached; that column."""
    (u, v), (column, least, way, used) = prices, at
    row = row_of[column]
    for other in range(len(least)):
        if not used[other] and (slack := cost[row][other] - u[row] - v[other]) < least[other]:
            least[other], way[other] = slack, column
    best = min((other for other in range(len(least)) if not used[other]), key=lambda other: least[other])
    delta = least[best]
    for other in range(len(used)):
        if used[other]:
            u[row_of[other]] += delta
            v[other] -= delta
        elif other < len(least):
            least[other] -= delta
    return best
