from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.text import Span
from tocsin.core.values import When, first_day
from tocsin.reading.times import Clock, find_times, read_when, whole_time

PUBLISHED = date(2024, 5, 16)  # a Thursday


def span(words):
    return Span(0, len(words), words)


def dates(words, clock=None, anchor=None):
    when = read_when(span(words), clock, anchor=anchor)
    return when and (when.start, when.end, when.precision)


def on(day):
    return Clock(day, day)


def anchored(start):
    return When(mention=span("then"), start=start, end=start, precision="day")


DAYS = [
    ("yesterday", "2024-05-15"),
    ("today", "2024-05-16"),
    ("tonight", "2024-05-16"),
    ("tomorrow", "2024-05-17"),
    ("last night", "2024-05-15"),
    ("this morning", "2024-05-16"),
    ("early this morning", "2024-05-16"),
    ("Early today", "2024-05-16"),
    ("late yesterday", "2024-05-15"),
    ("yesterday evening", "2024-05-15"),
    ("the day before yesterday", "2024-05-14"),
    ("the day after tomorrow", "2024-05-18"),
    ("Thursday", "2024-05-16"),
    ("Wednesday", "2024-05-15"),
    ("on Tuesday", "2024-05-14"),
    ("Monday morning", "2024-05-13"),
    ("on Monday in Kandu", "2024-05-13"),
    ("late Sunday night", "2024-05-12"),
    ("early on Saturday", "2024-05-11"),
    ("Friday", "2024-05-17"),
    ("last Friday", "2024-05-10"),
    ("last Thursday", "2024-05-09"),
    ("last Wednesday", "2024-05-08"),
    ("LAST MONDAY", "2024-05-13"),
    ("next Monday", "2024-05-20"),
    ("next Thursday", "2024-05-23"),
    ("this coming Sunday", "2024-05-19"),
    ("will meet on Monday", "2024-05-20"),
    ("is due on Saturday", "2024-05-18"),
    ("Thursday of last week", "2024-05-09"),
    ("Friday last week", "2024-05-10"),
    ("Monday this week", "2024-05-13"),
    ("last week on Tuesday", "2024-05-07"),
    ("overnight Tuesday", "2024-05-14"),
    ("5 May", "2024-05-05"),
    ("May 5", "2024-05-05"),
    ("may 5", "2024-05-05"),
    ("the 5th of May", "2024-05-05"),
    ("Sunday, May 5", "2024-05-05"),
    ("May 16", "2024-05-16"),
    ("May 18", "2024-05-18"),
    ("May 25", "2023-05-25"),
    ("6 MAY", "2024-05-06"),
    ("December 31", "2023-12-31"),
    ("Dec. 31", "2023-12-31"),
    ("ON 30 DECEMBER", "2023-12-30"),
    ("is planned for December 31", "2024-12-31"),
    ("June 12 last year", "2023-06-12"),
    ("12 June this year", "2024-06-12"),
    ("February 29", "2024-02-29"),
    ("the night of May 3", "2024-05-03"),
    ("afternoon of May 14", "2024-05-14"),
    ("late in the night of April 27", "2024-04-27"),
    ("on the 13th", "2024-05-13"),
    ("on the 20th", "2024-04-20"),
    ("7 pm on Monday", "2024-05-13"),
    ("11pm local time on Tuesday evening", "2024-05-14"),
    ("two days ago", "2024-05-14"),
    ("15 DAYS AGO", "2024-05-01"),
    ("Bastille Day", "2023-07-14"),
    ("Easter Sunday", "2024-03-31"),
    ("Christmas Day", "2023-12-25"),
]


@pytest.mark.parametrize("words, day", DAYS)
def test_a_day_is_told_from_the_day_of_publication(words, day):
    assert dates(words, on(PUBLISHED)) == (day, day, "day")


@pytest.mark.parametrize("words", [words for words, _ in DAYS])
def test_such_a_day_has_no_date_where_publication_is_unknown(words):
    assert dates(words) == (None, None, "day")


@pytest.mark.parametrize(
    "words, start, end, precision",
    [
        ("Aug. 30, 2021", "2021-08-30", "2021-08-30", "day"),
        ("30 August 2021", "2021-08-30", "2021-08-30", "day"),
        ("the 5th of May, 2023", "2023-05-05", "2023-05-05", "day"),
        ("Tuesday, 30 April 2024", "2024-04-30", "2024-04-30", "day"),
        ("September 11 of 2001", "2001-09-11", "2001-09-11", "day"),
        ("31 Dec 2019", "2019-12-31", "2019-12-31", "day"),
        ("22 MAR 89", "1989-03-22", "1989-03-22", "day"),
        ("3 JAN 90", "1990-01-03", "1990-01-03", "day"),
        ("2021-08-30", "2021-08-30", "2021-08-30", "day"),
        ("30/08/2021", "2021-08-30", "2021-08-30", "day"),
        ("08/30/2021", "2021-08-30", "2021-08-30", "day"),
        ("30.08.2021", "2021-08-30", "2021-08-30", "day"),
        ("05/05/2021", "2021-05-05", "2021-05-05", "day"),
        ("July 16, 2020, at 5:29 a.m.", "2020-07-16", "2020-07-16", "day"),
        ("9/11", "2001-09-11", "2001-09-11", "day"),
        ("Christmas Eve 2020", "2020-12-24", "2020-12-24", "day"),
        ("Easter 2021", "2021-04-04", "2021-04-04", "day"),
        ("Good Friday 2022", "2022-04-15", "2022-04-15", "day"),
        ("Thanksgiving 2023", "2023-11-23", "2023-11-23", "day"),
        ("the night of 3-4 May 2019", "2019-05-03", "2019-05-04", "day"),
        ("April 24 and 25, 2020", "2020-04-24", "2020-04-25", "day"),
        ("May 3-7, 2022", "2022-05-03", "2022-05-07", "period"),
        ("from 3 to 7 May 2022", "2022-05-03", "2022-05-07", "period"),
        ("from November 20, 2012 to January 20, 2013", "2012-11-20", "2013-01-20", "period"),
        ("November 2021", "2021-11", "2021-11", "month"),
        ("NOVEMBER 2021", "2021-11", "2021-11", "month"),
        ("September of 2007", "2007-09", "2007-09", "month"),
        ("Nov. 2021", "2021-11", "2021-11", "month"),
        ("late November 2011", "2011-11", "2011-11", "month"),
        ("in May 2019", "2019-05", "2019-05", "month"),
        ("from January 2005 to February 2015", "2005-01", "2015-02", "period"),
        ("between January and June 2016", "2016-01", "2016-06", "period"),
        ("from November 2022 to March", "2022-11", "2023-03", "period"),
        ("since January 2020", "2020-01", None, "period"),
        ("until November 2013", None, "2013-11", "period"),
        ("2003", "2003", "2003", "year"),
        ("in 2014", "2014", "2014", "year"),
        ("early 2018", "2018", "2018", "year"),
        ("the end of 2021", "2021", "2021", "year"),
        ("the year 2000", "2000", "2000", "year"),
        ("nineteen ninety-six", "1996", "1996", "year"),
        ("since 2010", "2010", None, "period"),
        ("since mid-2021", "2021", None, "period"),
        ("Starting in 2011", "2011", None, "period"),
        ("post-2007", "2007", None, "period"),
        ("until 2025", None, "2025", "period"),
        ("between 2002 and 2008", "2002", "2008", "period"),
        ("from 2003 to 2006", "2003", "2006", "period"),
        ("2002-2008", "2002", "2008", "period"),
        ("1950-53", "1950", "1953", "period"),
        ("2013 and 2014", "2013", "2014", "period"),
        ("the 1990s", "1990", "1999", "period"),
        ("the early 1990s", "1990", "1999", "period"),
        ("the late '80s", "1980", "1989", "period"),
        ("the 1970s and 1980s", "1970", "1989", "period"),
        ("the nineties", "1990", "1999", "period"),
        ("the 20th century", "1901", "2000", "period"),
        ("the first six months of 2013", "2013-01-01", "2013-06-30", "period"),
        ("the second half of 2020", "2020-07-01", "2020-12-31", "period"),
        ("the first three quarters of 2019", "2019-01-01", "2019-09-30", "period"),
        ("the last week of September 2015", "2015-09-24", "2015-09-30", "week"),
        ("the second quarter of 2019", "2019-04", "2019-06", "period"),
        ("summer 2019", "2019-06", "2019-08", "period"),
        ("spring and summer of 2009", "2009-03", "2009-08", "period"),
        ("shortly after the rebels seized power in 2021", "2021", "2021", "year"),
        ("since the war began in 2010", "2010", None, "period"),
        ("from May 2020 to April 2020", None, "2020-04", "period"),
        ("the year two thousand", "2000", "2000", "year"),
        ("three days after May 3, 2022", "2022-05-06", "2022-05-06", "day"),
        ("two weeks before 14 March 2021", "2021-02-22", "2021-02-28", "week"),
    ],
)
def test_a_time_told_in_full_needs_no_day_of_publication(words, start, end, precision):
    assert dates(words) == dates(words, on(PUBLISHED)) == (start, end, precision)


@pytest.mark.parametrize(
    "words, start, end, precision",
    [
        ("April", "2024-04", "2024-04", "month"),
        ("May", "2024-05", "2024-05", "month"),
        ("June", "2023-06", "2023-06", "month"),
        ("will open in June", "2024-06", "2024-06", "month"),
        ("in march", "2024-03", "2024-03", "month"),
        ("mid-February", "2024-02", "2024-02", "month"),
        ("the end of January", "2024-01", "2024-01", "month"),
        ("in April last year", "2023-04", "2023-04", "month"),
        ("last November", "2023-11", "2023-11", "month"),
        ("last May", "2023-05", "2023-05", "month"),
        ("last April", None, None, "month"),
        ("next June", "2024-06", "2024-06", "month"),
        ("last month", "2024-04", "2024-04", "month"),
        ("earlier this month", "2024-05", "2024-05", "month"),
        ("three months ago", "2024-02", "2024-02", "month"),
        ("two and a half years ago", "2021-11", "2021-11", "month"),
        ("last year", "2023", "2023", "year"),
        ("earlier this year", "2024", "2024", "year"),
        ("next year", "2025", "2025", "year"),
        ("four years ago", "2020", "2020", "year"),
        ("this week", "2024-05-13", "2024-05-19", "week"),
        ("last week", "2024-05-06", "2024-05-12", "week"),
        ("two weeks ago", "2024-04-29", "2024-05-05", "week"),
        ("the first week of March", "2024-03-01", "2024-03-07", "week"),
        ("the past week", "2024-05-09", "2024-05-16", "week"),
        ("over the weekend", "2024-05-11", "2024-05-12", "period"),
        ("last weekend", "2024-05-11", "2024-05-12", "period"),
        ("next weekend", "2024-05-18", "2024-05-19", "period"),
        ("half a year ago", "2023-11", "2023-11", "month"),
        ("next year's first quarter", "2025-01", "2025-03", "period"),
        ("the second half of this year", "2024-07-01", "2024-12-31", "period"),
        ("year-end", "2024", "2024", "year"),
        ("next summer", "2024-06", "2024-08", "period"),
        ("Friday and Saturday", "2024-05-10", "2024-05-11", "day"),
        ("from Monday to Wednesday", "2024-05-13", "2024-05-15", "period"),
        ("overnight", "2024-05-15", "2024-05-16", "day"),
        ("the past 24 hours", "2024-05-15", "2024-05-16", "period"),
        ("the past six months", "2023-11-16", "2024-05-16", "period"),
        ("the last three days", "2024-05-13", "2024-05-16", "period"),
        ("the next two weeks", "2024-05-16", "2024-05-30", "period"),
        ("OVER THE PAST FEW DAYS", None, "2024-05-16", "period"),
        ("in recent weeks", None, "2024-05-16", "period"),
        ("from January to March", "2024-01", "2024-03", "period"),
        ("from November to March", "2023-11", "2024-03", "period"),
        ("February and March", "2024-02", "2024-03", "period"),
        ("28 December to 3 January", "2023-12-28", "2024-01-03", "period"),
        ("the night of May 3 and morning of May 4", "2024-05-03", "2024-05-04", "day"),
        ("since January", "2024-01", None, "period"),
        ("since March 3", "2024-03-03", None, "period"),
        ("through June 30", None, "2024-06-30", "period"),
        ("last summer", "2023-06", "2023-08", "period"),
        ("this spring", "2024-03", "2024-05", "period"),
    ],
)
def test_longer_times_are_told_from_the_day_of_publication_too(words, start, end, precision):
    assert dates(words, on(PUBLISHED)) == (start, end, precision)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "05/06/2021",
            "February 30",
            "29 February 2023",
            "a decade ago",
            "several years ago",
            "a few days ago",
            "winter 2019",
            "Ramadan 2019",
        ),
        *(
            "Eid al-Fitr",
            "27th of Ramadan",
            "three days",
            "for three days",
            "two-day",
            "12-year-long",
            "for months",
            "recently",
            "now",
            "currently",
        ),
        *("in the past", "in future", "every Tuesday", "daily", "at 7.30 pm", "in the afternoon", "when the war began", "two days later"),
        *("these days", "week-long", "the day after", "the years after", "Tuesdays", "the first six months", "first ten years of 2013"),
        *("the last 20 weeks of September", "first half of the year", "99999 years ago", "last hour", "the year 3", "the fifth quarter"),
        *("the next day", "the same night", "that year", "three days after the bombing", "days later"),
    ],
)
def test_what_nothing_fixes_stays_without_dates(words):
    assert dates(words, on(PUBLISHED))[:2] == (None, None)


@pytest.mark.parametrize("words", ["Kandu", "soldiers", "rebels of the front", "..."])
def test_words_that_tell_no_time_give_no_when(words):
    assert read_when(span(words), on(PUBLISHED)) is None


def test_a_date_is_given_only_where_the_whole_window_agrees():
    window = Clock(date(2024, 4, 1), date(2024, 8, 29))
    assert dates("March 22", window) == ("2024-03-22", "2024-03-22", "day")
    assert dates("in April", window) == ("2024-04", "2024-04", "month")
    assert dates("last month", window) == (None, None, "month")
    assert dates("June 5", window) == (None, None, "day")
    assert dates("last year", window) == ("2023", "2023", "year")


@pytest.mark.parametrize("day", [date(2024, 5, 18), date(2024, 5, 19)])
def test_on_a_weekend_the_last_one_is_the_one_before(day):
    assert dates("last weekend", on(day)) == ("2024-05-11", "2024-05-12", "period")
    assert dates("the weekend", on(day)) == ("2024-05-18", "2024-05-19", "period")
    assert dates("next weekend", on(day)) == ("2024-05-25", "2024-05-26", "period")


def test_a_window_runs_forwards():
    with pytest.raises(ValueError, match="not a window"):
        Clock(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(
    "words, anchor, start, end",
    [
        ("two days later", "2021-08-30", "2021-09-01", "2021-09-01"),
        ("the next day", "2021-12-31", "2022-01-01", "2022-01-01"),
        ("the same night", "2021-08-30", "2021-08-30", "2021-08-30"),
        ("a week earlier", "2021-08-30", "2021-08-23", "2021-08-29"),
        ("two and a half years later", "2021-08-30", "2024-02", "2024-02"),
        ("three months later", "2021-11", "2022-02", "2022-02"),
        ("that year", "2021-11", "2021", "2021"),
        ("a year later", "2003", "2004", "2004"),
        ("three days after", "2021-11", None, None),
        ("two months later", "2003", None, None),
    ],
)
def test_a_time_counts_from_another_event_no_finer_than_that_is_known(words, anchor, start, end):
    assert dates(words, None, anchored(anchor))[:2] == (start, end)


def test_a_time_does_not_count_from_a_longer_one():
    war = When(mention=span("then"), start="2021-08-01", end="2021-08-30", precision="period")
    assert dates("two days later", None, war) == (None, None, "day")


def test_a_weekday_beside_a_date_decides_the_year():
    window = Clock(date(2023, 6, 1), date(2024, 5, 1))
    assert dates("Sunday, June 4", window)[0] == "2023-06-04"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He died on Aug. 30, 2021, in Kandu.", ["Aug. 30, 2021"]),
        ("Clashes on the night of 3-4 May and late Tuesday.", ["the night of 3-4 May", "late Tuesday"]),
        (
            "It fell between 2002 and 2008, from March to May and since mid-2021.",
            ["between 2002 and 2008", "from March to May", "since mid-2021"],
        ),
        ("TERRORISTS ATTACKED LAST NIGHT AND ON 30 DECEMBER.", ["LAST NIGHT", "30 DECEMBER"]),
        ("Two and a half years later, in the early 1990s, they left.", ["Two and a half years later", "the early 1990s"]),
        ("He may march on Monday; the march may end.", ["Monday"]),
        ("Maria May and Jan Novak sat in the sun with a second man.", []),
        ("Some 2000 soldiers and 1990 people paid $ 1950 for AK-47s.", []),
        ("A 13-year-old girl and a man in his 30s, 37 years old.", []),
        ("They met on May 7-3 and Monday last year.", ["May 7", "Monday", "last year"]),
        ("ON 22 MAR 8 PEOPLE FELL AT 25 PM.", ["22 MAR"]),
        ("On 13/13/2021, at No. 2021-13-45 of the 13th floor.", []),
        ("It was at 12 a.m. on Monday or Mon., May 6.", ["12 a.m. on Monday", "Mon., May 6"]),
        ("The first victim fell; winter coats and spring rolls.", []),
        ("Attacks rose over the past six months, for three days this week.", ["the past six months", "three days", "this week"]),
        ("On 03/22/2024 and 2024-03-22.", ["03/22/2024", "2024-03-22"]),
    ],
)
def test_times_are_found_in_running_text(text, expected):
    assert [text[time.start : time.end] for time in find_times(text)] == expected


@pytest.mark.parametrize(
    "text, part, whole",
    [
        ("It was hit on Aug. 29, 2017, again.", "Aug.", "Aug. 29, 2017"),
        ("Held in March 2019 near Kandu.", "2019", "March 2019"),
        ("Held in Kandu in 2019.", "Kandu", "Kandu"),
    ],
)
def test_a_part_of_a_time_is_made_whole(text, part, whole):
    start, end = whole_time(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole


VOCABULARY = """May march 12 3rd 2021 31 last next this two a half years days ago later before since until between and to - , of the Monday
night early 1990s spring weekend overnight Easter every recent first quarter 7 pm 2021-02-30 9/11 fiscal"""
WORDS = st.sampled_from(VOCABULARY.split())
SOME_DAYS = st.dates() | st.sampled_from([date.min, date.max, date(2020, 2, 29)])


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), SOME_DAYS, st.integers(0, 400))
def test_any_words_are_read_on_any_day(words, day, width):
    high = date.fromordinal(min(day.toordinal() + width, date.max.toordinal()))
    when = read_when(span(words), Clock(day, high))
    assert when is None or when.mention.quote == words
    times = find_times(words)
    assert all(0 <= time.start < time.end <= len(words) for time in times)
    assert all(a.end <= b.start for a, b in pairwise(times))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)), st.sampled_from(["Monday", "Friday", "last Sunday"]))
def test_a_weekday_lies_in_the_week_before_or_is_tomorrow(day, words):
    read = dates(words, on(day))[0]
    assert timedelta(days=-9) < first_day(read) - day <= timedelta(days=1)
    assert first_day(read).strftime("%A") == words.split()[-1]
