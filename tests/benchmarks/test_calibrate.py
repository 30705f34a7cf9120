"""Fitting the curves of a model, in the lab."""

import importlib
import sys
import tomllib
from pathlib import Path

import pytest

from doubles import reading
from tocsin.core.calibration import Curve
from tocsin.core.encode import plain
from tocsin.evaluate.records import compare

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
calibrate = importlib.import_module("tocsin_training.calibrate")


def values(rates, each=60):
    """Scores 0.1, 0.2 … with these shares that are right."""
    return [((n + 1) / 10, k < rate * each) for n, rate in enumerate(rates) for k in range(each)]


def test_a_curve_follows_the_shares_and_does_not_fall():
    curve = calibrate.fit(values([0.1, 0.3, 0.6, 0.9]))
    assert list(curve.ys) == sorted(curve.ys) and len(curve.xs) <= calibrate.MOST_KNOTS
    assert [curve.at(x) for x in (0.1, 0.4)] == pytest.approx([0.1, 0.9], abs=0.08)


def test_scores_that_say_nothing_give_the_mean():
    curve = calibrate.fit(values([0.6, 0.5, 0.4, 0.5]))
    assert all(0.4 < curve.at(x) < 0.6 for x in (0.1, 0.25, 0.4))


def test_chances_that_are_right_have_no_error_but_noise():
    assert calibrate.calibration_error([(0.25, n % 4 == 0) for n in range(400)]) == pytest.approx(0.0)
    assert calibrate.calibration_error([(0.9, False)] * 10) == pytest.approx(0.9)
    assert 0 < calibrate.noise([(0.5, True)] * 20) < 0.2


def test_the_precise_threshold_is_the_lowest_that_is_precise_enough():
    found = [(0.9, True)] * 20 + [(0.6, n % 2 == 0) for n in range(20)]
    assert calibrate.precise(found) == 0.9
    assert calibrate.precise([(0.5, False)] * 30) == 1.0


def test_every_value_of_a_record_is_judged():
    told = plain(reading())
    names = [name for name, _, _ in calibrate.judge(compare(told, told))]
    assert {"event", "by", "against", "status", "place", "when", "killed", "claimed_by", "statement", "relation"} <= set(names)
    assert all(right for name, _, right in calibrate.judge(compare(told, told)))


def test_new_curves_take_the_place_of_the_old_in_a_manifest():
    once = calibrate.with_tables('name = "t"\n\n[thresholds.arcs]\n"by" = 0.4\n', {"event": Curve((0.1,), (0.2,))}, {"precise": 0.6})
    twice = calibrate.with_tables(once, {"by": Curve((0.1, 0.5), (0.2, 0.3))}, {"precise": 0.7})
    table = tomllib.loads(twice)
    assert table["thresholds"]["arcs"] == {"by": 0.4} and table["profiles"] == {"precise": 0.7}
    assert table["calibration"] == {"by": {"xs": [0.1, 0.5], "ys": [0.2, 0.3]}}
