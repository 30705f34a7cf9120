"""``tocsin decide``: a person's ruling on incidents."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option

VERDICTS = ("same", "different", "accept", "reject", "correct")


@click.command("decide", context_settings={"ignore_unknown_options": False})
@click.argument("verdict", type=click.Choice(VERDICTS), metavar="VERDICT")
@click.argument("words", nargs=-1, required=True, metavar="SUBJECT...")
@click.option("--who", metavar="NAME", help="Who decides; the name under which you are logged in unless given.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@store_option
@settings_option
def command(verdict: str, words: tuple[str, ...], who: str | None, reason: str, **parameters: Any) -> int:
    """Rule on incidents (their ids, or how these begin) or on single tellings (their keys). It takes effect at once.

    \b
    same SUBJECT SUBJECT...        they are one incident
    different SUBJECT SUBJECT...   they are not
    accept SUBJECT                 the incident is right
    reject SUBJECT                 it is wrong: it stays, marked, and is not exported
    correct SUBJECT FIELD VALUE    the value of a field: type, status, place, when, by, killed, injured ...

    A decision is signed and dated, kept for good, and stands above the machine; `tocsin undo` takes it out of force.

    \b
    Examples:
      tocsin decide same i-3f9a12c0b7 i-77b0d2e1aa --who 'A. Reader' --reason 'one bomb, two papers'
      tocsin decide correct i-3f9a12c0b7 killed 10-15
      tocsin decide reject i-3f9a12c0b7
    """
    from tocsin.cli.rulings import decide  # noqa: PLC0415 - the store is slow to load, help should not be

    decide(verdict, words, who=who, reason=reason, settings=settings_from(parameters))
    return 0
