from datetime import date

import pytest

from tocsin.core.linking import Context, rank, weigh
from tocsin.core.protocols import ActorHit


def hit(key="guard", **fields):
    given = {
        "name": "River Guard",
        "alias": "river guard",
        "kind": "armed_group",
        "countries": ("XK", "YK"),
        "start": "2001",
        "end": "2010-05",
    }
    return ActorHit(key=key, **{**given, **fields})


@pytest.mark.parametrize(
    "context, score, why",
    [
        (Context(), 1.0, ""),
        (Context(date(2005, 1, 1), {"XK"}), 1.0, ""),
        (Context(date(2001, 1, 1)), 1.0, ""),
        (Context(date(2000, 12, 31)), 0.3, "known only since 2001"),
        (Context(date(2010, 5, 31)), 1.0, ""),
        (Context(date(2011, 1, 1)), 0.9, "gone since 2010-05"),
        (Context(None, {"ZK"}), 0.6, "nothing else in the report is of XK, YK"),
        (Context(date(1999, 1, 1), {"ZK"}), 0.18, "known only since 2001; nothing else in the report is of XK, YK"),
    ],
)
def test_time_and_country_may_speak_against_an_actor(context, score, why):
    weighed = weigh(hit(), context)
    assert (weighed.score, weighed.why) == (score, why)


def test_an_acronym_of_two_letters_has_to_be_of_a_country_of_the_report():
    assert weigh(hit(alias="rg"), Context(None, {"ZK"})).score < weigh(hit(alias="river guard"), Context(None, {"ZK"})).score


@pytest.mark.parametrize("kind", ["state", "security_force", "media", "igo"])
def test_states_and_world_bodies_may_act_anywhere(kind):
    assert weigh(hit(kind=kind), Context(None, {"ZK"})).score == 1.0


def test_of_several_bearers_the_one_of_the_country_comes_first_and_says_so():
    ranked = rank([hit("first"), hit("second", countries=("ZK",))], Context(None, {"ZK"}))
    assert [one.key for one in ranked] == ["second", "first"] and ranked[0].why == "ZK is in the report"


def test_of_equals_the_first_stays_first():
    assert [one.key for one in rank([hit("a"), hit("b")], Context())] == ["a", "b"]
