"""Incidents by what is asked for: statements that the indexes can answer."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, text, union

from tocsin.core.errors import ReportError, StoreError
from tocsin.core.folding import fold
from tocsin.core.incidents import Incident
from tocsin.store.revisions import known
from tocsin.store.tables import INCIDENTS, LONG, NAMED, NAMES, RECORDS
from tocsin.store.wanted import Wanted

A_MONTH = 31
A_QUARTER = 92
MANY = 20_000
"""Incidents; where more have a name, going through the latest days finds a page of them sooner than sorting them all."""


def numbers_of(connection: Connection, wanted: Wanted, revision: int | None) -> list[int]:
    """The numbers of the versions that stand (at *revision*) and are asked for, the latest days first."""
    query = select(INCIDENTS.c.seq).where(known(INCIDENTS, revision), *_plain(wanted))
    for which in (*_by_name(connection, wanted), *_by_killed(connection, wanted)):
        query = query.where(which)
    ordered = query.order_by(INCIDENTS.c.first_day.desc(), INCIDENTS.c.id)
    return list(connection.scalars(ordered.limit(wanted.limit) if wanted.limit is not None else ordered))


def records_of(connection: Connection, numbers: Sequence[int], name: str) -> list[Incident]:
    """The incidents of these numbers, in their order."""
    rows = connection.execute(select(RECORDS.c.seq, RECORDS.c.record).where(RECORDS.c.seq.in_(numbers))).all()
    records = {row.seq: row.record for row in rows}
    return [decoded_incident(name, records[seq]) for seq in numbers]


def decoded_incident(name: str, record: str) -> Incident:
    """The incident in *record*. Raises StoreError where it is damaged."""
    from tocsin.store.codec import decode_incident  # noqa: PLC0415 - pydantic is slow to import, and most commands do without

    try:
        return decode_incident(record)
    except ReportError as error:
        raise StoreError(f"{name}: an incident is damaged: {error}") from error


def _plain(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What one row says by itself."""
    columns = INCIDENTS.c
    if wanted.type:
        low, high = f"{wanted.type}.", f"{wanted.type}/"  # the stroke is the character after the point
        yield columns.type == wanted.type if "." in wanted.type else and_(columns.type >= low, columns.type < high)
    yield from (getattr(columns, name) == value for name in ("status", "review") if (value := getattr(wanted, name)))
    yield from _days(wanted)
    yield from _box(wanted)


def _days(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    first_day, last_day = INCIDENTS.c.first_day, INCIDENTS.c.last_day
    first = wanted.first.toordinal() if wanted.first else 1
    last = wanted.last.toordinal() if wanted.last else date.max.toordinal()
    if wanted.first or wanted.last:
        yield and_(first_day <= last, last_day >= first, first_day > 0)
    if wanted.first and wanted.last and last - first <= A_QUARTER:
        inside = and_(first_day <= last, last_day >= first)
        short = select(INCIDENTS.c.seq).where(first_day >= first - A_MONTH, inside)
        yield INCIDENTS.c.seq.in_(union(short, select(INCIDENTS.c.seq).where(text(LONG), inside)))


def _box(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """A box whose west lies east of its east goes over the line of dates."""
    if wanted.box is None:
        return
    west, south, east, north = wanted.box
    lat, lon = INCIDENTS.c.lat, INCIDENTS.c.lon
    yield lat.between(south, north)
    yield lon.between(west, east) if west <= east else or_(lon >= west, lon <= east)


def _by_name(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """For each name that is asked for, whether an incident has it."""
    if wanted.actors or wanted.keys:
        yield _having(connection, [*(_spelt("actor", name) for name in wanted.actors), *_coded("key", wanted.keys)], wanted)
    for ways in wanted.places:
        yield _having(connection, [*(_spelt("place", way) for way in ways), *_coded("country", ways)], wanted)


def _having(connection: Connection, which: Sequence[ColumnElement[bool]], wanted: Wanted) -> ColumnElement[bool]:
    names = list(connection.scalars(select(NAMES.c.seq).where(or_(*which))))
    having = select(NAMED.c.incident).where(NAMED.c.name.in_(names))
    if wanted.limit is not None and _are_many(connection, having):
        return exists().where(NAMED.c.incident == INCIDENTS.c.seq, NAMED.c.name.in_(names))
    return INCIDENTS.c.seq.in_(having)


def _by_killed(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.killed is not None:
        having = select(INCIDENTS.c.seq).where(INCIDENTS.c.killed >= wanted.killed)
        yield INCIDENTS.c.killed >= wanted.killed if _are_many(connection, having) else INCIDENTS.c.seq.in_(having)


def _are_many(connection: Connection, having: Select[tuple[int]]) -> bool:
    return connection.scalar(select(func.count()).select_from(having.limit(MANY).subquery())) == MANY


def _spelt(kind: str, words: str) -> ColumnElement[bool]:
    """Names in which *words* stand, whole and together."""
    inside = (literal(" ") + NAMES.c.name + literal(" ")).contains(f" {fold(words)} ", autoescape=True)
    return and_(NAMES.c.kind == kind, inside)


def _coded(kind: str, codes: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    if codes:
        yield and_(NAMES.c.kind == kind, NAMES.c.name.in_([code.casefold() for code in codes]))
