"""A text as runs of capitals: the stretches in which the name of a place may stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
TOKEN = re.compile(
    r"(?P<points>(?:[^\W\d_]\.){2,}(?:[^\W\d_]+\.)?)|(?P<short>(?:[A-Z]\.\s?)?(?:" + "|".join(sorted(ABBREVIATED)) + r")\.)"
    r"|(?P<own>['’]s\b)|(?P<word>[^\W\d_]+(?:['’`](?!s\b)[^\W\d_]+)*)|(?P<figure>\d[\w.,:]*\w|\d)|(?P<line>\n+)|(?P<mark>[^\s\w]|_)"
)
ELIDED = re.compile(r"[dl]['’][^\W\d_a-z]")
LONGEST_RUN = 24  # tokens; a longer run of capitals is a headline or a list, and is cut


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark at ``start <= x < end``. *kind*: word, own ('s), figure, mark, line."""

    start: int
    end: int
    text: str
    low: str
    kind: str

    @property
    def capital(self) -> bool:
        """Whether it is a word that starts with a capital, if behind an elision ("d'Ivoire"); a weekday or month is no part of a name."""
        return self.kind == "word" and _is_capital(self.text)


@lru_cache(maxsize=8192)
def _is_capital(word: str) -> bool:
    return (word[0].isupper() or bool(ELIDED.match(word))) and word.casefold() not in CALENDAR


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens number ``first <= n < last`` of a text: a run of capitals with what may join them."""

    first: int
    last: int


def read_tokens(text: str) -> list[Token]:
    """The tokens of *text*, in order."""
    return [_token(m) for m in TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "mark"
    kind = "word" if kind in ("points", "short") else kind
    text = match.group()
    return Token(match.start(), match.end(), text, text.casefold(), kind)


def find_runs(tokens: Sequence[Token]) -> list[Run]:
    """The runs of capitals, in order."""
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        last = _end_of_run(tokens, at)
        runs += _cut(at, last)
        at = last
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
    return (token.kind == "own" and gap == 0) or (token.text in "-–" and gap == 0) or (token.kind == "word" and token.text in INNER)
