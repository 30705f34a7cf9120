"""Who was put on a list of terrorists, in the usual words, where the backend marked no trigger."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({}), Shelf())


def read(text):
    return assemble(*marked(text), reader="test", lookups=NOTHING)


@pytest.mark.parametrize(
    "verb", ["was designated as a terrorist organization", "has been listed as a foreign terrorist group", "was branded terrorist"]
)
def test_a_listing_in_the_usual_words_is_found(verb):
    (listing,) = read(f"[actor=f|The Front] {verb}, and fled.").designations
    assert (listing.target, listing.action, listing.status) == ("a1", "list", "occurred")


def test_who_lists_stands_behind_by():
    (listing,) = read("[actor=f|The Front] was designated as a terrorist organization by [actor=s:state|Arvia].").designations
    assert (listing.authority, listing.target) == ("a2", "a1")


@pytest.mark.parametrize(
    "text",
    [
        "[actor=f|The Front] could be designated as a terrorist organization.",
        "[actor=f|The Front] was not designated as a terrorist organization.",
        "[actor=f|The Front] fled. It was designated as a terrorist organization.",
    ],
)
def test_what_has_not_happened_or_is_told_of_nobody_makes_no_designation(text):
    assert read(text).designations == ()


def test_a_trigger_that_the_backend_marked_is_left_as_it_is():
    text = "[against=f|The Front] was [designation.listing!denied|designated] as a terrorist organization."
    assert [event.status for event in read(text).events] == ["denied"]
