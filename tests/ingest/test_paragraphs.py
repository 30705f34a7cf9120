"""A text cut into paragraphs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.paragraphs import fold, split

WRAPPED = """The gunmen came down from the hills at night and set fire to the
school, the mill and eleven houses. Neighbours said that they had
heard shots until the morning."""


def texts(text):
    return [paragraph.text for paragraph in split(text)]


def test_each_line_is_a_paragraph():
    assert texts("Headline here\nThe first sentence of it.\n\n  The second.  \n\n\n") == [
        "Headline here",
        "The first sentence of it.",
        "The second.",
    ]


def test_lines_wrapped_by_hand_are_one():
    assert texts(f"Night raid\n\n{WRAPPED}\n\nThe end.") == ["Night raid", WRAPPED, "The end."]


@pytest.mark.parametrize(
    "lines",
    [
        "Your cart\nYour cart is empty\nReturn to shop",
        "One sentence that is quite long and ends in this very line here.\nAnother sentence that is long and ends in this line too, I say.",
        "A whole paragraph " + "of many words " * 12 + "stands on a line.\nAnother stands on this one",
        "A line about as long as lines that are wrapped by hand\nshort\nA line about as long as lines that are wrapped by hand",
    ],
)
def test_lines_that_only_follow_each_other_are_not(lines):
    assert texts(lines) == lines.split("\n")


def test_marks_of_markdown_stand_outside():
    (heading, quote) = split("## Night raid\n\n> We will be back")
    assert (heading.mark, heading.text, heading.start) == ("#", "Night raid", 3)
    assert (quote.mark, quote.text) == (">", "We will be back")
    assert texts("#1 in the list\n#") == ["#1 in the list", "#"]


@given(st.text(alphabet="ab .#>\n\t\u00a0", max_size=200))
def test_paragraphs_are_slices_in_order_and_hold_every_word(text):
    paragraphs = split(text)
    assert all(text[p.start : p.end] == p.text and p.text.strip() == p.text != "" for p in paragraphs)
    assert all(a.end < b.start for a, b in itertools.pairwise(paragraphs))
    assert "".join(p.text for p in paragraphs).count("a") == text.count("a")


def test_copies_that_differ_in_case_spacing_and_quotes_fold_to_the_same():
    assert fold("A  child’s “toy” — BROKEN") == fold('a child\'s "toy" - broken')
    assert fold("a child's toy") != fold("a child's boy")
