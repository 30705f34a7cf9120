"""What an incident is asked for by: its days, its figures, its point, the names in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from tocsin.core.folding import fold
from tocsin.core.incidents import Cited, Incident
from tocsin.core.tellings import Party
from tocsin.core.values import Place
from tocsin.store.statements import chunks, insert_all, next_seq
from tocsin.store.tables import NAMES

T = TypeVar("T")
MOST = 2**31 - 1  # what a column holds
Name = tuple[str, str]
"""Its kind, and the name as it is compared."""


def row_of(incident: Incident) -> dict[str, object]:
    """The columns of *incident*."""
    place = next((p for p in standing(incident.place) if p.lat is not None), None)
    return {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status,
        "review": incident.review,
        "first_day": first_day(incident),
        "last_day": incident.end.toordinal() if incident.end else 0,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "killed": least_killed(incident),
    }


def first_day(incident: Incident) -> int:
    """The first day, counted from the year 1; 0 where none is known."""
    return incident.start.toordinal() if incident.start else 0


def least_killed(incident: Incident) -> int | None:
    """The least figure that stands: what the rule ``conservative`` picks."""
    tolls = standing(incident.figures.get("killed", ()))
    numbers = [next(n for n in (t.best, t.low, t.high) if n is not None) for t in tolls]
    return min((*numbers, MOST)) if numbers else None


def standing(said: Iterable[Cited[T]]) -> tuple[T, ...]:
    """The values that nothing has superseded."""
    return tuple(cited.value for cited in said if cited.superseded is None)


def names_in(incident: Incident) -> Iterator[Name]:
    """Every name by which *incident* can be asked for."""
    for party in (*standing(incident.by), *standing(incident.against), *standing(incident.claimed_by)):
        yield from _party(party)
    for place in standing(incident.place):
        yield from _place(place)


def _party(party: Party) -> Iterator[Name]:
    if party.name and (plain := fold(party.name)):
        yield "actor", plain
    yield from (("key", key.casefold()) for key in (party.key, party.wikidata) if key)


def _place(place: Place) -> Iterator[Name]:
    yield from (("place", plain) for name in (place.name, place.admin) if name and (plain := fold(name)))
    if place.country:
        yield "country", place.country.casefold()


def facet_rows(connection: Connection, incidents: Sequence[tuple[int, Incident]]) -> list[dict[str, int]]:
    """The rows that lead from names to *incidents* (by their numbers); names that are new are kept."""
    wanted = {seq: sorted(set(names_in(incident))) for seq, incident in incidents}
    numbers = _numbers(connection, sorted({name for names in wanted.values() for name in names}))
    days = {seq: first_day(incident) for seq, incident in incidents}
    return [{"name": numbers[name], "first_day": days[seq], "incident": seq} for seq, names in wanted.items() for name in names]


def _numbers(connection: Connection, names: Sequence[Name]) -> Mapping[Name, int]:
    known: dict[Name, int] = {}
    for some in chunks(sorted({name for _, name in names})):
        rows = connection.execute(select(NAMES).where(NAMES.c.name.in_(some))).all()
        known.update({(row.kind, row.name): row.seq for row in rows})
    new = {name: seq for seq, name in enumerate((n for n in names if n not in known), next_seq(connection, NAMES.c.seq))}
    insert_all(connection, NAMES, [{"seq": seq, "kind": kind, "name": name} for (kind, name), seq in new.items()])
    return {**known, **new}
