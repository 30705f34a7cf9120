"""Who is named in which report, without reading the rest of the records."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from tocsin.core.errors import StoreError
from tocsin.store.readings import past_versions
from tocsin.store.revisions import AsOf, folded_at
from tocsin.store.statements import chunks
from tocsin.store.tables import PAST_READINGS, READINGS

if TYPE_CHECKING:
    from tocsin.store.sql import SqlStore


@dataclass(frozen=True, slots=True)
class ActorsNamed:
    """The key and the name of each actor of a report."""

    report_id: str
    actors: tuple[tuple[str | None, str], ...]


def actors_behind(store: "SqlStore", *, as_of: AsOf = None) -> Iterator[ActorsNamed]:
    """The actors in each of the readings on which the incidents of *as_of* rest."""
    with store._reading() as connection:
        revision = folded_at(connection, as_of) or 0
        versions = past_versions(connection, revision)
    for some in chunks(versions):
        with store._reading() as connection:
            rows = [
                row for past in (False, True) for row in _rows(connection, [seq for seq, was in some if was is past], revision, past=past)
            ]
        yield from (ActorsNamed(report, _actors(store.name, report, record)) for report, record in rows)


def _rows(connection: Connection, numbers: list[int], revision: int, *, past: bool) -> list[tuple[str, str]]:
    columns = PAST_READINGS.c if past else READINGS.c
    query = select(columns.report_id, columns.record).where(columns.seq.in_(numbers))
    if past:
        query = query.where(columns.since <= revision, columns.until > revision)
    return [(row.report_id, row.record) for row in connection.execute(query).all()] if numbers else []


def _actors(name: str, report: str, record: str) -> tuple[tuple[str | None, str], ...]:
    try:
        actors = json.loads(record)["actors"]
    except json.JSONDecodeError as error:
        raise StoreError(f"{name}: the record of {report} is damaged: {error}") from error
    except KeyError as error:
        raise StoreError(f"{name}: the record of {report} is damaged: it has no {error}") from error
    return tuple((actor.get("key"), actor["name"]) for actor in actors)
