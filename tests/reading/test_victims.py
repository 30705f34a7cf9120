"""The dead that no figure counts."""

import pytest

from doubles import KANDU, Shelf
from marked import marked
from tocsin.core.events import Event
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({"Kandu": (KANDU,)}), Shelf())


def first(text: str) -> Event:
    return assemble(*marked(text), reader="test", lookups=NOTHING).events[0]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen [attack.armed_assault|shot dead] [against:person=-|a teacher].", 1),
        ("Gunmen [attack.armed_assault|killed] [against:civilians=-|two traders] there.", 2),
        ("Gunmen [attack.armed_assault|killed] [against:person=a|a judge] and [against:person=b|his driver].", 2),
        ("Gunmen [attack.armed_assault|killed] [against:person=a|a judge]. Later [against:person=b|a clerk] came.", None),
        ("Gunmen [attack.armed_assault|wounded] [against:person=-|a teacher].", None),
        ("Gunmen may [attack.armed_assault!hypothetical|kill] [against:person=-|a teacher].", None),
        ("Rebels [attack.armed_assault|killed] for sport. They hate [against:security_forces=-|the army].", None),
        ("Gunmen [attack.armed_assault|killed] [against:person=-|a teacher], one of [killed|three dead].", 3),
    ],
)
def test_who_was_killed_is_counted_where_no_figure_is_told(text, dead):
    killed = first(text).killed
    assert (killed and killed.best) == dead


def test_the_words_of_the_victims_prove_the_figure():
    event = first("Gunmen [attack.armed_assault|killed] [against:person=a|a judge] and [against:person=b|his driver].")
    assert event.killed.mention.quote == "a judge and his driver"


@pytest.mark.parametrize(("words", "injured"), [("no casualties", 0), ("no human casualty", 0), ("no deaths", None)])
def test_without_casualties_nobody_is_hurt_either(words, injured):
    event = first(f"A [attack.bombing|blast] caused [killed|{words}].")
    assert (event.killed.best, event.injured and event.injured.best) == (0, injured)
