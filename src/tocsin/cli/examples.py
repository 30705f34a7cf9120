"""The shipped examples, read and written out."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import click

import tocsin
from tocsin.cli.output import write_out
from tocsin.cli.run import ReadRun, read_and_tell
from tocsin.core.errors import SetupError
from tocsin.core.events import Reading
from tocsin.core.protocols import Given
from tocsin.export import EXPORTERS
from tocsin.settings import Settings
from tocsin.store import open_store

FILES = {"records.jsonl": "jsonl", "events.csv": "csv", "events.geojson": "geojson"}


def examples_folder() -> Path:
    """Where the examples are: in the package, or beside ``src`` in a checkout. Raises SetupError if they are nowhere."""
    places = (Path(str(resources.files(tocsin))) / "examples", Path(str(resources.files(tocsin))).parents[1] / "examples")
    found = next((place for place in places if place.is_dir() and any(place.iterdir())), None)
    if found is None:
        raise SetupError(f"the examples are missing; they should be in {places[0]}")
    return found


def run_demo(folder: Path, settings: Settings) -> int:
    """Read the examples into a store in *folder*, print the tables, write the files, and say what to try next."""
    folder.mkdir(parents=True, exist_ok=True)
    store = str(folder / "tocsin.db")
    run = ReadRun(sources=(str(examples_folder()),), given=Given(), again=True)
    code = read_and_tell(run, replace(settings, store=store))
    with open_store(store) as opened:
        readings = list(opened.readings())
    for name, form in FILES.items():
        write_out(readings, EXPORTERS[form], folder / name)
    click.echo(_next(folder, readings), err=True)
    return code


def _next(folder: Path, readings: Sequence[Reading]) -> str:
    fullest = max(readings, key=lambda reading: len(reading.events), default=None)
    report = fullest.report.id.removeprefix("sha256:")[:12] if fullest else "ID"
    store = folder / "tocsin.db"
    return f"""wrote {", ".join(str(folder / name) for name in FILES)}

Try next:
  tocsin show {report} --store {store}
  tocsin show {report} --store {store} --html {folder / "report.html"}
  tocsin read YOUR-PAGE.html
  tocsin read https://example.org/story --json
  tocsin export csv -o events.csv
  tocsin check"""
