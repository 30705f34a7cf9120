"""A reading as a table on the terminal."""

import os
import shutil

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tocsin.cli.wording import against_of, by_of, day_of, headline_of, names_of, place_of, source_line, tolls_of, visible
from tocsin.core.events import Event, Reading

PLAIN_WIDTH = 140
STATUS_STYLES = {
    "occurred": "",
    "recurring": "cyan",
    "attempted": "yellow",
    "planned": "yellow",
    "threatened": "yellow",
    "hypothetical": "yellow",
    "denied": "magenta",
}
NARROW = 110
COLUMNS = {"When": 10, "Where": 0, "What": 21, "Status": 12, "By": 0, "Against": 0, "Toll": 0, "Words": 0}
"""Column: its width, 0 for an equal share of what is left."""


def terminal() -> Console:
    """Standard output; where it is no terminal wide, and without colour."""
    width = None if os.environ.get("COLUMNS") or shutil.get_terminal_size((0, 0)).columns else PLAIN_WIDTH
    return Console(width=width, highlight=False, emoji=False, markup=False)


def print_reading(reading: Reading, console: Console) -> None:
    """Headline, source, and a row an event."""
    console.print(Text(visible(headline_of(reading)), "bold"))
    console.print(Text(visible(source_line(reading)), "dim"))
    if reading.report.headline_mismatch:
        console.print(Text("The headline tells of something that the text does not.", "yellow"))
    if not reading.events:
        console.print(Text("  nothing coded", "dim"))
    elif console.width < NARROW:
        console.print(event_list(reading))
    else:
        console.print(event_table(reading))
    console.print()


def event_table(reading: Reading) -> Table:
    """The events of *reading*, a row each."""
    table = Table(box=None, pad_edge=True, padding=(0, 1), header_style="bold dim", expand=True)
    for column, width in COLUMNS.items():
        table.add_column(column, width=width or None, ratio=None if width else 1, overflow="fold")
    names = names_of(reading)
    for event in reading.events:
        table.add_row(*_cells(event, names))
    return table


def event_list(reading: Reading) -> Table:
    """The events of *reading* for a narrow terminal: three lines each instead of eight columns."""
    table = Table.grid(padding=(0, 1))
    names = names_of(reading)
    for event in reading.events:
        when, where, what, status, by, against, toll, words = _cells(event, names)
        table.add_row("•", _line(what, status, words))
        table.add_row("", _line(when, where, toll))
        if event.by or event.against:
            table.add_row("", _line(_labelled("by", by), _labelled("against", against)))
    return table


def _line(*values: Text) -> Text:
    one_line = (Text(value.plain.replace("\n", ", "), value.style) for value in values if value.plain)
    return Text("  ").join(one_line)


def _labelled(label: str, value: Text) -> Text:
    return Text(f"{label} {value.plain}", value.style) if value.plain else value


def _cells(event: Event, names: dict[str, str]) -> list[Text]:
    style = STATUS_STYLES[event.status]
    values = (
        day_of(event.when),
        place_of(event.place),
        event.type,
        status_of(event),
        by_of(event, names),
        against_of(event, names),
        tolls_of(event),
        f"“{event.trigger.quote}”",
    )
    return [Text(visible(value), style) for value in values]


def status_of(event: Event) -> str:
    """The status; in capitals where the event did not simply happen, so that it shows without colour too."""
    status = event.status if event.status == "occurred" else event.status.upper()
    return status if event.certainty == "fact" else f"{status}\n{event.certainty}"
