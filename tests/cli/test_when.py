import json
from datetime import date

import pytest

import tocsin as library


def test_when_prints_the_days_the_rule_and_what_it_counts_from(tocsin):
    code, out, _ = tocsin("when", "Friday", "--published", "2024-05-18")
    assert code == 0
    assert out.startswith("2024-05-17 (day)")
    assert "counted from 2024-05-18" in out
    assert "2024-05-24: if the words look ahead" in out


def test_when_as_json_is_the_answer_of_the_library(tocsin):
    _, out, _ = tocsin("when", "two days later", "--published", "2024-05-18", "--anchor", "2024-05-01", "--json")
    answer = library.when("two days later", date(2024, 5, 18), anchor="2024-05-01")
    assert json.loads(out)["when"]["start"] == answer.when.start == "2024-05-03"


def test_an_absurd_day_is_none_with_the_reason(tocsin):
    code, out, _ = tocsin("when", "30 February 2021")
    assert (code, out) == (0, "no date: there is no such day\n")


@pytest.mark.parametrize("flags", [("--published", "2021-02-30"), ("--anchor", "2021-02-30"), ("--anchor", "soon")])
def test_a_flag_that_is_no_day_is_wrong_usage(tocsin, flags):
    code, _, err = tocsin("when", "Friday", *flags)
    assert code == 2
    assert flags[0] in err
