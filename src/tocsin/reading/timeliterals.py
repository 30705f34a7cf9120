"""How the times are written that are no words of the grammar: dates in figures, hours, decades, holidays."""

import re
from functools import lru_cache

from tocsin.reading import timewords as say

FIGURES = re.compile(
    r"""
    (?=[\d'’])(?:
      (?P<I>(?<![\d/.-])\d{4}-\d\d?-\d\d?(?=T\d|\b) | (?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b(?![/.-]\d) | \b9/11\b)
    | (?P<R>\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b(?![-–/.]\d))
    | (?P<E>(?:\b(?:1[5-9]|20)\d|['’]?(?<!\d)[2-9])0['’]?s\b)
    | (?P<y>(?<![\w'’])['’](?:[4-9]\d|[0-2]\d)\b(?!['’]?s))
    | (?P<K>\b(?:[01]?\d|2[0-4])(?:[:.]?[0-5]\d)?\s?(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)(?:\s\(?(?:local(?:\stime)?|(?-i:[A-Z]{2,4}T|UTC))\b\)?)?
        | \b(?:[01]?\d|2[0-4])[:.]?[0-5]\d(?:\s?(?:hrs?|hours|h)\b)?\s\(?(?:local(?:\stime)?|(?-i:[A-Z]{2,4}T|UTC))\b\)?
        | \b(?:[01]?\d|2[0-3]):[0-5]\d\b(?!:)
        | \b\d{1,2}\so['’]clock\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()  # noqa: SIM905
NAMES = re.compile(
    rf"(?P<E>\b(?:{'|'.join(DECADES)})\b)|(?P<F>\b(?:"
    + "|".join(re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\s+") for name in sorted(say.HOLIDAYS, key=len, reverse=True))
    + r")\b)",
    re.IGNORECASE,
)
OPENERS = frozenset((*DECADES, *(re.split(r"\W", name)[0] for name in say.HOLIDAYS)))  # what begins a literal without figures


@lru_cache(maxsize=16384)
def opens_name(word: str) -> bool:
    """Whether the name of a holiday or decade may begin within *word*."""
    return not OPENERS.isdisjoint(re.split("['’]", word))
