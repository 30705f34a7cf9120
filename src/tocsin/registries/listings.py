"""Who lists whom: public lists of terrorist organisations and of the sanctioned, one TOML file a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tocsin.core.errors import RegistryError
from tocsin.core.values import last_day
from tocsin.registries import actor_fields as fields
from tocsin.registries.actor_fields import Reader, Where
from tocsin.registries.actor_files import Problems, load_toml, spared, toml_files
from tocsin.registries.days import covers


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList:
    """A list that an authority keeps. *authority* is the key of an actor, *regime* the law it rests on, *source* where it is public."""

    key: str
    authority: str
    title: str
    regime: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An actor on a list, from *start* to *end* (ISO 8601 of any precision; the day it was taken off is the last).

    None: not known, or still there. *by* is a day on which it stood there already, for a *start* that is not known. *under* is the name
    on the list where it is not the actor's. *certain* is False where the listing or its days are to be checked before they are relied on.
    """

    actor: str
    list: str
    start: str | None = None
    end: str | None = None
    by: str | None = None
    under: str | None = None
    certain: bool = True

    def in_force(self, on: date) -> bool | None:
        """Whether it stood on that day; None where its days are not known well enough to say."""
        if self.start is None and not (self.by and on >= last_day(self.by)):
            return False if covers(None, self.end, on) is False else None  # nobody knows since when
        return covers(self.start, self.end, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Public lists by key, and what is on them by actor."""

    lists: Mapping[str, PublicList]
    listings: Mapping[str, tuple[Listing, ...]]


HEAD: Mapping[str, Reader] = {name: fields.text for name in ("authority", "title", "regime", "source")}
FIELDS: Mapping[str, Reader] = {"from": fields.day, "to": fields.day, "by": fields.day, "as": fields.text, "certain": fields.flag}
NAMES = {"from": "start", "to": "end", "as": "under"}


def read_list(path: Path, problems: Problems | None = None) -> tuple[PublicList, list[Listing]] | None:
    """The list in *path* and what is on it. Raises RegistryError with file, entry and field where something is wrong.

    With *problems* a wrong listing is left out and told there; None where the list itself is wrong.
    """
    tables = spared(lambda: load_toml(path), problems)
    head = spared(lambda: _head(path, tables), problems) if tables is not None else None
    if tables is None or head is None:
        return None
    steps = [_step(path, head.key, key, given) for key, given in tables["listings"].items()]
    return head, [listing for step in steps for listing in spared(step, problems) or []]


def _head(path: Path, tables: Mapping[str, Any]) -> PublicList:
    where = Where(path, "list")
    values = fields.read_table(where, {name: value for name, value in tables.items() if name != "listings"}, HEAD)
    missing = next((name for name in HEAD if name not in values), None)
    if missing:
        raise where.wrong(missing, "missing")
    if not isinstance(tables.get("listings"), dict):
        raise where.wrong("listings", "expected a table of actors")
    return PublicList(key=path.stem, **values)


def _step(path: Path, list_: str, key: str, given: object) -> Callable[[], list[Listing]]:
    """The listings of one actor: a table, or a list of tables where it was listed more than once."""
    tables = given if isinstance(given, list) else [given]
    return lambda: [_listing(Where(path, f"listings.{key}"), list_, key, table) for table in tables]


def _listing(where: Where, list_: str, actor: str, table: object) -> Listing:
    values = fields.read_table(where, table, FIELDS)
    fields.period(where, values)
    return Listing(actor=actor, list=list_, **{NAMES.get(name, name): value for name, value in values.items()})


def gather_lists(paths: Iterable[Path], problems: Problems | None = None) -> Lists:
    """All lists of *paths* (files, and folders of ``.toml`` files). As *read_list*; two files may not have the same name."""
    read = [(path, found) for path in toml_files(paths) if (found := read_list(path, problems))]
    lists: dict[str, PublicList] = {}
    listings: dict[str, tuple[Listing, ...]] = {}
    for path, (head, entries) in read:
        if head.key in lists:
            raise RegistryError(f"{path}: there is another list {head.key}")
        lists[head.key] = head
        for listing in entries:
            listings[listing.actor] = (*listings.get(listing.actor, ()), listing)
    return Lists(lists=lists, listings=listings)
