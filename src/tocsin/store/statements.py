"""What the dialects say differently, and lists too long for one statement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
MOST = 500  # values in one statement: every database takes as many
UPSERTS: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def chunks(values: Iterable[T], size: int = MOST) -> Iterator[list[T]]:
    """*values* in lists of at most *size*."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def put(connection: Connection, table: Table, key: str, row: Mapping[str, Any]) -> None:
    """Insert *row*, or change the one with the same *key* to it."""
    changed = {name: value for name, value in row.items() if name != key}
    statement = UPSERTS[connection.dialect.name](table).values(**row)
    connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=changed))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert *rows*; none is fine too."""
    if rows:
        connection.execute(insert(table), list(rows))


def next_seq(connection: Connection, column: "Column[int]") -> int:
    """The first number that is free; only who holds the writers' lock may ask."""
    return (connection.scalar(select(func.max(column))) or 0) + 1


def storable(words: str) -> str:
    """*words* as a database can hold them: no half characters, no NUL."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
