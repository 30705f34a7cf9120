"""Incidents and stretches over time."""

from dataclasses import replace
from datetime import date

import pytest

from dossiers.made import DAY, ON, Page, dossier, told
from tocsin.dossiers.records import Period
from tocsin.dossiers.timeline import bars, bin_name, bins, stretches, unit_for


def cases(*days):
    towns = ("Kandu", "Berat", "Cetin", "Dorra", "Elbe")
    return dossier([told(town=town, day=day) for town, day in zip(towns, days, strict=False)]).cases


@pytest.mark.parametrize(
    "unit, name", [("day", "2021-11-02"), ("month", "2021-11"), ("quarter", "2021-Q4"), ("year", "2021"), ("decade", "2020s")]
)
def test_a_day_lies_in_a_stretch_of_each_unit(unit, name):
    assert bin_name(date(2021, 11, 2), unit) == name


@pytest.mark.parametrize(
    "last, unit",
    [
        (date(2021, 11, 20), "day"),
        (date(2022, 11, 2), "month"),
        (date(2032, 1, 1), "quarter"),
        (date(2060, 1, 1), "year"),
        (date(2360, 1, 1), "decade"),
    ],
)
def test_the_unit_is_the_finest_that_has_room(last, unit):
    assert unit_for(cases(date(2021, 11, 2), last)) == unit


def test_stretches_without_anything_are_there_too_and_the_last_is_not_lost():
    found = bins(cases(date(2021, 10, 31), date(2022, 1, 1)), "month")
    assert [(one.name, len(one.cases)) for one in found] == [("2021-10", 1), ("2021-11", 0), ("2021-12", 0), ("2022-01", 1)]
    assert bins((), "month") == () and unit_for(()) == "year"


def test_the_last_day_that_there_is_ends_the_line():
    late = [replace(case, day=day) for case, day in zip(cases(DAY, DAY), (date(9999, 11, 30), date(9999, 12, 31)), strict=True)]
    assert [one.name for one in bins(late, "month")] == ["9999-11", "9999-12"]


def test_a_bar_leads_to_its_stretch_and_says_what_it_shows():
    page = Page(bars(bins(cases(date(2021, 11, 2), date(2022, 1, 5)), "month"), "Incidents by month"))
    assert page.inner_links == {"t-2021-11", "t-2022-01"}
    assert "2021-11: 1 incident (did it 1)" in [found.get("aria-label") for _, found in page.tags]
    assert bars((), "none") == ""


def test_a_stretch_goes_on_where_it_has_no_end_and_fades_where_it_has_no_start():
    rows = [
        Period(label="List A", start="2001-05-01", end="2010"),
        Period(label="List B", start="2005"),
        Period(label="List C", end="2012", sure=False),
        Period(label="List D"),
    ]
    page = Page(stretches(rows, ON, "Listings"))
    kinds = [found.get("class") for _, found in page.tags]
    assert kinds.count("stretch") == 2 and kinds.count("stretch unsure") == 1 and kinds.count("on") == 1 and kinds.count("open") == 1
    assert "List A: 2001-05-01 to 2010" in page.words and "List D" not in page.words
    widths = [float(found["width"]) for tag, found in page.tags if tag == "rect"]
    assert all(width > 0 for width in widths) and widths[1] > widths[0]


def test_nothing_with_a_day_is_no_picture():
    assert stretches([Period(label="X")], ON, "Names") == "" == stretches([], ON, "Names")
