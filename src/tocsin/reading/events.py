"""A frame into an event: words into values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.events import TOLLS, Event, Statement
from tocsin.core.text import Report, Span
from tocsin.core.values import Agent, Figure, Place, Target, Toll, When
from tocsin.reading.actors import Cast
from tocsin.reading.found import Found
from tocsin.reading.frames import Frame
from tocsin.reading.place_event import SURE, Spot, happened_at
from tocsin.reading.times import Clock, read_when, whole_time
from tocsin.reading.tolls import read_toll

SITED = ("attack", "control", "security", "protest")  # groups of types that happen at a place; tried on the development reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What events of one report are read against: its actors, its resolved places, its clock, what is said in it."""

    found: Found
    cast: Cast
    places: Mapping[Span, Place]
    scenes: tuple[Spot, ...] = ()
    clock: Clock | None
    statements: tuple[Statement, ...]


def make_event(id_: str, frame: Frame, setting: Setting) -> Event:
    """The event that *frame* tells."""
    found = setting.found
    triggers = [found.span(t) for t in frame.triggers]
    tolls = {name: toll for name in TOLLS if (toll := _toll(frame, name, setting))}
    return Event(
        id=id_,
        type=frame.type,
        trigger=triggers[0],
        also=tuple(sorted(triggers[1:])),
        status=frame.status,
        certainty=frame.certainty,
        by=tuple(_agent(f.number, f.conf, f.score, setting) for f in frame.roles["by"]),
        against=tuple(_target(f.number, f.score, setting) for f in frame.roles["against"]),
        weapons=tuple(found.span(f.number) for f in frame.roles["weapon"]),
        place=_place(frame, triggers[0], setting),
        when=_when(frame, setting),
        killed=tolls.get("killed"),
        killed_attackers=tolls.get("killed_attackers"),
        injured=tolls.get("injured"),
        abducted=tolls.get("abducted"),
        arrested=tolls.get("arrested"),
        figures=_figures(frame, setting),
        claimed_by=tuple(dict.fromkeys(a for f in frame.roles["claimed_by"] if (a := setting.cast.owner.get(f.number)))),
        source=_source(frame, setting),
        confidence=frame.confidence,
    )


def _agent(number: int, conf: str, score: float, setting: Setting) -> Agent:
    return Agent(actor=setting.cast.owner.get(number), conf=conf, mention=setting.found.span(number), confidence=score)


def _target(number: int, score: float, setting: Setting) -> Target:
    kind = setting.found.mention(number).tag("target_kind", "other")
    return Target(actor=setting.cast.owner.get(number), kind=kind, mention=setting.found.span(number), confidence=score)


def _place(frame: Frame, trigger: Span, setting: Setting) -> Place | None:
    """Where the model says, else the place of the same sentence that goes best with the trigger."""
    number = frame.best("place")
    if number is not None:
        return setting.places.get(setting.found.span(number))
    if frame.type.split(".")[0] not in SITED:
        return None
    report = setting.found.report
    spots = happened_at(report.text, (trigger.start, trigger.end), setting.scenes, far=SURE)
    return setting.places.get(report.cite(spots[0].start, spots[0].end)) if spots else None


def _when(frame: Frame, setting: Setting) -> When | None:
    """The first of the times told, best first, that the grammar reads."""
    times = (_time(setting.found.report, setting.found.span(f.number), setting.clock) for f in frame.roles["when"])
    return next((when for when in times if when), None)


@lru_cache(maxsize=64)  # several events of a report happen at one time
def _time(report: Report, words: Span, clock: Clock | None) -> When | None:
    return read_when(report.cite(*whole_time(report.text, words.start, words.end)), clock)


def _toll(frame: Frame, name: str, setting: Setting) -> Toll | None:
    tolls = (read_toll(setting.found.span(f.number)) for f in frame.roles[name])
    return next((toll for toll in tolls if toll), None)


def _figures(frame: Frame, setting: Setting) -> tuple[Figure, ...]:
    """Every figure that the report gives for a toll, where it gives more than one, each with who says so."""
    out = []
    for name in TOLLS:
        tolls = [toll for f in frame.roles[name] if (toll := read_toll(setting.found.span(f.number)))]
        if len({(t.low, t.best, t.high) for t in tolls}) > 1:
            out += [_figure(name, toll, setting) for toll in sorted(tolls, key=lambda t: t.mention)]
    return tuple(out)


def _figure(name: str, toll: Toll, setting: Setting) -> Figure:
    who = next((s.speaker.quote for s in setting.statements if any(c.overlaps(toll.mention) for c in s.content)), None)
    return Figure(kind=name, low=toll.low, best=toll.best, high=toll.high, source=who, mention=toll.mention)


def _source(frame: Frame, setting: Setting) -> str | None:
    """Who the report credits: by the words of the mention, or its actor's name."""
    number = frame.best("source")
    if number is None:
        return None
    owner = setting.cast.owner.get(number)
    names = {actor.id: actor.name for actor in setting.cast.actors}
    return names[owner] if owner else setting.found.span(number).quote
