"""``tocsin when``: which days the words of a time mean."""

import re
from datetime import date, datetime

import click

from tocsin.cli.moments import day

ISO = re.compile(r"\d{4}(-(?:0[1-9]|1[0-2])(-\d\d)?)?")


@click.command("when")
@click.argument("expression")
@click.option("--published", type=day, metavar="DATE", help="The day of the report, as 2024-05-18.")
@click.option("--anchor", metavar="TIME", help="When the event was that the words count from, as 2024-05-18, 2024-05 or 2024.")
@click.option("--json", "as_json", is_flag=True, help="One object of JSON instead of the text.")
def command(expression: str, published: date | None, anchor: str | None, *, as_json: bool) -> int:
    """Tell which days EXPRESSION means in a report of a day: first and last, other readings, and why.

    \b
    Examples:
      tocsin when "on the night of 3-4 May" --published 2024-05-18
      tocsin when "two and a half years later" --published 2024-05-18 --anchor 2019-03
      tocsin when "last Friday" --published 2024-05-18 --json
    """
    from tocsin import lookup  # noqa: PLC0415 - help should be quick
    from tocsin.cli.answer_text import print_json, print_when  # noqa: PLC0415

    if anchor and not _is_time(anchor):
        raise click.BadParameter(f"expected a day, month or year as 2024-05-18, 2024-05, 2024; found {anchor!r}", param_hint="--anchor")
    answer = lookup.when(expression, published, anchor=anchor)
    (print_json if as_json else print_when)(answer)
    return 0


def _is_time(iso: str) -> bool:
    """Whether *iso* is a day of the calendar, a month or a year."""
    if not ISO.fullmatch(iso) or iso.startswith("0000"):
        return False
    try:
        datetime.strptime(iso, ("%Y", "%Y-%m", "%Y-%m-%d")[iso.count("-")])
    except ValueError:
        return False
    return True
