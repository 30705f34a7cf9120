from datetime import date

import pytest

from tocsin.reading.times import Clock, find_times
from tocsin.reading.timex import find_timex, to_timex

DAY = date(1998, 3, 6)  # a Friday


@pytest.mark.parametrize(
    "words, kind, value",
    [
        ("Thursday", "DATE", "1998-03-05"),
        ("Thursday night", "TIME", "1998-03-05TNI"),
        ("noon Thursday", "TIME", "1998-03-05T12:00"),
        ("10:35 a.m. Thursday", "TIME", "1998-03-05T10:35"),
        ("4 in the morning", "TIME", "1998-03-06T04:00"),
        ("Aug. 7, 1998", "DATE", "1998-08-07"),
        ("late November", "DATE", "1997-11"),
        ("1996", "DATE", "1996"),
        ("the late 1970s", "DATE", "197"),
        ("last week", "DATE", "1998-W09"),
        ("last month", "DATE", "1998-02"),
        ("two years ago", "DATE", "1996"),
        ("a decade ago", "DATE", "1988"),
        ("last fall", "DATE", "1997-FA"),
        ("the third quarter", "DATE", "1997-Q3"),
        ("the first half of 1997", "DATE", "1997-H1"),
        ("years ago", "DATE", "PAST_REF"),
        ("ten thousand years ago", "DATE", "PAST_REF"),
        ("last weekend", "DATE", "1998-W09-WE"),
        ("the next day", "DATE", "1998-03-07"),
        ("yesterday", "DATE", "1998-03-05"),
        ("days later", "DATE", "PAST_REF"),
        ("a year earlier", "DATE", "1997"),
        ("year-earlier", "DATE", "1997"),
        ("the first six months", "DURATION", "P6M"),
        ("Tuesday nights", "TIME", "1998-03-03TNI"),
        ("Tuesdays", "SET", "XXXX-WXX-2"),
        ("from 1992 to 1994", "DATE", "1992"),
        ("now", "DATE", "PRESENT_REF"),
        ("three days", "DURATION", "P3D"),
        ("5 1/2 hours", "DURATION", "PT5H30M"),
        ("the past two months", "DURATION", "P2M"),
        ("several years", "DURATION", "PXY"),
        ("twenty minutes later", "DURATION", "PT20M"),
        ("more than two decades", "DURATION", "P20Y"),
        ("every day", "SET", "P1D"),
        ("each Thursday", "SET", "XXXX-WXX-4"),
    ],
)
def test_a_time_has_a_type_and_a_value(words, kind, value):
    (time,) = find_times(words)
    assert to_timex(time, Clock(DAY, DAY)) == (kind, value)


def test_what_the_day_of_writing_would_fix_stays_open_without_it():
    values = [to_timex(time, None)[1] for time in find_times("Thursday, then August 7, in May; last year and tomorrow.")]
    assert values == ["XXXX-WXX-4", "XXXX-08-07", "XXXX-05", "PAST_REF", "FUTURE_REF"]


def test_a_date_just_ahead_is_meant_rather_than_one_a_year_back():
    assert [span.value for span in find_timex("Dividends are paid March 30; the crash of June 30 hurt.", DAY)] == [
        "1998-03-30",
        "1997-06-30",
    ]


def test_the_words_before_may_look_ahead():
    assert [span.value for span in find_timex("He spoke Monday. They will meet Monday.", DAY)] == ["1998-03-02", "1998-03-09"]


def test_that_year_is_the_year_told_last():
    assert [span.value for span in find_timex("He left in June 1994 and came back later that year.", DAY)] == ["1994-06", "1994"]


def test_words_that_annotators_pass_over_are_left_out():
    assert find_timex("He soon left; the recent raid was previously denied.", DAY) == []


def test_the_quarter_is_the_one_told_before():
    assert [span.value for span in find_timex("In the third quarter it grew; sales in the quarter rose.", DAY)] == ["1997-Q3", "1997-Q3"]


def test_a_year_ago_is_the_same_quarter_in_a_report_on_a_quarter():
    assert [span.value for span in find_timex("In the third quarter it earned more than a year ago.", DAY)] == ["1997-Q3", "1996-Q3"]
