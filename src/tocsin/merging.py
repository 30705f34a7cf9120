"""The store's incidents brought up to date, and people's rulings on them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from tocsin.consolidate import MemoryShelf, Weights, correct, decide, fold, in_force, incident_id, load_weights
from tocsin.core.encode import plain
from tocsin.core.errors import DecisionError, SettingsError
from tocsin.core.incidents import Decision
from tocsin.event_types import load_ontology
from tocsin.store import Folding, SqlStore, check_type

BATCH = 500  # reports in one transaction: others wait for it, and a run that is killed loses no more
MOST_IN_MEMORY = 50_000  # reports; more are looked up in the store, which is slower and needs no memory
MUCH = 1000  # reports, after which the database looks anew at how its values lie
MOST_SHOWN = 10
WEIGHTS = "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What one step has done: reports looked at, incidents that are new, changed or gone, decisions that could not be followed (with the
    reason), and those about what is not there."""

    reports: int
    incidents: int
    refused: tuple[tuple[Decision, str], ...] = ()
    unheard: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision, and whether it is in force: neither undone nor itself an undoing."""

    decision: Decision
    in_force: bool


def refresh_incidents(store: SqlStore, *, anew: bool = False, weights: Weights | None = None) -> Iterator[Folded]:
    """Fold into the incidents of *store* what was read and decided since the last time, a step for each few hundred reports.

    A step is there whole or not at all; a run that was stopped goes on where it was. With *anew*, or where the weights are others than
    those that the incidents were made with, all is worked out again in one step.
    """
    known = weights or load_weights()
    made_with, digest = store.noted(WEIGHTS), _digest(known)
    if made_with is not None and (anew or made_with != digest):
        yield _made_anew(store, known, digest)
    behind = store.behind()
    memory, much = _Memory(few=behind.readings <= MOST_IN_MEMORY), behind.readings >= MUCH
    while behind.readings or behind.decisions or not behind.ever:
        yield _step(store, memory, known, digest)
        behind = store.behind()
    if much:
        store.settle()


def rule(store: SqlStore, decision: Decision) -> Folded:
    """Keep *decision* and let it take effect at once, both or neither. Raises DecisionError where it is about what is not there."""
    with store.folding(decision.verdict) as work:
        _must_be_there(work, decision)
        work.append(decision)
        change = fold(work, decisions=work.all_decisions(), weights=load_weights())
        count = work.keep(change, incident_id)
    return Folded(reports=0, incidents=count, refused=tuple(r for r in change.refused if r[0] == decision), unheard=change.unheard)


def decision_from(verdict: str, words: Sequence[str], *, who: str, reason: str = "", at: datetime | None = None) -> Decision:
    """A decision: its verdict and what it is about; of a ``correct`` an incident or telling, the field and the value.

    Raises DecisionError where it is malformed.
    """
    moment = at or datetime.now(UTC)
    if verdict != "correct":
        return decide(verdict, words, who=who, at=moment, reason=reason)
    if len(words) != 3:
        raise DecisionError(f"correct needs an incident or a telling, a field and its value, found {' '.join(words) or 'nothing'}")
    if words[1] == "type":
        _check_type(words[2])
    return correct(words[0], words[1], words[2], who=who, at=moment, reason=reason)


def rulings(store: SqlStore) -> tuple[Ruling, ...]:
    """All decisions, oldest first, with whether they are in force."""
    made = store.decisions()
    standing = {decision.id for decision in in_force(made)}
    return tuple(Ruling(decision, decision.id in standing) for decision in sorted(made, key=lambda d: (d.at, d.id)))


def full_names(store: SqlStore, names: Sequence[str]) -> tuple[str, ...]:
    """*names* as they stand in the store: an old id of an incident as the present one, the beginning of an id as the whole.

    Raises DecisionError where a name leads nowhere, or to more than one.
    """
    return tuple(_full_name(store, name) for name in names)


def full_decision_name(store: SqlStore, start: str) -> str:
    """The id of the one decision that begins with *start*. Raises DecisionError where there is none, or more than one."""
    known = [decision.id for decision in store.decisions()]
    return _only(start, [name for name in known if name == start] or [name for name in known if name.startswith(start)], "decision")


def _full_name(store: SqlStore, name: str) -> str:
    if not name.startswith("i-"):
        return name
    found = store.resolve(name)
    return found or _only(name, store.ids_like(name), "incident")


def _only(asked: str, found: Sequence[str], what: str) -> str:
    if len(found) == 1 and asked:
        return found[0]
    if not found or not asked:
        raise DecisionError(f"there is no {what} {asked!r}")
    more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    raise DecisionError(f"{asked} is the beginning of {len(found)} ids: {', '.join(found[:MOST_SHOWN])}{more}")


class _Memory:
    """The shelf of a first consolidation, kept in memory beside the store's as long as nobody else changes that."""

    def __init__(self, *, few: bool) -> None:
        self.shelf = MemoryShelf() if few else None
        self.revision = 0

    def beside(self, work: Folding) -> MemoryShelf | None:
        """The shelf, if it still is as the store's."""
        if work.last_kept != self.revision:
            self.shelf = None
        return self.shelf


def _step(store: SqlStore, memory: _Memory, weights: Weights, digest: str) -> Folded:
    with store.folding("consolidate") as work:
        shelf = memory.beside(work)
        readings = work.changed(BATCH)
        change = fold(shelf or work, readings, decisions=work.all_decisions(), weights=weights)
        count = work.keep(change, incident_id)
        work.note(WEIGHTS, digest)
        if shelf:
            shelf.keep(change)
            memory.revision = work.revision
    return Folded(reports=len(readings), incidents=count, refused=change.refused, unheard=change.unheard)


def _made_anew(store: SqlStore, weights: Weights, digest: str) -> Folded:
    with store.folding("anew") as work:
        readings = work.everything()
        change = fold(MemoryShelf(), readings, decisions=work.all_decisions(), weights=weights)
        whole = replace(change, gone=work.standing_keys(), gone_incidents=work.standing_incidents())
        count = work.keep(whole, incident_id)
        work.note(WEIGHTS, digest)
    return Folded(reports=len(readings), incidents=count, refused=change.refused, unheard=change.unheard)


def _must_be_there(work: Folding, decision: Decision) -> None:
    if decision.verdict == "undo":
        if decision.subject[0] not in {made.id for made in work.all_decisions()}:
            raise DecisionError(f"there is no decision {decision.subject[0]!r}; `tocsin log` lists them")
        return
    for name in decision.subject:
        key = work.first_of(name) if name.startswith("i-") else name
        if key is None or not list(work.tellings([key])):
            kind = "incident" if name.startswith("i-") else "incident or telling"
            raise DecisionError(f"there is no {kind} {name!r}; `tocsin incidents` lists them, `tocsin consolidate` makes them")


def _check_type(words: str) -> None:
    try:
        check_type(words, tuple(load_ontology()))
    except SettingsError as error:
        raise DecisionError(str(error)) from error


def _digest(weights: Weights) -> str:
    return sha256(json.dumps(plain(weights), sort_keys=True).encode()).hexdigest()[:16]
