"""What a reading holds, as titles with lines of name, value and words: the same for terminal and page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.cli.wording import day_of, in_words, names_of, place_of
from tocsin.core.events import TOLLS, Designation, Event, Reading, Relation, Statement
from tocsin.core.text import Span
from tocsin.core.values import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """One value and the words that prove it; *slot* is the kind of its mark, empty for a value without words of its own."""

    name: str
    value: str
    words: tuple[Span, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Something that a reading holds. *kind*: event, statement, relation, designation, actor. *note* marks what did not happen."""

    owner: str
    kind: str
    title: str
    note: str
    lines: tuple[Line, ...]


def cards(reading: Reading, describe_codes: Mapping[str, Mapping[str, str]] | None = None) -> list[Card]:
    """All that *reading* holds. *describe_codes* gives for each event the names of its codes by scheme."""
    names = names_of(reading)
    described = describe_codes or {}
    return [
        *(_event(event, names, described.get(event.id, {})) for event in reading.events),
        *(_statement(f"s{n}", statement, names) for n, statement in enumerate(reading.statements, 1)),
        *(_relation(f"r{n}", relation, names) for n, relation in enumerate(reading.relations, 1)),
        *(_designation(f"d{n}", designation, names) for n, designation in enumerate(reading.designations, 1)),
        *(_actor(actor) for actor in reading.actors),
    ]


def _event(event: Event, names: Mapping[str, str], codes: Mapping[str, str]) -> Card:
    note = "" if event.status == "occurred" else event.status
    return Card(event.id, "event", event.type, note, tuple(_event_lines(event, names, codes)))


def _event_lines(event: Event, names: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[Line]:
    yield Line("told by", event.trigger.quote, (event.trigger, *event.also), "trigger")
    yield Line("status", f"{event.status}, {event.certainty}")
    yield from (Line("by", f"{_name(a.actor, a.mention, names)} ({a.conf})", (a.mention,), "by") for a in event.by)
    yield from (Line("against", f"{_name(t.actor, t.mention, names)} ({t.kind})", (t.mention,), "against") for t in event.against)
    yield from (Line("weapon", span.quote, (span,), "weapon") for span in event.weapons)
    if event.place:
        yield Line("place", f"{place_of(event.place)} ({event.place.precision}){_point(event)}", (event.place.mention,), "place")
    if event.when:
        yield Line("when", f"{day_of(event.when)} ({event.when.precision})", (event.when.mention,), "when")
    for name in TOLLS:
        if toll := getattr(event, name):
            yield Line(name.replace("_", " "), in_words(toll), (toll.mention,), name)
    for figure in event.figures:
        yield Line(f"{figure.kind} according to {figure.source or 'the report'}", in_words(figure), (figure.mention,), figure.kind)
    yield from _rest(event, names, codes)


def _rest(event: Event, names: Mapping[str, str], codes: Mapping[str, str]) -> Iterator[Line]:
    if event.claimed_by:
        yield Line("claimed by", ", ".join(names.get(actor, actor) for actor in event.claimed_by))
    if event.source:
        yield Line("source", event.source)
    if event.confidence is not None:
        yield Line("confidence", f"{event.confidence:.2f}")
    for scheme, code in event.codes.items():
        said = codes.get(scheme, "")
        yield Line(scheme.upper(), f"{' / '.join(code)}{f' ({said})' if said and said != ', '.join(code) else ''}")


def _point(event: Event) -> str:
    place = event.place
    return f" {place.lat:.3f}, {place.lon:.3f}" if place and place.lat is not None and place.lon is not None else ""


def _name(actor: str | None, mention: Span, names: Mapping[str, str]) -> str:
    return names.get(actor or "", mention.quote)


def _statement(owner: str, statement: Statement, names: Mapping[str, str]) -> Card:
    speaker = names.get(statement.actor or "", statement.speaker.quote)
    office = ", ".join(part for part in (statement.role, statement.affiliation) if part)
    lines = (
        Line("speaker", f"{speaker}{f' ({office})' if office else ''}", (statement.speaker,), "speaker"),
        *(Line("says", span.quote, (span,), "content") for span in statement.content),
        *(Line("cue", cue.quote, (cue,), "cue") for cue in (statement.cue,) if cue),
    )
    return Card(owner, "statement", f"{speaker} {'is quoted' if statement.direct else 'says'}", "", lines)


def _relation(owner: str, relation: Relation, names: Mapping[str, str]) -> Card:
    title = f"{names.get(relation.a, relation.a)} — {relation.kind.replace('_', ' ')} — {names.get(relation.b, relation.b)}"
    note = "" if relation.status == "current" else relation.status
    return Card(owner, "relation", title, note, (Line("words", relation.mention.quote, (relation.mention,), "relation"),))


def _designation(owner: str, designation: Designation, names: Mapping[str, str]) -> Card:
    authority, target = (names.get(actor or "", "somebody") for actor in (designation.authority, designation.target))
    note = "" if designation.status == "occurred" else designation.status
    when = (Line("when", designation.when),) if designation.when else ()
    words = Line("words", designation.mention.quote, (designation.mention,), "designation")
    return Card(owner, "designation", f"{authority} — {designation.action.replace('_', ' ')} — {target}", note, (*when, words))


def _actor(actor: Actor) -> Card:
    about = [actor.kind, *(part for part in (actor.country, "governs" if actor.governs else None, actor.key, actor.wikidata) if part)]
    link = f"{actor.link_score:.2f} because of {actor.link_why}" if actor.link_score is not None else ""
    lines = (Line("actor", ", ".join(about), actor.mentions, "actor"), *(Line("link", link) for _ in (link,) if link))
    return Card(actor.id, "actor", actor.name, "", lines)
