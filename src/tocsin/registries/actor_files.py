"""Files of actors as people edit them: TOML, one table an actor."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from tocsin.core.errors import RegistryError
from tocsin.core.toml import parse_toml
from tocsin.core.values import ACTOR_KINDS
from tocsin.registries import actor_fields as fields
from tocsin.registries.actor_entry import BODIES, ActorEntry, Tie
from tocsin.registries.actor_fields import Reader, Where

T = TypeVar("T")
Problems = list[str]
FIELDS: Mapping[str, Reader] = {
    "name": fields.text,
    "kind": fields.text,
    "aliases": fields.texts,
    "demonyms": fields.texts,
    "metonyms": fields.texts,
    "countries": fields.countries,
    "from": fields.day,
    "to": fields.day,
    "part_of": fields.ties("key"),
    "leaders": fields.ties("name"),
    "renamed": fields.ties("name"),
    "called": fields.ties("name"),
    "roles": fields.ties("role", fields.role),
    "governs": fields.ties("country", fields.country),
    "succeeds": fields.ties("key"),
    "split_from": fields.ties("key"),
    "merged_into": fields.ties("key"),
    "wikidata": fields.wikidata,
    "certain": fields.flag,
}
NAMES = {"from": "start", "to": "end"}


def read_actors(path: Path, problems: Problems | None = None) -> list[ActorEntry]:
    """The actors in *path*. Raises RegistryError with file, entry and field where something is wrong.

    With *problems* such an entry is left out instead, and what is wrong with it added there.
    """
    tables = spared(lambda: load_toml(path), problems) or {}
    kind = tables.pop("kind", None)
    steps = [_step(Where(path, key), table, kind) for key, table in tables.items()]
    return [entry for step in steps for entry in spared(step, problems) or []]


def _step(where: Where, table: object, kind: str | None) -> Callable[[], list[ActorEntry]]:
    return lambda: list(_entries(where, table, kind))


def spared(step: Callable[[], T], problems: Problems | None) -> T | None:
    """What *step* gives. Where it raises RegistryError: None, and its words among *problems*; without *problems* the error itself."""
    if problems is None:
        return step()
    try:
        return step()
    except RegistryError as error:
        problems.append(str(error))
        return None


def load_toml(path: Path) -> dict[str, Any]:
    """The tables of *path*. Raises RegistryError where it cannot be read or is not TOML."""
    try:
        return parse_toml(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RegistryError(f"{path}: {error}") from error


def _entries(where: Where, table: object, kind: str | None) -> Iterator[ActorEntry]:
    """The actor of one table, and of a state its forces."""
    values = fields.read_table(where, table, FIELDS, also=tuple(BODIES))
    entry = _entry(where, {"kind": kind} | values)
    yield entry
    assert isinstance(table, dict)
    for body in BODIES:
        if body in table:
            yield _force(entry, body, fields.texts(where, body, table[body]))


def _entry(where: Where, values: Mapping[str, Any]) -> ActorEntry:
    for field in ("name", "kind"):
        if not values.get(field):
            raise where.wrong(field, "missing")
    if values["kind"] not in ACTOR_KINDS:
        raise where.wrong("kind", f"unknown kind {values['kind']!r}; known: {', '.join(ACTOR_KINDS)}")
    fields.period(where, values)
    return ActorEntry(key=where.key, **{NAMES.get(field, field): value for field, value in values.items()})


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


def toml_files(paths: Iterable[Path]) -> Iterator[Path]:
    """*paths*, folders as the ``.toml`` files in them and in their folders."""
    yield from (file for given in paths for file in (sorted(given.rglob("*.toml")) if given.is_dir() else [given]))


def gather(paths: Iterable[Path], problems: Problems | None = None) -> dict[str, ActorEntry]:
    """All actors of *paths* (files, and folders of ``.toml`` files) by key.

    Raises RegistryError where an entry is malformed, or two files have the same key; with *problems* it is left out and told there.
    """
    found: dict[str, ActorEntry] = {}
    home: dict[str, Path] = {}
    for path in toml_files(paths):
        for entry in read_actors(path, problems):
            if entry.key in found:
                twice = RegistryError(f"{path}: [{entry.key}] is in {home[entry.key]} too")
                spared(_raise(twice), problems)
            else:
                found[entry.key], home[entry.key] = entry, path
    return found


def _raise(error: RegistryError) -> Callable[[], None]:
    def step() -> None:
        raise error

    return step
