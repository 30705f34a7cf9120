from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.tokens import tokens


def test_figures_keep_their_commas_and_words_lose_their_possessive():
    assert [t.text for t in tokens("The mayor's 1,200 men, 3rd of 2.5 in the U.S. don’t")] == [
        *("The", "mayor", "'s", "1,200", "men", ",", "3rd", "of", "2.5", "in", "the", "U.S.", "don’t"),
    ]


def test_words_are_lower_case_with_straight_apostrophes():
    assert [t.word for t in tokens("DON’T Go")] == ["don't", "go"]


@given(st.text())
def test_tokens_run_forwards_and_leave_out_white_space_only(text):
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for t in found for at in range(t.start, t.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
