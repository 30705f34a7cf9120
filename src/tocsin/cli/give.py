"""What the store holds, written out in a format."""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from tocsin.cli.asking import say_behind
from tocsin.cli.give_incidents import incident_cases
from tocsin.cli.output import write_out, written
from tocsin.cli.run import confident
from tocsin.consolidate.figures import derive
from tocsin.core.events import STATUSES, Reading
from tocsin.core.protocols import Exporter
from tocsin.export import FORMATS, exporters, from_readings, summary, write_cases
from tocsin.export.case import TOLD, Case, Rules, first_told
from tocsin.export.format import Format, Written, metadata, write_beside
from tocsin.export.jsonl import JSONL, only
from tocsin.settings import Settings
from tocsin.store import open_store

NO_POINT = ("event", "left out: no coordinates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the caller asks for; None and () leave it to the format. *events* asks for the events of each report, merged or not."""

    toll: str | None = None
    dates: str = TOLD
    statuses: tuple[str, ...] = ()
    as_of: date | datetime | None = None
    events: bool = False


def give_out(form: str, output: Path, settings: Settings, wishes: Wishes = Wishes()) -> None:
    """Write the store's incidents, or its readings before there are any, as *form* to *output*; what became of them on standard error."""
    exporter = _exporter(form)
    tally: Counter[str] = Counter()
    with open_store(settings.store, must_exist=True) as store:
        merged = form in FORMATS and not wishes.events and store.is_consolidated(as_of=wishes.as_of)
        if merged:
            cases = partial(incident_cases, store, as_of=wishes.as_of, least=settings.min_confidence, tally=tally)
            result = _give_cases(FORMATS[form], cases, output, replace_chosen(rules_for(FORMATS[form], wishes), wishes, "incidents"))
            say_behind(store)
        else:
            readings = _counted(confident(store.readings(as_of=wishes.as_of), settings.min_confidence), tally)
            result = _give_readings(form, readings, output, wishes)
        if wishes.as_of is not None and not tally["reports"]:
            click.echo(f"nothing was known then: {store.name} begins at {(store.begins() or 'no time at all')[:19]}", err=True)
    what = f"{result.rows} rows of {tally['incidents']} incidents" if merged else _events_of(exporter, result)
    click.echo(f"{what} of {tally['reports']} reports in {output}", err=True)
    click.echo(summary(result, form), err=True)


def _events_of(exporter: Exporter, result: Written) -> str:
    return written(exporter, result.rows, result.rows + result.loss[NO_POINT])


def _give_readings(form: str, readings: Iterable[Reading], output: Path, wishes: Wishes) -> Written:
    if form not in FORMATS:
        return _give_records(_exporter(form), readings, output, wishes)
    rules = replace_chosen(rules_for(FORMATS[form], wishes), wishes, "events")
    return _give_cases(FORMATS[form], partial(from_readings, readings), output, rules)


def replace_chosen(rules: Rules, wishes: Wishes, cases: str) -> Rules:
    """*rules* with what is exported, and as of when, for the metadata."""
    return replace(rules, chosen={"cases": cases, **({"as_of": wishes.as_of.isoformat()} if wishes.as_of else {})})


def statuses_in(words: str | None) -> tuple[str, ...]:
    """The statuses that a flag names, with commas between them; ``all`` is all of them. Raises a usage error for an unknown one."""
    named = tuple(word.strip() for word in (words or "").split(",") if word.strip())
    if named == ("all",):
        return STATUSES
    for status in named:
        if status not in STATUSES:
            nearest = get_close_matches(status, STATUSES, n=1, cutoff=0)[0]
            raise click.UsageError(f"--statuses: unknown status {status!r}; did you mean {nearest}? Known: {', '.join(STATUSES)}, all")
    return named


def rules_for(form: Format, wishes: Wishes) -> Rules:
    """The rules of an export: what is asked for, and what the format takes by itself."""
    toll = wishes.toll or form.toll
    pick = first_told if toll == TOLD else partial(derive, rule=toll)
    return Rules(toll=toll, pick=pick, dates=wishes.dates, statuses=wishes.statuses or None)


def _give_cases(form: Format, cases_by: Callable[[Rules], Iterable[Case]], output: Path, rules: Rules) -> Written:
    cases = cases_by(rules)
    if str(output) != "-":
        output.parent.mkdir(parents=True, exist_ok=True)
        return write_cases(form, cases, output, rules, beside=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"out{form.suffix}"
        result = write_cases(form, cases, file, rules)
        with file.open("rb") as stream:
            shutil.copyfileobj(stream, _bytes_out())
    return result


def _bytes_out() -> BinaryIO:
    sys.stdout.flush()
    return sys.stdout.buffer


def _give_records(exporter: Exporter, readings: Iterable[Reading], output: Path, wishes: Wishes) -> Written:
    """Records are whole: nothing of them is lost but the events of other statuses, if only some are asked for."""
    rows = write_out((_asked(reading, wishes.statuses) for reading in readings), exporter, output)
    result = Written(rows, rows, 0, Counter())
    if str(output) != "-":
        write_beside(JSONL, result, output, {**metadata(JSONL, rules_for(JSONL, wishes)), "format": exporter.label})
    return result


def _asked(reading: Reading, statuses: Sequence[str]) -> Reading:
    return only(reading, statuses) if statuses else reading


def _exporter(form: str) -> Exporter:
    formats = exporters()
    if form not in formats:
        nearest = get_close_matches(form, formats, n=1, cutoff=0)[0]
        raise click.UsageError(f"unknown format {form!r}; did you mean {nearest}? Known: {', '.join(formats)}")
    return formats[form]


def _counted(readings: Iterable[Reading], tally: Counter[str]) -> Iterator[Reading]:
    for reading in readings:
        tally["reports"] += 1
        tally["events"] += len(reading.events)
        yield reading
