"""Whether a store is sound: pages, records, what rests on what."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, exists, func, select

from tocsin.core.errors import ReportError, StoreError
from tocsin.core.marks import owned_spans
from tocsin.core.text import digest
from tocsin.store.query import decoded_incident
from tocsin.store.tables import BLOCKS, INCIDENTS, META, PAIRS, PAST_READINGS, READINGS, RECORDS, REPORTS, REVISIONS, SPANS, TELLINGS, TOLD

MOST = 100
"""Faults of one kind that are told; more say no more."""
PAGE = 500


def faults(connection: Connection, name: str) -> Iterator[str]:
    """What is wrong, a sentence each."""
    for check in CHECKS:
        for number, fault in enumerate(check(connection, name)):
            if number == MOST:
                yield "… and more of these"
                break
            yield fault


def _pages(connection: Connection, _name: str) -> Iterator[str]:
    """What SQLite itself finds in its file; a server looks after its own."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (f"the file is damaged: {row}" for row in rows if row != "ok")
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield f"a row of {row[0]} belongs to a row of {row[2]} that is not there"


def _readings(connection: Connection, _name: str) -> Iterator[str]:
    last = 0
    while rows := connection.execute(select(READINGS).where(READINGS.c.seq > last).order_by(READINGS.c.seq).limit(PAGE)).all():
        for row in rows:
            fault = _reading_fault(row.report_id, row.reader, row.record) or _span_fault(connection, row.report_id, row.reader, row.record)
            if fault:
                yield fault
        last = rows[-1].seq


def _past_readings(connection: Connection, _name: str) -> Iterator[str]:
    for row in connection.execution_options(yield_per=PAGE).execute(select(PAST_READINGS)):
        if fault := _reading_fault(row.report_id, row.reader, row.record):
            yield f"{fault} (an earlier reading)"


def _reading_fault(report_id: str, reader: str, record: str) -> str | None:
    from tocsin.store.codec import decode_reading  # noqa: PLC0415 - pydantic is slow to import

    try:
        found = decode_reading(record)
    except ReportError as error:
        return f"the record of {report_id} is damaged: {error}"
    if (found.report.id, found.reader) != (report_id, reader):
        return f"the record of {report_id} by {reader} is of {found.report.id} by {found.reader}"
    whole = "?" not in found.report.text  # what UTF-8 cannot hold was kept as a question mark
    if report_id.startswith("sha256:") and whole and digest(found.report.text) != report_id:
        return f"the text of {report_id} is not the one that its id was made from"
    return None


def _span_fault(connection: Connection, report_id: str, reader: str, record: str) -> str | None:
    from tocsin.store.codec import decode_reading  # noqa: PLC0415

    kept = connection.scalar(select(func.count()).select_from(SPANS).where(SPANS.c.report_id == report_id, SPANS.c.reader == reader))
    expected = sum(1 for _ in owned_spans(decode_reading(record)))
    return None if kept == expected else f"{report_id} by {reader} has {expected} spans, {kept} are kept"


def _words(connection: Connection, _name: str) -> Iterator[str]:
    lost = ~exists().where(REPORTS.c.report_id == READINGS.c.report_id)
    for report_id in connection.scalars(select(READINGS.c.report_id).where(lost).distinct()):
        yield f"the words of {report_id} cannot be searched for"


def _incidents(connection: Connection, name: str) -> Iterator[str]:
    rows = select(INCIDENTS.c.id, INCIDENTS.c.until, RECORDS.c.record).outerjoin(RECORDS, RECORDS.c.seq == INCIDENTS.c.seq)
    for row in connection.execution_options(yield_per=PAGE).execute(rows):
        fault = _incident_fault(name, row.id, row.record)
        if fault is None and row.until is None:
            fault = _membership_fault(connection, name, row.id, row.record)
        if fault:
            yield fault


def _incident_fault(name: str, incident_id: str, record: str | None) -> str | None:
    if record is None:
        return f"the incident {incident_id} has no record"
    try:
        found = decoded_incident(name, record)
    except StoreError as error:
        return f"the incident {incident_id} is damaged: {error}"
    return None if found.id == incident_id else f"the record of the incident {incident_id} is of {found.id}"


def _membership_fault(connection: Connection, name: str, incident_id: str, record: str) -> str | None:
    told = set(decoded_incident(name, record).told)
    kept = set(connection.scalars(select(TOLD.c.key).where(TOLD.c.incident == incident_id, TOLD.c.until.is_(None))))
    return None if told == kept else f"the incident {incident_id} is told by {len(told)} tellings, {len(kept)} are kept"


def _tellings(connection: Connection, _name: str) -> Iterator[str]:
    standing = exists().where(TELLINGS.c.key == TOLD.c.key, TELLINGS.c.until.is_(None))
    for key in connection.scalars(select(TOLD.c.key).where(TOLD.c.until.is_(None), ~standing)):
        yield f"the telling {key} of an incident is not there"
    known = exists().where(INCIDENTS.c.id == TOLD.c.incident, INCIDENTS.c.until.is_(None))
    for key in connection.scalars(select(TOLD.c.key).where(TOLD.c.until.is_(None), ~known)):
        yield f"the telling {key} is in an incident that is not there"
    for column in (PAIRS.c.a, PAIRS.c.b):
        alone = ~exists().where(TELLINGS.c.key == column, TELLINGS.c.until.is_(None))
        yield from (f"a pair names the telling {key}, which is not there" for key in connection.scalars(select(column).where(alone)))
    stray = ~exists().where(TELLINGS.c.seq == BLOCKS.c.telling, TELLINGS.c.until.is_(None))
    for number in connection.scalars(select(BLOCKS.c.telling).where(stray).distinct()):
        yield f"telling number {number} stands in a block and is not there"


def _revisions(connection: Connection, _name: str) -> Iterator[str]:
    last = connection.scalar(select(func.max(REVISIONS.c.number))) or 0
    for table in (READINGS, TELLINGS, TOLD, INCIDENTS):
        if (connection.scalar(select(func.max(table.c.since))) or 0) > last:
            yield f"{table.name} holds rows of a revision that is not there"
    for row in connection.execute(select(META).where(META.c.key.in_(("folded", "ruled")))).all():
        if int(row.value) > last:
            yield f"consolidation has come to revision {row.value}, and there is none"


CHECKS: tuple[Callable[[Connection, str], Iterator[str]], ...] = (
    _pages,
    _readings,
    _past_readings,
    _words,
    _incidents,
    _tellings,
    _revisions,
)
"""Each looks at one thing."""
