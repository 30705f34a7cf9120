"""The shape of an answer, as JSON Schema; every field is required and no other allowed, as strict servers want it."""

from collections.abc import Sequence
from typing import Any, Final

from tocsin.core.events import CERTAINTIES, RELATION_KINDS, STATUSES, TOLLS
from tocsin.core.values import ACTOR_KINDS, CONFIDENCES, TARGET_KINDS

Schema = dict[str, Any]
WORDS: Final[Schema] = {"type": "string"}
NUMBER: Final[Schema] = {"type": "integer"}
WORDS_OR_NONE: Final[Schema] = {"type": ["string", "null"]}


def answer_schema(types: Sequence[str]) -> Schema:
    """What an answer must be, with events of these *types*."""
    return _record(
        actors=_many(_record(id=WORDS, name=WORDS, kind=_one(ACTOR_KINDS), governs={"type": "boolean"}, mentions=_many(WORDS))),
        events=_many(_event(types)),
        statements=_many(_record(at=NUMBER, speaker=WORDS, actor=WORDS_OR_NONE, cue=WORDS_OR_NONE, content=_many(WORDS))),
        relations=_many(_record(at=NUMBER, a=WORDS, b=WORDS, kind=_one(RELATION_KINDS), words=WORDS)),
    )


def _event(types: Sequence[str]) -> Schema:
    who = {"words": WORDS, "actor": WORDS_OR_NONE}
    return _record(
        at=NUMBER,
        type=_one(types),
        trigger=WORDS,
        also=_many(_record(at=NUMBER, words=WORDS)),
        status=_one(STATUSES),
        certainty=_one(CERTAINTIES),
        by=_many(_record(**who, conf=_one(CONFIDENCES))),
        against=_many(_record(**who, kind=_one(TARGET_KINDS))),
        weapons=_many(WORDS),
        place=WORDS_OR_NONE,
        when=WORDS_OR_NONE,
        **{toll: _many(WORDS) for toll in TOLLS},
        claimed_by=_many(_record(**who)),
        source={"anyOf": [_record(**who), {"type": "null"}]},
        sure={"type": "number"},
    )


def _record(**fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _many(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _one(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}
