"""Wordpieces of a text, with their offsets and what an uncased vocabulary does not see: case, digits, line starts."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

SHAPES: Final = 12  # 6 shapes of a word, doubled for the first piece of a line


@dataclass(frozen=True, slots=True)
class Tokens:
    """*ids* and *shapes* (n,), *offsets* (n, 2) half-open code points of the text; no special tokens."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def shape_of(word: str) -> int:
    """0 no letter or digit, 1 lower, 2 Title, 3 UPPER, 4 with a digit, 5 mixed."""
    if any(c.isdigit() for c in word):
        return 4
    if not any(c.isalpha() for c in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 5


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """The wordpieces of *text*. The tokenizer must neither truncate nor pad."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    shapes = _shapes(text, encoding.word_ids, encoding.offsets)
    return Tokens(np.array(encoding.ids, dtype=np.int64), shapes, offsets)


def _shapes(text: str, words: list[int | None], offsets: list[tuple[int, int]]) -> NDArray[np.int64]:
    shapes = np.zeros(len(words), dtype=np.int64)
    known: dict[str, int] = {}
    at, last_end = 0, 0
    while at < len(words):
        stop = at + 1
        while stop < len(words) and words[stop] == words[at]:
            stop += 1
        word = text[offsets[at][0] : offsets[stop - 1][1]]
        if word not in known:
            known[word] = shape_of(word)
        shapes[at:stop] = known[word]
        if at == 0 or "\n" in text[last_end : offsets[at][0]]:
            shapes[at] += SHAPES // 2
        last_end = offsets[stop - 1][1]
        at = stop
    return shapes
