"""Where the tellings, their pairs and the incidents lie between two runs: what folding asks of it, and one in memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.consolidate.rooms import Packed, Rooms
from tocsin.consolidate.tellings import incident_id
from tocsin.core.incidents import Decision, Incident
from tocsin.core.tellings import Pair, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a shelf must do, whole or not at all.

    First forget the *gone* tellings with all their pairs and blocks, and the incidents in *gone_incidents*; then keep the *fresh* tellings
    with the *blocks* they stand in, the new *pairs*, and the *incidents* (which replace those of the same id). *loose* are tellings that
    belong to no incident any more or yet: too vague by themselves, or rejected. *decisions* are all that are now taken into account;
    *refused* are those that could not be followed, with the reason, and *unheard* those about what is not there.
    """

    gone: tuple[str, ...] = ()
    fresh: tuple[Telling, ...] = ()
    blocks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    gone_incidents: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()
    loose: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    refused: tuple[tuple[Decision, str], ...] = ()
    unheard: tuple[Decision, ...] = ()


class Shelf(Protocol):
    """What folding needs to look up. All answers may come in any order."""

    def of_reports(self, reports: Iterable[str]) -> Iterable[Telling]:
        """The tellings of these reports."""
        ...

    def tellings(self, keys: Iterable[str]) -> Iterable[Telling]:
        """The tellings with these keys, those that are there."""
        ...

    def standing(self, blocks: Iterable[int]) -> Iterable[str]:
        """The keys of the tellings that stand in any of these blocks."""
        ...

    def pairs(self, keys: Iterable[str]) -> Iterable[Pair]:
        """The pairs that any of these keys is in."""
        ...

    def incidents(self, keys: Iterable[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
        """The incidents that any of these tellings belongs to: the id, and the keys of all its tellings."""
        ...

    def first_of(self, incident: str) -> str | None:
        """The key of the telling from which this incident's id is made, None if there is none: see ``incident_id``."""
        ...

    def decisions(self) -> Iterable[Decision]:
        """The decisions taken into account so far."""
        ...


class MemoryShelf:
    """A shelf in memory. ``keep`` is the only thing that changes it."""

    def __init__(self) -> None:
        self._tellings: dict[str, Telling] = {}
        self._by_report: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}
        self._blocks = Packed()
        self._rooms = Rooms()
        self._mates: dict[str, dict[str, Pair]] = {}
        self._incident_of: dict[str, str] = {}
        self._incidents: dict[str, Incident] = {}
        self._decisions: tuple[Decision, ...] = ()

    def of_reports(self, reports: Iterable[str]) -> Iterator[Telling]:
        """The tellings of these reports."""
        return (self._tellings[key] for report in reports for key in self._by_report.get(report, ()))

    def tellings(self, keys: Iterable[str]) -> Iterator[Telling]:
        """The tellings with these keys, those that are there."""
        return (self._tellings[key] for key in keys if key in self._tellings)

    def standing(self, blocks: Iterable[int]) -> set[str]:
        """The keys of the tellings that stand in any of these blocks."""
        return self._rooms.standing(blocks)

    def pairs(self, keys: Iterable[str]) -> Iterator[Pair]:
        """The pairs that any of these keys is in."""
        return (pair for key in keys for pair in self._mates.get(key, {}).values())

    def incidents(self, keys: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The incidents that any of these tellings belongs to: the id, and the keys of all its tellings."""
        names = {self._incident_of[key] for key in keys if key in self._incident_of}
        return ((name, self._incidents[name].told) for name in names)

    def first_of(self, incident: str) -> str | None:
        """The key of the telling from which this incident's id is made."""
        return self._first.get(incident)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions taken into account so far."""
        return self._decisions

    def all_incidents(self) -> tuple[Incident, ...]:
        """Every incident, by id."""
        return tuple(self._incidents[name] for name in sorted(self._incidents))

    def loose(self) -> tuple[str, ...]:
        """The keys of the tellings that belong to no incident."""
        return tuple(sorted(key for key in self._tellings if key not in self._incident_of))

    def resolve(self, incident: str) -> str | None:
        """The id under which what was once called *incident* is known now: an id of any of its tellings leads to it. None if nothing."""
        key = self._first.get(incident)
        return self._incident_of.get(key) if key else None

    def keep(self, change: Change) -> None:
        """Do what *change* says."""
        for key in change.gone:
            self._forget(key)
        for telling in change.fresh:
            self._place(telling, change.blocks[telling.key])
        for pair in change.pairs:
            self._mates.setdefault(pair.a, {})[pair.b] = pair
            self._mates.setdefault(pair.b, {})[pair.a] = pair
        self._replace(change)
        self._decisions = change.decisions

    def _forget(self, key: str) -> None:
        report = self._tellings.pop(key).card.report
        self._by_report[report].remove(key)
        del self._first[incident_id(key)]
        self._rooms.remove(key, self._blocks.drop(key))
        for mate in self._mates.pop(key, {}):
            del self._mates[mate][key]

    def _place(self, telling: Telling, blocks: tuple[int, ...]) -> None:
        self._tellings[telling.key] = telling
        self._by_report.setdefault(telling.card.report, []).append(telling.key)
        self._first[incident_id(telling.key)] = telling.key
        self._blocks.put(telling.key, blocks)
        self._rooms.add(telling.key, blocks)

    def _replace(self, change: Change) -> None:
        for name in change.gone_incidents:
            for key in self._incidents.pop(name).told:
                del self._incident_of[key]
        for incident in change.incidents:
            self._incidents[incident.id] = incident
            self._incident_of.update(dict.fromkeys(incident.told, incident.id))
