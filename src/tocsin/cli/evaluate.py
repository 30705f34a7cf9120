"""``tocsin evaluate``: how well readers read, against gold."""

from pathlib import Path
from typing import Any

import click

from tocsin.cli.options import confidence_option, profile_option, registry_option, settings_from, settings_option

WHAT = ("records", "muc4", "quotes", "merging", "toponyms", "times", "framing")


@click.command("evaluate")
@click.argument("what", type=click.Choice(WHAT), metavar="WHAT")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option(
    "--reader",
    "readers",
    multiple=True,
    metavar="NAME",
    help="Reader to measure; several stand side by side. [default: that of the settings]",
)
@click.option(
    "--records", "records", multiple=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="Records that were read already (.jsonl), to measure as one more reader.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One object of JSON a reader instead of the table.")
@click.option("--jobs", type=int, metavar="N", help="Processes that read at the same time.")
@confidence_option
@profile_option
@registry_option
@settings_option
def command(*, what: str, path: Path | None, readers: tuple[str, ...], records: tuple[Path, ...], as_json: bool, **parameters: Any) -> int:
    """Measure readers on the gold in PATH and print the figures, several readers side by side.

    \b
    WHAT is one of
      records   records as `tocsin read --json` writes them, slot by slot
      muc4      keys of MUC-4, all slots; or the five string roles
      quotes    who said what, in the form of PolNeAR
      merging   which reports tell of one incident
      toponyms  place names with coordinates (no reader needed)
      times     expressions of time, in TIMEX3 (no reader needed)
      framing   whether other actors, outlets or verbs change what is read

    Without PATH, records and framing take the gold that is shipped.

    \b
    Examples:
      tocsin evaluate records
      tocsin evaluate records gold.jsonl --reader onnx --records theirs.jsonl
      tocsin evaluate framing --json
    """
    from tocsin.cli.figures_text import print_figures, print_figures_json  # noqa: PLC0415 - help should be quick
    from tocsin.evaluation import evaluate  # noqa: PLC0415

    named = [settings_from({**parameters, "reader": reader}) for reader in readers]
    asked = named or ([] if records else [settings_from(parameters)])
    figures = evaluate(what, path, [*asked, *records])
    (print_figures_json if as_json else print_figures)(figures)
    return 0
