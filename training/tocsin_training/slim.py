"""A smaller network that answers like a larger one: python -m tocsin_training.slim TEACHER.pt OUT.pt --records R.jsonl --texts T.jsonl

The pupil begins as the teacher without some of its layers and without the attention heads and inner units that matter least (first-order
Taylor scores: Molchanov et al. 2017, Michel et al. 2019); then it learns to give the teacher's hidden states on plain texts, labelled or
not. Tags and heads stay the teacher's; the heads of pairs may lose the units that matter least, too. `train --start OUT.pt` goes on
from there.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from torch.utils.hooks import RemovableHandle

from tocsin.models.tokens import open_tokenizer, tokenize
from tocsin.models.windows import windows
from tocsin_training.data import Example, load, read_records
from tocsin_training.model import Model, bert_folder, kept_model
from tocsin_training.train import TrainConfig, encode, padded, report_loss

Window = tuple[np.ndarray, np.ndarray]  # wordpieces and their shapes, (length,) each


@dataclass(frozen=True)
class SlimConfig:
    """What the pupil keeps of the teacher, and how long it learns: *minutes* bounds the lessons, 0 for none."""

    keep: tuple[int, ...] = (0, 1, 4, 5)  # layers
    heads: int = 12  # attention heads of each layer
    inner: int = 768  # inner units of each layer
    pair: int | None = None  # units of each head of pairs; None for all
    weighed: int = 96  # coded reports on which heads and inner units are weighed
    window: int = 382
    tokens: int = 6000  # wordpieces a step
    rate: float = 5e-4
    warmup: float = 0.05
    minutes: float = 30.0
    seed: int = 1


@dataclass(frozen=True)
class Scores:
    """How much each attention head, inner unit and unit of a head of pairs matters to the loss."""

    heads: Tensor  # (layers, heads)
    inner: Tensor  # (layers, inner units)
    pairs: Mapping[str, Tensor]  # (units,), by name of the head


def scores_of(model: Model, examples: Sequence[Example]) -> Scores:
    """Sums of abs(activation x gradient) over the wordpieces and pairs of *examples*; an attention head's activations are one group."""
    blocks = model.reader.encoder.blocks
    by_pair = {name: torch.zeros(model.shape.pair) for name in model.heads.pairs}
    out = Scores(torch.zeros(len(blocks), model.shape.heads), torch.zeros(len(blocks), model.shape.inner), by_pair)
    hooks = [listen(model.heads.pairs[name].out, score) for name, score in by_pair.items()]
    for block, heads, inner in zip(blocks, out.heads, out.inner, strict=True):
        hooks += [listen(layer, score) for layer, score in ((block.out, heads), (block.down, inner))]
    cfg = TrainConfig(drop=0.0)
    model.train()
    for at in range(0, len(examples), cfg.batch):
        batch = [(ex, ex.tokens.shapes) for ex in examples[at : at + cfg.batch]]
        read = zip(batch, encode(model, batch, cfg), strict=True)
        losses = [sum(report_loss(model, ex, hidden, tags, cfg, True)[0].values()) for (ex, _), (hidden, tags) in read]
        model.zero_grad()
        torch.stack(losses).mean().backward()
    for hook in hooks:
        hook.remove()
    return out


def listen(layer: nn.Linear, score: Tensor) -> RemovableHandle:
    """From now on *score*, one a group of like size of what *layer* takes, grows by what each backward pass says of them."""

    def taken(_, inputs):
        (x,) = inputs

        def add(gradient: Tensor) -> None:
            score.add_((x.detach() * gradient).unflatten(-1, (len(score), -1)).sum(-1).abs().flatten(0, -2).sum(0))

        x.register_hook(add)

    return layer.register_forward_pre_hook(taken)


def slimmed(teacher: Model, scores: Scores, cfg: SlimConfig) -> Model:
    """The teacher's weights in a model of fewer layers, heads and units."""
    pair = cfg.pair or teacher.shape.pair
    pupil = Model(replace(teacher.shape, layers=len(cfg.keep), heads=cfg.heads, inner=cfg.inner, pair=pair))
    old = teacher.state_dict()
    new = {name: value for name, value in old.items() if ".blocks." not in name}
    for name, head in teacher.heads.pairs.items():
        narrowed = narrow_pairs(head.state_dict(), best(scores.pairs[name], pair))
        new |= {f"heads.pairs.{name}.{part}": value for part, value in narrowed.items()}
    for to, layer in enumerate(cfg.keep):
        block = teacher.reader.encoder.blocks[layer].state_dict()
        narrow(block, ("query", "key", "value"), "out", members(best(scores.heads[layer], cfg.heads), teacher.shape.head))
        narrow(block, ("up",), "down", best(scores.inner[layer], cfg.inner))
        new |= {f"reader.encoder.blocks.{to}.{name}": value for name, value in block.items()}
    pupil.load_state_dict(new)
    return pupil


def best(scores: Tensor, count: int) -> Tensor:
    return scores.topk(count).indices.sort().values


def members(groups: Tensor, size: int) -> Tensor:
    """The numbers of what stands in *groups* of *size* each."""
    return (groups[:, None] * size + torch.arange(size)).flatten()


def narrow(block: dict[str, Tensor], givers: Sequence[str], taker: str, kept: Tensor) -> None:
    """Leave of what *givers* give and *taker* takes only the values numbered in *kept*."""
    for giver in givers:
        for part in ("weight", "bias"):
            block[f"{giver}.{part}"] = block[f"{giver}.{part}"][kept]
    block[f"{taker}.weight"] = block[f"{taker}.weight"][:, kept]


def narrow_pairs(head: dict[str, Tensor], kept: Tensor) -> dict[str, Tensor]:
    """A head of pairs with only the units numbered in *kept*."""
    narrow(head, ("left", "right", "both"), "out", kept)
    return head | {part: value[:, kept] for part, value in head.items() if part.startswith("features.")}


def cut(texts: Iterable[str], tokenizer: Tokenizer, longest: int) -> list[Window]:
    """Texts in windows that share nothing."""
    out = []
    for tokens in (tokenize(text, tokenizer) for text in texts):
        parts = [tokens.part(w.start, w.end) for w in windows(len(tokens), longest, 0)]
        out += [(part.ids, part.shapes) for part in parts]
    return [window for window in out if len(window[0]) > 15]


def batches(cuts: Sequence[Window], tokens: int, rng: random.Random) -> list[list[Window]]:
    """All windows once, those of like length together, in random order."""
    rows = sorted(cuts, key=lambda w: len(w[0]) + rng.random() * 16)
    out: list[list[Window]] = [[]]
    for row in rows:
        if out[-1] and (len(out[-1]) + 1) * len(row[0]) > tokens:
            out.append([])
        out[-1].append(row)
    return rng.sample(out, len(out))


def likeness_loss(teacher: Model, told: Tensor, heard: Tensor) -> Tensor:
    """How far the pupil's states *heard* are from the teacher's *told*, (wordpieces, width) both: in themselves, in what the spans take of
    them, and in the tags. The first two are shares of the variance of *told*."""
    mix = torch.cat(teacher.heads.mix.weight.split(told.shape[1], dim=1))  # what spans take of first, last and mean
    whole, taken = (_share(a, b) for a, b in ((told, heard), (told @ mix.T, heard @ mix.T)))
    right, said = (teacher.reader.tags(x).unflatten(1, (-1, 3)).log_softmax(2).flatten(0, 1) for x in (told, heard))
    tags = F.kl_div(said, right, log_target=True, reduction="sum") / len(told)
    return whole + taken + tags


def _share(told: Tensor, heard: Tensor) -> Tensor:
    return (heard - told).square().mean() / (told - told.mean(0)).square().mean()


def teach(teacher: Model, pupil: Model, cuts: Sequence[Window], cfg: SlimConfig, log: Callable[[str], None] = print) -> Model:
    """Lessons for `cfg.minutes`; the rate falls with the time that is left."""
    rng = random.Random(cfg.seed)
    teacher.eval().requires_grad_(False)
    pupil.eval()
    learning = [p for name, p in pupil.reader.encoder.named_parameters() if name != "words.weight"]
    optimizer = torch.optim.AdamW(learning, lr=cfg.rate, betas=(0.9, 0.98), weight_decay=0.01)
    started, step, share, recent = time.time(), 0, 0.0, []
    while share < 1:
        for batch in batches(cuts, cfg.tokens, rng):
            share = (time.time() - started) / (60 * cfg.minutes)
            if share >= 1:
                break
            rate = cfg.rate * min(1.0, share / cfg.warmup) * max(0.02, 1 - share)
            for group in optimizer.param_groups:
                group["lr"] = rate
            inputs = padded(batch, teacher.reader.encoder.ends)
            with torch.no_grad():
                told = teacher.reader.encoder(*inputs)[inputs[2] > 0]
            loss = likeness_loss(teacher, told, pupil.reader.encoder(*inputs)[inputs[2] > 0])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            step, recent = step + 1, [*recent[-49:], loss.item()]
            if step % 50 == 0:
                log(f"  step {step} {share:.0%} of the time, loss {sum(recent) / len(recent):.4f}")
    return pupil


def smaller(
    teacher: Model, examples: Sequence[Example], texts: Iterable[str], cfg: SlimConfig, log: Callable[[str], None] = print
) -> Model:
    """A pupil of *teacher*: its heads and inner units are weighed on some of the coded *examples*, its lessons are *texts*."""
    weighed = random.Random(cfg.seed).sample([ex for ex in examples if len(ex.tokens)], cfg.weighed)
    pupil = slimmed(teacher, scores_of(teacher, weighed), cfg)
    if not cfg.minutes:
        return pupil
    cuts = cut(sorted(set(texts)), open_tokenizer(bert_folder() / "tokenizer.json"), cfg.window)
    log(f"{len(cuts)} windows, {sum(len(ids) for ids, _ in cuts)} wordpieces")
    return teach(teacher, pupil, cuts, cfg, log)


def text_of(row: dict) -> str:
    return row.get("text") or row["report"]["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--records", type=Path, required=True, help="coded records on which heads and inner units are weighed")
    parser.add_argument("--texts", nargs="+", type=Path, required=True, help='JSON lines with "text", or coded records')
    parser.add_argument("--keep", type=int, nargs="+", default=SlimConfig.keep, help="layers that stay")
    parser.add_argument("--heads", type=int, default=SlimConfig.heads, help="attention heads that stay in each")
    parser.add_argument("--inner", type=int, default=SlimConfig.inner, help="inner units that stay in each")
    parser.add_argument("--pair", type=int, help="units that stay in each head of pairs (all)")
    parser.add_argument("--minutes", type=float, default=SlimConfig.minutes)
    args = parser.parse_args()
    cfg = SlimConfig(keep=tuple(args.keep), heads=args.heads, inner=args.inner, pair=args.pair, minutes=args.minutes)
    teacher = kept_model(args.teacher)
    examples = load([args.records], open_tokenizer(bert_folder() / "tokenizer.json"))
    texts = [text_of(row) for path in args.texts for row in read_records(path)]
    pupil = smaller(teacher, examples, texts, cfg, log=lambda s: print(s, flush=True))
    torch.save(pupil.state_dict(), args.out)


if __name__ == "__main__":
    main()
