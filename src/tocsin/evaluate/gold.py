"""Files of gold: one JSON object a line, checked for what a comparison needs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tocsin.core.errors import GoldError

Row = Mapping[str, Any]


def read_rows(path: Path, *, needs: Mapping[str, type]) -> list[Row]:
    """The rows of *path*, in order. Raises GoldError, naming file and line, for a row without what is needed, or a file without rows."""
    rows = [_checked(row, needs, where) for row, where in _rows(path)]
    if not rows:
        raise GoldError(f"{path}: holds no rows")
    return rows


def spans_in(row: Row, key: str, where: str) -> Sequence[Row]:
    """The rows under *key* that stand in the text of *row*. Raises GoldError where one does not."""
    spans: Sequence[Row] = row[key]
    for span in spans:
        start, end = (span.get("start"), span.get("end")) if isinstance(span, Mapping) else (None, None)
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(row["text"])):
            raise GoldError(f"{where}: {key}: expected start and end within the text, found {json.dumps(span)[:80]}")
    return spans


def name_of(row: Row, number: int) -> str:
    """How a message calls the row: its id, else its number."""
    return str(row.get("id") or f"row {number}")


def _rows(path: Path) -> Iterator[tuple[Row, str]]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield _object(line, f"{path}, line {number}"), f"{path}, line {number}"


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}") from error


def _object(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise GoldError(f"{where}: expected a JSON object, found {type(row).__name__}")
    return row


def _checked(row: Row, needs: Mapping[str, type], where: str) -> Row:
    for key, kind in needs.items():
        if not isinstance(row.get(key), kind):
            found = f"{type(row[key]).__name__}" if key in row else f"keys {', '.join(row) or 'none'}"
            raise GoldError(f"{where}: needs {key!r} ({WORDS[kind]}); found {found}")
    return row


WORDS: Mapping[type, str] = {str: "a string", list: "a list", dict: "an object"}
