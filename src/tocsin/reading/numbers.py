"""Numbers in words and figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.reading.tokens import Token, tokens

UNITS: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Mapping[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}
GROUPS: Mapping[str, int] = {"couple": 2, "pair": 2, "trio": 3, "score": 20}
# the least that each may mean: CODEBOOK.md section 3 for the first six
OPEN: Mapping[str, int] = {
    "several": 3,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "tens": 20,
    "few": 3,
    "handful": 3,
    "lakhs": 200_000,
    "crores": 20_000_000,
    "billions": 2_000_000_000,
}
ARTICLES = ("a", "an", "the")
STARTERS = frozenset((*ARTICLES, "half", "both", *UNITS, *TENS, *OPEN))
INNER = frozenset(("and", "of", *SCALES, *GROUPS))  # what may stand within a number, beside what may begin one
AFTER_ARTICLE = frozenset(("half", "few", "handful", *SCALES, *GROUPS))  # before any other word an article begins no number
LARGEST = 1e15  # what is larger is a serial number or a mistake, and floats lose its last digits
FIGURE = re.compile(r"\d[\d,\u00a0\u2009\u202f]*(?:\.\d+)?")
NOT_DIGITS = re.compile(r"[,\u00a0\u2009\u202f]")
GLUED = re.compile(rf"(?i:({'|'.join([*UNITS, *TENS])}))(?=[A-Z])")
GLUED_INITIALS = frozenset("zotfsenZOTFSEN")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start <= x < end``. *open* where the words give the least only ("dozens", "several")."""

    start: int
    end: int
    value: float
    open: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers in *text* in order, however they are used: "1,200", "twenty-one", "half a dozen", "tens of thousands"."""
    return list(numbers_among(tokens(text)))


def numbers_among(words: Sequence[Token]) -> Iterator[Number]:
    """The numbers among tokens that stand in a row."""
    at = 0
    while at < len(words):
        found = number_at(words, at)
        if not found:
            at += 1
            continue
        number, at = found
        yield number


def number_at(words: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """The number whose first token is number *at*, and the index behind it; None where none starts there."""
    if at >= len(words):
        return None
    word = words[at].word
    if word in ARTICLES and _word(words, at + 1) not in AFTER_ARTICLE:
        return None
    if word not in STARTERS and not word[0].isdecimal():
        found = _glued(words, at)
    else:
        found = _half(words, at) or _digits(words, at) or _spelled(words, at) or _open(words, at) or _group(words, at)
    if not found or found[0] > LARGEST:
        return None
    value, end, is_open = found
    return Number(words[at].start, words[end - 1].end if end > at else words[at].end, value, is_open), max(end, at + 1)


Found = tuple[float, int, bool]


def _word(words: Sequence[Token], at: int) -> str:
    return words[at].word if 0 <= at < len(words) else ""


def _half(words: Sequence[Token], at: int) -> Found | None:
    """Half a dozen, half-dozen, a half million."""
    at += _word(words, at) in ("a", "an")
    if _word(words, at) != "half":
        return None
    end = at + 1
    while _word(words, end) in ("-", "a"):
        end += 1
    scale = SCALES.get(_word(words, end))
    return (scale / 2, end + 1, False) if scale else None


def _digits(words: Sequence[Token], at: int) -> Found | None:
    if not FIGURE.fullmatch(words[at].word):
        return None
    value = float(NOT_DIGITS.sub("", words[at].word))
    if _word(words, at + 2) == "/" and _word(words, at + 1) == "1" and _word(words, at + 3) == "2":
        return value + 0.5, at + 4, False
    return _scaled(words, at + 1, value)


def _scaled(words: Sequence[Token], at: int, value: float) -> Found:
    """*value* times the scales that follow: 2.5 million, two hundred thousand."""
    while (scale := SCALES.get(_word(words, at))) and scale > 1:
        value, at = value * scale, at + 1
    if value > LARGEST:  # it may be infinite, and an infinite number cannot be rounded
        return value, at, False
    whole = round(value)
    return (whole if abs(value - whole) < 1e-6 else value), at, False


def _spelled(words: Sequence[Token], at: int) -> Found | None:
    """Twenty-one, two hundred and fifty, a thousand, two and a half million."""
    if _word(words, at) in ("a", "an") and _word(words, at + 1) in SCALES:
        return _sum_of_scales(words, at + 1, 1)
    small = _below_hundred(words, at)
    if not small:
        return None
    value, at = small
    if [_word(words, at + k) for k in range(3)] == ["and", "a", "half"]:
        return _scaled(words, at + 3, value + 0.5)
    return _sum_of_scales(words, at, value)


def _below_hundred(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = _word(words, at)
    if word in UNITS:
        return UNITS[word], at + 1
    if word not in TENS:
        return None
    after = at + 1 + (_word(words, at + 1) == "-")
    if 1 <= UNITS.get(_word(words, after), 0) <= 9:
        return TENS[word] + UNITS[_word(words, after)], after + 1
    return TENS[word], at + 1


def _sum_of_scales(words: Sequence[Token], at: int, value: float) -> Found:
    """*value* and the scales and smaller numbers after it: (two) hundred and fifty thousand."""
    total = 0.0
    while (scale := SCALES.get(_word(words, at))) is not None:
        at += 1
        if scale > 100:
            total, value = total + value * scale, 0
        else:
            value *= scale
        rest = _below_hundred(words, at + (_word(words, at) == "and"))
        if rest and scale != 12:
            value, at = value + rest[0], rest[1]
        elif scale > 100:
            break
    return total + value, at, False


def _open(words: Sequence[Token], at: int) -> Found | None:
    """Dozens, tens of thousands, several hundred, a few."""
    at += _word(words, at) == "a" and _word(words, at + 1) in ("few", "handful")
    if _word(words, at) not in OPEN:
        return None
    value, word, at = OPEN[_word(words, at)], _word(words, at), at + 1
    if word in ("several", "few") and _word(words, at) in SCALES:
        few = 3 if word == "several" else 2
        return few * SCALES[_word(words, at)], at + 1, True
    while _word(words, at) == "of" and OPEN.get(_word(words, at + 1), 0) >= 1_000:
        value, at = value * OPEN[_word(words, at + 1)] // 2, at + 2
    return value, at, True


def _group(words: Sequence[Token], at: int) -> Found | None:
    """A couple of, a pair of, a score, both."""
    if _word(words, at) == "both":
        return 2, at + 1, False
    if _word(words, at) not in ARTICLES or _word(words, at + 1) not in GROUPS:
        return None
    value, at = GROUPS[_word(words, at + 1)], at + 2
    if _word(words, at) in SCALES or (_word(words, at) == "of" and _word(words, at + 1) in SCALES):
        return _scaled(words, at + (_word(words, at) == "of"), value)
    return value, at, False


def _glued(words: Sequence[Token], at: int) -> Found | None:
    """A number run together with the name behind it: FourRebels."""
    match = GLUED.match(words[at].text) if words[at].text[0] in GLUED_INITIALS else None
    if not match or words[at].text.isupper():
        return None
    word = match.group(1).casefold()
    return UNITS.get(word, TENS.get(word, 0)), at + 1, False
