"""Days as pages and feeds write them."""

from datetime import date

import pytest

from tocsin.ingest.dates import find_date, is_plausible, parse_date

DAY = date(2021, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2021-11-02",
        "2021-11-02T23:30:00+05:00",
        "2021-11-02T10:00:00Z",
        "20211102",
        "Tue, 02 Nov 2021 10:00:00 GMT",
        "Nov. 2, 2021",
        "2 November 2021, 10:15",
        "November 2nd 2021",
        "02-Nov-2021",
        "2nd of November, 2021",
        "Updated: 2021/11/02 21:45",
        " 2021-11-02 \n",
    ],
)
def test_a_full_day_is_read_in_the_forms_of_pages_and_feeds(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021-11",
        "November 2021",
        "yesterday",
        "3/4/2021",
        "32 May 2021",
        "30.02.2021",
        "2021-W44",
        "2021-13-02",
        "2021-02-30T10:00",
    ],
)
def test_what_is_no_full_day_or_could_be_two_is_none(text):
    assert parse_date(text) is None


def test_day_and_month_are_told_apart_where_they_can_be():
    assert find_date("on 13/4/2021") == date(2021, 4, 13) and find_date("4.4.2021") == date(2021, 4, 4)


@pytest.mark.parametrize(
    "day, plausible", [(date(1979, 12, 31), False), (date(1980, 1, 1), True), (date(2021, 11, 3), True), (date(2021, 11, 4), False)]
)
def test_a_page_is_from_1980_to_tomorrow(day, plausible):
    assert is_plausible(day, today=DAY) is plausible
