"""A report with its marks on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin.cli.describe import Card, Line, cards
from tocsin.cli.empty import why_empty
from tocsin.cli.marks import STYLES, Mark, bracketed, marks_of
from tocsin.cli.wording import headline_of, source_line, visible
from tocsin.core.events import Reading

TITLES = {"event": "Events", "statement": "Statements", "relation": "Relations", "designation": "Designations", "actor": "Actors"}
FADED = ("boilerplate", "duplicate")


def paint(reading: Reading, console: Console) -> None:
    """The report with its marks in colour (in brackets where there is none), and below it what was coded from them."""
    marks = marks_of(reading)
    console.print(Text(visible(headline_of(reading)), "bold"))
    console.print(Text(visible(source_line(reading)), "dim"))
    if why := why_empty(reading):
        console.print(Text(visible(why), "yellow"))
    console.print()
    console.print(_coloured(reading, marks) if console.color_system else Text(visible(bracketed(reading, marks))))
    console.print()
    if console.color_system:
        console.print(_legend(marks))
    found = cards(reading)
    for kind, title in TITLES.items():
        _section(title, [card for card in found if card.kind == kind], console)


def _coloured(reading: Reading, marks: Sequence[Mark]) -> Text:
    text = Text(visible(reading.report.text))
    for block in reading.report.blocks:
        if block.role in FADED or block.role == "headline":
            text.stylize("dim" if block.role in FADED else "bold", block.start, block.end)
    for mark in marks:
        text.stylize(STYLES.get(mark.slot, "reverse"), mark.span.start, mark.span.end)
    return text


def _legend(marks: Sequence[Mark]) -> Text:
    used = {mark.slot for mark in marks}
    return Text("  ").join(Text(slot.replace("_", " "), STYLES[slot]) for slot in reversed(list(STYLES)) if slot in used)


def _section(title: str, section: Sequence[Card], console: Console) -> None:
    if section:
        console.print(Text(f"\n{title}", "bold underline"))
    for card in section:
        head = Text.assemble(
            (f"{card.owner:>4} ", "dim"), (visible(card.title), "bold"), (f"  {card.note.upper()}" if card.note else "", "yellow")
        )
        console.print(head)
        for line in card.lines:
            console.print(_line(line))


def _line(line: Line) -> Text:
    quotes = list(dict.fromkeys(span.quote for span in line.words if span.quote != line.value))
    words = f"  “{'” “'.join(quotes[:4])}”{' …' if len(quotes) > 4 else ''}" if quotes else ""
    return Text.assemble((f"{'':5}{visible(line.name):<12} ", "dim"), visible(line.value), (visible(words), STYLES.get(line.slot, "dim")))
