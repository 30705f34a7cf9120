"""Which tellings are worth comparing: those that share a block of time and place, time and doer, victim, or rare words.

A block has two rooms. What is known finely stands in its fine room and looks into the coarse one; what is known coarsely stands in the
coarse room and looks into both. So a report of "attacks last year" meets every attack of that year, and those do not meet each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import floor
from zlib import crc32

from tocsin.consolidate.clues import COUNTRY, DISTRICT
from tocsin.consolidate.profiles import Days, Profile, Spot, is_anchored
from tocsin.consolidate.sketches import bands
from tocsin.consolidate.words import rarity

BUCKET_DAYS = 3
SLACK_DAYS = 1
FINE_DAYS = 10  # a week before publication is fine, "in March" is not
CELL_DEGREES = 0.5
SLACK_DEGREES = 0.15
RARE_WORD = 5.5
MOST_RARE = 5
MOST_PARTIES = 6
MOST_YEARS = 12
ALSO_IN = {"protest.riot": ("protest", "attack"), "attack.sabotage": ("attack", "protest")}
PERSONAL = ("attack", "security")


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a telling can be found (*stands*), and where it looks for others (*looks*). Who looks at whom is mutual."""

    stands: tuple[int, ...]
    looks: tuple[int, ...]


def blocks(profile: Profile) -> Blocks:
    """The blocks of a telling, as numbers."""
    groups = ALSO_IN.get(profile.type, (profile.group,))
    rooms = [
        (name, fine)
        for group in groups
        for name, fine in (*_by_place(profile, group), *_by_party(profile, group), *_by_topic(profile, group))
    ]
    plain = [f"{group}|{name}" for group in groups for name in (*_by_victim(profile), *_by_words(profile), *_by_copy(profile))]
    fine = [name for name, is_fine in rooms if is_fine]
    coarse = [name for name, is_fine in rooms if not is_fine]
    return Blocks(
        _numbers([*plain, *(f"fine|{n}" for n in fine), *(f"coarse|{n}" for n in coarse)]),
        _numbers([*plain, *(f"coarse|{n}" for n in (*fine, *coarse)), *(f"fine|{n}" for n in coarse)]),
    )


def _numbers(names: Iterable[str]) -> tuple[int, ...]:
    """Names as 32-bit numbers: two that fall together cost a comparison, no more."""
    return tuple(sorted({crc32(name.encode()) for name in names}))


def _is_fine(days: Days | None) -> bool:
    return days is not None and days.width <= FINE_DAYS


def _times(days: Days | None) -> Iterator[str]:
    """The stretches of days in which it may have happened, a day of slack on either side."""
    if days is not None and _is_fine(days):
        first, last = (days.first - SLACK_DAYS) // BUCKET_DAYS, (days.last + SLACK_DAYS) // BUCKET_DAYS
        yield from (f"t{bucket}" for bucket in range(first, last + 1))


def _years(days: Days) -> Iterator[str]:
    first, last = date.fromordinal(days.first).year, date.fromordinal(days.last).year
    yield from (f"y{year}" for year in range(first, min(last, first + MOST_YEARS) + 1))


def _by_place(profile: Profile, group: str) -> Iterator[tuple[str, bool]]:
    """(block, whether it is known finely)."""
    spot, days = profile.spot, profile.days
    if spot is None:
        return
    for place, fine in _places(spot):
        yield from ((f"{group}|{time}|{place}", fine) for time in _times(days))
        if spot.level <= DISTRICT and fine:
            yield from _at_any_time(profile, f"{group}|{place}")


def _at_any_time(profile: Profile, block: str) -> Iterator[tuple[str, bool]]:
    """Blocks of a year, for what is told as "last year", and of all times, for what is told without any."""
    days = profile.days
    yield f"{block}|{profile.type}|ever", days is not None
    if days is not None:
        yield from ((f"{block}|{year}", _is_fine(days)) for year in _years(days))


def _places(spot: Spot) -> Iterator[tuple[str, bool]]:
    if spot.level <= DISTRICT:
        yield f"n{spot.name}", True
        yield from ((cell, True) for cell in _cells(spot))
        if spot.admin and spot.country:
            yield f"a{spot.country} {spot.admin}", True
    elif spot.level < COUNTRY:
        yield f"a{spot.country} {spot.name}", False
    if spot.country:
        yield f"k{spot.country}", spot.level <= DISTRICT


def _cells(spot: Spot) -> Iterator[str]:
    if spot.lat is None or spot.lon is None:
        return
    corners = {
        (floor((spot.lat + north) / CELL_DEGREES), floor((spot.lon + east) / CELL_DEGREES))
        for north in (-SLACK_DEGREES, SLACK_DEGREES)
        for east in (-SLACK_DEGREES, SLACK_DEGREES)
    }
    yield from (f"c{north} {east}" for north, east in sorted(corners))


def _by_party(profile: Profile, group: str) -> Iterator[tuple[str, bool]]:
    """One doer or target where the form of violence is known; both sides where it is words between states, of which there are many."""
    times = list(_times(profile.days))
    if group in PERSONAL:
        placed = profile.spot is not None and profile.spot.level <= DISTRICT
        names = sorted(profile.by | profile.against)[:MOST_PARTIES]
        yield from ((f"{group}|{time}|p{name}", placed) for time in times for name in names)
    else:
        sides = sorted(f"{a} / {b}" for a in sorted(profile.by)[:MOST_PARTIES] for b in sorted(profile.against)[:MOST_PARTIES])
        yield from ((f"{profile.type}|{time}|{side}", False) for time in times for side in sides)


def _by_topic(profile: Profile, group: str) -> Iterator[tuple[str, bool]]:
    """Reports on the same matter, for what is told without a place."""
    placed = profile.spot is not None and profile.spot.level <= DISTRICT
    rare = _rarest(profile.topics)
    yield from ((f"{group}|{time}|m{word}", placed) for time in _times(profile.days) for word in rare)


def _rarest(words: Iterable[str]) -> list[str]:
    return sorted((word for word in words if rarity(word) >= RARE_WORD), key=lambda word: (-rarity(word), word))[:MOST_RARE]


def _by_victim(profile: Profile) -> Iterator[str]:
    """A person is attacked or arrested seldom enough to be looked up over all years."""
    if profile.group in PERSONAL:
        yield from (f"v{name}" for name in sorted(profile.victims) if " " in name)


def _by_words(profile: Profile) -> Iterator[str]:
    """Rare words at the same time; two of them, or of the report's, together where no time is known."""
    rare = _rarest(profile.words)
    yield from (f"{time}|w{word}" for time in _times(profile.days) for word in rare)
    if profile.days is None:
        yield from (f"w{a} {b}" for a, b in combinations(sorted(rare), 2))
        yield from (f"m{a} {b}" for a, b in combinations(sorted(_rarest(profile.topics)), 2))


def _by_copy(profile: Profile) -> Iterator[str]:
    """What is too vague to be found by time and place is at least found in a copy of its text."""
    if not is_anchored(profile):
        yield from (f"x{band}|{profile.type}" for band in bands(profile.sketch))
