"""What the MUC-4 converter learns, on invented features."""

import importlib
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="needs scikit-learn, which only training needs")
sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "benchmarks"))
lab = importlib.import_module("muc4_fit")


def test_of_yes_and_no_only_yes_has_weights():
    fitted = lab.fit([(["burnt"], "yes"), (["fled"], "no")] * 20)
    assert set(fitted) == {"yes"}
    assert fitted["yes"]["burnt"] > 0 > fitted["yes"]["fled"]


def test_each_of_several_labels_has_weights():
    fitted = lab.fit([(["bank"], "FINANCIAL"), (["bus"], "TRANSPORT"), (["dam"], "WATER")] * 20)
    assert set(fitted) == {"FINANCIAL", "TRANSPORT", "WATER"}
    assert fitted["WATER"]["dam"] > 0 > fitted["WATER"]["bus"]


def test_what_is_seen_too_seldom_is_left_out():
    examples = [(["burnt"], "yes"), (["fled"], "no")] * 20 + [(["burnt", "odd"], "yes")] * 2
    assert "odd" in lab.fit(examples, rare=2)["yes"]
    assert "odd" not in lab.fit(examples, rare=3)["yes"]


def test_each_role_is_fitted_on_its_own_fillers():
    examples = [(role, ([sign], label)) for role in lab.ROLES for sign, label in (("beside", "yes"), ("known", "no"))] * 20
    examples += [("Weapon", (["device=BOMB"], "yes"))] * 20
    fitted = lab.fit_roles(examples)
    assert "device=BOMB" in fitted["Weapon"]["yes"]
    assert "device=BOMB" not in fitted["Target"]["yes"]
