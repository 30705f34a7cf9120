from datetime import date
from pathlib import Path

import pytest

from tocsin.core.text import Span
from tocsin.reading.publication import dateline_date, infer_clock, published_line
from tocsin.reading.times import Clock, find_times, read_when

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "republished_article.txt"
STORY = """The envoy first spoke of peace on August 30, 2021, in Kandu.

Two and a half years later, the two sides are still far apart and a new threat has grown.

Since a bomb near the port on March 22, talks have stopped. A spokesman said last month that they may begin again.

Most recently, in April, the council named a new envoy."""


def clock(text, **more):
    return infer_clock(text, find_times(text), **more)


def read(words, window):
    when = read_when(Span(0, len(words), words), window)
    return when and when.start


@pytest.mark.parametrize(
    "text, day",
    [
        ("   SAN KANDU, 3 JAN 90 -- [TEXT] THE BATTALION SAID", date(1990, 1, 3)),
        ("KANDU (NORLAND), 25 SEP 88 (AGENCY) -- [TEXT] SOURCES", date(1988, 9, 25)),
        ("KANDU CITY, 4 AUG 89 (RADIO - ONE) -- [TEXT] POLICE", date(1989, 8, 4)),
        ("Bomb kills three\n\nKANDU, Nov. 2, 2021 (Agency) - A bomb", date(2021, 11, 2)),
        ("Kandu, 2 November 2021 — A bomb", date(2021, 11, 2)),
        ("KANDU, Nov. 2 (Agency) - A bomb", None),
        ("KANDU, NO DATE (RADIO) -- [TEXT] A BOMB", None),
        ("KANDU (Agency) - A bomb went off on Nov. 2, 2021 - the third", None),
        ("A bomb went off.", None),
        ("", None),
    ],
)
def test_a_dateline_gives_its_full_date(text, day):
    assert dateline_date(text) == day


@pytest.mark.parametrize(
    "text, day",
    [
        ("Bomb kills three\nPublished: 3 May 2019 | By our staff\nA bomb", date(2019, 5, 3)),
        ("Updated on May 3, 2019\nA bomb", date(2019, 5, 3)),
        ("Bomb kills three Agency | Updated: 2019-05-03 21:45", date(2019, 5, 3)),
        ("A game\nRelease Date: May 3, 2019", None),
        ("A decree published on May 3, 2019, says so.\nPublished in Kandu", None),
        ("This post was originally published on 3rd party site", None),
        ("Updated daily", None),
    ],
)
def test_a_line_may_say_when_the_text_was_published(text, day):
    assert published_line(text) == day


def test_a_dateline_leaves_no_doubt():
    assert clock("KANDU, 3 JAN 90 -- [TEXT] IT FELL IN 1992.") == Clock(date(1990, 1, 3), date(1990, 1, 3))


def test_years_later_and_recent_months_close_the_window():
    window = clock(STORY)
    assert date(2024, 2, 29) <= window.low <= date(2024, 4, 1)
    assert window.high < date(2025, 3, 22)
    assert read("March 22", window) == "2024-03-22"
    assert read("in April", window) == "2024-04"
    assert read("last month", window) is None
    assert read("August 30, 2021", window) == "2021-08-30"


def test_a_later_date_that_is_itself_past_bounds_only_from_below():
    text = "He took the town on August 30, 2010. Two years later, he was killed. On March 22 his son spoke."
    window = clock(text)
    assert (window.low, window.high) == (date(2010, 8, 30), date.max)
    assert read("March 22", window) is None


def test_the_latest_dated_event_is_the_lower_bound():
    window = clock("The group was listed in 2003, split in May 2015 and again on 2 June 2014.")
    assert window == Clock(date(2015, 5, 1), date.max)
    assert clock("It split in May 2015.", latest=date(2016, 1, 1)) == Clock(date(2015, 5, 1), date(2016, 1, 1))


@pytest.mark.parametrize(
    "later, low, high",
    [
        ("Three years later, the town is still empty.", date(2021, 2, 1), date(2022, 2, 1)),
        ("Six months later, the town is still empty.", date(2018, 8, 1), date(2018, 9, 1)),
        ("Two weeks later, the town is still empty.", date(2018, 2, 15), date(2018, 2, 22)),
        ("Two weeks later the army left. The town is still empty.", date(2018, 2, 1), date.max),
        ("The town fell two weeks later and is still empty.", date(2018, 2, 1), date.max),
        ("Some 99999 years later, the town is still empty.", date(2018, 2, 1), date.max),
    ],
)
def test_a_later_day_told_in_the_present_is_about_the_day_of_writing(later, low, high):
    assert clock(f"The town was taken between May 2017 and February 2018. In February 2018 it burned. {later}") == Clock(low, high)


def test_a_day_that_a_year_does_not_have_says_nothing_of_that_year():
    text = "The bridge fell in May 2015. Five years later, it is still closed. A man jumped on February 29."
    assert clock(text) == Clock(date(2020, 5, 1), date(2020, 11, 25))


def test_what_is_yet_to_come_is_no_bound():
    assert clock("The group split in 2015; the army will leave by 2030 and elections are due in May 2029.").low == date(2015, 1, 1)


def test_without_a_date_of_its_own_a_text_tells_nothing():
    assert clock("A bomb went off on Tuesday. On March 22 another did.") is None
    assert clock("") is None


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared sample is not here")
def test_the_republished_article_is_dated_by_its_own_words():
    window = clock(SAMPLE.read_text(encoding="utf-8"))
    assert read("March 22", window) == "2024-03-22"
    assert read("April", window) == "2024-04"
