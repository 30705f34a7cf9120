"""``tocsin diff``: what changed between two days."""

from datetime import date, datetime
from typing import Any

import click

from tocsin.cli.moments import moment
from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("diff")
@click.argument("one", type=moment, metavar="DATE1")
@click.argument("other", type=moment, metavar="DATE2")
@click.option("--json", "as_json", is_flag=True, help="One incident a line, as JSON.")
@store_option
@settings_option
def command(one: date | datetime, other: date | datetime, *, as_json: bool, **parameters: Any) -> int:
    """Tell what changed in the incidents from DATE1 to DATE2: which are new, which went into which, and what is said otherwise now.

    A day means its end, in UTC.

    \b
    Examples:
      tocsin diff 2024-05-01 2024-05-31
      tocsin diff 2024-05-18T09:00 2024-05-18T17:00 --json
    """
    from tocsin.cli.asking import print_differences  # noqa: PLC0415 - the store is slow to load, help should not be

    print_differences(one, other, settings_from(parameters), as_json=as_json)
    return 0
