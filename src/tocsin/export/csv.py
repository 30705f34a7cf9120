"""A table for spreadsheets and statistics: one row an event."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tocsin.core.events import Reading
from tocsin.export.files import write_whole
from tocsin.export.rows import COLUMNS, rows

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(readings: Iterable[Reading], path: Path) -> int:
    """Write the events of *readings* to *path*, whole or not at all; the number of rows."""
    return write_whole(csv_lines(readings), path) - 1


def csv_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """The head and then a line an event, comma separated; every cell is on one line."""
    yield _line(COLUMNS)
    yield from (_line([_cell(row.get(column)) for column in COLUMNS]) for row in rows(readings))


def _line(cells: Iterable[Any]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()


def _cell(value: Any) -> Any:
    """*value* for a spreadsheet; words that it would run as a formula get an apostrophe before them. Numbers stay numbers."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return f"'{words}" if value.startswith(FORMULA) or words.startswith(FORMULA) else words
