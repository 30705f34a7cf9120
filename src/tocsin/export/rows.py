"""One flat row an event, in words that a person can read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.core.events import TOLLS, Event, Reading
from tocsin.core.text import Report, Span
from tocsin.core.values import Agent, Place, Target, When

SCHEMES = ("plover", "cameo", "acled", "ucdp", "gtd")
COLUMNS = (
    *("report_id", "address", "url", "title", "publisher", "published", "published_basis"),
    *("event_id", "type", "status", "certainty", "by", "against", "weapons"),
    *("place", "admin", "country", "lat", "lon", "place_precision", "geonames"),
    *("start", "end", "date_precision", "date_words"),
    *(f"{toll}_{bound}" for toll in TOLLS for bound in ("low", "best", "high")),
    *("claimed_by", "source", "trigger", "sentence", "confidence"),
    *SCHEMES,
    "reader",
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n+")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc)\.$"
)

Row = Mapping[str, Any]


def rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """A row for each event of each reading; None where nothing is known."""
    for reading in readings:
        names = {actor.id: actor.name for actor in reading.actors}
        for event in reading.events:
            yield {**_report(reading), **_event(reading.report, event, names)}


def _report(reading: Reading) -> dict[str, Any]:
    report = reading.report
    about = {name: getattr(report, name) for name in ("address", "url", "title", "publisher", "published", "published_basis")}
    return {"report_id": report.id, **about, "reader": reading.reader}


def _event(report: Report, event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "event_id": event.id,
        **{name: getattr(event, name) for name in ("type", "status", "certainty", "source", "confidence")},
        "by": "; ".join(f"{_name(agent, names)} ({agent.conf})" for agent in event.by),
        "against": "; ".join(_name(target, names) for target in event.against),
        "weapons": "; ".join(span.quote for span in event.weapons),
        **(_place(event.place) if event.place else {}),
        **(_when(event.when) if event.when else {}),
        **_tolls(event),
        "claimed_by": "; ".join(names.get(actor, actor) for actor in event.claimed_by),
        "trigger": event.trigger.quote,
        "sentence": sentence_around(report.text, event.trigger),
        **{scheme: " / ".join(event.codes[scheme]) for scheme in SCHEMES if event.codes.get(scheme)},
    }


def _name(filler: Agent | Target, names: Mapping[str, str]) -> str:
    return names.get(filler.actor or "", filler.mention.quote)


def _place(place: Place) -> dict[str, Any]:
    kept = {name: getattr(place, name) for name in ("admin", "country", "lat", "lon", "geonames")}
    return {"place": place.name, "place_precision": place.precision, **kept}


def _when(when: When) -> dict[str, Any]:
    return {"start": when.start, "end": when.end, "date_precision": when.precision, "date_words": when.mention.quote}


def _tolls(event: Event) -> dict[str, Any]:
    told = {name: toll for name in TOLLS if (toll := getattr(event, name))}
    return {f"{name}_{bound}": getattr(toll, bound) for name, toll in told.items() for bound in ("low", "best", "high")}


def sentence_around(text: str, span: Span) -> str:
    """The sentence that holds *span*, on one line."""
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text) if not ABBREVIATION.search(text, 0, match.end())), len(text)]
    start = max(end for end in ends if end <= span.start)
    stop = min(end for end in ends if end >= span.end)
    return " ".join(text[start:stop].split())
