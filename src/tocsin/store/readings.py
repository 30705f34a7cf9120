"""Readings in and out, with their spans, their quotes and their past."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    and_,
    delete,
    exists,
    insert,
    literal,
    or_,
    select,
    union_all,
    update,
)

from tocsin.core.encode import encode_reading
from tocsin.core.errors import ReportError, StoreError
from tocsin.core.events import Reading
from tocsin.core.marks import owned_spans
from tocsin.core.outcomes import Duplicate, Failed, Read
from tocsin.core.text import Span
from tocsin.store.search import forget_quotes, index_quotes, index_report
from tocsin.store.statements import chunks, insert_all, put, storable
from tocsin.store.tables import ADDRESSES, FAILURES, PAST_READINGS, READINGS, SPANS

Version = tuple[int, bool]
"""The number of a reading, and whether this is an earlier form of it."""


def is_current() -> ColumnElement[bool]:
    """Whether a reading stands: a person's over a machine's, a later one over an earlier."""
    later = READINGS.alias("later")
    over = or_(later.c.by_person > READINGS.c.by_person, and_(later.c.by_person == READINGS.c.by_person, later.c.seq > READINGS.c.seq))
    return ~exists().where(later.c.report_id == READINGS.c.report_id, over)


def records(connection: Connection, which: ColumnElement[bool], name: str) -> Sequence[Reading]:
    """The readings in *which*, oldest first; *name* is the store's, for messages."""
    query = select(READINGS.c.report_id, READINGS.c.record).where(which).order_by(READINGS.c.seq)
    return tuple(decoded(name, row.report_id, row.record) for row in connection.execute(query).all())


def past_versions(connection: Connection, revision: int, reports: Collection[str] | None = None) -> list[Version]:
    """Which versions stood at *revision*, oldest first; only of *reports*, if some are named."""
    standing: dict[str, tuple[bool, int, bool]] = {}
    for some in [None] if reports is None else chunks(sorted(reports)):
        for row in connection.execute(_versions(revision, some)).all():
            best = standing.get(row.report_id, (False, -1, False))
            standing[row.report_id] = max(best, (bool(row.by_person), row.seq, bool(row.past)))
    return sorted((seq, past) for _, seq, past in standing.values())


def past_records(connection: Connection, versions: Collection[Version], revision: int, name: str) -> list[Reading]:
    """The readings of these *versions*, in their order."""
    now, past = READINGS.c, PAST_READINGS.c
    numbers = {which: [seq for seq, is_past in versions if is_past is which] for which in (True, False)}
    queries = (
        (False, select(now.seq, now.report_id, now.record).where(now.seq.in_(numbers[False]))),
        (True, select(past.seq, past.report_id, past.record).where(past.seq.in_(numbers[True]), *_then(revision))),
    )
    found = {(row.seq, which): row for which, query in queries for row in connection.execute(query).all()}
    return [decoded(name, found[version].report_id, found[version].record) for version in versions]


def _versions(revision: int, reports: list[str] | None) -> CompoundSelect[Any]:
    """What every reader had found by then: number, report, and whether it is past."""
    now, past = READINGS.c, PAST_READINGS.c
    standing = select(now.seq, now.report_id, now.by_person, literal(0, Integer).label("past")).where(now.since <= revision)
    ended = select(past.seq, past.report_id, past.by_person, literal(1, Integer).label("past")).where(*_then(revision))
    if reports is not None:
        standing, ended = standing.where(now.report_id.in_(reports)), ended.where(past.report_id.in_(reports))
    return union_all(standing, ended)


def _then(revision: int) -> tuple[ColumnElement[bool], ...]:
    return (PAST_READINGS.c.since <= revision, PAST_READINGS.c.until > revision)


def decoded(name: str, report_id: str, record: str) -> Reading:
    """The reading in *record*. Raises StoreError where it is damaged."""
    from tocsin.store.codec import decode_reading  # noqa: PLC0415 - pydantic is slow to import and writing does not need it

    try:
        return decode_reading(record)
    except ReportError as error:
        raise StoreError(f"{name}: the record of {report_id} is damaged: {error}") from error


def is_news(connection: Connection, reading: Reading) -> bool:
    """Whether the store lacks this very reading."""
    return connection.scalar(select(READINGS.c.record).where(_same(reading))) != encode_reading(reading)


def put_reading(connection: Connection, reading: Reading, at: str, revision: int) -> None:
    """Keep *reading*; what the same reader had found before goes to the past."""
    report, record, same = reading.report, encode_reading(reading), _same(reading)
    about = {"title": report.title and storable(report.title), "publisher": report.publisher and storable(report.publisher)}
    about |= {"published": report.published.isoformat() if report.published else None, "record": record}
    if connection.scalar(select(READINGS.c.seq).where(same)) is None:
        person = reading.reader.startswith("person")
        row = {"report_id": report.id, "reader": reading.reader, "by_person": person, "added": at, "since": revision}
        connection.execute(insert(READINGS).values(**row, **about))
    else:
        _retire(connection, same, revision)
        connection.execute(update(READINGS).where(same).values(**about, since=revision))
        connection.execute(delete(SPANS).where(SPANS.c.report_id == report.id, SPANS.c.reader == reading.reader))
        forget_quotes(connection, report.id, reading.reader)
    insert_all(connection, SPANS, [_span_row(reading, owned) for owned in owned_spans(reading)])
    index_report(connection, report)
    index_quotes(connection, reading)


def _same(reading: Reading) -> ColumnElement[bool]:
    return and_(READINGS.c.report_id == reading.report.id, READINGS.c.reader == reading.reader)


def _retire(connection: Connection, same: ColumnElement[bool], revision: int) -> None:
    now = READINGS.c
    old = select(now.seq, now.report_id, now.reader, now.by_person, now.record, now.since, literal(revision, Integer)).where(same)
    columns = ["seq", "report_id", "reader", "by_person", "record", "since", "until"]
    connection.execute(insert(PAST_READINGS).from_select(columns, old))


def _span_row(reading: Reading, owned: tuple[str, str, Span]) -> dict[str, object]:
    owner, slot, span = owned
    place = {"report_id": reading.report.id, "reader": reading.reader, "start": span.start, "end": span.end}
    return {**place, "quote": storable(span.quote), "slot": slot, "owner": owner}


def put_address(connection: Connection, outcome: Read | Duplicate, at: str) -> None:
    """Note where the text stood; it is no failure any more."""
    report_id = outcome.reading.report.id if isinstance(outcome, Read) else outcome.report_id
    put(connection, ADDRESSES, "address", {"address": storable(outcome.address), "report_id": report_id, "seen": at})
    connection.execute(delete(FAILURES).where(FAILURES.c.address == storable(outcome.address)))


def put_failure(connection: Connection, failed: Failed, at: str) -> None:
    """Note what could not be read, and why."""
    row = {"address": storable(failed.address), "kind": type(failed.error).__name__, "why": storable(str(failed.error)), "at": at}
    put(connection, FAILURES, "address", row)
