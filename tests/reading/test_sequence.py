"""What happened shortly after something else happened in its month or year."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({}), Shelf())


def starts(text):
    return [event.when and event.when.start for event in assemble(*marked(text), reader="test", lookups=NOTHING).events]


@pytest.mark.parametrize("words", ["shortly after", "soon after", "just before"])
def test_shortly_after_a_year_is_that_year(words):
    text = f"Fighters [control.surrender|surrendered] in Kandu {words} the Front [control.takeover|seized] Devida in [when|2019]."
    assert starts(text) == ["2019", "2019"]


def test_the_words_that_prove_it_go_from_one_to_the_other():
    text = "Fighters [control.surrender|surrendered] shortly after the Front [control.takeover|seized] Devida in [when|2019]."
    reading = assemble(*marked(text), reader="test", lookups=NOTHING)
    assert reading.events[0].when.mention.quote == "shortly after the Front seized Devida in 2019"


@pytest.mark.parametrize(
    "text",
    [
        "Fighters [control.surrender|surrendered] years after the Front [control.takeover|seized] Devida in [when|2019].",
        "Fighters [control.surrender|surrendered]. Shortly after the Front [control.takeover|seized] Devida in [when|2019], all fled.",
        "Fighters [control.surrender|surrendered] shortly after dawn; the Front [control.takeover|seized] Devida in [when|2019].",
    ],
)
def test_other_words_give_no_time(text):
    assert starts(text)[0] is None


def test_a_day_is_not_passed_on():
    text = "Fighters [control.surrender|surrendered] soon after the Front [control.takeover|seized] Devida on [when|3 May 2019]."
    assert starts(text) == [None, "2019-05-03"]
