"""``tocsin incidents``: what happened, by who, where, when."""

from datetime import date, datetime
from typing import Any

import click

from tocsin.cli.moments import as_of_option, first_day, last_day
from tocsin.cli.options import settings_from, settings_option, store_option

SHOWN = 50


@click.command("incidents")
@click.argument("names", nargs=-1, metavar="[ID...]")
@click.option("--actor", metavar="NAME", help="Who did it, suffered it or claimed it: any name of the registry, or words of a name.")
@click.option("--place", metavar="PLACE", help="Where: a town, region or country, or several with commas, all of which must fit.")
@click.option("--from", "first", type=first_day, metavar="DATE", help="On this day or later.")
@click.option("--to", "last", type=last_day, metavar="DATE", help="On this day or earlier.")
@click.option("--type", "kind", metavar="TYPE", help="A type as attack.bombing, or its first part.")
@click.option("--status", metavar="STATUS", help="occurred, attempted or denied.")
@click.option("--review", metavar="REVIEW", help="open, accepted or rejected.")
@click.option("--min-killed", type=int, metavar="N", help="At least so many killed, by the least figure that stands.")
@click.option("--bbox", metavar="W,S,E,N", help="Inside a box: west, south, east, north in degrees.")
@as_of_option
@click.option("--limit", type=int, metavar="N", help=f"No more than N. [default: {SHOWN} in a table, else all]")
@click.option("--json", "as_json", is_flag=True, help="One incident a line, as JSON, with every value and its words.")
@click.option("--ids", is_flag=True, help="Only the ids, one a line.")
@store_option
@settings_option
def command(*, names: tuple[str, ...], kind: str | None, as_of: date | datetime | None, as_json: bool, ids: bool, **parameters: Any) -> int:
    """List incidents, the latest first, or tell all about those with these IDs: what reports say side by side, and why they were joined.

    \b
    Examples:
      tocsin incidents
      tocsin incidents --actor Taliban --place Kunduz --from 2021 --to 2021-08-15
      tocsin incidents --type attack --min-killed 10 --bbox 29.5,-3,31,1.5 --json
      tocsin incidents i-3f9a12c0b7 --as-of 2024-05-18
    """
    from tocsin.cli.asking import Question, print_incidents  # noqa: PLC0415 - the store is slow to load, help should not be

    asked = {name: parameters[name] for name in ("actor", "place", "first", "last", "status", "review", "min_killed", "bbox", "limit")}
    question = Question(names=names, as_of=as_of, how="json" if as_json else "ids" if ids else "table", asked={**asked, "type": kind})
    print_incidents(question, settings_from(parameters), most=SHOWN)
    return 0
