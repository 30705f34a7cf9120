"""Words, figures and marks of a text with their offsets."""

import re
from typing import NamedTuple

from tocsin.core.remembering import remembered

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


class Token(NamedTuple):
    """A word, figure or mark at ``start <= x < end``; *word* is its lower-case form."""

    start: int
    end: int
    word: str
    text: str


@remembered(longest=400, entries=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of *text* in order; white space is in none of them."""
    return tuple(map(_token, TOKEN.finditer(text)))


def tokens_between(text: str, start: int, end: int) -> list[Token]:
    """The tokens of *text* at ``start <= x < end``, which cut no word."""
    return [_token(match) for match in TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    text, (start, end) = match.group(), match.span()
    return Token(start, end, text.casefold().replace("’", "'"), text)
