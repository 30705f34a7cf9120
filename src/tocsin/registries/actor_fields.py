"""The fields of a registry's tables: each read by a function that says what is wrong, and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.core.errors import RegistryError
from tocsin.core.values import first_day, last_day
from tocsin.registries.actor_entry import ROLES, Tie
from tocsin.registries.days import as_day

Reader = Callable[["Where", str, object], Any]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file, for messages."""

    path: Path
    key: str

    def wrong(self, field: str, message: str) -> RegistryError:
        """The error to raise."""
        return RegistryError(f"{self.path}: [{self.key}] {field}: {message}")


def read_table(where: Where, table: object, readers: Mapping[str, Reader], *, also: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values of *table* by field. Raises RegistryError where it is no table, or has a field that nobody knows, or a wrong value."""
    if not isinstance(table, dict):
        raise where.wrong("", f"expected a table, found {table!r}")
    unknown = sorted(table.keys() - readers.keys() - set(also))
    if unknown:
        raise where.wrong(unknown[0], f"unknown field; known: {', '.join((*readers, *also))}")
    return {field: read(where, field, table[field]) for field, read in readers.items() if field in table}


def text(where: Where, field: str, value: object) -> str:
    """Words."""
    if not isinstance(value, str) or not value.strip():
        raise where.wrong(field, f"expected words, found {value!r}")
    return value.strip()


def texts(where: Where, field: str, value: object) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list):
        raise where.wrong(field, f"expected a list of words, found {value!r}")
    return tuple(text(where, field, one) for one in value)


def country(where: Where, field: str, value: object) -> str:
    """A country's code."""
    code = text(where, field, value)
    if len(code) != 2 or not code.isupper() or not code.isascii():
        raise where.wrong(field, f"expected ISO 3166 alpha-2 codes, found {code!r}")
    return code


def countries(where: Where, field: str, value: object) -> tuple[str, ...]:
    """A list of countries' codes."""
    return tuple(country(where, field, code) for code in texts(where, field, value))


def day(where: Where, field: str, value: object) -> str:
    """A year, a month or a day."""
    found = as_day(value)
    if found is None:
        raise where.wrong(field, f'expected a year (2021), a month ("2021-08") or a day (2021-08-15), found {value!r}')
    return found


def flag(where: Where, field: str, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise where.wrong(field, f"expected true or false, found {value!r}")
    return value


def wikidata(where: Where, field: str, value: object) -> str:
    """An item of Wikidata."""
    item = text(where, field, value)
    if item[0] != "Q" or not item[1:].isdigit():
        raise where.wrong(field, f"expected Q and a number, found {item!r}")
    return item


def role(where: Where, field: str, value: object) -> str:
    """One of the roles."""
    found = text(where, field, value)
    if found not in ROLES:
        raise where.wrong(field, f"unknown role {found!r}; known: {', '.join(ROLES)}")
    return found


def period(where: Where, values: Mapping[str, Any], field: str = "to") -> None:
    """Raises RegistryError where "to" of *values* is before "from"."""
    start, end = values.get("from"), values.get("to")
    if start and end and last_day(end) < first_day(start):
        raise where.wrong(field, f"{end} is before {start}")


def ties(of: str, read: Reader = text) -> Reader:
    """A reader of lists of tables with *of*, "from" and "to"."""
    readers = {of: read, "from": day, "to": day}

    def read_ties(where: Where, field: str, value: object) -> tuple[Tie, ...]:
        tables: list[Any] = value if isinstance(value, list) else [None]
        if not all(isinstance(one, dict) and of in one and one.keys() <= readers.keys() for one in tables):
            raise where.wrong(field, f"expected a list of {{ {of} = …, from = …, to = … }}, found {value!r}")
        return tuple(_tie(where, field, {name: readers[name](where, f"{field}.{name}", one[name]) for name in one}, of) for one in tables)

    return read_ties


def _tie(where: Where, field: str, values: Mapping[str, Any], of: str) -> Tie:
    period(where, values, f"{field}.to")
    return Tie(of=values[of], start=values.get("from"), end=values.get("to"))
