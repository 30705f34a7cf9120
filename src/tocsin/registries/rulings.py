"""Rulings of people: which name is which actor, is not, or is nobody. They stand over everything that is computed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.core.errors import RegistryError
from tocsin.registries import actor_fields as fields
from tocsin.registries.actor_fields import Where
from tocsin.registries.actor_files import Problems, load_toml, spared
from tocsin.registries.actor_names import fold_actor

VERDICTS = ("same", "different", "not_an_actor")
READERS = {"name": fields.text, "actor": fields.text, "note": fields.text}


@dataclass(frozen=True, slots=True)
class Rulings:
    """Folded names: the actor that each is, the actors that each is not, and those that are nobody; with the words of the ruling."""

    same: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    different: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nobody: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One ruling. *why* says which file has it."""

    verdict: str
    name: str
    actor: str | None = None
    why: str = ""
    where: Where


def read_rulings(path: Path, problems: Problems | None = None) -> list[Ruling]:
    """The rulings in *path*. Raises RegistryError with file, entry and field; with *problems* a wrong one is left out and told there."""
    tables = spared(lambda: load_toml(path), problems) or {}
    steps = [_step(path, verdict, n, table) for verdict, given in tables.items() for n, table in enumerate(_listed(given), 1)]
    return [ruling for step in steps if (ruling := spared(step, problems))]


def _listed(given: object) -> list[object]:
    return given if isinstance(given, list) else [given]


def _step(path: Path, verdict: str, number: int, table: object) -> Callable[[], Ruling]:
    return lambda: _ruling(Where(path, f"{verdict} {number}"), verdict, table)


def _ruling(where: Where, verdict: str, table: object) -> Ruling:
    if verdict not in VERDICTS:
        raise where.wrong("", f"unknown verdict; known: {', '.join(f'[[{name}]]' for name in VERDICTS)}")
    values = fields.read_table(where, table, READERS)
    needed = ("name",) if verdict == "not_an_actor" else ("name", "actor")
    missing = next((name for name in needed if name not in values), None)
    if missing:
        raise where.wrong(missing, "missing")
    note = f": {values['note']}" if "note" in values else ""
    why = f"a ruling in {where.path.name}{note}"
    return Ruling(verdict=verdict, name=values["name"], actor=values.get("actor"), why=why, where=where)


def gather_rulings(rulings: Iterable[Ruling], known: Callable[[str], bool], problems: Problems | None = None) -> Rulings:
    """*rulings* by name; one of an actor that is not *known* is wrong."""
    same: dict[str, tuple[str, str]] = {}
    different: dict[str, frozenset[str]] = {}
    nobody: dict[str, str] = {}
    for ruling in rulings:
        name = fold_actor(ruling.name)
        if ruling.actor is not None and not known(ruling.actor):
            spared(_unknown(ruling), problems)
        elif ruling.verdict == "not_an_actor":
            nobody[name] = ruling.why
        elif ruling.verdict == "same":
            same[name] = (str(ruling.actor), ruling.why)
        else:
            different[name] = different.get(name, frozenset()) | {str(ruling.actor)}
    return Rulings(same, different, nobody)


def _unknown(ruling: Ruling) -> Callable[[], None]:
    def step() -> None:
        error: RegistryError = ruling.where.wrong("actor", f"no actor has the key {ruling.actor!r}")
        raise error

    return step
