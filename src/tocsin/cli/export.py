"""``tocsin export``: what was read, for other programs."""

from pathlib import Path
from typing import Any

import click

from tocsin.cli.moments import as_of_option
from tocsin.cli.options import confidence_option, settings_from, settings_option, store_option

TOLLS = ("told", "conservative", "official", "latest", "range")


@click.command("export")
@click.argument("form", metavar="FORMAT")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), default="-", metavar="FILE",
    help="Write to FILE; - is standard output, and the default.",
)  # fmt: skip
@click.option(
    "--toll", type=click.Choice(TOLLS), metavar="RULE",
    help="Which figure where several are said: told, conservative, official, latest or range. Each format has its own default.",
)  # fmt: skip
@click.option(
    "--dates", type=click.Choice(("told", "published")), default="told", metavar="RULE",
    help="told: only dates that are told; published: the day of publication stands in, marked as imprecise. [default: told]",
)  # fmt: skip
@click.option(
    "--statuses", metavar="LIST", help="Which statuses, with commas: occurred,attempted … or all. Each format has its own default."
)
@as_of_option
@click.option("--events", is_flag=True, help="The events of each report, although they were consolidated.")
@store_option
@confidence_option
@settings_option
def command(form: str, output: Path, toll: str | None, dates: str, **parameters: Any) -> int:
    """Write all that was read as FORMAT: incidents once `tocsin consolidate` has made them, before that the events of each report.

    \b
    csv, hxl, parquet     one row an incident or event, all statuses
    geojson               those with coordinates, all statuses
    jsonl                 the records of the reports, nothing lost
    acled, ucdp, gtd      the columns of these projects
    plover, polecat       PLOVER events
    gdelt, cameo          CAMEO events
    ftm                   FollowTheMoney entities

    What is not told to have occurred does not enter a format that cannot say so. The file is written whole or not at all; beside it stand
    FILE.loss.json, which counts what the format could not hold, and FILE.meta.json, which names the rules.

    \b
    Examples:
      tocsin export csv -o events.csv
      tocsin export acled -o events.csv --toll official
      tocsin export gtd -o events.csv --statuses occurred,attempted
      tocsin export csv -o known-then.csv --as-of 2024-05-18
      tocsin export jsonl | jq .events
    """
    from tocsin.cli.give import Wishes, give_out, statuses_in  # noqa: PLC0415 - the store is slow to load, help should not be

    asked = {name: parameters[name] for name in ("as_of", "events")}
    wishes = Wishes(toll=toll, dates=dates, statuses=statuses_in(parameters.get("statuses")), **asked)
    give_out(form, output, settings_from(parameters), wishes)
    return 0
