"""JSON lines."""

import io
import json
from datetime import date

import pytest

from pages import story
from tocsin.core.outcomes import Failed
from tocsin.core.protocols import Given, RawReport
from tocsin.ingest import jsonl, parse
from tocsin.ingest.jsonl import unpack_jsonl


def unpack(*lines, given=Given()):  # noqa: B008 - frozen
    rows = (line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode() for line in lines)
    return list(unpack_jsonl(io.BytesIO(b"\n".join(rows)), "all.jsonl", given))


def test_a_line_is_a_report_whose_text_is_taken_exactly():
    text = "Seven dead\r\n" + story() + "\u00a0 \n"
    row = {"text": text, "title": "Seven dead", "published": "2021-11-02", "publisher": "Marra Daily", "url": "https://m.test/a", "id": 7}
    (raw,) = unpack(row)
    report = parse(raw)
    assert (report.text, report.title, report.publisher, report.url) == (text, "Seven dead", "Marra Daily", "https://m.test/a")
    assert (report.address, report.published, report.published_basis) == ("7", date(2021, 11, 2), "given")
    assert report.blocks[0].role == "headline"


def test_a_title_is_not_put_into_the_text():
    report = parse(*unpack({"text": story(), "title": "Seven dead"}))
    assert report.text == story() and report.title == "Seven dead" and report.blocks[0].role == "body"


def test_a_record_of_the_public_schema_is_read_again():
    kept = {
        "id": "sha256:0",
        "address": "a.html",
        "text": story(),
        "published": "2021-11-02",
        "published_basis": "page",
        "republisher": "Copy Cat",
    }
    report = parse(*unpack({"schema": "tocsin/1", "report": kept | {"title": None, "publisher": None}, "reader": "x", "events": []}))
    assert (report.address, report.published_basis, report.republisher, report.publisher) == ("a.html", "page", "Copy Cat", None)


def test_without_a_name_a_line_goes_by_its_number():
    assert [raw.address for raw in unpack({"text": "a"}, "", {"text": "b", "id": "sha256:1"})] == ["all.jsonl:1", "all.jsonl:3"]


def test_what_the_caller_gives_goes_with_each_line():
    given = Given(publisher="Radio Kandu")
    assert [raw.given for raw in unpack({"text": "a"}, {"text": "b"}, given=given)] == [given, given]


@pytest.mark.parametrize(
    "line, fault",
    [
        ("not json", "UnknownFormat: not JSON: Expecting value"),
        ('{"text": "a"', "UnknownFormat: not JSON"),
        ("[" * 100_000, "UnknownFormat: not JSON"),
        ('["a"]', "UnknownFormat: expected a JSON object, found a list"),
        ("3", "UnknownFormat: expected a JSON object, found a number"),
        ("null", "UnknownFormat: expected a JSON object, found null"),
        ({}, 'UnknownFormat: "text" is missing; keys: none'),
        ({"title": "a", "txt": "b"}, 'UnknownFormat: "text" is missing; keys: title, txt'),
        ({"text": ["a"]}, 'UnknownFormat: "text" is a list'),
        ({"text": " \n"}, 'NoText: "text" is empty'),
        ({"text": "a", "title": 3}, 'UnknownFormat: "title" is a number'),
        ({"text": "a", "published": "last week"}, "UnknownFormat: \"published\" is no day: 'last week'"),
        ({"text": "a", "published": 20211102}, 'UnknownFormat: "published" is a number'),
        ({"text": "a", "published_basis": "guess"}, "UnknownFormat: \"published_basis\" is 'guess'"),
        ({"text": "half \ud83d of it"}, 'UnknownFormat: "text" holds half a character (a lone surrogate) at 5'),
        (b'{"text": "caf\xe9"}', "UnknownFormat: not UTF-8: byte 0xe9 at 13"),
    ],
)
def test_a_bad_line_is_a_failure_that_names_line_and_fault_and_the_rest_goes_on(line, fault):
    first, bad, last = unpack({"text": "a"}, line, {"text": "b"})
    assert isinstance(first, RawReport) and isinstance(last, RawReport)
    assert isinstance(bad, Failed) and bad.address == "all.jsonl:2" and bad.why.startswith(fault)


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_is_null_or_empty_is_not_there(nothing):
    (raw,) = unpack({"text": "a", "title": nothing, "published": nothing, "url": nothing, "id": nothing})
    assert (raw.meta, raw.url, raw.address) == ({}, None, "all.jsonl:1")


@pytest.mark.parametrize("coarse", ["2002", "2002-05"])
def test_a_year_or_a_month_is_no_fault_and_no_day(coarse):
    report = parse(*unpack({"text": story(), "published": coarse, "published_basis": "given"}))
    assert (report.published, report.published_basis) == (None, None)


def test_a_line_that_is_too_long_is_left_out_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 100)
    bad, good = unpack({"text": "a" * 1000}, {"text": "b"})
    assert isinstance(bad, Failed) and "TooLong" in bad.why and good.content == b"b"


def test_json_spread_over_lines_is_one_failure():
    (failed,) = unpack(json.dumps({"text": "a"}, indent=1))
    assert isinstance(failed, Failed) and failed.address == "all.jsonl" and "one object on each line" in failed.why


def test_a_file_that_breaks_off_gives_what_came_before():
    class Broken(io.BytesIO):
        def readline(self, size=-1):
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    good, bad = unpack_jsonl(Broken(b'{"text": "a"}\n'), "all.jsonl", Given())
    assert isinstance(good, RawReport) and isinstance(bad, Failed) and "Input/output error" in bad.why
