"""Records on their way between processes."""

import copyreg
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from tocsin.core.events import Designation, Event, Reading, Relation, Statement
from tocsin.core.outcomes import Read
from tocsin.core.text import Block, Report, Span
from tocsin.core.values import Actor, Agent, Figure, Place, Target, Toll, When

RECORDS = (Actor, Agent, Block, Designation, Event, Figure, Place, Read, Reading, Relation, Report, Span, Statement, Target, Toll, When)
"""What a reading is made of; each has two fields or more."""


def pickle_records_fast() -> None:
    """From now on records are pickled by this process as here, and not as dataclasses have it: that takes three times as long."""
    for kind in RECORDS:
        copyreg.pickle(kind, _taken_apart)


def _taken_apart(record: Any) -> tuple[Any, ...]:
    kind: Any = type(record)
    return _put_together, (kind, *_values(kind)(record))


def _put_together(kind: Any, *values: Any) -> Any:
    """The record of *kind* with *values*, which come from one and so need no check."""
    record: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(record, value)
    return record


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


@cache
def _setters(kind: type) -> list[Callable[[Any, Any], None]]:
    """What fills each slot: a frozen record lets nothing else."""
    return [getattr(kind, field.name).__set__ for field in fields(kind)]
