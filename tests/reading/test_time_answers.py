from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.time_answers import tell_when

PUBLISHED = date(2024, 5, 18)  # a Saturday


def told(words, published=PUBLISHED, **more):
    when = tell_when(words, published, **more).when
    return when and (when.start, when.end, when.precision)


@pytest.mark.parametrize(
    "words, start, end, precision",
    [
        ("on the night of 3-4 May", "2024-05-03", "2024-05-04", "day"),
        ("mid-2021", "2021", "2021", "year"),
        ("since mid-2021", "2021", None, "period"),
        ("the early 1990s", "1990", "1999", "period"),
        ("last summer", "2023-06", "2023-08", "period"),
        ("autumn 2019", "2019-09", "2019-11", "period"),
        ("spring of 2022", "2022-03", "2022-05", "period"),
        ("last Oct. 23", "2023-10-23", "2023-10-23", "day"),
        ("the current month", "2024-05", "2024-05", "month"),
        ("this current year", "2024", "2024", "year"),
        ("2 days after 3 May 2020", "2020-05-05", "2020-05-05", "day"),
    ],
)
def test_a_time_is_told_as_precisely_as_its_words(words, start, end, precision):
    assert told(words) == (start, end, precision)


@pytest.mark.parametrize(
    "words, anchor, start",
    [
        ("two and a half years later", "2019-03", "2021-09"),
        ("two days later", "2024-05-01", "2024-05-03"),
        ("the same day", "2024-05-01", "2024-05-01"),
        ("a year earlier", "2019", "2018"),
    ],
)
def test_what_counts_from_an_event_counts_from_its_anchor(words, anchor, start):
    answer = tell_when(words, PUBLISHED, anchor=anchor)
    assert (answer.when.start, answer.counted_from) == (start, anchor)


@pytest.mark.parametrize(
    "words, why",
    [
        ("", "no words are given"),
        ("banana", "the words tell no time that is known"),
        ("30 February 2021", "there is no such day"),
        ("45 May", "there is no such day"),
        ("the 32nd of March", "there is no such day"),
        ("May 99", "there is no such day"),
        ("31/02/2021", "there is no such day"),
        ("03/04/2021", "the order of day and month is open"),
        ("9999 years ago", "outside the calendar"),
        ("two days later", "the words count from another event, whose time is not given"),
        ("for three days", "a length of time, with no day that it starts or ends with"),
        ("winter of 2019", "the words do not tell which of two winters"),
        ("last April", "the words may mean more than one year"),
        ("every Monday", "the words tell of something that comes again and again, of no one day"),
    ],
)
def test_what_no_words_fix_is_no_date_and_the_reason_is_told(words, why):
    answer = tell_when(words, PUBLISHED)
    assert (answer.when, answer.why) == (None, why)


@pytest.mark.parametrize(
    "words, starts",
    [
        ("03/04/2021", {"2021-04-03", "2021-03-04"}),
        ("winter of 2019", {"2018-12", "2019-12"}),
        ("last April", {"2023-04", "2024-04"}),
        ("Friday", {"2024-05-24"}),
        ("3 May 2020", set()),
    ],
)
def test_other_readings_are_told_beside(words, starts):
    assert {other.start for other in tell_when(words, PUBLISHED).others} == starts


def test_the_day_that_a_rule_counts_from_is_told_where_it_counts():
    assert tell_when("yesterday", PUBLISHED).counted_from == "2024-05-18"
    assert tell_when("3 May 2020", PUBLISHED).counted_from is None
    assert tell_when("yesterday", None).why == "the words count from the day of publication, which is not given"


@given(st.text(max_size=60), st.dates() | st.none())
def test_any_words_have_an_answer(words, published):
    answer = tell_when(words, published)
    assert answer.why
    assert answer.when is None or answer.when.start or answer.when.end
