"""The dossier of an actor out of the store, written to a file, and what is said about it."""

import sys
from pathlib import Path

import click

from tocsin.about import Asked, NobodyCalled, Portrait, dossier
from tocsin.cli.asking import say_behind
from tocsin.cli.wording import visible
from tocsin.export.files import write_whole
from tocsin.settings import Settings
from tocsin.store import open_store


def give_dossier(actor: str, output: Path | None, settings: Settings, asked: Asked) -> None:
    """Write the dossier of *actor* to *output* (``-`` is standard output), and say on standard error what it holds.

    Raises a usage error where nobody has the name; it tells the nearest names.
    """
    with open_store(settings.store, must_exist=True) as store:
        try:
            portrait = dossier(actor, store, asked=asked, settings=settings)
        except NobodyCalled as error:
            raise click.UsageError(visible(f"{error} ({store.name})")) from error
        file = output or Path(f"dossier-{_plain(portrait.subject.key or portrait.subject.name)}.html")
        _write(portrait.html, file)
        click.echo(visible(_said(portrait, file, store.name)), err=True)
        if asked.as_of is None:
            say_behind(store)


def _write(html: str, file: Path) -> None:
    if str(file) == "-":
        sys.stdout.write(html)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole([html.rstrip("\n")], file)


def _plain(name: str) -> str:
    """*name* as part of the name of a file."""
    words = "".join(char if char.isalnum() else "-" for char in name.casefold())
    return "-".join(part for part in words.split("-") if part)[:60] or "actor"


def _said(portrait: Portrait, file: Path, store: str) -> str:
    reports = "1 report" if portrait.reports == 1 else f"{portrait.reports or 'no'} reports"
    incidents = "1 incident" if portrait.incidents == 1 else f"{portrait.incidents or 'no'} incidents"
    name = f"{portrait.subject.name} ({portrait.subject.key})" if portrait.subject.key else portrait.subject.name
    others = f"\nthe name may also mean {', '.join(portrait.others)}: name the key to choose" if portrait.others else ""
    return f"{name}: {reports} of {store}, {incidents}; wrote {'standard output' if str(file) == '-' else file}{others}"
