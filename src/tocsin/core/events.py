"""What one reader found in one report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.core.text import Report, Span
from tocsin.core.values import Actor, Agent, Figure, Place, Target, Toll, When, one_of

SCHEMA = "tocsin/1"
STATUSES = ("occurred", "attempted", "threatened", "planned", "hypothetical", "denied", "recurring")
CERTAINTIES = ("fact", "reported", "alleged")
RELATION_KINDS = ("hostile", "allied", "supports", "part_of", "splinter_of", "leads", "negotiates_with", "recognises", "rival")
RELATION_STATUSES = ("current", "past", "emerging", "hypothetical")
ACTIONS = ("list", "delist", "review", "call_for", "refuse")
DESIGNATION_STATUSES = ("occurred", "planned", "hypothetical")
TOLLS = ("killed", "killed_attackers", "injured", "abducted", "arrested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real-world incident as this report tells it; *also* are its further mentions. *type* is a codebook type ("attack.clash").

    *confidence* is the reader's own, 0 to 1, that an event of this type is told here; *slot_confidence* by name of a field that it is right
    (agents and targets carry their own); *codes* are the field's: ``{"cameo": ("183", "1831"), …}``.
    """

    id: str
    type: str
    trigger: Span
    also: tuple[Span, ...] = ()
    status: str = "occurred"
    certainty: str = "fact"
    by: tuple[Agent, ...] = ()
    against: tuple[Target, ...] = ()
    weapons: tuple[Span, ...] = ()
    place: Place | None = None
    when: When | None = None
    killed: Toll | None = None
    killed_attackers: Toll | None = None
    injured: Toll | None = None
    abducted: Toll | None = None
    arrested: Toll | None = None
    figures: tuple[Figure, ...] = ()
    claimed_by: tuple[str, ...] = ()
    source: str | None = None
    confidence: float | None = None
    slot_confidence: Mapping[str, float] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one_of(self.status, STATUSES, "status")
        one_of(self.certainty, CERTAINTIES, "certainty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who says what. *content* may go on over several sentences; *direct* means in quotation marks."""

    actor: str | None = None
    speaker: Span
    role: str | None = None
    affiliation: str | None = None
    cue: Span | None = None
    direct: bool = False
    content: tuple[Span, ...]
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement without content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A standing tie between two actors of the reading: *a* supports, leads, is part of *b*."""

    a: str
    b: str
    kind: str
    status: str = "current"
    mention: Span
    confidence: float | None = None

    def __post_init__(self) -> None:
        one_of(self.kind, RELATION_KINDS, "kind of relation")
        one_of(self.status, RELATION_STATUSES, "status of a relation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """An authority puts a target on a list, takes it off, or weighs it; *when* is ISO 8601 of any precision."""

    authority: str | None
    target: str | None
    action: str
    status: str = "occurred"
    when: str | None = None
    mention: Span

    def __post_init__(self) -> None:
        one_of(self.action, ACTIONS, "action")
        one_of(self.status, DESIGNATION_STATUSES, "status of a designation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader, a model or a person, found in one report: the record of the public schema, field for field.

    *reader* names who read: ``onnx:base-en@3f9a12c0`` or ``person:m.okafor``.
    """

    schema: str = SCHEMA
    report: Report
    reader: str
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    designations: tuple[Designation, ...] = ()


def event_spans(event: Event) -> Iterator[tuple[str, Span]]:
    """The words of *event*, each with the slot that it proves; the trigger first."""
    yield "trigger", event.trigger
    yield from (("also", span) for span in event.also)
    yield from (("by", agent.mention) for agent in event.by)
    yield from (("against", target.mention) for target in event.against)
    yield from (("weapon", span) for span in event.weapons)
    yield from (("place", place.mention) for place in (event.place,) if place)
    yield from (("when", when.mention) for when in (event.when,) if when)
    yield from ((name, toll.mention) for name in TOLLS if (toll := getattr(event, name)))
    yield from ((figure.kind, figure.mention) for figure in event.figures)


def spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of *reading* with a word for what it proves."""
    yield from (("actor", span) for actor in reading.actors for span in actor.mentions)
    for event in reading.events:
        yield from event_spans(event)
    for statement in reading.statements:
        yield "speaker", statement.speaker
        yield from (("cue", cue) for cue in (statement.cue,) if cue)
        yield from (("content", span) for span in statement.content)
    yield from (("relation", relation.mention) for relation in reading.relations)
    yield from (("designation", designation.mention) for designation in reading.designations)
