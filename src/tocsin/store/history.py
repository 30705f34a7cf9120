"""One incident over time: where an old id leads, what it was on a day, what changed between two."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, or_, select

from tocsin.core.incidents import Incident
from tocsin.store.query import decoded_incident
from tocsin.store.revisions import known
from tocsin.store.tables import INCIDENTS, RECORDS, REVISIONS, TELLINGS, TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An incident as it was known from *since* on, up to *until* (None: it still is); both as ISO 8601."""

    since: str
    until: str | None
    incident: Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of an incident between two days. *into* are the incidents that its tellings are in afterwards, if it is gone."""

    id: str
    before: Incident | None
    after: Incident | None
    into: tuple[str, ...] = ()


def resolve(connection: Connection, name: str, revision: int | None) -> str | None:
    """The id under which what was once called *name* is known: itself, the incident its telling is in, or the one that most of those are
    in that it was last told by. None where nothing of it is left."""
    standing = select(INCIDENTS.c.id).where(INCIDENTS.c.id == name, known(INCIDENTS, revision))
    if connection.scalar(standing) is not None:
        return name
    first = select(TELLINGS.c.key).where(TELLINGS.c.own == name)
    own = connection.scalar(select(TOLD.c.incident).where(TOLD.c.key.in_(first), known(TOLD, revision)))
    return own or next(iter(_heirs(connection, name, revision)), None)


def _heirs(connection: Connection, name: str, revision: int | None) -> list[str]:
    """The incidents that the last tellings of *name* are in, the one with most of them first."""
    last = select(TOLD.c.key).where(TOLD.c.incident == name)
    if revision is not None:
        last = last.where(TOLD.c.since <= revision)
    found = connection.scalars(select(TOLD.c.incident).where(TOLD.c.key.in_(last), known(TOLD, revision)))
    return [heir for heir, _ in sorted(Counter(found).items(), key=lambda entry: (-entry[1], entry[0])) if heir != name]


def ids_like(connection: Connection, start: str) -> tuple[str, ...]:
    """The ids of the incidents that begin with *start*, in order."""
    like = INCIDENTS.c.id.startswith(start, autoescape=True)
    return tuple(connection.scalars(select(INCIDENTS.c.id).where(like, INCIDENTS.c.until.is_(None)).order_by(INCIDENTS.c.id)))


def version_of(connection: Connection, name: str, revision: int | None, store: str) -> Incident | None:
    """The incident of this very id as it stood."""
    query = select(RECORDS.c.record).join(INCIDENTS).where(INCIDENTS.c.id == name, known(INCIDENTS, revision))
    record = connection.scalar(query)
    return decoded_incident(store, record) if record is not None else None


def versions_of(connection: Connection, name: str, store: str) -> Iterator[Version]:
    """Every version of the incident of this very id, oldest first."""
    begins, ends = REVISIONS.alias("begins"), REVISIONS.alias("ends")
    query = (
        select(RECORDS.c.record, begins.c.at.label("since"), ends.c.at.label("until"))
        .join(INCIDENTS)
        .join(begins, begins.c.number == INCIDENTS.c.since)
        .outerjoin(ends, ends.c.number == INCIDENTS.c.until)
    )
    for row in connection.execute(query.where(INCIDENTS.c.id == name).order_by(INCIDENTS.c.since)).all():
        yield Version(since=row.since, until=row.until, incident=decoded_incident(store, row.record))


def moved(connection: Connection, one: int, other: int) -> list[str]:
    """The ids of the incidents of which a version began or ended between two revisions, in order."""
    versions = INCIDENTS.c
    inside = or_(and_(versions.since > one, versions.since <= other), and_(versions.until > one, versions.until <= other))
    return list(connection.scalars(select(versions.id).where(inside).distinct().order_by(versions.id)))


def differences(connection: Connection, names: list[str], *, one: int, other: int, store: str) -> Iterator[Difference]:
    """What changed in the incidents *names* between two revisions: those that are new, gone, or not as they were."""
    before, after = (_standing(connection, names, revision) for revision in (one, other))
    for name in names:
        old, new = before.get(name), after.get(name)
        if old != new:
            into = tuple(_heirs(connection, name, other)) if new is None else ()
            old_one, new_one = (decoded_incident(store, record) if record else None for record in (old, new))
            yield Difference(id=name, before=old_one, after=new_one, into=into)


def _standing(connection: Connection, names: list[str], revision: int) -> dict[str, str]:
    query = select(INCIDENTS.c.id, RECORDS.c.record).join(RECORDS).where(INCIDENTS.c.id.in_(names), known(INCIDENTS, revision))
    return {row.id: row.record for row in connection.execute(query).all()}
