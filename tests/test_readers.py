"""Other readers through the whole of the pipeline and the commands."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.chat.server import Say, refuses, says, serving
from tocsin import pipeline
from tocsin.cli import BROKEN, DONE, call
from tocsin.core.errors import ModelError, NoAnswer, SettingsError
from tocsin.core.outcomes import Failed, Read
from tocsin.core.text import Report, digest
from tocsin.models import load_annotator
from tocsin.settings import ChatSettings, Settings
from tocsin.store import open_store

BOMB = "A car bomb killed five people in Baghdad on 3 March 2019, police said. The Islamic State claimed the attack.\n"
OTHER = "Fighters took a village near Mosul on 5 March 2019, residents said. The army said nothing about it.\n"
EVENT = {
    "at": 1, "type": "attack.bombing", "trigger": "car bomb", "also": [], "status": "occurred", "certainty": "reported", "by": [],
    "against": [{"words": "people", "actor": None, "kind": "civilians"}], "weapons": ["car bomb"], "place": "Baghdad",
    "when": "on 3 March 2019", "killed": ["five people"], "claimed_by": [{"words": "The Islamic State", "actor": "a1"}],
    "source": {"words": "police", "actor": None}, "sure": 0.9,
}  # fmt: skip
GROUP = {"id": "a1", "name": "Islamic State", "kind": "armed_group", "governs": False, "mentions": ["The Islamic State"]}
ANSWER = says({"actors": [GROUP], "events": [EVENT]})


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BOMB, "utf-8")
    Path("b.txt").write_text(OTHER, "utf-8")
    return ["a.txt", "b.txt"]


@pytest.fixture
def run(capsys, monkeypatch, reports):
    """``tocsin read`` with a chat reader: exit code, standard output, standard error."""
    monkeypatch.setenv("TOCSIN_CHAT_KEY", "k")
    monkeypatch.setenv("TOCSIN_CHAT_RETRIES", "0")

    def ran(server, *arguments):
        code = call(["read", *reports, "--reader", f"chat:{server.url}#small", "--json", *arguments])
        return code, *capsys.readouterr()

    return ran


def settings(server, **chat):
    return Settings(reader=f"chat:{server.url}#small", chat=ChatSettings(retries=0, **chat))


def test_a_chat_answer_becomes_a_record_like_any_other(reports):
    with serving(ANSWER) as server:
        kit = pipeline.load_kit(settings(server))
        (outcome,) = pipeline.read_sources(["a.txt"], kit)
    assert isinstance(outcome, Read)
    (event,) = outcome.reading.events
    assert outcome.reading.reader == kit.annotator.name and outcome.reading.reader.startswith("chat:small@")
    assert (event.type, event.status, event.confidence, event.source) == ("attack.bombing", "occurred", 0.9, "police")
    assert event.place and event.place.country == "IQ" and event.place.lat
    assert event.when and event.when.start == "2019-03-03" and event.killed and event.killed.best == 5
    (actor,) = outcome.reading.actors
    assert actor.key and event.claimed_by == (actor.id,) and event.codes["cameo"]


def test_a_server_that_fails_one_report_fails_one_line_and_is_asked_again_for_that_only(run, reports):
    with serving(refuses(500, "crashed"), ANSWER) as server:
        code, out, err = run(server)
        assert code == DONE and len(out.splitlines()) == 1
        assert "failed a.txt: NoAnswer: 127.0.0.1" in err and "1 read, 1 failed" in err
        code, out, err = run(server)
    assert len(out.splitlines()) == 2 and "1 read, 1 known already" in err
    assert ["Fighters" in report for report in server.reports()] == [False, True, False]


def test_tokens_and_dropped_quotes_are_summed_up_on_standard_error(run):
    with serving(ANSWER) as server:
        _, out, err = run(server)
        assert "2 requests, 200 tokens asked, 40 answered, 2 of 11 quotes not in the text, dropped" in err and "tokens" not in out
        assert "tokens" not in run(server)[2]
        assert run(server, "--again", "-q")[2] == ""


def test_a_refused_key_stops_the_run_and_keeps_what_was_read(run):
    with serving(ANSWER, refuses(401, "no such key")) as server:
        code, _, err = run(server)
    assert code == BROKEN and "the key is taken from TOCSIN_CHAT_KEY, which is set" in err and "1 request, " not in err
    assert server.sent[0]["authorization"] == "Bearer k"
    with open_store("tocsin.db") as store:
        assert store.count() == 1


def test_each_report_is_told_as_soon_as_it_is_read(reports):
    with serving(ANSWER) as server:
        outcomes = pipeline.read_sources(reports, pipeline.load_kit(settings(server)))
        next(outcomes)
        assert len(server.asked) == 1
        assert isinstance(next(outcomes), Read)


def test_several_are_asked_about_at_once_and_one_that_fails_does_not_take_the_others_along(reports):
    with serving(refuses(400, "no"), Say("no"), refuses(400, "no")) as server:
        outcomes = list(pipeline.read_sources(reports, pipeline.load_kit(settings(server, parallel=2))))
    assert [outcome.address for outcome in outcomes] == reports
    assert all(isinstance(outcome, Failed) and isinstance(outcome.error, NoAnswer) for outcome in outcomes)


def test_read_reports_raises_what_each_would_tell(reports):
    with serving(refuses(400, "no")) as server:
        kit = pipeline.load_kit(settings(server))
        report = Report(id=digest(BOMB), address="a.txt", text=BOMB)
        assert isinstance(pipeline.read_each([report], kit)[0], NoAnswer)
        with pytest.raises(NoAnswer):
            pipeline.read_reports([report], kit)


@pytest.mark.parametrize(
    "reader, error, said",
    [
        ("onx", SettingsError, "known: chat, hf, onnx"),
        ("chat", SettingsError, "expected chat:URL#MODEL"),
        ("chat:http://localhost:1", SettingsError, "expected chat:URL#MODEL"),
        ("hf", SettingsError, "hf:FOLDER"),
        ("onnx:nowhere", ModelError, "no model in nowhere"),
    ],
)
def test_a_reader_that_is_not_usable_says_what_it_needs(reader, error, said):
    with pytest.raises(error, match=said):
        load_annotator(reader)


def test_a_key_is_no_setting(monkeypatch, tmp_path, capsys):
    file = tmp_path / "tocsin.toml"
    file.write_text('[chat]\nkey = "k"\n', "utf-8")
    assert call(["check", "--settings", str(file)]) == BROKEN
    assert "unknown setting 'chat.key'" in capsys.readouterr().err


def test_check_asks_the_server_and_says_what_each_reader_needs(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.delenv("TOCSIN_CHAT_KEY", raising=False)
    with serving(Say()) as server:
        code = call(["check", "--reader", f"chat:{server.url}#small"])
        out = capsys.readouterr().out
        assert code == DONE and "answers and lists the model" in out
    for words in ("needs of onnx", "needs of hf:FOLDER", "needs of chat:URL#MODEL", "in TOCSIN_CHAT_KEY: not set"):
        assert words in out
    assert call(["check", "--reader", f"chat:{server.url}#small"]) == BROKEN
    assert "no answer from 127.0.0.1" in capsys.readouterr().out


def test_that_texts_leave_the_machine_is_said_on_standard_error_once():
    command = "from tocsin.models import load_annotator as load; [load(f'chat:https://relay.example/v1#{m}') for m in 'abc']"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == "the texts of the reports leave this machine: they are sent to relay.example\n" and done.stdout == ""


def test_the_plain_reader_loads_no_training_library():
    command = "import sys, tocsin; tocsin.load_kit(tocsin.load_settings(None, {}, {})); print({'torch', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
