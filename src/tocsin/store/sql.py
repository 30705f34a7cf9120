"""The store: readings with their spans, where texts stood, and what could not be read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.core import errors
from tocsin.core.encode import encode_reading
from tocsin.core.errors import ReportError, StoreError
from tocsin.core.events import Reading
from tocsin.core.marks import owned_spans
from tocsin.core.outcomes import Duplicate, Failed, Outcome, Read
from tocsin.core.text import Span
from tocsin.store.engine import open_engine, path_of, said_in_our_words, use_wal
from tocsin.store.migrations import migrate
from tocsin.store.tables import ADDRESSES, FAILURES, READINGS, SPANS

BATCH = 200
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a report and what rests on them: the *slot* of the *owner* (a1, e1, s1, r1, d1) in what *reader* found."""

    report_id: str
    reader: str
    span: Span
    slot: str
    owner: str


def _utc() -> datetime:
    return datetime.now(UTC)


def open_store(url: str, *, reader: str | None = None, must_exist: bool = False, clock: Clock = _utc) -> "SqlStore":
    """The store at *url*: a path, or ``sqlite:///path``; made where there is none, unless it *must_exist*.

    With *reader*, a report counts as known only if that reader has read it. Raises StoreError where the store cannot be used.
    """
    path = path_of(url)
    name = str(path or "the store in memory")
    engine = open_engine(path, must_exist=must_exist)
    with said_in_our_words(name):
        use_wal(engine)
        migrate(engine, name)
    return SqlStore(engine, name, reader=reader, clock=clock)


class SqlStore:
    """Readings in a database. One outcome is one transaction; adding twice is once."""

    def __init__(self, engine: Engine, name: str, *, reader: str | None, clock: Clock) -> None:
        self._engine = engine
        self._reader = reader
        self._clock = clock
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
        at = self._clock().isoformat(timespec="seconds")
        with self._writing() as connection:
            if isinstance(outcome, Failed):
                _put_failure(connection, outcome, at)
            else:
                if isinstance(outcome, Read):
                    _put_reading(connection, outcome.reading, at)
                _put_address(connection, outcome, at)

    def readings(self) -> Iterator[Reading]:
        """All current readings, oldest first. A person's reading of a report stands over a machine's, a later one over an earlier."""
        with self._reading() as connection:
            numbers = list(connection.scalars(select(READINGS.c.seq).where(_is_current()).order_by(READINGS.c.seq)))
        for first in range(0, len(numbers), BATCH):
            yield from self._records(READINGS.c.seq.in_(numbers[first : first + BATCH]))

    def find(self, id_prefix: str) -> Sequence[Reading]:
        """Current readings whose report id starts with *id_prefix* (with or without ``sha256:``), oldest first."""
        prefix = "sha256:" + id_prefix.removeprefix("sha256:")
        return self._records(and_(READINGS.c.report_id.startswith(prefix, autoescape=True), _is_current()))

    def at(self, address: str) -> Reading | None:
        """The current reading of the text that stood at *address* when it was last seen; None if none did."""
        here = select(ADDRESSES.c.report_id).where(ADDRESSES.c.address == _storable(address))
        return next(iter(self._records(and_(READINGS.c.report_id.in_(here), _is_current()))), None)

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

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _records(self, which: ColumnElement[bool]) -> Sequence[Reading]:
        query = select(READINGS.c.report_id, READINGS.c.record).where(which).order_by(READINGS.c.seq)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple(_decoded(self.name, row.report_id, row.record) for row in rows)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with said_in_our_words(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with said_in_our_words(self.name), self._engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection


def _is_current() -> ColumnElement[bool]:
    later = READINGS.alias("later")
    over = or_(later.c.by_person > READINGS.c.by_person, and_(later.c.by_person == READINGS.c.by_person, later.c.seq > READINGS.c.seq))
    return ~exists().where(later.c.report_id == READINGS.c.report_id, over)


def _decoded(name: str, report_id: str, record: str) -> Reading:
    from tocsin.store.codec import decode_reading  # noqa: PLC0415 - pydantic is slow to import and writing does not need it

    try:
        return decode_reading(record)
    except ReportError as error:
        raise StoreError(f"{name}: the record of {report_id} is damaged: {error}") from error


def _put_reading(connection: Connection, reading: Reading, at: str) -> None:
    report, record = reading.report, encode_reading(reading)
    same = and_(READINGS.c.report_id == report.id, READINGS.c.reader == reading.reader)
    old = connection.scalar(select(READINGS.c.record).where(same))
    if old == record:
        return
    about = {"title": _storable(report.title), "publisher": _storable(report.publisher), "record": record}
    about["published"] = report.published.isoformat() if report.published else None
    if old is None:
        person = reading.reader.startswith("person")
        connection.execute(insert(READINGS).values(report_id=report.id, reader=reading.reader, by_person=person, added=at, **about))
    else:
        connection.execute(update(READINGS).where(same).values(**about))
        connection.execute(delete(SPANS).where(SPANS.c.report_id == report.id, SPANS.c.reader == reading.reader))
    if rows := [_span_row(reading, owned) for owned in owned_spans(reading)]:
        connection.execute(insert(SPANS), rows)


def _storable(words: str | None) -> str | None:
    """Words that UTF-8 can hold."""
    return words.encode("utf-8", "replace").decode("utf-8") if words is not None else None


def _span_row(reading: Reading, owned: tuple[str, str, Span]) -> dict[str, object]:
    owner, slot, span = owned
    place = {"report_id": reading.report.id, "reader": reading.reader, "start": span.start, "end": span.end}
    return {**place, "quote": _storable(span.quote), "slot": slot, "owner": owner}


def _put_address(connection: Connection, outcome: Read | Duplicate, at: str) -> None:
    report_id = outcome.reading.report.id if isinstance(outcome, Read) else outcome.report_id
    row = upsert(ADDRESSES).values(address=_storable(outcome.address), report_id=report_id, seen=at)
    connection.execute(row.on_conflict_do_update(index_elements=["address"], set_={"report_id": report_id, "seen": at}))
    connection.execute(delete(FAILURES).where(FAILURES.c.address == _storable(outcome.address)))


def _put_failure(connection: Connection, failed: Failed, at: str) -> None:
    about = {"kind": type(failed.error).__name__, "why": _storable(str(failed.error)), "at": at}
    row = upsert(FAILURES).values(address=_storable(failed.address), **about)
    connection.execute(row.on_conflict_do_update(index_elements=["address"], set_=about))
