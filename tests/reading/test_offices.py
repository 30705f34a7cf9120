"""Who leads and who belongs, by the office beside a name."""

import pytest

from doubles import KANDU, Shelf
from marked import marked
from tocsin.core.protocols import ActorHit, PlaceHit
from tocsin.reading.assemble import Lookups, assemble
from tocsin.reading.offices import heads

ARVIA = PlaceHit(name="Arvia", alias="Arvia", kind="country", country="XA", admin=None, lat=1.0, lon=2.0, population=9000)
STATE = ActorHit(key="state-xa", name="Arvia", alias="Arvia", kind="state", country="XA")
LOOKUPS = Lookups(Shelf({"Kandu": (KANDU,), "Arvian": (ARVIA,)}), Shelf({"Arvia": (STATE,)}))


def ties(text: str) -> list[tuple[str, str, str, str, str]]:
    reading = assemble(*marked(text), reader="test", lookups=LOOKUPS)
    names = {a.id: a.name for a in reading.actors}
    return [(names[r.a], r.kind, names[r.b], r.status, r.mention.quote) for r in reading.relations]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("president", True), ("Prime Minister", True), ("boss", True), ("vice president", False), ("spokesman", False), ("", False)],
)
def test_a_president_leads_and_a_vice_president_does_not(role, expected):
    assert heads(role) is expected


def test_a_boss_leads_his_group():
    text = "[actor:armed_group=g|Zorros] boss [actor:person=p|Omar Sil] fled."
    assert ties(text) == [("Omar Sil", "leads", "Zorros", "current", "Zorros boss Omar Sil")]


def test_a_former_spokesman_was_part_of_his_group():
    text = "Former [actor:armed_group=g|Zorros] spokesman [actor:person=p|Omar Sil] fled."
    assert [(kind, status) for _, kind, _, status, _ in ties(text)] == [("part_of", "past")]


def test_a_demonym_names_the_state():
    text = "[actor:state=s|Arvia] was silent. Arvian President [actor:person=p|Omar Sil] spoke."
    assert [(a, kind, b) for a, kind, b, _, _ in ties(text)] == [("Omar Sil", "leads", "Arvia")]


def test_the_president_of_a_report_on_one_state_is_that_states():
    text = "[actor:state=s|Arvia] was silent. [actor:person=p|President Omar Sil] spoke."
    assert [(a, kind, b, words) for a, kind, b, _, words in ties(text)] == [("Omar Sil", "leads", "Arvia", "President Omar Sil")]


@pytest.mark.parametrize(
    "text",
    [
        "[actor:armed_group=g|Zorros] met [actor:person=p|Omar Sil] there.",
        "[actor:armed_group=g|Zorros] fled. The mayor of Kandu, [actor:person=p|Omar Sil], spoke.",
        "[actor:armed_group=g|Zorros] fled. [actor:person=p|President Omar Sil] spoke.",
    ],
)
def test_without_an_office_in_a_body_of_the_report_there_is_no_tie(text):
    assert ties(text) == []
