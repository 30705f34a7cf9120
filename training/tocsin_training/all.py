"""The whole way, one command: codings and texts in, the shipped model folder out.

python -m tocsin_training.all SHARED_DATA MODEL_FOLDER [--recipe hour] [--start CHECKPOINT] [--stages 2-3]
"""

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from tocsin.models.tokens import open_tokenizer
from tocsin_training.calibrate import fit_folder
from tocsin_training.calibrate import show as show_calibration
from tocsin_training.card import write_card
from tocsin_training.codings import unpack
from tocsin_training.data import Example, load, read_records
from tocsin_training.export import export, parity
from tocsin_training.model import Model, bert_folder, fresh_model, kept_model
from tocsin_training.slim import SlimConfig, smaller, text_of
from tocsin_training.train import TrainConfig, train
from tocsin_training.transfer import muc, polnear
from tocsin_training.tune import Bench, save, tune

HERE = Path(__file__).parent.parent
Stages = tuple[TrainConfig | SlimConfig, ...]
ON = TrainConfig(epochs=2, warmup=0.05, noise_from=0.0, floor=0.0, shared=0.4)  # goes on from weights that read already
FAST, SLOW = {"encoder_rate": 1.5e-4, "head_rate": 6e-4}, {"encoder_rate": 1.1e-4, "head_rate": 4.2e-4}
SMALLER = SlimConfig(keep=(0, 1, 2, 3), heads=6, inner=512, minutes=14.0)
SHIPPED: Stages = (
    TrainConfig(epochs=4, floor=0.5),
    replace(ON, **FAST, epochs=3, floor=0.6, frozen=2, seed=2),
    replace(ON, **SLOW, epochs=1, frozen=2, seed=3),
    SlimConfig(),
    replace(ON, **FAST, floor=0.6, reworded=0.25, seed=11),
    replace(ON, **SLOW, reworded=0.25, seed=12),
    SMALLER,
    replace(ON, **FAST, floor=0.5, reworded=0.2, seed=21),
    replace(ON, **SLOW, reworded=0.2, seed=22),
)
"""A teacher first: all its weights at a high rate; then the lower third of the encoder stays and the model's own wrong spans join in; then
the rates fall to nothing. A pupil of two thirds of the layers and half of the inner units learns to answer like it, and is trained on; then
a pupil of the pupil, of half of the attention heads and two thirds of the inner units."""
HOUR: Stages = (
    replace(SMALLER, keep=(0, 1, 4, 5), minutes=8.0),
    TrainConfig(epochs=3, floor=0.0, shared=0.4),
)
"""The same shape without a teacher: the base itself is made small, and trained."""
RECIPES = {"shipped": SHIPPED, "hour": HOUR}


def gather(shared: Path, scratch: Path) -> list[Path]:
    """The files of coded records to train on: the corpus, this project's codings of other texts, its own synthetic reports."""
    files = [shared / "records" / "train.jsonl"]
    for packed in sorted((HERE / "codings").glob("*.jsonl.gz")):
        out = scratch / packed.name.removesuffix(".gz")
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in unpack(packed, shared)), encoding="utf-8")
        files.append(out)
    return [*files, *sorted((HERE / "synthetic").glob("*.jsonl"))]


def partly_labelled(shared: Path, files: list[Path], tokenizer: Tokenizer) -> list[Example]:
    """Texts that others labelled in part: PolNeAR for statements, the MUC-4 keys for roles of what is not coded in full."""
    coded = {record["report"]["address"].removeprefix("muc-") for file in files for record in read_records(file)}
    attributed = polnear(shared / "polnear" / "train.jsonl", tokenizer, TrainConfig().seed)
    return [*attributed, *muc(shared / "muc4" / "train.jsonl", tokenizer, coded)]


def run(stages: Stages, shared: Path, model: Model) -> tuple[Model, int]:
    """*model* after all *stages*, and on how many fully coded reports."""
    tokenizer = open_tokenizer(bert_folder() / "tokenizer.json")
    with tempfile.TemporaryDirectory() as scratch:
        files = gather(shared, Path(scratch))
        examples, partly = load(files, tokenizer, reword=1), partly_labelled(shared, files, tokenizer)
    print(f"{len(examples)} reports from {', '.join(f.stem for f in files)}; {sum(len(e.tokens) for e in examples)} wordpieces", flush=True)
    print(f"{len(partly)} texts labelled in part; {sum(len(e.tokens) for e in partly)} wordpieces", flush=True)
    for number, config in enumerate(stages, start=1):
        print(f"stage {number} of {len(stages)}", flush=True)
        if isinstance(config, SlimConfig):
            plain = [text_of(row) for row in read_records(shared / "pool" / "reports.jsonl")]
            model = smaller(model, examples, [*(e.text for e in (*examples, *partly)), *plain], config, log=say)
        else:
            model = train(examples, config, model=model, partly=partly, log=say)
    return model, len(examples)


def say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with records/, pool/, muc4/ …")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recipe", choices=RECIPES, default="shipped", help='"hour" makes no teachers')
    parser.add_argument("--stages", help="which stages of the recipe to run: 2-3 (all)")
    parser.add_argument("--checkpoint", type=Path, help="keep the torch weights here")
    parser.add_argument("--start", type=Path, help="torch weights to go on from")
    args = parser.parse_args()
    stages = RECIPES[args.recipe]
    first, last = (int(n) for n in args.stages.split("-")) if args.stages else (1, len(stages))
    model = kept_model(args.start) if args.start else fresh_model()
    model, reports = run(stages[first - 1 : last], args.shared, model)
    if args.checkpoint:
        torch.save(model.state_dict(), args.checkpoint)
    export(model, args.folder, name=args.folder.name)
    print(parity(model, args.folder))
    bench = Bench(args.shared / "records" / "dev.jsonl", args.folder, args.shared.parent / "bench" / "score_records.py")
    at = tune(bench, log=say)
    save(args.folder, at)
    show_calibration(fit_folder(args.shared / "records" / "dev.jsonl", args.folder))
    write_card(args.folder, bench.result(at), reports=reports)


if __name__ == "__main__":
    main()
