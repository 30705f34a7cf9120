from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.quotes import is_direct, quoted_spans, share_quoted


@pytest.mark.parametrize(
    "text, quoted",
    [
        ('He said "we won" and left.', ['"we won"']),
        ("“We won,” he said. “All of it.”", ["“We won,”", "“All of it.”"]),
        ("«We won», he said", ["«We won»"]),
        ("``We won,'' he said", ["``We won,''"]),
        ("''We won,'' he said", ["''We won,''"]),
        ("„We won“, he said", ["„We won“"]),
        ('"THIS IS IT," HE SAID. "AND MORE', ['"THIS IS IT,"', '"AND MORE']),
        ('" We won , " he said', ['" We won , "']),
        ("‘He’s gone,’ she said", ["‘He’s gone,’"]),
        ("'It isn't so,' he said", ["'It isn't so,'"]),
        ("“One.\n\n“Two.” End", ["“One.", "“Two.”"]),
        ('"mixed marks” here', ['"mixed marks”']),
    ],
)
def test_quoted_stretches_are_found_with_their_marks(text, quoted):
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted


@pytest.mark.parametrize("text", ["don't, can't, the boys' club", 'a 5" pipe', "we won” and left", "", "no marks"])
def test_apostrophes_inches_and_lone_closing_marks_quote_nothing(text):
    assert quoted_spans(text) == []


@pytest.mark.parametrize(
    "text, part, direct",
    [
        ('"We won," he said.', "We won,", True),
        ('"We won," he said.', '"We won,"', True),
        ('"We won," he said.', "he said", False),
        ("He said that they had won.", "they had won", False),
        ('He called it "a cowardly act of terror".', 'it "a cowardly act of terror"', True),
        (
            'The so-called "emir" was said to be on his way to the mountains.',
            'The so-called "emir" was said to be on his way to the mountains',
            False,
        ),
    ],
)
def test_direct_speech_stands_in_marks_for_a_good_part(text, part, direct):
    start = text.index(part)
    assert is_direct(text, start, start + len(part)) is direct


def test_a_stretch_without_letters_is_not_direct():
    assert not is_direct('"..." he', 0, 5)
    assert not is_direct("", 0, 0)


@given(st.text(alphabet="ab \n\"'“”‘’«»`.", max_size=80))
def test_any_marks_give_stretches_in_order(text):
    spans = quoted_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert 0 <= share_quoted(text, 0, len(text), spans) <= 1
