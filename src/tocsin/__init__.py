"""Tocsin: from news reports to a record of political violence in which every value carries the words that prove it.

import tocsin
for reading in tocsin.read(["page.html"]):
    for event in reading.events:
        print(event.type, event.status, event.trigger.quote)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.about import Asked, NobodyCalled, Portrait, dossier
    from tocsin.api import read
    from tocsin.core.errors import ReportError, SetupError, TocsinError
    from tocsin.core.events import Designation, Event, Reading, Relation, Statement
    from tocsin.core.incidents import Decision, Incident
    from tocsin.core.outcomes import Duplicate, Failed, Outcome, Read
    from tocsin.core.protocols import Given
    from tocsin.core.text import Block, Report, Span
    from tocsin.core.values import Actor, Agent, Figure, Place, Target, Toll, When
    from tocsin.event_types import codes_for, load_ontology
    from tocsin.export import exporters
    from tocsin.lookup import actor, place, when
    from tocsin.merging import decision_from, refresh_incidents, rule, rulings
    from tocsin.pipeline import Kit, load_kit, read_sources, save
    from tocsin.query import Incidents, incidents
    from tocsin.settings import Settings, load_settings
    from tocsin.store import open_store
    from tocsin.store.codec import decode_reading, encode_reading

__version__ = "0.1.0"

_HOMES = {
    "tocsin.about": ("Asked", "NobodyCalled", "Portrait", "dossier"),
    "tocsin.api": ("read",),
    "tocsin.core.errors": ("ReportError", "SetupError", "TocsinError"),
    "tocsin.core.events": ("Designation", "Event", "Reading", "Relation", "Statement"),
    "tocsin.core.outcomes": ("Duplicate", "Failed", "Outcome", "Read"),
    "tocsin.core.protocols": ("Given",),
    "tocsin.core.text": ("Block", "Report", "Span"),
    "tocsin.core.values": ("Actor", "Agent", "Figure", "Place", "Target", "Toll", "When"),
    "tocsin.event_types": ("codes_for", "load_ontology"),
    "tocsin.export": ("exporters",),
    "tocsin.core.incidents": ("Decision", "Incident"),
    "tocsin.merging": ("decision_from", "refresh_incidents", "rule", "rulings"),
    "tocsin.query": ("Incidents", "incidents"),
    "tocsin.lookup": ("actor", "place", "when"),
    "tocsin.pipeline": ("Kit", "load_kit", "read_sources", "save"),
    "tocsin.settings": ("Settings", "load_settings"),
    "tocsin.store": ("open_store",),
    "tocsin.store.codec": ("decode_reading", "encode_reading"),
}
"""Where each public name lives; its module is imported when the name is first used, so that ``import tocsin`` is quick."""

__all__ = [
    "Actor",
    "Agent",
    "Asked",
    "Block",
    "Decision",
    "Designation",
    "Duplicate",
    "Event",
    "Failed",
    "Figure",
    "Given",
    "Incident",
    "Incidents",
    "Kit",
    "NobodyCalled",
    "Outcome",
    "Place",
    "Portrait",
    "Read",
    "Reading",
    "Relation",
    "Report",
    "ReportError",
    "Settings",
    "SetupError",
    "Span",
    "Statement",
    "Target",
    "TocsinError",
    "Toll",
    "When",
    "__version__",
    "actor",
    "codes_for",
    "decision_from",
    "decode_reading",
    "dossier",
    "encode_reading",
    "exporters",
    "incidents",
    "load_kit",
    "load_ontology",
    "load_settings",
    "open_store",
    "place",
    "read",
    "read_sources",
    "refresh_incidents",
    "rule",
    "rulings",
    "save",
    "when",
]


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
