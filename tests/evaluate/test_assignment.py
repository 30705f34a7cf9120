"""The best pairing of two lists."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.evaluate.assignment import pair_best, pair_lists

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from([0.0, 0.3, 0.5, 1.0]), min_size=width, max_size=width), min_size=1, max_size=4)
)


def best_by_trying(worths):
    rows, columns = len(worths), len(worths[0])
    if rows > columns:
        return best_by_trying([list(column) for column in zip(*worths, strict=True)])
    return max(sum(worths[i][j] for i, j in enumerate(order)) for order in permutations(range(columns), rows))


@given(tables)
@settings(max_examples=200)
def test_no_other_pairing_is_worth_more(worths):
    pairs = pair_best(worths)
    assert len({i for i, _ in pairs}) == len(pairs) == len({j for _, j in pairs}) == min(len(worths), len(worths[0]))
    assert sum(worths[i][j] for i, j in pairs) == pytest.approx(best_by_trying(worths))


def test_greed_is_not_enough():
    assert pair_best([[1.0, 0.9], [0.9, 0.0]]) == [(0, 1), (1, 0)]


def test_pairs_worth_too_little_are_left_out_after_the_choice():
    assert pair_lists(2, 2, lambda i, j: 1.0 if i == j == 0 else 0.2, least=0.5) == [(0, 0)]


@pytest.mark.parametrize("worths", [[], [[]], [[], []]])
def test_of_nothing_nothing_is_paired(worths):
    assert pair_best(worths) == []
