"""Numbered steps that bring a store up to date; each is applied once, in its own transaction, and never changed afterwards."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select

from tocsin.core.errors import StoreError
from tocsin.store.tables import META, METADATA


def create_tables(connection: Connection) -> None:
    """1: the tables. A later step that changes a table takes a copy of its first form here."""
    METADATA.create_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (create_tables,)
LATEST = len(MIGRATIONS)


def migrate(engine: Engine, name: str) -> None:
    """Bring the store up to date; nothing is written where it is. Raises StoreError for a newer store and for a strange database."""
    while version(engine, name) < LATEST:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            done = _recorded(connection)
            if done < LATEST:
                MIGRATIONS[done](connection)
                connection.execute(META.delete().where(META.c.key == "version"))
                connection.execute(META.insert().values(key="version", value=str(done + 1)))


def version(engine: Engine, name: str) -> int:
    """How many of the steps the store has behind it; 0 for an empty database."""
    with engine.connect() as connection:
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
