"""The reader hf on small folders that are made here: random weights, two layers, each a build and a vocabulary of its own."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from lab import TRAINING, open_lab
from tocsin import pipeline
from tocsin.core.errors import ModelError
from tocsin.core.outcomes import Read
from tocsin.models import hf, load_annotator
from tocsin.models.labels import LAYERS
from tocsin.models.tokens import ends_of, open_tokenizer, tokenize
from tocsin.settings import Settings

LACKING = [name for name in (*hf.NEEDED, "onnx") if importlib.util.find_spec(name) is None]
needs_torch = pytest.mark.skipif(
    bool(LACKING) or not TRAINING.is_dir(), reason=f"needs training/ and the packages {', '.join(LACKING) or 'that are there'}"
)
TEXT = "Rebels attacked a police post in Kandu on Monday, killing 12 people.\nThe army said that the Red Front was behind the attack. " * 3
BUILDS = ("bert", "roberta", "deberta-v2", "modernbert")
SMALL = {"vocab_size": 300, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 48}


def write_tokenizer(build, folder):
    """A vocabulary of the text, of the kind that encoders of this build have."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    special = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
    if build == "bert":
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
        trainer = trainers.WordPieceTrainer(vocab_size=200, special_tokens=special, show_progress=False)
    elif build == "deberta-v2":
        tokenizer = Tokenizer(models.Unigram())
        tokenizer.normalizer = normalizers.Replace("\n", " ")  # as sentence pieces have it
        tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizers.Metaspace(), decoders.Metaspace()
        trainer = trainers.UnigramTrainer(vocab_size=200, special_tokens=special, unk_token="[UNK]", show_progress=False)
    else:
        tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        trainer = trainers.BpeTrainer(
            vocab_size=290, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
        )
    tokenizer.train_from_iterator([TEXT], trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    tokenizer.save(str(folder / "tokenizer.json"))


@pytest.fixture(scope="module")
def lab():
    """What training has for checkpoints."""
    with open_lab("model", "checkpoint", "predict") as opened:
        yield opened


@pytest.fixture(scope="module")
def encoders(tmp_path_factory):
    """Folders as encoders are published, one a build, made when asked for."""
    import torch
    from transformers import AutoConfig, AutoModel

    def made(build):
        folder = tmp_path_factory.mktemp(build)
        torch.manual_seed(7)
        config = AutoConfig.for_model(build, **SMALL, pad_token_id=0, max_position_embeddings=80)
        AutoModel.from_config(config).save_pretrained(folder)
        write_tokenizer(build, folder)
        return folder

    return made


@pytest.fixture(scope="module")
def checkpoint(lab, encoders, tmp_path_factory):
    """A checkpoint whose network marks many things: random heads, and tags that lean to begin."""
    import torch

    source = encoders("bert")
    model = lab.larger_model(source)
    torch.manual_seed(3)
    torch.nn.init.normal_(model.reader.tags.weight, std=0.5)
    torch.nn.init.normal_(model.reader.encoder.shapes.weight, std=0.1)
    folder = tmp_path_factory.mktemp("mine")
    lab.save_checkpoint(model, folder, source=source, window=40, overlap=10)
    return model, folder


@needs_torch
@pytest.mark.parametrize("build", BUILDS)
def test_a_checkpoint_of_any_build_opens_and_reads(build, lab, encoders, tmp_path):
    source = encoders(build)
    model = lab.larger_model(source)
    lab.save_checkpoint(model, tmp_path, source=source, window=64)
    annotator = load_annotator(f"hf:{tmp_path}", threads=1)
    assert annotator.name.startswith(f"hf:{tmp_path.name}-{build}@")
    for markup in annotator.annotate_loosely([TEXT, "", "One."], least=dict.fromkeys(LAYERS, 0.0)):
        assert all(TEXT[m.start : m.end].strip() for m in markup.mentions)


@needs_torch
@pytest.mark.parametrize("build", BUILDS)
def test_wordpieces_of_any_vocabulary_lie_on_their_words(build, tmp_path):
    write_tokenizer(build, tmp_path)
    tokenizer = open_tokenizer(tmp_path / "tokenizer.json")
    tokens = tokenize(TEXT, tokenizer)
    words = [TEXT[a:b] for a, b in tokens.offsets]
    assert ends_of(tokenizer) == (1, 2)
    assert all(word == word.strip() for word in words if word.strip())
    assert "".join("".join(words).split()) == "".join(TEXT.split())
    at = [n for n, shape in enumerate(tokens.shapes) if shape == 8]  # in capitals, first of a line
    assert len(at) == 4 and ["".join(words[n : n + 6]).split()[0][:2] for n in at] == ["Re", "Th", "Th", "Th"]


@needs_torch
def test_the_field_reads_as_the_lab_does(checkpoint):
    import torch

    model, folder = checkpoint
    annotator = load_annotator(f"hf:{folder}", threads=1)
    tokens = tokenize(TEXT, annotator.tokenizer).part(0, 30)
    ((hidden, tags),) = annotator.encode([tokens])
    ids = torch.tensor([[1, *tokens.ids.tolist(), 2]])
    shapes = torch.tensor([[0, *tokens.shapes.tolist(), 0]])
    with torch.no_grad():
        ours, our_tags = model.eval().reader(ids, shapes, torch.ones_like(ids))
    assert np.allclose(hidden, ours[0, 1:-1].numpy(), atol=1e-5) and np.allclose(tags, our_tags[0, 1:-1].numpy(), atol=1e-5)


@needs_torch
def test_windows_read_together_are_read_as_alone(checkpoint):
    annotator = load_annotator("hf", checkpoint[1], threads=1)
    tokens = tokenize(TEXT, annotator.tokenizer)
    parts = [tokens.part(0, 30), tokens.part(10, 21), tokens.part(5, 35)]
    for together, part in zip(annotator.encode(parts), parts, strict=True):
        ((hidden, tags),) = annotator.encode([part])
        assert np.allclose(together[0], hidden, atol=1e-5) and np.allclose(together[1], tags, atol=1e-5)


@needs_torch
def test_a_report_goes_the_whole_way(checkpoint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    kit = pipeline.load_kit(Settings(reader=f"hf:{checkpoint[1]}"))
    (outcome,) = pipeline.read_sources(["a.txt"], kit)
    assert isinstance(outcome, Read) and outcome.reading.reader == kit.annotator.name
    assert kit.annotator.annotate_loosely([TEXT])[0].mentions


@needs_torch
def test_a_checkpoint_is_gone_on_from(lab, checkpoint):
    model, folder = checkpoint
    again = lab.larger_model(folder).state_dict()
    assert all(bool((again[name] == value).all()) for name, value in model.state_dict().items()) and set(again) == set(model.state_dict())
    assert lab.open_reader(folder).kind == "hf"


@needs_torch
@pytest.mark.parametrize(
    "harm, said",
    [
        (lambda f: (f / "heads.safetensors").unlink(), "heads.safetensors is missing"),
        (lambda f: (f / "model.safetensors").write_bytes(b"x"), "is damaged"),
        (lambda f: (f / "manifest.toml").unlink(), "manifest.toml is missing"),
        (lambda f: (f / "config.json").write_text("{}", "utf-8"), "is damaged"),
    ],
)
def test_a_folder_that_is_not_whole_is_not_opened(checkpoint, tmp_path, harm, said):
    folder = tmp_path / "copy"
    shutil.copytree(checkpoint[1], folder)
    harm(folder)
    with pytest.raises(ModelError, match=said):
        load_annotator(f"hf:{folder}")


@needs_torch
def test_each_kind_of_model_is_opened_by_its_reader(checkpoint):
    with pytest.raises(ModelError, match=r"a model for the reader hf, not for onnx; name it hf:"):
        load_annotator(f"onnx:{checkpoint[1]}")


@needs_torch
def test_training_makes_a_folder_that_reads(lab, encoders, tmp_path, monkeypatch):
    """The command line of training, on one report, from an encoder to a reader and on from there."""
    train = importlib.import_module("tocsin_training.train")
    span = lambda quote: {"start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote), "quote": quote}  # noqa: E731
    event = {
        **{key: [] for key in ("by", "weapons", "also", "claimed_by")}, **dict.fromkeys(("source", "when"), None), "id": "e1",
        "type": "attack.armed_assault", "trigger": span("attacked"), "status": "occurred", "certainty": "fact",
        "against": [{"actor": None, "kind": "facility", "mention": span("a police post")}], "place": {"mention": span("Kandu")},
        "killed": {"low": 12, "best": 12, "high": 12, "mention": span("12 people")},
    }  # fmt: skip
    record = {"report": {"text": TEXT}, "actors": [], "events": [event], "statements": [], "relations": []}
    (tmp_path / "records.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    steps = ((encoders("modernbert"), tmp_path / "first"), (tmp_path / "first", tmp_path / "second"))
    for source, out in steps:
        flags = {"--encoder": source, "--out": out, "--epochs": 2, "--window": 40, "--overlap": 8}
        command = ["train", str(tmp_path / "records.jsonl"), *(str(word) for pair in flags.items() for word in pair)]
        monkeypatch.setattr(sys, "argv", command)
        train.main()
    first, second = (load_annotator(f"hf:{out}", threads=1) for _, out in steps)
    assert first.name != second.name and second.artifact.window == 40
    second.annotate([TEXT])


@pytest.mark.skipif(not hf.missing(), reason="torch and transformers are installed")
def test_without_its_packages_the_reader_says_what_to_install(tmp_path):
    with pytest.raises(ModelError, match=r"pip install 'tocsin\[torch\]'"):
        load_annotator(f"hf:{tmp_path}")
