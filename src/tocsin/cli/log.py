"""``tocsin log``: what people have decided."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("log")
@click.argument("subject", required=False, metavar="[SUBJECT]")
@click.option("--json", "as_json", is_flag=True, help="One decision a line, as JSON.")
@click.option("--ids", is_flag=True, help="Only the ids, one a line.")
@store_option
@settings_option
def command(subject: str | None, *, as_json: bool, ids: bool, **parameters: Any) -> int:
    """List all decisions, oldest first: when, who, what, about what, why, and whether it is undone.

    With SUBJECT (an incident or a telling) only those that bear on it.

    \b
    Examples:
      tocsin log
      tocsin log i-3f9a12c0b7
      tocsin log --json
    """
    from tocsin.cli.rulings import print_log  # noqa: PLC0415 - the store is slow to load, help should not be

    print_log(subject, settings_from(parameters), how="json" if as_json else "ids" if ids else "table")
    return 0
