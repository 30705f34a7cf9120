"""Words, figures and marks of a text with their offsets."""

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"""
      \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)                    # 1,200
    | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)           # 10 000 with a narrow or fixed space
    | \d+(?:st|nd|rd|th|ST|ND|RD|TH)(?![^\W_])              # 3rd
    | \d+(?:\.\d+)?
    | (?:[A-Z]\.){2,}                                       # U.S.
    | [^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*                # a word; the possessive 's is a token of its own
    | ['’][sS]\b
    | \S
    """,
    re.VERBOSE,
)


SHORT = 400  # code points


class Token(NamedTuple):
    """A word, figure or mark at ``start <= x < end``; *word* is its lower-case form."""

    start: int
    end: int
    word: str
    text: str


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of *text* in order; white space is in none of them."""
    return _of_mention(text) if len(text) <= SHORT else _read(text)


def _read(text: str) -> tuple[Token, ...]:
    return tuple(map(_token, TOKEN.finditer(text)))


_of_mention = lru_cache(maxsize=512)(_read)  # the few words of a mention are asked about again and again; a text is not kept


def _token(match: re.Match[str]) -> Token:
    text, (start, end) = match.group(), match.span()
    return Token(start, end, text.casefold().replace("’", "'"), text)
