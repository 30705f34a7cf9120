"""Dossiers made up for tests: readings of bombings, put together, and gathered for one group."""

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from typing import Any

from consolidate.made import DAY, told
from tocsin.consolidate import consolidate, tell
from tocsin.core.events import Reading
from tocsin.core.values import Place
from tocsin.dossiers import Dossier, Look, Profile, Record, Scope, Subject, gather, page

FRONT = Subject(name="Red Front", names=frozenset({"red front"}))
PLAIN = Look()
ON = date(2024, 5, 18)
NOTHING = Profile(kind="armed_group", known=False)


def at(town: str, lat: float, lon: float, **fields: Any) -> Reading:
    """As ``told``, of a town with a point on the map."""
    reading = told(town, **fields)
    place = reading.events[0].place
    assert place is not None
    where = Place(mention=place.mention, name=town, country="XA", precision="city", lat=lat, lon=lon)
    return told(town, place=where, **fields)


def dossier(readings: Sequence[Reading], subject: Subject = FRONT, *, profile: Profile = NOTHING, **scope: Any) -> Dossier:
    """The dossier of *subject*, the incidents put together here."""
    tellings = {telling.key: telling for reading in readings for telling in tell(reading)}
    record = Record(readings=readings, incidents=consolidate(readings).all_incidents(), tellings=tellings)
    return gather(subject, record, profile, Scope(on=ON, **scope))


class Page(HTMLParser):
    """A page taken apart: tags with their attributes, ids, words, what a browser would fetch, and links within."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def ids(self) -> list[str]:
        return [found["id"] or "" for _, found in self.tags if "id" in found]

    @property
    def fetched(self) -> list[str | None]:
        asked = ("src", "srcset", "action", "poster", "data", "xlink:href")
        loaded = [value for _, found in self.tags for name, value in found.items() if name in asked]
        return loaded + [found.get("href") for tag, found in self.tags if tag in ("link", "image", "use", "base")]

    @property
    def inner_links(self) -> set[str]:
        hrefs = (found.get("href") or "" for tag, found in self.tags if tag == "a")
        return {href[1:] for href in hrefs if href.startswith("#")}


def opened(readings: Sequence[Reading], look: Look = PLAIN, **kwargs: Any) -> Page:
    """The page of the dossier."""
    return Page(page(dossier(readings, **kwargs), look))


__all__ = ["DAY", "FRONT", "ON", "Page", "at", "dossier", "opened", "told"]
