"""Event types: all there, all codes known, and faults named."""

import json
from pathlib import Path

import pytest

from tocsin.core.errors import OntologyError
from tocsin.event_types import describe_codes, load_ontology
from tocsin.event_types.lists import SCHEMES, code_lists, unknown_code
from tocsin.event_types.loading import ROLES
from tocsin.event_types.rules import PLANNED, RULES
from tocsin.event_types.weapons import WEAPONS

GROUPS = {
    "attack": "bombing armed_assault shelling airstrike clash assassination abduction sabotage abuse other",
    "control": "takeover withdrawal surrender mobilisation",
    "security": "arrest seizure trial restriction",
    "protest": "demonstration riot strike",
    "diplomacy": "meeting agreement support aid demand refusal accusation threat sanction",
    "designation": "listing delisting review",
    "claim": "responsibility denial",
}
CODEBOOK = [f"{group}.{name}" for group, names in GROUPS.items() for name in names.split()]
GOOD = 'label = "Drowning"\ndefinition = "Somebody is drowned."\nroles = ["by", "against"]\n[codes]\ncameo = ["182", "1823"]\n'
CROSSWALK = Path(__file__).parents[3] / "shared" / "crosswalk.json"


def test_the_35_types_of_the_codebook_are_there_and_nothing_else():
    assert sorted(load_ontology()) == sorted(CODEBOOK)


@pytest.mark.parametrize("name", CODEBOOK)
def test_a_type_says_what_it_is_and_what_it_takes(name):
    event_type = load_ontology()[name]
    assert event_type.name == name and event_type.group == name.partition(".")[0]
    assert event_type.label and event_type.definition.endswith(".") and set(event_type.roles) <= set(ROLES)
    assert event_type.codes, "every type has a class in some scheme"


@pytest.mark.parametrize("name", CODEBOOK)
def test_every_code_of_a_type_stands_in_the_code_lists(name):
    for scheme, codes in load_ontology()[name].codes.items():
        assert unknown_code(scheme, codes) is None
        assert describe_codes(scheme, codes)


def test_every_code_of_the_rules_stands_in_the_code_lists():
    tables = [rule.codes for rule in RULES] + list(PLANNED.values())
    wrong = [(scheme, codes) for table in tables for scheme, codes in table.items() if unknown_code(scheme, codes) is not None]
    assert wrong == []
    assert {rule.type for rule in RULES} | set(PLANNED) <= set(CODEBOOK)


@pytest.mark.parametrize("weapon", WEAPONS, ids=lambda weapon: weapon.name)
def test_every_code_of_a_weapon_stands_in_the_code_lists(weapon):
    assert unknown_code("plover", ("ASSAULT", weapon.plover)) is None
    assert unknown_code("cameo", weapon.cameo) is None
    assert unknown_code("gtd", ("3", *weapon.gtd)) is None
    assert not weapon.acled or unknown_code("acled", ("Explosions/Remote violence", weapon.acled)) is None


@pytest.mark.parametrize(
    "scheme, codes, wrong",
    [
        ("plover", ("ASSAULT", "explosives", "future"), None),
        ("plover", ("ASSAULT", "visit"), "visit"),
        ("plover", ("VIOLENCE",), "VIOLENCE"),
        ("cameo", ("183", "1831"), None),
        ("cameo", ("18", "999"), "18"),
        ("cameo", ("183", "1822"), "183"),
        ("acled", ("Battles", "Armed clash"), None),
        ("acled", ("Battles", "Attack"), "Attack"),
        ("ucdp", ("3",), None),
        ("ucdp", ("4",), "4"),
        ("gtd", ("3", "6", "13"), None),
        ("gtd", ("3", "6", "2"), "2"),
        ("gtd", ("12",), "12"),
    ],
)
def test_a_code_that_a_scheme_does_not_have_is_found(scheme, codes, wrong):
    assert unknown_code(scheme, codes) == wrong


@pytest.mark.skipif(not CROSSWALK.exists(), reason="the reference lists are not here")
def test_our_code_lists_are_those_of_the_schemes():
    theirs, ours = json.loads(CROSSWALK.read_text("utf-8")), code_lists()
    assert list(ours["cameo"]) == list(theirs["cameo"]["codes"])
    assert ours["acled"] == theirs["acled"]["event_types"]
    assert {name: [mode["name"] for mode in entry["modes"]] for name, entry in theirs["plover"]["types"].items()} == {
        name: entry["modes"] for name, entry in ours["plover"].items()
    }
    assert (
        set(ours["gtd"]["weapon"]) == set(theirs["gtd"]["weapon_types"])
        and ours["ucdp"].keys() == theirs["ucdp"]["type_of_violence"].keys()
    )


def test_the_licence_of_every_list_is_noted():
    assert set(code_lists()["licences"]) == set(SCHEMES)


def test_a_file_of_ones_own_adds_a_type(tmp_path):
    (tmp_path / "attack.drowning.toml").write_text(GOOD)
    ontology = load_ontology([tmp_path])
    assert ontology["attack.drowning"].codes == {"cameo": ("182", "1823")} and len(ontology) == 36


def test_a_folder_without_types_is_named(tmp_path):
    with pytest.raises(OntologyError, match=r"no \.toml file in the folder"):
        load_ontology([tmp_path])


@pytest.mark.parametrize(
    "content, named",
    [
        ("label = ", "not TOML"),
        (f"label = {'9' * 5_000}", "not TOML"),
        (GOOD.replace("label", "lable"), "lable: unknown; did you mean label"),
        (GOOD.replace('"Drowning"', "3"), "label: expected some words, found 3"),
        (GOOD.replace('definition = "Somebody is drowned."\n', ""), "definition: expected some words, found nothing"),
        (GOOD.replace('["by", "against"]', '"by"'), "roles: expected a list of strings, found 'by'"),
        (GOOD.replace('"against"', '"victims"'), "roles: victims: unknown"),
        (GOOD.replace("cameo", "camoe"), "codes.camoe: unknown; did you mean cameo"),
        (GOOD.replace("1823", "1829"), "codes.cameo: cameo has no '1829' here; near it: 182"),
        (GOOD + 'acled = ["Battles", "Armed clashes"]\n', "acled has no 'Armed clashes' here; near it: Armed clash"),
        (GOOD.replace('[codes]\ncameo = ["182", "1823"]', 'codes = "182"'), "codes: expected a table"),
    ],
)
def test_a_malformed_file_is_named_with_its_key_and_fault(tmp_path, content, named):
    (tmp_path / "attack.drowning.toml").write_text(content)
    with pytest.raises(OntologyError) as raised:
        load_ontology([tmp_path / "attack.drowning.toml"])
    assert "attack.drowning.toml" in str(raised.value) and named in str(raised.value)


@pytest.mark.parametrize(
    "name, named", [("attack.clash.toml", "there already"), ("Drowning.toml", "<group>.<type>.toml"), ("missing/x", "no such file")]
)
def test_a_type_of_a_wrong_name_is_refused(tmp_path, name, named):
    if name.endswith(".toml"):
        (tmp_path / name).write_text(GOOD)
    with pytest.raises(OntologyError, match=named):
        load_ontology([tmp_path / name])
