"""An event as one of several tellings of the same thing: what is compared, and what the comparison says."""

from dataclasses import dataclass
from datetime import date

from tocsin.core.events import Event
from tocsin.core.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is kept of a report to compare it with others, without its text.

    *publisher* wrote it, *republisher* is whose page it is if another, *agency* the wire service it credits. *sketch* is a sample of its
    runs of words, eight hexadecimal digits each, out of *runs* in all; *topics* are its most telling words.
    """

    report: str
    title: str | None = None
    publisher: str | None = None
    republisher: str | None = None
    agency: str | None = None
    published: date | None = None
    reader: str = ""
    sketch: str = ""
    runs: int = 0
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who does something or suffers it, or claims it. *name* is the actor's, None for people without one ("gunmen").

    *conf* is the report's word for a doer: fact, claimed, suspected, accused, denied; *kind* the actor's kind, or the target's.
    """

    name: str | None = None
    key: str | None = None
    wikidata: str | None = None
    kind: str = "other"
    country: str | None = None
    conf: str = "fact"
    mention: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event of one report, with the report's card. *key* names it for good: the report and where the trigger stands.

    *voice* is the named speaker or outlet that the report credits for it; *words* are the telling words of its sentences.
    """

    key: str
    card: Card
    event: Event
    by: tuple[Party, ...] = ()
    against: tuple[Party, ...] = ()
    claimed_by: tuple[Party, ...] = ()
    voice: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two tellings by their keys, the lesser first, and how likely they tell of one incident, 0 to 1."""

    a: str
    b: str
    score: float

    def __post_init__(self) -> None:
        if self.a >= self.b:
            raise ValueError(f"a pair names the lesser key first: {self.a!r}, {self.b!r}")
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score is between 0 and 1: {self.score}")
