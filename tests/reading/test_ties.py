"""What belongs to what, and who draws nearer to whom, in the usual words."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({}), Shelf())


def ties(text):
    reading = assemble(*marked(text), reader="test", lookups=NOTHING)
    names = {actor.id: actor.name for actor in reading.actors}
    return [(names[r.a], r.kind, names[r.b], r.status) for r in reading.relations]


@pytest.mark.parametrize(
    "words",
    [
        "[actor=f|The Front], a regional affiliate of [actor=l|the League], fled.",
        "[actor=f|The Front] (NF), the armed wing of [actor=l|the League], fled.",
        "[actor=f|The Front] is an offshoot of [actor=l|the League].",
        "[actor=l|The League]’s affiliate [actor=f|the Front] fled.",
        "[actor=l|League] affiliate [actor=f|Front] fled.",
        "[actor=l|The League]'s branch in Arvia, [actor=f|the Front], fled.",
        "“This is a regional affiliate of [actor=l|the League] with growing aims,” Ann Lee said of [actor=f|the Front].",
    ],
)
def test_a_branch_is_part_of_the_whole(words):
    assert ties(words) == [("Front", "part_of", "League", "current")]


def test_a_splinter_is_one():
    assert ties("[actor=f|The Front], a splinter group of [actor=l|the League], fled.") == [("Front", "splinter_of", "League", "current")]


@pytest.mark.parametrize(
    "words",
    [
        "[actor=a:state|Arvia] has increasingly talked up its relationship with [actor=f|the Front].",
        "[actor=a:state|Arvia] is seeking closer ties with [actor=f|the Front].",
        "[actor=a:state|Arvia] sought rapprochement with [actor=f|the Front].",
    ],
)
def test_who_seeks_closer_ties_is_an_ally_in_the_making(words):
    ((a, kind, b, status),) = ties(words)
    assert ({a, b}, kind, status) == ({"Arvia", "Front"}, "allied", "emerging")


@pytest.mark.parametrize(
    "words",
    [
        "[actor=f|The Front] is not an affiliate of [actor=l|the League].",
        "[actor=f|The Front] attacked a branch of [actor=l|the League].",
        "[actor=f|The Front] fled. A wing of [actor=l|the League] did not.",
        "“This is an affiliate of [actor=l|the League],” Ann Lee said in [actor=f|the Front].",
        "[actor=a:state|Arvia] cut its ties with [actor=f|the Front].",
    ],
)
def test_other_words_make_no_tie(words):
    assert ties(words) == []


def test_a_name_that_is_marked_elsewhere_only_is_found_behind_affiliate_of():
    text = "[actor=l|The League] met. [actor=f|The Front] fled. “It is an offshoot of The League,” Ann Lee said of [actor=f|the Front]."
    assert ties(text) == [("Front", "part_of", "League", "current")]


def test_a_description_of_many_proves_no_tie_to_one_of_them():
    text = "[actor=f|The Front], an affiliate of [actor=l|militant groups], met [actor=l|the League]."
    assert ties(text) == []
