from datetime import date

import pytest

from tocsin.core.errors import RegistryError
from tocsin.registries.actor_entry import Tie
from tocsin.registries.actor_files import gather, read_actors

GOOD = """
kind = "armed_group"
[river-guard]
name = "River Guard"
aliases = ["RG", "Guard of the River"]
countries = ["XK"]
from = 1999
to = 2004
part_of = [{ key = "valley-front", from = 2001-05-03 }]
roles = [{ role = "insurgent", to = "2003-08" }]
leaders = [{ name = "A. Person", to = 2002 }]
"""


def write(folder, text, name="some.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_an_entry_is_read_with_its_ties(tmp_path):
    (entry,) = read_actors(write(tmp_path, GOOD))
    assert (entry.key, entry.kind, entry.country, entry.start, entry.end) == ("river-guard", "armed_group", "XK", "1999", "2004")
    assert entry.part_of == (Tie(of="valley-front", start="2001-05-03"),)
    assert entry.leaders == (Tie(of="A. Person", end="2002"),)
    assert entry.roles == (Tie(of="insurgent", end="2003-08"),)


def test_whether_it_existed_in_its_first_and_last_year_is_not_known(tmp_path):
    (entry,) = read_actors(write(tmp_path, GOOD))
    days = (date(1998, 12, 31), date(1999, 6, 1), date(2000, 1, 1), date(2004, 6, 1), date(2005, 1, 1))
    assert [entry.active(day) for day in days] == [False, None, True, None, False]


def test_a_state_brings_its_forces(tmp_path):
    text = '[state-kd]\nname = "Kandu"\nkind = "state"\ncountries = ["KD"]\narmy = ["Royal Kandu Army", "RKA"]\npolice = []\n'
    state, army, police = read_actors(write(tmp_path, text))
    assert (army.key, army.name, army.aliases, army.kind) == ("army-kd", "Royal Kandu Army", ("RKA",), "security_force")
    assert army.part_of == (Tie(of=state.key),)
    assert police.name == "Kandu police"


@pytest.mark.parametrize(
    "change, message",
    [
        (("name = ", "nmae = "), r"some.toml: \[river-guard\] nmae: unknown field"),
        (('name = "River Guard"\n', ""), r"\[river-guard\] name: missing"),
        (('kind = "armed_group"', 'kind = "army"'), r"kind: unknown kind 'army'"),
        (('["XK"]', '["Kosovo"]'), r"countries: expected ISO 3166 alpha-2 codes, found 'Kosovo'"),
        (('["XK"]', '"XK"'), r"countries: expected a list of words"),
        (("from = 1999", "from = 99"), r"from: expected a year .*, found 99"),
        (("from = 1999", "from = true"), r"from: expected a year .*, found True"),
        (("from = 1999", 'from = "1999-13"'), r"from: expected a year .*, found '1999-13'"),
        (("to = 2004", "to = 1990"), r"to: 1990 is before 1999"),
        (('{ key = "valley-front", from = 2001-05-03 }', '{ of = "x" }'), r"part_of: expected a list of \{ key = "),
        (('{ key = "valley-front", from = 2001-05-03 }', '{ key = "x", from = "May" }'), r"part_of.from: expected a year"),
        (('{ key = "valley-front", from = 2001-05-03 }', '{ key = "x", from = 2001, to = 2000 }'), r"part_of.to: 2000 is before 2001"),
        (('"insurgent"', '"rebel"'), r"roles.role: unknown role 'rebel'; known: insurgent"),
        (("to = 2004", 'wikidata = "2004"'), r"wikidata: expected Q and a number"),
        (("to = 2004", 'certain = "yes"'), r"certain: expected true or false"),
        (("[river-guard]", "[river-guard"), r"some.toml: "),
    ],
)
def test_a_mistake_is_named_with_file_entry_and_field(tmp_path, change, message):
    with pytest.raises(RegistryError, match=message):
        read_actors(write(tmp_path, GOOD.replace(*change)))


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path):
    with pytest.raises(RegistryError, match=r"gone\.toml"):
        read_actors(tmp_path / "gone.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RegistryError, match=r"binary\.toml"):
        read_actors(tmp_path / "binary.toml")


def test_a_key_may_stand_in_one_file_only(tmp_path):
    write(tmp_path, GOOD, "a.toml")
    write(tmp_path, GOOD, "b.toml")
    with pytest.raises(RegistryError, match=r"b.toml: \[river-guard\] is in .*a.toml too"):
        gather([tmp_path])
