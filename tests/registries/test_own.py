"""Users' own actors, lists and rulings."""

import logging
import re
from datetime import date

import pytest

from tocsin.core.errors import RegistryError
from tocsin.registries.actors import open_actors, open_spared

ACTORS = """
[river-guard]
name = "River Guard"
kind = "armed_group"
countries = ["XK"]
"""
LIST = """
authority = "state-fr"
title = "Kandu: outlaws"
regime = "Law 1"
source = "Gazette"
[listings]
river-guard = { from = 2001 }
taliban = { from = 2001 }
"""
RULINGS = """
[[same]]
name = "the Guard"
actor = "river-guard"
note = "the local press calls it so"

[[different]]
name = "PA"
actor = "palestinian-authority"

[[not_an_actor]]
name = "Brotherhood"
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in (("actors", ACTORS), ("outlaws", LIST), ("rulings", RULINGS)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def test_a_folder_holds_actors_lists_and_rulings(folder):
    registry = open_actors([folder])
    assert registry.find("River Guard")[0].key == "river-guard"
    then = registry.as_of("taliban", date(2010, 1, 1))
    assert "outlaws" in {one.list for one in then.listed_by} and "un-1988" in {one.list for one in then.listed_by}
    assert [one.list for one in registry.listings("river-guard")] == ["outlaws"]
    assert "outlaws" in {one.key for one in registry.lists()}


def test_a_ruling_stands_over_what_is_computed(folder):
    plain, ruled = open_actors(), open_actors([folder])
    assert plain.find("the Guard") == () and plain.find("Brotherhood")[0].key == "muslim-brotherhood"
    hit = ruled.find("the Guard")[0]
    assert (hit.key, hit.score, hit.why) == ("river-guard", 1.0, "a ruling in rulings.toml: the local press calls it so")
    assert "palestinian-authority" not in {hit.key for hit in ruled.find("PA")}
    assert ruled.find("Palestinian Authority")[0].key == "palestinian-authority"
    assert ruled.find("the Brotherhood") == ruled.alike("Brotherhood") == ruled.search("brotherhood") == ()
    assert ruled.is_nobody("The Brotherhood") and not ruled.is_nobody("Muslim Brotherhood")


@pytest.mark.parametrize(
    "name, text, message",
    [
        ("rulings", RULINGS.replace("river-guard", "no-such"), r"rulings.toml: \[same 1\] actor: no actor has the key 'no-such'"),
        (
            "rulings",
            RULINGS.replace("[[different]]", "[[diferent]]"),
            r"rulings.toml: \[diferent 1\] : unknown verdict; known: \[\[same\]\]",
        ),
        ("rulings", RULINGS.replace('name = "PA"\n', ""), r"\[different 1\] name: missing"),
        ("rulings", RULINGS.replace("note", "because"), r"\[same 1\] because: unknown field"),
        ("outlaws", LIST.replace("river-guard", "nobody"), r"outlaws.toml: \[listings.nobody\]: no actor has this key"),
        ("outlaws", LIST.replace("state-fr", "state-xx"), r"outlaws.toml: \[list\] authority: no actor has the key 'state-xx'"),
        ("actors", ACTORS + 'part_of = [{ key = "nobody" }]\n', r"actors.toml: \[river-guard\] part_of: no actor has the key 'nobody'"),
        ("actors", ACTORS.replace("[river-guard]", "[river-guard"), r"actors.toml: "),
        ("actors", ACTORS.replace("kind", "knd"), r"actors.toml: \[river-guard\] knd: unknown field"),
    ],
)
def test_a_mistake_is_named_and_the_rest_stays_in_use(folder, name, text, message):
    (folder / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(RegistryError, match=message):
        open_actors([folder])
    problems = []
    registry = open_actors([folder], problems=problems)
    assert any(re.search(message, problem) for problem in problems)
    assert registry.find("Taliban")[0].key == "taliban" and registry.find("IS-K")[0].key == "is-khorasan"


def test_what_is_left_out_is_logged(folder, caplog):
    (folder / "more.toml").write_text('[good]\nname = "Kandu Union"\nkind = "political"\n[bad]\nkind = "political"\n', "utf-8")
    with caplog.at_level(logging.WARNING):
        registry = open_spared([folder])
    assert registry.find("Kandu Union")[0].key == "good" and registry.entry("bad") is None
    assert "more.toml: [bad] name: missing" in caplog.text


def test_a_folder_that_is_not_there_is_named(tmp_path):
    for problems in (None, []):
        with pytest.raises(RegistryError, match="gone: there is no such file or folder"):
            open_actors([tmp_path / "gone"], problems=problems)
        with pytest.raises(RegistryError, match=r"no \.toml file in the folder"):
            open_actors([tmp_path], problems=problems)


def test_an_own_entry_stands_in_for_the_built_in_one_with_all_its_names(tmp_path):
    (tmp_path / "own.toml").write_text('[taliban]\nname = "Other Name"\nkind = "political"\n', "utf-8")
    registry = open_actors([tmp_path])
    assert registry.find("Other Name")[0].kind == "political"
    assert "taliban" not in {hit.key for hit in registry.find("Taleban")}
    assert open_actors().find("Taleban")[0].key == "taliban"
