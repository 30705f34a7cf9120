"""Numbers of people with their bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading import tollwords as say
from tocsin.reading.numbers import Number, number_at
from tocsin.reading.tokens import Token, tokens

YEARS = range(1900, 2100)
JOINED = ("plus", "odd", "strong", "to")
REACH = 60  # code points beside a number in which the words about it stand


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of people at ``start <= x < end``; None where the words leave a bound open."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None


def find_amounts(text: str) -> list[Amount]:
    """The numbers of people in *text*, in order: no ages, hours, sums of money, years or names of things."""
    lower = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    numbers = list(_people(text, tokens(text)))
    amounts, at = [], 0
    while at < len(numbers):
        first, last = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        upper = last if last and _is_range(lower, first, last) else None
        amounts.append(_amount(lower, first, upper))
        at += 2 if upper else 1
    return amounts


def _people(text: str, words: Sequence[Token]) -> Iterator[Number]:
    """The numbers among *words* that may count people."""
    shouted = text.isupper()
    at = 0
    while at < len(words):
        found = number_at(words, at)
        if found and _counts_people(found[0], words, (at, found[1]), shouted=shouted):
            yield found[0]
        at = found[1] if found else at + 1


def _counts_people(number: Number, words: Sequence[Token], where: tuple[int, int], *, shouted: bool) -> bool:
    first, behind = where
    before = words[first - 1] if first else None
    after = [word.word for word in words[behind : behind + 2]] + ["", ""]
    if number.value != int(number.value) or after[0] in say.NOT_PEOPLE or (number.value == 1 and after[0] in ("day", "night")):
        return False
    if after[0] in ("-", "–") and after[1].isalpha() and not (number_at(words, behind + 1) or after[1] in JOINED):
        return False  # "18-member"
    if before and before.word in ("was", "is", "turned") and behind >= len(words):
        return False  # "who was 32"
    stem = words[first - 2] if first > 1 else None
    if before and (_names_a_thing(before, words[first], shouted=shouted) or (stem and _is_tail_of_name(stem, before, words[first]))):
        return False
    return not _is_year(number, words[first], before)


def _names_a_thing(before: Token, figure: Token, *, shouted: bool) -> bool:
    """Whether the word before makes the figure part of a name: AK47, PK 93, class 9, $ 500."""
    if before.word in say.NAMES_A_THING:
        return True
    if not figure.text[0].isdigit():
        return False
    short_name = before.text.isalpha() and before.text.isupper() and len(before.text) <= 3 and not shouted
    return short_name or (before.end == figure.start and before.text.isalpha())


def _is_tail_of_name(stem: Token, mark: Token, figure: Token) -> bool:
    """AK-47, Su-27."""
    return mark.text in "-/." and stem.text.isalpha() and stem.end == mark.start and mark.end == figure.start


def _is_year(number: Number, figure: Token, before: Token | None) -> bool:
    if int(number.value) not in YEARS or len(figure.text) != 4 or not figure.text.isdigit():
        return False
    return before is not None and before.word in say.YEAR_CUES


def _is_range(lower: str, first: Number, last: Number) -> bool:
    between = lower[first.end : last.start]
    if last.value <= first.value or first.open or last.open:
        return False
    if say.RANGE.fullmatch(between):
        return True
    return bool(say.BETWEEN_AND.fullmatch(between) and say.BETWEEN.search(_before(lower, first)))


def _before(lower: str, number: Number) -> str:
    return lower[max(0, number.start - REACH) : number.start]


def _amount(lower: str, first: Number, last: Number | None) -> Amount:
    if last:
        return Amount(first.start, last.end, int(first.value), int(first.value), int(last.value))
    value = int(first.value)
    return Amount(first.start, first.end, *_bounds(value, _before(lower, first), lower[first.end : first.end + REACH], is_open=first.open))


def _bounds(value: int, before: str, after: str, *, is_open: bool) -> tuple[int | None, int | None, int | None]:
    """The bounds of *value* with the words around it: CODEBOOK.md section 3, and its figures in the coded corpus."""
    if is_open:
        return value, None, None
    if say.BELOW.search(before) and not say.AT_LEAST.search(before) and not say.NEARLY.search(before):
        return None, None, value
    if say.NEARLY.search(before) or say.AT_MOST.search(before):
        return None, value, value
    if say.AT_LEAST.search(before) or say.OR_MORE.match(after):
        return value, value, None
    if say.ABOUT.search(before) or say.OR_SO.match(after):
        return None, value, None
    return value, value, value
