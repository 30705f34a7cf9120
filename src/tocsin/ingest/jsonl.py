"""JSON lines: one report a line, its text taken exactly as given."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tocsin.core.errors import FetchFailed, NoText, ReportError, TooLong, UnknownFormat
from tocsin.core.outcomes import Failed, attempt
from tocsin.core.protocols import Given, RawReport
from tocsin.core.text import PUBLISHED_BASES
from tocsin.ingest.dates import parse_date
from tocsin.ingest.formats import EXACT

LONGEST_LINE = 20_000_000  # bytes; the file may be of any length
KEYS = ("title", "published", "published_basis", "publisher", "republisher", "url")
COARSE = re.compile(r"(?:19|20)\d\d(?:-[01]\d)?")  # a year or month is no fault, but no day of publication either
SPREAD_OUT = (b"{", b"[")  # first lines of JSON that is written over several


def unpack_jsonl(stream: BinaryIO, address: str, given: Given) -> Iterator[RawReport | Failed]:
    """A raw report for each line: ``{"text", "title", "published", "publisher", "url", "id"}`` or a record of the public schema.

    A line that cannot be used gives a Failed that names the line and its fault; the others go on.
    """
    for number, line in enumerate(_lines(stream), 1):
        where = f"{address}:{number}"
        if isinstance(line, ReportError):
            yield Failed(where, line)
        elif number == 1 and line.strip() in SPREAD_OUT:
            yield Failed(address, UnknownFormat("JSON written over several lines; one object on each line is read"))
            return
        elif line.strip():
            yield attempt(where, _unpack, (line, where, given))


def _lines(stream: BinaryIO) -> Iterator[bytes | ReportError]:
    """The lines; in the place of one that is too long, or cannot be read, the reason."""
    while line := _line(stream):
        if isinstance(line, FetchFailed):
            yield line
            return
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while not line.endswith(b"\n") and isinstance(line := _line(stream), bytes) and line:
            pass
        yield TooLong(f"line of over {LONGEST_LINE:,} bytes")


def _line(stream: BinaryIO) -> bytes | FetchFailed:
    try:
        return stream.readline(LONGEST_LINE + 1)
    except OSError as error:
        return FetchFailed(f"cannot be read on: {error.strerror}")


def _unpack(task: tuple[bytes, str, Given]) -> RawReport:
    line, where, given = task
    row = _row(line)
    text = row.get("text")
    if not isinstance(text, str):
        raise UnknownFormat(f'"text" {_found(text)}; keys: {", ".join(map(str, row)) or "none"}')
    if not text.strip():
        raise NoText('"text" is empty')
    meta = {key: _meta(row, key) for key in KEYS if row.get(key) not in (None, "")}
    # The digest of a record is made anew; its address, or the id of a line, is how its owner knows it.
    name = next((str(value) for key in ("address", "id") if (value := row.get(key)) and not str(value).startswith("sha256:")), where)
    return RawReport(address=name, content=_encode(text), media_type=EXACT, url=meta.get("url"), meta=meta, given=given)


def _row(line: bytes) -> Mapping[str, Any]:
    """The object on the line, or the report in it. Raises UnknownFormat where there is none."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnknownFormat(f"not UTF-8: byte {line[error.start]:#04x} at {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise UnknownFormat(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise UnknownFormat(f"expected a JSON object, found {_kind(value)}")
    report = value.get("report")
    return report if isinstance(report, dict) else value


def _meta(row: Mapping[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str):
        raise UnknownFormat(f'"{key}" {_found(value)}')
    if key == "published" and parse_date(value) is None and not COARSE.fullmatch(value):
        raise UnknownFormat(f'"published" is no day: {value[:40]!r}; expected YYYY-MM-DD')
    if key == "published_basis" and value not in PUBLISHED_BASES:
        raise UnknownFormat(f'"published_basis" is {value[:40]!r}; known: {", ".join(PUBLISHED_BASES)}')
    return value


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnknownFormat(f'"text" holds half a character (a lone surrogate) at {error.start}') from error


def _found(value: Any) -> str:
    return "is missing" if value is None else f"is {_kind(value)}, not a string"


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "null")
