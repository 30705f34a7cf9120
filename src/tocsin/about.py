"""A dossier in one call: the registry, the readings and the incidents of one actor as a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import partial

from tocsin.actor_profile import profile_of
from tocsin.consolidate import consolidate, derive, tell
from tocsin.core.events import Reading
from tocsin.core.folding import fold
from tocsin.core.incidents import Incident
from tocsin.dossiers import Look, Record, Scope, Subject, gather, named_in, page
from tocsin.event_types import load_ontology
from tocsin.lookup import registry_of
from tocsin.registries.actor_entry import ActorEntry
from tocsin.registries.actor_names import ALIAS, NAME, fold_actor, names_of
from tocsin.registries.actors import Registry
from tocsin.settings import Settings
from tocsin.store import SqlStore, Wanted
from tocsin.store.actors import actors_behind

NEAREST = 6
MOST_WORDS, LEAST_LETTERS = 8, 4  # of a name of which parts are looked up
MOST_INCIDENTS = 500


class NobodyCalled(LookupError):
    """Neither the registry nor the reports know an actor of this name; *nearest* are the names that are most like it."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        self.nearest = tuple(nearest)
        hint = f"; the nearest names: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"nobody is called {name!r} in the registry or in the reports{hint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A dossier as a page. *reports* name the subject, it has a part in *incidents*; *others* are those that the name may mean too."""

    subject: Subject
    html: str
    reports: int
    incidents: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a dossier is asked for. *start* and *end* limit the days of what happened; *most* incidents are shown in full.

    *on* is the day of the dossier, as of which the registry is asked: that of *as_of* or today unless given. *as_of* is a day or a
    moment: what the store knew then.
    """

    on: date | None = None
    start: date | None = None
    end: date | None = None
    most: int = MOST_INCIDENTS
    as_of: date | datetime | None = None

    @property
    def day(self) -> date:
        """The day of the dossier."""
        then = self.as_of.date() if isinstance(self.as_of, datetime) else self.as_of
        return self.on or then or date.today()


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of the candidates: readings, the incidents of a store (None: to be put together), and the names of everybody."""

    readings: Sequence[Reading]
    incidents: Sequence[Incident] | None
    names: frozenset[str]


def dossier(actor: str, source: SqlStore | Iterable[Reading], *, asked: Asked = Asked(), settings: Settings | None = None) -> Portrait:
    """The dossier of *actor*, a name, an acronym, or a key of the registry, out of a store or of readings.

    The incidents are those of the store, as of its last consolidation. Where it has none, and of mere readings, the reports that name the
    actor are put together here. Of several actors of the name the one is taken that most reports name. Raises NobodyCalled, StoreError,
    and SetupError where the registry is not usable.
    """
    registry = registry_of(settings or Settings())
    candidates = _candidates(actor, registry)
    found = _in_store(source, candidates, asked) if isinstance(source, SqlStore) else _in_readings(source, candidates)
    subject = _chosen(candidates, found.readings)
    if subject is None:
        raise NobodyCalled(actor, _nearest(actor, registry, found.names))
    others = tuple(f"{other.name} ({other.key})" for other in candidates if other.key and other != subject)
    return _portrait(subject, found, registry, asked, others)


def _portrait(subject: Subject, found: _Found, registry: Registry, asked: Asked, others: tuple[str, ...]) -> Portrait:  # noqa: PLR0917
    naming = [reading for reading in found.readings if named_in(subject, reading)]
    if found.incidents is None:
        mine, incidents = naming, consolidate(naming).all_incidents()
    else:
        incidents = tuple(one for one in found.incidents if _has_part(one, subject))
        told = {report for one in incidents for report in one.reports}
        mine = [reading for reading in found.readings if reading.report.id in told or named_in(subject, reading)]
    record = Record(readings=mine, incidents=incidents, tellings={told.key: told for reading in mine for told in tell(reading)})
    profile = profile_of(subject, naming, registry, asked.day)
    gathered = gather(subject, record, profile, Scope(on=asked.day, start=asked.start, end=asked.end))
    labels = {name: one.label for name, one in load_ontology().items()}
    html = page(gathered, Look(labels=labels, pick=partial(derive, rule="conservative"), most=asked.most))
    return Portrait(subject=subject, html=html, reports=gathered.naming, incidents=len(gathered.cases), others=others)


def _in_readings(readings: Iterable[Reading], candidates: Sequence[Subject]) -> _Found:
    """The readings that name a candidate."""
    kept: list[Reading] = []
    names: set[str] = set()
    for reading in readings:
        names.update(actor.name for actor in reading.actors)
        if any(named_in(subject, reading) for subject in candidates):
            kept.append(reading)
    return _Found(kept, None, frozenset(names))


def _in_store(store: SqlStore, candidates: Sequence[Subject], asked: Asked) -> _Found:
    """The incidents of the candidates with the reports that tell them, and all other reports that name one."""
    if not store.is_consolidated(as_of=asked.as_of):
        return _in_readings(store.readings(as_of=asked.as_of), candidates)
    incidents = [one for one in store.incidents(_wanted(candidates), as_of=asked.as_of) if any(_has_part(one, who) for who in candidates)]
    reports = {report for incident in incidents for report in incident.reports}
    names: set[str] = set()
    for named in actors_behind(store, as_of=asked.as_of):
        names.update(name for _, name in named.actors)
        if any(who.is_meant(key, name) for key, name in named.actors for who in candidates):
            reports.add(named.report_id)
    readings = list(store.readings_behind(as_of=asked.as_of, reports=reports))
    return _Found(readings, incidents, frozenset(names))


def _wanted(candidates: Sequence[Subject]) -> Wanted:
    """All incidents of the candidates, and more: a name is looked for inside of names."""
    names = sorted({name for who in candidates for name in who.names if fold(name)})
    return Wanted(actors=tuple(names), keys=tuple(who.key for who in candidates if who.key))


def _has_part(incident: Incident, subject: Subject) -> bool:
    said = (*incident.by, *incident.against, *incident.claimed_by)
    return any(subject.is_meant(cited.value.key, cited.value.name) for cited in said)


def _candidates(actor: str, registry: Registry) -> tuple[Subject, ...]:
    """Whom the registry has under the name, likeliest first, and last somebody of the name whom it does not have."""
    found: dict[str, Subject] = {}
    if (entry := registry.entry(actor)) and not registry.is_nobody(actor):
        found[entry.key] = _subject(entry, registry)
    for hit in registry.find(actor):
        known = registry.entry(hit.key)
        found.setdefault(hit.key, _subject(known, registry) if known else Subject(name=hit.name, key=hit.key))
    return (*found.values(), Subject(name=actor, names=frozenset({fold(actor), fold_actor(actor)})))


def _subject(entry: ActorEntry, registry: Registry) -> Subject:
    """Names that the registry gives to others too are left out: a report that means this actor by them says so by its key."""
    names = {name for name, how in names_of(entry) if how in (NAME, ALIAS)}
    own = frozenset(fold(name) for name in names if {hit.key for hit in registry.find(name)} == {entry.key})
    return Subject(name=entry.name, key=entry.key, names=own)


def _chosen(candidates: Sequence[Subject], kept: Sequence[Reading]) -> Subject | None:
    """The candidate that most reports name, the likeliest of the registry where none names any; None where that has none either."""
    counts = [sum(bool(named_in(subject, reading)) for reading in kept) for subject in candidates]
    best = candidates[counts.index(max(counts))]
    return best if max(counts) or best.key else None


def _nearest(actor: str, registry: Registry, names: frozenset[str]) -> list[str]:
    """Names of the registry, then of the reports, that are spelt nearly so; else what a part of the name leads to."""
    hits = registry.search(actor)
    known = {fold(hit.name) for hit in hits}
    by_folded = {folded: name for name in sorted(names) if (folded := fold(name)) not in known}
    said = [by_folded[folded] for folded in get_close_matches(fold(actor), by_folded, n=NEAREST, cutoff=0.6)]
    found = dict.fromkeys((*(f"{hit.name} ({hit.key})" for hit in hits), *said))
    return list(found or dict.fromkeys(_by_parts(actor, registry)))[:NEAREST]


def _by_parts(actor: str, registry: Registry) -> Iterator[str]:
    """Whom the registry has under some of the words, the most of them first."""
    words = actor.split()[:MOST_WORDS]
    for size in range(len(words) - 1, 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            yield from (f"{hit.name} ({hit.key})" for hit in registry.find(part) if len(part) >= LEAST_LETTERS)
