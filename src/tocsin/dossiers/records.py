"""What a dossier holds: whom it is of, what the registry knows, and what the reports tell, each value with its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tocsin.core.events import Designation, Event
from tocsin.core.folding import fold
from tocsin.core.incidents import Incident
from tocsin.core.tellings import Telling
from tocsin.core.text import Report, Span
from tocsin.core.values import one_of

PARTS = ("did", "blamed", "both", "suffered", "denied")
"""What somebody is in an incident: did it (told as fact, or its own claim), is blamed for it, took part on both sides (a clash, talks),
suffered it, is told not to have done it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a dossier is of. *key* is the registry's, None where it has none; *names* are folded names that mean nobody else."""

    name: str
    key: str | None = None
    names: frozenset[str] = frozenset()

    def is_meant(self, key: str | None, name: str | None) -> bool:
        """Whether an actor with this key and name is the subject. A key says it alone; without one the name has to be its own."""
        return key == self.key if key else bool(name) and fold(name or "") in self.names


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Something that held from *start* to *end* (ISO 8601 of any precision; None: not known, or still so).

    *by* is a day on which it held already where *start* is not known. *sure* is False where it is to be checked.
    """

    label: str
    start: str | None = None
    end: str | None = None
    by: str | None = None
    note: str = ""
    source: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a registry knows of the subject, or as much as the reports tell (*known* is False). *facts* are labels with values."""

    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    names: tuple[Period, ...] = ()
    aliases: tuple[str, ...] = ()
    listings: tuple[Period, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """Words of a report."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An incident that the subject has *part* in. *confs* are what reports say of it as a doer; *told* are the tellings that are there.

    *day* is the first day of it; where none is known the day of the first report, and *stands_in* is true.
    """

    incident: Incident
    part: str
    confs: tuple[str, ...] = ()
    told: tuple[Telling, ...] = ()
    day: date | None = None
    stands_in: bool = False

    def __post_init__(self) -> None:
        one_of(self.part, PARTS, "part in an incident")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An event with the subject in it that is no incident: planned, threatened, general, or too vague."""

    report: str
    event: Event
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A stated tie between the subject and *other*.

    *forward* is true where the subject is the first of the two ("supports" the other), or the tie has no direction.
    """

    other: str
    kind: str
    forward: bool
    statuses: Mapping[str, int]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A designation that a report tells of: the subject is its target, or the *authority* behind it."""

    report: str
    designation: Designation
    authority: str
    target: str
    is_target: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement by the subject, or about it. *speaker* in words, *office* what the report says of him; *content* are all its spans."""

    report: str
    speaker: str
    office: str
    words: Span
    content: tuple[Span, ...]
    direct: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that reports use for the subject: how many of them, from when to when, and where it stands."""

    name: str
    reports: int
    first: date | None
    last: date | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of it. Cases are newest first; *reports* holds every report that something is cited from."""

    subject: Subject
    on: date
    profile: Profile
    cases: tuple[Case, ...] = ()
    asides: tuple[Aside, ...] = ()
    bonds: tuple[Bond, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    sayings: tuple[Saying, ...] = ()
    named: tuple[Named, ...] = ()
    reports: Mapping[str, Report] = field(default_factory=dict)
    naming: int = 0
    rejected: int = 0
