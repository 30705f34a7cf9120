"""Backup and verification of the store, said."""

import click

from tocsin.cli import BROKEN, DONE
from tocsin.cli.wording import visible
from tocsin.settings import Settings
from tocsin.store import open_store


def back_up(settings: Settings, target: str) -> int:
    """Copy the store, and say how much that was."""
    with open_store(settings.store, must_exist=True) as store:
        rows = store.backup(target)
        click.echo(f"copied {rows} rows of {store.name}", err=True)
    return DONE


def verify(settings: Settings) -> int:
    """Say what is wrong with the store, or that nothing is; the exit code."""
    with open_store(settings.store, must_exist=True) as store:
        count = 0
        for fault in store.verify():
            count += 1
            click.echo(visible(fault))
        click.echo(f"{store.name}: {count} faults" if count else f"{store.name} is sound: {store.count()} reports", err=True)
    return BROKEN if count else DONE
