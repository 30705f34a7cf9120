"""Questions to the registries and the grammar of times, one call each."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.reading.place_answers import PlaceAnswer, at_point, locate
from tocsin.reading.time_answers import WhenAnswer, tell_when
from tocsin.registries.actors import Registry, open_spared
from tocsin.registries.asking import ActorAnswer, who_is
from tocsin.registries.own_places import open_places
from tocsin.settings import Settings


def actor(name: str, *, on: date | None = None, country: str | None = None, settings: Settings | None = None) -> ActorAnswer:
    """Who is called *name*: name, role, parent and leaders on that day, who had listed it then, the runners-up, and why.

    *on* is today unless given; *country* (ISO 3166 alpha-2) is where the name was found. What is wrong with files of one's own is logged
    as a warning and left out. Raises SetupError where the registry itself is not usable.
    """
    registry = registry_of(settings or Settings())
    return who_is(name, registry, on=on or date.today(), country=country)


def registry_of(settings: Settings) -> Registry:
    """The registry that *settings* ask for, with the user's files. Raises SetupError where it is not usable."""
    return _registry(settings.registries.actors)


@lru_cache(maxsize=1)
def _registry(own: Path | None) -> Registry:
    """The registry with the user's files, kept for the next question."""
    return open_spared([own] if own else [])


def place(
    name: str, *, near: str | tuple[float, float] | None = None, country: str | None = None, settings: Settings | None = None
) -> PlaceAnswer:
    """What *name* means ("Tripoli", "Paris, Texas", "Helmand province"): the likeliest place, the runners-up, and why.

    *near* is a place or (latitude, longitude) that it lies close to, *country* (ISO 3166 alpha-2) the one that it lies in. The place
    is None where nothing fits; the answer says why. Raises ValueError where *near* is no place on earth, SetupError where the gazetteer is
    not usable.
    """
    files = (settings or Settings()).registries
    gazetteer = _gazetteer(files.gazetteer, files.places)
    return locate(name, gazetteer, country=country, near=_point(near, gazetteer) if near is not None else None)


def when(expression: str, published: date | None = None, *, anchor: str | None = None) -> WhenAnswer:
    """What the words of a time mean in a report of the day *published*: first and last day, other readings, and why.

    *anchor* is the time (ISO 8601 day, month or year) of the event that "two days later" counts from. The time is None where the words fix
    none; the answer says why.
    """
    return tell_when(expression, published, anchor=anchor)


@lru_cache(maxsize=1)
def _gazetteer(path: Path | None, own: Path | None) -> Gazetteer:
    """The gazetteer with the user's places, kept for the next question."""
    return open_places(path, own)


def _point(near: str | tuple[float, float], gazetteer: Gazetteer) -> PlaceHit:
    if isinstance(near, str):
        found = locate(near, gazetteer)
        if found.place is None or found.place.lat is None or found.place.lon is None:
            raise ValueError(found.why if found.place is None else f"no coordinates of {near!r} are known")
        return at_point(found.place.lat, found.place.lon, found.place.name)
    lat, lon = near
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point on earth: latitude {lat:g}, longitude {lon:g}")
    return at_point(lat, lon)
