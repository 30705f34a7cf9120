"""A report with its marks as one HTML page that needs nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources

from tocsin.cli.describe import Card, Line, cards
from tocsin.cli.empty import why_empty
from tocsin.cli.marks import STYLES, Mark, Piece, marks_of, pieces
from tocsin.cli.wording import headline_of, source_line
from tocsin.core.events import Reading
from tocsin.core.text import Span
from tocsin.event_types import describe_codes

SECTIONS = {"event": "Events", "statement": "Statements", "relation": "Relations", "designation": "Designations", "actor": "Actors"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="tocsin">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p class="source">{source}</p>
{warning}<p class="legend">{legend}<button id="theme" type="button" hidden>dark / light</button></p>
</header>
<main>
<article class="text" aria-label="The report">{text}</article>
<aside aria-label="What was coded">
{sections}</aside>
</main>
<footer>Read by {reader}. Hover words or values to see what belongs together; click to keep it.</footer>
<div id="tip" role="tooltip" hidden></div>
<script>
{script}</script>
</body>
</html>
"""


def page(reading: Reading) -> str:
    """*reading* as an HTML page: the text with its marks, and beside it what was coded from them. It asks for nothing from outside."""
    marks = marks_of(reading)
    codes = {event.id: {scheme: describe_codes(scheme, code) for scheme, code in event.codes.items()} for event in reading.events}
    found = cards(reading, codes)
    warning = '<p class="warning">The headline tells of something that the text does not.</p>\n' if reading.report.headline_mismatch else ""
    if why := why_empty(reading):
        warning += f'<p class="warning">{escape(why)}</p>\n'
    return PAGE.format(
        language=escape(reading.report.language),
        policy=escape(POLICY),
        title=escape(headline_of(reading)),
        source=escape(source_line(reading)),
        warning=warning,
        legend=_legend(marks),
        text=_text(reading, marks, found),
        sections="".join(_sections(found)),
        reader=escape(reading.reader),
        style=_asset("page.css"),
        script=_asset("page.js"),
    )


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _legend(marks: Sequence[Mark]) -> str:
    used = {mark.slot for mark in marks}
    slots = [slot for slot in reversed(list(STYLES)) if slot in used]
    return "".join(f'<span class="m {slot}">{slot.replace("_", " ")}</span> ' for slot in slots)


def _text(reading: Reading, marks: Sequence[Mark], found: Sequence[Card]) -> str:
    said = _values(found)
    text = reading.report.text
    return "".join(_piece(piece, text[piece.start : piece.end], said) for piece in pieces(reading, marks))


def _values(found: Sequence[Card]) -> Mapping[tuple[str, Span], Sequence[str]]:
    """What is coded from each stretch of words, by owner and span: ``killed: 5+, of e1 attack.bombing (planned)``."""
    said: dict[tuple[str, Span], list[str]] = {}
    for card in found:
        of = f"of {card.owner} {card.title}{f' ({card.note})' if card.note else ''}"
        for line in card.lines:
            for span in line.words:
                said.setdefault((card.owner, span), []).append(f"{line.name}: {line.value}, {of}")
    return said


def _piece(piece: Piece, words: str, said: Mapping[tuple[str, Span], Sequence[str]]) -> str:
    inner = _marked(piece, words, said) if piece.marks else escape(words)
    return inner if piece.role == "body" else f'<span class="{piece.role}">{inner}</span>'


def _marked(piece: Piece, words: str, said: Mapping[tuple[str, Span], Sequence[str]]) -> str:
    slots = " ".join(dict.fromkeys(mark.slot for mark in piece.marks))
    owners = " ".join(dict.fromkeys(mark.owner for mark in piece.marks))
    lines = dict.fromkeys(line for mark in reversed(piece.marks) for line in said.get((mark.owner, mark.span), ()))
    about = f'class="m {escape(slots)}" data-owners="{escape(owners)}" title="{escape(chr(10).join(lines))}"'
    return f'<span id="t{piece.start}" {about} tabindex="0">{escape(words)}</span>'


def _sections(found: Sequence[Card]) -> Iterator[str]:
    for kind, title in SECTIONS.items():
        if section := [card for card in found if card.kind == kind]:
            inner = "".join(_card(card) for card in section)
            opened = " open" if kind in ("event", "statement") else ""
            yield f"<details{opened}><summary>{title} <small>{len(section)}</small></summary>\n{inner}</details>\n"


def _card(card: Card) -> str:
    note = f'<em class="note">{escape(card.note)}</em>' if card.note else ""
    lines = "".join(_line(line) for line in card.lines)
    kind = f"{card.kind} unreal" if card.kind == "event" and card.note else card.kind
    owner = escape(card.owner)
    head = f"<h3><small>{owner}</small> {escape(card.title)} {note}</h3>"
    return f'<section class="card {kind}" id="{owner}" data-owners="{owner}" tabindex="0">{head}<dl>{lines}</dl></section>\n'


def _line(line: Line) -> str:
    links = " ".join(
        f'<a href="#t{span.start}" class="m {escape(line.slot)}">{escape(span.quote)}</a>' for span in dict.fromkeys(line.words)
    )
    same = len(line.words) == 1 and line.words[0].quote == line.value
    value = "" if same else f"<b>{escape(line.value)}</b> "
    return f"<dt>{escape(line.name)}</dt><dd>{value}{links}</dd>"
