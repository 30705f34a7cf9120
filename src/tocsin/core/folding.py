"""One way to compare names: without case, accents, punctuation."""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"})
SILENT = re.compile(r"[.'’‘`´ʻʼʾʿ′\"“”·]")  # U.S. is US; Sana'a is Sanaa
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)")
APART = re.compile(r"[\W_]+")
SHORT = 100  # code points


def fold(text: str) -> str:
    """*text* without case, accents, points and possessive 's; whatever else is no letter or digit becomes one space."""
    return _of_name(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", text)).casefold().translate(LETTERS)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return APART.sub(" ", SILENT.sub("", bare)).strip()


_of_name = lru_cache(maxsize=16384)(_fold)  # names are asked about again and again; a text is not kept
