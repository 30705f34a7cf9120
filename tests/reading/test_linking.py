"""Which entry of the shipped registry a mention means."""

from datetime import date

import pytest

from doubles import KANDU, Shelf
from marked import marked
from tocsin.core.linking import Context
from tocsin.reading.assemble import Lookups, assemble
from tocsin.reading.linking import Linker
from tocsin.registries.actors import open_actors

REGISTRY = open_actors()
ANYWHERE = Context()


def linked(words, kind="armed_group", context=ANYWHERE, defined=()):
    hit = Linker(REGISTRY, context, dict(defined)).link(words, kind)
    return hit.key if hit else None


@pytest.mark.parametrize(
    "words, kind, key",
    [
        ("the Taliban", "armed_group", "taliban"),
        ("Taliban fighters", "armed_group", "taliban"),
        ("President Putin", "person", None),
        ("Kabul", "state", "state-af"),
        ("Kabul", "armed_group", None),
        ("Afghan army", "security_force", "army-af"),
        ("Al-Shabab", "armed_group", "al-shabaab"),
        ("Tehreek-e-Taliban Pakstan", "armed_group", "ttp"),
        ("suspected Taliban militants", "armed_group", "taliban"),
        ("terror outfit Jaish e Mohammed", "armed_group", "jaish-e-mohammed"),
        ("FARC units", "armed_group", "farc"),
        ("suspected rebels", "armed_group", None),
        ("THE MILITARY", "security_force", None),
        ("Allied forces", "security_force", None),
        ("Peoples Liberation Army", "armed_group", None),
        ("THE ARMED FORCES", "security_force", None),
        ("Zorblax Front", "armed_group", None),
    ],
)
def test_mentions_lead_to_entries_of_their_kind(words, kind, key):
    assert linked(words, kind) == key


@pytest.mark.parametrize(
    "words",
    [
        *("gunmen", "unidentified gunmen", "Unknown gunmen", "armed men", "a group of armed men", "masked attackers"),
        *("suspected armed men", "two unidentified assailants", "heavily armed gunmen", "motorcycle-borne gunmen", "unknown persons"),
    ],
)
def test_unknown_armed_men_are_no_group(words):
    assert Linker(REGISTRY, ANYWHERE).is_nobody(words) and linked(words) is None


@pytest.mark.parametrize("words", ["Boko Haram gunmen", "the Zetas", "Taliban attackers", "Popular Army", "police"])
def test_men_of_a_group_are_somebody(words):
    assert not Linker(REGISTRY, ANYWHERE).is_nobody(words)


@pytest.mark.parametrize(
    "words, country, key",
    [
        ("ADF", "UG", "adf-uganda"),
        ("ADF", "CM", "ambazonia-defence-forces"),
        ("SDF", "SY", "sdf"),
        ("SDF", "LY", "special-deterrence-force"),
        ("Maoists", "NP", "cpn-maoist"),
        ("Maoists", "IN", "cpi-maoist"),
        ("NLA", "MK", "nla-macedonia"),
    ],
)
def test_of_one_name_the_country_decides(words, country, key):
    if words == "SDF" and country == "LY":
        assert linked("SDF (Libya)", context=Context(None, {country})) == key
    else:
        assert linked(words, context=Context(None, {country})) == key


def test_a_group_that_was_not_there_yet_is_not_meant():
    assert linked("National Resistance Front", context=Context(date(2022, 1, 1), {"AF"})) == "national-resistance-front"
    assert linked("National Resistance Front", context=Context(date(1986, 1, 1), {"AF"})) is None


def test_a_short_form_means_what_the_report_says_it_does():
    assert linked("PA", "state") == "palestinian-authority"
    assert linked("PA", "armed_group", defined={"PA": "Popular Army"}) is None
    hit = Linker(REGISTRY, ANYWHERE, {"PA": "Palestinian Authority"}).link("the PA", "state")
    assert hit and hit.key == "palestinian-authority" and hit.why.startswith("PA stands for “Palestinian Authority” in the report; ")


def test_another_spelling_does_not_lead_where_time_or_country_speak_against_it():
    assert linked("Jaish-e-Mohamad", context=Context(date(2019, 1, 1), {"IN"})) == "jaish-e-mohammed"
    assert linked("Jaish-e-Mohamad", context=Context(date(1990, 1, 1), {"IN"})) is None
    assert linked("Jaish-e-Mohamad", context=Context(date(2019, 1, 1), {"BR"})) is None


def read(text):
    return assemble(*marked(text), reader="test", lookups=Lookups(Shelf({"Kandu": (KANDU,)}), REGISTRY))


def test_a_record_keeps_the_score_and_the_reason_of_a_link():
    actor = read("[by=x|Taleban] fighters [attack.armed_assault|attacked] a post.").actors[0]
    assert (actor.key, actor.link_score, actor.link_why) == ("taliban", 0.95, "its other name “Taleban”")
    stranger = read("[by=x|The Red Hill Front] [attack.armed_assault|attacked] a post.").actors[0]
    assert (stranger.key, stranger.link_score, stranger.link_why) == (None, None, None)


def test_the_short_form_of_a_stranger_stays_a_stranger():
    text = "[actor=x|The Popular Army (PA)] is at war. [by=x|The PA] [attack.armed_assault|attacked] a post."
    assert [actor.key for actor in read(text).actors] == [None]


def test_gunmen_that_the_model_takes_for_a_name_make_no_actor():
    reading = read("[by=x|Unidentified gunmen] [attack.armed_assault|shot] a man.")
    assert reading.actors == () and reading.events[0].by[0].mention.quote == "Unidentified gunmen"
