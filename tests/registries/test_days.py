from datetime import date

import pytest

from tocsin.registries.days import as_day, covers, span


@pytest.mark.parametrize(
    "value, day",
    [(2021, "2021"), ("2021-08", "2021-08"), (date(2021, 8, 15), "2021-08-15"), ("2020-02-29", "2020-02-29")],
)
def test_a_day_may_be_a_year_a_month_or_a_day(value, day):
    assert as_day(value) == day


@pytest.mark.parametrize("value", [99, 3000, True, "August 2021", "2021-13", "2021-02-29", "2021-00", "2021-8", None, 2021.5, ["2021"]])
def test_what_is_no_day_is_none(value):
    assert as_day(value) is None


@pytest.mark.parametrize(
    "start, end, day, covered",
    [
        ("2003-02-14", None, date(2003, 2, 13), False),
        ("2003-02-14", None, date(2003, 2, 14), True),
        ("2003", None, date(2003, 2, 14), None),
        ("2003", None, date(2004, 1, 1), True),
        (None, "2021-12-01", date(2021, 12, 1), True),
        (None, "2021-12-01", date(2021, 12, 2), False),
        (None, "2021-12", date(2021, 12, 2), None),
        ("1999", "2001-05", date(2000, 7, 1), True),
        (None, None, date(2000, 7, 1), True),
    ],
)
def test_what_is_not_known_to_the_day_is_not_claimed(start, end, day, covered):
    assert covers(start, end, day) is covered


def test_days_in_words():
    told = [span("2003", None), span("1999", "2004-05"), span(None, "2004"), span("1995", "1995"), span(None, None)]
    assert told == ["since 2003", "1999 to 2004-05", "until 2004", "in 1995", ""]
