"""A layer for maps (RFC 7946): one point an event that has coordinates."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.core.encode import plain
from tocsin.core.events import STATUSES
from tocsin.export.case import Case
from tocsin.export.files import write_whole
from tocsin.export.format import About, Format, Row
from tocsin.export.rows import COLUMNS, TABLE, table_row


def feature(case: Case) -> Row:
    """*case* as a point with its properties; those that are empty are absent."""
    row = table_row(case)
    told = {column: row.get(column) for column in COLUMNS if column not in ("lat", "lon")}
    return {
        "type": "Feature",
        "id": case.id,
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": {column: plain(value) for column, value in told.items() if value not in (None, "")},
    }


def refuses(case: Case) -> str | None:
    """Why *case* is not on the map."""
    return "no coordinates" if case.place is None or case.place.lat is None else None


def _store(rows: Iterator[Row], path: Path, about: About) -> int:
    return write_whole(_lines(rows, about), path) - 2


def _lines(rows: Iterator[Row], about: About) -> Iterator[str]:
    """One point a line; a comma stands before every point but the first, since the last is not known beforehand."""
    yield '{"type": "FeatureCollection", "features": ['
    for n, row in enumerate(rows):
        point = json.dumps(row, ensure_ascii=False)
        yield f", {point}" if n else point
    rules = {name: value for name, value in about().items() if name not in ("left_out", "columns")}
    yield f'], "rules": {json.dumps(rules)}, "left_out": {json.dumps(_left_out(about()))}}}'


def _left_out(about: Any) -> dict[str, Any]:
    every = set(about["statuses"]) == set(STATUSES)
    return {"events": about["left_out"], "why": "no coordinates" if every else "no coordinates, or another status"}


GEOJSON = Format(
    label="a map layer, one point an event that has coordinates",
    suffix=".geojson",
    rows=lambda case: (feature(case),),
    store=_store,
    refuses=refuses,
    embeds=True,
    **TABLE,
)
