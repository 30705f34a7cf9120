"""What somebody's part in an incident is."""

import pytest

from dossiers.made import FRONT, dossier, told
from tocsin.core.values import Agent, Target
from tocsin.dossiers.cases import part_of
from tocsin.dossiers.records import Case, Subject


@pytest.mark.parametrize(
    "confs, suffered, part",
    [
        (["fact"], False, "did"),
        (["suspected", "claimed"], False, "did"),
        (["accused"], False, "blamed"),
        (["denied"], False, "denied"),
        (["denied", "suspected"], False, "blamed"),
        (["fact"], True, "both"),
        ([], True, "suffered"),
        (["denied"], True, "suffered"),
        ([], False, None),
    ],
)
def test_the_part_follows_what_the_reports_say(confs, suffered, part):
    assert part_of(confs, suffered=suffered) == part


def test_a_day_that_is_not_told_is_that_of_the_report_and_says_so():
    (case,) = dossier([told(when=None)]).cases
    assert case.stands_in and case.day == case.told[0].card.published
    (case,) = dossier([told()]).cases
    assert not case.stands_in and case.day == case.incident.start


def test_who_suffers_and_who_is_another_are_told_apart():
    reading = told()
    front = reading.actors[0].mentions[0]
    turned = told(by=(Agent(mention=front),), against=(Target(actor="a1", kind="group", mention=front),))
    assert [case.part for case in dossier([turned]).cases] == ["suffered"]
    assert dossier([turned], Subject(name="Blue Front", names=frozenset({"blue front"}))).cases == ()


def test_a_key_says_it_alone_and_a_name_only_without_a_key():
    keyed = Subject(name="Red Front", key="front", names=frozenset({"red front"}))
    assert keyed.is_meant("front", "whoever") and keyed.is_meant(None, "The-Red Front".removeprefix("The-"))
    assert not keyed.is_meant("other", "Red Front") and not FRONT.is_meant("front", "Red Front") and not keyed.is_meant(None, None)


def test_an_unknown_part_is_refused():
    (case,) = dossier([told()]).cases
    with pytest.raises(ValueError, match="unknown part in an incident 'watched'"):
        Case(incident=case.incident, part="watched")
