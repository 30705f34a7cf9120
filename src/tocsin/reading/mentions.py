"""Mentions with clean edges: a word too many at either end is cut."""

import re
from collections.abc import Set
from dataclasses import replace

from tocsin.core.markup import Markup, Mention

TAIL = re.compile(r"(?:[\s,;:(\[]+(?:in|of|and|the|to|at|on|for|by|with|a|an|from|or|as))*[\s,;:(\[]*\Z")
HEAD = re.compile(r"(?:(?:and|of|in|at|by|to|from|or|that)\s+)*")
KEPT_WHOLE = ("content", "cue", "trigger")  # "took to" and "according to" end as they end
HEADED = ("filler", "place")
NAME_AND_BODY = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)+)\s(?:of|from|at|with)\s(?:the\s)?[A-Z]")


def with_clean_edges(text: str, markup: Markup) -> Markup:
    """*markup* with its mentions cut to what they name; their numbers stay."""
    names = {text[m.start : m.end] for m in markup.mentions if m.label == "filler"}
    return replace(markup, mentions=tuple(_trim(text, mention, names) for mention in markup.mentions))


def _trim(text: str, mention: Mention, names: Set[str]) -> Mention:
    if mention.label in KEPT_WHOLE:
        return mention
    words = text[mention.start : mention.end]
    start = HEAD.match(words).end() if mention.label in HEADED else 0  # type: ignore[union-attr]
    end = TAIL.search(words).start()  # type: ignore[union-attr]
    if mention.label == "filler" and (person := NAME_AND_BODY.match(words)) and _is_told_alone(person["name"], names):
        end = person.end("name")
    return replace(mention, start=mention.start + start, end=mention.start + end) if start < end else mention


def _is_told_alone(name: str, names: Set[str]) -> bool:
    """Whether the report also calls somebody by *name* or by its last word: then the body behind it is not part of it."""
    return not names.isdisjoint((name, name.rsplit(maxsplit=1)[-1]))
