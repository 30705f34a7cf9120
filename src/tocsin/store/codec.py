"""Records to and from JSON; the one home of pydantic. What strangers hand in is checked here."""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tocsin.core.encode import encode_reading
from tocsin.core.errors import UnknownFormat
from tocsin.core.events import Reading
from tocsin.core.incidents import Incident
from tocsin.core.tellings import Telling

__all__ = ["decode_incident", "decode_reading", "decode_telling", "decode_with_notes", "encode_reading"]

READING = TypeAdapter(Reading)
INCIDENT = TypeAdapter(Incident)
TELLING = TypeAdapter(Telling)
logger = logging.getLogger(__name__)


def decode_reading(line: str) -> Reading:
    """The reading in *line*, the JSON of the public schema; absent keys have their defaults, unknown keys are passed over.

    Raises UnknownFormat, naming the path in the record, where a value is wrong, its words do not stand in the text at its
    offsets, or it refers to an actor that is not there. A value that says nothing (no words, no number) is dropped and logged.
    """
    reading, notes = decode_with_notes(line)
    for note in notes:
        logger.info("%s: %s", reading.report.id, note)
    return reading


def decode_with_notes(line: str) -> tuple[Reading, tuple[str, ...]]:
    """The reading in *line*, and a note for each value that was dropped because it says nothing."""
    record = _json(line)
    notes: list[str] = []
    pruned = _prune(record, "", notes)
    reading = _reading(json.dumps(pruned))
    for fault in (*_misquotes(pruned, "", reading.report.text), *_strangers(reading)):
        raise UnknownFormat(f"not a record: {fault}")
    return reading, tuple(notes)


def decode_incident(record: str) -> Incident:
    """The incident in *record*, as the store wrote it. Raises UnknownFormat where it is damaged."""
    try:
        return INCIDENT.validate_json(record)
    except ValidationError as error:
        raise UnknownFormat(f"not an incident: {_first_fault(error)}") from error


def decode_telling(card: str, record: str) -> Telling:
    """The telling in *record*, which the store keeps apart from its *card*. Raises UnknownFormat where it is damaged."""
    try:
        return TELLING.validate_json(f'{{"card": {card}, {record[1:]}')
    except ValidationError as error:
        raise UnknownFormat(f"not a telling: {_first_fault(error)}") from error


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnknownFormat(f"not JSON: {error}") from error


def _reading(line: str) -> Reading:
    try:
        return READING.validate_json(line, strict=True)
    except ValidationError as error:
        raise UnknownFormat(f"not a record: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{_path(first['loc'])}: {first['msg']}"


def _path(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".") or "record"


def _prune(value: Any, path: str, notes: list[str]) -> Any:
    """*value* without what a record cannot hold, and a note for each: None where a key holds it, left out where a list does."""
    if fault := _emptiness(value, path):
        notes.append(f"{path} {fault}: dropped")
        return None
    if isinstance(value, dict):
        return {key: _prune(entry, f"{path}.{key}".lstrip("."), notes) for key, entry in value.items()}
    if isinstance(value, list):
        pruned = [_prune(entry, f"{path}[{n}]", notes) for n, entry in enumerate(value)]
        return [entry for entry, old in zip(pruned, value, strict=True) if entry is not None or old is None]
    return value


def _emptiness(value: Any, path: str) -> str | None:
    """Why *value* says nothing: no words, no number, or a date of publication that is no day."""
    if path == "report.published" and isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d)?", value):
        return f"is {value}, not a day"
    if not isinstance(value, dict) or "mention" not in value:
        return None
    if value["mention"] is None:
        return "carries no words"
    figures = [value[key] for key in ("low", "best", "high") if key in value]
    return "has no number" if figures and not any(figure is not None for figure in figures) else None


def _misquotes(value: Any, path: str, text: str) -> Iterator[str]:
    """Each span whose words do not stand in *text* where it says."""
    if isinstance(value, list):
        for n, entry in enumerate(value):
            yield from _misquotes(entry, f"{path}[{n}]", text)
    elif isinstance(value, dict) and "quote" in value:
        if text[value["start"] : value["end"]] != value["quote"]:
            found = text[value["start"] : value["end"]]
            yield f"{path}: {value['start']}..{value['end']} of the text is {found!r}, not {value['quote']!r}"
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _misquotes(entry, f"{path}.{key}".lstrip("."), text)


def _strangers(reading: Reading) -> Iterator[str]:
    """Each reference to an actor that the record does not hold."""
    known = {actor.id for actor in reading.actors}
    yield from (f"{path}: no actor {actor!r} in the record" for path, actor in _references(reading) if actor not in {*known, None})


def _references(reading: Reading) -> Iterator[tuple[str, str | None]]:
    for n, event in enumerate(reading.events):
        yield from ((f"events[{n}].by[{m}].actor", agent.actor) for m, agent in enumerate(event.by))
        yield from ((f"events[{n}].against[{m}].actor", target.actor) for m, target in enumerate(event.against))
        yield from ((f"events[{n}].claimed_by[{m}]", actor) for m, actor in enumerate(event.claimed_by))
    yield from ((f"statements[{n}].actor", statement.actor) for n, statement in enumerate(reading.statements))
    yield from ((f"relations[{n}].{end}", getattr(relation, end)) for n, relation in enumerate(reading.relations) for end in "ab")
    for n, designation in enumerate(reading.designations):
        yield from ((f"designations[{n}].{end}", getattr(designation, end)) for end in ("authority", "target"))
