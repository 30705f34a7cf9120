"""``tocsin read``: reports to records."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from tocsin.cli.moments import day
from tocsin.cli.options import all_option, confidence_option, profile_option, reader_options, settings_from, settings_option, store_option
from tocsin.core.protocols import Given


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="One record a line instead of the table.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write records to FILE (.jsonl), or events (.csv, .geojson); - is standard output.",
)  # fmt: skip
@store_option
@click.option("--no-store", is_flag=True, help="Keep nothing.")
@click.option("--again", is_flag=True, help="Read what is known already once more.")
@click.option("--published", type=day, metavar="DATE", help="Day of publication of these reports, as 2024-05-18.")
@click.option("--publisher", metavar="NAME", help="Who published these reports.")
@reader_options
@confidence_option
@profile_option
@all_option
@click.option("--strict", is_flag=True, help="Leave with exit code 3 if a report failed.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@settings_option
def command(
    *, sources: tuple[str, ...], as_json: bool, output: Path | None, published: date | None, publisher: str | None, **parameters: Any
) -> int:
    """Read SOURCES and tell what happened: saved pages, texts, folders, globs, .jsonl, addresses, - for standard input.

    What was read is kept in the store, and not read again the next time.

    \b
    Examples:
      tocsin read page.html
      tocsin read pages/ 'more/*.txt' https://example.org/story
      tocsin read pages/ --json > records.jsonl
      tocsin read pages/ -o events.csv
      tocsin read note.txt --published 2024-05-18 --publisher 'Kandu Post'
      cat note.txt | tocsin read - --no-store
    """
    from tocsin.cli.run import ReadRun, read_and_tell  # noqa: PLC0415 - the reader is slow to load, help should not be

    given = Given(published=published, publisher=publisher)
    keep, again, strict, quiet = not parameters["no_store"], parameters["again"], parameters["strict"], parameters["quiet"]
    run = ReadRun(sources=sources, given=given, keep=keep, again=again, as_json=as_json, output=output, strict=strict, quiet=quiet)
    return read_and_tell(run, settings_from(parameters))
