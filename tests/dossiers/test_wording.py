"""Values in a few words."""

from datetime import date

import pytest

from doubles import say
from tocsin.core.values import Toll, When
from tocsin.dossiers.wording import amount, days, escape, listed, period, plural, time


@pytest.mark.parametrize(
    "low, best, high, said",
    [
        (5, 5, 5, "5"),
        (5, 5, None, "5+"),
        (None, 5, None, "5+"),
        (24, None, None, "24+"),
        (None, None, 40, "up to 40"),
        (None, 40, 40, "40 (up to 40)"),
        (3, 5, 8, "5 (3 to 8)"),
        (10, None, 15, "10 to 15"),
        (1200, 1300, None, "1,300 (1,200+)"),
    ],
)
def test_a_number_says_what_the_words_leave_open(low, best, high, said):
    assert amount(Toll(low=low, best=best, high=high, mention=say("some"))) == said


@pytest.mark.parametrize(
    "start, end, said",
    [
        ("2021-11", "2021-11", "2021-11"),
        ("2021-11-01", "2021-11-03", "2021-11-01 to 2021-11-03"),
        ("2021", None, "from 2021"),
        (None, "2021", "to 2021"),
        (None, None, "not fixed"),
    ],
)
def test_a_time_is_as_precise_as_it_is_told(start, end, said):
    assert time(When(mention=say("then"), start=start, end=end, precision="period")) == said


@pytest.mark.parametrize(
    "parts, said",
    [
        (("2003", None, None), "since 2003"),
        (("1999", "2004", None), "1999 to 2004"),
        (("1999", "1999", None), "1999"),
        ((None, "2004", None), "until 2004"),
        ((None, None, "2004"), "by 2004 at the latest"),
        ((None, "2009", "2004"), "by 2004 at the latest, until 2009"),
        ((None, None, None), "since when is not known"),
    ],
)
def test_a_period_says_what_is_not_known(parts, said):
    assert period(*parts) == said


def test_days_counts_and_lists():
    assert days(date(2021, 1, 2), date(2021, 1, 2)) == "2021-01-02" and days(None, None) == "no day told"
    assert (plural(1, "report"), plural(1200, "report")) == ("1 report", "1,200 reports")
    assert (listed(["a"]), listed(["a", "b", "c"]), listed([])) == ("a", "a, b and c", "")


def test_what_steers_the_writing_is_made_visible():
    assert escape('<b>\u202e"x"\x1b') == "&lt;b&gt;\ufffd&quot;x&quot;\ufffd"
