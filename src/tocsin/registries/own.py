"""The files of users: actors, lists and rulings of their own, beside the built-in registry and never in it."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.core.errors import RegistryError
from tocsin.registries.actor_entry import TO_ACTORS, ActorEntry
from tocsin.registries.actor_files import Problems, gather, load_toml, read_actors, spared, toml_files
from tocsin.registries.listings import Listing, Lists, PublicList, gather_lists
from tocsin.registries.rulings import VERDICTS, Rulings, gather_rulings, read_rulings


@dataclass(frozen=True, slots=True)
class Own:
    """What users laid over the built-in registry."""

    entries: Mapping[str, ActorEntry] = field(default_factory=dict)
    lists: Lists = field(default_factory=lambda: Lists(lists={}, listings={}))
    rulings: Rulings = field(default_factory=Rulings)


def read_own(paths: Iterable[Path], built_in: Container[str], problems: Problems | None = None) -> Own:
    """What stands in *paths*: files, and folders of ``.toml`` files. What a file holds is told by its tables.

    Raises RegistryError with file, entry and field where something is wrong; with *problems* that entry is left out and told there. A path
    that is not there is an error either way.
    """
    files = {path: _sort(path, problems) for path in toml_files(map(_there, paths))}
    entries = gather([path for path, sort in files.items() if sort == "actors"], problems)

    def known(key: str) -> bool:
        return key in entries or key in built_in

    for key, fault in _strangers(entries, known):
        spared(_raise(f"{_home(key, files)}: [{key}] {fault}"), problems)
    lists = gather_lists([path for path, sort in files.items() if sort == "list"], problems)
    rulings = [ruling for path, sort in files.items() if sort == "rulings" for ruling in read_rulings(path, problems)]
    return Own(entries, _of_known(lists, known, problems), gather_rulings(rulings, known, problems))


def _there(given: Path) -> Path:
    if not given.exists():  # a wrong setting, not a wrong entry: never passed over
        raise RegistryError(f"{given}: there is no such file or folder")
    if given.is_dir() and next(toml_files([given]), None) is None:
        raise RegistryError(f"{given}: no .toml file in the folder; expected actors, lists or rulings")
    return given


def _sort(path: Path, problems: Problems | None) -> str:
    """What *path* holds: actors, a list or rulings; "" where it cannot be read."""
    tables = spared(lambda: load_toml(path), problems)
    if tables is None:
        return ""
    if any(isinstance(tables.get(verdict), list) for verdict in VERDICTS):
        return "rulings"
    return "list" if "listings" in tables else "actors"


def _strangers(entries: Mapping[str, ActorEntry], known: Callable[[str], bool]) -> Iterable[tuple[str, str]]:
    """What is wrong with ties to actors that nobody knows, and the keys of those who have them."""
    for entry in entries.values():
        for name in TO_ACTORS:
            yield from ((entry.key, f"{name}: no actor has the key {tie.of!r}") for tie in getattr(entry, name) if not known(tie.of))


def _home(key: str, files: Mapping[Path, str]) -> Path | str:
    """The file with the actor *key*; the files are read again, as this is asked only where something is wrong."""
    homes = (path for path, sort in files.items() if sort == "actors" if any(entry.key == key for entry in read_actors(path, [])))
    return next(homes, "")


def _of_known(lists: Lists, known: Callable[[str], bool], problems: Problems | None) -> Lists:
    """*lists* without listings of actors, and lists of authorities, that nobody knows."""
    for head in lists.lists.values():
        if not known(head.authority):
            spared(_raise(f"{head.key}.toml: [list] authority: no actor has the key {head.authority!r}"), problems)
    for actor, listings in lists.listings.items():
        if not known(actor):
            spared(_raise(f"{listings[0].list}.toml: [listings.{actor}]: no actor has this key"), problems)
    heads: dict[str, PublicList] = {key: head for key, head in lists.lists.items() if known(head.authority)}
    kept: dict[str, tuple[Listing, ...]] = {actor: listings for actor, listings in lists.listings.items() if known(actor)}
    return Lists(lists=heads, listings={a: tuple(one for one in given if one.list in heads) for a, given in kept.items()})


def _raise(message: str) -> Callable[[], None]:
    def step() -> None:
        raise RegistryError(message)

    return step
