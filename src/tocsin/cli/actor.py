"""``tocsin actor``: who is meant by a name, and who had listed it."""

from datetime import date
from typing import Any

import click

from tocsin.cli.moments import day
from tocsin.cli.options import registry_option, settings_from, settings_option


@click.command("actor")
@click.argument("name")
@click.option("--on", type=day, metavar="DATE", help="The day to tell of, as 2024-05-18; today unless given.")
@click.option("--country", metavar="CODE", help="The country that the name was found in connection with, as AF.")
@click.option("--json", "as_json", is_flag=True, help="One object of JSON instead of the text.")
@registry_option
@settings_option
def command(name: str, on: date | None, country: str | None, *, as_json: bool, **parameters: Any) -> int:
    """Tell who NAME is: name, role, parent and leaders on a day, who had listed it, the runners-up, and why.

    NAME is any name, acronym or spelling, or a key of the registry.

    \b
    Examples:
      tocsin actor Taliban --on 2024-05-18
      tocsin actor ADF --country UG
      tocsin actor "Nusra Front" --json
    """
    from tocsin import lookup  # noqa: PLC0415 - help should be quick
    from tocsin.cli.actor_text import print_answer, print_json  # noqa: PLC0415

    if not name.strip():
        raise click.BadParameter("no name is given", param_hint="NAME")
    code = country.strip().upper() if country else None
    if code and (len(code) != 2 or not code.isalpha()):
        raise click.BadParameter(f"expected a code of two letters as AF, found {country!r}", param_hint="--country")
    answer = lookup.actor(name, on=on, country=code, settings=settings_from(parameters))
    (print_json if as_json else print_answer)(answer)
    return 0
