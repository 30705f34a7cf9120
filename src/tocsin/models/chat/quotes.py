"""Where the words stand that a model says it has read. Words that are not in the text are nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tocsin.models.decode import whole_words

Where = tuple[int, int]
SAME: Final[Mapping[str, str]] = {
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}
NUMBER: Final = re.compile(r"\s*\[\d+\]\s*")  # the number of a sentence, copied with its words
GAP: Final = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*")
EDGES: Final = " \t\n\"'“”‘’.,;:"
LONGEST: Final = 1_500  # letters of a stretch that is given by its first and last words


def fold(text: str) -> tuple[str, list[int]]:
    """*text* with plain quotes, dashes and single spaces in lower case, and the offset in *text* of each letter of it."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                offsets.append(offset)
            continue
        plain = SAME.get(letter, letter).casefold()
        letters.extend(plain)
        offsets.extend([offset] * len(plain))
    return "".join(letters), offsets


@dataclass(frozen=True)
class Finder:
    """Looks quotes up in *text*."""

    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return fold(self.text)

    def all(self, quote: str, within: Where) -> list[Where]:
        """Every place in *within* with these words, as they are or, if there is none, folded; in order."""
        unnumbered = NUMBER.sub(" ", quote)
        return (
            self._exact(quote.strip(), within)
            or self._alike(quote, within)
            or self._alike(unnumbered, within)
            or self._alike(unnumbered.strip(EDGES), within)
        )

    def nearest(self, quote: str, to: Where, within: Sequence[Where]) -> Where | None:
        """The place with these words in the first of *within* that has one, there that which is nearest to *to*; None if there is none.

        A long stretch may be given by its first and last words with "…" between.
        """
        found = next((places for area in within if (places := self.all(quote, area))), [])
        return min(found, key=lambda place: _distance(place, to)) if found else self._stretch(quote, to, within)

    def _stretch(self, quote: str, to: Where, within: Sequence[Where]) -> Where | None:
        parts = [part for part in GAP.split(quote) if part.strip(EDGES)]
        start = self.nearest(parts[0], to, within) if len(parts) > 1 else None
        ends = self.all(parts[-1], (start[1], start[0] + LONGEST)) if start else []
        return (start[0], ends[0][1]) if start and ends else None

    def _exact(self, quote: str, within: Where) -> list[Where]:
        return list(_whole(self.text, _places(self.text, quote, within)))

    def _alike(self, quote: str, within: Where) -> list[Where]:
        folded, offsets = self._folded
        words = fold(quote)[0].strip()
        spans = ((offsets[a], offsets[b - 1] + 1) for a, b in _places(folded, words, (0, len(folded))))
        return list(_whole(self.text, (place for place in spans if within[0] <= place[0] and place[1] <= within[1])))


def _places(text: str, words: str, within: Where) -> Iterator[Where]:
    at = text.find(words, *within) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1, within[1])


def _whole(text: str, places: Iterator[Where]) -> Iterator[Where]:
    """Those that do not begin within a word, widened to its end: "attack" of "attacks" is there, "he" of "the" is not."""
    for start, end in places:
        if start == 0 or not (text[start - 1].isalnum() and text[start].isalnum()):
            yield start, whole_words(text, start, end)[1]


def _distance(place: Where, to: Where) -> int:
    return max(to[0] - place[1], place[0] - to[1], 0)
