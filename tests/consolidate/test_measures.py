"""Figures of merging on cases worked out by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.consolidate.assignment import best_pairing
from tocsin.consolidate.measures import measure_merging

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}


def test_a_perfect_answer_is_perfect():
    figures = measure_merging(GOLD, {key: f"x{label}" for key, label in GOLD.items()})
    assert figures.conll == figures.pairs.f1 == 1
    assert figures.false_merges == figures.missed_merges == 0


def test_all_in_one_is_all_recall():
    figures = measure_merging(GOLD, dict.fromkeys(GOLD, "x"))
    assert (figures.pairs.precision, figures.pairs.recall) == (0.4, 1)
    assert figures.b_cubed.precision == pytest.approx((9 + 4) / 25)
    assert (figures.false_merges, figures.missed_merges) == (1, 0)


def test_nothing_merged_misses_all():
    figures = measure_merging(GOLD, {})
    assert (figures.pairs.precision, figures.pairs.recall) == (1, 0)
    assert figures.muc.recall == 0
    assert (figures.false_merges, figures.missed_merges) == (0, 1)


def test_a_split_gold_incident_counts_as_missed():
    figures = measure_merging(GOLD, {"a": "x", "b": "x", "c": "y", "d": "z", "e": "z"})
    assert figures.missed_merges == 0.5
    assert figures.muc.recall == pytest.approx(2 / 3)
    assert figures.ceaf_e.recall == pytest.approx((0.8 + 1) / 2)


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_best_pairing_is_that_of_trying_all(rows):
    worths = {(f"r{i}", f"c{j}"): float(n) for i, row in enumerate(rows) for j, n in enumerate(row) if n}
    tried = [sum(rows[i][j] for i, j in enumerate(order)) for order in itertools.permutations(range(4), len(rows))]
    assert best_pairing(worths) == pytest.approx(max(tried))
