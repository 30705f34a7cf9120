"""The readings of the store, written out in a format."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import click

from tocsin.cli.output import write_out, written
from tocsin.cli.run import confident
from tocsin.core.events import Reading
from tocsin.core.protocols import Exporter
from tocsin.export import exporters
from tocsin.settings import Settings
from tocsin.store import open_store


def give_out(form: str, output: Path, settings: Settings) -> None:
    """Write the store's readings as *form* to *output*, and say on standard error what was written and what was left out."""
    exporter = _exporter(form)
    tally: Counter[str] = Counter()
    with open_store(settings.store, must_exist=True) as store:
        rows = write_out(_counted(confident(store.readings(), settings.min_confidence), tally), exporter, output)
    click.echo(f"{written(exporter, rows, tally['events'])} of {tally['reports']} reports in {output}", err=True)


def _exporter(form: str) -> Exporter:
    formats = exporters()
    if form not in formats:
        nearest = get_close_matches(form, formats, n=1, cutoff=0)[0]
        raise click.UsageError(f"unknown format {form!r}; did you mean {nearest}? Known: {', '.join(formats)}")
    return formats[form]


def _counted(readings: Iterable[Reading], tally: Counter[str]) -> Iterator[Reading]:
    for reading in readings:
        tally["reports"] += 1
        tally["events"] += len(reading.events)
        yield reading
