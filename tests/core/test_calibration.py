"""Curves from scores to chances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.calibration import Curve

CURVE = Curve((0.2, 0.6, 1.0), (0.1, 0.5, 0.9))


@pytest.mark.parametrize("score, chance", [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.9, 0.8), (1.0, 0.9), (2.0, 0.9)])
def test_between_points_the_line_is_straight_and_beyond_them_level(score, chance):
    assert CURVE.at(score) == pytest.approx(chance)


def test_one_point_is_the_same_chance_everywhere():
    assert {Curve((0.5,), (0.7,)).at(x) for x in (0.0, 0.5, 1.0)} == {0.7}


@pytest.mark.parametrize("xs, ys", [((), ()), ((0.1, 0.2), (0.5,)), ((0.2, 0.1), (0.1, 0.2)), ((0.1, 0.2), (0.6, 0.5)), ((0.1,), (1.2,))])
def test_what_is_no_rising_curve_is_refused(xs, ys):
    with pytest.raises(ValueError):
        Curve(xs, ys)


points = st.lists(st.floats(0, 1), min_size=1, max_size=6)


@given(points, points, st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_likely(xs, ys, one, other):
    n = min(len(xs), len(ys))
    curve = Curve(tuple(sorted(xs[:n])), tuple(sorted(ys[:n])))
    low, high = sorted((one, other))
    assert curve.at(low) <= curve.at(high) + 1e-9
