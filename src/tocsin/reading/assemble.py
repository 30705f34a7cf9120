"""Markup into a reading: the one place that calls the others in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from tocsin.core.events import Reading
from tocsin.core.linking import Context
from tocsin.core.markup import Markup
from tocsin.core.protocols import ActorRegistry, Gazetteer
from tocsin.core.text import Report
from tocsin.reading.actors import gather_actors
from tocsin.reading.events import Setting, make_event, read_time
from tocsin.reading.found import Found
from tocsin.reading.frames import frames
from tocsin.reading.headline import tells_another_story
from tocsin.reading.lines import flowing, recite
from tocsin.reading.listings import with_listings
from tocsin.reading.mentions import with_clean_edges
from tocsin.reading.offices import find_offices
from tocsin.reading.place_event import Spot, find_spots
from tocsin.reading.places import resolve_places
from tocsin.reading.publication import dateline_date, infer_clock, published_line
from tocsin.reading.relations import find_designations, find_relations, join_relations
from tocsin.reading.sequence import with_near_times
from tocsin.reading.statements import Voices, find_statements
from tocsin.reading.suspicion import with_suspicions
from tocsin.reading.ties import with_ties
from tocsin.reading.times import Clock, find_times
from tocsin.reading.toponyms import Toponym, find_toponyms

NO_SCENES = ("boilerplate", "duplicate", "dateline")


@dataclass(frozen=True, slots=True)
class Lookups:
    """The read-only files that a reading is made with."""

    gazetteer: Gazetteer
    actors: ActorRegistry


def assemble(report: Report, markup: Markup, *, reader: str, lookups: Lookups) -> Reading:
    """What *markup* says of *report*, as a record. Pure; raises nothing on any markup whose offsets lie in the text.

    A text with lines broken at a width is read as if it ran on; the record cites it as it stands.
    """
    running = flowing(report)
    reading = _read(running, markup, reader=reader, lookups=lookups)
    return reading if running is report else recite(reading, report)


def _read(report: Report, markup: Markup, *, reader: str, lookups: Lookups) -> Reading:
    report, clock = dated(report)
    for mended in (with_clean_edges, with_suspicions, with_listings, with_ties):
        markup = mended(report.text, markup)
    found = Found(report, markup)
    toponyms = find_toponyms(report.text, lookups.gazetteer)
    countries = {t.hits[0].country for t in toponyms if t.hits and t.hits[0].country}
    context = Context(report.published, frozenset(countries))
    cast = gather_actors(found, lookups.actors, lookups.gazetteer, context)
    voices = Voices(found, cast)
    statements = find_statements(voices)
    scenes = find_scenes(report, toponyms)
    spans = [*(found.span(n) for n in found.on("place")), *(report.cite(spot.start, spot.end) for spot in scenes)]
    nations = [actor.country for actor in cast.actors if actor.country]
    setting = Setting(
        found=found,
        cast=cast,
        places=resolve_places(spans, lookups.gazetteer, text=report.text, nations=nations, toponyms=toponyms),
        scenes=scenes,
        read_time=cache(partial(read_time, report, clock)),  # several events happen at one time
        statements=statements,
    )
    strange = tells_another_story(report, _named_in_headline(found))
    told = frames(found, cast, strange_headline=strange)
    events = with_near_times([make_event(f"e{i}", frame, setting) for i, frame in enumerate(told, 1)], report)
    return Reading(
        report=replace(report, headline_mismatch=strange),
        reader=reader,
        actors=cast.actors,
        events=events,
        statements=statements,
        relations=join_relations(find_relations(found, cast), find_offices(voices, lookups.gazetteer)),
        designations=find_designations(events),
    )


def find_scenes(report: Report, toponyms: Sequence[Toponym]) -> tuple[Spot, ...]:
    """Those of *toponyms* where something may have happened."""
    return tuple(spot for spot in find_spots(report.text, toponyms) if report.role_at(spot.start) not in NO_SCENES)


def _named_in_headline(found: Found) -> list[str]:
    numbers = [n for n in (*found.on("filler"), *found.on("place")) if found.role(n) == "headline"]
    return [found.span(n).quote for n in numbers if found.mention(n).tag("named", "yes") == "yes"]


def dated(report: Report) -> tuple[Report, Clock | None]:
    """*report* with its day of publication, and the window that days told in it are read against.

    Without a given day: that of a line such as "Published: 3 May 2019" or of the dateline, else a window that the text itself
    leaves; the last two are marked ``inferred``.
    """
    if report.published:
        return report, Clock(report.published, report.published)
    line = published_line(report.text)
    day = line or dateline_date(report.text)
    if day:
        return replace(report, published=day, published_basis="page" if line else "inferred"), Clock(day, day)
    clock = infer_clock(report.text, find_times(report.text))
    return (replace(report, published_basis="inferred") if clock else report), clock
