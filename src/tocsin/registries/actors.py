"""Actors by name: states, armed groups, organisations, media."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from tocsin.core.protocols import ActorHit
from tocsin.registries import actor_time
from tocsin.registries.actor_entry import BODIES, ActorEntry
from tocsin.registries.actor_names import (
    ALIAS,
    BODY_OF,
    METONYM,
    NAME,
    OF,
    PEOPLE,
    TAILS,
    fold_actor,
    forms,
    is_acronym,
    names_of,
    phrase_behind,
)
from tocsin.registries.actor_pack import Entries, Names, Packed, load, unpacked_list, unpacked_listings
from tocsin.registries.alike import Likeness, bones, near, same_bones, shelve
from tocsin.registries.listings import Listing, PublicList
from tocsin.registries.own import Own, read_own

logger = logging.getLogger(__name__)
DATA = Path(__file__).parent / "data"
SOURCES, LIST_SOURCES = DATA / "actors", DATA / "lists"
BUILT_IN = DATA / "actors.tsv"
# How sure a match is by the way it was found. Set by hand: what matters is the order, from the own name to a likely slip of the pen.
SCORES = {NAME: 1.0, ALIAS: 0.95, PEOPLE: 0.9, METONYM: 0.85}
ACRONYM, FORCE, SHORTENED, INSIDE, SPELLING, FORMER = 0.9, 0.9, 0.85, 0.85, 0.8, 0.95
ACTING = ("armed_group", "political", "igo", "ngo", "security_force", "religious", "media", "business")
FUZZY_KINDS = frozenset(ACTING)


class Registry:
    """An ``ActorRegistry`` over the built-in file and what users laid over it."""

    def __init__(self, packed: Packed, own: Own | None = None) -> None:
        self._own = own or Own()
        self._packed = packed
        self.entries = Entries(packed.entries, self._own.entries)
        self._names = Names(packed.names, self._own.entries)
        self._remembered = lru_cache(maxsize=16_384)(self._look_up)
        self._spelt = lru_cache(maxsize=16_384)(self._alike)

    def find(self, name: str) -> Sequence[ActorHit]:
        """Entries called *name*, likeliest first; () if none.

        "Afghan army" leads to the army of Afghanistan, "Taliban fighters" to the Taliban. A ruling stands over what is computed.
        """
        return self._remembered(name)

    def alike(self, name: str) -> Sequence[ActorHit]:
        """Entries with a name spelt nearly like *name*, likeliest first; () if none, or where a ruling says that it is nobody."""
        return self._spelt(name)

    def search(self, name: str) -> tuple[ActorHit, ...]:
        """All that *name* may mean, likeliest first: what ``find`` and ``alike`` give, then names that are near it. Slow."""
        if self.is_nobody(name):
            return ()
        listed = (hit for one in near(fold_actor(name), self._names.all()) for hit in self._spelt_like(name, one))
        told: dict[str, ActorHit] = {}
        for hit in (*self.find(name), *self.alike(name), *listed):
            if hit.key not in self._own.rulings.different.get(fold_actor(name), ()):
                told.setdefault(hit.key, hit)
        return tuple(sorted(told.values(), key=lambda hit: -hit.score))

    def is_nobody(self, name: str) -> bool:
        """Whether a person has ruled that *name* is no actor."""
        nobody = self._own.rulings.nobody
        return bool(nobody) and fold_actor(name) in nobody  # folding takes long, and most have no rulings

    def entry(self, key: str) -> ActorEntry | None:
        """The whole entry with this key."""
        return self.entries.get(key)

    def as_of(self, key: str, on: date) -> actor_time.ActorThen | None:
        """The actor as it was on the day: name, parent, role, leaders, who had listed it; None where no entry has the key."""
        entry = self.entry(key)
        if entry is None:
            return None
        others = tuple(other for other in self.entries.naming(key) if other.key != key)
        listed, rest = actor_time.listed_then(self.listings(key), on, self.public_list)
        then = actor_time.name_then(entry, on)
        return actor_time.ActorThen(
            key=key,
            name=then,
            now=entry.name,
            kind=entry.kind,
            role=actor_time.role_then(entry, on),
            on=on,
            active=entry.active(on),
            start=entry.start,
            end=entry.end,
            country=entry.country,
            countries=entry.countries,
            also=tuple(dict.fromkeys(name for name, how in names_of(entry) if how in (NAME, ALIAS) and name != then)),
            part_of=actor_time.holding(entry.part_of, on, self._name),
            leaders=actor_time.holding(entry.leaders, on),
            governs=actor_time.holding(entry.governs, on),
            listed_by=listed,
            other_listings=rest,
            before=actor_time.in_order(actor_time.before(entry, self._name)),
            after=actor_time.in_order(actor_time.after(entry, others, self._name)),
            wikidata=entry.wikidata,
            certain=entry.certain,
        )

    def listings(self, key: str) -> tuple[Listing, ...]:
        """Who has listed the actor, and when, as far as the registry knows."""
        built_in = unpacked_listings(key, self._packed.listings[key]) if key in self._packed.listings else ()
        own = self._own.lists
        return (*own.listings.get(key, ()), *(one for one in built_in if one.list not in own.lists))

    def public_list(self, key: str) -> PublicList:
        """The list with this key."""
        return self._own.lists.lists.get(key) or unpacked_list(key, self._packed.lists[key])

    def lists(self) -> tuple[PublicList, ...]:
        """All lists, by key."""
        return tuple(self.public_list(key) for key in sorted({*self._packed.lists, *self._own.lists.lists}))

    def _name(self, key: str) -> str:
        return self.entries[key].name if key in self.entries else key

    def _look_up(self, name: str) -> tuple[ActorHit, ...]:
        folded, rulings = fold_actor(name), self._own.rulings
        if folded in rulings.nobody:
            return ()
        hits = self._computed(name)
        if folded in rulings.same:
            key, why = rulings.same[folded]
            ruled = replace(_hit(self.entries[key], folded), why=why)
            hits = (ruled, *(hit for hit in hits if hit.key != key))
        return tuple(hit for hit in hits if hit.key not in rulings.different.get(folded, ()))

    def _computed(self, name: str) -> tuple[ActorHit, ...]:
        outside = ""
        for form, inside in forms(name):
            hits = self._called(form) or self._force(form) or self._shortened(form)
            if inside:
                hits = tuple(_told(hit, INSIDE, "the short form in brackets") for hit in hits if self._named_like(hit, outside))
            if hits:
                return hits
            outside = form
        return ()

    def _called(self, folded: str) -> tuple[ActorHit, ...]:
        return tuple(_named(self.entries[key], folded, how) for key, how in self._names.get(folded))

    def _named_like(self, hit: ActorHit, outside: str) -> bool:
        """Whether a name of the entry has a word of *outside* in it: in "Popular Army (PA)" PA is nobody that is called otherwise."""
        words = {bones(word) for word in outside.split() if len(word) > 3} - {""}
        return any(words & {bones(word) for word in fold_actor(name).split()} for name, _ in names_of(self.entries[hit.key]))

    def _force(self, folded: str) -> tuple[ActorHit, ...]:
        """ "Afghan army", "Pakistani authorities": by the words behind the country or people."""
        phrase = phrase_behind(folded)
        if phrase:
            whose = [key for key, how in self._names.get(folded[: -len(phrase) - 1]) if how != METONYM]
            hits = [self._body(key, BODY_OF[phrase], folded) for key in whose]
            return tuple(_told(hit, FORCE, f"“{phrase}” behind a country's name") for hit in hits if hit)
        country = next((folded.removeprefix(phrase) for phrase in OF if folded.startswith(phrase)), "")
        states = (self.entries[key] for key, _ in self._names.get(country))
        return tuple(_told(_hit(state, folded), FORCE, "the government of a country") for state in states if state.kind == "state")

    def _body(self, key: str, body: str | None, folded: str) -> ActorHit | None:
        state = self.entries[key]
        if state.kind != "state" or body is None:
            return _hit(state, folded) if state.kind == "state" else None
        force = self.entry(f"{body}-{key.removeprefix('state-')}")
        if force:
            return _hit(force, folded)
        name = f"{state.name} {BODIES[body]}"
        return replace(_hit(state, folded), key=f"{body}-{key.removeprefix('state-')}", name=name, kind="security_force", wikidata=None)

    def _shortened(self, folded: str) -> tuple[ActorHit, ...]:
        """Without "militants" and the like at the end, as far as that leaves a name of a group."""
        words = folded.split()
        while len(words) > 1 and words[-1] in TAILS:
            words, tail = words[:-1], words[-1]
            hits = tuple(_told(h, SHORTENED, f"“{tail}” behind a name") for h in self._called(" ".join(words)) if h.kind in ACTING)
            if hits and hits[0].kind != "media":
                return hits
        return ()

    @cached_property
    def _shelf(self) -> dict[str, list[str]]:
        return dict(shelve(self._names.all()))

    def _alike(self, name: str) -> tuple[ActorHit, ...]:
        if self.is_nobody(name):
            return ()
        folded = fold_actor(name)
        words = folded.split()
        while len(words) > 1 and words[-1] in TAILS:
            words.pop()
        tries = dict.fromkeys((folded, " ".join(words)))
        found = [hit for form in tries for one in same_bones(form, self._shelf) for hit in self._spelt_like(name, one)]
        kept: dict[str, ActorHit] = {}
        for hit in found:
            if hit.kind in FUZZY_KINDS and hit.key not in self._own.rulings.different.get(folded, ()):
                kept.setdefault(hit.key, hit)
        return tuple(kept.values())

    def _spelt_like(self, name: str, one: Likeness) -> Iterable[ActorHit]:
        called = (hit for hit, (_, how) in zip(self._called(one.name), self._names.get(one.name), strict=True) if how in (NAME, ALIAS))
        why = f"part of its name “{one.name}”" if one.holds else f"spelt nearly like “{one.name}” ({one.score:.0%})"
        return [replace(hit, score=round(SPELLING * one.score, 3), why=why) for hit in called]


def _hit(entry: ActorEntry, alias: str) -> ActorHit:
    return ActorHit(
        key=entry.key,
        name=entry.name,
        alias=alias,
        kind=entry.kind,
        country=entry.country,
        wikidata=entry.wikidata,
        countries=entry.countries,
        start=entry.start,
        end=entry.end,
    )


def _named(entry: ActorEntry, folded: str, how: int) -> ActorHit:
    score, why = _how(entry, folded, how)
    return replace(_hit(entry, folded), score=score, why=why)


def _how(entry: ActorEntry, folded: str, how: int) -> tuple[float, str]:
    """How sure it is that *folded* means *entry*, and in which way it is its name."""
    if how == NAME:
        return SCORES[NAME], "its name"
    if how == ALIAS:
        written = next((alias for alias in entry.aliases if fold_actor(alias) == folded), "")
        former = next((tie.of for tie in entry.renamed if fold_actor(tie.of) == folded), "")
        if former:
            return FORMER, f"its former name “{former}”"
        return (ACRONYM, f"its acronym {written}") if is_acronym(written) else (SCORES[ALIAS], f"its other name “{written or folded}”")
    return SCORES[how], "the word for its people" if how == PEOPLE else "what stands for it"


def _told(hit: ActorHit, score: float, why: str) -> ActorHit:
    return replace(hit, score=round(min(hit.score, 1.0) * score, 3), why=f"{why}; {hit.why}" if hit.why else why)


def open_actors(paths: Iterable[Path | str] = (), *, problems: list[str] | None = None) -> Registry:
    """The built-in registry, with the files and folders in *paths* laid over it: actors, lists, rulings.

    An entry there stands in for the built-in one of the same key, a list for the one of the same name.

    Raises RegistryError where a file is missing, damaged or malformed. With *problems*, what is wrong with the files of *paths* is added
    there instead, the faulty entries are left out, and all else is in use.
    """
    packed = load(BUILT_IN)
    return Registry(packed, read_own((Path(path) for path in paths), packed.entries, problems))


def open_spared(paths: Iterable[Path | str] = ()) -> Registry:
    """As ``open_actors``; what is wrong with the files of *paths* is logged as a warning and left out, all else is in use."""
    problems: list[str] = []
    registry = open_actors(paths, problems=problems)
    for problem in problems:
        logger.warning("registry: left out: %s", problem)
    return registry
