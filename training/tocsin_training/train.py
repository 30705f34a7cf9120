"""One configuration, one loop."""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from tocsin.models.features import find_pairs, find_spans
from tocsin.models.labels import FAMILIES, LAYERS, RELATIONS, ROLES, UNARY
from tocsin.models.tokens import open_tokenizer
from tocsin.models.windows import windows
from tocsin_training.data import SKIP, Example, load, recased, spans_of
from tocsin_training.model import Model, bert_folder, fresh_model, kept_model, larger_model
from tocsin_training.transfer import ATTACKS, muc, polnear

FAST_BF16 = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # elsewhere it is emulated, 20 times slower
CONF = FAMILIES["role"][2].index("conf:fact")
CONFS = [c.removeprefix("conf:") for c in FAMILIES["role"][2][CONF:]]


@dataclass(frozen=True)
class TrainConfig:
    epochs: int = 5
    batch: int = 8
    window: int = 384
    overlap: int = 96
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warmup: float = 0.1
    drop: float = 0.1
    tag_weight: float = 4.0
    noise_from: float = 0.25  # from this share of the run on, the model's own wrong spans join the candidates
    floor: float = 0.01  # share of the rates that is left at the end
    frozen: int = 0  # lower layers of the encoder that stay as they are
    shared: float = 0.5  # share of the partly labelled texts that an epoch sees
    reworded: float = 0.0  # how often a report that has a twin is read in the twin's words, too
    agreement: float = 1.0  # weight of the distance between what is said of a report and of its twin
    seed: int = 1
    unary: tuple = (
        ("type", 1.0),
        ("status", 1.0),
        ("certainty", 0.6),
        ("actor_kind", 0.4),
        ("target_kind", 0.4),
        ("named", 0.4),
        ("governs", 0.1),
    )


def alike(rows: list) -> list[list]:
    """(report, window) rows in groups of near-equal length: little padding."""
    groups: list[list] = []
    for row in sorted(rows, key=lambda r: r[1].end - r[1].start):
        shortest = groups[-1][0][1] if groups else None
        if shortest and len(groups[-1]) < 16 and row[1].end - row[1].start <= 1.25 * (shortest.end - shortest.start) + 8:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def padded(rows: Sequence[tuple[np.ndarray, np.ndarray]], ends: tuple[int, int]) -> tuple[Tensor, Tensor, Tensor]:
    """Wordpieces, their shapes and the mask, (rows, length) each, of *rows* of wordpieces and shapes; *ends* stand round each row."""
    longest = max(len(ids) for ids, _ in rows) + 2
    ids, shapes, mask = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(3))
    for k, (words, forms) in enumerate(rows):
        n = len(words)
        ids[k, 0], ids[k, n + 1] = ends
        ids[k, 1 : n + 1], shapes[k, 1 : n + 1] = torch.from_numpy(words), torch.from_numpy(forms)
        mask[k, : n + 2] = 1
    return ids, shapes, mask


def encode(model: Model, batch: list[tuple[Example, np.ndarray]], cfg: TrainConfig) -> list[tuple[Tensor, Tensor]]:
    """Hidden states (tokens, width) and tag logits (tokens, layers, 3) of each example."""
    ends = model.reader.encoder.ends
    device = next(model.reader.encoder.parameters()).device
    cut = [windows(len(ex.tokens), cfg.window - 2, cfg.overlap) for ex, _ in batch]
    rows = [(i, w) for i, ws in enumerate(cut) for w in ws]
    parts: dict[tuple[int, int], tuple[Tensor, Tensor]] = {}
    for chunk in alike(rows):
        ids, shapes, mask = padded([(batch[i][0].tokens.ids[w.start : w.end], batch[i][1][w.start : w.end]) for i, w in chunk], ends)
        with torch.autocast(device.type, torch.bfloat16, enabled=FAST_BF16 or device.type == "cuda"):
            hidden = model.reader.encoder(ids.to(device), shapes.to(device), mask.to(device))
        hidden = F.dropout(hidden.float().cpu(), cfg.drop, model.training)  # the heads are small and stay on the processor
        tags = model.reader.tags(hidden).unflatten(2, (len(LAYERS), 3))
        for k, (i, w) in enumerate(chunk):
            n = w.end - w.start
            parts[i, w.start] = (hidden[k, 1 : n + 1], tags[k, 1 : n + 1])
    out = []
    for i, ws in enumerate(cut):
        keep = [(parts[i, w.start], w) for w in ws]
        out.append(tuple(torch.cat([p[j][w.keep_start - w.start : w.keep_end - w.start] for p, w in keep]) for j in (0, 1)))
    return out


def report_loss(
    model: Model, ex: Example, hidden: Tensor, tags: Tensor, cfg: TrainConfig, noisy: bool
) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """The losses by head, and what is said of the coded spans: logits (spans, labels) by question."""
    losses = {}
    gold = torch.from_numpy(ex.tags)
    losses["tags"] = cfg.tag_weight * F.cross_entropy(tags.flatten(0, 1), gold.flatten(), ignore_index=SKIP, reduction="sum") / len(gold)
    keys = list(ex.keys)
    if noisy or ex.loose:
        taken = {(layer, t) for layer, a, b in keys for t in range(a, b + 1)}
        found = sorted(find_spans(tags.detach().numpy(), dict.fromkeys(LAYERS, 0.2)), key=lambda s: -s[3])[:80]
        keys += [(layer, a, b) for layer, a, b, _ in found if not any((layer, t) in taken for t in range(a, b + 1))]
    if not keys:
        return losses, {}
    order = sorted(range(len(keys)), key=lambda i: (keys[i][1], keys[i][2], keys[i][0]))
    place = {old: new for new, old in enumerate(order)}  # numbers in ex.keys -> numbers here
    spans = spans_of([keys[i] for i in order], ex)
    pairs = find_pairs(spans)
    flat = [torch.from_numpy(x) for p in pairs.values() for x in (p.left, p.right, p.features)]
    out = model.heads(hidden, torch.from_numpy(spans.first), torch.from_numpy(spans.last), torch.from_numpy(spans.layer), *flat)
    unary, scored = dict(zip(UNARY, out, strict=False)), dict(zip(FAMILIES, out[len(UNARY) :], strict=True))
    gold_rows = torch.tensor([place[i] for i in range(len(ex.keys))], dtype=torch.long)
    if len(gold_rows):
        for name, weight in cfg.unary:
            target = torch.from_numpy(ex.unary[name])
            if (target != SKIP).any():
                each = F.cross_entropy(unary[name][gold_rows], target, ignore_index=SKIP, reduction="none")
                if name in ("status", "certainty", "type"):
                    each = each * torch.from_numpy(ex.weight)
                losses[name] = weight * each.sum() / 4
    losses.update(role_loss(ex, pairs["role"], scored["role"], place, len(keys)))
    losses.update(loose_loss(ex, pairs["role"], scored["role"], place, unary["type"]))
    losses.update(same_loss(ex, pairs["event"], scored["event"], place))
    losses.update(actor_loss(ex, pairs["actor"], scored["actor"], place))
    losses.update(statement_loss(ex, pairs["statement"], scored["statement"], place))
    return losses, {name: logits[gold_rows] for name, logits in unary.items()}


def agreement_loss(ex: Example, twin: Example, said: dict[str, Tensor], told: dict[str, Tensor]) -> Tensor | None:
    """How far apart the chances of type and status are in a report and in its twin, trigger by trigger (Jeffreys divergence); None
    where they have no triggers, or not the same."""
    rows = np.flatnonzero(ex.unary["type"] != SKIP)
    if not len(rows) or not np.array_equal(ex.unary["type"], twin.unary["type"]):
        return None
    apart = 0.0
    for name in ("type", "status"):
        one, other = (logits[name][rows].log_softmax(1) for logits in (said, told))
        apart = apart + ((one - other) * (one.exp() - other.exp())).sum() / 4
    return apart


def role_loss(ex, pairs, logits, place, count):
    """Each event's best trigger speaks for it: the score of (event, span, role) is the highest of its triggers."""
    if not ex.events or not len(pairs.left):
        return {}
    owner = np.full(count, -1)
    for k, triggers in enumerate(ex.events):
        for t in triggers:
            owner[place[t]] = k
    mine = owner[pairs.left] >= 0
    cell = torch.from_numpy(owner[pairs.left][mine] * count + pairs.right[mine])
    grid = torch.full((len(ex.events) * count, logits.shape[1]), -30.0)
    grid = grid.scatter_reduce(0, cell[:, None].expand(-1, logits.shape[1]), logits[torch.from_numpy(mine)], "amax", include_self=True)
    seen = torch.zeros(len(ex.events) * count, dtype=torch.bool)
    seen[cell] = True
    target, weight = torch.zeros(len(grid), len(ROLES)), torch.ones(len(grid), len(ROLES))
    conf_rows, conf_gold = [], []
    for k, roles in enumerate(ex.roles):
        for role, fillers in roles.items():
            r = ROLES.index(role)
            for options in fillers:
                rows = [k * count + place[n] for n in options]
                weight[rows, r] = 0.0  # another mention of the same actor is neither right nor wrong
                best = rows[0]
                if role in ("claimed_by", "source"):
                    open_rows = [row for row in rows if seen[row]]
                    if not open_rows:
                        continue
                    best = max(open_rows, key=lambda row: grid[row, r].item())
                target[best, r], weight[best, r] = 1.0, 1.0
        for options, conf in ex.confs[k]:
            conf_rows.append(k * count + place[options[0]])
            conf_gold.append(CONFS.index(conf))
    kept = seen
    each = F.binary_cross_entropy_with_logits(grid[kept][:, : len(ROLES)], target[kept], reduction="none") * weight[kept]
    losses = {"roles": each.sum() / 4}
    rows = [(r, g) for r, g in zip(conf_rows, conf_gold, strict=True) if seen[r]]
    if rows:
        losses["conf"] = F.cross_entropy(grid[[r for r, _ in rows]][:, CONF:], torch.tensor([g for _, g in rows]), reduction="sum") / 4
    return losses


def loose_loss(ex, pairs, logits, place, types):
    """The likeliest pair of a trigger of the right type and a mention of the filler has to carry the role."""
    if not ex.loose or not len(pairs.left):
        return {}
    said = types.detach().argmax(1).numpy()[pairs.left]
    losses = []
    for role, numbers, kinds in ex.loose:
        mine = np.isin(pairs.right, [place[n] for n in numbers])
        rows = next((r for k in (kinds, ATTACKS) if len(r := np.flatnonzero(mine & np.isin(said, list(k))))), ())
        if len(rows):
            losses.append(F.softplus(-logits[torch.from_numpy(rows), role].max()))
    return {"loose roles": torch.stack(losses).sum() / 4} if losses else {}


def same_loss(ex, pairs, logits, place):
    owner = {place[t]: k for k, triggers in enumerate(ex.events) for t in triggers}
    rows = [i for i, (a, b) in enumerate(zip(pairs.left, pairs.right, strict=True)) if a in owner and b in owner]
    if not rows:
        return {}
    target = torch.tensor([float(owner[pairs.left[i]] == owner[pairs.right[i]]) for i in rows])
    return {"same event": F.binary_cross_entropy_with_logits(logits[rows, 0], target, reduction="sum") / 8}


def actor_loss(ex, pairs, logits, place):
    who = {place[n]: a for n, a in ex.actors.items()}
    left = np.array([who.get(int(i), -1) for i in pairs.left], dtype=np.int64)
    right = np.array([who.get(int(i), -1) for i in pairs.right], dtype=np.int64)
    both = (left >= 0) & (right >= 0)
    losses = {}
    if both.any():
        rows = torch.from_numpy(np.flatnonzero(both))
        target = torch.from_numpy((left == right)[both].astype(np.float32))
        losses["same actor"] = F.binary_cross_entropy_with_logits(logits[rows, 0], target, reduction="sum") / 40
        near = pairs.features[:, 1]
        close = both & (left != right) & (near >= 3) & (near <= 5)  # the same sentence or the next
        losses.update(relation_loss(ex, logits, left, right, close))
    return losses


def relation_loss(ex, logits, left, right, close):
    """A relation holds for a pair of actors if some pair of their mentions close to each other says so."""
    rows = np.flatnonzero(close)
    if not len(rows):
        return {}
    cells: dict[tuple[int, int], int] = {}
    index = torch.tensor([cells.setdefault((int(left[i]), int(right[i])), len(cells)) for i in rows])
    grid = torch.full((len(cells), len(RELATIONS)), -30.0)
    grid = grid.scatter_reduce(0, index[:, None].expand(-1, len(RELATIONS)), logits[torch.from_numpy(rows), 1:], "amax", include_self=True)
    target = torch.zeros_like(grid)
    symmetric = {"hostile", "allied", "negotiates_with", "rival"}
    for (a, b), row in cells.items():
        for k, label in enumerate(RELATIONS):
            kind, way = label.split(":")
            hit = (a, b, kind) in ex.relations if way == "ab" else (b, a, kind) in ex.relations
            if kind in symmetric:
                hit = way == "ab" and ((a, b, kind) in ex.relations or (b, a, kind) in ex.relations)
            target[row, k] = float(hit)
    return {"relations": F.binary_cross_entropy_with_logits(grid, target, reduction="sum") / 4}


def statement_loss(ex, pairs, logits, place):
    if not len(pairs.left):
        return {}
    owner = {place[c]: k for k, (contents, _, _) in enumerate(ex.statements) for c in contents}
    target, weight = torch.zeros_like(logits), torch.zeros_like(logits)
    row_of = {(int(a), int(b)): i for i, (a, b) in enumerate(zip(pairs.left, pairs.right, strict=True))}
    for (a, b), i in row_of.items():
        if a not in owner:
            continue
        _, cue, speakers = ex.statements[owner[a]]
        weight[i, :2] = 1.0
        if b in owner:
            target[i, 2], weight[i, 2] = float(owner[a] == owner[b]), 1.0
        if cue is not None and b == place[cue]:
            target[i, 1] = 1.0
        if b in {place[s] for s in speakers}:
            target[i, 0], weight[i, 0] = (1.0, 1.0) if b == place[speakers[0]] else (0.0, 0.0)
    return {"statements": (F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum() / 4}


def groups(model: Model, cfg: TrainConfig) -> list[dict]:
    slow = {False: [], True: []}
    fast = {False: [], True: []}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        kind = slow if name.startswith("reader.encoder") and "shapes" not in name else fast
        kind[p.ndim > 1].append(p)
    return [
        {"params": ps, "lr": rate, "peak": rate, "weight_decay": cfg.decay if wide else 0.0}
        for kind, rate in ((slow, cfg.encoder_rate), (fast, cfg.head_rate))
        for wide, ps in kind.items()
    ]


def train(
    examples: list[Example], cfg: TrainConfig, *, model: Model | None = None, partly: list[Example] = (), log=print, after_epoch=None
) -> Model:
    rng = random.Random(cfg.seed)
    torch.manual_seed(cfg.seed)
    model = model or fresh_model()
    model.train()
    model.reader.encoder.words.requires_grad_(False)  # a small corpus would only spoil them, and it saves a third of the step
    for block in model.reader.encoder.blocks[: cfg.frozen]:
        block.requires_grad_(False)
    optimizer = torch.optim.AdamW(groups(model, cfg), betas=(0.9, 0.98))
    count = len(examples) + int(cfg.shared * len(partly))
    steps = cfg.epochs * -(-count // cfg.batch)
    step, started = 0, time.time()
    for epoch in range(cfg.epochs):
        order = rng.sample([*examples, *rng.sample(partly, count - len(examples))], count)
        sums: dict[str, float] = {}
        for at in range(0, len(order), cfg.batch):
            share = step / steps
            rate = min(1.0, share / cfg.warmup) * (1.0 - max(0.0, (share - cfg.warmup) / (1 - cfg.warmup)))
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * max(rate, cfg.floor if share > cfg.warmup else 0.01)
            reports = [ex for ex in order[at : at + cfg.batch] if len(ex.tokens)]
            twins = {k: ex.twin for k, ex in enumerate(reports) if ex.twin and rng.random() < cfg.reworded}
            batch = [(ex, recased(ex, rng)) for ex in (*reports, *twins.values())]
            losses, said = zip(
                *(
                    report_loss(model, ex, hidden, tags, cfg, share >= cfg.noise_from)
                    for (ex, _), (hidden, tags) in zip(batch, encode(model, batch, cfg), strict=True)
                ),
                strict=True,
            )
            for mine, (k, twin) in enumerate(twins.items(), start=len(reports)):
                apart = agreement_loss(reports[k], twin, said[k], said[mine])
                if apart is not None:
                    losses[mine]["agreement"] = cfg.agreement * apart
            total = 0.0
            for (ex, _), parts in zip(batch, losses, strict=True):
                for name, value in parts.items():
                    weighted = value * ex.weights.get(name, 1.0)
                    total = total + weighted / len(batch)
                    sums[name] = sums.get(name, 0.0) + weighted.item()
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                log(f"  step {step}/{steps} {time.time() - started:.0f}s")
        parts = " ".join(f"{k} {v / count:.3f}" for k, v in sums.items())
        log(f"epoch {epoch + 1}/{cfg.epochs} {time.time() - started:.0f}s {parts}")
        if after_epoch:
            after_epoch(model, epoch)
            model.train()
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="+", type=Path, help="JSON lines of coded records")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write: .pt, or with --encoder a folder for the reader hf")
    parser.add_argument(
        "--encoder", type=Path, help="folder of an encoder of transformers, or of a checkpoint of the reader hf to go on from"
    )
    parser.add_argument("--device", default="cpu", help="where the encoder runs (cpu, cuda); the heads stay on the processor")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--polnear", type=Path, help="PolNeAR texts, for statements")
    parser.add_argument("--muc", type=Path, help="MUC-4 texts with keys, for roles")
    parser.add_argument("--skip", type=Path, help="ids of MUC-4 texts to leave out, one a line")
    for name, value in asdict(TrainConfig()).items():
        if isinstance(value, int | float):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    cfg = replace(TrainConfig(), **{k: getattr(args, k) for k, v in asdict(TrainConfig()).items() if isinstance(v, int | float)})
    tokenizer = open_tokenizer((args.encoder or bert_folder()) / "tokenizer.json")
    examples = load(args.records, tokenizer, reword=cfg.seed if cfg.reworded else None)
    print(json.dumps(asdict(cfg)), len(examples), "reports", sum(len(e.tokens) for e in examples), "wordpieces", flush=True)
    model = larger_model(args.encoder) if args.encoder else fresh_model()
    if args.start and not args.encoder:
        model = kept_model(args.start)
    elif args.start:
        model.load_state_dict(torch.load(args.start))
    model.reader.encoder.to(args.device)
    skip = set(args.skip.read_text().split()) if args.skip else set()
    partly = [*(polnear(args.polnear, tokenizer, cfg.seed) if args.polnear else ()), *(muc(args.muc, tokenizer, skip) if args.muc else ())]
    print(len(partly), "texts partly labelled", sum(len(e.tokens) for e in partly), "wordpieces", flush=True)
    model = train(examples, cfg, model=model, partly=partly, log=lambda s: print(s, flush=True))
    if args.encoder and args.out.suffix != ".pt":
        from tocsin_training.checkpoint import save_checkpoint

        save_checkpoint(model, args.out, source=args.encoder, window=cfg.window)
    else:
        torch.save(model.to("cpu").state_dict(), args.out)


if __name__ == "__main__":
    main()
