"""Addresses as people give them."""

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from pages import STORY, page, raw, story
from tocsin.core.errors import FetchFailed
from tocsin.core.outcomes import Failed
from tocsin.core.protocols import Given
from tocsin.ingest import Limits, open_sources
from tocsin.ingest.network import Page


def found(*addresses, **how):
    """Address and content of each raw report, address and reason of each failure."""
    opened = open_sources([str(address) for address in addresses], **how)
    return [(item.address, item.why if isinstance(item, Failed) else item.content.decode()) for item in opened]


def names(*addresses, root):
    return [address.removeprefix(f"{root}/") for address, _ in found(*addresses)]


@pytest.fixture
def tree(tmp_path):
    files = [
        "b.html",
        "a.txt",
        "c/d.md",
        "c/e/f.HTM",
        "c/e/style.css",
        ".hidden.txt",
        ".git/x.txt",
        "page.html",
        "page_files/ad.html",
        "odd_files/g.txt",
    ]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_file_is_one_raw_report(tmp_path):
    (tmp_path / "a.htm").write_bytes(page().encode())
    (item,) = open_sources([str(tmp_path / "a.htm")], given=Given(publisher="Radio Kandu"))
    assert item == raw(page(), "text/html", address=str(tmp_path / "a.htm"), given=Given(publisher="Radio Kandu"))


def test_a_folder_is_read_through_in_order_without_what_browsers_and_tools_keep_in_it(tree):
    assert names(tree, root=tree) == ["a.txt", "b.html", "c/d.md", "c/e/f.HTM", "odd_files/g.txt", "page.html"]


def test_a_link_to_a_folder_above_is_not_followed(tree):
    (tree / "c/loop").symlink_to(tree)
    assert names(tree, root=tree)[2:4] == ["c/d.md", "c/e/f.HTM"] and len(names(tree, root=tree)) == 6


def test_a_pattern_stands_for_the_files_that_match_in_order(tree):
    assert names(tree / "**/*.[hH][tT]*", root=tree) == ["b.html", "c/e/f.HTM", "page.html", "page_files/ad.html"]
    assert names(tree / "c*", root=tree) == ["c/d.md", "c/e/f.HTM"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    (tmp_path / "a[1].txt").write_text("x")
    (tmp_path / "a1.txt").write_text("y")
    assert [content for _, content in found(tmp_path / "a[1].txt")] == ["x"]


def test_sources_come_in_the_order_of_their_addresses_and_failures_in_their_place(tree):
    gone = tree / "gone.html"
    assert found(tree / "b.html", gone, tree / "a.txt") == [
        (str(tree / "b.html"), "b.html"),
        (str(gone), "FetchFailed: no such file"),
        (str(tree / "a.txt"), "a.txt"),
    ]


@pytest.mark.parametrize(
    "address, why",
    [
        ("gone/*.html", "no file matches"),
        ("ftp://marra.test/a", "only http and https are fetched"),
        ("file:///etc/hosts", "of a file give the path"),
        ("a\0b", "cannot be opened"),
        ("a" * 5_000, "cannot be opened: File name too long"),
    ],
)
def test_an_address_behind_which_nothing_is_says_so(address, why, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ((_, reason),) = found(address)
    assert why in reason


def test_an_empty_folder_says_so(tmp_path):
    assert found(tmp_path) == [(str(tmp_path), "FetchFailed: no file to read in the folder")]


def test_the_home_folder_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "a.txt").write_text("x")
    assert [content for _, content in found("~/a.txt", "~/*.txt")] == ["x", "x"]


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_not(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    (large, small) = found(tmp_path / "a.txt", tmp_path / "b.txt", policy=Limits(max_bytes=100))
    assert large[1] == "TooLong: over 100 bytes; no larger file is read" and small[1] == "x" * 100


def test_json_lines_of_any_length_are_unpacked_as_they_are_asked_for(tmp_path):
    rows = [json.dumps({"text": f"{number} dead"}) for number in range(50)]
    (tmp_path / "all.jsonl").write_text("\n".join(rows))
    opened = open_sources([str(tmp_path / "all.jsonl")], policy=Limits(max_bytes=100))
    assert next(opened).content == b"0 dead" and len(list(opened)) == 49


def test_a_file_without_a_suffix_is_known_by_its_beginning(tmp_path):
    (tmp_path / "page").write_text(page())
    (tmp_path / "rows").write_text('{"text": "a"}\n{"text": "b"}\n')
    assert [content for _, content in found(tmp_path / "rows")] == ["a", "b"]
    assert found(tmp_path / "page")[0][1] == page()


@pytest.mark.parametrize("content, expected", [(story(), [story()]), ('{"text": "a"}\n{"text": "b"}', ["a", "b"]), ("", [""])])
def test_a_dash_is_standard_input(content, expected, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert [said for _, said in found("-")] == expected


def test_a_standard_input_that_is_closed_says_so(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert found("-") == [("stdin", "FetchFailed: standard input is closed")]


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tree):
    os.mkfifo(tree / "c.txt")
    assert (str(tree / "c.txt"), "FetchFailed: neither a file nor a folder") in found(tree)


@pytest.mark.parametrize("look", ["pathlib.Path.is_dir", "pathlib.Path.exists", "os.stat"])
def test_what_may_not_even_be_looked_at_is_one_failure_and_the_rest_is_read(look, tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    known = {"pathlib.Path.is_dir": Path.is_dir, "pathlib.Path.exists": Path.exists, "os.stat": os.stat}[look]

    def refuse(path, *arguments, **options):
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return known(path, *arguments, **options)

    monkeypatch.setattr(look, refuse)
    assert [said for _, said in found(tmp_path / "locked" / "a.txt", tmp_path / "b.txt")][-1] == "b"


WEB = {
    "https://marra.test/a": Page(url="https://marra.test/b", content=page().encode(), media_type="text/html", charset="utf-8"),
    "https://marra.test/rows.jsonl": Page(url="https://marra.test/rows.jsonl", content=b'{"text": "x"}', media_type="text/plain"),
    "https://marra.test/n.md": Page(url="https://marra.test/n.md?v=1", content=b"# N", media_type="application/octet-stream"),
    "https://marra.test/plain": Page(url="https://marra.test/plain", content=STORY[0].encode(), media_type="text/plain"),
}


def ask(url):
    if url not in WEB:
        raise FetchFailed("the server answered 404 Not Found")
    return WEB[url]


def test_a_page_of_the_web_keeps_its_address_and_that_it_was_found_at():
    (item,) = open_sources(["https://marra.test/a"], fetch=ask)
    assert item == raw(page(), "text/html", address="https://marra.test/a", url="https://marra.test/b", charset="utf-8")


@pytest.mark.parametrize("path, media_type", [("rows.jsonl", "text/x-exact"), ("n.md", "text/markdown"), ("plain", "text/plain")])
def test_where_the_server_does_not_tell_the_name_does(path, media_type):
    (item,) = open_sources([f"https://marra.test/{path}"], fetch=ask)
    assert item.media_type == media_type


def test_a_dead_address_is_replaced_by_its_failure():
    assert found("HTTPS://marra.test/gone", "https://marra.test/plain", fetch=ask) == [
        ("HTTPS://marra.test/gone", "FetchFailed: the server answered 404 Not Found"),
        ("https://marra.test/plain", STORY[0]),
    ]


def test_a_folder_that_cannot_be_listed_and_a_file_that_cannot_be_read_are_failures(tree, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    monkeypatch.setattr("pathlib.Path.open", lambda self, mode: refuse(self))
    assert found(tree) == [(str(tree), "FetchFailed: cannot be listed: Permission denied")]
    assert found(tree / "a.txt") == [(str(tree / "a.txt"), "FetchFailed: cannot be opened: Permission denied")]


def test_a_disk_that_fails_while_it_is_read_is_a_failure(tmp_path, monkeypatch):
    class Broken(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(Broken())))
    assert found("-") == [("stdin", "FetchFailed: cannot be read: Input/output error")]
