"""What events are called in the schemes of the field."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles import reading, say, told
from tocsin.core.events import STATUSES
from tocsin.core.values import TARGET_KINDS, Actor, Agent
from tocsin.event_types import code_reading, codes_for, load_ontology
from tocsin.event_types.lists import SCHEMES, unknown_code
from tocsin.event_types.weapons import WEAPONS

ONTOLOGY = load_ontology()
BLAST = "Explosions/Remote violence"


def codes(*event, **slots):
    return codes_for(told(*event, **slots), ONTOLOGY)


@pytest.mark.parametrize(
    "trigger, weapons, by, plover, cameo, acled, gtd",
    [
        ("exploded", "", "", "explosives", "183", "Remote explosive/landmine/IED", "6 16"),
        ("suicide bombing", "", "", "suicide-attack", "183 1831", "Suicide bomb", "6 13"),
        ("blew up", "", "a suicide bomber", "suicide-attack", "183 1831", "Suicide bomb", "6 13"),
        ("suicide attack", "car packed with explosives", "", "suicide-attack", "183 1831", "Suicide bomb", "6 15"),
        ("went off", "car bomb", "", "explosives", "183 1832", "Remote explosive/landmine/IED", "6 15"),
        ("exploded", "truck loaded with explosives", "", "explosives", "183 1832", "Remote explosive/landmine/IED", "6 15"),
        ("blast", "roadside bomb", "", "explosives", "183 1833", "Remote explosive/landmine/IED", "6 16"),
        ("stepped on", "landmine", "", "explosives", "183 1833", "Remote explosive/landmine/IED", "6 8"),
        ("hurled", "hand grenades", "", "explosives", "183", "Grenade", "6 7"),
        ("blast", "magnetic bomb", "", "explosives", "183", "Remote explosive/landmine/IED", "6 29"),
    ],
)
def test_a_bombing_is_coded_by_its_device(trigger, weapons, by, plover, cameo, acled, gtd):
    assert codes("attack.bombing", trigger, weapons=weapons, by=by) == {
        "plover": ("ASSAULT", plover),
        "cameo": tuple(cameo.split()),
        "acled": (BLAST, acled),
        "gtd": ("3", *gtd.split()),
    }


@pytest.mark.parametrize(
    "type_, trigger, weapons, plover, cameo",
    [
        ("attack.armed_assault", "shot dead", "", "firearms", "193"),
        ("attack.armed_assault", "stabbed", "", "primitive", "182"),
        ("attack.armed_assault", "ploughed", "lorry, pistol", "primitive", "182"),
        ("attack.armed_assault", "attacked", "AK-47s", "firearms", "193"),
        ("attack.clash", "gun battle", "", "firearms", "193"),
        ("attack.clash", "fighting", "mortars", "heavy-weapons", "194"),
        ("attack.airstrike", "strike", "drones", "drone", "195 1952"),
        ("attack.airstrike", "air raid", "", "aerial", "195"),
        ("attack.abuse", "tortured", "", "torture", "182 1822"),
        ("attack.sabotage", "set ablaze", "", "destroy", "171 1712"),
    ],
)
def test_violence_is_coded_by_its_means(type_, trigger, weapons, plover, cameo):
    found = codes(type_, trigger, weapons=weapons)
    assert (found["plover"], found["cameo"]) == (("ASSAULT", plover), tuple(cameo.split()))


@pytest.mark.parametrize("type_, trigger", [("attack.armed_assault", "attacked"), ("attack.clash", "clashes"), ("attack.other", "killed")])
def test_violence_without_means_has_no_mode(type_, trigger):
    assert codes(type_, trigger)["plover"] == ("ASSAULT",)


@pytest.mark.parametrize(
    "type_, trigger, plover, cameo",
    [
        ("security.trial", "sentenced", "SANCTION convict", "116"),
        ("security.trial", "pleaded not guilty", "ACCUSE allege", "115"),
        ("security.trial", "released on bail", "RETREAT release", "084 0841"),
        ("security.restriction", "curfew", "COERCE curfew", "172 1723"),
        ("protest.strike", "boycott", "PROTEST boycott", "143"),
        ("diplomacy.meeting", "phone call", "CONSULT phone", "041"),
        ("diplomacy.agreement", "ceasefire", "CONCEDE", "087 0871"),
        ("diplomacy.accusation", "condemned", "ACCUSE disapprove", "111"),
        ("diplomacy.accusation", "blamed", "ACCUSE allege", "112"),
        ("control.mobilisation", "missile test", "MOBILIZE weapons", "150"),
        ("control.mobilisation", "military drills", "MOBILIZE", "150"),
    ],
)
def test_words_choose_the_finer_class(type_, trigger, plover, cameo):
    found = codes(type_, trigger)
    assert (found["plover"], found["cameo"]) == (tuple(plover.split()), tuple(cameo.split()))


@pytest.mark.parametrize(
    "against, acled",
    [
        (("civilians", "villagers"), "Violence against civilians"),
        (("security_forces", "soldiers"), "Battles"),
        (("facility", "a bridge"), None),
    ],
)
def test_acled_asks_who_was_attacked(against, acled):
    assert codes("attack.other", "attacked", against=against).get("acled", (None,))[0] == acled


def test_a_scheme_without_a_class_is_absent():
    assert codes("claim.responsibility", "claimed") == {"cameo": ("015",)}
    assert codes("security.trial", "acquitted") == {}
    assert codes("attack.sabotage", "cyber attack") == {"plover": ("COERCE", "cyber"), "cameo": ("176",)}


@pytest.mark.parametrize(
    "status, auxiliary", [("planned", "future"), ("threatened", "future"), ("hypothetical", "hypothetical"), ("denied", "negation")]
)
def test_what_did_not_happen_has_no_code_where_only_happenings_are_listed(status, auxiliary):
    found = codes("attack.bombing", "bombing", status=status, killed=5, by="militants", against=("civilians", "shoppers"))
    assert found == {"plover": ("ASSAULT", "explosives", auxiliary)}


def test_an_announced_act_of_cooperation_is_the_announcing():
    assert codes("diplomacy.aid", "send", status="planned") == {"plover": ("AGREE",), "cameo": ("033",)}
    assert codes("diplomacy.aid", "sent")["plover"] == ("AID",)


def test_a_series_told_in_general_is_no_incident():
    found = codes("attack.bombing", "bombings", status="recurring", killed=40, by="rebels", against=("civilians", "shoppers"))
    assert set(found) == {"plover", "cameo", "ucdp"}


def test_a_foiled_bombing_is_disrupted_weapons_use_and_a_failed_assassination_an_attempt():
    assert codes("attack.bombing", "plot", status="attempted")["acled"] == ("Strategic developments", "Disrupted weapons use")
    assert codes("attack.assassination", "shot at", status="attempted")["cameo"] == ("185",)
    assert codes("attack.assassination", "shot dead")["cameo"] == ("186",)


@pytest.mark.parametrize(
    "by, against, killed, kind",
    [
        ("the army", ("group", "the rebels"), 3, "1"),
        ("militants", ("security_forces", "soldiers"), 3, "1"),
        ("the rebels", ("group", "a rival militia"), 3, "2"),
        ("militants", ("civilians", "villagers"), 3, "3"),
        ("troops", ("civilians", "villagers"), 3, "3"),
        ("gunmen", ("civilians", "villagers"), 3, None),
        ("militants", ("civilians", "villagers"), 0, None),
        ("militants", ("facility", "a bridge"), 3, None),
        ("", ("civilians", "villagers"), 3, None),
    ],
)
def test_ucdp_needs_a_death_and_two_known_sides(by, against, killed, kind):
    assert codes("attack.armed_assault", "attacked", by=by, against=against, killed=killed).get("ucdp", (None,)) == (kind,)


def test_two_sides_that_fight_each_other_are_both_doers():
    assert codes("attack.clash", "battle", by="soldiers, rebels", killed=2)["ucdp"] == ("1",)
    assert codes("attack.clash", "battle", by="rebels, cartel", killed=2)["ucdp"] == ("2",)


def test_what_a_state_does_is_not_for_gtd_and_an_actor_tells_the_side():
    army = Actor(id="a1", name="Northern Command", kind="security_force", mentions=(say("Northern Command"),))
    shooting = told("attack.armed_assault", "shot dead", by="Northern Command")
    of_actor = replace(shooting, by=(Agent(actor="a1", mention=say("Northern Command")),))
    assert "gtd" in codes_for(shooting, ONTOLOGY)
    assert "gtd" not in codes_for(of_actor, ONTOLOGY, actors={"a1": army})


@pytest.mark.parametrize("governs, acled", [(False, "Non-state actor overtakes territory"), (True, "Government regains territory")])
def test_a_reading_is_coded_with_its_actors(governs, acled):
    front = Actor(id="a1", name="Red Front", kind="armed_group", governs=governs, mentions=(say("Red Front"),))
    taken = replace(told("control.takeover", "retook"), by=(Agent(actor="a1", mention=say("it")),))
    coded = code_reading(replace(reading(), actors=(front,), events=(taken,)), ONTOLOGY)
    assert coded.events[0].codes["acled"] == ("Battles", acled) and replace(coded.events[0], codes={}) == taken


def test_a_type_that_the_ontology_does_not_know_has_no_codes():
    assert codes("attack.unheard_of", "struck") == {}


WORDS = st.sampled_from(
    [weapon.name.partition(".")[2].replace("_", " ") for weapon in WEAPONS] + ["talks", "killed", "ban", "visit", "test"]
)


@given(
    st.sampled_from(sorted(ONTOLOGY)), WORDS, WORDS, st.sampled_from(STATUSES), st.sampled_from(["", "police", "rebels", "gunmen"]),
    st.sampled_from(TARGET_KINDS), st.integers(0, 9),
)  # fmt: skip
def test_no_event_ever_gets_a_code_that_its_scheme_does_not_have(type_, trigger, weapon, status, by, kind, killed):
    found = codes(type_, trigger, weapons=weapon, status=status, by=by, against=(kind, "people"), killed=killed)
    assert list(found) == [scheme for scheme in SCHEMES if scheme in found]
    assert [(scheme, code) for scheme, code in found.items() if unknown_code(scheme, code) is not None or not code] == []
