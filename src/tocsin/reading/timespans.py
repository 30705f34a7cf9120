"""Where a text tells a time: the longest match of the grammar at each place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.reading.timeclasses import TELLING
from tocsin.reading.timeforms import Form
from tocsin.reading.timegrammar import RULES, Builder
from tocsin.reading.timehits import Hit
from tocsin.reading.timeitems import Item, items

# letters that a pattern may begin with, if one that tells of time stands in the same run of known words
STARTS = re.compile(rf"(?=[^x]{{0,11}}?[{TELLING}])[A-Z#mvwshndkeqz]")
WIDEST = 40  # letters; no pattern is wider, with the letter that it looks at behind it


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time told at ``start <= x < end``; *first* and *last* are the numbers of its items, half-open."""

    start: int
    end: int
    form: Form
    first: int
    last: int


def find_spans(text: str, *, is_time: bool = False) -> tuple[list[TimeSpan], list[Item]]:
    """The single times of *text* in order, none within another, and its items. *is_time* where the text is one time."""
    words = items(text, is_time=is_time)
    return list(_spans(words, "".join(word.letter for word in words))), words


def _spans(words: Sequence[Item], letters: str) -> Iterator[TimeSpan]:
    at = 0
    while start := STARTS.search(letters, at):
        at = start.start()
        found = _longest(words, letters, at)
        if not found:
            at += 1
            continue
        form, end = found
        yield TimeSpan(words[at].start, words[end - 1].end, form, at, end)
        at = end


def _longest(words: Sequence[Item], letters: str, at: int) -> tuple[Form, int] | None:
    first = max(0, at - 1)  # the readers look at the item before
    unknown = letters.find("x", at)  # no pattern goes on behind it
    near = letters[first : min(at + WIDEST, unknown + 1 if unknown >= 0 else len(letters))]
    for match, build in _matches(near, at - first):
        form = build(Hit(match, words[first : first + len(near) + 2]))  # and at two behind
        if form:
            return form, first + match.end()
    return None


@lru_cache(maxsize=4096)
def _matches(letters: str, at: int) -> Sequence[tuple[re.Match[str], Builder]]:
    """The matches of the grammar at *at* of a few *letters*, the longest first: the same few come again and again."""
    hits = [(match, build) for pattern, build in RULES if (match := pattern.match(letters, at)) and match.end() > at]
    return sorted(hits, key=lambda hit: -hit[0].end())
