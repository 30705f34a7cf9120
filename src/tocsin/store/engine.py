"""A database from its address, set up the way the store needs it, and its errors in our words."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tocsin.core.errors import StoreError
from tocsin.store.postgres import is_postgres, open_postgres, shown

MEMORY = ("sqlite://", "sqlite:///:memory:", ":memory:")
WAIT_MS = 30_000
STEP_MS = 50
ROOM = 65_536  # bytes: the side file takes half of it
FULL = "it cannot be written: the disk is full"
SILENT = "the disk does not answer, or lets no file grow so large"
BUSY = f"another program has been writing to it for more than {WAIT_MS // 1000} seconds"
FAULTS = {
    "not a database": "the file is not a database",
    "malformed": "the database is damaged",
    "readonly": "it cannot be written: it is read-only",
    "read-only transaction": "it cannot be written: it is read-only",
    "disk is full": FULL,
    "no space left": FULL,
    "disk i/o": SILENT,
    "unable to open": "it cannot be opened: no permission, or something in its path is missing",
    "locked": BUSY,
    "lock timeout": BUSY,
    "authentication failed": "the server refuses the user or the password",
    "permission denied": "it cannot be used: the database gives this user no permission",
    "never changed": "decisions are never changed and never erased",
}
"""What the database says, and what is said to people."""


def path_of(url: str) -> Path | None:
    """The file that *url* names; None for a database in memory or on a server. Raises StoreError for other kinds of database."""
    if url in MEMORY or is_postgres(url):
        return None
    if "://" in url and not url.startswith("sqlite:///"):
        known = "a path, sqlite:///path, or postgresql://user@host/database"
        raise StoreError(f"unknown kind of store {url.partition('://')[0]!r}; known: {known}")
    return Path(url.removeprefix("sqlite:///")).expanduser()


def name_of(url: str) -> str:
    """What *url* is called in messages: never with its password."""
    return shown(url) if is_postgres(url) else str(path_of(url) or "the store in memory")


def open_engine(url: str, *, must_exist: bool) -> Engine:
    """An engine for the database at *url*. Raises StoreError where there cannot be one."""
    if is_postgres(url):
        return open_postgres(url, wait_ms=WAIT_MS)
    path = path_of(url)
    if "\0" in url:
        raise StoreError(f"{url!r} is no path: it holds a zero")
    if path is None:
        return _prepared(create_engine("sqlite://", poolclass=StaticPool))
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store; name a file in it")
    if not path.parent.is_dir():
        raise StoreError(f"{path} cannot be made: there is no folder {path.parent}")
    if must_exist and not path.exists():
        raise StoreError(f"there is no store at {path}; `tocsin read SOURCE --store {path}` makes one")
    return _prepared(create_engine(_url(path)))


def _url(path: Path) -> URL:
    """On a medium that cannot be written, SQLite must be told: else it looks for the side files of its journal."""
    if path.exists() and not os.access(path.parent, os.W_OK):
        return URL.create("sqlite", database=f"file:{path.resolve().as_posix()}", query={"immutable": "1", "uri": "true"})
    return URL.create("sqlite", database=str(path))


def _prepared(engine: Engine) -> Engine:
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """Transactions are begun by us: the driver would begin them late, and not for DDL."""
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {WAIT_MS}", "foreign_keys = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers ask for their lock at once: asking for it later, after reading, can fail without waiting."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it is at this moment, whatever is written meanwhile."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: whole or not at all, one at a time; who comes second waits."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        yield connection


def use_wal(engine: Engine) -> None:
    """A journal beside the file: readers and one writer at a time, and a killed process leaves whole transactions only.

    Another process may be switching at this moment, and SQLite does not wait for that by itself.
    """
    for _ in range(WAIT_MS // STEP_MS if engine.dialect.name == "sqlite" else 0):
        if _switched(engine):
            return
        time.sleep(STEP_MS / 1000)


def _switched(engine: Engine) -> bool:
    connection = engine.raw_connection()
    try:
        mode = connection.cursor().execute("PRAGMA journal_mode").fetchone()
        if mode and mode[0] == "delete":
            connection.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    finally:
        connection.close()
    return True


@contextmanager
def said_in_our_words(name: str) -> Iterator[None]:
    """Errors of the database raised again as StoreError, with the store's *name*."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = explain(error)
        raise StoreError(f"{name}: {FULL if said == SILENT and _is_full(Path(name).parent) else said}") from error


def _is_full(folder: Path) -> bool:
    """On a full disk SQLite cannot make the side file that readers share, and says only that input or output failed."""
    return folder.is_dir() and shutil.disk_usage(folder).free < ROOM


def explain(error: Any) -> str:
    """What is wrong, for people."""
    words = str(getattr(error, "orig", None) or error).strip()
    return next((said for fault, said in FAULTS.items() if fault in words.casefold()), words)
