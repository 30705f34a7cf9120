"""What people have ruled: checked, in order, what was undone left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from itertools import permutations

from tocsin.consolidate.corrections import corrected
from tocsin.core.errors import DecisionError
from tocsin.core.incidents import VERDICTS, Decision

ID_DIGITS = 10
INCIDENT = "i-"
REVIEWING = ("accept", "reject")
SUBJECTS = {"same": (2, None), "different": (2, None), "accept": (1, 1), "reject": (1, 1), "correct": (1, 1), "undo": (1, 1)}
Resolve = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The decisions in force, by the tellings they are about; an incident is stood for by its first telling.

    *apart* says for a telling from which others it is kept apart; *rejected* are tellings that count no more; *heard* are all decisions by
    the tellings they are about, *unheard* those on what is not there.
    """

    same: tuple[tuple[Decision, tuple[str, ...]], ...] = ()
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rejected: Mapping[str, Decision] = field(default_factory=dict)
    reviews: Mapping[str, Decision] = field(default_factory=dict)
    heard: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    unheard: tuple[Decision, ...] = ()


def decide(verdict: str, subject: Sequence[str], *, who: str, at: datetime, reason: str) -> Decision:
    """A decision with its id, which is the digest of what it says. Raises DecisionError where it is malformed."""
    return check(_signed(Decision(id="", verdict=verdict, subject=tuple(subject), who=who, at=at, reason=reason)))


def correct(subject: str, name: str, value: str, *, who: str, at: datetime, reason: str = "") -> Decision:  # noqa: PLR0913 - a ruling is all of these
    """A decision that the field *name* of a telling or an incident is *value*. Raises DecisionError where it is malformed."""
    made = Decision(id="", verdict="correct", subject=(subject,), who=who, at=at, reason=reason, field=name, value=value)
    return check(_signed(made))


def check(decision: Decision) -> Decision:
    """*decision*, if it is well formed. Raises DecisionError that says what is wrong."""
    if decision.verdict not in VERDICTS:
        raise DecisionError(f"unknown verdict {decision.verdict!r}; known: {', '.join(VERDICTS)}")
    least, most = SUBJECTS[decision.verdict]
    subjects = set(decision.subject)
    if len(subjects) != len(decision.subject) or len(subjects) < least or (most and len(subjects) > most) or not all(subjects):
        wanted = "one subject" if most else "two or more different subjects"
        raise DecisionError(f"{decision.verdict} needs {wanted}, found {', '.join(decision.subject) or 'none'}")
    if not decision.who.strip():
        raise DecisionError(f"{decision.verdict} needs a name: who decides?")
    if decision.at.tzinfo is None:
        raise DecisionError(f"the time of a decision needs its zone, found {decision.at.isoformat()}")
    _check_value(decision)
    return decision


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """*decisions* without those undone, and without the undoing, oldest first; an undo can itself be undone.

    Raises DecisionError for an undo of what is not there, and for two decisions with one id.
    """
    ordered = sorted({check(decision) for decision in decisions}, key=lambda d: (d.at, d.id))
    known: dict[str, int] = {}
    undone: set[str] = set()
    for number, decision in enumerate(ordered):
        if decision.id in known:
            raise DecisionError(f"two decisions with the id {decision.id}")
        known[decision.id] = number
        if decision.verdict == "undo" and decision.subject[0] not in known:
            raise DecisionError(f"{decision.id} undoes {decision.subject[0]}, and there is no such decision before it")
    for decision in reversed(ordered):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.add(decision.subject[0])
    return tuple(d for d in ordered if d.id not in undone and d.verdict != "undo")


def rulings(decisions: Iterable[Decision], resolve: Resolve) -> Rulings:
    """The decisions in force. *resolve* gives the telling that a key or an incident's id stands for, None where there is none.

    Of two decisions on the same tellings the later holds.
    """
    heard = [(d, tuple(resolve(name) for name in d.subject)) for d in in_force(decisions)]
    there = [(d, tuple(filter(None, keys))) for d, keys in heard if None not in keys]
    on_tellings = {keys[0]: d for d, keys in there if d.verdict in REVIEWING and not d.subject[0].startswith(INCIDENT)}
    by_telling: dict[str, tuple[Decision, ...]] = {}
    for decision, keys in there:
        by_telling.update({key: (*by_telling.get(key, ()), decision) for key in keys})
    return Rulings(
        same=tuple((d, keys) for d, keys in there if d.verdict == "same"),
        apart=_apart(there),
        rejected={key: d for key, d in on_tellings.items() if d.verdict == "reject"},
        reviews={keys[0]: d for d, keys in there if d.verdict in REVIEWING and d.subject[0].startswith(INCIDENT)},
        heard=by_telling,
        unheard=tuple(d for d, keys in heard if None in keys),
    )


def _apart(there: Iterable[tuple[Decision, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    """For each telling those of which the last word is that they are another incident."""
    last: dict[tuple[str, str], str] = {}
    for decision, keys in there:
        if decision.verdict in ("same", "different"):
            last.update({(a, b): decision.verdict for a, b in permutations(keys, 2) if a != b})
    found: dict[str, frozenset[str]] = {}
    for (a, b), verdict in last.items():
        if verdict == "different":
            found[a] = found.get(a, frozenset()) | {b}
    return found


def _check_value(decision: Decision) -> None:
    if decision.verdict != "correct" and (decision.field is not None or decision.value is not None):
        raise DecisionError(f"{decision.verdict} takes no field and no value")
    if decision.verdict == "correct":
        if decision.field is None or decision.value is None:
            raise DecisionError("correct needs a field and its value")
        corrected(decision.field, decision.value)


def _signed(decision: Decision) -> Decision:
    said = (decision.verdict, *decision.subject, decision.who, decision.at.isoformat(), decision.reason, decision.field, decision.value)
    return replace(decision, id="d-" + sha256("\x1f".join(str(part) for part in said).encode()).hexdigest()[:ID_DIGITS])
