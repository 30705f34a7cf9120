"""The records themselves, one a line."""

from collections.abc import Iterable
from pathlib import Path

from tocsin.core.encode import encode_reading
from tocsin.core.events import Reading
from tocsin.export.files import write_whole


def write_jsonl(readings: Iterable[Reading], path: Path) -> int:
    """Write *readings* to *path* in the form of the public schema, whole or not at all; the number of records."""
    return write_whole((encode_reading(reading) for reading in readings), path)
