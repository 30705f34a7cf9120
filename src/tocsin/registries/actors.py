"""Actors by name: states, armed groups, organisations, media."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from tocsin.core.errors import RegistryError
from tocsin.core.folding import fold
from tocsin.core.protocols import ActorHit
from tocsin.registries.actor_files import BODIES, ActorEntry, Tie, gather

SOURCES = Path(__file__).parent / "data" / "actors"
BUILT_IN = Path(__file__).parent / "data" / "actors.json"
FORMAT = 1  # of the built file; raised when its layout changes
NAME, ALIAS, PEOPLE, METONYM = range(4)  # how a name is the actor's: the less direct, the later in the list of hits
PARENTHESIS = re.compile(r"\s*[(\[]([^)\]]+)[)\]]\s*")
# what may stand behind a name without another actor being meant
TAILS = frozenset(
    (
        *("group", "groups", "movement", "militants", "fighters", "rebels", "insurgents", "guerrillas", "terrorists", "extremists"),
        *("separatists", "jihadists", "islamists", "cadres", "members", "militia", "militiamen", "gunmen", "organisation"),
        *("organization", "network", "gang", "cartel", "leadership", "forces"),
    )
)
RULING = (  # words behind a country or people that mean its government, and parts of it
    "government",
    "authorities",
    "officials",
    "regime",
    "administration",
    "state",
    "leaders",
    "leadership",
    "presidency",
    "parliament",
    "lawmakers",
    "diplomats",
    "embassy",
    "consulate",
    "prosecutors",
    "foreign ministry",
    "ministry of foreign affairs",
    "interior ministry",
    "ministry of interior",
    "justice ministry",
    "justice department",
    "finance ministry",
    "treasury department",
    "defence ministry",
    "defense ministry",
    "ministry of defence",
    "ministry of defense",
    "health ministry",
    "supreme court",
    "government officials",
)
OF = ("government of ", "parliament of ", "supreme court of ", "republic of ", "state of ", "authorities of ", "authorities in ")
FORCES: Mapping[str, tuple[str, ...]] = {  # words behind a country or people, and whose they are
    "army": (
        "army",
        "military",
        "armed forces",
        "forces",
        "troops",
        "soldiers",
        "soldier",
        "security forces",
        "air force",
        "navy",
        "warplanes",
        "jets",
        "special forces",
        "marines",
    ),
    "police": ("police", "policemen", "police officers", "police force", "federal police", "national police"),
    "intelligence": (
        "intelligence",
        "intelligence service",
        "intelligence services",
        "intelligence agency",
        "secret service",
        "security services",
    ),
}
Listed = tuple[str, int]


def fold_actor(name: str) -> str:
    """The key under which *name* is kept: folded, without a leading article, "&" as "and"."""
    folded = fold(name.replace("&", " and "))
    return folded.removeprefix("the ") if folded != "the" else folded


def names_of(entry: ActorEntry) -> Iterable[tuple[str, int]]:
    """All names of *entry*, each with how directly it is the actor's."""
    yield entry.name, NAME
    yield from ((alias, ALIAS) for alias in (*entry.aliases, *(tie.of for tie in entry.renamed)))
    yield from ((people, PEOPLE) for people in entry.demonyms)
    yield from ((metonym, METONYM) for metonym in entry.metonyms)


def index(entries: Mapping[str, ActorEntry]) -> dict[str, list[Listed]]:
    """Folded names with the keys they lead to, likeliest first: by directness, then actors with more names."""
    found: dict[str, dict[str, int]] = {}
    for entry in entries.values():
        for name, how in names_of(entry):
            keys = found.setdefault(fold_actor(name), {})
            keys[entry.key] = min(how, keys.get(entry.key, how))
    return {
        name: sorted(keys.items(), key=lambda item: (item[1], -len(entries[item[0]].aliases), item[0]))
        for name, keys in sorted(found.items())
        if name
    }


class Registry:
    """An ``ActorRegistry`` over entries in memory."""

    def __init__(self, entries: Mapping[str, ActorEntry], names: Mapping[str, Sequence[Listed]]) -> None:
        self.entries = entries
        self._names = names
        self._remembered = lru_cache(maxsize=16_384)(self._look_up)

    def find(self, name: str) -> Sequence[ActorHit]:
        """Entries called *name*, likeliest first; () if none.

        "Afghan army" leads to the army of Afghanistan, "Taliban fighters" to the Taliban.
        """
        return self._remembered(name)

    def entry(self, key: str) -> ActorEntry | None:
        """The whole entry with this key."""
        return self.entries.get(key)

    def _look_up(self, name: str) -> tuple[ActorHit, ...]:
        for form in _forms(name):
            hits = self._called(form) or self._force(form) or self._shortened(form)
            if hits:
                return hits
        return ()

    def _called(self, folded: str) -> tuple[ActorHit, ...]:
        return tuple(_hit(self.entries[key], folded) for key, _ in self._names.get(folded, ()))

    def _force(self, folded: str) -> tuple[ActorHit, ...]:
        """ "Afghan army", "Pakistani authorities": by the words behind the country or people."""
        for body, phrase in PHRASES:
            if folded.endswith(" " + phrase):
                hits = [self._body(key, body, folded) for key, how in self._names.get(folded[: -len(phrase) - 1], ()) if how != METONYM]
                return tuple(hit for hit in hits if hit)
        country = next((folded.removeprefix(phrase) for phrase in OF if folded.startswith(phrase)), "")
        return tuple(_hit(self.entries[key], folded) for key, _ in self._names.get(country, ()) if self.entries[key].kind == "state")

    def _body(self, key: str, body: str | None, folded: str) -> ActorHit | None:
        state = self.entries[key]
        if state.kind != "state" or body is None:
            return _hit(state, folded) if state.kind == "state" else None
        force = self.entries.get(f"{body}-{key.removeprefix('state-')}")
        if force:
            return _hit(force, folded)
        name = f"{state.name} {BODIES[body]}"
        return ActorHit(key=f"{body}-{key.removeprefix('state-')}", name=name, alias=folded, kind="security_force", country=state.country)

    def _shortened(self, folded: str) -> tuple[ActorHit, ...]:
        """Without "militants" and the like at the end, and "Pakistani" or "suspected" in front, as far as that leaves a name of a group."""
        words = folded.split()
        while len(words) > 1 and words[-1] in TAILS:
            words = words[:-1]
            hits = tuple(h for h in self._called(" ".join(words)) if h.kind not in ("state", "media"))
            if hits:
                return hits
        return ()


def _forms(name: str) -> Iterable[str]:
    """*name* as it stands, without its brackets, and what is in them."""
    yield fold_actor(name)
    if PARENTHESIS.search(name):
        yield fold_actor(PARENTHESIS.sub(" ", name))
        yield from (fold_actor(inside) for inside in PARENTHESIS.findall(name))


def _hit(entry: ActorEntry, alias: str) -> ActorHit:
    return ActorHit(key=entry.key, name=entry.name, alias=alias, kind=entry.kind, country=entry.country, wikidata=entry.wikidata)


PHRASES: tuple[tuple[str | None, str], ...] = tuple(
    sorted(
        [(None, phrase) for phrase in RULING] + [(body, phrase) for body, phrases in FORCES.items() for phrase in phrases],
        key=lambda pair: -len(pair[1]),
    )
)


def open_actors(paths: Iterable[Path | str] = ()) -> Registry:
    """The built-in registry, with the files and folders in *paths* laid over it.

    An entry there stands in for the built-in one of the same key.

    Raises RegistryError where a file is missing, damaged or malformed.
    """
    own = gather(Path(path) for path in paths)
    entries, names = load(BUILT_IN)
    if not own:
        return Registry(entries, names)
    together = {**entries, **own}
    return Registry(together, index(together))


def load(path: Path) -> tuple[dict[str, ActorEntry], dict[str, list[Listed]]]:
    """Entries and names of a built file. Raises RegistryError where it is missing or damaged."""
    try:
        built = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RegistryError(f"{path}: {error}; tools/build_actors.py makes it") from error
    if built.get("format") != FORMAT:
        raise RegistryError(f"{path} has format {built.get('format')!r}, expected {FORMAT}; build it again")
    return {key: _unpacked(key, values) for key, values in built["entries"].items()}, built["names"]


TIES = ("part_of", "leaders", "renamed", "governs")
LISTS = ("aliases", "demonyms", "metonyms", "countries")


def packed(entry: ActorEntry) -> dict[str, Any]:
    """*entry* as JSON, without what is as usual."""
    usual = ActorEntry(key="", name="", kind="")
    values = {f.name: getattr(entry, f.name) for f in fields(entry) if f.name != "key"}
    kept = {name: value for name, value in values.items() if value != getattr(usual, name)}
    return {name: [[t.of, t.start, t.end] for t in value] if name in TIES else value for name, value in kept.items()}


def _unpacked(key: str, values: dict[str, Any]) -> ActorEntry:
    for name in values.keys() & {*TIES, *LISTS}:
        values[name] = tuple(Tie(of=of, start=a, end=b) for of, a, b in values[name]) if name in TIES else tuple(values[name])
    return ActorEntry(key=key, **values)
