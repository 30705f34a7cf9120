from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.place_report import person_names
from tocsin.reading.place_tagger import WEIGHTS, Weights, best_labels, load_weights, named
from tocsin.reading.place_tokens import LONGEST_RUN, Run, find_runs, read_tokens


def runs(text):
    tokens = read_tokens(text)
    return [text[tokens[run.first].start : tokens[run.last - 1].end] for run in find_runs(tokens)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("fighting in Deir ez-Zor city", ["Deir ez-Zor"]),
        ("the Gulf of Aden is wide", ["Gulf of Aden"]),
        ("Russia's army left St. Petersburg.", ["Russia", "St. Petersburg"]),
        ("police in W.Va. on Friday", ["W.Va."]),
        ("the Cote d'Ivoire team", ["Cote d'Ivoire"]),
        ("no capitals here", []),
        ("New\nYork", ["New", "York"]),
        ("on Highway 19 near here", ["Highway 19"]),
    ],
)
def test_runs_are_capitals_with_what_joins_them(text, expected):
    assert runs(text) == expected


@given(st.text(max_size=200))
def test_runs_lie_in_the_text_in_order_and_are_short(text):
    tokens = read_tokens(text)
    found = find_runs(tokens)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(0 < run.last - run.first <= LONGEST_RUN for run in found)


def test_labels_are_the_best_chain():
    weights = Weights({"place": (50, 0), "more": (0, 40)}, [[0, 0, -900], [0, 0, 0], [0, 0, 0]])
    assert best_labels([["place"], ["more"], ["else"]], weights) == "BIO"
    assert best_labels([["else"], ["else"]], weights) == "OO"
    assert best_labels([["more"], ["more"]], weights, shared=["place"]) == best_labels([["more", "place"]] * 2, weights) == "BB"
    assert list(named(Run(5, 8), "BIO")) == [Run(5, 7)]
    assert list(named(Run(0, 4), "BBOI")) == [Run(0, 1), Run(1, 2), Run(3, 4)]


def test_the_shipped_weights_are_small_and_hold_no_feature_of_one_set():
    weights = load_weights()
    assert WEIGHTS.stat().st_size < 1_000_000
    assert not [feature for feature in weights.features if feature.startswith(("v:", "r:", "e:"))]
    assert {len(pair) for pair in weights.features.values()} == {2}


def test_names_of_persons_are_known():
    assert "F" in person_names()["maria"]
    assert "kabul" not in person_names()
