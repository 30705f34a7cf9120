"""A smaller encoder that answers like a larger one: what it keeps, and that it learns."""

import random

import numpy as np
import pytest

from lab import open_lab

torch = pytest.importorskip("torch", reason="needs torch, which only training and the reader hf need")


@pytest.fixture(scope="module")
def lab():
    with open_lab("model", "slim") as opened:
        yield opened


@pytest.fixture
def teacher(lab):
    torch.manual_seed(5)
    return lab.Model(lab.Shape(vocabulary=120, width=24, layers=4, heads=3, inner=48, head=8, positions=64, span=12, pair=8))


@pytest.fixture
def scores(lab):
    def of(units, heads=(0, 1, 2), pairs=range(8)):
        """Scores of 4 layers and all heads of pairs by which the units and the attention heads of these numbers matter most."""
        by_pair = {name: torch.tensor([float(n in pairs) for n in range(8)]) for name in lab.FAMILIES}
        mark = [torch.tensor([[float(n in best) for n in range(count)]] * 4) for best, count in ((heads, 3), (units, 48))]
        return lab.Scores(*mark, by_pair)

    return of


def test_a_pupil_has_the_layers_and_units_that_are_kept_and_the_reading_heads_of_its_teacher(lab, teacher, scores):
    best = {3, 7, 20, 41}
    pupil = lab.slimmed(teacher, scores(best), lab.SlimConfig(keep=(0, 3), heads=3, inner=4))
    kept = teacher.reader.encoder.blocks[3].up.weight[sorted(best)]
    assert len(pupil.reader.encoder.blocks) == 2
    assert torch.equal(pupil.reader.encoder.blocks[1].up.weight, kept)
    assert torch.equal(pupil.heads.mix.weight, teacher.heads.mix.weight)


def test_a_pupil_has_the_attention_heads_that_matter_most(lab, teacher, scores):
    pupil = lab.slimmed(teacher, scores({1}, heads={0, 2}), lab.SlimConfig(keep=(1,), heads=2, inner=48))
    before, after = teacher.reader.encoder.blocks[1], pupil.reader.encoder.blocks[0]
    kept = [*range(8), *range(16, 24)]
    assert torch.equal(after.value.weight, before.value.weight[kept])
    assert torch.equal(after.key.bias, before.key.bias[kept])
    assert torch.equal(after.out.weight, before.out.weight[:, kept])


def test_a_head_of_pairs_keeps_the_units_that_matter_most(lab, teacher, scores):
    pupil = lab.slimmed(teacher, scores({1}, pairs={2, 5}), lab.SlimConfig(keep=(0, 1, 2, 3), heads=3, inner=48, pair=2))
    before, after = teacher.heads.pairs["role"], pupil.heads.pairs["role"]
    assert pupil.shape.pair == 2
    assert torch.equal(after.both.weight, before.both.weight[[2, 5]])
    assert torch.equal(after.features[1].weight, before.features[1].weight[:, [2, 5]])
    assert torch.equal(after.out.weight, before.out.weight[:, [2, 5]])
    assert torch.equal(after.out.bias, before.out.bias)


def test_what_is_multiplied_by_nothing_matters_least(lab):
    layer, score = torch.nn.Linear(6, 1, bias=False), torch.zeros(3)
    torch.nn.init.ones_(layer.weight)
    handle = lab.listen(layer, score)
    layer(torch.tensor([[[1.0, 2.0, 0.0, 0.0, 4.0, -4.0]]], requires_grad=True)).sum().backward()
    handle.remove()
    assert score.tolist() == [3, 0, 0]  # the last group's two cancel out


def test_a_pupil_that_keeps_all_answers_as_its_teacher(lab, teacher, scores):
    pupil = lab.slimmed(teacher, scores({1}), lab.SlimConfig(keep=(0, 1, 2, 3), heads=3, inner=48))
    ids = torch.randint(0, 60, (2, 9))
    given = (ids, torch.zeros_like(ids), torch.ones_like(ids))
    assert torch.allclose(pupil.eval().reader(*given)[0], teacher.eval().reader(*given)[0], atol=1e-5)


def test_the_size_of_a_model_is_told_by_its_weights(lab, scores, tmp_path):
    torch.manual_seed(5)
    teacher = lab.Model(lab.Shape(vocabulary=120, width=96, layers=4, heads=3, inner=48, positions=64, span=12, pair=8))
    pupil = lab.slimmed(teacher, scores({1, 2}), lab.SlimConfig(keep=(1,), heads=2, inner=2))
    torch.save(pupil.state_dict(), tmp_path / "pupil.pt")
    shape = lab.shape_of(torch.load(tmp_path / "pupil.pt"))
    assert (shape.vocabulary, shape.width, shape.layers, shape.heads, shape.inner, shape.positions) == (120, 96, 1, 2, 2, 64)


def test_states_that_agree_are_at_no_distance(lab, teacher):
    told = torch.randn(7, 24)
    assert lab.likeness_loss(teacher, told, told).item() == pytest.approx(0, abs=1e-6)
    assert lab.likeness_loss(teacher, told, told + 0.3).item() > 0.01


def test_lessons_bring_the_pupil_nearer_to_its_teacher(lab, teacher, scores):
    rng = np.random.default_rng(1)
    cuts = [(rng.integers(0, 60, 20), np.zeros(20, dtype=np.int64)) for _ in range(40)]
    cfg = lab.SlimConfig(keep=(0, 3), heads=2, inner=24, tokens=200, minutes=0.03, rate=5e-3)
    pupil = lab.slimmed(teacher, scores(set(range(24))), cfg)

    def apart():
        ids = torch.from_numpy(np.stack([ids for ids, _ in cuts]))
        given = (ids, torch.zeros_like(ids), torch.ones_like(ids))
        with torch.no_grad():
            told, heard = (model.eval().reader.encoder(*given).flatten(0, 1) for model in (teacher, pupil))
            return lab.likeness_loss(teacher, told, heard).item()

    before = apart()
    lab.teach(teacher, pupil, cuts, cfg, log=lambda _: None)
    assert apart() < 0.8 * before


def test_every_window_comes_once_a_round_and_steps_are_bounded(lab):
    cuts = [(np.arange(n), np.zeros(n, dtype=np.int64)) for n in (16, 40, 17, 90, 30, 30)]
    found = lab.batches(cuts, 100, random.Random(2))
    assert sorted(len(ids) for batch in found for ids, _ in batch) == [16, 17, 30, 30, 40, 90]
    assert all(len(batch) * max(len(ids) for ids, _ in batch) <= 130 for batch in found)
