"""tidy(): the only change of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.clean import tidy


@pytest.mark.parametrize(
    "found, tidied",
    [
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("Kandu\u00a0market\u202fat\u3000noon", "Kandu market at noon"),
        ("\ufeffKan\u200bdu\u00ad mar\u2060ket\u200e", "Kandu market"),
        ("a\x00b\x07c\x7fd\x9be", "abcde"),
        ("Zoe\u0308 in Ma\u0301laga", "Zo\u00eb in M\u00e1laga"),
        ("half a \ud83d surrogate", "half a \ufffd surrogate"),
        ("a\u200d\u0301b", "\u00e1b"),  # the accent comes to stand on the letter once the joiner between them is gone
    ],
)
def test_what_cannot_be_seen_is_made_plain(found, tidied):
    assert tidy(found) == tidied


@pytest.mark.parametrize("kept", ["  two  spaces\t and a tab \n\n\n", "“quotes” – dashes — …", "ﬁve", "Ĳ", "٣ قتلى", "#* [link](x)"])
def test_all_else_stays(kept):
    assert tidy(kept) == kept


@given(st.text(alphabet=st.characters(codec=None)))
def test_twice_is_once(text):
    assert tidy(tidy(text)) == tidy(text)
