"""What several reports add up to: incidents, who stands behind them, what is disputed; and what people decide about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from tocsin.core.tellings import Party
from tocsin.core.values import Place, Toll, When, one_of

ORIGIN_BASES = ("agency", "speaker", "publisher", "report")
VERDICTS = ("same", "different", "accept", "reject", "correct", "undo")
CORRECTABLE = ("type", "status", "place", "when", "by", "killed", "killed_attackers", "injured", "abducted", "arrested")
RULES = ("conservative", "official", "latest", "range")
REVIEWS = ("open", "accepted", "rejected")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Generic[T]):
    """A value and where it was read; the words are in the value. *telling* is the key of the telling, *source* who says so, if told.

    *superseded* is the key of the telling by which the same origin has replaced it. A person's correction has the decision's id in
    place of a telling and the report ``None``.
    """

    value: T
    telling: str
    report: str | None
    origin: str
    source: str | None = None
    published: date | None = None
    superseded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where one or more reports have it from. *chain* are the reports that tell it, first published first, each after whom it copies.

    *basis* says what they share: the wire *agency*, the named *speaker* that all repeat, the *publisher*, or nothing (one *report*).
    """

    name: str
    basis: str
    chain: tuple[str, ...]

    def __post_init__(self) -> None:
        one_of(self.basis, ORIGIN_BASES, "basis of an origin")
        if not self.chain:
            raise ValueError(f"origin {self.name!r} without a report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why telling *key* is in the incident: it matches telling *to* with this *score*; *why* is the sentence that says so.

    A decision that joined them has its id in *decision*, and no score.
    """

    key: str
    to: str
    score: float | None
    why: str
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the answers in a dispute: *value* in words, the tellings that give it, and their origins."""

    value: str
    tellings: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which tellings cannot all be right; the side with most origins first."""

    field: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise ValueError(f"a dispute over {self.field} with one side")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The figure that *rule* picks from those that stand; *tellings* are those it rests on."""

    rule: str
    low: int | None
    best: int | None
    high: int | None
    tellings: tuple[str, ...]

    def __post_init__(self) -> None:
        one_of(self.rule, RULES, "rule for figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that happened, as all its tellings have it. Every field lists what they say side by side, best first.

    *id* comes from the first telling, *told* are the keys of all, first published first. *start* and *end* are the days of the best
    time, None where no report fixes them. *figures* holds every figure under its kind ("killed"). *review* is the last decision on it.
    """

    id: str
    type: str
    status: str
    told: tuple[str, ...]
    types: tuple[Cited[str], ...]
    statuses: tuple[Cited[str], ...]
    start: date | None = None
    end: date | None = None
    when: tuple[Cited[When], ...] = ()
    place: tuple[Cited[Place], ...] = ()
    by: tuple[Cited[Party], ...] = ()
    against: tuple[Cited[Party], ...] = ()
    claimed_by: tuple[Cited[Party], ...] = ()
    figures: Mapping[str, tuple[Cited[Toll], ...]] = field(default_factory=dict)
    weapons: tuple[Cited[str], ...] = ()
    disputes: tuple[Dispute, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    merges: tuple[Merge, ...] = ()
    review: str = "open"
    decisions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        one_of(self.review, REVIEWS, "review")
        if not self.told:
            raise ValueError(f"incident {self.id} that nobody tells")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's ruling: dated, signed, never changed. *subject* are keys of tellings or ids of incidents; of an ``undo``, one decision.

    ``same`` and ``different`` need two or more subjects, the others one. A ``correct`` names the *field* and gives its *value* in words.
    """

    id: str
    verdict: str
    subject: tuple[str, ...]
    who: str
    at: datetime
    reason: str
    field: str | None = None
    value: str | None = None
