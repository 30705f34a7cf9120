"""What is worth comparing meets in a block, and what is not does not, however large the store."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consolidate.made import DAY, told
from tocsin.consolidate.blocks import blocks
from tocsin.consolidate.profiles import profile
from tocsin.consolidate.tellings import tell
from tocsin.core.text import Span
from tocsin.core.values import Place, Target, When

WORDS = Span(0, 4, "then")
LAST_YEAR = When(mention=WORDS, start="2021", end="2021", precision="year")
NOVEMBER = When(mention=WORDS, start="2021-11", end="2021-11", precision="month")
AGES_AGO = When(mention=WORDS, start=None, end=None, precision="period")
NOT_ANCHORED = {"day": None, "report_published": None, "place": None}


def known(reading):
    return profile(tell(reading)[0])


def wordless(reading):
    """So that what they meet by is not a word."""
    return replace(known(reading), words=frozenset(), topics=frozenset())


def meet(one, other, *, by=known):
    a, b = blocks(by(one)), blocks(by(other))
    assert set(a.looks).isdisjoint(b.stands) == set(b.looks).isdisjoint(a.stands)
    return not set(a.looks).isdisjoint(b.stands)


def place(name, **fields):
    return Place(**{"mention": Span(0, 5, "there"), "name": name, "country": "XA", "precision": "city", **fields})


def on_person(name, town, **fields):
    """A report on an attack on somebody of this name."""
    reading = told(town, group=name, by=(), against=(Target(actor="a1", kind="person", mention=WORDS),), **fields)
    return replace(reading, actors=tuple(replace(actor, kind="person") for actor in reading.actors))


STRANGER = {"group": "Blue Guard", "trigger": Span(0, 7, "shelled")}


@pytest.mark.parametrize(
    "one, other",
    [
        ({}, {**STRANGER}),
        ({}, {**STRANGER, "day": DAY + timedelta(days=1)}),
        ({"place": place("Kandu", lat=10.0, lon=20.0)}, {**STRANGER, "place": place("Old Kandu", lat=10.1, lon=20.1)}),
        ({"place": place("Kandu", admin="Borsa")}, {**STRANGER, "place": place("Borsa", precision="province")}),
        ({"place": place("Kandu")}, {**STRANGER, "place": place("Xaria", precision="country")}),
        ({}, {"place": None}),
        ({}, {**STRANGER, "when": NOVEMBER}),
        ({"when": NOVEMBER}, {**STRANGER, "when": NOVEMBER}),
        ({}, {"when": LAST_YEAR}),
        ({"when": LAST_YEAR}, {"when": LAST_YEAR}),
        ({}, {"when": AGES_AGO}),
    ],
    ids=[
        "a town and a day",
        "a day later",
        "two names 15 km apart",
        "a town and its province",
        "a town and its country",
        "a doer and a day",
        "in November",
        "twice in November",
        "last year, the same doer",
        "twice last year",
        "years ago, the same doer",
    ],
)
def test_what_may_be_one_is_compared(one, other):
    assert meet(told(**one), told(paper="Globe", **other), by=wordless)


@pytest.mark.parametrize(
    "one, other",
    [
        ({}, {"town": "Mirza", "group": "Blue Guard"}),
        ({}, {"day": DAY + timedelta(days=20)}),
        ({}, {**STRANGER, "town": "Mirza", "place": place("Mirza", admin="Borsa")}),
        ({}, {**STRANGER, "when": LAST_YEAR}),
        ({"when": LAST_YEAR}, {**STRANGER, "when": LAST_YEAR}),
        ({}, {**STRANGER, "when": AGES_AGO}),
        ({}, {"type": "diplomacy.meeting"}),
    ],
    ids=[
        "another town and doer",
        "weeks later",
        "two towns of one country",
        "last year, nobody in common",
        "twice last year, nobody in common",
        "years ago, nobody in common",
        "another kind of event",
    ],
)
def test_what_cannot_be_one_is_not_compared(one, other):
    assert not meet(told(**one), told(paper="Globe", **other))


def test_a_victim_is_known_again_where_the_later_report_tells_no_time():
    first = on_person("Ama Kessi", "Kandu")
    assert meet(first, on_person("Ama Kessi", "Mirza", when=None, report_published=DAY + timedelta(days=400)), by=wordless)
    assert not meet(first, on_person("Ama Kessi", "Mirza", day=DAY + timedelta(days=400)))


def test_a_copied_sentence_is_known_again_where_nothing_else_is():
    vague = [told("", paper=paper, group=None, more="and " * 40, **NOT_ANCHORED) for paper in ("Herald", "Globe")]
    assert meet(*vague)


DAYS = st.integers(0, 40).map(lambda shift: {"day": DAY + timedelta(days=shift)})
TIMES = st.sampled_from([{"when": LAST_YEAR}, {"when": NOVEMBER}, {"when": AGES_AGO}, {"when": None}]) | DAYS
PLACES = st.sampled_from(["Kandu", "Mirza"]).map(place) | st.just(place("Borsa", precision="province")) | st.none()
REPORTS = st.builds(
    lambda time, place, group: told(**{**time, "place": place, "group": group}), TIMES, PLACES, st.sampled_from(["Red Front", None])
)


@given(one=REPORTS, other=REPORTS)
def test_who_looks_at_whom_is_mutual(one, other):
    assert meet(one, other) == meet(other, one)


def test_attacks_of_one_town_and_year_do_not_meet_however_many():
    """The number that one more report is compared with stays as it is."""
    looks = blocks(known(told(group="Grey Band", when=LAST_YEAR))).looks
    others = [told(group=f"Group{n} Army", trigger=Span(0, 3, "hit"), day=DAY + timedelta(days=n % 50)) for n in range(200)]
    assert sum(not set(looks).isdisjoint(blocks(known(other)).stands) for other in others) == 0
