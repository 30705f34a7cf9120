"""Reprints are found by a sample of their runs; what merely tells the same is none."""

import pytest

from tocsin.consolidate.copies import copies, copies_of, is_copy
from tocsin.consolidate.sketches import sketch
from tocsin.core.tellings import Card

WORDS = [f"{stem}{n}" for n in range(40) for stem in ("river", "stone", "market", "guard", "letter")]
STORY = " ".join(WORDS)
OTHER = " ".join(f"other{word}" for word in WORDS)


def card(name, text):
    found = sketch(text)
    return Card(report=name, sketch=found.hashes, runs=found.runs)


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
