"""The command that measures readers; no model is loaded: records stand in for readers."""

import json

import pytest

import tocsin.evaluation
from doubles import reading
from tocsin.cli import BROKEN, DONE, WRONG_USAGE
from tocsin.cli.evaluate import WHAT
from tocsin.store.codec import encode_reading


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "gold.jsonl"
    file.write_text(encode_reading(reading()) + "\n", "utf-8")
    return file


@pytest.fixture
def theirs(tmp_path):
    """The record of another reader, which found no event."""
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps({**json.loads(encode_reading(reading())), "events": []}) + "\n", "utf-8")
    return file


def test_the_command_offers_what_the_library_measures():
    assert set(WHAT) == set(tocsin.evaluation.WHAT)


def test_readers_stand_side_by_side(tocsin, gold, theirs):
    code, out, _ = tocsin("evaluate", "records", gold, "--records", gold, "--records", theirs)
    (event,) = [line.split() for line in out.splitlines() if line.split()[:1] == ["event"]]
    assert code == DONE and event == ["event", "1.000", "1.000", "1.000", "0.000", "0.000", "0.000", "2"]
    assert "[1] gold.jsonl" in out and "[2] theirs.jsonl" in out


def test_figures_as_json_are_a_line_a_reader(tocsin, gold, theirs):
    code, out, _ = tocsin("evaluate", "records", gold, "--records", gold, "--records", theirs, "--json")
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == DONE and first["figures"]["overall"]["f"] == 1.0
    assert second["figures"]["event"] == {"p": 0.0, "r": 0.0, "f": 0.0, "right": 0, "found": 0, "wanted": 2}


def test_times_need_no_reader(tocsin, tmp_path):
    row = {"text": "It happened on 3 May 2024.", "creation_date": "2024-05-18"}
    row["times"] = [{"start": 15, "end": 25, "type": "DATE", "value": "2024-05-03"}]
    (tmp_path / "times.jsonl").write_text(json.dumps(row), "utf-8")
    code, out, _ = tocsin("evaluate", "times", tmp_path / "times.jsonl", "--json")
    assert code == DONE and json.loads(out)["figures"]["value"]["f"] == 1.0


def test_statements_are_measured_as_quotes(tocsin, gold, tmp_path):
    told = reading()
    (statement,) = told.statements
    spans = {"source": statement.speaker, "cue": statement.cue, "content": statement.content[0]}
    row = {"text": told.report.text, "attributions": [{role: [[span.start, span.end]] for role, span in spans.items()}]}
    (tmp_path / "quotes.jsonl").write_text(json.dumps(row), "utf-8")
    code, out, _ = tocsin("evaluate", "quotes", tmp_path / "quotes.jsonl", "--records", gold, "--json")
    assert code == DONE and json.loads(out)["figures"]["linked"]["f"] == 1.0


def test_reports_of_one_incident_are_measured_as_merging(tocsin, gold, tmp_path):
    (tmp_path / "merging.jsonl").write_text(json.dumps({"id": "a", "text": reading().report.text, "incident": "i1"}), "utf-8")
    code, out, _ = tocsin("evaluate", "merging", tmp_path / "merging.jsonl", "--records", gold, "--json")
    assert code == DONE and json.loads(out)["figures"]["CoNLL"]["value"] is not None


@pytest.mark.parametrize(
    "what, row, said",
    [
        ("muc4", {"text": "a"}, "needs 'templates'"),
        ("merging", {"text": "a"}, "needs 'incident' or 'cluster'"),
        ("quotes", {"text": "a"}, "needs 'attributions'"),
        ("records", {"report": {"text": "a"}}, "record 1"),
        ("times", {"text": "a", "times": [], "creation_date": "May"}, "creation_date"),
    ],
)
def test_gold_that_cannot_be_used_stops_with_a_reason(tocsin, gold, tmp_path, what, row, said):
    (tmp_path / "bad.jsonl").write_text(json.dumps(row), "utf-8")
    code, _, err = tocsin("evaluate", what, tmp_path / "bad.jsonl", "--records", gold)
    assert code == BROKEN and said in err


def test_what_cannot_be_measured_is_said(tocsin, gold):
    assert tocsin("evaluate", "speed")[0] == WRONG_USAGE
    code, _, err = tocsin("evaluate", "quotes")
    assert code == BROKEN and "name a file" in err
    code, _, err = tocsin("evaluate", "framing", "--records", gold)
    assert code == BROKEN and "read anew" in err
