"""A run over sources: outcomes in, readings out to where they are wanted, failures and the sum on standard error."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click

from tocsin import pipeline
from tocsin.cli import DONE, INTERRUPTED, SOME_FAILED
from tocsin.cli.output import exporter_for, print_records, print_tables, write_out, written
from tocsin.cli.progress import Progress
from tocsin.cli.wording import visible
from tocsin.core.events import Reading
from tocsin.core.outcomes import Failed, Outcome, Read
from tocsin.core.protocols import Annotator, Given, Remote
from tocsin.settings import ALL, Settings
from tocsin.store import SqlStore, open_store

Sink = Callable[[Iterable[Reading], Progress], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRun:
    """What is asked of a run."""

    sources: tuple[str, ...]
    given: Given
    keep: bool = True
    again: bool = False
    as_json: bool = False
    output: Path | None = None
    strict: bool = False
    quiet: bool = False


def read_and_tell(run: ReadRun, settings: Settings) -> int:
    """Read the sources of *run* and give the readings out; the exit code."""
    tally: Counter[str] = Counter()
    sink = _sink(run, tally)
    kit = pipeline.load_kit(replace(settings, min_confidence=0.0, profile=ALL))  # what is kept is whole; what is told is chosen below
    least = pipeline.least_confidence(replace(kit, settings=settings))
    with (
        _accounted(kit.annotator, quiet=run.quiet),
        _store(run, settings, kit.annotator.name) as store,
        Progress(run.sources, quiet=run.quiet) as progress,
    ):
        known = () if run.again or store is None else store
        outcomes = pipeline.read_sources(run.sources, kit, known=known, given=run.given)
        kept = pipeline.save(outcomes, store) if store else outcomes
        told = _counted(confident(_told(progress.over(kept), store, tally), least), tally)
        try:
            wrote = sink(told, progress)
        except KeyboardInterrupt:
            progress.stop()
            click.echo(f"interrupted: {_sum(tally)}{_resume(store)}", err=True)
            return INTERRUPTED
    if not run.quiet:
        click.echo(f"{_sum(tally)}{wrote}{f'; kept in {store.name}' if store else ''}", err=True)
    return SOME_FAILED if run.strict and tally["failed"] else DONE


def confident(readings: Iterable[Reading], least: float) -> Iterator[Reading]:
    """*readings* without the events that the reader gives a confidence under *least*."""
    for reading in readings:
        events = tuple(event for event in reading.events if event.confidence is None or event.confidence >= least)
        yield reading if len(events) == len(reading.events) else replace(reading, events=events)


@contextmanager
def _accounted(annotator: Annotator, *, quiet: bool) -> Iterator[None]:
    """What a reader that is a server was asked and what it cost is said at the end, whatever the end is."""
    try:
        yield
    finally:
        if isinstance(annotator, Remote) and not quiet and (told := annotator.account()):
            click.echo(f"{annotator.name}: {told}", err=True)


def _store(run: ReadRun, settings: Settings, reader: str) -> AbstractContextManager[SqlStore | None]:
    return open_store(settings.store, reader=reader) if run.keep else nullcontext()


def _told(outcomes: Iterable[Outcome], store: SqlStore | None, tally: Counter[str]) -> Iterator[Reading]:
    """The reading of each outcome, also of what was known already, each once; failures are said."""
    told: set[str] = set()
    for outcome in outcomes:
        tally[_kind(outcome)] += 1
        tally["turned away"] += isinstance(outcome, Read) and outcome.turned_away
        if isinstance(outcome, Failed):
            click.echo(visible(" ".join(f"failed {outcome.address}: {outcome.why}".split())), err=True)
            continue
        report_id = outcome.reading.report.id if isinstance(outcome, Read) else outcome.report_id
        found = (outcome.reading,) if isinstance(outcome, Read) else store.find(report_id) if store else ()
        for reading in found:
            if report_id not in told:
                told.add(report_id)
                yield reading


def _counted(readings: Iterable[Reading], tally: Counter[str]) -> Iterator[Reading]:
    for reading in readings:
        tally["events"] += len(reading.events)
        yield reading


def _kind(outcome: Outcome) -> str:
    return {"Read": "read", "Duplicate": "known"}.get(type(outcome).__name__, "failed")


def _sum(tally: Mapping[str, int]) -> str:
    """The run in one line: ``12 read, 3 known already, 1 failed; 30 events``."""
    parts = [
        f"{tally['read']} read{_not_on_the_subject(tally['turned away'])}",
        *(f"{tally[kind]} {words}" for kind, words in (("known", "known already"), ("failed", "failed")) if tally[kind]),
    ]
    return f"{', '.join(parts)}; {tally['events']} event{'' if tally['events'] == 1 else 's'}"


def _not_on_the_subject(count: int) -> str:
    return f", {count} of them not on the subject" if count else ""


def _resume(store: SqlStore | None) -> str:
    return f"; kept in {store.name}, run the same command again to go on" if store else ""


def _sink(run: ReadRun, tally: Mapping[str, int]) -> Sink:
    """Where the readings go; it says what it wrote. An output whose format is not known is found out before anything is read."""
    output = run.output
    if output is None:
        return print_records if run.as_json else print_tables
    if str(output) == "-":
        return print_records
    exporter = exporter_for(output, as_json=run.as_json)

    def write(readings: Iterable[Reading], _: Progress) -> str:
        rows = write_out(readings, exporter, output)
        return f"; {written(exporter, rows, tally['events'])} in {output}"

    return write
