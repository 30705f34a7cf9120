"""Model folders: what their manifest says, and what is refused."""

import pytest

from tocsin.core.errors import ModelError
from tocsin.models import artifact
from tocsin.models.artifact import FILES, digest_of, labels_digest, open_artifact

CURVES = """
[calibration.event]
xs = [0.2, 0.8]
ys = [0.1, 0.9]

[profiles]
precise = 0.7
"""


@pytest.fixture
def folder(tmp_path):
    """A model folder with empty networks."""
    for name in FILES["onnx"]:
        (tmp_path / name).write_bytes(name.encode())
    files = "\n".join(f'"{name}" = "{digest_of(tmp_path / name)}"' for name in FILES["onnx"])
    head = f'format = {artifact.FORMAT}\nname = "t"\nwindow = 8\noverlap = 2\nlanguages = ["en"]\nlabels = "{labels_digest()}"\n'
    thresholds = "[thresholds.spans]\ntrigger = 0.5\n[thresholds.arcs]\nby = 0.4\n"
    (tmp_path / "manifest.toml").write_text(f"{head}trained_types = []\n[files]\n{files}\n{thresholds}", "utf-8")
    return tmp_path


def add(folder, text):
    manifest = folder / "manifest.toml"
    manifest.write_text(manifest.read_text("utf-8") + text, "utf-8")


def test_a_manifest_without_curves_is_read_as_before(folder):
    found = open_artifact(folder)
    assert (found.calibration, found.profiles, found.arc_thresholds["by"]) == ({}, {}, 0.4)


def test_curves_and_profiles_are_read(folder):
    add(folder, CURVES)
    found = open_artifact(folder)
    assert found.calibration["event"].at(0.5) == pytest.approx(0.5) and found.profiles == {"precise": 0.7}


@pytest.mark.parametrize("table", ["xs = [0.2]", "xs = [0.8, 0.2]\nys = [0.1, 0.2]", "xs = [0.2]\nys = [1.5]", 'xs = "a"\nys = [0.1]'])
def test_a_curve_that_is_none_is_a_fault_of_the_model(folder, table):
    add(folder, f"[calibration.event]\n{table}\n")
    with pytest.raises(ModelError, match="calibration"):
        open_artifact(folder)
