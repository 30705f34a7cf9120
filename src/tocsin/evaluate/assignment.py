"""The pairing of two lists with the greatest sum of worths, each entry used once at most."""

from collections.abc import Callable, Sequence
from math import inf

Worths = Sequence[Sequence[float]]


def pair_best(worths: Worths, *, least: float = 0.0) -> list[tuple[int, int]]:
    """(row, column) of each pair, by row; pairs worth less than *least* are left out after the choice.

    Shortest augmenting paths, as Crouse 2016 describes them; of equal answers the same one as scipy's ``linear_sum_assignment``.
    """
    if not worths or not worths[0]:
        return []
    turned = len(worths[0]) < len(worths)
    cost = [[-worth for worth in row] for row in (zip(*worths, strict=True) if turned else worths)]
    pairs = list(enumerate(_columns_of(cost)))
    found = sorted((column, row) for row, column in pairs) if turned else pairs
    return [(row, column) for row, column in found if worths[row][column] >= least]


def pair_lists(rows: int, columns: int, worth: Callable[[int, int], float], *, least: float = 0.0) -> list[tuple[int, int]]:
    """As *pair_best*, the worth of a pair given by a function of its numbers."""
    return pair_best([[worth(i, j) for j in range(columns)] for i in range(rows)], least=least)


class _Search:
    """The prices so far, and who is paired with whom; rows are taken in one after the other."""

    def __init__(self, cost: Sequence[Sequence[float]]) -> None:
        self.cost = cost
        self.u, self.v = [0.0] * len(cost), [0.0] * len(cost[0])
        self.column_of, self.row_of = [-1] * len(cost), [-1] * len(cost[0])

    def take_in(self, new: int) -> None:
        """Pair the row *new*, moving others where that costs less."""
        least, way = [inf] * len(self.v), [-1] * len(self.v)
        rows, columns, low, sink = self._reach(new, least, way)
        self.u[new] += low
        for row in rows - {new}:
            self.u[row] += low - least[self.column_of[row]]
        for column in columns:
            self.v[column] -= low - least[column]
        column = sink
        while True:
            row = way[column]
            self.row_of[column] = row
            self.column_of[row], column = column, self.column_of[row]
            if row == new:
                return

    def _reach(self, new: int, least: list[float], way: list[int]) -> tuple[set[int], set[int], float, int]:
        """The cheapest way from *new* to a free column: rows and columns that were passed, its cost, its end."""
        open_columns = list(range(len(self.v) - 1, -1, -1))
        rows, columns, low, row = set[int](), set[int](), 0.0, new
        while True:
            rows.add(row)
            at, low = self._nearest(row, low, open_columns, (least, way))
            column = open_columns[at]
            open_columns[at] = open_columns[-1]
            open_columns.pop()
            columns.add(column)
            if self.row_of[column] < 0:
                return rows, columns, low, column
            row = self.row_of[column]

    def _nearest(self, row: int, low: float, open_columns: Sequence[int], found: tuple[list[float], list[int]]) -> tuple[int, float]:
        """Where the cheapest of the open columns stands, and its cost; of equal ones a free one."""
        least, way = found
        costs = self.cost[row]
        best, best_at = inf, -1
        for at, column in enumerate(open_columns):
            reached = low + costs[column] - self.u[row] - self.v[column]
            if reached < least[column]:
                least[column], way[column] = reached, row
            if least[column] < best or (least[column] == best and self.row_of[column] < 0):
                best, best_at = least[column], at
        return best_at, best


def _columns_of(cost: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row; no more rows than columns."""
    search = _Search(cost)
    for row in range(len(cost)):
        search.take_in(row)
    return search.column_of
