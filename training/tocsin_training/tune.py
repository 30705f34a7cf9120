"""Choose leans and thresholds on the development reports: one at a time, each at the value with the best overall F.

A lean makes the tags of a layer bolder: it is taken from the logit of "outside", and is kept in the bias of the tag head.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from tocsin.core.encode import plain
from tocsin.models.artifact import Artifact
from tocsin.models.decode import sift
from tocsin.models.labels import LAYERS, RELATIONS, ROLES
from tocsin.reading.assemble import assemble
from tocsin.reading.lines import unbroken
from tocsin_training.card import write_card
from tocsin_training.checkpoint import save_tag_bias
from tocsin_training.data import read_records
from tocsin_training.export import write_manifest
from tocsin_training.predict import artifact_of, lookups, open_reader, report_of, scorer, show

LEANS = (0.0, 0.4, 0.8, 1.2, 1.6)
STEPS = (0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
ARCS = (*ROLES, "speaker", "cue", "relations")
START = {name: 0.4 for name in (*LAYERS, *(a for a in ARCS if a != "cue"))} | dict.fromkeys(("weapon", "place", "time", "toll"), 0.2)
WORTH_IT = 0.0004  # of overall F: less is chance
FALSE_OCCURRED_WORTH = 0.05  # of overall F that the whole share of unreal events called "occurred" is worth


def spread(arcs: Mapping[str, float]) -> dict[str, float]:
    """Thresholds by label of an arc: all relations share one."""
    return {k: v for k, v in arcs.items() if k != "relations"} | dict.fromkeys(RELATIONS, arcs["relations"])


class Bench:
    """The development reports, read once, marked and scored for any leans and thresholds."""

    def __init__(self, gold: Path, folder: Path, score: Path):
        self.gold = list(read_records(gold))
        self.reports = [report_of(r) for r in self.gold]
        self.annotator = open_reader(folder)
        self.read: dict[bytes, Sequence] = {}
        self.marked: dict[tuple[float, ...], list] = {}
        self.lookups, self.scorer = lookups(), scorer(score)

    def markups(self, leans: Sequence[float]) -> list:
        if tuple(leans) not in self.marked:
            self.marked = {tuple(leans): self._mark(np.array(leans, dtype=np.float32))}
        return self.marked[tuple(leans)]

    def _mark(self, leans: np.ndarray) -> list:
        def encode(windows):
            key = b"".join(w.ids.tobytes() + w.shapes.tobytes() for w in windows)
            if key not in self.read:
                self.read[key] = self.annotator.encode(windows)
            return [(hidden, lean(tags, leans)) for hidden, tags in self.read[key]]

        return replace(self.annotator, encode=encode).annotate_loosely([unbroken(r.text) for r in self.reports])

    def result(self, at: Mapping[str, float]) -> dict:
        spans, arcs = {k: at[k] for k in LAYERS}, spread({k: at[k] for k in ARCS if k in at} | {"cue": at["cue arc"]})
        markups = self.markups([at[f"lean {k}"] for k in LAYERS])
        predicted = [
            plain(assemble(report, sift(markup, spans, arcs), reader="dev", lookups=self.lookups))
            for report, markup in zip(self.reports, markups, strict=True)
        ]
        return self.scorer.score(self.gold, predicted)

    def worth(self, at: Mapping[str, float]) -> float:
        result = self.result(at)
        return result["overall"]["f"] - FALSE_OCCURRED_WORTH * (result["false_occurred"]["rate"] or 0.0)


def lean(tags: np.ndarray, leans: np.ndarray) -> np.ndarray:
    """Tag logits (tokens, layers, 3) with *leans* (layers,) taken from "outside"."""
    tags = tags.copy()
    tags[:, :, 0] -= leans
    return tags


def tune(bench: Bench, rounds: int = 1, log=print) -> dict[str, float]:
    at = START | {"cue arc": 0.3} | {f"lean {k}": 0.0 for k in LAYERS}
    best = bench.worth(at)
    log(f"start {best:.4f}")
    for _ in range(rounds):
        for name in sorted(at, key=lambda name: not name.startswith("lean")):
            for value in LEANS if name.startswith("lean") else STEPS:
                if value != at[name]:
                    tried = bench.worth(at | {name: value})
                    if tried > best + WORTH_IT:
                        best, at = tried, at | {name: value}
            log(f"{name} {at[name]} {best:.4f}")
    return at


def save_leans(folder: Path, leans: Sequence[float]) -> None:
    """Take them from the bias of "outside" in the network of *folder*."""
    if (folder / "heads.safetensors").is_file():
        return save_tag_bias(folder, leans)
    network = onnx.load(folder / "reader.onnx")
    bias = next(i for i in network.graph.initializer if i.name == "tags.bias")
    values = numpy_helper.to_array(bias).reshape(len(LAYERS), 3).copy()
    values[:, 0] -= np.array(leans, dtype=np.float32)
    bias.CopyFrom(numpy_helper.from_array(values.reshape(-1), bias.name))
    onnx.save(network, folder / "reader.onnx")


def save(folder: Path, at: Mapping[str, float]) -> None:
    """Put what *tune* chose into the model of *folder*. Once only: leans add up."""
    artifact = artifact_of(folder)  # while its files are as its manifest says
    save_leans(folder, [at[f"lean {k}"] for k in LAYERS])
    save_thresholds(folder, at, artifact)


def save_thresholds(folder: Path, at: Mapping[str, float], artifact: Artifact) -> None:
    """Write them into the manifest of the model, which is *artifact*."""
    arcs = spread({k: at[k] for k in ARCS if k in at} | {"cue": at["cue arc"]})
    write_manifest(
        folder, name=artifact.name, window=artifact.window, overlap=artifact.overlap, spans={k: at[k] for k in LAYERS}, arcs=arcs
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, help="write the model card and say that it was trained on so many reports")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--scorer", type=Path, default=Path("../../shared/bench/score_records.py"))
    args = parser.parse_args()
    bench = Bench(args.gold, args.folder, args.scorer)
    at = tune(bench, args.rounds, log=lambda s: print(s, flush=True))
    save(args.folder, at)
    result = bench.result(at)
    show(result)
    if args.reports:
        write_card(args.folder, result, reports=args.reports)


if __name__ == "__main__":
    main()
