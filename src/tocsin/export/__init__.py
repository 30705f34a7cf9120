"""Readings as files that other programs read; the table is the list of formats."""

from collections.abc import Mapping

from tocsin.core.plugins import extend
from tocsin.core.protocols import Exporter
from tocsin.export.csv import write_csv
from tocsin.export.geojson import write_geojson
from tocsin.export.jsonl import write_jsonl

__all__ = ["EXPORTERS", "exporters"]

EXPORTERS: Mapping[str, Exporter] = {
    "csv": Exporter(label="a table, one row an event", suffix=".csv", write=write_csv),
    "geojson": Exporter(label="a map layer, one point an event that has coordinates", suffix=".geojson", write=write_geojson),
    "jsonl": Exporter(label="the records themselves, one a line, nothing lost", suffix=".jsonl", write=write_jsonl),
}


def exporters() -> Mapping[str, Exporter]:
    """The formats by name, with those that other installed packages add (entry points ``tocsin.exporters``)."""
    return extend(EXPORTERS, "tocsin.exporters")
