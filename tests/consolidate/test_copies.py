"""Reprints are found by a sample of their runs; what merely tells the same is none."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.consolidate.copies import copies, copies_of, is_copy
from tocsin.consolidate.sketches import KEPT, RUN, SPREAD, WORD, Sketch, sketch
from tocsin.core.tellings import Card

WORDS = [f"{stem}{n}" for n in range(40) for stem in ("river", "stone", "market", "guard", "letter")]
STORY = " ".join(WORDS)
OTHER = " ".join(f"other{word}" for word in WORDS)


def card(name, text):
    found = sketch(text)
    return Card(report=name, sketch=found.hashes, runs=found.runs)


@given(st.lists(st.sampled_from(["Bomb", "straße", "élan", "İzmir", "killed", "x1", "-"]), max_size=80).map(" ".join))
def test_a_sketch_is_of_all_runs_of_five_words(text):
    words = WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()
    values = sorted({crc32(run.encode()) * SPREAD & 0xFFFFFFFF for run in runs})
    assert sketch(text) == Sketch("".join(f"{value:08x}" for value in values[:KEPT]), len(values))


@pytest.mark.parametrize(
    "text",
    [STORY, STORY.upper(), f"{OTHER[:300]} {STORY}", " ".join(WORDS[:110]), STORY.replace("river7", "brook7")],
    ids=["the same", "in capitals", "with a preface", "its first half", "a word changed"],
)
def test_a_reprint_is_found(text):
    assert is_copy(card("a", STORY), card("b", text))


@pytest.mark.parametrize("text", [OTHER, " ".join(WORDS[:14]) + " " + OTHER, ""], ids=["another", "one sentence shared", "nothing"])
def test_what_is_no_reprint_is_not(text):
    assert not is_copy(card("a", STORY), card("b", text))


def test_groups_are_those_of_any_order():
    cards = [card("a", STORY), card("b", OTHER), card("c", STORY + " more words at the end"), card("d", "")]
    assert [[c.report for c in group] for group in copies(cards)] == [["a", "c"]]
    assert copies(reversed(cards)) == copies(cards)


def test_the_copies_of_one_among_its_mates():
    first = card("a", STORY)
    assert [c.report for c in copies_of(first, [first, card("b", OTHER), card("c", STORY)])] == ["c"]
