"""A store copied to another place, from and to either kind of database."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, create_engine, func, insert, inspect, select, text

from tocsin.core.errors import StoreError
from tocsin.store.engine import explain, name_of, open_engine, path_of, reading, said_in_our_words, writing
from tocsin.store.migrations import migrate
from tocsin.store.search import index_again
from tocsin.store.statements import put
from tocsin.store.tables import META, METADATA

ROWS = 1000


def copy_store(source: Engine, target: str, *, temporary: Callable[[Path], Path]) -> int:
    """Copy *source* to a new store at *target*, whole or not at all; the number of rows.

    A file is written beside its place (where *temporary* says) first. Raises StoreError where there is something already.
    """
    path = path_of(target)
    if path is None:
        return _copy_to(source, target)
    if path.exists():
        raise StoreError(f"{path} is there already; name a new file for the backup")
    part = temporary(path)
    part.unlink(missing_ok=True)
    try:
        count = _snapshot(source, part, name=str(path)) if source.dialect.name == "sqlite" else _copy_to(source, str(part))
        part.replace(path)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return count


def _snapshot(source: Engine, part: Path, *, name: str) -> int:
    """SQLite copies itself, pages and all, while others may go on writing; what stops it is said of the copy, *name*."""
    if not part.parent.is_dir():
        raise StoreError(f"{part.parent} is no folder; make it first")
    raw = source.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(part),))
    except sqlite3.OperationalError as error:
        raise StoreError(f"{name}: {explain(error)}") from error
    finally:
        raw.close()
    copied = create_engine(f"sqlite:///{part}")
    try:
        with copied.connect() as connection:
            return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in METADATA.sorted_tables)
    finally:
        copied.dispose()


def _copy_to(source: Engine, target: str) -> int:
    """Row by row, in one transaction."""
    name, engine = name_of(target), open_engine(target, must_exist=False)
    try:
        with said_in_our_words(name):
            _must_be_empty(engine, name)
            migrate(engine, name)
            with reading(source) as old, writing(engine) as new:
                count = sum(_copy_table(old, new, table) for table in METADATA.sorted_tables if table is not META)
                _copy_positions(old, new)
                index_again(new)
                _set_counters(new)
    finally:
        engine.dispose()
    return count


def _must_be_empty(engine: Engine, name: str) -> None:
    with reading(engine) as connection:
        if inspect(connection).get_table_names():
            raise StoreError(f"{name} is not empty; name a new database for the backup")


def _copy_table(old: Connection, new: Connection, table: Table) -> int:
    rows = old.execution_options(yield_per=ROWS).execute(select(table)).mappings()
    count = 0
    for batch in rows.partitions(ROWS):
        new.execute(insert(table), [dict(row) for row in batch])
        count += len(batch)
    return count


def _copy_positions(old: Connection, new: Connection) -> None:
    """How far consolidation had come; the form of the new store is its own."""
    for row in old.execute(select(META).where(META.c.key != "version")).all():
        put(new, META, "key", {"key": row.key, "value": row.value})


def _set_counters(new: Connection) -> None:
    """Where numbers are given by the server, it goes on after those that were copied."""
    if new.dialect.name == "postgresql":
        last = "COALESCE((SELECT max(seq) FROM readings), 0) + 1"
        new.execute(text(f"SELECT setval(pg_get_serial_sequence('readings', 'seq'), {last}, false)"))
