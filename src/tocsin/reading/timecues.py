"""Where a text may tell a time: most words stand far from any, and need not be looked at again."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.reading import timewords as say
from tocsin.reading.numbers import INNER, STARTERS
from tocsin.reading.timeclasses import GLUED_CAPITAL, SPELLED_CENTURIES, TELLING, class_of
from tocsin.reading.timeliterals import FIGURES, opens_name

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b|S\b)[^\W_]+)*")  # as a token, with its figures
YEAR = 4  # figures: they tell a time by themselves
BEHIND = 4  # other words that may belong to a literal ("7 pm local time") or tell that there is no time ("2000 fighters")
CUE, FIGURE, INSIDE, OUTSIDE = "cue", "figure", "inside", "outside"


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of *text* in which a time may be told: from the word outside any time before it to a few such words behind it.

    They come in order; the last word of one may be the first of the next.
    """
    start: int | None = None
    before, behind = 0, 0
    for match in WORD.finditer(text):
        part = _part(match.group())
        if part == CUE or (part == FIGURE and _begins_literal(text, match.start())):
            start, behind = (before if start is None else start), 0
        elif part == OUTSIDE:
            before, behind = match.start(), behind + 1
            if start is not None and behind == BEHIND:
                yield start, match.end()
                start = None
    if start is not None:
        yield start, len(text)


def _begins_literal(text: str, start: int) -> bool:
    """Whether the figures at *start* are a date or an hour: most count people."""
    return text[max(0, start - 1) : start] in ("'", "’") or FIGURES.match(text, start) is not None


@lru_cache(maxsize=16384)
def _part(word: str) -> str:
    """Whether *word* may tell a time, may do so with what stands beside it, may stand within a time, or ends one."""
    plain = word.casefold().replace("’", "'")
    letter = class_of(plain)[0]
    if letter in TELLING or plain in say.MONTHS or plain in say.WEEKDAYS or plain in SPELLED_CENTURIES:
        return CUE
    if opens_name(plain) or any(c.isdecimal() for c in word):
        return FIGURE if word.isdecimal() and len(word) != YEAR else CUE
    two_words = GLUED_CAPITAL.search(word, 1) and not word.isupper()
    # a single letter may be one of "U.S."
    return INSIDE if letter != "x" or plain in STARTERS or plain in INNER or two_words or len(word) == 1 else OUTSIDE
