"""What a server takes: how an answer is bound to a shape, how its length is limited. Learned from what it refuses."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from tocsin.models.chat.prompt import Message
from tocsin.models.chat.schema import Schema

FORMATS: Final = ("json_schema", "json_object", "plain")
LIMITS: Final = ("max_tokens", "max_completion_tokens", "")
LIMIT: Final = re.compile(r"max_(?:completion_)?tokens|completion tokens|in the completion")
TOO_LONG: Final = re.compile(
    r"context.{0,12}(?:length|window|size)|maximum context|too (?:long|large|many tokens)|exceed\w* .{0,40}(?:tokens|context)|input length",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Manners:
    """How a server is asked."""

    format: str = FORMATS[0]
    limit: str = LIMITS[0]
    temperature: bool = True

    def body(self, model: str, told: list[Message], *, schema: Schema, most: int) -> dict[str, Any]:
        """The request."""
        body: dict[str, Any] = {"model": model, "messages": told, "stream": False}
        if self.temperature:
            body["temperature"] = 0
        if self.limit:
            body[self.limit] = most
        if self.format == "json_schema":
            body["response_format"] = {"type": "json_schema", "json_schema": {"name": "record", "strict": True, "schema": schema}}
        elif self.format == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def without(self, complaint: str) -> "Manners | None":
        """Other manners after the server refused a request with these words; None where there is nothing left to give up."""
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.limit and LIMIT.search(complaint):
            return replace(self, limit=LIMITS[LIMITS.index(self.limit) + 1])
        if self.format != FORMATS[-1] and not is_too_long(complaint):
            return replace(self, format=FORMATS[FORMATS.index(self.format) + 1])
        return None


def is_too_long(complaint: str) -> bool:
    """Whether the server says that the text is longer than it can read."""
    return bool(TOO_LONG.search(complaint))
