"""What speaks for and against two tellings being of one incident: each clue a name and how strong it is."""

from collections.abc import Callable, Iterator, Mapping
from math import asin, cos, log, log1p, radians, sin, sqrt
from types import MappingProxyType

from tocsin.consolidate.profiles import Profile, Spot
from tocsin.consolidate.sketches import Sketch, bands, containment
from tocsin.consolidate.words import likeness
from tocsin.core.values import PLACE_PRECISIONS

Clues = Iterator[tuple[str, float]]
LONGEST_GAP = log1p(30)
LONGEST_DAYS = 31  # a month says something of when, a year next to nothing
LEAST_WORDS = 2
EARTH_KM = 6371.0
NEAR_KM, AWAY_KM = 15.0, 60.0
SITE, DISTRICT, PROVINCE, COUNTRY = (PLACE_PRECISIONS.index(p) for p in ("site", "district", "province", "country"))
MANY, FIVEFOLD = log1p(20), log(5)
ALIKE_TOPICS = 0.35  # under it two texts share too few rare words to be copies, so their sketches are not looked at


def clues(one: Profile, other: Profile) -> Mapping[str, float]:
    """The clues of a pair, by name; those that say nothing are left out. The order of the two does not matter."""
    return MappingProxyType(dict(found for table in TABLE for found in table(one, other)))


def is_hopeless(one: Profile, other: Profile) -> bool:
    """Whether at most a place and a year could speak for the pair: two attacks "last year" in one town, with nobody in common."""
    a, b = one.days, other.days
    if a is None or b is None or max(a.width, b.width) <= LONGEST_DAYS:
        return False
    if not (one.by | one.against | one.victims).isdisjoint(other.by | other.against | other.victims):
        return False
    return len((one.words & other.words) - (one.names | other.names)) < LEAST_WORDS


def gap_days(one: Profile, other: Profile) -> int | None:
    """Days between the two at the least; 0 where they may be the same, None where one of them has no time."""
    a, b = one.days, other.days
    return None if a is None or b is None else max(0, max(a.first, b.first) - min(a.last, b.last))


def apart_km(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places, None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, east = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(north / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def _time(one: Profile, other: Profile) -> Clues:
    a, b, gap = one.days, other.days, gap_days(one, other)
    if a is None or b is None or gap is None:
        yield "no_time", 1.0
    elif a.told and b.told:
        yield from _told_days(max(a.width, b.width), gap)
    elif a.told or b.told:
        width = a.width if a.told else b.width
        if width > LONGEST_DAYS:
            yield "vague_time", 1.0
        yield ("told_in_window", 1 / (1 + log(width))) if gap == 0 else ("told_outside", _stretch(gap))
    yield from _published(one, other)


def _told_days(width: int, gap: int) -> Clues:
    if gap == 0:
        yield ("same_day", 1.0) if width == 1 else ("days_overlap", 1 / (1 + log(width)))
        if width > LONGEST_DAYS:
            yield "vague_time", 1.0
    elif gap == 1:
        yield "next_day", 1.0
    else:
        yield "days_apart", _stretch(gap)


def _published(one: Profile, other: Profile) -> Clues:
    if one.published is not None and other.published is not None:
        gap = abs(one.published - other.published)
        yield ("published_together", 1.0) if gap <= 1 else ("published_apart", _stretch(gap))


def _stretch(gap: int) -> float:
    return min(1.0, log1p(gap) / LONGEST_GAP)


def _place(one: Profile, other: Profile) -> Clues:
    a, b = one.spot, other.spot
    if a is None or b is None:
        yield "no_place", 1.0
    elif a.country and b.country and a.country != b.country:
        yield "other_country", 1.0
    elif a.name == b.name:
        yield _same_name(max(a.level, b.level)), 1.0
    elif a.name in (b.admin, b.country) or b.name in (a.admin, a.country) or max(a.level, b.level) >= COUNTRY:
        yield "place_inside", 1.0
    else:
        yield _other_name(a, b), 1.0


def _same_name(level: int) -> str:
    return "same_site" if level == SITE else "same_town" if level <= DISTRICT else "same_region"


def _other_name(a: Spot, b: Spot) -> str:
    km = apart_km(a, b)
    if km is None:
        return "other_name" if a.admin is None or b.admin is None or a.admin == b.admin else "other_admin"
    if PROVINCE in (a.level, b.level):
        return "near_place" if km < AWAY_KM else "away"
    return "near_place" if km < NEAR_KM else "away" if km < AWAY_KM else "far_away"


def _people(one: Profile, other: Profile) -> Clues:
    if one.by and other.by:
        yield ("same_doer" if one.by & other.by else "other_doer"), 1.0
    if one.victims and other.victims:
        yield ("same_victim" if one.victims & other.victims else "other_victim"), 1.0
    elif one.against and other.against:
        yield ("same_target" if one.against & other.against else "other_target"), 1.0
    if (one.by & other.against) or (other.by & one.against):
        yield "sides_swapped", 1.0
    if one.crowd and other.crowd:
        shared = len(one.crowd & other.crowd) / min(len(one.crowd), len(other.crowd))
        yield ("crowd_alike", shared) if shared else ("other_crowd", 1.0)


def _figures(one: Profile, other: Profile) -> Clues:
    theirs = dict(other.figures)
    for kind, n in one.figures:
        if kind not in theirs:
            continue
        name, m = kind if kind in ("killed", "injured") else "number", theirs[kind]
        apart = abs(log((n + 1) / (m + 1)))
        yield (f"same_{name}", min(1.0, 0.3 + log1p(n) / MANY)) if n == m else (f"{name}_apart", min(1.0, apart / FIVEFOLD))


def _form(one: Profile, other: Profile) -> Clues:
    if one.type == other.type:
        yield "same_type", 1.0
    elif one.group != other.group:
        yield "other_group", 1.0
    elif one.group == "attack":
        yield ("open_form" if "attack.other" in (one.type, other.type) else "other_form"), 1.0
    else:
        yield "other_type", 1.0
    if one.status != other.status:
        yield "other_status", 1.0
    if one.trigger & other.trigger:
        yield "trigger_alike", 1.0
    if one.weapons and other.weapons:
        yield ("same_weapon" if one.weapons & other.weapons else "other_weapon"), 1.0


def _words(one: Profile, other: Profile) -> Clues:
    alike = likeness(one.words - (one.names & other.names), other.words, one.words_weight * other.words_weight)
    topics = likeness(one.topics, other.topics, one.topics_weight * other.topics_weight)
    yield "words_alike", alike
    yield "topics_alike", topics
    yield "topics_close", topics * topics
    if topics >= ALIKE_TOPICS and not bands(one.sketch).isdisjoint(bands(other.sketch)):
        part = containment(Sketch(one.sketch, one.runs), Sketch(other.sketch, other.runs))
        yield "copied", part
        yield "copied_sentence", part * alike * alike


TABLE: tuple[Callable[[Profile, Profile], Clues], ...] = (_time, _place, _people, _figures, _form, _words)
