"""``tocsin demo``: the shipped examples."""

from pathlib import Path
from typing import Any

import click

from tocsin.cli.options import reader_options, settings_from, settings_option


@click.command("demo")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="demo",
    show_default=True,
    metavar="FOLDER",
    help="Where to write.",
)
@reader_options
@settings_option
def command(folder: Path, **parameters: Any) -> int:
    """Read the shipped examples, print what happened, and write it as records, table and map layer.

    \b
    Examples:
      tocsin demo
      tocsin demo --to /tmp/demo
    """
    from tocsin.cli.examples import run_demo  # noqa: PLC0415 - the reader is slow to load, help should not be

    return run_demo(folder, settings_from(parameters))
