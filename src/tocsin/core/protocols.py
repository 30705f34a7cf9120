"""The shapes of what plugs into the pipeline."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from tocsin.core.calibration import Calibration
from tocsin.core.errors import ReportError
from tocsin.core.events import Reading
from tocsin.core.markup import Markup
from tocsin.core.outcomes import Outcome
from tocsin.core.text import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says about a report; it stands over what the page says."""

    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """Bytes as found. *media_type* is a guess from the server or the file name, *charset* what the server declared.

    *meta* carries what the container said about the item (title, url, published …), as strings.
    """

    address: str
    content: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    given: Given = Given()


Parser = Callable[[RawReport], Report]


class Annotator(Protocol):
    """A model backend. *name* goes into ``Reading.reader``."""

    @property
    def name(self) -> str:
        """``kind:model@digest``."""
        ...

    def annotate(self, texts: Sequence[str]) -> Sequence[Markup | ReportError]:
        """One markup a text, in order; offsets are code points of the text. In its place the error that says why there is none."""
        ...


@runtime_checkable
class Remote(Protocol):
    """What a backend has besides where a server reads for it: it waits, and each answer may cost."""

    @property
    def at_once(self) -> int:
        """Reports that are asked about at the same time."""
        ...

    def account(self) -> str:
        """What was asked and used so far, in a line; "" for nothing."""
        ...

    def probe(self) -> str:
        """What the server says of itself, in a line. Raises SetupError where it does not answer."""
        ...


@runtime_checkable
class Calibrated(Protocol):
    """What a backend has besides where its scores can be turned into chances."""

    @property
    def calibration(self) -> Calibration:
        """The curves, by what the score is of."""
        ...

    @property
    def profiles(self) -> Mapping[str, float]:
        """The least confidence of an event, by the name of a profile (``precise``)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHit:
    """A gazetteer entry.

    *kind*: country, demonym (a people or adjective, with its country's centre), admin1, admin2, city, region, water, site.

    *alias* is the name that matched, folded.

    *admin* is the name of the first-level region it lies in; *population* 0 where unknown.
    """

    name: str
    alias: str
    kind: str
    country: str | None
    admin: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    population: int = 0


class Gazetteer(Protocol):
    """Places by name."""

    def find(self, name: str) -> Sequence[PlaceHit]:
        """Entries called *name* (case, accents, leading "the" and a final 's do not matter), most populous first; () if none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorHit:
    """A registry entry for an actor, with the alias that matched.

    *countries* are all it is at home in, the main one first. *start* and *end* are the first and last year, month or day of it as
    ISO 8601, None where not known or not over. *score* (0 to 1) says how sure the match is, *why* says it in words.
    """

    key: str
    name: str
    alias: str
    kind: str
    country: str | None = None
    wikidata: str | None = None
    countries: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    score: float = 1.0
    why: str = ""


class ActorRegistry(Protocol):
    """Actors by name."""

    def find(self, name: str) -> Sequence[ActorHit]:
        """Entries called *name*, likeliest first; () if none."""
        ...

    def alike(self, name: str) -> Sequence[ActorHit]:
        """Entries with a name spelt nearly like *name*, likeliest first; () if none."""
        ...

    def is_nobody(self, name: str) -> bool:
        """Whether a person has ruled that *name* is no actor."""
        ...


class Store(Protocol):
    """Where readings are kept. ``report_id in store`` says whether the current reader's reading is there."""

    def __contains__(self, report_id: object) -> bool: ...

    def add(self, outcome: Outcome) -> None:
        """Keep *outcome*, whole or not at all; twice is once."""
        ...

    def readings(self) -> Iterator[Reading]:
        """All current readings, oldest first."""
        ...

    def find(self, id_prefix: str) -> Sequence[Reading]:
        """Readings whose report id starts with *id_prefix* (with or without ``sha256:``)."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way to write readings: *write(readings, path)* creates the file whole or not at all and returns the number of rows."""

    label: str
    suffix: str
    write: Callable[[Iterable[Reading], Path], int]
