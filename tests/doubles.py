"""Stand-ins for tests: small readings written by hand, and a pipeline that reads them out of text files without a model."""

import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from tocsin.core.errors import FetchFailed, NoText
from tocsin.core.events import Designation, Event, Reading, Relation, Statement
from tocsin.core.outcomes import Duplicate, Failed, Outcome, Read
from tocsin.core.protocols import ActorHit, Given, PlaceHit, Store
from tocsin.core.text import Block, Report, Span, digest
from tocsin.core.values import Actor, Agent, Figure, Place, Target, Toll, When

READER = "fake:lines@0"

TEXT = """Market blast kills five in Kandu
A car bomb tore through the main market of Kandu on Monday, killing at least five people and wounding a dozen.
The Red Front said it was behind the attack, "a message to the governor", according to its spokesman Omar Sil.
Police warned that the group could strike the port next. Sign up for our newsletter"""


def say(quote: str, start: int = 0) -> Span:
    """A span of these words, wherever."""
    return Span(start, start + len(quote), quote)


def told(type_: str, trigger: str, **slots: Any) -> Event:
    """An event of this type; slots as words: ``weapons="car bomb"``, ``by="the army, rebels"``, ``against=("civilians", "villagers")``."""
    spans = {"weapons": tuple(say(words) for words in slots.pop("weapons", "").split(", ") if words)}
    by = tuple(Agent(mention=say(words)) for words in slots.pop("by", "").split(", ") if words)
    kind, words = slots.pop("against", ("", ""))
    against = (Target(kind=kind, mention=say(words)),) if kind else ()
    tolls = {name: Toll(low=n, best=n, mention=say(str(n))) for name, n in slots.items() if isinstance(n, int)}
    return Event(id="e1", type=type_, trigger=say(trigger), by=by, against=against, **{**spans, **slots, **tolls})


def report(text: str = TEXT, **fields: Any) -> Report:
    """A report with this text."""
    return Report(**{"id": digest(text), "address": "kandu.html", "text": text, **fields})


def cite(source: Report, quote: str) -> Span:
    """The first place where these words stand in the report."""
    start = source.text.index(quote)
    return source.cite(start, start + len(quote))


def reading(text: str = TEXT, **fields: Any) -> Reading:
    """The full record of ``TEXT`` (or of a text that has its words)."""
    given = {
        "title": "Market blast kills five in Kandu",
        "publisher": "Kandu Post",
        "published": date(2021, 3, 2),
        "published_basis": "page",
    }
    source = report(text, **{**given, "blocks": _blocks(text), **fields})
    return Reading(
        report=source,
        reader=READER,
        actors=_actors(source),
        events=(_bombing(source), _threat(source)),
        statements=(_statement(source),),
        relations=(Relation(a="a2", b="a1", kind="leads", status="hypothetical", mention=cite(source, "its spokesman Omar Sil")),),
        designations=(Designation(authority=None, target="a1", action="call_for", when="2021-03", mention=cite(source, "the group")),),
    )


def _blocks(text: str) -> tuple[Block, ...]:
    headline, furniture = text.index("\n"), text.index("Sign up")
    return (Block(0, headline, "headline"), Block(headline + 1, furniture - 1, "body"), Block(furniture, len(text), "boilerplate"))


def _actors(source: Report) -> tuple[Actor, ...]:
    return (
        Actor(
            id="a1", name="Red Front", kind="armed_group", country="XK", mentions=(cite(source, "The Red Front"), cite(source, "the group"))
        ),
        Actor(id="a2", name="Omar Sil", kind="person", mentions=(cite(source, "Omar Sil"),)),
    )


def _bombing(source: Report) -> Event:
    dozen = cite(source, "a dozen")
    return Event(
        id="e1",
        type="attack.bombing",
        trigger=cite(source, "car bomb"),
        also=(cite(source, "blast"), cite(source, "the attack")),
        certainty="reported",
        by=(Agent(actor="a1", conf="claimed", mention=cite(source, "The Red Front")),),
        against=(Target(kind="civilians", mention=cite(source, "people")),),
        weapons=(cite(source, "car bomb"),),
        place=Place(mention=cite(source, "Kandu"), name="Kandu", country="XK", precision="city", lat=-3.25, lon=17.5, geonames=1),
        when=When(mention=cite(source, "on Monday"), start="2021-03-01", end="2021-03-01", precision="day"),
        killed=Toll(low=5, best=5, mention=cite(source, "at least five people")),
        injured=Toll(low=12, best=12, high=12, mention=dozen),
        figures=(Figure(kind="injured", low=12, best=12, high=12, source="police", mention=dozen),),
        claimed_by=("a1",),
        source="spokesman",
        confidence=0.91,
        codes={"plover": ("ASSAULT", "explosives"), "cameo": ("183", "1832"), "gtd": ("3", "6", "15")},
    )


def _threat(source: Report) -> Event:
    return Event(
        id="e2",
        type="attack.other",
        trigger=cite(source, "strike"),
        status="hypothetical",
        by=(Agent(actor="a1", conf="accused", mention=cite(source, "the group")),),
        against=(Target(kind="facility", mention=cite(source, "the port")),),
        place=Place(mention=cite(source, "the port"), name="the port", precision="site"),
        confidence=0.4,
    )


def _statement(source: Report) -> Statement:
    return Statement(
        actor="a2",
        speaker=cite(source, "Omar Sil"),
        role="spokesman",
        affiliation="Red Front",
        cue=cite(source, "according to"),
        direct=True,
        content=(cite(source, '"a message to the governor"'),),
    )


@dataclass(frozen=True)
class Kit:
    """What ``load_kit`` gives, as far as the commands look at it."""

    annotator: Any = field(default_factory=lambda: SimpleNamespace(name=READER))
    settings: Any = None


def load_kit(_settings: Any) -> Kit:
    """A kit without a model."""
    return Kit()


def least_confidence(kit: Kit) -> float:
    """What the settings say; this reader has no profiles."""
    return float(kit.settings.min_confidence)


def read_sources(addresses: Iterable[str], _kit: Kit, *, known: Container[str] = (), given: Given | None = None) -> Iterator[Outcome]:
    """Each text file, or each file of a folder: ``TEXT`` gives its reading, an empty file fails, other text has no events."""
    for address in addresses:
        folder = Path(address)
        for path in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
            yield _outcome(path, known, given or Given())


def _outcome(path: Path, known: Container[str], given: Given) -> Outcome:
    if not path.exists():
        return Failed(str(path), FetchFailed("no such file"))
    text = path.read_text("utf-8")
    if not text.strip():
        return Failed(str(path), NoText("the file is empty"))
    if digest(text) in known:
        return Duplicate(str(path), digest(text))
    found = reading(text) if "car bomb" in text else Reading(report=report(text), reader=READER)
    dated: dict[str, Any] = {"published": given.published, "published_basis": "given"} if given.published else {}
    return Read(str(path), replace(found, report=replace(found.report, address=str(path), **dated)))


def save(outcomes: Iterable[Outcome], store: Store) -> Iterator[Outcome]:
    """Each outcome, stored as it passes."""
    for outcome in outcomes:
        store.add(outcome)
        yield outcome


def install(monkeypatch: Any) -> ModuleType:
    """Put this pipeline in the place of the real one. Modules that hold it are imported first, so that they get the real one back."""
    holders = [import_module(f"tocsin.{name}") for name in ("api", "cli.run", "cli.health")]
    module = ModuleType("tocsin.pipeline")
    module.__dict__.update(Kit=Kit, load_kit=load_kit, least_confidence=least_confidence, read_sources=read_sources, save=save)
    monkeypatch.setitem(sys.modules, "tocsin.pipeline", module)
    monkeypatch.setattr("tocsin.pipeline", module, raising=False)
    for holder in holders:
        monkeypatch.setattr(holder, "pipeline", module)
    return module


@dataclass(frozen=True)
class Shelf:
    """Names on hand: a gazetteer or a registry of actors."""

    entries: dict[str, tuple[PlaceHit, ...] | tuple[ActorHit, ...]] = field(default_factory=dict)

    def find(self, name: str) -> Sequence:
        return self.entries.get(name, ())

    def alike(self, name: str) -> Sequence:
        return ()

    def is_nobody(self, name: str) -> bool:
        return False


KANDU = PlaceHit(name="Kandu", alias="Kandu", kind="city", country="XK", admin="North", lat=1.5, lon=2.5, population=9000)
