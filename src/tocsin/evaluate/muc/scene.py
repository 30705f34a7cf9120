"""A report made ready for the task: its record, its text in capitals, the day and the country it was filed from."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tocsin.core.events import Event, Reading
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.evaluate.muc.tables import FILED_FROM, NATIONS, REPORTABLE
from tocsin.evaluate.muc.words import nations, upper

SENTENCE_END = re.compile(r"(?<=[.!?][\"'\s])\s+|\n\s*\n|(?<=[a-zA-Z0-9\])][.!?])\s+(?=[A-Z\"])")

LEAD_LETTERS = 450
DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Z .]+(?:\([A-Z .]+\))?), \d{1,2} [A-Z]{3,9} \d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """*text* has the offsets of the report's; *country* is ISO 3166, that of the dateline or the one most spoken of."""

    reading: Reading
    text: str
    day: date | None
    country: str | None
    actors: Mapping[str, Actor]
    stops: tuple[int, ...]

    def sentence(self, span: Span) -> tuple[int, int]:
        """Where the sentence of *span* starts and ends."""
        start = max((stop for stop in self.stops if stop <= span.start), default=0)
        end = min((stop for stop in self.stops if stop >= span.end), default=len(self.text))
        return start, end

    def part(self, offset: int) -> str:
        """The part of the report in which *offset* lies: lead, middle or end."""
        return "lead" if offset < LEAD_LETTERS else "middle" if offset < 0.6 * len(self.text) else "end"

    def around(self, span: Span) -> str:
        """The sentence of *span*."""
        start, end = self.sentence(span)
        return self.text[start:end]


def prepare(reading: Reading, dateline: Mapping[str, str | None]) -> Scene:
    """The scene of *reading*; what *dateline* lacks is taken from the record."""
    text = upper(reading.report.text)
    given = dateline.get("date")
    place = dateline.get("place") or ((head := DATELINE.match(text)) and head["place"]) or ""
    stops = (0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text))
    return Scene(
        reading=reading,
        text=text,
        day=date.fromisoformat(given) if given else reading.report.published,
        country=_filed_from(place) or _most_named(text),
        actors={actor.id: actor for actor in reading.actors},
        stops=stops,
    )


def _filed_from(place: str) -> str | None:
    """The country of the dateline's *place*: SANTIAGO, or MOSCOW (USSR), which is no country of incidents."""
    town, _, abroad = place.upper().partition("(")
    if abroad:
        return None
    return FILED_FROM.get(town.strip()) or next((code for code in nations(town) if code in REPORTABLE), None)


def _most_named(text: str) -> str | None:
    named = Counter(code for code in nations(text) if code in REPORTABLE)
    return named.most_common(1)[0][0] if named else None


def country_of(scene: Scene, event: Event) -> str | None:
    """The country (ISO 3166) where *event* happened, so far as the record or the report's origin tells."""
    if event.place and event.place.country:
        return event.place.country
    if event.place and (named := list(nations(upper(event.place.mention.quote)))):
        return named[0]
    return scene.country


def nation_name(code: str | None) -> str | None:
    """The task's name of the country *code*."""
    return NATIONS.get(code or "")
