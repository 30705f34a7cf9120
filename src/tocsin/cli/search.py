"""``tocsin search``: words in reports and in what is quoted."""

from typing import Any

import click

from tocsin.cli.options import settings_from, settings_option, store_option


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--quotes", is_flag=True, help="Only in what somebody is quoted to have said.")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help="No more than N, the last read first. [default: 20]")
@click.option("--json", "as_json", is_flag=True, help="One report or quote a line, as JSON.")
@store_option
@settings_option
def command(words: tuple[str, ...], *, quotes: bool, limit: int, as_json: bool, **parameters: Any) -> int:
    """Find reports, or quotes, with all of these WORDS; endings do not matter ("attack" finds "attacked").

    Words in one pair of quotation marks must stand together; a word with - before it must not be there (put -- before all of them then).

    \b
    Examples:
      tocsin search market bomb
      tocsin search '"car bomb"' governor --quotes
      tocsin search -- market -cattle
    """
    from tocsin.cli.asking import print_found  # noqa: PLC0415 - the store is slow to load, help should not be

    print_found(_together(words), settings_from(parameters), quotes=quotes, most=limit, as_json=as_json)
    return 0


def _together(words: tuple[str, ...]) -> str:
    """An argument of several words that the shell kept together was meant together."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
