from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.daymath import add_days, add_months, add_units, easter, thanksgiving, valid, week_of


@pytest.mark.parametrize("year, day", [(2000, (4, 23)), (2016, (3, 27)), (2021, (4, 4)), (2024, (3, 31)), (2038, (4, 25))])
def test_easter_falls_where_the_calendar_says(year, day):
    assert easter(year) == date(year, *day)


def test_thanksgiving_is_the_fourth_thursday():
    assert [thanksgiving(year).day for year in (1999, 2018, 2023)] == [25, 22, 23]


@pytest.mark.parametrize(
    "day, unit, count, there",
    [
        (date(2021, 8, 30), "year", 2.5, date(2024, 2, 29)),
        (date(2024, 1, 31), "month", 1, date(2024, 2, 29)),
        (date(2024, 2, 29), "year", -1, date(2023, 2, 28)),
        (date(2024, 3, 1), "fortnight", -1, date(2024, 2, 16)),
        (date(2024, 3, 1), "decade", -1, date(2014, 3, 1)),
        (date(2024, 3, 1), "hour", 5, date(2024, 3, 1)),
    ],
)
def test_units_are_added_as_people_count(day, unit, count, there):
    assert add_units(day, unit, count) == there


def test_the_calendar_has_two_ends():
    assert add_days(date.max, 1) is add_days(date.min, -1) is add_months(date.max, 1) is None
    assert add_units(date.min, "century", -1) is valid(10000, 1, 1) is valid(2023, 2, 29) is valid(2023, 13, 1) is None


@given(st.dates(max_value=date(9999, 12, 20)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day):
    monday, sunday = week_of(day)
    assert monday <= day <= sunday
    assert day.toordinal() < 8 or (monday.weekday(), (sunday - monday).days) == (0, 6)


@given(st.dates(), st.integers(-5000, 5000))
def test_days_can_be_counted_there_and_back(day, count):
    there = add_days(day, count)
    assert there is None or add_days(there, -count) == day
