"""A record as JSON, key by key as its fields stand: the order of the public schema."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from tocsin.core.events import Reading

LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def encode_reading(reading: Reading) -> str:
    """*reading* as one line of JSON, in the form of the public schema. What UTF-8 cannot hold (lone surrogates) becomes ``?``."""
    text = json.dumps(reading, default=_opened, ensure_ascii=False, separators=(", ", ": "))
    if any(chr(code) in text for code in LINE_ENDS):  # hardly ever, and translating takes long
        text = text.translate(LINE_ENDS)
    return text.encode("utf-8", "replace").decode("utf-8")


def _opened(value: Any) -> Any:
    """One level of *value*, for the encoder to go on with: it is several times as fast as *plain*, and says the same."""
    kind: Any = type(value)
    names = _field_names(kind)
    return {name: getattr(value, name) for name in names} if names is not None else plain(value)


@cache  # a record has hundreds of values of a dozen classes
def _field_names(kind: type) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def plain(value: Any) -> Any:
    """*value* in what JSON has: records and mappings become dictionaries, tuples lists, days ISO 8601."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    kind: Any = type(value)
    names = _field_names(kind)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
