"""One way to compare names: without case, accents, punctuation."""

import re
import unicodedata

from tocsin.core.remembering import remembered

LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"})
SILENT = re.compile(r"[.'’‘`´ʻʼʾʿ′\"“”·]")  # U.S. is US; Sana'a is Sanaa
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)")
APART = re.compile(r"[\W_]+")


@remembered(longest=100, entries=16384)
def fold(text: str) -> str:
    """*text* without case, accents, points and possessive 's; whatever else is no letter or digit becomes one space."""
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", text)).casefold().translate(LETTERS)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return APART.sub(" ", SILENT.sub("", bare)).strip()
