"""The telling words of a text: rare ones say more than common ones."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from math import fsum, sqrt

from tocsin.core.folding import fold

WORD = re.compile(r"[^\W\d_][\w'’]{2,}")
ENDINGS = re.compile(r"(?:ings?|ers?|ed|es|s|ly)$")
RAREST = 9.0  # ln of about how many texts the table was counted in: the worth of a word that none of them has
LEAST = 2.5  # words in more than one text of twelve say nothing
MOST_WORDS = 24
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")


def telling_words(text: str, *, most: int = MOST_WORDS) -> tuple[str, ...]:
    """The stems of *text* that say most, sorted; common words are left out."""
    counts = Counter(map(stem, WORD.findall(text)))
    worth = ((rarity(word), word, n) for word, n in counts.items())
    ranked = sorted((-rare * (1 + min(n, 4) / 4), word) for rare, word, n in worth if rare >= LEAST)
    return tuple(sorted(word for _, word in ranked[:most]))


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """*word* folded, without the commonest English endings."""
    folded = fold(word).replace(" ", "")
    cut = ENDINGS.sub("", folded)
    return cut if len(cut) >= 4 else folded


@lru_cache(maxsize=131072)
def rarity(word: str) -> float:
    """How much a stem says: the logarithm of one in how many texts has it."""
    return _table().get(word, RAREST)


def weight(words: Iterable[str]) -> float:
    """The length of *words* as a vector of their rarities."""
    return sqrt(fsum(map(_squared, words)))


def likeness(one: frozenset[str], other: frozenset[str], lengths: float) -> float:
    """The cosine of two sets of words, 0 to 1; *lengths* is the product of their weights."""
    shared = one & other
    return fsum(map(_squared, shared)) / lengths if shared and lengths else 0.0


@lru_cache(maxsize=131072)
def _squared(word: str) -> float:
    return rarity(word) ** 2


def sentence_round(text: str, start: int, *, reach: int = 400) -> str:
    """The sentence of *text* in which offset *start* stands, cut where it runs further than *reach* either way."""
    low = max(0, start - reach)
    before = [match.end() for match in SENTENCE_END.finditer(text, low, start)]
    after = SENTENCE_END.search(text, start)
    return text[before[-1] if before else low : min(after.start() if after else len(text), start + reach)]


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    table: dict[str, float] = json.loads(files("tocsin.consolidate").joinpath("data", "words.json").read_text("utf-8"))
    return table
