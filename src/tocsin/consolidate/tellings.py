"""The events of a reading as tellings, ready to be compared with those of other reports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from tocsin.consolidate.cards import card
from tocsin.consolidate.words import sentence_round, telling_words
from tocsin.core.events import Event, Reading
from tocsin.core.folding import fold
from tocsin.core.tellings import Card, Party, Telling
from tocsin.core.text import Span
from tocsin.core.values import Actor

TOLD = ("occurred", "attempted", "denied")  # what only may happen is no incident; a series told in general is none either
VOICES = ("person", "armed_group", "political", "media", "ngo", "igo", "business", "religious")
OUTLETS = frozenset(
    (
        "agency",
        "daily",
        "express",
        "gazette",
        "herald",
        "journal",
        "news",
        "observer",
        "post",
        "radio",
        "telegraph",
        "times",
        "tribune",
        "tv",
    )
)
KEY_DIGITS = 16
ID_DIGITS = 10


def tell(reading: Reading) -> tuple[Telling, ...]:
    """One telling for each event of *reading* that is said to have happened, been tried, or been denied, in the order of the text."""
    events = sorted((e for e in reading.events if e.status in TOLD), key=lambda e: (e.trigger.start, e.type, e.id))
    about = card(reading) if events else None
    keys = _keys(reading.report.id, events)
    return tuple(_telling(key, event, reading, about) for key, event in zip(keys, events, strict=True) if about)


def current(readings: Iterable[Reading]) -> dict[str, tuple[Telling, ...]]:
    """The tellings of each report by its id, of one reading: a person's stands over a machine's; among equals the greater reader's name.

    *readings* may be an iterator that makes them one by one: none is held on to, so they need not all be in memory.
    """
    best: dict[str, tuple[bool, str]] = {}
    told: dict[str, tuple[Telling, ...]] = {}
    for reading in readings:
        report, standing = reading.report.id, _standing(reading)
        if report not in best or standing > best[report]:
            best[report], told[report] = standing, tell(reading)
    return told


def incident_id(key: str) -> str:
    """The id of the incident that the telling *key* is the first of. Every other telling of it redirects from its own."""
    return "i-" + sha256(key.encode()).hexdigest()[:ID_DIGITS]


def _standing(reading: Reading) -> tuple[bool, str]:
    return reading.reader.startswith("person"), reading.reader


def _keys(report: str, events: Iterable[Event]) -> Iterator[str]:
    """The report and the start of the trigger; a second event at the same words gets ``~2``."""
    seen: dict[str, int] = {}
    for event in events:
        key = f"{report.removeprefix('sha256:')[:KEY_DIGITS]}:{event.trigger.start}"
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}~{seen[key]}"


def _telling(key: str, event: Event, reading: Reading, about: Card) -> Telling:
    actors = {actor.id: actor for actor in reading.actors}
    return Telling(
        key=key,
        card=about,
        event=replace(event, codes={}),
        by=tuple(_party(actors, agent.actor, agent.mention, conf=agent.conf) for agent in event.by),
        against=tuple(_party(actors, target.actor, target.mention, kind=target.kind) for target in event.against),
        claimed_by=tuple(_party(actors, actor, actors[actor].mentions[0], conf="claimed") for actor in event.claimed_by if actor in actors),
        voice=_voice(event.source, reading.actors),
        words=_words(event, reading.report.text),
    )


def _party(actors: Mapping[str, Actor], actor_id: str | None, mention: Span, *, conf: str = "fact", kind: str = "other") -> Party:
    actor = actors.get(actor_id or "")
    if actor is None:
        return Party(kind=kind, conf=conf, mention=mention)
    known = {"name": actor.name, "key": actor.key, "wikidata": actor.wikidata, "country": actor.country}
    return Party(**known, kind=actor.kind, conf=conf, mention=mention)


def _voice(source: str | None, actors: Iterable[Actor]) -> str | None:
    """The person, group or outlet that *source* names; an office that speaks to everybody ("police") is no common origin."""
    if not source:
        return None
    said = fold(source)
    named = (a for a in actors if a.kind in VOICES and said in {fold(a.name), *(fold(m.quote) for m in a.mentions)})
    return next((actor.name for actor in named), source if OUTLETS & set(said.split()) and not source.islower() else None)


def _words(event: Event, text: str) -> tuple[str, ...]:
    spans = (event.trigger, *event.also[:2])
    return telling_words(" ".join(dict.fromkeys(sentence_round(text, span.start) for span in spans)))
