"""Read coded reports with a model folder, through the product's own pipeline, and score them."""

import argparse
import importlib.util
import json
import pickle
import time
from pathlib import Path

from tocsin.core.encode import plain
from tocsin.core.markup import Markup
from tocsin.core.text import Block, Report, digest
from tocsin.models.artifact import open_artifact
from tocsin.models.decode import sift
from tocsin.models.onnx import open_onnx
from tocsin.reading.assemble import Lookups, assemble
from tocsin.registries.actors import open_actors
from tocsin.registries.gazetteer import open_gazetteer
from tocsin_training.data import read_records


def report_of(record: dict) -> Report:
    from datetime import date

    r = record["report"]
    first = len(r["text"].split("\n", 1)[0])
    blocks = (Block(0, first, "headline"),) if r.get("title") and r["text"].startswith(r["title"]) else ()
    day = r.get("published")
    return Report(
        id=digest(r["text"]),
        address=r["address"],
        text=r["text"],
        title=r.get("title"),
        blocks=blocks,
        published=date.fromisoformat(day) if day and len(day) == 10 else None,
        published_basis="given" if day else None,
    )


def lookups() -> Lookups:
    return Lookups(open_gazetteer(), open_actors())


def scorer(path: Path):
    spec = importlib.util.spec_from_file_location("score_records", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--markups", type=Path, help="keep the markups of the backend here, and use them if they are there")
    parser.add_argument("--scorer", type=Path, default=Path("../../shared/bench/score_records.py"))
    args = parser.parse_args()
    gold = list(read_records(args.gold))
    reports = [report_of(r) for r in gold]
    artifact = open_artifact(args.folder)
    if args.markups and args.markups.is_file():
        markups = pickle.loads(args.markups.read_bytes())
    else:
        annotator = open_onnx(artifact)
        started = time.time()
        markups = annotator.annotate_loosely([r.text for r in reports])
        words = sum(len(r.text.split()) for r in reports)
        print(f"{len(reports)} reports, {words / (time.time() - started):.0f} words/s")
        if args.markups:
            args.markups.write_bytes(pickle.dumps(markups))
    known = lookups()
    predictions = []
    started = time.time()
    for report, markup in zip(reports, markups, strict=True):
        sifted: Markup = sift(markup, artifact.span_thresholds, artifact.arc_thresholds)
        predictions.append(plain(assemble(report, sifted, reader="dev", lookups=known)))
    print(f"assembled in {time.time() - started:.1f}s")
    if args.out:
        args.out.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), encoding="utf-8")
    show(scorer(args.scorer).score(gold, predictions))


def show(result: dict) -> None:
    for name, value in result.items():
        if isinstance(value, dict) and "f" in value:
            print(f"{name:18} P {value['p']:.3f}  R {value['r']:.3f}  F {value['f']:.3f}   gold {value['gold']}  pred {value['pred']}")
        else:
            print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
