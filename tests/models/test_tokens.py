"""Wordpieces, sentences and segments."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.models.segments import LONGEST, chain, segments
from tocsin.models.sentences import sentence_starts
from tocsin.models.tokens import SHAPES, Tokens, shape_of, tokenize


@pytest.mark.parametrize(
    "word, shape", [("said", 1), ("Kandu", 2), ("A", 2), ("UN", 3), ("AK-47", 4), ("2021", 4), ("McCain", 5), ("…", 0), ("é", 1)]
)
def test_shapes_of_words(word, shape):
    assert shape_of(word) == shape < SHAPES // 2


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He met Gen. Smith in the U.S. on Monday. Then he left.", ["He met Gen. Smith in the U.S. on Monday. ", "Then he left."]),
        ("A headline\n\nA body. “Yes.” He left", ["A headline\n\n", "A body. ", "“Yes.” ", "He left"]),
        ("TROOPS FIRED. THREE DIED.", ["TROOPS FIRED. ", "THREE DIED."]),
        ("one sentence", ["one sentence"]),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    starts = sentence_starts(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == expected


def cut(text: str, *pieces: tuple[int, str]) -> Any:
    """A tokenizer that gives *pieces* of *text*: number of the word, letters."""
    offsets, end = [], 0
    for _, letters in pieces:
        start = text.index(letters, end)
        end = start + len(letters)
        offsets.append((start, end))
    encoding = SimpleNamespace(ids=list(range(len(pieces))), word_ids=[word for word, _ in pieces], offsets=offsets)
    return SimpleNamespace(encode=lambda *_, **__: encoding)


def test_the_pieces_of_a_word_have_its_shape_and_the_first_of_a_line_a_shape_of_its_own():
    text = "Kandu fell\nUN left"
    tokens = tokenize(text, cut(text, (0, "Kan"), (0, "du"), (1, " fell"), (2, "\nUN"), (3, " left")))
    opens = SHAPES // 2
    assert tokens.shapes.tolist() == [2 + opens, 2, 1, 3 + opens, 1]
    assert [text[a:b] for a, b in tokens.offsets.tolist()] == ["Kan", "du", "fell", "UN", "left"]


def test_a_piece_that_is_only_space_stays():
    text = "a \n b"
    tokens = tokenize(text, cut(text, (0, "a"), (1, " \n"), (2, " b")))
    assert [text[a:b] for a, b in tokens.offsets.tolist()] == ["a", " \n", "b"]
    assert tokens.shapes.tolist()[2] == 1 + SHAPES // 2


def test_no_text_has_no_pieces():
    tokens = tokenize("", cut(""))
    assert (tokens.shapes.shape, tokens.offsets.shape) == ((0,), (0, 2))


def words(text: str) -> Tokens:
    """One wordpiece a word."""
    ends = [i for i in range(len(text) + 1) if i == len(text) or text[i] == " "]
    offsets = np.array([(a, b) for a, b in zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True) if b > a], dtype=np.int64).reshape(
        -1, 2
    )
    return Tokens(np.arange(len(offsets)), np.zeros(len(offsets), dtype=np.int64), offsets)


@pytest.mark.parametrize("sentence", ["Go on. ", "no end here "])
def test_segments_tile_a_long_text(sentence):
    text = (sentence * 4000).strip()
    parts = segments(text, words(text))
    assert sum(len(p.tokens) for p in parts) == len(words(text))
    assert max(len(p.tokens) for p in parts) <= LONGEST
    assert all(text[p.start : p.start + len(p.text)] == p.text for p in parts)
    assert all(p.tokens.offsets[0, 0] == 0 for p in parts)


def test_a_text_without_wordpieces_has_no_segment():
    assert segments(" ", words("")) == []


def test_chained_markups_keep_their_arcs_and_move_their_offsets():
    part = Markup((Mention(0, 2, "trigger"), Mention(3, 5, "filler")), (Arc(0, 1, "by"),))
    both = chain([(0, part), (100, part)])
    assert [(m.start, m.end) for m in both.mentions] == [(0, 2), (3, 5), (100, 102), (103, 105)]
    assert [(a.head, a.tail) for a in both.arcs] == [(0, 1), (2, 3)]
