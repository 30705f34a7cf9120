"""``tocsin place``: which place a name means."""

import re
from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option


@click.command("place")
@click.argument("name")
@click.option("--near", metavar="PLACE|LAT,LON", help="What it lies close to: the name of a place, or latitude and longitude.")
@click.option("--country", metavar="CODE", help="The country that it lies in, as SY.")
@click.option("--json", "as_json", is_flag=True, help="One object of JSON instead of the text.")
@settings_option
def command(name: str, near: str | None, country: str | None, *, as_json: bool, **parameters: Any) -> int:
    """Tell which place NAME means: where it lies, the runners-up with their scores, and why.

    \b
    Examples:
      tocsin place Tripoli --near Beirut
      tocsin place "Paris, Texas"
      tocsin place Goma --near -1.7,29.2 --country CD --json
    """
    from tocsin import lookup  # noqa: PLC0415 - help should be quick
    from tocsin.cli.answer_text import print_json, print_place  # noqa: PLC0415

    code = country.strip().upper() if country else None
    if code and not re.fullmatch(r"[A-Z]{2}", code):
        raise click.BadParameter(f"expected a code of two letters as SY, found {country!r}", param_hint="--country")
    try:
        answer = lookup.place(name, near=_near(near), country=code, settings=settings_from(parameters))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--near") from error
    (print_json if as_json else print_place)(answer)
    return 0


def _near(near: str | None) -> str | tuple[float, float] | None:
    """Latitude and longitude where *near* is two numbers."""
    numbers = re.fullmatch(r"\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*", near or "")
    return (float(numbers[1]), float(numbers[2])) if numbers else near
