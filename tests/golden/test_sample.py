"""A real republished report, read whole. Its text is not ours and lies outside the project: where it is absent, the test is skipped."""

from pathlib import Path

import pytest

import tocsin
from tocsin.core.events import Event, Reading, spans

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "republished_article.txt"
pytestmark = pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample report is not here")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return next(iter(tocsin.read([SAMPLE])))


def named(reading: Reading, key: str) -> str:
    return next(actor.id for actor in reading.actors if actor.key == key)


def events(reading: Reading, type_: str, words: str = "") -> list[Event]:
    return [e for e in reading.events if e.type == type_ and words in e.trigger.quote]


def test_the_page_is_known_for_a_copy_under_a_headline_of_another_story(reading):
    assert reading.report.publisher and reading.report.publisher.startswith("Radio Free Europe")
    assert reading.report.republisher is not None and reading.report.headline_mismatch


def test_nothing_is_coded_from_furniture_and_captions_are_coded_once(reading):
    roles = {reading.report.role_at(e.trigger.start) for e in reading.events}
    assert roles.isdisjoint({"boilerplate", "duplicate"})
    assert len(events(reading, "control.surrender")) == 1


def test_the_attack_of_the_headline_stays_apart_from_that_near_the_capital(reading):
    headline = [e for e in reading.events if reading.report.role_at(e.trigger.start) == "headline" and e.type.startswith("attack")]
    assert [e.place and e.place.country for e in headline] == ["AF"]
    assert [agent.conf for agent in headline[0].by] == ["claimed"]
    assert headline[0].killed is None or headline[0].killed.low != 140


def test_the_attack_near_the_capital_has_its_tolls_and_who_claims_it(reading):
    (attack,) = [e for e in reading.events if e.killed and e.killed.low == 140]
    assert attack.injured and attack.injured.low == 200
    assert [(agent.actor, agent.conf) for agent in attack.by if agent.conf == "claimed"] == [(named(reading, "islamic-state"), "claimed")]


def test_the_branch_is_suspected_of_the_attack_near_the_capital(reading):
    (attack,) = [e for e in reading.events if e.killed and e.killed.low == 140]
    assert (named(reading, "is-khorasan"), "suspected") in {(agent.actor, agent.conf) for agent in attack.by}


def test_the_attack_in_a_caption_is_an_event_of_its_own(reading):
    (attack,) = [e for e in reading.events if e.when and e.when.start == "2021-11"]
    assert attack.place and attack.place.name == "Kabul" and attack.killed is None


def test_the_listing_is_of_2003_and_the_delisting_has_not_happened(reading):
    told = {(d.action, d.status, d.when) for d in reading.designations if d.target == named(reading, "taliban")}
    assert ("list", "occurred", "2003") in told
    assert {status for action, status, _ in told if action == "delist"} == {"hypothetical"}


def test_the_surrender_has_its_province_and_the_takeover_its_year(reading):
    assert [e.place and e.place.name for e in events(reading, "control.surrender")] == ["Nangarhar"]
    assert "2021" in [e.when and e.when.start for e in events(reading, "control.takeover")]


def test_the_spokesman_speaks_for_the_kremlin(reading):
    said = [s for s in reading.statements if "Peskov" in s.speaker.quote]
    assert len(said) == 2
    assert {(s.role, s.affiliation, s.direct) for s in said} == {("spokesman", "Kremlin", True)}


def test_every_span_equals_its_slice(reading):
    assert all(reading.report.text[s.start : s.end] == s.quote for _, s in spans(reading))
