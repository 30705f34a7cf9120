"""The built registry: one text file of lines that are taken apart only when they are asked for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tocsin.core.errors import RegistryError
from tocsin.registries.actor_entry import LISTS, TIES, ActorEntry, Tie
from tocsin.registries.actor_names import fold_actor, names_of
from tocsin.registries.listings import Listing, Lists, PublicList

FORMAT = "tocsin-actors 2"  # the first line of the built file; raised when its layout changes
SECTIONS = ("entries", "names", "lists", "listings")
Listed = tuple[str, int]
USUAL = ActorEntry(key="", name="", kind="")


@dataclass(frozen=True, slots=True)
class Packed:
    """The sections of the built file: what each line is kept under, and the rest of it."""

    entries: Mapping[str, str]
    names: Mapping[str, str]
    lists: Mapping[str, str]
    listings: Mapping[str, str]


def index(entries: Mapping[str, ActorEntry]) -> dict[str, tuple[Listed, ...]]:
    """Folded names with the keys they lead to, likeliest first: by directness, then actors with more names."""
    found: dict[str, dict[str, int]] = {}
    for entry in entries.values():
        for name, how in names_of(entry):
            keys = found.setdefault(fold_actor(name), {})
            keys[entry.key] = min(how, keys.get(entry.key, how))
    return {
        name: tuple(sorted(keys.items(), key=lambda item: (item[1], -len(entries[item[0]].aliases), item[0])))
        for name, keys in sorted(found.items())
        if name
    }


def write(entries: Mapping[str, ActorEntry], lists: Lists) -> str:
    """The text of the built file: an entry, a name, a list or the listings of an actor a line, so that a change can be read."""
    names = {name: " ".join(f"{key}:{how}" for key, how in listed) for name, listed in index(entries).items()}
    sections = (
        {key: _json(packed(entry)) for key, entry in sorted(entries.items())},
        names,
        {key: _json([one.authority, one.title, one.regime, one.source]) for key, one in sorted(lists.lists.items())},
        {key: _json([packed_listing(one) for one in listings]) for key, listings in sorted(lists.listings.items())},
    )
    return FORMAT + "\n" + "".join(f"\n# {title}\n{_lines(section)}" for title, section in zip(SECTIONS, sections, strict=True))


def _lines(section: Mapping[str, str]) -> str:
    return "".join(f"{key}\t{value}\n" for key, value in section.items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(path: Path) -> Packed:
    """The sections of a built file. Raises RegistryError where it is missing, damaged or of another format."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path}: {error}; tools/build_actors.py makes it") from error
    first, *sections = text.split("\n\n# ")
    if first != FORMAT:
        raise RegistryError(f"{path} has format {first[:40]!r}, expected {FORMAT!r}; build it again")
    titles = [section.partition("\n")[0] for section in sections]
    if titles != list(SECTIONS) or not text.endswith("\n"):
        raise RegistryError(f"{path} is not whole: it has the sections {titles}, expected {list(SECTIONS)}; build it again")
    return Packed(*(dict(_pairs(section)) for section in sections))


def _pairs(section: str) -> Iterator[tuple[str, str]]:
    for line in section.splitlines()[1:]:
        key, _, value = line.partition("\t")
        yield key, value


def packed(entry: ActorEntry) -> dict[str, Any]:
    """*entry* as JSON, without what is as usual."""
    values = {f.name: getattr(entry, f.name) for f in fields(entry) if f.name != "key"}
    kept = {name: value for name, value in values.items() if value != getattr(USUAL, name)}
    return {name: [[t.of, t.start, t.end] for t in value] if name in TIES else value for name, value in kept.items()}


def unpacked(key: str, line: str) -> ActorEntry:
    """The entry in a line."""
    values = json.loads(line)
    for name in values.keys() & {*TIES, *LISTS}:
        values[name] = tuple(Tie(of=of, start=a, end=b) for of, a, b in values[name]) if name in TIES else tuple(values[name])
    return ActorEntry(key=key, **values)


def packed_listing(listing: Listing) -> list[Any]:
    """*listing* as JSON; the actor is what it is kept under."""
    return [listing.list, listing.start, listing.end, listing.by, listing.under, listing.certain]


def unpacked_listings(actor: str, line: str) -> tuple[Listing, ...]:
    """The listings in a line."""
    rows = json.loads(line)
    return tuple(
        Listing(actor=actor, list=of, start=start, end=end, by=by, under=under, certain=sure) for of, start, end, by, under, sure in rows
    )


def unpacked_list(key: str, line: str) -> PublicList:
    """The list in a line."""
    authority, title, regime, source = json.loads(line)
    return PublicList(key=key, authority=authority, title=title, regime=regime, source=source)


def unpacked_names(line: str) -> tuple[Listed, ...]:
    """The keys in a line, each with how directly the name is the actor's."""
    return tuple((key, int(how)) for key, _, how in (pair.rpartition(":") for pair in line.split(" ")))


class Entries(Mapping[str, ActorEntry]):
    """Entries by key: those that users laid over, and the built-in ones, each unpacked when it is first asked for."""

    def __init__(self, lines: Mapping[str, str], own: Mapping[str, ActorEntry]) -> None:
        self.own = own
        self._lines = lines
        self._made: dict[str, ActorEntry] = dict(own)

    def __getitem__(self, key: str) -> ActorEntry:
        if key not in self._made:
            self._made[key] = unpacked(key, self._lines[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self._lines

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (key for key in self._lines if key not in self.own)

    def __len__(self) -> int:
        return len(self._lines.keys() | self.own.keys())

    def naming(self, key: str) -> Iterator[ActorEntry]:
        """The entries that name *key* in one of their ties; found in the packed lines, so that few are unpacked."""
        mark = f'"{key}"'
        yield from (entry for entry in self.own.values() if mark in _json(packed(entry)))
        yield from (self[other] for other, line in self._lines.items() if mark in line and other not in self.own)


class Names:
    """Folded names and the keys they lead to: those of users' entries first, then the built-in ones that no user's entry stands in for."""

    def __init__(self, lines: Mapping[str, str], own: Mapping[str, ActorEntry]) -> None:
        self._lines = lines
        self._own = index(own)
        self._keys = own.keys()

    def get(self, name: str) -> tuple[Listed, ...]:
        """What *name* leads to, likeliest first."""
        built_in = unpacked_names(self._lines[name]) if name in self._lines else ()
        return (*self._own.get(name, ()), *(pair for pair in built_in if pair[0] not in self._keys))

    def all(self) -> Iterable[str]:
        """Every name."""
        return self._lines.keys() | self._own.keys()


def keys_of(listed: Sequence[Listed]) -> tuple[str, ...]:
    """The keys alone."""
    return tuple(key for key, _ in listed)
