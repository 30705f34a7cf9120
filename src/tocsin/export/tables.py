"""Rows as lines: comma or tab separated, with or without a head, or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tocsin.export.files import write_whole
from tocsin.export.format import About, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Store = Callable[[Iterator[Row], Path, About], int]


def comma_separated(columns: Sequence[str], *heads: Sequence[str]) -> Store:
    """A table with a head (*columns*, and further *heads* below it) that a spreadsheet can open safely."""

    def store(rows: Iterator[Row], path: Path, _about: About) -> int:
        lines = (line([cell(row.get(column)) for column in columns]) for row in rows)
        return write_whole(_chained([line(columns), *(line(head) for head in heads)], lines), path) - 1 - len(heads)

    return store


def tab_separated(columns: Sequence[str], *, head: bool = True) -> Store:
    """A table of tabs. No value holds a tab or a line end; there are no quotes."""

    def store(rows: Iterator[Row], path: Path, _about: About) -> int:
        lines = ("\t".join(" ".join(str(_blank(row.get(column))).split()) for column in columns) for row in rows)
        return write_whole(_chained(["\t".join(columns)] if head else [], lines), path) - head

    return store


def json_lines(rows: Iterator[Row], path: Path, _about: About) -> int:
    """One object a line."""
    return write_whole((json.dumps(row, ensure_ascii=False) for row in rows), path)


def line(cells: Iterable[Any]) -> str:
    """A line of a comma separated table."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()


def cell(value: Any) -> Any:
    """*value* for a spreadsheet; words that it would run as a formula get an apostrophe before them. Numbers stay numbers."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return f"'{words}" if value.startswith(FORMULA) or words.startswith(FORMULA) else words


def _blank(value: Any) -> Any:
    return "" if value is None else value


def _chained(heads: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    yield from heads
    yield from lines
