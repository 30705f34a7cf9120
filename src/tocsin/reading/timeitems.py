"""A text as items with one letter each, so that the grammar of times is a few patterns over letters.

====  =======================================  ====  ========================================
M     month that stands alone (July, in May)   W     weekday
m     month that needs a figure (May, Mar)     w     weekday that needs a date (Sun, Sat)
v     may, march in small letters              D, #  figure from 1 to 31; 3rd
Y     four-figure year                         N     any other number, in words or figures
E     decade (1990s, the nineties)             U     unit (week, years)
S     season                                   s     fall, spring: needs company
P     part of the day                          T     yesterday, today ...
Q     early, mid, end                          V     now, recently, current ...
O     first, second ...                        F     holiday
K     time of day (7.30 pm)                    I     date in figures (2021-08-30)
R     years with a dash (1950-53)              e     daily, weekly ...
====  =======================================  ====  ========================================

The other letters are the function words of ``timewords.CLASSES``, marks stand for themselves, ``x`` is anything else.
"""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tocsin.reading import timewords as say
from tocsin.reading.numbers import STARTERS, number_at
from tocsin.reading.timeclasses import GLUED_CAPITAL, SPELLED_CENTURIES, class_of
from tocsin.reading.timecues import stretches
from tocsin.reading.timeliterals import DECADES, FIGURES, NAMES, opens_name
from tocsin.reading.tokens import Token, tokens, tokens_between

DAY_FIGURE = re.compile(r"(\d\d?)(st|nd|rd|th)?")


class Item(NamedTuple):
    """A word, figure or phrase with its *letter* in the grammar and its *value*."""

    letter: str
    start: int
    end: int
    value: Any
    text: str


def items(text: str, *, is_time: bool = False) -> list[Item]:
    """The items of *text* where it may tell a time, in order; of all of it where *is_time*, and then "may" is a month.

    What is left out stands far from any time, between words of letter ``x``.
    """
    shouted = text.isupper()
    if is_time:
        found = _items(text, tokens(text), shouted=shouted)
        return [item._replace(letter="M") if item.letter in "mv" else item for item in found]
    near = (tokens_between(text, start, end) for start, end in stretches(text))
    return [item for words in near for item in _items(text, words, shouted=shouted)]


def _items(text: str, words: Sequence[Token], *, shouted: bool) -> list[Item]:
    literals = _literals(text, words)
    found: list[Item] = []
    at = 0
    while at < len(words):
        while literals and literals[0].end <= words[at].start:
            literals.pop(0)
        if literals and literals[0].start <= words[at].start:
            found.append(literals[0])
            at = next((k for k in range(at, len(words)) if words[k].start >= literals[0].end), len(words))
            continue
        item, at = _item(words, at, found[-1].letter if found else "", shouted=shouted)
        found.append(item)
    return found


def _literals(text: str, words: Sequence[Token]) -> list[Item]:
    """Dates in figures, hours, decades, holidays among *words* of *text*, in order."""
    if not words:
        return []
    start, end = words[0].start, words[-1].end
    named = any(opens_name(word.word) for word in words)  # the search for a name is slow
    matches = [*FIGURES.finditer(text, start, end), *(NAMES.finditer(text, start, end) if named else ())]
    return [_literal(match) for match in sorted(matches, key=lambda match: match.start())]


def _item(words: Sequence[Token], at: int, before: str, *, shouted: bool) -> tuple[Item, int]:
    """The item that starts with token number *at*, and the number of the token behind it. *before* is the letter of the item before."""
    word = words[at]
    plain = _plain(word.text, word.word)
    if plain:
        return Item(plain[0], word.start, word.end, plain[1], word.word), at + 1
    found = _figure(words, at) or _name(words, at, before, shouted=shouted)
    letter, value, end = found or (*class_of(word.word), at + 1)
    return Item(letter, word.start, words[end - 1].end, value, word.word), end


@lru_cache(maxsize=16384)
def _plain(text: str, word: str) -> tuple[str, Any] | None:
    """Letter and value of *word*, written *text*, that can begin no number and is no month or weekday; None of any other."""
    doubtful = word[0].isdecimal() or word in STARTERS or word in say.MONTHS or word in say.WEEKDAYS
    return None if doubtful or GLUED_CAPITAL.search(text, 1) else class_of(word)


def _figure(words: Sequence[Token], at: int) -> tuple[str, Any, int] | None:
    word = words[at].word
    if word[0].isdecimal() and word.isdecimal() and len(word) == 4 and 1000 <= int(word) <= 2100:
        return "Y", int(word), at + 1
    figure = DAY_FIGURE.fullmatch(word)
    found = number_at(words, at)
    if figure and 1 <= int(figure[1]) <= 31 and (found is None or found[1] == at + 1):
        return "#" if figure[2] else "D", int(figure[1]), at + 1
    if not found or word == "both":
        return None
    number, end = found
    second = number_at(words, end) if word in SPELLED_CENTURIES and end < len(words) else None
    if second and 10 <= second[0].value <= 99 and number.value in (18, 19):
        return "Y", SPELLED_CENTURIES[word] + int(second[0].value), second[1]
    return "N", None if number.open else number.value, end


def _name(words: Sequence[Token], at: int, before: str, *, shouted: bool) -> tuple[str, Any, int] | None:
    """A month or weekday; short ones take their full stop with them."""
    word = words[at]
    month, weekday = say.MONTHS.get(word.word), say.WEEKDAYS.get(word.word)
    if month is None and weekday is None:
        return None
    short = len(word.word) <= 5 and word.word not in ("may", "march", "april", "june", "july")
    dotted = short and at + 1 < len(words) and words[at + 1].text == "." and words[at + 1].start == word.end
    end = at + 1 + dotted
    if weekday is not None:
        return ("w" if short else "W"), weekday, end
    return _month_letter(word, before, dotted=dotted, shouted=shouted), month, end


def _month_letter(word: Token, before: str, *, dotted: bool, shouted: bool) -> str:
    """M where the month is sure, m where a figure must stand beside it, v for a small "may"."""
    small = shouted or not word.text[0].isupper()
    doubtful = word.word in ("may", "march") or (len(word.word) <= 4 and word.word not in ("june", "july"))
    if not doubtful or dotted:
        return "M"
    short = word.word not in ("may", "march")
    if before in tuple("icurboLX" if small else "icurboLXHQ" if short else "icurbotaLXHQ") or (before == "t" and not short):
        return "M"
    after_figure = shouted and before in ("D", "#")
    return "m" if after_figure or not small else "v"


def _literal(match: re.Match[str]) -> Item:
    letter = match.lastgroup or "x"
    value = READERS[letter](match)
    return Item("x" if value is None else letter.upper(), match.start(), match.end(), value, match.group().casefold())


def _date(match: re.Match[str]) -> tuple[int, int | None, int | None] | None:
    """Year, month and day; month and day are None where their order is open."""
    if match.group() == "9/11":
        return 2001, 9, 11
    parts = [int(part) for part in re.split(r"[-/.]", match.group())]
    if parts[0] > 999:
        year, month, day = parts
    else:
        first, second, year = parts[0], parts[1], full_year(parts[2])
        month, day = (second, first) if first > 12 or "." in match.group() else (first, second)
        if first <= 12 and second <= 12 and first != second and "." not in match.group():
            return year, None, None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def full_year(year: int) -> int:
    """The year that two figures mean: 89 is 1989, 21 is 2021."""
    return year if year > 99 else year + (1900 if year >= 50 else 2000)


def _years(match: re.Match[str]) -> tuple[int, int] | None:
    first, second = (int(part) for part in re.split(r"\s?[-–/]\s?", match.group()))
    second = second if second > 99 else first - first % 100 + second
    return (first, second) if second > first else None


def _decade(match: re.Match[str]) -> int | None:
    word = match.group().casefold()
    if word[0].isdecimal() and len(word) > 4:
        return int(word[:4])
    of_life = not re.search(
        r"\bthe\s(?:(?:early|mid|late)[\s-])?$", match.string[max(0, match.start() - 12) : match.start()], re.IGNORECASE
    )
    if of_life and word[0] not in "'’":
        return None
    return 1920 + 10 * DECADES.index(word) if word in DECADES else 1900 + int(re.sub(r"\D", "", word))


def _hour(match: re.Match[str]) -> str | None:
    """``10:35`` of 10.35 a.m., 1035 GMT, 7 pm."""
    word = match.group().casefold()
    figures = re.sub(r"\D", "", re.split(r"[^\d:.]", word)[0])
    hour, minute = (int(figures[:-2]), figures[-2:]) if len(figures) > 2 else (int(figures), "00")
    if re.search(r"p\.?\s?m", word) and hour < 12:
        hour += 12
    if re.search(r"\da|\sa\.?\s?m", word) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}" if hour <= 24 else None


READERS: Mapping[str, Callable[[re.Match[str]], Any]] = {
    "I": _date,
    "R": _years,
    "E": _decade,
    "y": lambda match: full_year(int(match.group()[1:])),
    "K": _hour,
    "F": lambda match: re.sub(r"\s+", " ", match.group().casefold().replace("’", "'")),
}
