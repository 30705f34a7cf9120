"""Event types from their files: everything a file can have wrong is said with its name, the key and the fault."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tocsin.core.errors import OntologyError
from tocsin.core.ontology import EventType, Ontology
from tocsin.core.plugins import extend
from tocsin.core.toml import parse_toml
from tocsin.event_types.lists import SCHEMES, code_lists, unknown_code

NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
KEYS = ("label", "definition", "roles", "codes")
ROLES = (
    "by",
    "against",
    "weapons",
    "place",
    "when",
    "killed",
    "killed_attackers",
    "injured",
    "abducted",
    "arrested",
    "claimed_by",
    "source",
)


def load_ontology(extra: Sequence[Path] = ()) -> Ontology:
    """The 35 types of the codebook, those of installed packages, and those of the *extra* files and folders.

    Raises OntologyError for a malformed file and for a type that there is already.
    """
    ontology = dict(extend(_built_in(), "tocsin.event_types"))
    for path in [file for place in extra for file in _files(place)]:
        event_type = _read(path.name, _bytes(path))
        if event_type.name in ontology:
            raise OntologyError(f"{path}: the event type {event_type.name} is there already; give yours a name of its own")
        ontology[event_type.name] = event_type
    return ontology


@cache
def _built_in() -> Mapping[str, EventType]:
    files = sorted((file for file in resources.files(__package__).iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    types = [_read(file.name, file.read_bytes()) for file in files]
    return {event_type.name: event_type for event_type in types}


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        found = sorted(place.glob("*.toml"))
        if not found:
            raise OntologyError(f"{place}: no .toml file in the folder; expected event types")
        return found
    if not place.exists():
        raise OntologyError(f"{place}: no such file or folder of event types")
    return [place]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read: {error.strerror}") from error


def _read(file: str, content: bytes) -> EventType:
    name = file.removesuffix(".toml")
    if not NAME.fullmatch(name):
        raise OntologyError(f"{file}: an event type file is called <group>.<type>.toml in small letters, as attack.clash.toml")
    table = _table(file, content)
    _known(file, table, KEYS)
    return EventType(
        name=name,
        label=_text(file, table, "label"),
        definition=_text(file, table, "definition"),
        roles=_roles(file, table),
        codes=_codes(file, table.get("codes", {})),
    )


def _table(file: str, content: bytes) -> Mapping[str, Any]:
    try:
        return parse_toml(content.decode("utf-8"))
    except ValueError as error:
        raise OntologyError(f"{file}: not TOML: {error}") from error


def _known(file: str, names: Iterable[str], known: Sequence[str], *, prefix: str = "") -> None:
    for name in names:
        if name not in known:
            nearest = get_close_matches(str(name), known, n=1, cutoff=0)
            raise OntologyError(f"{file}: {prefix}{name}: unknown; did you mean {nearest[0]}? Known: {', '.join(known)}")


def _text(file: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise OntologyError(f"{file}: {key}: expected some words, found {'nothing' if value is None else repr(value)}")
    return value


def _strings(file: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(entry, str) for entry in value):
        raise OntologyError(f"{file}: {key}: expected a list of strings, found {'nothing' if value is None else repr(value)}")
    return tuple(value)


def _roles(file: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    roles = _strings(file, "roles", table.get("roles"))
    _known(file, roles, ROLES, prefix="roles: ")
    return roles


def _codes(file: str, table: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise OntologyError(f"{file}: codes: expected a table of schemes, found {table!r}")
    _known(file, table, SCHEMES, prefix="codes.")
    codes = {scheme: _strings(file, f"codes.{scheme}", table[scheme]) for scheme in SCHEMES if scheme in table}
    for scheme, values in codes.items():
        if (wrong := unknown_code(scheme, values)) is not None:
            raise OntologyError(f"{file}: codes.{scheme}: {scheme} has no {wrong!r} here{_hint(scheme, values, wrong)}")
    return codes


def _hint(scheme: str, values: Sequence[str], wrong: str) -> str:
    known = [code for code in _candidates[scheme](values) if code != wrong]
    nearest = get_close_matches(wrong, known, n=3)
    return f"; near it: {', '.join(nearest)}" if nearest else ""


_candidates: Mapping[str, Callable[[Sequence[str]], Iterable[str]]] = {
    "plover": lambda values: code_lists()["plover"].get(values[0], {"modes": code_lists()["plover"]})["modes"],
    "cameo": lambda values: code_lists()["cameo"],
    "acled": lambda values: code_lists()["acled"].get(values[0], code_lists()["acled"]),
    "ucdp": lambda values: code_lists()["ucdp"],
    "gtd": lambda values: code_lists()["gtd"]["attack"],
}
