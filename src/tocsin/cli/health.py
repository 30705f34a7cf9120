"""Whether each part of the set-up is usable."""

import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table
from rich.text import Text

from tocsin import __version__, pipeline
from tocsin.cli.table import terminal
from tocsin.cli.wording import visible
from tocsin.core.errors import ModelError, OntologyError, RegistryError, SetupError
from tocsin.core.protocols import Annotator, Remote
from tocsin.event_types import load_ontology
from tocsin.models.needs import needs
from tocsin.registries.actors import open_actors
from tocsin.settings import Settings
from tocsin.store import open_store
from tocsin.store.engine import path_of

OLDEST = (3, 11)
PARTS = {ModelError: "reader", RegistryError: "registries", OntologyError: "event types"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the set-up: whether it is usable, and what is said of it."""

    part: str
    usable: bool
    said: str


def check_all(settings: Settings) -> list[Finding]:
    """A finding for each part."""
    return [
        Finding("tocsin", True, __version__),
        Finding("python", sys.version_info >= OLDEST, f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        _tried("event types", lambda: f"{len(load_ontology(settings.event_types))} types{_own(settings)}"),
        *_kit(settings),
        _tried("store", lambda: _store(settings)),
        Finding("network", True, _network(settings)),
        *(Finding(f"needs of {name}", True, said) for name, said in needs(os.environ).items()),
    ]


def _own(settings: Settings) -> str:
    return f", with those of {', '.join(map(str, settings.event_types))}" if settings.event_types else ""


def _tried(part: str, step: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, step())
    except SetupError as error:
        return Finding(part, False, str(error))


def _kit(settings: Settings) -> list[Finding]:
    """Reader and registries, as they are loaded for reading: an error names the one that is at fault."""
    gazetteer, actors = settings.registries.gazetteer or "the shipped places", settings.registries.actors or "the shipped actors"
    try:
        kit = pipeline.load_kit(settings)
    except SetupError as error:
        part = next((name for kind, name in PARTS.items() if isinstance(error, kind)), "reader")
        unknown = [Finding("reader", False, "not tried")] if part == "registries" else []
        return [Finding(part, False, str(error)), *unknown]
    faults = _faults(settings.registries.actors)
    registries = Finding("registries", not faults, "; ".join(faults) or f"{gazetteer}; {actors}")
    return [_tried("reader", lambda: _reader(kit.annotator, settings)), registries]


def _reader(annotator: Annotator, settings: Settings) -> str:
    """The reader in use; a server is asked whether it is there."""
    if isinstance(annotator, Remote):
        return f"{annotator.name}: {annotator.probe()}"
    return f"{annotator.name} from {settings.reader.partition(':')[2] or settings.model or 'the shipped model'}"


def _faults(actors: Path | None) -> list[str]:
    """What is wrong with the user's own files of actors; reading leaves it out and goes on."""
    faults: list[str] = []
    if actors:
        open_actors([actors], problems=faults)
    return faults


def _store(settings: Settings) -> str:
    path = path_of(settings.store)
    if path is not None and not path.exists():
        return f"{path}: not there yet, the first `tocsin read` makes it{_folder(path)}"
    with open_store(settings.store) as store:
        failures = len(store.failures())
        return f"{store.name}: {store.count()} reports read{f', {failures} addresses failed' if failures else ''}"


def _folder(path: Path) -> str:
    return "" if path.parent.is_dir() else f" - but there is no folder {path.parent}"


def _network(settings: Settings) -> str:
    private = "private addresses allowed" if settings.fetch.allow_private else "private addresses refused"
    return f"only for addresses you give; {private}, robots.txt {'kept' if settings.fetch.robots else 'not asked'}"


def print_findings(findings: Sequence[Finding]) -> None:
    """A row each: part, verdict, and what is said."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    for finding in findings:
        verdict = Text("ok", "green") if finding.usable else Text("MISSING", "bold red")
        table.add_row(Text(finding.part, "bold"), verdict, Text(visible(finding.said)))
    terminal().print(table)
