"""A text as runs of capitals: the stretches in which the name of a place may stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tocsin.reading.wordlists import words

ABBREVIATED = words("""
    Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Oreg Pa Penn
    Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask Man Phila St Ste Sta Ft Mt Pt Co Ave Blvd Rd Dr Ln Ct Hwy Rt Rte Pkwy Sq Twp Dist
    Prov Is Mr Mrs Ms Messrs Rev Sen Rep Reps Sens Gov Gen Lt Sgt Col Capt Cpl Maj Adm Cmdr Det Supt Atty Prof Hon Jr Sr Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec No Inc Corp Ltd Univ Dept
""")
CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february september october november december
""")
INNER = words("of the de la las los le les el al del da do dos das du des di der den van von ez es as ash upon on sur am an na y e i")
# (?=…) saves most words the attempts
TOKEN = re.compile(
    r"(?P<points>(?=.\.)(?:[^\W\d_]\.){2,}(?:[^\W\d_]+\.)?)"
    r"|(?P<short>(?=[A-Z])(?:[A-Z]\.\s?)?(?:" + "|".join(sorted(ABBREVIATED)) + r")\.)"
    r"|(?P<own>['’]s\b)|(?P<word>[^\W\d_]+(?:['’`](?!s\b)[^\W\d_]+)*)|(?P<figure>\d[\w.,:]*\w|\d)|(?P<line>\n+)|(?P<mark>[^\s\w]|_)"
)
ELIDED = re.compile(r"[dl]['’][^\W\d_a-z]")
WORDS = ("word", "points", "short")  # groups of the expression that are words
LONGEST_RUN = 24  # tokens; a longer run of capitals is a headline or a list, and is cut


class Token(NamedTuple):  # a record takes twice as long to make, and each word is one
    """A word, number or mark at ``start <= x < end``. *kind*: word, own ('s), figure, mark, line.

    *capital*: it is a word that starts with a capital, if behind an elision ("d'Ivoire"); a weekday or month is no part of a name.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens number ``first <= n < last`` of a text: a run of capitals with what may join them."""

    first: int
    last: int


def read_tokens(text: str) -> list[Token]:
    """The tokens of *text*, in order."""
    return [_token(match) for match in TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    text, (start, end) = match[0], match.span()
    low, kind, capital = _told(text, match.lastgroup or "mark")
    return Token(start, end, text, low, kind, capital)


@lru_cache(maxsize=8192)
def _told(text: str, group: str) -> tuple[str, str, bool]:
    """Small letters, kind, and whether it is a capital word."""
    low = text.casefold()
    if group not in WORDS:
        return low, group, False
    return low, "word", (text[0].isupper() or bool(ELIDED.match(text))) and low not in CALENDAR


def find_runs(tokens: Sequence[Token]) -> list[Run]:
    """The runs of capitals, in order."""
    runs: list[Run] = []
    last = 0
    for first, token in enumerate(tokens):
        if token.capital and first >= last:
            last = _end_of_run(tokens, first)
            runs += _cut(first, last)
    return runs


def _cut(first: int, last: int) -> Iterator[Run]:
    yield from (Run(at, min(at + LONGEST_RUN, last)) for at in range(first, last, LONGEST_RUN))


def _end_of_run(tokens: Sequence[Token], first: int) -> int:
    """The number behind the last token of the run from *first* on; it ends with a capital or figure."""
    last = at = first + 1
    while at < len(tokens):
        token, before = tokens[at], tokens[at - 1]
        gap = token.start - before.end
        if gap > 1 or token.kind == "line":
            break
        if token.capital or (token.kind == "figure" and gap == 1):
            last = at + 1
        elif not _joins(token, gap):
            break
        at += 1
    return last


def _joins(token: Token, gap: int) -> bool:
    if token.kind == "word":
        return token.text in INNER
    return gap == 0 and (token.kind == "own" or token.text in "-–")
