"""Which tellings are worth comparing: those that share a block, most often of a time, a place and who.

A block depends on the telling alone, never on what else is there: so the order of reports makes no difference, and one more report asks
for a few blocks and for nothing else. What keeps the blocks small as the store grows is that the less is known of when, the more must
be known of where and who: a day and a town will do, a year needs the town and a doer or a rare word.

A block has two rooms. What is known finely stands in the fine room and looks into the coarse one; what is known coarsely stands in the
coarse room and looks into both. So a report of "attacks last year" meets the attacks of that year, and those do not meet each other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import floor
from zlib import crc32

from tocsin.consolidate.clues import COUNTRY, DISTRICT, LONGEST_DAYS
from tocsin.consolidate.profiles import Days, Profile, Spot, is_anchored
from tocsin.consolidate.sketches import bands
from tocsin.consolidate.words import rarity

BUCKET_DAYS = 3
SLACK_DAYS = 1
LONG_BUCKET_DAYS = 14  # for a named victim: papers differ by days on when somebody was taken, not by weeks
LONG_SLACK_DAYS = 5
FINE_DAYS = 10  # a week before publication is fine, "in March" is not
CELL_DEGREES = 0.5
SLACK_DEGREES = 0.15
RARE_WORD = 5.5
MOST_RARE = 5
MOST_PARTIES = 6
MOST_YEARS = 12
EVER_WORDS = 3  # of its sentence, for what is told by year
COPIED_WORDS = 2
ALSO_IN = {"protest.riot": ("protest", "attack"), "attack.sabotage": ("attack", "protest")}
PERSONAL = ("attack", "security")
ROOM = 0x7FFFFFFF  # 31 bits of a hash; the last one of a number is the room

Known = tuple[str, bool]
"""A block, and whether the telling is known finely in it."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a telling can be found (*stands*), and where it looks for others (*looks*). Who looks at whom is mutual."""

    stands: tuple[int, ...]
    looks: tuple[int, ...]


def blocks(profile: Profile) -> Blocks:
    """The blocks of a telling, as numbers. Two that fall together by chance cost a comparison, no more."""
    groups = ALSO_IN.get(profile.type, (profile.group,))
    times = _times(profile.days)
    stands: set[int] = set()
    looks: set[int] = set()
    for group in groups:
        base = crc32(group.encode())
        for table in TABLE:
            for name, fine in table(profile, times):
                number = (crc32(name.encode(), base) & ROOM) << 1
                stands.add(number | fine)
                looks.add(number)
                if not fine:
                    looks.add(number | 1)
    return Blocks(tuple(sorted(stands)), tuple(sorted(looks)))


def _by_place(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """The same days and a place: towns by name and by where they lie; a region or a country for what is known no finer."""
    if profile.spot is not None:
        yield from ((f"{time}|{place}", fine) for place, fine in _places(profile.spot) for time in times)


def _places(spot: Spot) -> Iterator[Known]:
    if spot.level <= DISTRICT:
        yield from ((place, False) for place in _near(spot))
        if spot.admin and spot.country:
            yield f"a{spot.country} {spot.admin}", True
    elif spot.level < COUNTRY:
        yield f"a{spot.country} {spot.name}", False
    if spot.country:
        yield f"k{spot.country}", spot.level <= DISTRICT


def _near(spot: Spot) -> Iterator[str]:
    """The name, and the cells that the place is in or near to."""
    yield f"n{spot.name}"
    if spot.lat is not None and spot.lon is not None:
        corners = {
            (floor((spot.lat + north) / CELL_DEGREES), floor((spot.lon + east) / CELL_DEGREES))
            for north in (-SLACK_DEGREES, SLACK_DEGREES)
            for east in (-SLACK_DEGREES, SLACK_DEGREES)
        }
        yield from (f"c{north} {east}" for north, east in sorted(corners))


def _by_month(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """A month and a town or its neighbours, for what is told as "in March"."""
    spot, days = profile.spot, profile.days
    if spot is not None and spot.level <= DISTRICT and days is not None and days.width <= LONGEST_DAYS:
        places = list(_near(spot))
        yield from ((f"{month}|{place}", _is_fine(days)) for month in _months(days) for place in places)


def _by_year(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """A year, or any time, and a town with somebody or a rare word, for what is told as "last year" or without a time."""
    spot, days = profile.spot, profile.days
    if spot is None or spot.level > DISTRICT:
        return
    for mark in _marks(profile):
        yield f"{profile.type}|n{spot.name}|{mark}", days is not None
        if days is not None:
            yield from ((f"{year}|n{spot.name}|{mark}", days.width <= LONGEST_DAYS) for year in _years(days))
    yield from ((f"{profile.type}|n{spot.name}|s{stem}", days is not None) for stem in sorted(profile.trigger))


def _marks(profile: Profile) -> list[str]:
    """Who or what else a telling can be known by: without one of them in common, a pair told by year is hopeless."""
    parties = sorted(profile.by | profile.against | profile.victims)[:MOST_PARTIES]
    return [*(f"p{name}" for name in parties), *(f"w{word}" for word in _rarest(profile.words - profile.names)[:EVER_WORDS])]


def _by_party(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """One doer or target where the form of violence is known; both sides where it is words between states, of which there are many."""
    if profile.group in PERSONAL:
        names = sorted(profile.by | profile.against)[:MOST_PARTIES]
        yield from ((f"{time}|p{name}", _is_placed(profile)) for time in times for name in names)
    else:
        sides = sorted(f"{a} / {b}" for a in sorted(profile.by)[:MOST_PARTIES] for b in sorted(profile.against)[:MOST_PARTIES])
        yield from ((f"{profile.type}|{time}|{side}", False) for time in times for side in sides)


def _by_topic(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """Reports on the same matter, for what is told without a place."""
    yield from ((f"{time}|m{word}", _is_placed(profile)) for word in _rarest(profile.topics) for time in times)


def _by_victim(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """A person by name: at about the same time, and at any where the report does not tell the time."""
    days = profile.days
    names = sorted(name for name in profile.victims if " " in name) if profile.group in PERSONAL else ()
    for name in names:
        yield f"v{name}", days is not None and days.told
        if days is not None:
            yield from ((f"{year}|v{name}", days.width <= LONGEST_DAYS) for year in _years(days))
            yield from ((f"{time}|v{name}", False) for time in _stretches(days, LONG_BUCKET_DAYS, LONG_SLACK_DAYS))


def _by_words(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """Rare words at the same time; two of them, or of the report's, together where no time is known."""
    rare = _rarest(profile.words)
    yield from ((f"{time}|w{word}", False) for time in times for word in rare)
    if profile.days is None:
        yield from ((f"w{a} {b}", False) for a, b in combinations(sorted(rare), 2))
        yield from ((f"m{a} {b}", False) for a, b in combinations(sorted(_rarest(profile.topics)), 2))


def _by_copy(profile: Profile, times: Sequence[str]) -> Iterator[Known]:
    """What is too vague to be found by time and place is at least found in a copy of its text, by its sentence."""
    if not is_anchored(profile):
        words = _rarest(profile.words, least=0.0)[:COPIED_WORDS]
        yield from ((f"x{band}|{profile.type}|{word}", False) for band in bands(profile.sketch) for word in words)


TABLE: tuple[Callable[[Profile, Sequence[str]], Iterator[Known]], ...] = (
    _by_place,
    _by_month,
    _by_year,
    _by_party,
    _by_topic,
    _by_victim,
    _by_words,
    _by_copy,
)


def _is_fine(days: Days | None) -> bool:
    return days is not None and days.width <= FINE_DAYS


def _is_placed(profile: Profile) -> bool:
    return profile.spot is not None and profile.spot.level <= DISTRICT


def _times(days: Days | None) -> list[str]:
    """The stretches of days in which it may have happened, a day of slack on either side; none where they are not known finely."""
    return list(_stretches(days, BUCKET_DAYS, SLACK_DAYS)) if days is not None and _is_fine(days) else []


def _stretches(days: Days, width: int, slack: int) -> Iterator[str]:
    if days.width <= LONGEST_DAYS:
        first, last = (days.first - slack) // width, (days.last + slack) // width
        yield from (f"t{width} {bucket}" for bucket in range(first, last + 1))


def _months(days: Days) -> list[str]:
    ends = (date.fromordinal(days.first - SLACK_DAYS), date.fromordinal(days.last + SLACK_DAYS))
    first, last = (end.year * 12 + end.month for end in ends)
    return [f"o{month}" for month in range(first, last + 1)]


def _years(days: Days) -> list[str]:
    first, last = date.fromordinal(days.first).year, date.fromordinal(days.last).year
    return [f"y{year}" for year in range(first, min(last, first + MOST_YEARS) + 1)]


def _rarest(words: Iterable[str], *, least: float = RARE_WORD) -> list[str]:
    return sorted((word for word in words if rarity(word) >= least), key=lambda word: (-rarity(word), word))[:MOST_RARE]
