"""A person's value in words as the value it stands for; its words are the person's own."""

import re
from collections.abc import Callable, Mapping

from tocsin.core.errors import DecisionError
from tocsin.core.events import STATUSES, TOLLS
from tocsin.core.incidents import CORRECTABLE
from tocsin.core.tellings import Party
from tocsin.core.text import Span
from tocsin.core.values import PLACE_PRECISIONS, Place, Toll, When

TYPE = re.compile(r"[a-z]+\.[a-z_]+")
COUNT = re.compile(r"(?P<low>\d{1,9})(?:(?P<open>\+)|\s*-\s*(?P<high>\d{1,9}))?", re.ASCII)
DAYS = re.compile(r"(?P<start>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(?P<end>\d{4}(?:-\d\d(?:-\d\d)?)?))?")
PLACE = re.compile(
    r"(?:(?P<precision>[a-z]+):\s*)?(?P<name>[^,@]+?)(?:,\s*(?P<admin>[^,@]+?))?(?:,\s*(?P<country>[A-Z]{2}))?"
    r"(?:\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?))?"
)
FORMS: Mapping[str, str] = {
    "type": "a type as in attack.bombing",
    "status": f"one of {', '.join(STATUSES)}",
    "when": "2021-11-02, 2021-11, 2021, or two of them with a stroke: 2021-11-02/2021-11-04",
    "place": "NAME[, REGION][, COUNTRY CODE][ @ LATITUDE, LONGITUDE], with site:, city: or another precision before it if it is no city",
    "by": "the name of who did it",
    **dict.fromkeys(TOLLS, "12, 12+ (at least) or 10-15"),
}
Value = str | Toll | When | Place | Party


def corrected(field: str, words: str) -> Value:
    """The value that *words* give to *field*. Raises DecisionError, with the form expected, where they give none."""
    if field not in CORRECTABLE:
        raise DecisionError(f"unknown field {field!r} to correct; known: {', '.join(CORRECTABLE)}")
    value = _READ[field](words.strip()) if words.strip() else None
    if value is None:
        raise DecisionError(f"{words!r} is no {field}; expected {FORMS[field]}")
    return value


def _span(words: str) -> Span:
    return Span(0, len(words), words)


def _type(words: str) -> Value | None:
    return words if TYPE.fullmatch(words) else None


def _status(words: str) -> Value | None:
    return words if words in STATUSES else None


def _toll(words: str) -> Value | None:
    found = COUNT.fullmatch(words)
    if found is None:
        return None
    low, high = int(found["low"]), int(found["high"] or found["low"])
    return Toll(low=low, best=low, high=None if found["open"] else high, mention=_span(words)) if low <= high else None


def _when(words: str) -> Value | None:
    found = DAYS.fullmatch(words)
    if found is None:
        return None
    precision = {4: "year", 7: "month", 10: "day"}[len(found["start"])] if found["end"] is None else "period"
    try:
        return When(mention=_span(words), start=found["start"], end=found["end"] or found["start"], precision=precision)
    except ValueError:  # the 31st of June, or an end before its start
        return None


def _place(words: str) -> Value | None:
    found = PLACE.fullmatch(words)
    if found is None or not any(map(str.isalpha, found["name"])) or (found["precision"] or "city") not in PLACE_PRECISIONS:
        return None
    lat, lon = (float(found[key]) if found[key] else None for key in ("lat", "lon"))
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    admin, country, precision = found["admin"], found["country"], found["precision"] or "city"
    return Place(mention=_span(words), name=found["name"], admin=admin, country=country, precision=precision, lat=lat, lon=lon)


def _by(words: str) -> Value | None:
    return Party(name=words, kind="other", mention=_span(words))


_READ: Mapping[str, Callable[[str], Value | None]] = {
    "type": _type,
    "status": _status,
    "when": _when,
    "place": _place,
    "by": _by,
    **dict.fromkeys(TOLLS, _toll),
}
