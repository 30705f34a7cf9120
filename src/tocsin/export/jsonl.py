"""The records themselves, one a line."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tocsin.core.encode import LINE_ENDS, encode_reading, plain
from tocsin.core.events import STATUSES, Reading
from tocsin.core.incidents import Incident
from tocsin.export.case import TOLD
from tocsin.export.files import write_whole
from tocsin.export.format import Format

JSONL = Format(
    label="the records themselves, one a line, nothing lost",
    suffix=".jsonl",
    rows=lambda case: (),
    store=lambda rows, path, about: 0,
    statuses=STATUSES,
    says=lambda case: True,
    toll=TOLD,
)
"""Only for what it is called and what it takes: records are written whole, not case by case."""


def write_jsonl(readings: Iterable[Reading], path: Path) -> int:
    """Write *readings* to *path* in the form of the public schema, whole or not at all; the number of records."""
    return write_whole((encode_reading(reading) for reading in readings), path)


def write_incidents(incidents: Iterable[Incident], path: Path) -> int:
    """Write *incidents* to *path*, one a line with every value, its words and where it was read; the number of incidents."""
    return write_whole((json.dumps(plain(incident), ensure_ascii=False).translate(LINE_ENDS) for incident in incidents), path)


def only(reading: Reading, statuses: Iterable[str]) -> Reading:
    """*reading* with the events of these *statuses*."""
    wanted = frozenset(statuses)
    return replace(reading, events=tuple(event for event in reading.events if event.status in wanted))
