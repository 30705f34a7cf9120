"""Settings: one frozen record, read once from ``tocsin.toml``, then ``TOCSIN_*`` variables, then flags."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from tocsin.core.errors import SettingsError
from tocsin.core.toml import parse_toml

PREFIX = "TOCSIN_"
FILE = "tocsin.toml"
FILE_VARIABLE = "TOCSIN_SETTINGS"
NO_SETTINGS = (FILE_VARIABLE, "TOCSIN_CHAT_KEY")
"""Variables that are none; a key must never stand in a file of settings."""
ALL = "all"
"""The profile that leaves nothing out."""
R = TypeVar("R", bound=Any)
DIGITS = 100
"""The longest number; Python turns words of thousands of digits into none."""
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def _says(help_: str, *, least: float | None = None, most: float | None = None) -> Mapping[str, Any]:
    """The one place where a setting is explained; *least* and *most* bound numbers."""
    return {"help": help_, "least": least, "most": most}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How pages are fetched from the network."""

    allow_private: bool = field(default=False, metadata=_says("fetch from private and local addresses too"))
    robots: bool = field(default=True, metadata=_says("keep to what robots.txt allows"))
    timeout_s: float = field(default=20.0, metadata=_says("seconds until a server counts as silent", least=0.1))
    max_bytes: int = field(default=20_000_000, metadata=_says("size in bytes over which a page is not read", least=1))
    max_redirects: int = field(default=5, metadata=_says("redirects that are followed", least=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSettings:
    """How the server of a chat reader is asked. Its key is no setting: it comes from the environment only."""

    timeout_s: float = field(default=120.0, metadata=_says("seconds until an answer of the chat server counts as lost", least=0.1))
    retries: int = field(default=4, metadata=_says("how often a chat request is sent again", least=0, most=20))
    window: int = field(default=8_000, metadata=_says("letters of a report that a chat reader is asked about at once", least=500))
    max_tokens: int = field(default=8_000, metadata=_says("the longest answer of a chat reader, in tokens", least=100))
    parallel: int = field(default=1, metadata=_says("reports that a chat reader is asked about at the same time", least=1, most=64))
    price_in: float = field(default=0.0, metadata=_says("price of a million tokens asked, to sum up the cost", least=0))
    price_out: float = field(default=0.0, metadata=_says("price of a million tokens answered, to sum up the cost", least=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrySettings:
    """The files of names; the shipped ones unless named."""

    gazetteer: Path | None = field(default=None, metadata=_says("SQLite file of places"))
    places: Path | None = field(default=None, metadata=_says("file with places of your own, to add or correct"))
    actors: Path | None = field(default=None, metadata=_says("folder or file with actors, lists and rulings of your own"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be set. Each field explains itself in its metadata; ``keys()`` lists them."""

    reader: str = field(default="onnx", metadata=_says("who reads: onnx (ships), hf:FOLDER or chat:URL#MODEL"))
    model: Path | None = field(default=None, metadata=_says("folder of the model; the shipped one unless named"))
    event_types: tuple[Path, ...] = field(default=(), metadata=_says("files or folders with event types of your own"))
    store: str = field(default="tocsin.db", metadata=_says("where readings are kept: a path, or postgresql://user@host/database"))
    jobs: int = field(default=1, metadata=_says("processes that read at the same time", least=1, most=256))
    min_confidence: float = field(default=0.0, metadata=_says("confidence under which an event is left out, 0 to 1", least=0, most=1))
    profile: str = field(
        default=ALL, metadata=_says("which events are told: all, or precise (only those that are right in 85 of 100 cases)")
    )
    read_all: bool = field(default=False, metadata=_says("read reports too whose words are not those of the subject"))
    registries: RegistrySettings = RegistrySettings()
    fetch: FetchSettings = FetchSettings()
    chat: ChatSettings = ChatSettings()


def keys() -> Mapping[str, str]:
    """Every setting by its dotted name, with what it is for."""
    return {name: entry.metadata["help"] for name, entry in _entries(Settings)}


def load_settings(file: Path | None, env: Mapping[str, str], flags: Mapping[str, Any]) -> Settings:
    """Settings from *file* (if any), over them *env* (``TOCSIN_FETCH_TIMEOUT_S``), over them *flags* (by dotted name; None is no flag).

    Raises SettingsError, naming key, value and where it stands; for an unknown key also the nearest known one.
    """
    given = {**_from_file(file), **_from_env(env), **{name: (value, "flags") for name, value in flags.items() if value is not None}}
    for name, (_, origin) in given.items():
        _must_be_known(name, origin)
    return _filled(Settings(), "", given)


def find_file(env: Mapping[str, str], folder: Path) -> Path | None:
    """The settings file to read: the one that ``TOCSIN_SETTINGS`` names, else ``tocsin.toml`` in *folder* if there is one."""
    if env.get(FILE_VARIABLE):
        return Path(env[FILE_VARIABLE])
    return folder / FILE if (folder / FILE).is_file() else None


def _entries(record: type, prefix: str = "") -> Iterator[tuple[str, Field[Any]]]:
    """Dotted name and field of every setting in *record* and its parts."""
    for entry in fields(record):
        if entry.default is not MISSING and is_dataclass(entry.default):
            yield from _entries(type(entry.default), f"{prefix}{entry.name}.")
        else:
            yield prefix + entry.name, entry


def _must_be_known(name: str, origin: str) -> None:
    known = list(keys())
    if name not in known:
        nearest = get_close_matches(name, known, n=1, cutoff=0)[0]
        raise SettingsError(f"{origin}: unknown setting {name!r}; did you mean {nearest!r}? Known: {', '.join(known)}")


def _from_file(file: Path | None) -> dict[str, tuple[Any, str]]:
    if file is None:
        return {}
    flat = dict(_flat(_toml(file)))
    return {name: (_beside(file, name, value), str(file)) for name, value in flat.items()}


def _toml(file: Path) -> Mapping[str, Any]:
    try:
        return parse_toml(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{file}: not TOML: {error}") from error


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _beside(file: Path, name: str, value: Any) -> Any:
    """Paths in a settings file are meant from its own folder."""
    kind = _kind(name)
    if not value:
        return value
    if kind is Path and isinstance(value, str):
        return file.parent / Path(value).expanduser()
    if kind is tuple and isinstance(value, list):
        return [file.parent / Path(entry).expanduser() if isinstance(entry, str) else entry for entry in value]
    if name == "store" and isinstance(value, str) and "://" not in value:
        return str(file.parent / Path(value).expanduser())
    return value


def _from_env(env: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    names = {name.replace(".", "_").upper(): name for name in keys()}
    found = {key: value for key, value in env.items() if key.startswith(PREFIX) and key not in NO_SETTINGS}
    return {names.get(key.removeprefix(PREFIX), key.removeprefix(PREFIX).lower()): (value, key) for key, value in found.items()}


def _filled(record: R, prefix: str, given: Mapping[str, tuple[Any, str]]) -> R:
    """*record* with what is *given* for it and its parts."""
    parts = {entry.name: getattr(record, entry.name) for entry in fields(record)}
    changed = {name: _filled(part, f"{prefix}{name}.", given) for name, part in parts.items() if is_dataclass(part)}
    named = {prefix + entry.name: entry for entry in fields(record)}
    values = {entry.name: _value(entry, name, given[name]) for name, entry in named.items() if name in given}
    return replace(record, **changed, **values)


def _kind(name: str) -> type | None:
    entry = dict(_entries(Settings)).get(name)
    return _type_of(entry) if entry else None


def _type_of(entry: Field[Any]) -> type:
    return Path if entry.default is None else type(entry.default)


def _value(entry: Field[Any], name: str, given: tuple[Any, str]) -> Any:
    value, origin = given
    kind = _type_of(entry)
    converted = CONVERT[kind](value)
    if converted is None:
        raise SettingsError(f"{origin}: {name} is {value!r}; expected {EXPECTED[kind]}")
    least, most = entry.metadata["least"], entry.metadata["most"]
    if (least is not None and not converted >= least) or (most is not None and not converted <= most):  # so that nan is outside
        raise SettingsError(f"{origin}: {name} is {converted}; expected {_bounds(least, most)}")
    return converted


def _bounds(least: float | None, most: float | None) -> str:
    return f"at least {least}" if most is None else f"{least} to {most}"


def _flag(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).casefold()
    return True if word in YES else False if word in NO else None


def _int(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    digits = str(value).strip().replace("_", "")
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) <= DIGITS else None


def _float(value: Any) -> float | None:
    if isinstance(value, float):
        return value
    text = str(value).strip() if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    return float(text) if text.removeprefix("-").replace(".", "", 1).isdecimal() and len(text) <= DIGITS else None


def _paths(value: Any) -> tuple[Path, ...] | None:
    entries = value.split(",") if isinstance(value, str) else value
    if not isinstance(entries, (list, tuple)) or not all(isinstance(entry, (str, Path)) for entry in entries):
        return None
    return tuple(Path(entry).expanduser() for entry in entries if str(entry).strip())


CONVERT: Mapping[type, Callable[[Any], Any]] = {
    bool: _flag,
    int: _int,
    float: _float,
    str: lambda value: value if isinstance(value, str) and value else None,
    Path: lambda value: Path(value).expanduser() if isinstance(value, (str, Path)) and str(value) else None,
    tuple: _paths,
}
EXPECTED: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "some words",
    Path: "a path",
    tuple: "paths, in a list or with commas between them",
}
