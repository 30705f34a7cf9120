"""One way to compare names: without case, accents, punctuation."""

import re
import unicodedata

from tocsin.core.remembering import remembered

LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"})
SILENT = re.compile(r"[.'’‘`´ʻʼʾʿ′\"“”·]")  # U.S. is US; Sana'a is Sanaa
# the mark first: few letters are one, and to look back from each takes long
POSSESSIVE = re.compile(r"['’](?:(?<=\w.)s\b|(?<=s.)(?!\w))")
APART = re.compile(r"[\W_]+")


@remembered(longest=100, entries=16384)
def fold(text: str) -> str:
    """*text* without case, accents, points and possessive 's; whatever else is no letter or digit becomes one space."""
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", text)).casefold()
    return APART.sub(" ", SILENT.sub("", plain if plain.isascii() else _in_plain_letters(plain))).strip()


def _in_plain_letters(text: str) -> str:
    changed = {ord(c): LETTERS.get(ord(c), "") for c in set(text) if ord(c) in LETTERS or unicodedata.combining(c)}
    return text.translate(changed) if changed else text
