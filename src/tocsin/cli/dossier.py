"""``tocsin dossier``: one page on one actor."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from tocsin.cli.moments import as_of_option, first_day, last_day
from tocsin.cli.options import registry_option, settings_from, settings_option, store_option


@click.command("dossier")
@click.argument("actor")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write the page to FILE; - is standard output. [default: dossier-KEY.html]",
)  # fmt: skip
@click.option("--from", "start", type=first_day, metavar="DATE", help="Only what happened on that day or later, as 2024-05-18.")
@click.option("--to", "end", type=last_day, metavar="DATE", help="Only what happened on that day or earlier.")
@click.option("--on", type=first_day, metavar="DATE", help="The day of the dossier: role and lists are told as of it. [default: today]")
@click.option(
    "--most", type=click.IntRange(min=0), default=500, show_default=True, metavar="N", help="Incidents that are shown in full, the latest."
)
@as_of_option
@store_option
@registry_option
@settings_option
def command(actor: str, output: Path | None, *, most: int, as_of: date | datetime | None, **parameters: Any) -> int:
    """Write one HTML page on ACTOR: who it is, its names and listings over time, its incidents on a map and a timeline, allies and
    enemies, what was said by it and about it; each value one click from its words.

    ACTOR is any name or acronym, or a key of the registry. The page needs nothing else and asks for nothing from outside.

    \b
    Examples:
      tocsin dossier Taliban
      tocsin dossier ADF -o adf.html --from 2020-01-01
      tocsin dossier taliban -o - | less
    """
    from tocsin.about import Asked  # noqa: PLC0415 - the store is slow to load, help should not be
    from tocsin.cli.give_dossier import give_dossier  # noqa: PLC0415

    start, end, on = (parameters[name] for name in ("start", "end", "on"))
    if start and end and end < start:
        raise click.UsageError(f"--to {end} is before --from {start}")
    give_dossier(actor, output, settings_from(parameters), Asked(on=on, start=start, end=end, most=most, as_of=as_of))
    return 0
