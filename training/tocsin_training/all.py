"""The whole way, one command: codings and texts in, the shipped model folder out.

python -m tocsin_training.all SHARED_DATA MODEL_FOLDER [--epochs N]
"""

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from tocsin_training.card import write_card
from tocsin_training.codings import unpack
from tocsin_training.data import load
from tocsin_training.export import export, parity
from tocsin_training.model import bert_folder, fresh_model
from tocsin_training.train import TrainConfig, train
from tocsin_training.tune import Bench, save_thresholds, tune

HERE = Path(__file__).parent.parent


def gather(shared: Path, scratch: Path) -> list[Path]:
    """The files of coded records to train on: the corpus, this project's codings of other texts, its own synthetic reports."""
    files = [shared / "records" / "train.jsonl"]
    for packed in sorted((HERE / "codings").glob("*.jsonl.gz")):
        out = scratch / packed.name.removesuffix(".gz")
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in unpack(packed, shared)), encoding="utf-8")
        files.append(out)
    return [*files, HERE / "synthetic" / "records.jsonl"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with records/, pool/, muc4/ …")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=TrainConfig().epochs)
    parser.add_argument("--checkpoint", type=Path, help="keep the torch weights here")
    parser.add_argument("--start", type=Path, help="torch weights to go on from")
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(bert_folder() / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    with tempfile.TemporaryDirectory() as scratch:
        files = gather(args.shared, Path(scratch))
        examples = load(files, tokenizer)
    print(f"{len(examples)} reports from {', '.join(f.stem for f in files)}; {sum(len(e.tokens) for e in examples)} wordpieces", flush=True)
    model = fresh_model()
    if args.start:
        model.load_state_dict(torch.load(args.start))
    model = train(examples, replace(TrainConfig(), epochs=args.epochs), model=model, log=lambda s: print(s, flush=True))
    if args.checkpoint:
        torch.save(model.state_dict(), args.checkpoint)
    export(model, args.folder, name=args.folder.name)
    print(parity(model, args.folder))
    bench = Bench(args.shared / "records" / "dev.jsonl", args.folder, args.shared.parent / "bench" / "score_records.py", None)
    at = tune(bench, log=lambda s: print(s, flush=True))
    save_thresholds(args.folder, at)
    write_card(args.folder, bench.result(at), reports=len(examples))


if __name__ == "__main__":
    main()
