"""Spans and pairs as the network sees them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.models.features import FEATURE_SIZES, Spans, find_pairs, find_spans, fold_words, likeness
from tocsin.models.labels import FAMILIES, LAYERS


def spans(*where: tuple[str, int, int, int, str]) -> Spans:
    """(layer, first, last, sentence, words)"""
    table = np.array([(LAYERS.index(layer), a, b, s) for layer, a, b, s, _ in where], dtype=np.int64).reshape(-1, 4)
    return Spans(table[:, 1], table[:, 2], table[:, 0], table[:, 3], tuple(fold_words(w[4]) for w in where))


@pytest.mark.parametrize(
    "a, b, expected",
    [
        ("the Red Front", "Red Front", 1),
        ("Red Front fighters", "the Red Front", 2),
        ("Dmitri Orlov", "President Orlov", 3),
        ("RF", "Red Front", 4),
        ("Red Front", "Red Crescent", 5),
        ("police", "rebels", 0),
    ],
)
def test_likeness_of_words(a, b, expected):
    assert likeness(fold_words(a), fold_words(b)) == likeness(fold_words(b), fold_words(a)) == expected


WORDS = st.lists(
    st.sampled_from(("red", "front", "rf", "army", "armyx", "police", "policeman", "of", "islamic", "state", "is")), max_size=4
)


@given(st.lists(WORDS, max_size=9))
def test_the_likeness_of_a_pair_is_that_of_its_words(many):
    found = spans(*(("filler", at, at, 0, " ".join(words)) for at, words in enumerate(many)))
    pairs = find_pairs(found)["actor"]
    expected = [likeness(found.words[a], found.words[b]) for a, b in zip(pairs.left, pairs.right, strict=True)]
    assert pairs.features[:, 2].tolist() == expected


def test_triggers_pair_with_what_can_play_a_role_and_with_each_other_once():
    found = spans(("filler", 0, 1, 0, "Gunmen"), ("trigger", 2, 2, 0, "shot"), ("trigger", 5, 5, 0, "killed"), ("cue", 8, 8, 0, "said"))
    pairs = find_pairs(found)
    assert {(int(a), int(b)) for a, b in zip(pairs["role"].left, pairs["role"].right, strict=True)} == {(1, 0), (2, 0)}
    assert [(int(a), int(b)) for a, b in zip(pairs["event"].left, pairs["event"].right, strict=True)] == [(1, 2)]


def test_what_is_many_sentences_away_plays_no_role():
    found = spans(("trigger", 2, 2, 0, "shot"), ("place", 900, 900, 40, "Kandu"))
    assert len(find_pairs(found)["role"].left) == 0


def test_mentions_far_apart_are_paired_only_where_their_words_are_alike():
    found = spans(("filler", 0, 0, 0, "Red Front"), ("filler", 400, 400, 20, "the Front"), ("filler", 800, 800, 40, "police"))
    pairs = find_pairs(found)["actor"]
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == [(0, 1)]


def test_features_stay_within_their_tables():
    found = spans(*((layer, 40 * i, 40 * i + 3, 3 * i, "x y") for i, layer in enumerate((*LAYERS, *LAYERS))))
    for pairs in find_pairs(found).values():
        assert pairs.features.shape == (len(pairs.left), len(FEATURE_SIZES))
        assert (pairs.features >= 0).all() and (pairs.features < np.array(FEATURE_SIZES)).all()


def test_no_spans_make_no_pairs():
    assert {name: len(p.left) for name, p in find_pairs(spans()).items()} == dict.fromkeys(FAMILIES, 0)


def logits(*tags: str) -> np.ndarray:
    """Logits in which the first layer is tagged so and all others are outside."""
    out = np.zeros((len(tags), len(LAYERS), 3), dtype=np.float32)
    out[:, :, 0] = 5
    for i, tag in enumerate(tags):
        out[i, 0] = [5.0 * (tag == t) for t in "OBI"]
    return out


@pytest.mark.parametrize(
    "tags, expected",
    [
        ("OBIO", [(1, 2)]),
        ("BB", [(0, 0), (1, 1)]),
        ("BIIBI", [(0, 2), (3, 4)]),
        ("OIIO", []),
        ("OOO", []),
    ],
)
def test_spans_begin_and_go_on(tags, expected):
    assert [(a, b) for _, a, b, _ in find_spans(logits(*tags), dict.fromkeys(LAYERS, 0.5))] == expected


def test_an_unsure_beginning_is_under_the_threshold():
    unsure = logits("B")
    unsure[0, 0] = [1.0, 1.2, 0.0]
    assert find_spans(unsure, dict.fromkeys(LAYERS, 0.7)) == []
    assert len(find_spans(unsure, dict.fromkeys(LAYERS, 0.3))) == 1
