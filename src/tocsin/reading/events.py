"""A frame into an event: words into values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.events import TOLLS, Event, Statement
from tocsin.core.text import Report, Span
from tocsin.core.values import Agent, Figure, Place, Target, Toll, When
from tocsin.reading.actors import Cast
from tocsin.reading.confidence import filler_score, slot_scores
from tocsin.reading.found import Found
from tocsin.reading.frames import Filler, Frame
from tocsin.reading.place_event import SURE, Spot, happened_at
from tocsin.reading.times import Clock, read_when, whole_time
from tocsin.reading.tolls import read_toll
from tocsin.reading.victims import killed_targets, none_hurt

SITED = ("attack", "control", "security", "protest")  # groups of types that happen at a place; tried on the development reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What events of one report are read against: its actors, its resolved places, its times, what is said in it."""

    found: Found
    cast: Cast
    places: Mapping[Span, Place]
    scenes: tuple[Spot, ...] = ()
    read_time: Callable[[Span], When | None]
    statements: tuple[Statement, ...]


def make_event(id_: str, frame: Frame, setting: Setting) -> Event:
    """The event that *frame* tells."""
    found = setting.found
    triggers = [found.span(t) for t in frame.triggers]
    when = _when(frame, setting)
    figures = {name: _figures_told(frame, name, setting.found) for name in TOLLS}
    counted = _counted(figures, frame, setting.found)
    tolls = {name: toll for name, (toll, _) in counted.items()}
    place, place_filler = _place(frame, triggers[0], setting)
    by_whom = {"place": place_filler, "when": when[1] if when else None, **{name: filler for name, (_, filler) in counted.items()}}
    return Event(
        id=id_,
        type=frame.type,
        trigger=triggers[0],
        also=tuple(sorted(triggers[1:])),
        status=frame.status,
        certainty=frame.certainty,
        by=tuple(_agent(f, setting) for f in frame.roles["by"]),
        against=tuple(_target(f, setting) for f in frame.roles["against"]),
        weapons=tuple(found.span(f.number) for f in frame.roles["weapon"]),
        place=place,
        when=when[0] if when else None,
        killed=tolls.get("killed"),
        killed_attackers=tolls.get("killed_attackers"),
        injured=tolls.get("injured"),
        abducted=tolls.get("abducted"),
        arrested=tolls.get("arrested"),
        figures=_disputed(figures, setting.statements),
        claimed_by=tuple(dict.fromkeys(a for f in frame.roles["claimed_by"] if (a := setting.cast.owner.get(f.number)))),
        source=_source(frame, setting),
        confidence=frame.confidence,
        slot_confidence=slot_scores(frame, found, by_whom),
    )


def _agent(filler: Filler, setting: Setting) -> Agent:
    owner, words = setting.cast.owner.get(filler.number), setting.found.span(filler.number)
    return Agent(actor=owner, conf=filler.conf, mention=words, confidence=filler_score(setting.found, filler))


def _target(filler: Filler, setting: Setting) -> Target:
    owner, words = setting.cast.owner.get(filler.number), setting.found.span(filler.number)
    kind = setting.found.mention(filler.number).tag("target_kind", "other")
    return Target(actor=owner, kind=kind, mention=words, confidence=filler_score(setting.found, filler))


def _place(frame: Frame, trigger: Span, setting: Setting) -> tuple[Place | None, Filler | None]:
    """Where the model says, with who says so, else the place of the same sentence that goes best with the trigger."""
    for filler in frame.roles.get("place", ()):
        if place := setting.places.get(setting.found.span(filler.number)):
            return place, filler
    if frame.type.split(".")[0] not in SITED:
        return None, None
    report = setting.found.report
    spots = happened_at(report.text, (trigger.start, trigger.end), setting.scenes, far=SURE)
    return (setting.places.get(report.cite(spots[0].start, spots[0].end)) if spots else None), None


def _when(frame: Frame, setting: Setting) -> tuple[When, Filler] | None:
    """The first of the times told, best first, that the grammar reads, and who says so."""
    times = ((setting.read_time(setting.found.span(f.number)), f) for f in frame.roles["when"])
    return next(((when, f) for when, f in times if when), None)


def read_time(report: Report, clock: Clock | None, words: Span) -> When | None:
    """The time of which *words* of *report* tell at least a part, read on any day of *clock*."""
    return read_when(report.cite(*whole_time(report.text, words.start, words.end)), clock)


def _figures_told(frame: Frame, name: str, found: Found) -> list[tuple[Toll, Filler]]:
    """Every figure told for the toll *name*, best first, each with who says so."""
    return [(toll, filler) for filler in frame.roles[name] if (toll := read_toll(found.span(filler.number)))]


def _counted(figures: Mapping[str, Sequence[tuple[Toll, Filler]]], frame: Frame, found: Found) -> dict[str, tuple[Toll, Filler]]:
    """The best figure of each toll; the dead without a figure of their own are counted from the targets."""
    counted = {name: told[0] for name, told in figures.items() if told}
    victims = None if "killed" in counted or "killed_attackers" in counted else killed_targets(frame, found)
    if victims:
        counted["killed"] = victims
    return none_hurt(counted)


def _disputed(figures: Mapping[str, Sequence[tuple[Toll, Filler]]], statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Every figure that the report gives for a toll, where it gives more than one, each with who says so."""
    out = []
    for name, told in figures.items():
        tolls = [toll for toll, _ in told]
        if len(tolls) > 1 and len({(t.low, t.best, t.high) for t in tolls}) > 1:
            out += [_figure(name, toll, statements) for toll in sorted(tolls, key=lambda t: t.mention)]
    return tuple(out)


def _figure(name: str, toll: Toll, statements: Sequence[Statement]) -> Figure:
    who = next((s.speaker.quote for s in statements if any(c.overlaps(toll.mention) for c in s.content)), None)
    return Figure(kind=name, low=toll.low, best=toll.best, high=toll.high, source=who, mention=toll.mention)


def _source(frame: Frame, setting: Setting) -> str | None:
    """Who the report credits: by the words of the mention, or its actor's name."""
    number = frame.best("source")
    if number is None:
        return None
    owner = setting.cast.owner.get(number)
    return next((actor.name for actor in setting.cast.actors if actor.id == owner), setting.found.span(number).quote)
