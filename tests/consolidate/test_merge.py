"""What reports say differently stays side by side; who has it from whom is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consolidate.made import DAY, told
from tocsin.consolidate import derive, tell
from tocsin.consolidate.merge import merge
from tocsin.consolidate.origins import origins
from tocsin.core.errors import SettingsError

WORDS = [" ".join(f"{letter}word{n}" for n in range(60)) for letter in "pqr"]  # no report copies another


def tellings(*readings):
    return [telling for reading in readings for telling in tell(reading)]


def figures(*readings):
    return merge(tellings(*readings)).figures["killed"]


def paper(name, words=0, **fields):
    return told(paper=name, more=WORDS[words], **fields)


THREE = (
    paper("Herald", killed=7, source="police", report_published=DAY),
    paper("Globe", 1, killed=9, source="a witness", report_published=DAY + timedelta(days=1)),
    paper("Star", 2, killed=12, source="villagers", report_published=DAY + timedelta(days=2)),
)


def test_figures_stand_side_by_side_the_official_first():
    said = figures(*THREE)
    assert [(c.value.best, c.source) for c in said] == [(7, "police"), (12, "villagers"), (9, "a witness")]
    assert not any(c.superseded for c in said)


def test_a_later_figure_of_the_same_paper_replaces_its_earlier():
    old, new = paper("Herald", killed=7), paper("Herald", 1, killed=9, report_published=DAY + timedelta(days=4))
    said = figures(new, old)
    assert [(c.value.best, c.superseded) for c in said] == [(9, None), (7, tell(new)[0].key)]


@pytest.mark.parametrize(
    ("rule", "low", "best", "high"), [("conservative", 7, 7, 7), ("official", 7, 7, 7), ("latest", 12, 12, 12), ("range", 7, None, 12)]
)
def test_a_rule_picks_the_figure(rule, low, best, high):
    found = derive(figures(*THREE), rule)
    assert (found.low, found.best, found.high) == (low, best, high)


def test_an_unknown_rule_is_an_error_and_no_figure_is_none():
    with pytest.raises(SettingsError, match="median"):
        derive((), "median")
    assert derive((), "latest") is None


def test_disputes_are_shown_with_their_sides():
    incident = merge(tellings(paper("Herald"), paper("Globe", 1, killed=20, group="Blue Front")))
    assert {d.field for d in incident.disputes} == {"killed", "by"}
    assert {side.value for d in incident.disputes if d.field == "by" for side in d.sides} == {"Red Front (fact)", "Blue Front (fact)"}


def test_what_agrees_is_no_dispute():
    assert merge(tellings(paper("Herald"), paper("Globe", 1))).disputes == ()


def test_a_denial_is_a_dispute_and_no_end_of_the_incident():
    incident = merge(tellings(paper("Herald"), paper("Globe", 1, status="denied")))
    assert incident.status == "occurred"
    assert [d.field for d in incident.disputes] == ["status"]


def test_a_form_that_is_told_stands_before_one_that_is_not():
    assert merge(tellings(paper("Herald", type="attack.other"), paper("Globe", 1))).type == "attack.bombing"


@pytest.mark.parametrize(
    ("readings", "found"),
    [
        ((paper("Herald"), paper("Globe", 1)), [("Globe", "publisher", 1), ("Herald", "publisher", 1)]),
        ((paper("Herald"), paper("Globe")), [("Herald", "publisher", 2)]),
        ((paper("Reuters"), paper("Reuters", 1, report_republisher="Star")), [("Reuters", "agency", 2)]),
    ],
    ids=["two hands", "a copy", "one agency"],
)
def test_origins(readings, found):
    days = [replace(r, report=replace(r.report, published=DAY + timedelta(days=n))) for n, r in enumerate(readings)]
    assert [(o.name, o.basis, len(o.chain)) for o in origins(tellings(*days))] == found


def test_the_order_of_tellings_does_not_matter():
    assert merge(tellings(*THREE)) == merge(tellings(*reversed(THREE)))
