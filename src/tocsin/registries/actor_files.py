"""Files of actors as people edit them: TOML, one table an actor."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.core.errors import RegistryError
from tocsin.core.values import ACTOR_KINDS

BODIES = {  # forces of a state: the field in its table, the kind of the actor, what it is called where no name is given
    "army": "armed forces",
    "police": "police",
    "intelligence": "intelligence service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A parent's key, a leader or a former name, or a country governed, with the first and last year; None: not known, or still so."""

    of: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One actor. *metonyms* are places and houses that stand for it; *demonyms* its people and adjectives.

    *certain* is False where the name rests on one source only. *wikidata* is None where it is not known for sure: none is made up.
    """

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    part_of: tuple[Tie, ...] = ()
    leaders: tuple[Tie, ...] = ()
    renamed: tuple[Tie, ...] = ()
    governs: tuple[Tie, ...] = ()
    wikidata: str | None = None
    certain: bool = True

    @property
    def country(self) -> str | None:
        """The country that it is mostly of."""
        return self.countries[0] if self.countries else None

    def active(self, year: int) -> bool:
        """Whether it existed in *year*, as far as is known."""
        return (self.start or year) <= year <= (self.end or year)


def read_actors(path: Path) -> list[ActorEntry]:
    """The actors in *path*. Raises RegistryError with file, entry and field where something is wrong."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"{path}: {error}") from error
    kind = tables.pop("kind", None)
    return [entry for key, table in tables.items() for entry in _entries(Where(path, key), table, kind)]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file, for messages."""

    path: Path
    key: str

    def wrong(self, field: str, message: str) -> RegistryError:
        """The error to raise."""
        return RegistryError(f"{self.path}: [{self.key}] {field}: {message}")


def _entries(where: Where, table: object, kind: str | None) -> Iterator[ActorEntry]:
    """The actor of one table, and of a state its forces."""
    if not isinstance(table, dict):
        raise where.wrong("", f"expected a table, found {table!r}")
    unknown = sorted(table.keys() - FIELDS.keys() - BODIES.keys())
    if unknown:
        raise where.wrong(unknown[0], f"unknown field; known: {', '.join((*FIELDS, *BODIES))}")
    values = {NAMES.get(field, field): read(where, field, table[field]) for field, read in FIELDS.items() if field in table}
    entry = _entry(where, {"kind": kind} | values)
    yield entry
    for body in BODIES:
        if body in table:
            yield _force(entry, body, _texts(where, body, table[body]))


def _entry(where: Where, values: Mapping[str, Any]) -> ActorEntry:
    for field in ("name", "kind"):
        if not values.get(field):
            raise where.wrong(field, "missing")
    if values["kind"] not in ACTOR_KINDS:
        raise where.wrong("kind", f"unknown kind {values['kind']!r}; known: {', '.join(ACTOR_KINDS)}")
    if values.get("start") and values.get("end") and values["end"] < values["start"]:
        raise where.wrong("to", f"{values['end']} is before {values['start']}")
    return ActorEntry(key=where.key, **values)


def _force(state: ActorEntry, body: str, names: tuple[str, ...]) -> ActorEntry:
    """The army, police or intelligence service of *state*, under its own names."""
    return ActorEntry(
        key=f"{body}-{state.key.removeprefix('state-')}",
        name=names[0] if names else f"{state.name} {BODIES[body]}",
        kind="security_force",
        aliases=names[1:],
        countries=state.countries,
        part_of=(Tie(of=state.key),),
        certain=state.certain,
    )


def _text(where: Where, field: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise where.wrong(field, f"expected words, found {value!r}")
    return value.strip()


def _texts(where: Where, field: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise where.wrong(field, f"expected a list of words, found {value!r}")
    return tuple(_text(where, field, one) for one in value)


def _codes(where: Where, field: str, value: object) -> tuple[str, ...]:
    codes = _texts(where, field, value)
    bad = next((c for c in codes if len(c) != 2 or not c.isupper() or not c.isascii()), None)
    if bad:
        raise where.wrong(field, f"expected ISO 3166 alpha-2 codes, found {bad!r}")
    return codes


def _year(where: Where, field: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1000 <= value <= 2200:
        raise where.wrong(field, f"expected a year, found {value!r}")
    return value


def _flag(where: Where, field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise where.wrong(field, f"expected true or false, found {value!r}")
    return value


def _wikidata(where: Where, field: str, value: object) -> str:
    text = _text(where, field, value)
    if text[0] != "Q" or not text[1:].isdigit():
        raise where.wrong(field, f"expected Q and a number, found {text!r}")
    return text


def _ties(of: str) -> Callable[[Where, str, object], tuple[Tie, ...]]:
    """A reader of lists of tables with *of*, "from" and "to"."""

    def read(where: Where, field: str, value: object) -> tuple[Tie, ...]:
        tables: list[Any] = value if isinstance(value, list) else [None]
        if not all(isinstance(one, dict) and of in one and one.keys() <= {of, "from", "to"} for one in tables):
            raise where.wrong(field, f"expected a list of {{ {of} = …, from = …, to = … }}, found {value!r}")
        return tuple(_tie(where, field, one, one[of]) for one in tables)

    return read


def _tie(where: Where, field: str, one: Mapping[str, object], of: object) -> Tie:
    years = {name: _year(where, f"{field}.{key}", one[key]) for key, name in (("from", "start"), ("to", "end")) if key in one}
    return Tie(of=_text(where, field, of), **years)


FIELDS: Mapping[str, Callable[[Where, str, object], Any]] = {
    "name": _text,
    "kind": _text,
    "aliases": _texts,
    "demonyms": _texts,
    "metonyms": _texts,
    "countries": _codes,
    "from": _year,
    "to": _year,
    "part_of": _ties("key"),
    "leaders": _ties("name"),
    "renamed": _ties("name"),
    "governs": _ties("country"),
    "wikidata": _wikidata,
    "certain": _flag,
}
NAMES = {"from": "start", "to": "end"}


def gather(paths: Iterable[Path]) -> dict[str, ActorEntry]:
    """All actors of *paths* (files, and folders of ``.toml`` files) by key. Raises RegistryError where two files have the same key."""
    found: dict[str, ActorEntry] = {}
    home: dict[str, Path] = {}
    for path in (file for given in paths for file in (sorted(given.glob("*.toml")) if given.is_dir() else [given])):
        for entry in read_actors(path):
            if entry.key in found:
                raise RegistryError(f"{path}: [{entry.key}] is in {home[entry.key]} too")
            found[entry.key], home[entry.key] = entry, path
    return found
