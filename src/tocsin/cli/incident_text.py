"""An incident on the terminal: a row of a table, or all that is known of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tocsin.cli.table import STATUS_STYLES
from tocsin.cli.wording import TOLL_WORDS, day_of, in_words, place_of, visible
from tocsin.core.incidents import Cited, Incident
from tocsin.core.tellings import Party
from tocsin.query import flat
from tocsin.store import Version

COLUMNS = {"Id": 12, "When": 10, "Where": None, "What": 21, "By": None, "Against": None, "Killed": 8, "Rep.": 4, "Orig.": 5, "Note": 11}
"""Column: its width, None for an equal share of what is left."""
NARROW = 110
REPORT_DIGITS = 12


def incident_table(incidents: Iterable[Incident]) -> Table:
    """A row an incident."""
    table = Table(box=None, pad_edge=True, padding=(0, 1), header_style="bold dim", expand=True)
    for column, width in COLUMNS.items():
        table.add_column(column, width=width, ratio=None if width else 1, overflow="fold")
    for incident in incidents:
        table.add_row(*(Text(visible(cell), _style(incident)) for cell in _cells(incident)))
    return table


def incident_list(incidents: Iterable[Incident]) -> Table:
    """The same for a narrow terminal: two lines each."""
    table = Table.grid(padding=(0, 1))
    for incident in incidents:
        name, when, where, what, by, against, killed, reports, origins, note = _cells(incident)
        first = "  ".join(part for part in (when, what, where.replace("\n", ", "), note.replace("\n", ", ")) if part)
        sides = ((label, words.replace("\n", ", ")) for label, words in (("by", by), ("against", against), ("killed", killed)))
        second = "  ".join((*(f"{label} {words}" for label, words in sides if words), f"{reports} reports, {origins} origins"))
        table.add_row(Text(name, "dim"), Text(visible(f"{first}\n{second}"), _style(incident)))
    return table


def fits_table(console: Console) -> bool:
    """Whether *console* is wide enough for the table."""
    return console.width >= NARROW


def _style(incident: Incident) -> str:
    return "dim" if incident.review == "rejected" else STATUS_STYLES[incident.status]


def _cells(incident: Incident) -> list[str]:
    row = flat(incident)
    status = [incident.status.upper()] if incident.status != "occurred" else []
    review = [incident.review] if incident.review != "open" else []
    disputes = [f"disputed: {', '.join(row['disputes'])}"] if row["disputes"] else []
    return [
        incident.id,
        _days(incident),
        place_of(next((c.value for c in incident.place if c.superseded is None), None)),
        incident.type,
        "\n".join(row["by"]),
        "\n".join(row["against"]),
        _killed(incident),
        str(row["reports"]),
        str(row["origins"]),
        "\n".join((*status, *review, *disputes)),
    ]


def _days(incident: Incident) -> str:
    if incident.start is None:
        return ""
    return str(incident.start) if incident.start == incident.end else f"{incident.start} – {incident.end}"


def _killed(incident: Incident) -> str:
    """Every figure that stands, each once, the least first."""
    said = {in_words(c.value) for c in incident.figures.get("killed", ()) if c.superseded is None}
    return " / ".join(sorted(said, key=lambda words: (len(words), words)))


def print_incident(incident: Incident, console: Console) -> None:
    """All that is said of *incident*, side by side: each value with its words, its report and who says it."""
    review = "" if incident.review == "open" else f"  {incident.review.upper()}"
    console.print(Text(visible(f"{incident.id}  {incident.type}  {incident.status}  {_days(incident)}{review}"), "bold"))
    table = Table.grid(padding=(0, 1))
    for name, value, words in _lines(incident):
        table.add_row(Text(f"  {name}", "dim"), Text(visible(one_line(value))), Text(visible(one_line(words)), "dim"))
    console.print(table)
    console.print()


def one_line(words: str) -> str:
    """*words* without line ends."""
    return " ".join(words.split())


def _lines(incident: Incident) -> Iterator[tuple[str, str, str]]:
    """Name, value, and the words with where they stand."""
    yield from _said("type", incident.types, str)
    yield from _said("status", incident.statuses, str)
    yield from _said("when", incident.when, day_of)
    yield from _said("place", incident.place, place_of)
    yield from _said("by", incident.by, _party)
    yield from _said("against", incident.against, _party)
    yield from _said("claimed by", incident.claimed_by, _party)
    for kind, tolls in incident.figures.items():
        yield from _said(TOLL_WORDS.get(kind, kind), tolls, in_words)
    yield from _said("weapon", incident.weapons, str)
    for dispute in incident.disputes:
        yield "disputed", dispute.field, " / ".join(f"{side.value} ({', '.join(side.origins)})" for side in dispute.sides)
    for origin in incident.origins:
        yield "origin", f"{origin.name} ({origin.basis})", ", ".join(_short(report) for report in origin.chain)
    for merge in incident.merges:
        yield "joined", f"{merge.key} to {merge.to}", merge.why
    yield from (("decision", name, "") for name in incident.decisions)


def _said(name: str, said: Sequence[Cited[Any]], words: Callable[[Any], str]) -> Iterator[tuple[str, str, str]]:
    for cited in said:
        mention = getattr(cited.value, "mention", None)
        stands = "" if cited.superseded is None else f"superseded by {cited.superseded}"
        quote = f"“{mention.quote}”" if mention and cited.report else ""
        source = cited.source if cited.source != cited.origin else None
        where = ", ".join(part for part in (source, cited.origin, cited.published and str(cited.published), _short(cited.report)) if part)
        yield name, words(cited.value), " · ".join(part for part in (quote, where, stands) if part)


def _party(party: Party) -> str:
    known = party.name or party.mention.quote
    return known if party.conf == "fact" else f"{known} ({party.conf})"


def _short(report: str | None) -> str:
    return (report or "").removeprefix("sha256:")[:REPORT_DIGITS]


def print_versions(versions: Sequence[Version], console: Console) -> None:
    """From when to when the incident was known in which form."""
    for version in versions:
        until = f" until {version.until[:19]}" if version.until else ""
        console.print(Text(f"  known since {version.since[:19]}{until}: told by {len(version.incident.told)}", "dim"))
