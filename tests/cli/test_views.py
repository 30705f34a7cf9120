"""Values in few words, texts cut at their marks, and the bar."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from doubles import TEXT, reading, report, say
from tocsin.cli.marks import STYLES, Mark, bracketed, marks_of, pieces
from tocsin.cli.paint import paint
from tocsin.cli.progress import expected
from tocsin.cli.table import print_reading
from tocsin.cli.wording import day_of, headline_of, in_words, place_of, source_line, visible
from tocsin.core.events import Event, Reading
from tocsin.core.text import Block, Span
from tocsin.core.values import Place, Toll, When


@pytest.mark.parametrize(
    "low, best, high, words",
    [
        (5, 5, 5, "5"),
        (None, 5, None, "5"),
        (12, 12, None, "12+"),
        (None, 40, 40, "<=40"),
        (24, None, None, "24+"),
        (None, None, 9, "<=9"),
        (3, None, 8, "3-8"),
        (3, 5, 8, "5 (3-8)"),
        (0, 0, 0, "0"),
        (10, 10, 15, "10 (10-15)"),
    ],
)
def test_a_number_is_told_as_it_is_known(low, best, high, words):
    assert in_words(Toll(low=low, best=best, high=high, mention=say("x"))) == words


@pytest.mark.parametrize(
    "start, end, words",
    [
        ("2021-03-01", "2021-03-01", "2021-03-01"),
        ("2021-03", "2021-04", "2021-03 – 2021-04"),
        (None, None, "“last week”"),
        ("2021", None, "2021 – …"),
    ],
)
def test_days_are_told_as_far_as_they_are_known(start, end, words):
    assert day_of(When(mention=say("last week"), start=start, end=end, precision="period")) == words


def test_a_place_does_not_repeat_itself():
    assert place_of(Place(mention=say("x"), name="Kabul", admin="Kabul", country="AF", precision="city")) == "Kabul, AF"


def test_a_date_that_was_inferred_is_said_to_be():
    inferred = replace(reading(), report=replace(reading().report, published_basis="inferred", republisher="Daily Echo"))
    assert "Kandu Post, on the page of Daily Echo · 2021-03-02 (inferred)" in source_line(inferred)


@given(st.text())
def test_what_is_made_visible_keeps_its_length_and_steers_no_terminal(text):
    shown = visible(text)
    assert len(shown) == len(text) and not set(shown) & set("\x1b\x07\r\x9b\u202e")


SPANS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=12)


@given(SPANS, st.lists(st.integers(0, 60), max_size=4, unique=True))
def test_pieces_are_the_whole_text_and_each_mark_covers_its_span(cuts, edges):
    text = "".join(chr(0x61 + n % 26) for n in range(60))
    blocks = tuple(Block(a, b, "caption") for a, b in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
    found = Reading(report=report(text, blocks=blocks), reader="r")
    marks = [Mark(f"e{n}", "by", found.report.cite(a, min(60, a + b))) for n, (a, b) in enumerate(cuts)]
    cut = list(pieces(found, marks))
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    assert all(piece.role == found.report.role_at(piece.start) for piece in cut)
    for mark in marks:
        covered = [piece for piece in cut if mark in piece.marks]
        assert "".join(text[piece.start : piece.end] for piece in covered) == mark.span.quote


@given(SPANS)
def test_brackets_can_be_taken_out_again(cuts):
    text = "x" * 60
    found = Reading(report=report(text), reader="r")
    marks = [Mark(f"e{n}", "by", found.report.cite(a, min(60, a + b))) for n, (a, b) in enumerate(cuts)]
    shown = bracketed(found, marks)
    assert shown.count("[by|") == shown.count("]") == len(marks)
    assert shown.replace("[by|", "").replace("]", "") == text


def test_every_slot_of_a_reading_has_a_style():
    assert {mark.slot for mark in marks_of(reading())} <= set(STYLES)


def test_a_long_text_with_many_marks_is_cut_in_no_time():
    text = "word " * 100_000
    events = tuple(Event(id=f"e{n}", type="attack.other", trigger=Span(n * 100, n * 100 + 4, "word")) for n in range(5_000))
    found = Reading(report=report(text, blocks=(Block(0, len(text), "body"),)), reader="r", events=events)
    assert sum(1 for piece in pieces(found, marks_of(found)) if piece.marks) == 5_000


def painted(found, **options: Any):
    console = Console(width=options.pop("width", 200), record=True, file=io.StringIO(), force_terminal=True, **options)
    paint(found, console)
    return console.export_text(styles=True)


def test_colours_stand_where_the_marks_are():
    assert "\x1b[1;37;41mcar bomb\x1b[0m" in painted(reading(), color_system="standard")


def test_a_text_cannot_steer_the_terminal():
    evil = reading(f"{TEXT}\x1b[31m\x1b]0;title\x07", title="\x1b[2J")
    assert "\x1b[31m" not in painted(evil, color_system=None) and "\x1b[2J" not in painted(evil, color_system="standard")


@pytest.mark.parametrize("width", [60, 100, 160])
def test_a_table_tells_the_same_at_every_width(width, capsys):
    print_reading(reading(), Console(width=width, highlight=False))
    words = set(capsys.readouterr().out.split())
    assert {"attack.bombing", "2021-03-01", "HYPOTHETICAL", "5+", "(claimed)"} <= {word.strip(",") for word in words}


def test_what_a_file_name_or_a_title_says_takes_one_line():
    odd = reading(title="One\n\tline")
    odd = replace(odd, report=replace(odd.report, url=None, address="a\nb.txt", published=date(1, 1, 2)))
    assert headline_of(odd) == "One line" and " · 0001-01-02 · a b.txt · " in source_line(odd)


def test_how_many_reports_are_expected(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "b.html", "deep/c.txt", "many.jsonl"):
        (tmp_path / name).write_text("x")
    assert expected([str(tmp_path / "a.txt"), str(tmp_path / "deep")]) == 2
    assert expected(["a" * 5_000, "a\0b"]) is None
    assert expected([str(tmp_path / "many.jsonl")]) is None is expected(["https://example.org"]) is expected(["-"])


BAR = """
import sys
sys.path.insert(0, sys.argv[1])
import doubles
from pytest import MonkeyPatch
doubles.install(MonkeyPatch())
from tocsin.cli import main
main(["read", "pages", "--no-store", "--json"])
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("count, shown", [(5, False), (9, True)])
def test_a_bar_is_shown_on_a_terminal_for_more_than_a_few_reports(tmp_path, count, shown):
    import pty

    (tmp_path / "pages").mkdir()
    for n in range(count):
        (tmp_path / "pages" / f"{n}.txt").write_text(f"Nothing {n}.")
    mine, theirs = pty.openpty()
    command = [sys.executable, "-c", BAR, str(Path(__file__).parents[1])]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, cwd=tmp_path, check=True, timeout=60)
    os.close(theirs)
    said = os.read(mine, 100_000).decode()
    os.close(mine)
    assert ("reading" in said) is shown and f"{count} read" in said and len(done.stdout.splitlines()) == count
