import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.numbers import TENS, UNITS, find_numbers, number_at
from tocsin.reading.tokens import tokens


@pytest.mark.parametrize(
    "words, value",
    [
        ("1,200", 1200),
        ("12 000", 12000),
        ("2.5 million", 2_500_000),
        ("3 lakh", 300_000),
        ("twenty-one", 21),
        ("Ninety six", 96),
        ("two hundred and fifty", 250),
        ("one hundred and five thousand", 105_000),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred", 100),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("a couple", 2),
        ("a couple of hundred", 200),
        ("a pair", 2),
        ("a score", 20),
        ("both", 2),
        ("FIVE", 5),
        ("5 1/2", 5.5),
    ],
)
def test_a_number_is_read_whole(words, value):
    (number,) = find_numbers(words.replace(" 000", "\u00a0000"))
    assert (number.value, number.open, number.end) == (value, False, len(words))


@pytest.mark.parametrize(
    "words, least",
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several", 3),
        ("several hundred", 300),
        ("a few", 3),
        ("a few dozen", 24),
    ],
)
def test_vague_words_give_the_least_only(words, least):
    (number,) = find_numbers(words)
    assert (number.value, number.open) == (least, True)


@pytest.mark.parametrize("words", ["3rd", "second", "the", "a man", "", "seventhly", "Oneida", "Tensions", "8" * 20, "9" * 400])
def test_what_is_no_number_gives_none(words):
    assert find_numbers(words) == []


def test_a_number_run_together_with_a_name_is_found():
    assert [n.value for n in find_numbers("FourRebels of the front")] == [4]


def test_behind_the_last_word_there_is_no_number():
    assert number_at(tokens("12"), 1) is None


def test_numbers_that_stand_apart_stay_apart():
    assert [n.value for n in find_numbers("between 10 and 15 of the 1,200, one or two")] == [10, 15, 1200, 1, 2]


@given(st.sampled_from(sorted(TENS)), st.sampled_from([w for w, v in UNITS.items() if 0 < v < 10]))
def test_tens_and_units_add_up(tens, unit):
    assert [n.value for n in find_numbers(f"{tens}-{unit}")] == [TENS[tens] + UNITS[unit]]


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_are_read_with_and_without_commas(value):
    assert [n.value for n in find_numbers(f"{value}")] == [n.value for n in find_numbers(f"{value:,}")] == [value]
