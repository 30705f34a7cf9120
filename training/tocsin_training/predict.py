"""Read coded reports with a model folder, through the product's own pipeline, and score them."""

import argparse
import importlib.util
import json
import pickle
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tocsin.core.encode import plain
from tocsin.core.events import Reading
from tocsin.core.text import Block, Report, digest
from tocsin.models.artifact import Artifact, kind_of, open_artifact
from tocsin.models.decode import sift
from tocsin.models.hf import open_hf
from tocsin.models.marking import NetworkAnnotator
from tocsin.models.onnx import open_onnx
from tocsin.reading.assemble import Lookups, assemble
from tocsin.reading.lines import unbroken
from tocsin.registries.actors import open_actors
from tocsin.registries.gazetteer import open_gazetteer
from tocsin_training.data import read_records


def report_of(record: dict) -> Report:
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


def kind_in(folder: Path) -> str:
    return kind_of(tomllib.loads((folder / "manifest.toml").read_text("utf-8")))


def artifact_of(folder: Path) -> Artifact:
    """What the manifest of a model says, of whichever kind it is."""
    return open_artifact(folder, kind=kind_in(folder))


def open_reader(folder: Path) -> NetworkAnnotator:
    """The model in *folder*, of whichever kind, as the product reads with it."""
    return open_hf(folder) if kind_in(folder) == "hf" else open_onnx(open_artifact(folder))


def read_plainly(gold: Sequence[dict], folder: Path, markups: Path | None = None) -> list[Reading]:
    """The readings of the gold reports, with scores as the model gives them. *markups* keeps the loose marks of one model between runs."""
    artifact = artifact_of(folder)
    reports = [report_of(record) for record in gold]
    kept = pickle.loads(markups.read_bytes()) if markups and markups.is_file() else {}
    if kept.get("digest") != artifact.digest:
        kept = {"digest": artifact.digest, "markups": open_reader(folder).annotate_loosely([unbroken(report.text) for report in reports])}
        if markups:
            markups.write_bytes(pickle.dumps(kept))
    known = lookups()
    sifted = (sift(markup, artifact.span_thresholds, artifact.arc_thresholds) for markup in kept["markups"])
    return [assemble(report, markup, reader="dev", lookups=known) for report, markup in zip(reports, sifted, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--markups", type=Path, help="loose markups of the reports, kept here and used if they are there")
    parser.add_argument("--scorer", type=Path, default=Path("../../shared/bench/score_records.py"))
    args = parser.parse_args()
    gold = list(read_records(args.gold))
    predictions = [plain(reading) for reading in read_plainly(gold, args.folder, args.markups)]
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
