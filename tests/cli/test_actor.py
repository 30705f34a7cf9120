"""``tocsin actor`` and its Python call."""

import json
import subprocess
import sys
from datetime import date

import pytest

import tocsin
from tocsin.cli import BROKEN, DONE, WRONG_USAGE, call
from tocsin.settings import RegistrySettings, Settings


def said(capsys, *arguments):
    code = call(["actor", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_answer_tells_role_leader_and_who_had_listed_it(capsys):
    code, out, _ = said(capsys, "Taleban", "--on", "2024-05-18")
    assert code == DONE and out.startswith("Taliban (taliban, AF)")
    assert "on 2024-05-18: de facto authority" in out and "Hibatullah Akhundzada" in out
    assert "listed by: Russia" in out and "2003-02-14 to 2025-04-17" in out and "because of its other name “Taleban”" in out


def test_the_runners_up_stand_below_with_score_and_reason(capsys):
    _, out, _ = said(capsys, "ADF", "--country", "ug", "--on", "2024-05-18")
    first, _, rest = out.partition("it may also be")
    assert first.startswith("Allied Democratic Forces") and "Ambazonia Defence Forces" in rest and "its acronym ADF" in rest


def test_nobody_is_said_to_be_nobody(capsys):
    code, out, _ = said(capsys, "Zorblax Front")
    assert code == DONE and out.strip() == "Nobody in the registry is called Zorblax Front."


def test_json_is_one_object_with_the_same_keys_as_the_records(capsys):
    _, out, _ = said(capsys, "al-Nusra", "--on", "2016-09-01", "--json")
    answer = json.loads(out)
    assert answer["best"]["actor"]["name"] == "Jabhat Fatah al-Sham" and answer["on"] == "2016-09-01"
    assert {"score", "why", "actor"} == set(answer["best"])


@pytest.mark.parametrize("arguments", [("X", "--on", "May"), ("X", "--on", "2024-02-30"), ("X", "--country", "Kandu"), (" ",), ()])
def test_wrong_usage_is_told(capsys, arguments):
    assert said(capsys, *arguments)[0] == WRONG_USAGE


def test_own_files_are_used_and_a_mistake_in_them_is_told(tmp_path, capsys, caplog):
    (tmp_path / "own.toml").write_text('[guard]\nname = "River Guard"\nkind = "armed_group"\n[bad]\nname = 3\nkind = "ngo"\n', "utf-8")
    code, out, _ = said(capsys, "River Guard", "--registry", str(tmp_path))
    assert code == DONE and out.startswith("River Guard (guard)")
    assert "own.toml: [bad] name: expected words, found 3" in caplog.text
    assert said(capsys, "Taliban", "--registry", str(tmp_path))[1].startswith("Taliban")


def test_a_mistake_is_seen_on_standard_error(tmp_path):
    (tmp_path / "own.toml").write_text("[bad]\nname = 3\n", "utf-8")
    command = [sys.executable, "-m", "tocsin", "actor", "Taliban", "--registry", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "own.toml: [bad] name: expected words, found 3" in done.stderr and done.stdout.startswith("Taliban")


def test_check_says_that_an_own_file_is_wrong(tmp_path, capsys):
    (tmp_path / "own.toml").write_text("[bad]\nname = 3\n", "utf-8")
    assert call(["check", "--registry", str(tmp_path)]) == BROKEN
    assert "[bad] name: expected words, found 3" in " ".join(capsys.readouterr().out.split())


def test_the_call_gives_what_the_command_prints():
    answer = tocsin.actor("Wagner", on=date(2024, 1, 1))
    assert answer.best and answer.best.actor.role == "state force"
    assert tocsin.actor("taliban").best.actor.key == "taliban"
    assert tocsin.actor("Zorblax Front").best is None


def test_the_call_uses_the_files_of_the_settings(tmp_path):
    (tmp_path / "own.toml").write_text('[[not_an_actor]]\nname = "Wagner"\n', "utf-8")
    assert tocsin.actor("Wagner", settings=Settings(registries=RegistrySettings(actors=tmp_path))).best is None
    assert tocsin.actor("Wagner").best
