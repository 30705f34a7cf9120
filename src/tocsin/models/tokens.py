"""Wordpieces of a text, with their offsets and what an uncased vocabulary does not see: case, digits, line starts."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
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

    def part(self, start: int, end: int) -> "Tokens":
        """Those with ``start <= number < end``."""
        return Tokens(self.ids[start:end], self.shapes[start:end], self.offsets[start:end])


@lru_cache(maxsize=16384)
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


def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a file, set neither to truncate nor to pad."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def ends_of(tokenizer: Tokenizer) -> tuple[int, int]:
    """The ids that open and close a text: [CLS] and [SEP], or what stands in for them. Raises ValueError where there are no two."""
    ids = tokenizer.encode("").ids
    if len(ids) != 2:
        raise ValueError(f"the tokenizer puts {len(ids)} pieces round a text; two are expected, one before and one behind")
    return ids[0], ids[1]


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """The wordpieces of *text*. The tokenizer must neither truncate nor pad."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    where = [_without_space(text, *edges) if text[edges[0] : edges[0] + 1].isspace() else edges for edges in encoding.offsets]
    shapes = _shapes(text, encoding.word_ids, where)
    return Tokens(np.array(encoding.ids, dtype=np.int64), shapes, np.array(where, dtype=np.int64).reshape(-1, 2))


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Vocabularies of bytes and of sentence pieces count the space before a word to it. A piece that is only space stays.

    Asked only of pieces that begin with space: few do, and each call takes time.
    """
    words = text[start:end].lstrip()
    return (end - len(words), end) if words else (start, end)


def _shapes(text: str, words: list[int | None], offsets: list[tuple[int, int]]) -> NDArray[np.int64]:
    if not words:
        return np.zeros(0, dtype=np.int64)
    firsts = [at for at, word in enumerate(words) if at == 0 or word != words[at - 1]]
    stops = [*firsts[1:], len(words)]
    shapes: list[int] = []
    opens_line, last_end = [], 0
    for at, stop in zip(firsts, stops, strict=True):
        end = offsets[stop - 1][1]
        word = text[offsets[at][0] : end].lstrip()
        shapes.append(shape_of(word))
        if at == 0 or "\n" in text[last_end : end - len(word)]:
            opens_line.append(at)
        if word:  # a piece of its own for the line break leaves the break between the words
            last_end = end
    of_pieces = np.repeat(np.array(shapes, dtype=np.int64), np.subtract(stops, firsts))
    of_pieces[opens_line] += SHAPES // 2
    return of_pieces
