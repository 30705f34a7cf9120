"""Which incidents are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from tocsin.core.errors import SettingsError
from tocsin.core.events import STATUSES
from tocsin.core.folding import fold
from tocsin.core.incidents import REVIEWS

MOST = 2**31 - 1
"""The largest number that is asked for; databases hold no number of any size."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A filter; what is empty or None does not count.

    *actors* are names, each of which may be meant, *keys* their keys in the registry. Of *places* all must fit, each in one of its ways of
    being said: a name, a region, the code of a country. *type* is a type or its first part ("attack"). *first* and *last* are days, *box*
    is west, south, east, north. *killed* is how many at the least, by the least figure that stands.
    """

    actors: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    first: date | None = None
    last: date | None = None
    type: str | None = None
    status: str | None = None
    review: str | None = None
    killed: int | None = None
    box: Box | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        _one_of("status", self.status, STATUSES)
        _one_of("review", self.review, REVIEWS)
        _check_days(self.first, self.last)
        _check_box(self.box)
        for name, number in (("least number killed", self.killed), ("limit", self.limit)):
            if number is not None and not 0 <= number <= MOST:
                raise SettingsError(f"{name}: {number} is {'less than nothing' if number < 0 else f'more than {MOST:,}'}")
        _check_names("actor", self.actors)
        _check_names("place", [way for ways in self.places for way in ways])


def check_type(words: str, types: Sequence[str]) -> str:
    """*words*, if it is one of *types* or the first part of some. Raises SettingsError with the nearest."""
    groups = sorted({name.partition(".")[0] for name in types})
    _one_of("type", words, (*types, *groups))
    return words


def parse_box(words: str) -> Box:
    """``W,S,E,N`` in degrees. Raises SettingsError where it is no such thing."""
    parts = [part.strip() for part in words.split(",")]
    numbers = [_number(part) for part in parts]
    if len(numbers) != 4 or any(number is None for number in numbers):
        raise SettingsError(f"bbox: expected four numbers WEST,SOUTH,EAST,NORTH as 29.5,-3,31,1.5, found {words!r}")
    west, south, east, north = (number or 0.0 for number in numbers)
    _check_box((west, south, east, north))
    return west, south, east, north


def _number(words: str) -> float | None:
    plain = words.removeprefix("-").replace(".", "", 1)
    return float(words) if plain.isascii() and plain.isdecimal() else None


def _one_of(name: str, words: str | None, known: Sequence[str]) -> None:
    if words is not None and words not in known:
        nearest = get_close_matches(words, known, n=1, cutoff=0)[0]
        raise SettingsError(f"unknown {name} {words!r}; did you mean {nearest}? Known: {', '.join(known)}")


def _check_names(name: str, said: Sequence[str]) -> None:
    for words in said:
        if not fold(words):
            raise SettingsError(f"{name}: {words!r} names nothing")


def _check_days(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise SettingsError(f"no day is both from {first} on and up to {last}")


def _check_box(box: Box | None) -> None:
    if box is None:
        return
    if len(box) != 4:
        raise SettingsError(f"bbox: expected four numbers WEST,SOUTH,EAST,NORTH, found {len(box)}")
    west, south, east, north = box
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 and -90 <= north <= 90):
        raise SettingsError(f"bbox: {west:g},{south:g},{east:g},{north:g} is not on earth; expected WEST,SOUTH,EAST,NORTH")
    if north < south:
        raise SettingsError(f"bbox: the north, {north:g}, lies south of the south, {south:g}; expected WEST,SOUTH,EAST,NORTH")
