"""``tocsin consolidate``: from reports to incidents."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("consolidate")
@click.option("--anew", is_flag=True, help="Work everything out again, in one step.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
@store_option
@settings_option
def command(*, anew: bool, quiet: bool, **parameters: Any) -> int:
    """Find out which reports tell of the same incident, and lay what they say side by side.

    Only what was read or decided since the last time is worked out. A run that is stopped or killed goes on where it was.

    \b
    Examples:
      tocsin consolidate
      tocsin consolidate --store archive.db
    """
    from tocsin.cli.rulings import bring_up_to_date  # noqa: PLC0415 - the store is slow to load, help should not be

    bring_up_to_date(settings_from(parameters), anew=anew, quiet=quiet)
    return 0
