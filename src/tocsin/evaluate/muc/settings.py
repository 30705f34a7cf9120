"""Where and when: the location and the date of an incident as the task writes them."""

import re
from collections.abc import Iterator
from datetime import date

from tocsin.core.events import Event
from tocsin.core.values import Place, When, first_day, last_day
from tocsin.evaluate.muc.incidents import Incident
from tocsin.evaluate.muc.scene import Scene, country_of, nation_name
from tocsin.evaluate.muc.words import BRACKETS, tidy

WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b")
DATED = re.compile(r"\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|TODAY|YESTERDAY|(?:MARCH|APRIL|JUNE|JULY|AUGUST) \d")
NEAR_LETTERS = 120
LONGEST_DAYS = 31  # a vaguer time is no date
KINDS_OF_AREA = re.compile(
    r"\b(?:THE|DEPARTMENT|PROVINCE|NEIGHBOU?RHOOD|COLONIA|CITY OF|TOWN OF|TOWN|MUNICIPALITY|VILLAGE|CANTON|DISTRICT|SECTOR|SUBURBS?|"
    r"OUTSKIRTS|"
    r"REGION|RURAL|AREA|ZONE|NEAR|ABOUT|RESIDENTIAL|DENSELY POPULATED|NEIGHBORHOODS|FARM IN|DOWNTOWN|PORT|CENTRAL|CAPITAL OF|OIL|JUNGLE|"
    r"VALLEY|HAMLET|COMMUNITY|(?:NORTH|SOUTH)?(?:EAST|WEST)(?:ERN)?(?: OF)?|(?:NORTH|SOUTH)(?:ERN)?(?: OF)?)\b"
)
# streets, buildings and the like are no places of the task's list
NO_AREA = re.compile(
    r"\b(?:STREET|AVENUE|ROAD|HIGHWAY|BUILDING|OFFICES?|RESIDENCE|HOUSE|HOME|EMBASSY|BRIDGE|BARRACKS|POST|HOTEL|BANK|CHURCH|PRISON|PALACE|"
    r"HEADQUARTERS|STATION|PLANT|PARK|PLAZA|SQUARE|CENTER|SCHOOL|MINISTRY|BASE|FACTORY|STORE|RESTAURANT|HOSPITAL|COMPANY|CHECKPOINT|"
    r"PIPELINE|CAMPUS|PARKING|BLOCKS?|KM|ROUTE|WAREHOUSE|STADIUM|OUR|HIS|BUS|CAR|ABOARD|FLIGHT|STREETS|RIVER|"
    r"GARRISON|SHELTER|MALL|SHOPPING|CINEMA|THEATER|CLUB|COURT|GATE)\b"
)


def location(scene: Scene, incident: Incident) -> str | None:
    """COUNTRY: PLACE: PLACE, from large to small."""
    placed = [event for event in incident.events if event.place]
    event = placed[0] if placed else incident.events[0]
    country = nation_name(country_of(scene, event))
    if country is None:
        return None
    spots = list(_spots(scene, event.place)) if event.place else []
    return ": ".join([country, *(spot for spot in dict.fromkeys(spots) if spot != country)])


def _spots(scene: Scene, place: Place) -> Iterator[str]:
    """The names that the task would list for *place*, from large to small."""
    if place.precision in ("country", "region"):
        return
    parts = [part for part in reversed(place.name.upper().split(",")) if not NO_AREA.search(part)]
    names = [name for part in parts if (name := _area(part))]
    region = (place.admin or "").upper()
    if region and region not in names and (_is_told(scene, region, place) or (place.precision == "site" and len(parts) == 1)):
        yield region
    yield from names


def _area(part: str) -> str:
    plain = KINDS_OF_AREA.sub(" ", BRACKETS.sub("", part))
    return tidy(re.sub(r"^\s*(?:OF|IN|AT|AND)\b|\b(?:OF|IN)\s*$", " ", tidy(plain)))


def _is_told(scene: Scene, region: str, place: Place) -> bool:
    """Whether the report itself names *region* as one, close to the place."""
    near = " ".join(scene.text[max(0, place.mention.start - NEAR_LETTERS) : place.mention.end + NEAR_LETTERS].split())
    name = re.escape(region)
    return re.search(rf"\b{name}(?:'S)? (?:DEPARTMENT|PROVINCE|REGION)|(?:DEPARTMENT|PROVINCE|REGION) OF {name}\b", near) is not None


def incident_date(scene: Scene, incident: Incident) -> str | None:
    """One day, DAY/DAY for between, /DAY for on or before; None where neither report nor dateline has a date."""
    when = next((event.when for event in incident.events if event.when), None)
    span = _days(when) if when else None
    if span is None or (scene.day and (scene.day - span[1]).days < 0):
        return f"/{scene.day}" if scene.day else None
    first, last = span
    return str(first) if first == last else f"{first}/{last}"


def _days(when: When) -> tuple[date, date] | None:
    """The first and the last day, None where the words are too vague for the task: a bare weekday, a long time."""
    words = when.mention.quote.upper()
    if when.start is None or when.end is None or (WEEKDAY.search(words) and not DATED.search(words)):
        return None
    first, last = first_day(when.start), last_day(when.end)
    return (first, last) if (last - first).days <= LONGEST_DAYS and when.precision in ("day", "month") else None


def age_in_days(scene: Scene, event: Event) -> int | None:
    """How long before the report *event* happened."""
    if event.when is None or event.when.end is None or scene.day is None:
        return None
    return (scene.day - last_day(event.when.end)).days
