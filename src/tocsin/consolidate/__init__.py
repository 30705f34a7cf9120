"""Readings and decisions into incidents: pure, whatever the order, and only what changed is worked out again."""

from tocsin.consolidate.compare import Weights, load_weights
from tocsin.consolidate.copies import copies, copies_of
from tocsin.consolidate.decisions import check, correct, decide, in_force
from tocsin.consolidate.figures import derive
from tocsin.consolidate.fold import consolidate, fold
from tocsin.consolidate.measures import MergingFigures, measure_merging
from tocsin.consolidate.shelf import Change, MemoryShelf, Shelf
from tocsin.consolidate.tellings import incident_id, tell

__all__ = [
    "Change",
    "MemoryShelf",
    "MergingFigures",
    "Shelf",
    "Weights",
    "check",
    "consolidate",
    "copies",
    "copies_of",
    "correct",
    "decide",
    "derive",
    "fold",
    "in_force",
    "incident_id",
    "load_weights",
    "measure_merging",
    "tell",
]
