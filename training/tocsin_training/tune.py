"""Choose thresholds on the development reports: one at a time, each at the value with the best overall F."""

import argparse
import pickle
from collections.abc import Mapping
from pathlib import Path

from tocsin.core.encode import plain
from tocsin.models.artifact import open_artifact
from tocsin.models.decode import sift
from tocsin.models.labels import LAYERS, RELATIONS, ROLES
from tocsin.models.onnx import open_onnx
from tocsin.reading.assemble import assemble
from tocsin_training.card import write_card
from tocsin_training.data import read_records
from tocsin_training.export import write_manifest
from tocsin_training.predict import lookups, report_of, scorer, show

STEPS = (0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
ARCS = (*ROLES, "speaker", "cue", "relations")
START = {name: 0.4 for name in (*LAYERS, *(a for a in ARCS if a != "cue"))} | dict.fromkeys(("weapon", "place", "time", "toll"), 0.2)
FALSE_OCCURRED_WORTH = 0.02  # of overall F that the whole share of unreal events called "occurred" is worth


def spread(arcs: Mapping[str, float]) -> dict[str, float]:
    """Thresholds by label of an arc: all relations share one."""
    return {k: v for k, v in arcs.items() if k != "relations"} | dict.fromkeys(RELATIONS, arcs["relations"])


class Bench:
    """The development reports, marked loosely once, scored for any thresholds."""

    def __init__(self, gold: Path, folder: Path, score: Path, markups: Path | None):
        self.gold = list(read_records(gold))
        self.reports = [report_of(r) for r in self.gold]
        if markups and markups.is_file():
            self.markups = pickle.loads(markups.read_bytes())
        else:
            self.markups = open_onnx(open_artifact(folder)).annotate_loosely([r.text for r in self.reports])
            if markups:
                markups.write_bytes(pickle.dumps(self.markups))
        self.lookups, self.scorer = lookups(), scorer(score)

    def result(self, at: Mapping[str, float]) -> dict:
        spans, arcs = {k: at[k] for k in LAYERS}, spread({k: at[k] for k in ARCS if k in at} | {"cue": at["cue arc"]})
        predicted = [
            plain(assemble(report, sift(markup, spans, arcs), reader="dev", lookups=self.lookups))
            for report, markup in zip(self.reports, self.markups, strict=True)
        ]
        return self.scorer.score(self.gold, predicted)

    def worth(self, at: Mapping[str, float]) -> float:
        result = self.result(at)
        return result["overall"]["f"] - FALSE_OCCURRED_WORTH * (result["false_occurred"]["rate"] or 0.0)


def tune(bench: Bench, rounds: int = 1, log=print) -> dict[str, float]:
    at = START | {"cue arc": 0.3}
    best = bench.worth(at)
    log(f"start {best:.4f}")
    for _ in range(rounds):
        for name in at:
            for value in STEPS:
                if value != at[name]:
                    tried = bench.worth(at | {name: value})
                    if tried > best + 0.0002:
                        best, at = tried, at | {name: value}
            log(f"{name} {at[name]} {best:.4f}")
    return at


def save_thresholds(folder: Path, at: Mapping[str, float]) -> None:
    """Write them into the manifest of the model."""
    artifact = open_artifact(folder)
    arcs = spread({k: at[k] for k in ARCS if k in at} | {"cue": at["cue arc"]})
    write_manifest(
        folder, name=artifact.name, window=artifact.window, overlap=artifact.overlap, spans={k: at[k] for k in LAYERS}, arcs=arcs
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--markups", type=Path)
    parser.add_argument("--reports", type=int, help="write the model card and say that it was trained on so many reports")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--scorer", type=Path, default=Path("../../shared/bench/score_records.py"))
    args = parser.parse_args()
    bench = Bench(args.gold, args.folder, args.scorer, args.markups)
    at = tune(bench, args.rounds, log=lambda s: print(s, flush=True))
    save_thresholds(args.folder, at)
    result = bench.result(at)
    show(result)
    if args.reports:
        write_card(args.folder, result, reports=args.reports)


if __name__ == "__main__":
    main()
