"""A layer for maps (RFC 7946): one point an event that has coordinates."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tocsin.core.encode import plain
from tocsin.core.events import Reading
from tocsin.export.files import write_whole
from tocsin.export.rows import COLUMNS, Row, rows


def write_geojson(readings: Iterable[Reading], path: Path) -> int:
    """Write the events of *readings* that have coordinates to *path*, whole or not at all; the number of points.

    How many were left out for want of coordinates stands in the file as ``left_out``.
    """
    left_out: list[str] = []
    points = _points(readings, left_out)
    lines = _lines(points, left_out)
    return write_whole(lines, path) - 2


def _points(readings: Iterable[Reading], left_out: list[str]) -> Iterator[str]:
    for row in rows(readings):
        if row.get("lat") is None:
            left_out.append(row["event_id"])
        else:
            yield json.dumps(_feature(row), ensure_ascii=False)


def _lines(points: Iterable[str], left_out: list[str]) -> Iterator[str]:
    """One point a line; a comma stands before every point but the first, since the last is not known beforehand."""
    yield '{"type": "FeatureCollection", "features": ['
    for n, point in enumerate(points):
        yield f", {point}" if n else point
    yield f'], "left_out": {json.dumps({"events": len(left_out), "why": "no coordinates"})}}}'


def _feature(row: Row) -> dict[str, Any]:
    told = {column: row.get(column) for column in COLUMNS if column not in ("lat", "lon")}
    properties = {column: plain(value) for column, value in told.items() if value not in (None, "")}
    return {
        "type": "Feature",
        "id": f"{row['report_id']}/{row['event_id']}",
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": properties,
    }
