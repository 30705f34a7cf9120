"""Where cases come from: readings, or incidents with the readings that tell of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tocsin.core.events import TOLLS, Event, Reading, event_spans
from tocsin.core.incidents import Cited, Incident
from tocsin.core.tellings import Party
from tocsin.core.text import Report, Span
from tocsin.core.values import Actor, Toll
from tocsin.export.case import AS_TOLD, Case, Rules, Source, days_of
from tocsin.export.sentences import sentence_around

KEY_DIGITS = 16
"""Of a report's id in the key of a telling."""


@dataclass(frozen=True, slots=True)
class Told:
    """The event behind a telling, with its reading."""

    reading: Reading
    event: Event


def from_readings(readings: Iterable[Reading], rules: Rules = AS_TOLD) -> Iterator[Case]:
    """A case for each event of each reading, in their order."""
    for reading in readings:
        actors = {actor.id: actor for actor in reading.actors}
        yield from (_case(reading, event, actors, rules) for event in reading.events)


def from_incidents(incidents: Iterable[Incident], told: Mapping[str, Told], rules: Rules = AS_TOLD) -> Iterator[Case]:
    """A case for each incident that nobody has rejected. *told* gives the event of a telling by its key (see ``told_in``)."""
    for incident in incidents:
        if incident.review != "rejected":
            yield _of_incident(incident, [told[key] for key in incident.told if key in told], rules)


def told_in(readings: Iterable[Reading]) -> dict[str, Told]:
    """The events of *readings* by the key of their telling: the report and where the trigger starts, ``~2`` for a second one there."""
    found: dict[str, Told] = {}
    seen: Counter[str] = Counter()
    for reading in readings:
        events = [e for e in reading.events if e.status in ("occurred", "attempted", "denied")]
        for event in sorted(events, key=lambda e: (e.trigger.start, e.type, e.id)):
            key = f"{reading.report.id.removeprefix('sha256:')[:KEY_DIGITS]}:{event.trigger.start}"
            seen[key] += 1
            found[key if seen[key] == 1 else f"{key}~{seen[key]}"] = Told(reading, event)
    return found


def _case(reading: Reading, event: Event, actors: Mapping[str, Actor], rules: Rules) -> Case:
    figures = _figures(reading.report, event)
    start, end = days_of(event.when)
    case = Case(
        id=f"{reading.report.id}/{event.id}",
        **{name: getattr(event, name) for name in ("type", "status", "certainty", "confidence", "codes")},
        by=tuple(_party(actors.get(a.actor or ""), a.mention, conf=a.conf) for a in event.by),
        against=tuple(_party(actors.get(t.actor or ""), t.mention, kind=t.kind) for t in event.against),
        claimed_by=tuple(_party(actors[a], actors[a].mentions[0], conf="claimed") for a in event.claimed_by if a in actors),
        places=(event.place,) if event.place else (),
        whens=(event.when,) if event.when else (),
        start=start,
        end=end,
        figures=figures,
        weapons=tuple(span.quote for span in event.weapons),
        sources=(_source(reading.report),),
        said_by=event.source,
        trigger=event.trigger.quote,
        sentence=sentence_around(reading.report.text, event.trigger),
        spans=sum(1 for _ in event_spans(event)),
        reader=reading.reader,
    )
    return _ruled(case, rules)


def _of_incident(incident: Incident, told: list[Told], rules: Rules) -> Case:
    said: dict[str, Any] = {name: _once(getattr(incident, name)) for name in ("by", "against", "claimed_by", "weapons")}
    best = next((t for t in told if t.event.type == incident.type), told[0] if told else None)
    case = Case(
        id=incident.id,
        type=incident.type,
        status=incident.status,
        **said,
        places=_once(incident.place),
        whens=_once(incident.when),
        start=incident.start,
        end=incident.end,
        figures=incident.figures,
        codes=best.event.codes if best else {},
        sources=tuple({t.reading.report.id: _source(t.reading.report) for t in told}.values()),
        origins=len(incident.origins),
        disputes=tuple(dispute.field for dispute in incident.disputes),
        said_by=next((t.event.source for t in told if t.event.source), None),
        spans=sum(sum(1 for _ in event_spans(t.event)) for t in told),
        review=incident.review,
        merges=len(incident.merges),
        **(_words(best) if best else {}),
    )
    return _ruled(case, rules)


def _words(told: Told) -> dict[str, Any]:
    event, report = told.event, told.reading.report
    return {
        "trigger": event.trigger.quote,
        "sentence": sentence_around(report.text, event.trigger),
        "certainty": event.certainty,
        "reader": told.reading.reader,
    }


def _ruled(case: Case, rules: Rules) -> Case:
    """*case* with the figures and the days that the rules give it."""
    tolls = {kind: picked for kind, said in case.figures.items() if (picked := rules.pick(said))}
    day = case.published if rules.dates == "published" and case.start is None else None
    dated: dict[str, Any] = {"start": day, "end": day, "stands_in": True} if day else {}
    return replace(case, tolls=tolls, **dated)


def _once(said: Iterable[Cited[Any]]) -> tuple[Any, ...]:
    """The values that stand, each once; two parties of one name are one."""
    found: dict[object, object] = {}
    for cited in said:
        if cited.superseded is None:
            value = cited.value
            found.setdefault((value.name or value.mention.quote).casefold() if isinstance(value, Party) else _key(value), value)
    return tuple(found.values())


def _key(value: object) -> object:
    return tuple(getattr(value, name, None) for name in ("name", "start", "end", "precision")) if not isinstance(value, str) else value


def _figures(report: Report, event: Event) -> dict[str, tuple[Cited[Toll], ...]]:
    """The event's own toll first, then each voice's that differs from it."""
    found: dict[str, tuple[Cited[Toll], ...]] = {}
    for kind in TOLLS:
        own: Toll | None = getattr(event, kind)
        voices = [f for f in event.figures if f.kind == kind and not (f.low is f.best is f.high is None)]
        same = [f for f in voices if own and (f.low, f.best, f.high) == (own.low, own.best, own.high)]
        said = [(own, same[0].source if same else event.source)] if own else []
        said += [(Toll(low=f.low, best=f.best, high=f.high, mention=f.mention), f.source) for f in voices if f not in same[:1]]
        if said:
            found[kind] = tuple(_cited(toll, report, event, source) for toll, source in said)
    return found


def _cited(toll: Toll, report: Report, event: Event, source: str | None) -> Cited[Toll]:
    return Cited(
        value=toll, telling=f"{report.id}/{event.id}", report=report.id, origin=report.id, source=source, published=report.published
    )


def _party(actor: Actor | None, mention: Span, *, conf: str = "fact", kind: str = "other") -> Party:
    if actor is None:
        return Party(kind=kind, conf=conf, mention=mention)
    known = {"name": actor.name, "key": actor.key, "wikidata": actor.wikidata, "country": actor.country}
    return Party(**known, kind="state" if actor.governs else actor.kind, conf=conf, mention=mention)


def _source(report: Report) -> Source:
    about = {name: getattr(report, name) for name in ("address", "url", "title", "publisher", "published", "language")}
    return Source(report=report.id, basis=report.published_basis, **about)
