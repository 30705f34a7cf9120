"""Checkpoints of larger encoders: a folder of transformers with the heads beside it, which the reader ``hf`` of the product opens."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from tocsin.models.labels import LAYERS
from tocsin_training.export import ARC_THRESHOLDS, SPAN_THRESHOLDS, export_heads, write_manifest
from tocsin_training.model import Model

NETWORK = "reader.encoder.network."  # weights that are the encoder's own and stand in model.safetensors


def save_checkpoint(model: Model, folder: Path, *, source: Path, window: int, overlap: int = 64) -> None:
    """Write all that ``--reader hf:FOLDER`` needs; the tokenizer is that of *source*. Thresholds are for `tune` to choose."""
    model.to("cpu").eval()
    folder.mkdir(parents=True, exist_ok=True)
    model.reader.encoder.network.save_pretrained(folder)
    save_file({k: v.contiguous() for k, v in model.state_dict().items() if not k.startswith(NETWORK)}, folder / "heads.safetensors")
    export_heads(model, folder / "heads.onnx")
    for file in source.glob("*token*.json"):
        if source.resolve() != folder.resolve():
            shutil.copy(file, folder / file.name)
    write_manifest(
        folder, name=name_of(folder), window=window, overlap=min(overlap, window // 4), spans=SPAN_THRESHOLDS, arcs=ARC_THRESHOLDS
    )


def save_tag_bias(folder: Path, leans: Sequence[float]) -> None:
    """Take *leans* from the bias of "outside" of each layer. The manifest has to be written anew."""
    weights = load_file(folder / "heads.safetensors")
    weights["reader.tags.bias"].view(len(LAYERS), 3)[:, 0] -= torch.tensor(leans)
    save_file(weights, folder / "heads.safetensors")


def name_of(folder: Path) -> str:
    """The folder's own name and the build of its encoder: ``large-en-deberta-v2``."""
    return f"{folder.resolve().name}-{json.loads((folder / 'config.json').read_text())['model_type']}"
