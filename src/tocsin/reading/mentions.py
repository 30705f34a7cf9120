"""Mentions with clean edges: a word too many at either end is cut, a name that is cut short is made whole."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from operator import itemgetter

from tocsin.core.markup import Markup, Mention
from tocsin.reading.definitions import find_definitions

LITTLE = ("of", "in", "and", "the", "to", "at", "on", "for", "by", "with", "a", "an", "from", "or", "as")
TAIL = re.compile(rf"(?:[\s,;:(\[]+(?:full\s+of|{'|'.join(LITTLE)}))*[\s,;:(\[]*\Z")
HEAD = re.compile(r"(?:(?:[’']s|and|of|in|at|by|to|from|or|that)\s+)*")
TAIL_IN_CAPITALS, HEAD_IN_CAPITALS = (re.compile(pattern.pattern, re.IGNORECASE) for pattern in (TAIL, HEAD))
KEPT_WHOLE = ("content", "cue", "trigger")  # "took to" and "according to" end as they end
HEADED = ("filler", "place")
NAME_AND_BODY = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)+)\s(?:of|from|at|with)\s(?:the\s)?[A-Z]")


def with_clean_edges(text: str, markup: Markup) -> Markup:
    """*markup* with its mentions cut to what they name; their numbers stay."""
    names = {text[m.start : m.end] for m in markup.mentions if m.label == "filler"}
    whole = _whole_names(text)
    trimmed = (_trim(text, mention, names) for mention in markup.mentions)
    return replace(markup, mentions=tuple((_widen(mention, whole) for mention in trimmed) if whole else trimmed))


def _whole_names(text: str) -> Sequence[tuple[int, int]]:
    """Where names stand that the report gives a short form for, in order; of two that begin at one place, one."""
    names = set(find_definitions(text).values())
    found = {match.start(): match.end() for name in names for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    return sorted(found.items())


def _widen(mention: Mention, whole: Sequence[tuple[int, int]]) -> Mention:
    """A filler that holds a part of such a name holds all of it: "National Front" of "Kandu National Front (KNF)"."""
    at = bisect_left(whole, mention.end, key=itemgetter(0)) - 1
    if mention.label != "filler" or at < 0:
        return mention
    start, end = whole[at]
    return replace(mention, start=min(mention.start, start), end=max(mention.end, end)) if end > mention.start else mention


def _trim(text: str, mention: Mention, names: Set[str]) -> Mention:
    if mention.label in KEPT_WHOLE:
        return mention
    words = text[mention.start : mention.end]
    head, tail = (HEAD_IN_CAPITALS, TAIL_IN_CAPITALS) if words.isupper() else (HEAD, TAIL)
    start = head.match(words).end() if mention.label in HEADED else 0  # type: ignore[union-attr]
    end = tail.search(words).start() if _may_trail(words) else len(words)  # type: ignore[union-attr]
    if mention.label == "filler" and (person := NAME_AND_BODY.match(words)) and _is_told_alone(person["name"], names):
        end = person.end("name")
    if start >= end or (start == 0 and end == len(words)):
        return mention
    return replace(mention, start=mention.start + start, end=mention.start + end)


def _may_trail(words: str) -> bool:
    """Whether ``TAIL`` may find something: most mentions end in another word."""
    return not words[-1:].isalnum() or words.lower().endswith(LITTLE)


def _is_told_alone(name: str, names: Set[str]) -> bool:
    """Whether the report also calls somebody by *name* or by its last word: then the body behind it is not part of it."""
    return not names.isdisjoint((name, name.rsplit(maxsplit=1)[-1]))
