"""Readings and incidents as files that other programs read; the tables are the list of formats."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tocsin.core.events import Reading
from tocsin.core.plugins import extend
from tocsin.core.protocols import Exporter
from tocsin.export.acled import ACLED
from tocsin.export.cameo import CAMEO
from tocsin.export.case import Case, Rules
from tocsin.export.csv import CSV
from tocsin.export.format import Format, Written, summary, write_cases
from tocsin.export.ftm import FTM
from tocsin.export.gdelt import GDELT
from tocsin.export.geojson import GEOJSON
from tocsin.export.gtd import GTD
from tocsin.export.hxl import HXL
from tocsin.export.jsonl import JSONL, write_incidents, write_jsonl
from tocsin.export.parquet import PARQUET
from tocsin.export.plover import PLOVER
from tocsin.export.polecat import POLECAT
from tocsin.export.sources import from_incidents, from_readings, told_in
from tocsin.export.ucdp import UCDP

__all__ = [
    "EXPORTERS",
    "FORMATS",
    "Case",
    "Rules",
    "Written",
    "exporters",
    "from_incidents",
    "from_readings",
    "summary",
    "told_in",
    "write_cases",
    "write_incidents",
]

FORMATS: Mapping[str, Format] = {
    "csv": CSV,
    "geojson": GEOJSON,
    "acled": ACLED,
    "ucdp": UCDP,
    "gtd": GTD,
    "plover": PLOVER,
    "polecat": POLECAT,
    "gdelt": GDELT,
    "cameo": CAMEO,
    "ftm": FTM,
    "hxl": HXL,
    "parquet": PARQUET,
}
"""The formats that are written case by case, with a report of what is lost."""


def _exporter(form: Format) -> Exporter:
    """*form* for readings, by the rules that need nothing else: figures as told, dates as told."""

    def write(readings: Iterable[Reading], path: Path) -> int:
        return write_cases(form, from_readings(readings), path).rows

    return Exporter(label=form.label, suffix=form.suffix, write=write)


EXPORTERS: Mapping[str, Exporter] = {
    **{name: _exporter(FORMATS[name]) for name in ("csv", "geojson")},
    "jsonl": Exporter(label=JSONL.label, suffix=JSONL.suffix, write=write_jsonl),
    **{name: _exporter(form) for name, form in FORMATS.items() if name not in ("csv", "geojson")},
}


def exporters() -> Mapping[str, Exporter]:
    """The formats by name, with those that other installed packages add (entry points ``tocsin.exporters``)."""
    return extend(EXPORTERS, "tocsin.exporters")
