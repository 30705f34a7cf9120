"""Where an event happened, as far as the words of its sentence tell: which of the places named there goes with the verb."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading.toponyms import Toponym

# Set together on 1,500 verbs of the train file of event_location; do not tune one alone.
FAR = 160  # cost from which a place is not taken to go with the verb; a code point between costs 1
SURE = 70  # … with a verb of a whole report, where the trained reader has seen no place; tried on 220 coded reports
IN_FRONT = 40  # … of standing before the verb
LOOSE = 80  # … of a preposition that may say something else: "from", "to", "of"
NAMED = 15  # … of no preposition at all, but a word such as "province" behind
CLAUSE = 15  # … of each comma or "after", "who" between
SENTENCE = 200  # … of another sentence
REACH = 50  # code points in front of a name in which its preposition stands
KINDS = (
    r"(?:town|city|village|district|province|region|area|neighbou?rhood|countryside|outskirts|suburb|capital|state|governorate|county"
    r"|part|port|valley|mountain|border)s?"
)
WHERE = re.compile(
    r"(?:^|\W)(?:(?:in|at|near|outside|inside|around|across|throughout|within|on|over|along)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}"
    rf"|{KINDS}\s+(?:of|in)\s+(?:the\s+)?(?:[\w’'-]+\s+)?)$",
    re.IGNORECASE,
)
WHITHER = re.compile(r"(?:^|\W)(?:to|into|towards?|from|of|between)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
KIND_BEHIND = re.compile(rf"\s+{KINDS}\b", re.IGNORECASE)
CLAUSES = re.compile(r"[,;]|\b(?:said|while|after|before|when|who|which|that)\b")
SENTENCES = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]|\n")
ALSO = re.compile(r"(?: [a-z]+)?(?:,? and|,| [a-z]+,)(?: the)?(?: [a-z]+)? ")
NEXT = 40  # code points behind a place in which another may be told with it


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named at ``start <= x < end`` where something may have happened; *cost* of its words alone."""

    start: int
    end: int
    cost: int


def find_spots(text: str, toponyms: Sequence[Toponym]) -> tuple[Spot, ...]:
    """Those of *toponyms* that may be where something happened: no peoples, and with a word of place beside them."""
    return tuple(_spots(text, toponyms))


def _spots(text: str, toponyms: Sequence[Toponym]) -> Iterator[Spot]:
    for toponym in toponyms:
        people = toponym.hits and toponym.hits[0].kind == "demonym"
        cost = None if people else _cost_of_words(text, toponym)
        if cost is not None:
            yield Spot(toponym.start, toponym.end, cost)


def _cost_of_words(text: str, toponym: Toponym) -> int | None:
    before = text[max(0, toponym.start - REACH) : toponym.start]
    if WHERE.search(before):
        return 0
    if KIND_BEHIND.match(text, toponym.end):
        return NAMED
    return LOOSE if WHITHER.search(before) else None


def cost(text: str, start: int, end: int, spot: Spot) -> int:
    """How unlikely it is that what the verb at ``start <= x < end`` tells happened at *spot*."""
    first, last = (end, spot.start) if spot.start >= end else (spot.end, start)
    if last - first > FAR:
        return last - first
    between = text[first:last]
    apart = CLAUSE * len(CLAUSES.findall(between)) + SENTENCE * bool(SENTENCES.search(between))
    return len(between) + spot.cost + IN_FRONT * (spot.start < start) + apart


def happened_at(text: str, verb: tuple[int, int], spots: Sequence[Spot], *, far: int = FAR) -> list[Spot]:
    """Where the event of *verb* (its start and end) happened: the best place, then those told with it.

    Empty where none costs less than *far*.
    """
    best = min(spots, key=lambda spot: cost(text, *verb, spot), default=None)
    if best is None or cost(text, *verb, best) > far:
        return []
    found = [best]
    for spot in sorted(spots, key=lambda s: s.start):
        last = found[-1].end
        if last <= spot.start < last + NEXT and ALSO.fullmatch(text, last, spot.start) and text[last : spot.start].strip() != ",":
            found.append(spot)
    return found
