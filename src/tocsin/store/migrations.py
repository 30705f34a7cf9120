"""Numbered steps that bring a store up to date; each is applied once, in its own transaction, and never changed afterwards."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, inspect, select

from tocsin.core.errors import StoreError
from tocsin.core.text import Report
from tocsin.store.engine import reading, writing
from tocsin.store.forms import FIRST
from tocsin.store.search import create_search, index_report
from tocsin.store.statements import insert_all, storable
from tocsin.store.tables import META, METADATA, QUOTES, READINGS

BATCH = 200
STAY: Mapping[str, tuple[str, ...]] = {
    "sqlite": tuple(
        f"CREATE TRIGGER decisions_stay_on_{deed} BEFORE {deed} ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END"
        for deed in ("update", "delete")
    ),
    "postgresql": (
        """CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'decisions are never changed'; END $$""",
        "CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_stay()",
    ),
}
NUMBERED = """INSERT INTO revisions (number, at, what)
    SELECT seq, MAX(added) OVER (ORDER BY seq), 'read' FROM readings ORDER BY seq"""


def create_tables(connection: Connection) -> None:
    """1: readings, spans, addresses, failures."""
    FIRST.create_all(connection)


def add_incidents(connection: Connection) -> None:
    """2: revisions, incidents with all they rest on, decisions, and the search for words."""
    connection.exec_driver_sql("ALTER TABLE readings ADD COLUMN since INTEGER NOT NULL DEFAULT 0")
    METADATA.create_all(connection)
    next(index for index in READINGS.indexes if index.name == "readings_by_revision").create(connection, checkfirst=True)
    connection.exec_driver_sql("UPDATE readings SET since = seq")
    connection.exec_driver_sql(NUMBERED)
    create_search(connection)
    for statement in STAY[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    _index_all(connection)


def _index_all(connection: Connection) -> None:
    """The words of what was read before there was a search."""
    last, quotes = 0, 0
    while rows := connection.execute(
        select(READINGS.c.seq, READINGS.c.reader, READINGS.c.record).where(READINGS.c.seq > last).order_by(READINGS.c.seq).limit(BATCH)
    ).all():
        for row in rows:
            record = json.loads(row.record)
            index_report(connection, _report(record["report"]))
            said = [_quote(record, row.reader, statement, span) for statement in record["statements"] for span in statement["content"]]
            insert_all(connection, QUOTES, [{"seq": quotes + n, **quote} for n, quote in enumerate(said, 1)])
            quotes += len(said)
        last = rows[-1].seq


def _report(record: Mapping[str, str | None]) -> Report:
    """As much of the report as its words need."""
    return Report(id=record["id"] or "", address="", title=record["title"], text=record["text"] or "")


def _quote(record: Mapping[str, Any], reader: str, statement: Mapping[str, Any], span: Mapping[str, Any]) -> dict[str, object]:
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    speaker = names.get(statement["actor"]) or statement["speaker"]["quote"]
    place = {"start": span["start"], "end": span["end"], "quote": storable(span["quote"])}
    return {"report_id": record["report"]["id"], "reader": reader, "speaker": storable(speaker), **place}


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (create_tables, add_incidents)
LATEST = len(MIGRATIONS)


def migrate(engine: Engine, name: str, *, must_exist: bool = False) -> None:
    """Bring the store up to date; nothing is written where it is. Raises StoreError for a newer store and for a strange database."""
    done = version(engine, name)
    if must_exist and not done:
        raise StoreError(f"there is no store at {name}; `tocsin read SOURCE --store URL` makes one")
    while version(engine, name) < LATEST:
        with writing(engine) as connection:
            done = _recorded(connection)
            if done < LATEST:
                MIGRATIONS[done](connection)
                connection.execute(META.delete().where(META.c.key == "version"))
                connection.execute(META.insert().values(key="version", value=str(done + 1)))


def version(engine: Engine, name: str) -> int:
    """How many of the steps the store has behind it; 0 for an empty database."""
    with reading(engine) as connection:
        tables = inspect(connection).get_table_names()
        if tables and META.name not in tables:
            raise StoreError(f"{name} is no store of tocsin: it is a database with the tables {', '.join(sorted(tables)[:5])}")
        found = _recorded(connection)
    if found > LATEST:
        raise StoreError(f"{name} was written by a newer tocsin (form {found}, this one knows {LATEST}): update tocsin to open it")
    return found


def _recorded(connection: Connection) -> int:
    if META.name not in inspect(connection).get_table_names():
        return 0
    return int(connection.scalar(select(META.c.value).where(META.c.key == "version")) or 0)
