"""Figures as a table, readers side by side, and as JSON."""

import json
from collections.abc import Sequence

import click
from rich.table import Table
from rich.text import Text

from tocsin.cli.table import terminal
from tocsin.cli.wording import visible
from tocsin.evaluate.figures import Amount, Figures, Line, Rated, Share, Tally

COLUMNS = ("P", "R", "F")


def print_figures_json(figures: Sequence[Figures]) -> None:
    """One object a reader, a line each."""
    for one in figures:
        click.echo(json.dumps(one.plain(), ensure_ascii=False))


def print_figures(figures: Sequence[Figures]) -> None:
    """One table: a row a line, for each reader precision, recall and F, or the share; below it the notes."""
    console = terminal()
    if len(figures) > 1:
        for number, one in enumerate(figures, 1):
            console.print(Text(visible(f"[{number}] {one.reader}"), "bold"))
    else:
        console.print(Text(visible(figures[0].reader), "bold"))
    console.print(_table(figures))
    for number, one in enumerate(figures, 1):
        for note in one.notes:
            console.print(Text(visible(f"[{number}] {note}" if len(figures) > 1 else note), "dim"), soft_wrap=True)


def _table(figures: Sequence[Figures]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold dim")
    table.add_column("")
    for number, _ in enumerate(figures, 1):
        for column in COLUMNS:
            table.add_column(f"{column} [{number}]" if len(figures) > 1 else column, justify="right")
    table.add_column("gold", justify="right")
    for name in dict.fromkeys(name for one in figures for name in one.lines):
        lines = [one.lines.get(name) for one in figures]
        cells = [cell for line in lines for cell in _cells(line)]
        table.add_row(Text(visible(name), "bold" if name == figures[0].headline else ""), *cells, _wanted(lines))
    return table


def _cells(line: Line | None) -> tuple[str, str, str]:
    if isinstance(line, (Tally, Rated)):
        return f"{line.precision:.3f}", f"{line.recall:.3f}", f"{line.f1:.3f}"
    if isinstance(line, Share):
        return "", "", "-" if line.value is None else f"{line.value:.1%}"
    if isinstance(line, Amount) and line.value is not None:
        return "", "", f"{line.value:,.1f} {line.unit}" if line.unit else f"{line.value:.3f}"
    return "", "", "-"


def _wanted(lines: Sequence[Line | None]) -> str:
    """How many there are in the gold, or that a share is of."""
    counts = [line.wanted if isinstance(line, Tally) else line.of for line in lines if isinstance(line, (Tally, Share))]
    return f"{max(counts):g}" if counts else ""
