"""The records of the shipped examples: as produced, as kept in files, and what differs between two."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.core.encode import plain
from tocsin.core.events import Reading
from tocsin.core.outcomes import Read
from tocsin.pipeline import Kit, load_kit, read_sources
from tocsin.settings import Settings

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "src" / "tocsin" / "examples"
NAMES = tuple(sorted(path.name for path in EXAMPLES.iterdir()))
ONE_LINE = re.compile(r'\{\s*("start": \d+,)\s*("end": \d+,)\s*("(?:quote|role)": ".*")\s*\}')
SCORES = ("confidence", "slot_confidence")

Record = Mapping[str, Any]


@cache
def kit() -> Kit:
    """The shipped reader, loaded once."""
    return load_kit(Settings())


@cache
def reading_of(name: str) -> Reading:
    """The reading of the example *name*, read by itself."""
    (outcome,) = read_sources([str(EXAMPLES / name)], kit())
    assert isinstance(outcome, Read), outcome
    return outcome.reading


def record_of(name: str) -> Record:
    """The full record of the example; its address is the bare name, so that it is the same in every checkout."""
    record = plain(reading_of(name))
    return {**record, "report": {**record["report"], "address": name}}


def file_of(name: str) -> Path:
    """Where the record of the example is kept."""
    return HERE / f"{Path(name).stem}.json"


def kept(name: str) -> Record:
    """The record that was kept."""
    record: Record = json.loads(file_of(name).read_text("utf-8"))
    return record


def keep(name: str) -> None:
    """Write the record of the example anew, a span a line."""
    text = ONE_LINE.sub(r"{\1 \2 \3}", json.dumps(record_of(name), ensure_ascii=False, indent=1))
    file_of(name).write_text(f"{text}\n", "utf-8", newline="\n")


def differences(old: Record, new: Record) -> str:
    """What *old* says and *new* does not, and the other way round, a line each; empty where they say the same. Scores are no matter."""
    before, after = set(facts(old)), set(facts(new))
    lines = [*((fact, "-") for fact in before - after), *((fact, "+") for fact in after - before)]
    return "\n".join(f"{sign} {fact}" for fact, sign in sorted(lines))


def facts(record: Record) -> Iterator[str]:
    """*record* as sentences that need no ids: ``event attack.bombing “blast” @17: killed low 5``."""
    names = {actor["id"]: f"{actor['name']} @{actor['mentions'][0]['start']}" for actor in record["actors"]}
    yield f"schema: {record['schema']}"
    yield from _said("report", record["report"], names)
    for kind in ("actors", "events", "statements", "relations", "designations"):
        for entry in record[kind]:
            about = {key: value for key, value in entry.items() if key not in ("id", *SCORES)}
            label = _label(kind.removesuffix("s"), entry, names)
            yield label
            yield from _said(label, about, names)


def _label(kind: str, entry: Record, names: Mapping[str, str]) -> str:
    if kind == "actor":
        return f"actor {names[entry['id']]}"
    if kind == "event":
        return f"event {entry['type']} {_words(entry['trigger'])}"
    if kind == "relation":
        return f"relation {names[entry['a']]} {entry['kind']} {names[entry['b']]}"
    return f"{kind} {_words(entry['content'][0] if kind == 'statement' else entry['mention'])}"


def _said(label: str, value: Any, names: Mapping[str, str]) -> Iterator[str]:
    """Each single value under *label*, lists by their members and not by their order; ids become names."""
    if isinstance(value, dict):
        yield from _keys(label, value, names)
    elif isinstance(value, list):
        yield from (fact for entry in value for fact in _said(label, entry, names))
    elif value is not None:
        yield f"{label}: {names.get(value, value) if isinstance(value, str) else value}"


def _keys(label: str, value: Record, names: Mapping[str, str]) -> Iterator[str]:
    if "quote" in value:
        yield f"{label}: {_words(value)}"
        return
    here = f"{label} [{_words(value['mention'])}]" if "mention" in value else label
    if "mention" in value:
        yield here
    for key, entry in value.items():
        if key not in ("mention", *SCORES):
            yield from _said(f"{here} {key}", entry, names)


def _words(span: Record) -> str:
    return f"“{' '.join(span['quote'].split())}” @{span['start']}"
