"""``tocsin show``: a report and what was coded from which words."""

from pathlib import Path
from typing import Any

import click

from tocsin.cli.options import all_option, reader_options, settings_from, settings_option, store_option


@click.command("show")
@click.argument("report", metavar="ID|FILE")
@click.option(
    "--html", "html", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write a page to FILE; - is standard output."
)
@store_option
@reader_options
@all_option
@settings_option
def command(report: str, html: Path | None, **parameters: Any) -> int:
    """Show a report with its marks in colour, and what was coded from them.

    ID is the start of a report's id, as the tables print it, or an address that was read. FILE is a record (.jsonl; the first, or the one
    that #ID names) or a page or text, which is read on the spot and not kept.

    \b
    Examples:
      tocsin show 3f9a12c0
      tocsin show page.html
      tocsin show records.jsonl#3f9a12c0
      tocsin show 3f9a12c0 --html report.html
    """
    from tocsin.cli.find import find_reading  # noqa: PLC0415 - the store is slow to load, help should not be
    from tocsin.cli.output import show_reading  # noqa: PLC0415

    show_reading(find_reading(report, settings_from(parameters)), html)
    return 0
