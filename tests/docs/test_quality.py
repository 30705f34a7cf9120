"""The page on quality is of the reader that is shipped."""

import importlib
import sys
from pathlib import Path

from docs.written import page
from tocsin.models.artifact import open_artifact

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
quality = importlib.import_module("tocsin_training.quality")


def test_the_figures_are_those_of_the_shipped_reader():
    shipped = open_artifact()
    assert f"`{shipped.name}@{shipped.digest}`" in page("quality.md"), "new weights: run tocsin_training.calibrate and .quality"
    assert f"with a confidence under {shipped.profiles['precise']:.2f}" in page("quality.md")


def test_what_is_written_by_hand_stays():
    old = f"old figures\n\n{quality.WHERE}\n\nBy hand.\n"
    assert quality.page([["# New", "figures"]], old) == f"# New\nfigures\n\n{quality.WHERE}\n\nBy hand.\n"
