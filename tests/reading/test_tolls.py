import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.text import Span
from tocsin.reading.tolls import read_toll


def toll(words):
    read = read_toll(Span(0, len(words), words))
    return read and (read.low, read.best, read.high)


@pytest.mark.parametrize(
    "words, low, best, high",
    [
        ("12", 12, 12, 12),
        ("two people", 2, 2, 2),
        ("1,200 villagers", 1200, 1200, 1200),
        ("TWENTY-TWO PEASANTS", 22, 22, 22),
        ("all 17 sailors", 17, 17, 17),
        ("six (6) persons", 6, 6, 6),
        ("FourRebels of the eastern front", 4, 4, 4),
        ("half a dozen soldiers", 6, 6, 6),
        ("a score of herders", 20, 20, 20),
        ("2.5 million people", 2_500_000, 2_500_000, 2_500_000),
        ("At least 12", 12, 12, None),
        ("AT LEAST 12 PEOPLE", 12, 12, None),
        ("least two people", 2, 2, None),
        ("more than 140", 140, 140, None),
        ("well over 1,000", 1000, 1000, None),
        ("no fewer than 25", 25, 25, None),
        ("more than another 20", 20, 20, None),
        ("more than two dozen fighters", 24, 24, None),
        ("100 or more", 100, 100, None),
        ("100-plus", 100, 100, None),
        ("15+", 15, 15, None),
        ("between 10 and 15", 10, 10, 15),
        ("10 to 15 people", 10, 10, 15),
        ("50-60", 50, 50, 60),
        ("50–60 people", 50, 50, 60),
        ("two or three men", 2, 2, 3),
        ("an estimated 60,000 to 70,000", 60_000, 60_000, 70_000),
        ("nearly 40", None, 40, 40),
        ("almost 10,000 migrants", None, 10_000, 10_000),
        ("up to 30", None, 30, 30),
        ("as many as 40 people", None, 40, 40),
        ("not more than 5", None, 5, 5),
        ("about 50", None, 50, None),
        ("some 300 lives", None, 300, None),
        ("around half a million", None, 500_000, None),
        ("50 or so", None, 50, None),
        ("fewer than 20", None, None, 20),
        ("dozens", 24, None, None),
        ("scores of others", 40, None, None),
        ("hundreds more", 200, None, None),
        ("Thousands", 2000, None, None),
        ("tens of thousands of recruits", 20_000, None, None),
        ("several passengers", 3, None, None),
        ("SEVERAL MAYORS", 3, None, None),
    ],
)
def test_a_number_keeps_what_its_words_leave_open(words, low, best, high):
    assert toll(words) == (low, best, high)


@pytest.mark.parametrize(
    "words, count",
    [
        ("a teacher", 1),
        ("the driver", 1),
        ("his brother", 1),
        ("another", 1),
        ("Mr Rahman", 1),
        ("Torres", 1),
        ("JOSE TORRES", 1),
        ("he was shot", 1),
        ("a wounded man", 1),
        ("a 13-year-old girl", 1),
        ("a 14 year old boy", 1),
        ("one of their guards", 1),
        ("two boys aged 12 and 14", 2),
        ("a couple", 2),
        ("A young married couple", 2),
        ("a man who was 32", 1),
        ("both brothers", 2),
        ("both Ali and Khan", 2),
        ("five of the nine gunmen", 5),
        ("members of a family of five", 5),
        ("a group of 12 soldiers", 12),
        ("the deaths of 12 miners", 12),
        ("Ali Khan, 32", 1),
        ("a second lieutenant", 1),
        ("two second lieutenants", 2),
        ("six local reporters", 6),
    ],
)
def test_people_are_counted_and_ages_are_not(words, count):
    assert toll(words) == (count, count, count)


@pytest.mark.parametrize(
    "words, count",
    [
        ("a couple, their son and four guards", 7),
        ("three policemen and a civilian", 4),
        ("eight women, a 10-year-old girl and four men", 13),
        ("a man, a woman, and a child", 3),
        ("FIVE POLICEMEN AND A CIVILIAN", 6),
        ("the prime minister and 21 others", 22),
        ("Ali Khan and his friend", 2),
        ("Ali Khan, a member of the council, and his driver", 2),
        ("a sergeant, identified as Ali Khan, and a guard, identified as Omar", 2),
        ("two policemen, Ali and Khan", 2),
        ("Governor Ali Khan, 45, his wife and two sons", 4),
        ("28 people, 13 of them children", 28),
        ("three people, including a child", 3),
        ("12 people, a police official said", 12),
        ("37 mayors, former mayors, and candidates", 37),
        ("12 suspected members of the Crabs and Herons", 12),
        ("three dead and 20 injured", 3),
    ],
)
def test_what_is_listed_adds_up_and_what_explains_it_does_not(words, count):
    assert toll(words) == (count, count, count)


def test_bounds_add_up_too():
    assert toll("at least six rebels and a volunteer") == (7, 7, None)
    assert toll("dozens of rebels and three soldiers") == (27, None, None)
    assert toll("about 20 rebels and dozens of others") == (24, None, None)


@pytest.mark.parametrize("words", ["no one", "nobody", "No casualties", "no loss of life", "none of them", "zero", "without casualties"])
def test_nobody_is_zero(words):
    assert toll(words) == (0, 0, 0)


@pytest.mark.parametrize(
    "words",
    [
        *("soldiers", "Villagers", "people were killed", "them", "her sons", "some of the girls", "a group of soldiers", "the victims"),
        *(
            "two-day",
            "in 2014",
            "the 2013 attack",
            "20 percent of residents",
            "$2 million",
            "AK-47",
            "three hours",
            "an",
            "killed",
            ",",
            "18-member team",
        ),
    ],
)
def test_words_without_a_number_of_people_give_nothing(words):
    assert toll(words) is None


@given(st.text(min_size=1, max_size=60))
def test_any_words_are_read_or_give_nothing(words):
    read = read_toll(Span(0, len(words), words))
    assert read is None or read.mention.quote == words


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(["people", "soldiers", "others"]))
def test_at_least_opens_the_upper_bound_only(count, noun):
    assert toll(f"{count} {noun}") == (count, count, count)
    assert toll(f"at least {count} {noun}") == (count, count, None)
