"""New readings and new decisions folded into what is there: only what they touch is worked out again."""

from collections.abc import Iterable, Iterator, Mapping

from tocsin.consolidate.blocks import blocks
from tocsin.consolidate.compare import Weights, load_weights, score
from tocsin.consolidate.decisions import Rulings, in_force, rulings
from tocsin.consolidate.profiles import Profile, profile
from tocsin.consolidate.rooms import Packed, Rooms
from tocsin.consolidate.settle import Reached, settle
from tocsin.consolidate.shelf import Change, MemoryShelf, Shelf
from tocsin.consolidate.tellings import current, incident_id
from tocsin.core.events import Reading
from tocsin.core.incidents import Decision
from tocsin.core.tellings import Pair, Telling


def consolidate(readings: Iterable[Reading], decisions: Iterable[Decision] = (), *, weights: Weights | None = None) -> MemoryShelf:
    """The incidents that *readings* add up to, with *decisions* over what the machine thinks. Neither order matters."""
    shelf = MemoryShelf()
    shelf.keep(fold(shelf, readings, decisions=decisions, weights=weights))
    return shelf


def fold(
    shelf: Shelf,
    readings: Iterable[Reading] = (),
    *,
    removed: Iterable[str] = (),
    decisions: Iterable[Decision] | None = None,
    weights: Weights | None = None,
) -> Change:
    """What *shelf* must change for new or changed *readings*, reports that were *removed*, and *decisions* (all of them; None: as before).

    The shelf is only looked at. Once it keeps the change it holds what ``consolidate`` gives for all that was ever folded in.
    Raises DecisionError where a decision is malformed.
    """
    work = _Work(shelf, current(readings), frozenset(removed), weights or load_weights())
    before = tuple(shelf.decisions())
    decided = before if decisions is None else tuple(decisions)
    pairs = tuple(work.pairs())
    ruled = rulings(decided, work.there)
    keys, replaced = work.reach(pairs, ruled, work.seeds([*_changed(before, decided), *work.beside(decided)]))
    settled = settle(work.reached(keys, pairs), ruled, work.weights)
    return Change(
        gone=tuple(sorted(work.gone)),
        fresh=tuple(work.fresh[key] for key in sorted(work.fresh)),
        blocks=work.blocks,
        pairs=pairs,
        gone_incidents=replaced,
        incidents=settled.incidents,
        loose=settled.loose,
        decisions=decided,
        refused=settled.refused,
        unheard=ruled.unheard,
    )


def _changed(before: tuple[Decision, ...], ruled: tuple[Decision, ...]) -> Iterator[str]:
    """What the decisions are about that came into force or went out of it."""
    old, new = ({decision.id: decision for decision in in_force(known)} for known in (before, ruled))
    yield from (name for made in old.keys() ^ new.keys() for name in (old.get(made) or new[made]).subject)


class _Work:
    """What one folding looks up and works out. The shelf stays as it is."""

    def __init__(self, shelf: Shelf, told: Mapping[str, tuple[Telling, ...]], removed: frozenset[str], weights: Weights) -> None:
        self.shelf, self.weights = shelf, weights
        old = {t.key: t for t in shelf.of_reports(sorted(told.keys() | removed))}
        new = {t.key: t for report, tellings in told.items() if report not in removed for t in tellings}
        self.fresh: dict[str, Telling] = {key: telling for key, telling in new.items() if old.get(key) != telling}
        self.gone = frozenset(key for key, telling in old.items() if new.get(key) != telling)
        self.blocks = Packed()
        self._own = {incident_id(key): key for key in self.fresh}
        self._profiles: dict[str, Profile] = {}

    def pairs(self) -> Iterator[Pair]:
        """Each fresh telling against those it shares a block with, those likely enough."""
        rooms = Rooms()
        for key in sorted(self.fresh):
            mine = self.profile(key, self.fresh[key])
            where = blocks(mine)
            mates = rooms.standing(where.looks)
            yield from self._likely(mine, (self._profiles[mate] for mate in sorted(mates)))
            yield from self._likely(mine, self._shelved(set(self.shelf.standing(where.looks)) - mates))
            rooms.add(key, where.stands)
            self.blocks.put(key, where.stands)

    def profile(self, key: str, telling: Telling) -> Profile:
        """The profile of a telling, worked out once."""
        if key not in self._profiles:
            self._profiles[key] = profile(telling)
        return self._profiles[key]

    def telling(self, keys: Iterable[str]) -> Iterator[Telling]:
        """The tellings with these keys as they will be."""
        wanted = set(keys)
        yield from (self.fresh[key] for key in sorted(wanted & self.fresh.keys()))
        yield from self.shelf.tellings(sorted(wanted - self.fresh.keys() - self.gone))

    def there(self, name: str) -> str | None:
        """The telling that a key or an incident's id stands for, None where there is none."""
        key = (self._own.get(name) or self.shelf.first_of(name)) if name.startswith("i-") else name
        return key if key and any(True for _ in self.telling([key])) else None

    def seeds(self, subjects: Iterable[str]) -> set[str]:
        """The tellings whose groups may change: fresh, ruled on, and those that were near what is gone."""
        beside = {key for pair in self._strong(self.shelf.pairs(sorted(self.gone))) for key in (pair.a, pair.b)}
        ruled = {key for name in subjects if (key := self.there(name))}
        return self._left(self.fresh.keys() | beside | ruled | {key for _, told in self.shelf.incidents(self.gone) for key in told})

    def beside(self, decisions: Iterable[Decision]) -> Iterator[str]:
        """All subjects of the decisions that name a telling which comes or goes: they may be heard now, or no more."""
        keys = self.gone | self.fresh.keys()
        names = keys | {incident_id(key) for key in keys} if decisions else keys
        yield from (name for made in decisions if not names.isdisjoint(made.subject) for name in made.subject)

    def reach(self, pairs: Iterable[Pair], ruled: Rulings, seeds: set[str]) -> tuple[set[str], tuple[str, ...]]:
        """All that hangs together with *seeds*, through pairs, rulings and incidents so far; and the incidents so far.

        Only pairs that could link two groups count: through the others nothing spreads, so what is reached stays small in a large store.
        """
        near = _near(self._strong(pairs), ruled)
        reached: set[str] = set()
        replaced = {name for name, _ in self.shelf.incidents(sorted(self.gone))}
        edge = seeds
        while edge:
            reached |= edge
            told = dict(self.shelf.incidents(sorted(edge)))
            replaced |= told.keys()
            bound = {key for pair in self._strong(self.shelf.pairs(sorted(edge - self.gone))) for key in (pair.a, pair.b)}
            edge = self._left({*bound, *(k for keys in told.values() for k in keys), *(k for e in edge for k in near.get(e, ()))}) - reached
        return reached, tuple(sorted(replaced))

    def reached(self, keys: set[str], pairs: tuple[Pair, ...]) -> Reached:
        """The tellings *keys* with all the pairs between them."""
        tellings = {telling.key: telling for telling in self.telling(keys)}
        kept = {p for p in self.shelf.pairs(sorted(keys - self.gone)) if p.a not in self.gone and p.b not in self.gone}
        profiles = {key: self.profile(key, telling) for key, telling in tellings.items()}
        inside = tuple(p for p in (*pairs, *sorted(kept)) if p.a in tellings and p.b in tellings)
        return Reached(tellings=tellings, profiles=profiles, pairs=inside)

    def _strong(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those that reach the link: without one of them two groups never join, whatever the others say."""
        return (pair for pair in pairs if pair.score >= self.weights.link)

    def _left(self, keys: Iterable[str]) -> set[str]:
        return set(keys) - (self.gone - self.fresh.keys())

    def _shelved(self, keys: set[str]) -> Iterator[Profile]:
        wanted = sorted(keys - self.gone - self.fresh.keys())
        known = [self._profiles[key] for key in wanted if key in self._profiles]
        yield from known
        for telling in self.shelf.tellings(key for key in wanted if key not in self._profiles):
            yield self.profile(telling.key, telling)

    def _likely(self, mine: Profile, mates: Iterable[Profile]) -> Iterator[Pair]:
        for mate in mates:
            if mate.report != mine.report and (chance := score(mine, mate, self.weights)) >= self.weights.floor:
                low, high = sorted((mine.key, mate.key))
                yield Pair(low, high, chance)


def _near(pairs: Iterable[Pair], ruled: Rulings) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    links = [*((p.a, p.b) for p in pairs), *((keys[0], other) for _, keys in ruled.same for other in keys[1:])]
    for a, b in links:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    return near
