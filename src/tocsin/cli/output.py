"""Where readings go: tables or records on standard output, or a file."""

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from tocsin.cli.page import page
from tocsin.cli.paint import paint
from tocsin.cli.progress import Progress
from tocsin.cli.table import print_reading, terminal
from tocsin.core.encode import encode_reading
from tocsin.core.events import Reading
from tocsin.core.protocols import Exporter
from tocsin.export import exporters
from tocsin.export.files import write_whole

TABLES = (".csv", ".tsv", ".geojson", ".parquet")


def print_tables(readings: Iterable[Reading], progress: Progress) -> str:
    """Each reading as a table, as soon as it is there."""
    console = terminal()
    for reading in readings:
        with progress.paused():
            print_reading(reading, console)
    return ""


def print_records(readings: Iterable[Reading], progress: Progress) -> str:
    """Each reading as one line of JSON, as soon as it is there."""
    for reading in readings:
        with progress.paused():
            click.echo(encode_reading(reading))
    return ""


def exporter_for(output: Path, *, as_json: bool) -> Exporter:
    """The format of a file by its ending. Raises a usage error for an ending that no format has."""
    formats = exporters()
    if as_json and output.suffix in TABLES:
        raise click.UsageError(f"-o {output} is no file of records, which --json asks for: leave one out, or name a .jsonl")
    if as_json or output.suffix == ".json":
        return formats["jsonl"]
    fitting = [exporter for exporter in formats.values() if output.name.endswith(exporter.suffix)]
    found = max(fitting, key=lambda exporter: len(exporter.suffix), default=None)
    if found is None:
        known = ", ".join(exporter.suffix for exporter in formats.values())
        ending = f"no format ends in {output.suffix!r}" if output.suffix else "the name has no ending that tells the format"
        raise click.UsageError(f"-o {output}: {ending}; known: {known}")
    return found


def write_out(readings: Iterable[Reading], exporter: Exporter, output: Path) -> int:
    """Write to the file *output*, or to standard output for ``-``; whole or not at all. The number of rows."""
    if str(output) != "-":
        output.parent.mkdir(parents=True, exist_ok=True)
        return exporter.write(readings, output)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"out{exporter.suffix}"
        count = exporter.write(readings, file)
        with file.open(encoding="utf-8", newline="") as stream:
            shutil.copyfileobj(stream, sys.stdout)
    return count


def written(exporter: Exporter, rows: int, events: int) -> str:
    """What was written: ``12 events``, and how many of all *events* have no point on a map."""
    if exporter.suffix == ".jsonl":
        return f"{rows} records"
    if exporter.suffix == ".ftm.json":
        return f"{rows} entities"
    left = events - rows if exporter.suffix == ".geojson" else 0
    return f"{rows} events{f' ({left} without coordinates left out)' if left else ''}"


def show_reading(reading: Reading, html: Path | None) -> None:
    """On the terminal, or as a page in the file *html* (``-`` is standard output)."""
    if html is None:
        paint(reading, terminal())
    elif str(html) == "-":
        click.echo(page(reading), nl=False)
    else:
        html.parent.mkdir(parents=True, exist_ok=True)
        write_whole([page(reading)], html)
        click.echo(f"wrote {html}", err=True)
