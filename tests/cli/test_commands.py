"""The commands, each over its call of the library."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

from doubles import reading
from tocsin.cli import COMMANDS
from tocsin.core.encode import encode_reading
from tocsin.core.errors import ModelError, RegistryError, StoreError
from tocsin.store import open_store
from tocsin.store.codec import decode_reading

WAITING = """
import time
import click
from tocsin.cli import group, main
@click.command()
def wait():
    print("up", flush=True)
    time.sleep(30)
group.get_command = lambda ctx, name: wait
main(["wait"])
"""
ID = reading().report.id.removeprefix("sha256:")


def test_read_prints_a_table_and_keeps_what_it_read(tocsin, pages):
    code, out, err = tocsin("read", pages)
    assert code == 0
    for words in (
        "Market blast kills five in Kandu",
        "Kandu Post",
        "attack.bombing",
        "(claimed)",
        "5+ killed",
        "HYPOTHETICAL",
        "nothing coded",
    ):
        assert words in out
    assert f"failed {pages}/c.txt: NoText: the file is empty" in err
    assert "2 read, 1 failed; 2 events; kept in tocsin.db" in err


def test_read_again_knows_and_still_tells(tocsin, pages):
    first = tocsin("read", pages)
    second = tocsin("read", pages)
    assert second[1] == first[1] and "0 read, 2 known already, 1 failed" in second[2]
    assert "2 read, 1 failed" in tocsin("read", pages, "--again")[2]


def test_read_json_is_one_record_a_line(tocsin, pages):
    code, out, _ = tocsin("read", pages, "--json", "--no-store")
    records = [decode_reading(line) for line in out.splitlines()]
    assert code == 0 and [len(record.events) for record in records] == [2, 0]
    assert not (pages.parent / "tocsin.db").exists()


@pytest.mark.parametrize("option, code", [((), 0), (("--strict",), 3)])
def test_a_failure_is_an_exit_code_only_when_asked(tocsin, pages, option, code):
    assert tocsin("read", pages, *option)[0] == code
    assert tocsin("read", pages / "a.txt", "--strict")[0] == 0


@pytest.mark.parametrize("name, lines", [("out/e.csv", 3), ("e.jsonl", 2), ("e.geojson", 3), ("e.json", 2)])
def test_read_writes_a_file_in_the_format_of_its_ending(tocsin, pages, name, lines):
    code, out, err = tocsin("read", pages, "-o", name)
    assert (code, out) == (0, "") and f" in {name};" in err and len((pages.parent / name).read_text("utf-8").splitlines()) == lines


def test_an_ending_without_a_format_is_found_out_before_reading(tocsin, pages):
    code, _, err = tocsin("read", pages, "-o", "e.xlsx")
    assert code == 2 and "known: .csv, .geojson, .jsonl" in err and not (pages.parent / "tocsin.db").exists()


def test_an_output_that_cannot_be_written_is_one_line(tocsin, pages):
    code, _, err = tocsin("read", pages / "a.txt", "-o", pages / "a.txt" / "e.csv")
    assert code == 1 and err.startswith("tocsin: ") and len(err.splitlines()) == 1


def test_an_error_that_takes_several_lines_is_said_in_one(tocsin, monkeypatch):
    def fails(*_, **__):
        raise StoreError("no connection:\n\tis the server running?")

    monkeypatch.setattr("tocsin.cli.asking.open_store", fails)
    assert tocsin("incidents") == (1, "", "tocsin: no connection: is the server running?\n")


def test_a_dash_is_standard_output(tocsin, pages):
    assert len(tocsin("read", pages, "-o", "-")[1].splitlines()) == 2


def test_what_the_caller_says_of_a_report_is_passed_on(tocsin, pages):
    record = json.loads(tocsin("read", pages / "a.txt", "--json", "--published", "2020-02-03")[1])
    assert (record["report"]["published"], record["report"]["published_basis"]) == ("2020-02-03", "given")


def test_events_under_the_least_confidence_are_left_out(tocsin, pages):
    assert len(json.loads(tocsin("read", pages / "a.txt", "--json", "--min-confidence", "0.5")[1])["events"]) == 1


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("read",), "Missing argument"),
        (("raed", "x"), "No such command 'raed'"),
        (("read", "x", "--published", "yesterday"), "expected a day as 2024-05-18, found 'yesterday'"),
        (("read", "x", "--published", "2024-02-30"), "expected a day as 2024-05-18, found '2024-02-30'"),
        (("read", "x", "-o", "e"), "the name has no ending that tells the format"),
        (("read", "x", "-o", "e.csv", "--json"), "-o e.csv is no file of records"),
        (("export", "cvs"), "did you mean csv?"),
        (("show", "ffff"), "no store at tocsin.db"),
        (("read", "x", "--no-such"), "No such option"),
    ],
)
def test_wrong_usage_is_exit_code_2(tocsin, arguments, said):
    code, out, err = tocsin(*arguments)
    assert (code, out) == (2, "") and said in err


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("read", "x", "--jobs", "0"), "jobs is 0; expected 1 to 256"),
        (("read", "x", "--store", "no/folder/t.db"), "there is no folder"),
        (("export", "csv"), "there is no store at tocsin.db"),
        (("read", "x", "--settings", "none.toml"), "cannot be read"),
    ],
)
def test_a_broken_set_up_is_exit_code_1_with_one_line(tocsin, arguments, said):
    code, out, err = tocsin(*arguments)
    assert (code, out) == (1, "") and said in err and err.startswith("tocsin: ") and len(err.splitlines()) == 1


def test_settings_come_from_the_file_in_the_folder(tocsin, pages):
    (pages.parent / "tocsin.toml").write_text('store = "kept.db"')
    assert "kept in" in tocsin("read", pages)[2] and (pages.parent / "kept.db").exists()


def test_export_writes_what_was_read(tocsin, pages):
    tocsin("read", pages)
    code, out, err = tocsin("export", "csv")
    assert code == 0 and len(list(csv.DictReader(io.StringIO(out)))) == 2 and "2 events of 2 reports in -" in err
    assert "1 events (1 without coordinates left out) of 2 reports in map.geojson" in tocsin("export", "geojson", "-o", "map.geojson")[2]
    assert [json.loads(line)["schema"] for line in tocsin("export", "jsonl")[1].splitlines()] == ["tocsin/1"] * 2


def test_export_says_what_is_lost_and_by_which_rules(tocsin, pages):
    tocsin("read", pages)
    code, _, err = tocsin("export", "gtd", "-o", "out/e.csv", "--toll", "official", "--statuses", "occurred,attempted")
    assert code == 0 and "1 events of 2 reports" in err and "gtd: 1 left out (1 hypothetical" in err and "not held: spans" in err
    meta = json.loads((pages.parent / "out" / "e.csv.meta.json").read_text("utf-8"))
    assert (meta["toll"], meta["statuses"]) == ("official", ["occurred", "attempted"])
    assert json.loads((pages.parent / "out" / "e.csv.loss.json").read_text("utf-8"))["rows"] == 1
    assert "did you mean occurred" in tocsin("export", "gtd", "--statuses", "ocurred")[2]


def test_records_of_some_statuses_hold_only_their_events(tocsin, pages):
    tocsin("read", pages)
    records = [json.loads(line) for line in tocsin("export", "jsonl", "--statuses", "hypothetical")[1].splitlines()]
    assert [event["status"] for record in records for event in record["events"]] == ["hypothetical"]


def test_show_finds_a_report_by_id_by_address_and_in_files(tocsin, pages):
    tocsin("read", pages)
    (pages.parent / "r.jsonl").write_text(encode_reading(reading()) + "\n", "utf-8")
    for asked in (ID[:10], f"sha256:{ID}", pages / "a.txt", "r.jsonl", f"r.jsonl#{ID[:6]}"):
        code, out, _ = tocsin("show", asked)
        assert code == 0 and "[killed|at least five [against|people]]" in out and "Statements" in out


@pytest.mark.parametrize(
    "asked, code, said",
    [
        ("ffff", 2, "there is no report ffff"),
        ("r.jsonl#ff", 2, "there is no report"),
        ("bad.jsonl", 1, "line 1"),
        ("pages/c.txt", 1, "NoText"),
    ],
)
def test_show_says_what_it_cannot_find(tocsin, pages, asked, code, said):
    tocsin("read", pages)
    (pages.parent / "r.jsonl").write_text(encode_reading(reading()), "utf-8")
    (pages.parent / "bad.jsonl").write_text("{}", "utf-8")
    found = tocsin("show", asked)
    assert found[0] == code and said in found[2]


def test_show_asks_which_report_is_meant(tocsin, pages):
    tocsin("read", pages)
    code, _, err = tocsin("show", "")
    assert code == 2 and "2 reports are meant" in err and ID[:16] in err


def test_show_writes_a_page(tocsin, pages):
    tocsin("read", pages)
    assert tocsin("show", ID[:10], "--html", "r.html")[0] == 0
    assert tocsin("show", ID[:10], "--html", "new/folder/r.html")[0] == 0 and (pages.parent / "new" / "folder" / "r.html").exists()
    page = (pages.parent / "r.html").read_text("utf-8")
    assert page.startswith("<!doctype html>") and page == tocsin("show", ID[:10], "--html", "-")[1] + "\n"


def test_check_says_what_is_there(tocsin, pages):
    code, out, _ = tocsin("check")
    assert code == 0 and "35 types" in out and "not there yet" in out and "fake:lines@0" in out
    tocsin("read", pages)
    assert "2 reports read, 1 addresses failed" in tocsin("check")[1]


@pytest.mark.parametrize("error, part", [(ModelError("no model in x"), "reader"), (RegistryError("no places in x"), "registries")])
def test_check_names_what_is_missing(tocsin, fake_pipeline, monkeypatch, error, part):
    def fails(_):
        raise error

    tocsin("check")
    monkeypatch.setattr(fake_pipeline, "load_kit", fails)
    code, out, _ = tocsin("check")
    row = next(line for line in out.splitlines() if line.split()[0] == part)
    assert code == 1 and "MISSING" in row and str(error) in row


def test_check_sees_a_store_that_is_none(tocsin, tmp_path):
    (tmp_path / "tocsin.db").write_text("no database at all, but long enough to look like one " * 30)
    code, out, _ = tocsin("check")
    assert code == 1 and "not a database" in out


def test_demo_writes_its_files_and_says_what_to_try(tocsin, pages, monkeypatch):
    from tocsin.cli import examples

    monkeypatch.setattr(examples, "examples_folder", lambda: pages)
    for _ in range(2):
        code, out, err = tocsin("demo")
        assert code == 0 and "Market blast" in out and f"tocsin show {ID[:12]} --store demo" in err
    assert sorted(path.name for path in (pages.parent / "demo").iterdir() if not path.name.startswith("tocsin.db")) == [
        "events.csv",
        "events.geojson",
        "records.jsonl",
    ]
    assert tocsin("show", ID[:12], "--store", "demo/tocsin.db")[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(tocsin, command):
    code, out, _ = tocsin(command, "--help")
    assert code == 0 and "Examples:" in out and f"tocsin {command}" in out


def test_help_and_version_are_quick():
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "tocsin", "--help"], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in COMMANDS) and time.perf_counter() - start < 10
    imported = {line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "click" in imported and not imported & {"rich", "sqlalchemy", "pydantic", "numpy", "onnxruntime", "trafilatura", "httpx"}


def test_the_version_is_told(tocsin):
    from tocsin import __version__

    assert tocsin("--version")[1].strip() == f"tocsin {__version__}"


def test_an_interrupted_run_ends_cleanly_and_keeps_what_it_read(tocsin, pages, fake_pipeline, monkeypatch):
    read_sources = fake_pipeline.read_sources

    def interrupted(*arguments, **options):
        yield next(iter(read_sources(*arguments, **options)))
        raise KeyboardInterrupt

    tocsin("check")
    monkeypatch.setattr(fake_pipeline, "read_sources", interrupted)
    code, _, err = tocsin("read", pages, "-o", "e.csv")
    assert code == 130 and "interrupted: 1 read; 2 events; kept in tocsin.db, run the same command again to go on" in err
    assert [path.name for path in pages.parent.iterdir() if "e.csv" in path.name] == []
    with open_store("tocsin.db") as store:
        assert store.count() == 1


def test_a_closed_pipe_is_no_traceback(pages, tmp_path):
    (tmp_path / "many.jsonl").write_text(f"{encode_reading(reading())}\n" * 3, "utf-8")
    command = f"{sys.executable} -m tocsin show many.jsonl --html - | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals for a child")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_in_the_middle_of_a_command_ends_it_with_130(told):
    process: Any = subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.readline()
    process.send_signal(told)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130 and "interrupted" in err and "Traceback" not in err
