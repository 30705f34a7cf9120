"""The time of what happened shortly after something else: "they fled shortly after the Front took Kandu in 2019"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.events import Event
from tocsin.core.text import Report, Span
from tocsin.core.values import When
from tocsin.reading.phrases import NEAR, STOPS

CLOSE = re.compile(r"\b(?:shortly|soon|immediately|just|right|days|weeks)\s+(?:after|before|following|prior\s+to)\s+", re.IGNORECASE)
BROAD = ("month", "year")  # what holds both; "shortly after" a day may be another day


def with_near_times(events: Sequence[Event], report: Report) -> tuple[Event, ...]:
    """*events*, those without a date that a sentence puts shortly after or before one of a month or year in that month or year."""
    told = list(CLOSE.finditer(report.text))
    if not told:
        return tuple(events)
    return tuple(e if e.when and e.when.start else replace(e, when=_near_time(e, events, report, told) or e.when) for e in events)


def _near_time(event: Event, events: Sequence[Event], report: Report, told: Sequence[re.Match[str]]) -> When | None:
    match = next((m for m in told if m.start() >= event.trigger.end), None)
    if match is None or STOPS.search(report.text, event.trigger.end, match.end()):
        return None
    behind = [other for other in events if other is not event and match.end() <= other.trigger.start <= match.end() + NEAR]
    first = min(behind, key=lambda other: other.trigger.start, default=None)
    when = first.when if first else None
    if first is None or when is None or when.precision not in BROAD or not _goes_on(report, match.end(), when.mention):
        return None
    return replace(when, mention=report.cite(match.start(), when.mention.end))


def _goes_on(report: Report, start: int, words: Span) -> bool:
    """Whether *words* stand behind *start* in its sentence."""
    return words.start >= start and STOPS.search(report.text, start, words.end) is None
