"""``tocsin store``: a copy of the store, and whether it is sound."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("store")
@click.argument("deed", type=click.Choice(("backup", "verify")), metavar="backup|verify")
@click.argument("target", required=False, metavar="[TARGET]")
@store_option
@settings_option
def command(deed: str, target: str | None, **parameters: Any) -> int:
    """Copy the store to TARGET (a new file, or an empty database by its address), or find out whether it is sound.

    A backup is a store: it is made while others go on reading and writing, is there whole or not at all, and can go from a file to a
    server and back. `verify` leaves with exit code 1 if something is wrong.

    \b
    Examples:
      tocsin store backup tocsin-2024-05-18.db
      tocsin store verify
    """
    from tocsin.cli.keeping import back_up, verify  # noqa: PLC0415 - the store is slow to load, help should not be

    if deed == "backup" and not target:
        raise click.UsageError("backup to where? Name a new file or the address of an empty database")
    if deed == "verify" and target:
        raise click.UsageError("verify looks at the store itself; --store names another")
    return back_up(settings_from(parameters), target or "") if deed == "backup" else verify(settings_from(parameters))
