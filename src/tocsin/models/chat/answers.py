"""The JSON in what a model says, and its entries; whatever is of another shape than asked for reads as absent."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Entry = Mapping[str, Any]
PARTS: Final = ("actors", "events", "statements", "relations")
THOUGHT: Final = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)


class Malformed(ValueError):
    """What the model said holds no answer; the message says what is wrong, for the model to read."""


def parse_answer(said: str) -> Entry:
    """The answer in *said*, also where it stands in a fence, behind thoughts or between words. Raises Malformed."""
    words = THOUGHT.sub("", said)
    found: list[Entry] = [answer for told in _objects(words) for answer in (told, *told.values()) if _is_answer(answer)]
    if found:
        return found[-1]
    if "{" not in words:
        raise Malformed("there is no JSON object in it")
    raise Malformed(f"it is no JSON object with the keys {', '.join(PARTS)}: {_fault(words)}")


def _is_answer(told: object) -> bool:
    return isinstance(told, Mapping) and any(isinstance(told.get(part), list) for part in PARTS)


def _objects(words: str) -> Iterator[Entry]:
    """The JSON objects in *words*; of one that is broken its whole parts, which are no answers."""
    at = words.find("{")
    while at >= 0:
        try:
            answer, end = json.JSONDecoder().raw_decode(words, at)
        except (json.JSONDecodeError, RecursionError):
            end = at + 1
        else:
            yield answer
        at = words.find("{", end)


def _fault(words: str) -> str:
    try:
        json.JSONDecoder().raw_decode(words, words.find("{"))
    except (json.JSONDecodeError, RecursionError) as error:
        return str(error)
    return "other keys"


def entries(answer: Entry, name: str) -> Sequence[Entry]:
    """The records in the list *name*."""
    return [entry for entry in many(answer, name) if isinstance(entry, Mapping)]


def many(answer: Entry, name: str) -> Sequence[Any]:
    """The list *name*; a single value is a list of one."""
    value = answer.get(name)
    if isinstance(value, list):
        return value
    return [] if value in (None, "", {}) else [value]


def quotes(answer: Entry, name: str) -> Sequence[str]:
    """The words in *name*, one or several."""
    return [word for value in many(answer, name) if (word := _word(value))]


def word(answer: Entry, name: str) -> str:
    """The words in *name*, "" where there are none."""
    return next(iter(quotes(answer, name)), "")


def one_of(answer: Entry, name: str, known: Sequence[str], default: str) -> str:
    """The value of *name* if it is among *known*, else *default*."""
    value = word(answer, name).strip().casefold().replace(" ", "_")
    return value if value in known else default


def number(answer: Entry, name: str, default: float) -> float:
    """The number of *name*, held to 0 to 1."""
    value = answer.get(name)
    return min(max(float(value), 0.0), 1.0) if isinstance(value, int | float) and value == value else default  # noqa: PLR0124 - nan is not itself


def _word(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("words") or value.get("quote")
    return value if isinstance(value, str) and value.strip() else ""
