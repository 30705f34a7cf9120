"""A file of one's own with places to add, correct or leave out, laid over the gazetteer."""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.registries import actor_fields as fields
from tocsin.registries.actor_fields import Where
from tocsin.registries.actor_files import load_toml, spared
from tocsin.registries.gazetteer import KINDS, fold_place, open_gazetteer

logger = logging.getLogger("tocsin")


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of one's own: *hit* under each of *names*.

    *replaces* is the GeoNames id of the entry that it stands in for; without *hit* that entry is only left out.
    """

    hit: PlaceHit | None
    names: tuple[str, ...]
    replaces: int | None


def _number(least: float, most: float) -> Callable[[Where, str, object], float]:
    def read(where: Where, field: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            raise where.wrong(field, f"expected a number from {least:g} to {most:g}, found {value!r}")
        return float(value)

    return read


def _whole(where: Where, field: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise where.wrong(field, f"expected a whole number, found {value!r}")
    return value


def _kind(where: Where, field: str, value: object) -> str:
    if value not in KINDS:
        raise where.wrong(field, f"unknown kind {value!r}; known: {', '.join(KINDS)}")
    return str(value)


FIELDS: Mapping[str, fields.Reader] = {
    "name": fields.text,
    "aliases": fields.texts,
    "kind": _kind,
    "country": fields.country,
    "admin": fields.text,
    "lat": _number(-90, 90),
    "lon": _number(-180, 180),
    "population": _whole,
    "geonames": _whole,
    "replaces": _whole,
    "remove": fields.flag,
}


def read_places(path: Path, problems: list[str] | None = None) -> list[OwnPlace]:
    """The places in *path*, a TOML file with one table a place. Raises RegistryError with file, entry and field where something is wrong.

    With *problems* such an entry is left out instead, and what is wrong with it added there.
    """
    tables = spared(lambda: load_toml(path), problems) or {}
    read = [spared(_step(Where(path, key), table), problems) for key, table in tables.items()]
    return [place for place in read if place]


def _step(where: Where, table: object) -> Callable[[], OwnPlace]:
    return lambda: _place(where, fields.read_table(where, table, FIELDS))


def _place(where: Where, values: Mapping[str, Any]) -> OwnPlace:
    if values.get("remove"):
        if "replaces" not in values:
            raise where.wrong("replaces", "missing: the GeoNames id of the entry that is to be removed")
        return OwnPlace(None, (), values["replaces"])
    if "kind" not in values:
        raise where.wrong("kind", f"missing; one of {', '.join(KINDS)}")
    if ("lat" in values) != ("lon" in values):
        raise where.wrong("lon" if "lat" in values else "lat", "missing: latitude and longitude come together")
    name = values.get("name", where.key)
    hit = PlaceHit(
        name=name,
        alias=fold_place(name),
        kind=values["kind"],
        country=values.get("country"),
        admin=values.get("admin"),
        lat=values.get("lat"),
        lon=values.get("lon"),
        geonames=values.get("geonames"),
        population=values.get("population", 0),
    )
    return OwnPlace(hit, (name, *values.get("aliases", ())), values.get("replaces"))


class OwnGazetteer:
    """A ``Gazetteer``: places of one's own before those of another gazetteer."""

    def __init__(self, base: Gazetteer, places: Sequence[OwnPlace]) -> None:
        self._base = base
        self._gone = frozenset(place.replaces for place in places if place.replaces)
        self._own: dict[str, list[PlaceHit]] = defaultdict(list)
        for place in places:
            for name in place.names:
                if place.hit:
                    self._own[fold_place(name)].append(replace(place.hit, alias=fold_place(name)))

    def find(self, name: str) -> Sequence[PlaceHit]:
        """Entries called *name*: one's own, then the others, most populous first; () if none."""
        hits = self._base.find(name)
        if any(hit.geonames in self._gone for hit in hits if hit.geonames):
            hits = tuple(hit for hit in hits if hit.geonames not in self._gone)
        own = self._own.get(fold_place(name))
        return (*own, *hits) if own else hits


def open_places(path: Path | None = None, own: Path | None = None) -> Gazetteer:
    """The gazetteer in *path* (by default the one that is shipped), with the file of places *own* laid over it.

    What is wrong with that file is logged as a warning and left out; the gazetteer itself stays in use. Raises RegistryError where
    the gazetteer is not usable.
    """
    base = open_gazetteer(path)
    if own is None:
        return base
    problems: list[str] = []
    places = read_places(own, problems)
    for problem in problems:
        logger.warning("places: left out: %s", problem)
    return OwnGazetteer(base, places)
