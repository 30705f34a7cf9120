"""The page: whole, linked, safe, and asking for nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise

import pytest

import doubles
from dossiers.made import FRONT, NOTHING, ON, Page, at, dossier, opened, told
from tocsin.consolidate import consolidate, correct, derive, tell
from tocsin.core.values import Toll
from tocsin.dossiers import Look, Period, Profile, Record, Scope, gather, page

READINGS = [
    doubles.reading(),
    at("Kandu", 4.0, 31.0, killed=7),
    at("Kandu", 4.0, 31.0, killed=9, paper="Post"),
    at("Berat", 5.0, 30.0, day=date(2023, 4, 1)),
    told("Cetin", when=None, place=None),
]
LOOK = Look(labels={"attack.bombing": "Bombing"}, pick=partial(derive, rule="conservative"))
PROFILE = Profile(
    kind="armed_group",
    facts=(("led by", "Omar Sil"),),
    names=(Period(label="Red Army", start="1999", end="2004"), Period(label="Red Front", start="2004")),
    aliases=("RF", "the Reds"),
    listings=(Period(label="Terror list", start="2005-05", note="Act 7", source="https://example.org/list", sure=False),),
)


def test_the_page_asks_for_nothing_and_no_anchor_comes_twice():
    found = opened(READINGS, LOOK, profile=PROFILE)
    assert found.fetched == [] and len(found.ids) == len(set(found.ids))
    assert {"who", "names", "listings", "map", "timeline", "incidents", "ties", "said-by", "said-about", "asides", "words"} <= set(
        found.ids
    )


@pytest.mark.parametrize("most", [500, 1, 0])
def test_every_link_leads_somewhere(most):
    found = opened(READINGS, Look(most=most), profile=PROFILE)
    assert found.inner_links and found.inner_links <= set(found.ids)


def test_every_value_leads_to_its_words():
    html = page(dossier(READINGS), LOOK)
    links = [tag for tag in Page(html).tags if tag[0] == "a" and tag[1].get("class") == "v"]
    assert len(links) > 30 and all((found["href"] or "").startswith("#q") and found["title"] for _, found in links)
    assert '<mark id="q' in html and "“at least five people” — Kandu Post, 2021-03-02" in html


def test_what_a_stranger_wrote_cannot_become_markup():
    evil = '<script>alert("x")</script> & \'"><img src=x onerror=y> {0}'
    reading = doubles.reading(doubles.TEXT + evil, title=evil, publisher=evil, address=evil, url="javascript:alert(1)")
    event = replace(reading.events[0], source=evil, figures=(), weapons=(doubles.cite(reading.report, evil),))
    place = replace(event.place, name=evil, admin=evil)
    reading = replace(reading, events=(replace(event, place=place),))
    profile = replace(PROFILE, facts=((evil, evil),), listings=(replace(PROFILE.listings[0], label=evil, note=evil, source=evil),))
    found = opened([reading], subject=replace(FRONT, name=evil), profile=profile)
    tags = [tag for tag, _ in found.tags]
    assert tags.count("script") == 1 and "img" not in tags and found.fetched == [] and evil in found.words
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    assert not [attrs for tag, attrs in found.tags if tag == "a" and not (attrs.get("href") or "").startswith(("#", "https://"))]


def test_figures_stand_side_by_side_and_the_least_are_added_up():
    found = opened(READINGS, LOOK)
    assert f"{5 + min(7, 9) + 7}+ killed in 3 attacks with a figure" in found.words
    assert "disputed: killed: " in found.words and "put together because" in found.words


def test_what_the_registry_knows_and_what_reports_say_stand_apart():
    words = opened(READINGS, LOOK, profile=PROFILE).words
    assert "Red Army: 1999 to 2004" in words and "Also known as RF and the Reds." in words
    assert "Terror list: since 2005-05" in words and "to be checked" in words
    assert "somebody calls for the listing of Red Front" in words and "No report tells of a listing" not in words


def test_incidents_beyond_the_limit_are_counted_and_not_shown():
    full, short = opened(READINGS, LOOK), opened(READINGS, Look(most=1))
    assert [tag for tag, found in full.tags].count("article") > [tag for tag, found in short.tags].count("article")
    assert "2 earlier incidents are counted on map and timeline and not shown here." in short.words


def test_what_is_planned_or_vague_is_told_besides():
    reading = doubles.reading(published=None)
    vague = replace(
        reading.events[0], id="e3", trigger=doubles.cite(reading.report, "attack"), place=None, when=None, by=(), claimed_by=("a1",)
    )
    found = opened([replace(reading, events=(reading.events[1], vague))])
    assert "Hypothetical" in found.words and "No incident." in found.words
    assert "Told to have occurred, too vaguely to be an incident" in found.words


def test_a_correction_stands_first_and_is_signed():
    reading = told()
    (incident,) = consolidate([reading]).all_incidents()
    ruling = correct(incident.id, "killed", "12", who="m.okafor", at=datetime(2024, 5, 18, tzinfo=UTC), reason="the list of names")
    incidents = consolidate([reading], [ruling]).all_incidents()
    record = Record(readings=[reading], incidents=incidents, tellings={t.key: t for t in tell(reading)})
    html = page(gather(FRONT, record, NOTHING, Scope(on=ON)))
    assert "12 <small>(put right by m.okafor)</small>" in html and '<s title="replaced later' in html


def test_an_empty_dossier_says_so_and_is_a_page():
    found = opened([])
    assert "named in no report" in found.words and "No incident." in found.words and "No report is cited." in found.words
    assert "The registry has no entry for it" in found.words


def test_the_page_can_be_used_without_sight():
    found = opened(READINGS, LOOK, profile=PROFILE)
    assert [tag for tag, _ in found.tags].count("h1") == 1 and ("html", {"lang": "en"}) in found.tags
    pictures = [attrs for tag, attrs in found.tags if tag == "svg"]
    assert len(pictures) == 4 and all(attrs["role"] in ("img", "group") and attrs["aria-label"] for attrs in pictures)
    assert all(attrs.get("scope") == "col" for tag, attrs in found.tags if tag == "th")
    levels = [int(tag[1]) for tag, _ in found.tags if tag in ("h1", "h2", "h3", "h4")]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_same_record_gives_the_same_page():
    again = dossier(list(reversed(READINGS)))
    assert page(dossier(READINGS), LOOK) == page(again, LOOK)


def test_a_figure_that_only_has_an_upper_bound_adds_nothing():
    reading = told()
    most = Toll(high=40, mention=reading.events[0].killed.mention)
    assert (
        "0+ killed in 1 attack with a figure" in opened([replace(reading, events=(replace(reading.events[0], killed=most),))], LOOK).words
    )
