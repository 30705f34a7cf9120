"""What a model is told: the codebook in short, the types, the shape of an answer, an example."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tocsin.models.chat.passages import Passage
from tocsin.models.chat.schema import answer_schema
from tocsin.models.labels import EVENT_TYPES

RULES: Final = Path(__file__).with_name("codebook.md")
EXAMPLE: Final = Path(__file__).with_name("example.json")
Message = dict[str, str]


def instructions(types: Mapping[str, str]) -> str:
    """The whole of what stands ahead of a report."""
    listed = "\n".join(f"- {name}: {' '.join(told.split())}" if told else f"- {name}" for name, told in known_types(types).items())
    example: Mapping[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    answer = json.dumps(example["answer"], ensure_ascii=False)
    return RULES.read_text("utf-8").format(types=listed, report=example["report"], answer=answer)


def known_types(types: Mapping[str, str]) -> Mapping[str, str]:
    """Each type with its definition; the bare names of those that the reader knows where none is given."""
    return types or dict.fromkeys(EVENT_TYPES, "")


def messages(told: str, passage: Passage) -> list[Message]:
    """The request about *passage*: instructions, then the report as data."""
    report = f"<report>\n{passage.numbered()}\n</report>\n\nCode this report. Answer with the JSON object only."
    return [{"role": "system", "content": told}, {"role": "user", "content": report}]


def digest_of(told: str, types: Mapping[str, str], window: int) -> str:
    """A mark of all that decides what is asked: readings under another mark are not the same reader's."""
    return hashlib.sha256(json.dumps([told, answer_schema(list(known_types(types))), window]).encode()).hexdigest()[:8]
