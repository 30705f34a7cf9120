"""The values of keys and answers as things that compare: days, places, numbers, words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tocsin.evaluate.muc.tables import words

Days = tuple[date | None, date | None]
Place = tuple[str, str | None]  # name and kind
Number = tuple[int | str | None, int | None, bool]  # from, to, and whether it is only about so

MONTHS = {name: number for number, name in enumerate(re.findall("...", "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"), 1)}
LEFT_OUT = words(
    """A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN 1 2 3 4 5 6 7 8 9 10
    MORE MOST MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF"""
)
"""Words that the scoring program of the conference drops before it compares strings."""
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
WRITTEN = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]*\.?,? (\d{2}|\d{4})")
KIND = re.compile(r"\s*(.*?)\s*\(([^)]*)\)\s*")
BETWEEN = re.compile(r"\s+-\s+")


def capitals(text: object) -> str:
    """*text* in capitals, without accents, with single spaces."""
    parts = unicodedata.normalize("NFKD", str(text))
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split()).upper()


@lru_cache(maxsize=65536)  # each answer is held against every key
def words_of(text: str) -> tuple[str, ...]:
    """The words that count; all where none would be left."""
    found = re.findall(r"[A-Z0-9]+", re.sub(r"(?<=[A-Z])'S\b|'", "", capitals(text)))
    return tuple(word for word in found if word not in LEFT_OUT) or tuple(found)


def days_of(value: Mapping[str, Any] | str) -> Days | None:
    """First and last day of a key or an answer: a day, ``A/B`` or ``A - B`` between, ``/B`` or ``- B`` on or before; None if unreadable."""
    if isinstance(value, Mapping):
        if "from" in value or "to" in value:
            return _day(value.get("from") or ""), _day(value.get("to") or "")
        value = value.get("value", "")
    text = str(value).strip()
    if "/" in text:
        first, last = text.split("/", 1)
        return _day(first), _day(last)
    if text.startswith("-"):
        day = _day(text[1:])
        return (None, day) if day else None
    return _one_or_between(text)


def _one_or_between(text: str) -> Days | None:
    parts = BETWEEN.split(text)
    days = [_day(part) for part in parts] if len(parts) == 2 else [_day(text)] * 2
    return (days[0], days[1]) if all(days) else None


def _day(text: str) -> date | None:
    iso = ISO.fullmatch(text.strip())
    if iso:
        return _date(*(int(part) for part in iso.groups()))
    written = WRITTEN.fullmatch(capitals(text))
    if written is None or written[2] not in MONTHS:
        return None
    year = int(written[3])
    return _date(year + 1900 if year < 100 else year, MONTHS[written[2]], int(written[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def location_of(value: Mapping[str, Any] | str) -> tuple[str, tuple[Place, ...]]:
    """The country and the places in it, from large to small, of ``COUNTRY: PLACE (KIND): PLACE - PLACE``."""
    if isinstance(value, Mapping):
        if "country" in value or "places" in value:
            places = [place for entry in value.get("places") or [] for place in _listed(entry)]
            return capitals(value.get("country") or ""), tuple(places)
        value = value.get("value", "")
    parts = [part for part in (part.strip() for part in str(value).split(":")) if part]
    places = [place for part in parts[1:] for place in _written(part)]
    return (capitals(parts[0]) if parts else ""), tuple(places)


def _listed(entry: Mapping[str, Any]) -> Sequence[Place]:
    if "between" in entry:
        return [place for one in entry["between"] for place in _listed(one)]
    return [(capitals(entry.get("name", "")), capitals(entry["type"]) if entry.get("type") else None)]


def _written(part: str) -> Sequence[Place]:
    two = BETWEEN.split(part)
    return [_place(one) for one in (two if len(two) == 2 else [part])]


def _place(text: str) -> Place:
    match = KIND.fullmatch(text)
    return (capitals(match[1]), capitals(match[2]) or None) if match else (capitals(text), None)


def number_of(value: object) -> Number | None:
    """The bounds of ``50``, ``~50``, ``6-8``, ``6-``, ``-8`` or PLURAL; None if unreadable."""
    text = capitals(value)
    if text == "PLURAL":
        return "PLURAL", None, False
    for pattern, read in NUMBERS:
        if match := pattern.fullmatch(text):
            return read(match)
    return None


NUMBERS = (
    (re.compile(r"(~)?\s*(\d+)"), lambda m: (int(m[2]), int(m[2]), bool(m[1]))),
    (re.compile(r"~?\s*(\d+)\s*-\s*(\d+)"), lambda m: (int(m[1]), int(m[2]), False)),
    (re.compile(r"~?\s*(\d+)\s*[-+]"), lambda m: (int(m[1]), None, False)),
    (re.compile(r"-\s*(\d+)"), lambda m: (None, int(m[1]), False)),
)
