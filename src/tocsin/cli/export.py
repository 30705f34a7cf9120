"""``tocsin export``: what was read, for other programs."""

from pathlib import Path
from typing import Any

import click

from tocsin.cli.options import confidence_option, settings_from, settings_option, store_option


@click.command("export")
@click.argument("form", metavar="FORMAT")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), default="-", metavar="FILE",
    help="Write to FILE; - is standard output, and the default.",
)  # fmt: skip
@store_option
@confidence_option
@settings_option
def command(form: str, output: Path, **parameters: Any) -> int:
    """Write all that was read as FORMAT: csv (one row an event), geojson (events with coordinates) or jsonl (the records).

    The file is written whole or not at all.

    \b
    Examples:
      tocsin export csv -o events.csv
      tocsin export geojson -o events.geojson --min-confidence 0.5
      tocsin export jsonl | jq .events
    """
    from tocsin.cli.give import give_out  # noqa: PLC0415 - the store is slow to load, help should not be

    give_out(form, output, settings_from(parameters))
    return 0
