"""When what was known: each change has a number and a time, and a day leads to the last number of that day."""

from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Connection, Table, func, insert, or_, select

from tocsin.store.statements import put
from tocsin.store.tables import META, REVISIONS

AsOf = date | datetime | None


def begin_revision(connection: Connection, what: str, now: datetime) -> int:
    """The number of a new revision, greater than all before; its time is never before theirs, even if the clock was set back."""
    last = connection.execute(select(REVISIONS.c.number, REVISIONS.c.at).order_by(REVISIONS.c.number.desc()).limit(1)).first()
    number, at = (last.number + 1, max(moment(now), last.at)) if last else (1, moment(now))
    connection.execute(insert(REVISIONS).values(number=number, at=at, what=what))
    return number


def moment(when: datetime) -> str:
    """*when* as it is kept: in one zone and of one length, so that times are ordered as words."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def end_of(as_of: date | datetime) -> datetime:
    """The last moment that *as_of* means: of a day its end, in UTC; a time without a zone is UTC."""
    if not isinstance(as_of, datetime):
        return datetime.combine(as_of, time.max, UTC)
    return as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)


def revision_at(connection: Connection, as_of: date | datetime) -> int:
    """The last revision that was there at *as_of*; 0 where the store knew nothing yet."""
    found = select(func.max(REVISIONS.c.number)).where(REVISIONS.c.at <= moment(end_of(as_of)))
    return connection.scalar(found) or 0


def folded_at(connection: Connection, as_of: AsOf) -> int | None:
    """The last revision whose readings the incidents of *as_of* rest on; None where nothing had been consolidated."""
    known = select(REVISIONS.c.folded).where(REVISIONS.c.folded.is_not(None)).order_by(REVISIONS.c.number.desc()).limit(1)
    if as_of is not None:
        known = known.where(REVISIONS.c.number <= revision_at(connection, as_of))
    return connection.scalar(known)


def known(table: Table, revision: int | None) -> ColumnElement[bool]:
    """Whether a row of *table* stands: now where *revision* is None, else as of it."""
    if revision is None:
        return table.c.until.is_(None)
    return (table.c.since <= revision) & or_(table.c.until.is_(None), table.c.until > revision)


def position(connection: Connection, key: str) -> int:
    """How far ``folded`` or ``ruled`` has come."""
    return int(connection.scalar(select(META.c.value).where(META.c.key == key)) or 0)


def set_position(connection: Connection, key: str, value: int | str) -> None:
    """Note how far."""
    put(connection, META, "key", {"key": key, "value": str(value)})
