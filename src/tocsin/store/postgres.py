"""A store on a PostgreSQL server."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from tocsin.core.errors import StoreError

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
CONNECT_SECONDS = 10
WRITER = 0x70C51  # the lock that writers of one store take turns on


def is_postgres(url: str) -> bool:
    """Whether *url* names a database on a PostgreSQL server."""
    return url.startswith(SCHEMES)


def shown(url: str) -> str:
    """*url* as it may be shown to people."""
    return _parsed(url).set(drivername="postgresql").render_as_string(hide_password=True)


def open_postgres(url: str, *, wait_ms: int) -> Engine:
    """An engine for the database at *url*; a writer waits at most *wait_ms* for another. Raises StoreError where there cannot be one."""
    address = _parsed(url)
    options: dict[str, Any] = {"connect_args": {"connect_timeout": CONNECT_SECONDS}}
    try:
        engine = create_engine(address, **options)
    except ModuleNotFoundError as error:
        raise StoreError(f"{shown(url)} needs the driver psycopg: pip install 'tocsin[postgres]'") from error

    def begin(connection: Connection) -> None:
        """One writer at a time, as with SQLite: revisions are numbered in the order in which they become visible."""
        if connection.get_execution_options().get("write"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait_ms}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")

    event.listen(engine, "begin", begin)
    return engine


def _parsed(url: str) -> URL:
    try:
        return make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"not the address of a store: {url.partition('@')[2] or url!r}; expected postgresql://user@host/database"
        ) from error
