"""``tocsin undo``: a decision out of force."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("undo")
@click.argument("decision", metavar="DECISION")
@click.option("--who", metavar="NAME", help="Who decides; the name under which you are logged in unless given.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@store_option
@settings_option
def command(decision: str, who: str | None, reason: str, **parameters: Any) -> int:
    """Take a decision out of force. It stays in the log, and so does the undoing, which can be undone in turn.

    \b
    Examples:
      tocsin log
      tocsin undo d-5b0c1e9f3a --reason 'another market'
    """
    from tocsin.cli.rulings import undo  # noqa: PLC0415 - the store is slow to load, help should not be

    undo(decision, who=who, reason=reason, settings=settings_from(parameters))
    return 0
