"""The event types of the codebook, one TOML file each, and what an event is called in the schemes of the field."""

from tocsin.event_types.coding import code_reading, codes_for
from tocsin.event_types.lists import describe_codes
from tocsin.event_types.loading import load_ontology

__all__ = ["code_reading", "codes_for", "describe_codes", "load_ontology"]
