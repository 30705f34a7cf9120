"""Questions to the store at the command line, and their answers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from tocsin import merging, query
from tocsin.cli.incident_text import fits_table, incident_list, incident_table, print_incident, print_versions
from tocsin.cli.table import terminal
from tocsin.cli.wording import headline_of, source_line, visible
from tocsin.core.encode import plain
from tocsin.core.errors import SettingsError
from tocsin.core.events import Reading
from tocsin.core.folding import fold
from tocsin.core.incidents import Incident
from tocsin.settings import Settings
from tocsin.store import Difference, Quote, SqlStore, open_store

ROUND = 90  # letters that are shown on either side of a word that was searched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: single incidents by name, or a filter; *how* it is told: table, json or ids."""

    names: tuple[str, ...]
    as_of: date | datetime | None
    how: str
    asked: Mapping[str, Any]


def print_incidents(question: Question, settings: Settings, *, most: int) -> None:
    """The incidents that are asked for; in a table no more than *most* unless more are asked for."""
    with open_store(settings.store, must_exist=True) as store:
        if question.names:
            _print_named(store, question)
            return
        limit = question.asked["limit"]
        shown = most if limit is None and question.how == "table" else limit
        more = shown + 1 if shown is not None and limit is None else shown
        found = _asked(store, question, settings, more)
        _print_all(found[:shown], question.how)
        if question.how == "table":
            _say_count(store, question, shown=min(len(found), shown or 0), more=len(found) > (shown or 0))


def _asked(store: SqlStore, question: Question, settings: Settings, limit: int | None) -> tuple[Incident, ...]:
    try:
        return query.incidents(store, **{**question.asked, "limit": limit}, as_of=question.as_of, settings=settings).records
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _print_named(store: SqlStore, question: Question) -> None:
    console = terminal()
    for asked in question.names:
        incident = store.incident(asked, as_of=question.as_of)
        if incident is None and question.as_of is None:
            incident = store.incident(merging.full_names(store, (asked,))[0])
        if incident is None:
            raise click.UsageError(f"there is no incident {asked}{f' as of {question.as_of}' if question.as_of else ''}")
        if incident.id != asked and not incident.id.startswith(asked):
            click.echo(f"{asked} is {incident.id} now", err=True)
        if question.how != "table":
            _print_all((incident,), question.how)
            continue
        print_incident(incident, console)
        print_versions(store.versions(incident.id), console)


def _print_all(incidents: Iterable[Incident], how: str) -> None:
    if how == "table":
        console, found = terminal(), tuple(incidents)
        if found:
            console.print(incident_table(found) if fits_table(console) else incident_list(found))
        return
    for incident in incidents:
        click.echo(incident.id if how == "ids" else json.dumps(plain(incident), ensure_ascii=False))


def _say_count(store: SqlStore, question: Question, *, shown: int, more: bool) -> None:
    click.echo(f"{shown} incidents{' and more: --limit N shows them' if more else ''}", err=True)
    begins = store.begins()
    if question.as_of is not None and not shown and begins:
        click.echo(f"the store begins at {begins[:19]} UTC", err=True)
    say_behind(store)


def say_behind(store: SqlStore) -> None:
    """Say on standard error what is not in the incidents yet."""
    behind = store.behind()
    if not behind.ever:
        click.echo("nothing has been consolidated yet: tocsin consolidate", err=True)
    elif behind.readings:
        click.echo(f"{behind.readings} reports were read since and are not in yet: tocsin consolidate", err=True)


def print_differences(one: date | datetime, other: date | datetime, settings: Settings, *, as_json: bool) -> None:
    """What changed from *one* to *other*."""
    tally = {"new": 0, "gone": 0, "changed": 0}
    with open_store(settings.store, must_exist=True) as store:
        for difference in store.differences(one, other):
            what = _kind(difference)
            tally[what] += 1
            click.echo(json.dumps(_as_record(difference, what), ensure_ascii=False) if as_json else "\n".join(_as_lines(difference, what)))
    click.echo(", ".join(f"{count} {what}" for what, count in tally.items()), err=True)


def _kind(difference: Difference) -> str:
    return "new" if difference.before is None else "gone" if difference.after is None else "changed"


def _changes(difference: Difference) -> dict[str, tuple[Any, Any]]:
    before, after = difference.before, difference.after
    return query.what_differs(before, after) if before and after else {}


def _as_record(difference: Difference, what: str) -> dict[str, Any]:
    changes = {name: {"before": plain(old), "after": plain(new)} for name, (old, new) in _changes(difference).items()}
    sides = {"before": plain(difference.before), "after": plain(difference.after)}
    return {"id": difference.id, "what": what, "into": list(difference.into), "changes": changes, **sides}


def _as_lines(difference: Difference, what: str) -> Iterator[str]:
    incident = difference.after or difference.before
    assert incident is not None
    row = query.flat(incident)
    about = "  ".join(str(part) for part in (row["type"], row["start"], row["place"]) if part)
    into = f"  now in {', '.join(difference.into)}" if difference.into else ""
    yield visible(f"{ {'new': '+', 'gone': '-', 'changed': '~'}[what] } {difference.id}  {about}{into}")
    changes = _changes(difference)
    yield from (visible(f"    {name}: {_words(old)} -> {_words(new)}") for name, (old, new) in changes.items())
    if what == "changed" and not changes:
        yield "    other tellings of the same"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def print_found(words: str, settings: Settings, *, quotes: bool, most: int, as_json: bool) -> None:
    """The reports, or the quotes, with *words*."""
    with open_store(settings.store, must_exist=True) as store:
        found = _found(store, words, quotes=quotes, most=most)
    for one in found:
        if as_json:
            click.echo(json.dumps(plain(one) if isinstance(one, Quote) else _report_record(one), ensure_ascii=False))
    if not as_json and found:
        terminal().print(_found_table(found, words))
    click.echo(f"{len(found)} {'quotes' if quotes else 'reports'}{' (the last read; --limit N)' if len(found) == most else ''}", err=True)


def _found(store: SqlStore, words: str, *, quotes: bool, most: int) -> tuple[Reading | Quote, ...]:
    try:
        return tuple(store.search_quotes(words, most=most) if quotes else store.search(words, most=most))
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _report_record(reading: Reading) -> dict[str, Any]:
    report = reading.report
    return plain({name: getattr(report, name) for name in ("id", "address", "url", "title", "publisher", "published")})  # type: ignore[no-any-return]


def _found_table(found: Iterable[Reading | Quote], words: str) -> Table:
    table = Table.grid(padding=(0, 1))
    for one in found:
        if isinstance(one, Quote):
            table.add_row(Text(one.report_id.removeprefix("sha256:")[:12], "dim"), Text(visible(f"{one.speaker}: {one.span.quote}")))
        else:
            title, source = Text(visible(headline_of(one)), "bold"), Text(visible(source_line(one)), "dim")
            table.add_row(Text("•"), Text("\n").join((title, source, Text(visible(_around(one.report.text, words))))))
    return table


def _around(text: str, words: str) -> str:
    """The first place in *text* where one of *words* stands, with what is round it."""
    wanted = [part for part in fold(words).split() if part]
    place = next((at for at, word in _words_in(text) if any(fold(word).startswith(part[:-1] or part) for part in wanted)), 0)
    start, end = max(0, place - ROUND), min(len(text), place + ROUND)
    return f"{'…' if start else ''}{' '.join(text[start:end].split())}{'…' if end < len(text) else ''}"


def _words_in(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for word in text.split():
        place = text.index(word, place)
        yield place, word
        place += len(word)
