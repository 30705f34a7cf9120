"""The store: readings with their spans, where texts stood, what could not be read; incidents, decisions, and what was known when."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, and_, func, select

from tocsin.core import errors
from tocsin.core.errors import ReportError
from tocsin.core.events import Reading
from tocsin.core.incidents import Decision, Incident
from tocsin.core.outcomes import Failed, Outcome, Read
from tocsin.core.tellings import Telling
from tocsin.core.text import Span
from tocsin.store import history, readings
from tocsin.store.backup import copy_store
from tocsin.store.decisions import decisions_until, last_ruling
from tocsin.store.engine import name_of, open_engine, reading, said_in_our_words, use_wal, writing
from tocsin.store.folding import Folding
from tocsin.store.migrations import migrate
from tocsin.store.query import numbers_of, records_of
from tocsin.store.revisions import AsOf, begin_revision, folded_at, position, revision_at
from tocsin.store.search import found_quotes, found_reports
from tocsin.store.statements import chunks, storable
from tocsin.store.tables import ADDRESSES, FAILURES, INCIDENTS, META, READINGS, REVISIONS, SPANS
from tocsin.store.verify import faults
from tocsin.store.wanted import Wanted

BATCH = 200
EVERYTHING = Wanted()
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a report and what rests on them: the *slot* of the *owner* (a1, e1, s1, r1, d1) in what *reader* found."""

    report_id: str
    reader: str
    span: Span
    slot: str
    owner: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that it lets *speaker* say."""

    report_id: str
    reader: str
    speaker: str
    span: Span


@dataclass(frozen=True, slots=True)
class Behind:
    """What the incidents do not rest on yet: readings since the last consolidation, and decisions. *ever* is False before the first."""

    readings: int
    decisions: int
    ever: bool


def _utc() -> datetime:
    return datetime.now(UTC)


def open_store(url: str, *, reader: str | None = None, must_exist: bool = False, clock: Clock = _utc) -> "SqlStore":
    """The store at *url*: a path, ``sqlite:///path`` or ``postgresql://user@host/database``; made where there is none, unless it
    *must_exist*.

    With *reader*, a report counts as known only if that reader has read it. Raises StoreError where the store cannot be used.
    """
    name = name_of(url)
    engine = open_engine(url, must_exist=must_exist)
    with said_in_our_words(name):
        use_wal(engine)
        migrate(engine, name, must_exist=must_exist)
    return SqlStore(engine, name, reader=reader, clock=clock)


class SqlStore:
    """Readings, incidents and decisions in a database. One outcome is one transaction; adding twice is once.

    *as_of* is a day or a moment: the store answers with what it knew then (of a day, at its end in UTC). None is now.
    """

    def __init__(self, engine: Engine, name: str, *, reader: str | None, clock: Clock) -> None:
        self._engine = engine
        self._reader = reader
        self._clock = clock
        self._remembered: dict[int, Telling] = {}
        self.name = name

    def __contains__(self, report_id: object) -> bool:
        """Whether the current reader's reading of the report is there (any reader's, where the store was opened without one)."""
        known = select(READINGS.c.seq).where(READINGS.c.report_id == str(report_id)).limit(1)
        with self._reading() as connection:
            return connection.scalar(known.where(READINGS.c.reader == self._reader) if self._reader else known) is not None

    def __enter__(self) -> "SqlStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, outcome: Outcome) -> None:
        """Keep *outcome*, whole or not at all; a success at an address replaces its failure."""
        now = self._clock()
        at = now.isoformat(timespec="seconds")
        with self._writing() as connection:
            if isinstance(outcome, Failed):
                readings.put_failure(connection, outcome, at)
                return
            if isinstance(outcome, Read) and readings.is_news(connection, outcome.reading):
                readings.put_reading(connection, outcome.reading, at, begin_revision(connection, "read", now))
            readings.put_address(connection, outcome, at)

    def readings(self, *, as_of: AsOf = None) -> Iterator[Reading]:
        """All current readings, oldest first. A person's reading of a report stands over a machine's, a later one over an earlier."""
        if as_of is not None:
            with self._reading() as connection:
                revision = revision_at(connection, as_of)
            yield from self._past(revision)
            return
        with self._reading() as connection:
            numbers = list(connection.scalars(select(READINGS.c.seq).where(readings.is_current()).order_by(READINGS.c.seq)))
        for some in chunks(numbers, BATCH):
            with self._reading() as connection:
                batch = readings.records(connection, READINGS.c.seq.in_(some), self.name)
            yield from batch

    def readings_behind(self, *, as_of: AsOf = None, reports: Collection[str] | None = None) -> Iterator[Reading]:
        """The readings on which the incidents of *as_of* rest, oldest first; only of *reports*, if some are named.

        They are as they were when those incidents were last consolidated; what was read since is not among them.
        """
        with self._reading() as connection:
            folded = folded_at(connection, as_of)
        yield from self._past(folded or 0, reports)

    def _past(self, revision: int, reports: Collection[str] | None = None) -> Iterator[Reading]:
        with self._reading() as connection:
            versions = readings.past_versions(connection, revision, reports)
        for some in chunks(versions, BATCH):
            with self._reading() as connection:
                batch = readings.past_records(connection, some, revision, self.name)
            yield from batch

    def is_consolidated(self, *, as_of: AsOf = None) -> bool:
        """Whether there were incidents at *as_of*, or at least a consolidation that found none."""
        with self._reading() as connection:
            return folded_at(connection, as_of) is not None

    def find(self, id_prefix: str) -> Sequence[Reading]:
        """Current readings whose report id starts with *id_prefix* (with or without ``sha256:``), oldest first."""
        prefix = "sha256:" + id_prefix.removeprefix("sha256:")
        with self._reading() as connection:
            which = and_(READINGS.c.report_id.startswith(prefix, autoescape=True), readings.is_current())
            return readings.records(connection, which, self.name)

    def at(self, address: str) -> Reading | None:
        """The current reading of the text that stood at *address* when it was last seen; None if none did."""
        here = select(ADDRESSES.c.report_id).where(ADDRESSES.c.address == storable(address))
        with self._reading() as connection:
            found = readings.records(connection, and_(READINGS.c.report_id.in_(here), readings.is_current()), self.name)
        return next(iter(found), None)

    def failures(self) -> Sequence[Failed]:
        """What could not be read and has not been since, by address."""
        with self._reading() as connection:
            rows = connection.execute(select(FAILURES.c.address, FAILURES.c.kind, FAILURES.c.why).order_by(FAILURES.c.address)).all()
        return tuple(Failed(row.address, getattr(errors, row.kind, ReportError)(row.why)) for row in rows)

    def marks(self, report_id: str, start: int, end: int) -> Sequence[Mark]:
        """What rests on the words at ``start <= x < end`` of the report, in the order of the text."""
        inside = and_(SPANS.c.report_id == report_id, SPANS.c.start < end, SPANS.c.end > start)
        with self._reading() as connection:
            rows = connection.execute(select(SPANS).where(inside).order_by(SPANS.c.start, SPANS.c.end)).all()
        return tuple(Mark(row.report_id, row.reader, Span(row.start, row.end, row.quote), row.slot, row.owner) for row in rows)

    def count(self) -> int:
        """How many reports have been read."""
        with self._reading() as connection:
            return connection.scalar(select(func.count(READINGS.c.report_id.distinct()))) or 0

    def count_incidents(self) -> int:
        """How many incidents there are now."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(INCIDENTS).where(INCIDENTS.c.until.is_(None))) or 0

    def search(self, words: str, *, most: int = 20) -> Sequence[Reading]:
        """Current readings of the reports with these *words* in title or text, the last kept first. Raises SettingsError for no words."""
        with self._reading() as connection:
            ids = found_reports(connection, words, most)
            found = readings.records(connection, and_(READINGS.c.report_id.in_(ids), readings.is_current()), self.name)
        by_id = {entry.report.id: entry for entry in found}
        return tuple(by_id[name] for name in ids if name in by_id)

    def search_quotes(self, words: str, *, most: int = 20) -> Sequence[Quote]:
        """What somebody is quoted to have said with these *words*, the last kept first. Raises SettingsError for no words."""
        with self._reading() as connection:
            rows = found_quotes(connection, words, most)
        return tuple(Quote(row.report_id, row.reader, row.speaker, Span(row.start, row.end, row.quote)) for row in rows)

    def incidents(self, wanted: Wanted = EVERYTHING, *, as_of: AsOf = None) -> Iterator[Incident]:
        """The incidents that are asked for, the latest days first."""
        with self._reading() as connection:
            numbers = numbers_of(connection, wanted, revision_at(connection, as_of) if as_of is not None else None)
        for some in chunks(numbers):
            with self._reading() as connection:
                batch = records_of(connection, some, self.name)
            yield from batch

    def incident(self, name: str, *, as_of: AsOf = None) -> Incident | None:
        """The incident with this id, or the one that the id leads to since; None where it leads nowhere."""
        with self._reading() as connection:
            revision = revision_at(connection, as_of) if as_of is not None else None
            known = history.resolve(connection, name, revision)
            return history.version_of(connection, known, revision, self.name) if known else None

    def resolve(self, name: str, *, as_of: AsOf = None) -> str | None:
        """The id under which the incident that was once called *name* is known; None where it leads nowhere."""
        with self._reading() as connection:
            return history.resolve(connection, name, revision_at(connection, as_of) if as_of is not None else None)

    def ids_like(self, start: str) -> tuple[str, ...]:
        """The ids of the incidents that begin with *start*."""
        with self._reading() as connection:
            return history.ids_like(connection, start)

    def versions(self, name: str) -> Sequence[history.Version]:
        """All that was ever known under this very id, oldest first."""
        with self._reading() as connection:
            return tuple(history.versions_of(connection, name, self.name))

    def differences(self, one: date | datetime, other: date | datetime) -> Iterator[history.Difference]:
        """What changed in the incidents from *one* to *other*, by id."""
        with self._reading() as connection:
            before, after = revision_at(connection, one), revision_at(connection, other)
            names = history.moved(connection, before, after)
        for some in chunks(names):
            with self._reading() as connection:
                batch = list(history.differences(connection, some, one=before, other=after, store=self.name))
            yield from batch

    def decisions(self, *, as_of: AsOf = None) -> tuple[Decision, ...]:
        """All that people have ruled, undone or not, in the order in which it came."""
        with self._reading() as connection:
            return decisions_until(connection, revision_at(connection, as_of) if as_of is not None else None)

    def begins(self) -> str | None:
        """The first moment of which the store can tell what it knew, as ISO 8601; None for an empty one."""
        with self._reading() as connection:
            first: str | None = connection.scalar(select(func.min(REVISIONS.c.at)))
        return first

    def behind(self) -> Behind:
        """What is not in the incidents yet."""
        with self._reading() as connection:
            folded, ruled = position(connection, "folded"), position(connection, "ruled")
            news = connection.scalar(select(func.count(READINGS.c.report_id.distinct())).where(READINGS.c.since > folded)) or 0
            rulings = last_ruling(connection) > ruled
            return Behind(news, int(rulings), folded_at(connection, None) is not None)

    def noted(self, key: str) -> str | None:
        """What was noted when the incidents were made."""
        with self._reading() as connection:
            return connection.scalar(select(META.c.value).where(META.c.key == key))

    @contextmanager
    def folding(self, what: str) -> Iterator[Folding]:
        """One step of consolidation: a transaction that looks things up and keeps what has been worked out, whole or not at all."""
        with self._writing() as connection:
            yield Folding(connection, self._remembered, revision=begin_revision(connection, what, self._clock()), name=self.name)

    def settle(self) -> None:
        """Let the database look at how its values lie, so that it answers questions by the best way; worth it after much was written."""
        with self._writing() as connection:
            connection.exec_driver_sql("ANALYZE")

    def backup(self, target: str) -> int:
        """Copy all to a new store at *target*, a path or an address; the number of rows. Raises StoreError where one is there."""
        with said_in_our_words(self.name):
            return copy_store(self._engine, target, temporary=lambda file: Path(f"{file}.part"))

    def verify(self) -> Iterator[str]:
        """What is wrong with the store, a sentence each; nothing if it is sound."""
        with self._reading() as connection:
            yield from faults(connection, self.name)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with said_in_our_words(self.name), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with said_in_our_words(self.name), writing(self._engine) as connection:
            yield connection
