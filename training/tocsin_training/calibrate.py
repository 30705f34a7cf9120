"""Fit the curves that turn the reader's scores into chances, and the threshold of the profile ``precise``, on the development reports.

    python -m tocsin_training.calibrate GOLD.jsonl MODEL_FOLDER [--markups FILE] [--out FIGURES.json]

Writes ``[calibration.NAME]`` and ``[profiles]`` into the manifest of the model, and prints how far chances and truth are apart: on the
reports that the curves were fitted on, and on halves that they were not fitted on. Run it anew for new weights or thresholds.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from tocsin.core.calibration import Calibration, Curve
from tocsin.core.encode import plain
from tocsin.core.events import TOLLS
from tocsin.evaluate.records import Comparison, compare
from tocsin.reading.confidence import BY_RULE, SLOTS
from tocsin_training.data import read_records
from tocsin_training.predict import artifact_of, read_plainly

FAMILIES = {name: "toll" for name in TOLLS}  # too few values for a curve of its own: that of the family
ENOUGH = 40  # values that a curve of its own needs
PER_KNOT, MOST_KNOTS = 40, 6  # with PRIOR within 0.001 of the best Brier score of those tried on reports left out
PRIOR = 4.0  # values that each knot is held near the logistic curve by
RIDGE = 1.0  # values that the logistic curve is held near the mean by
BINS = 10
PRECISE = 0.88  # the profile promises 0.85; elsewhere it keeps less than on the reports it is chosen on
SPLITS = 5  # of the reports in two halves, each fitted on one and tried on the other
DRAWS = 200

Value = tuple[float | None, bool]  # score (None: from a rule) and whether it is right
Values = Mapping[str, Sequence[Value]]
Judged = Sequence[tuple[str, float | None, bool]]
Chances = dict[str, list[tuple[float, bool]]]


def by_name(reports: Iterable[Judged]) -> dict[str, list[Value]]:
    """Score and truth of every value found, by name of its curve."""
    values: dict[str, list[Value]] = defaultdict(list)
    for name, score, right in (value for judged in reports for value in judged):
        values[name].append((score, right))
    return dict(values)


def judge(comparison: Comparison) -> Judged:
    """Name, score and truth of every value found in one report."""
    return list(_judge(comparison))


def _judge(comparison: Comparison) -> Iterator[tuple[str, float | None, bool]]:
    right = {(mark.slot, mark.found): mark.right for mark in comparison.marks if mark.found}
    partner = {j: comparison.gold.parts("events")[i] for i, j in comparison.pairs if i is not None}
    for j, event in enumerate(comparison.found.parts("events")):
        yield "event", event["confidence"], right["event", (j, 0)]
        for slot in ("by", "against"):
            yield from ((slot, filler["confidence"], right[slot, (j, n)]) for n, filler in enumerate(event[slot]))
        for slot in (slot for slot in SLOTS if event[slot]):
            told = right_slot(slot, (j, event), right, partner.get(j))
            yield slot, event["slot_confidence"].get(slot), told
    for kind, slot in (("statement", "speaker"), ("relation", "relation")):
        for j, part in enumerate(comparison.found.parts(f"{kind}s")):
            yield kind, part["confidence"], right[slot, (j, 0)]


def right_slot(slot: str, found: tuple[int, dict], right: Mapping, gold: Mapping | None) -> bool:
    """Whether all that fills *slot* is right; a source is where it and the gold's hold one another."""
    j, event = found
    if slot == "source":
        ours, theirs = ((part or {}).get("source") or "" for part in (gold, event))
        return bool(ours) and (ours.casefold() in theirs.casefold() or theirs.casefold() in ours.casefold())
    several = event[slot] if isinstance(event[slot], list) else [event[slot]]
    return all(right[slot, (j, n)] for n in range(len(several)))


def fit_all(values: Values) -> dict[str, Curve]:
    """A curve for each name; where there are too few values, one for the family; for values of rules, their rate."""
    pooled: dict[str, list[Value]] = defaultdict(list)
    for name, found in values.items():
        pooled[FAMILIES.get(name, name)] += found
    curves = {}
    for name in sorted({*values, *FAMILIES}):
        own = values.get(name, ())
        found = own if len(scored(own)) >= ENOUGH or name not in FAMILIES else pooled[FAMILIES[name]]
        if scored(found):
            curves[name] = fit(scored(found))
        if by_rule := [right for score, right in own if score is None]:
            curves[f"{name}{BY_RULE}"] = Curve((0.0,), (round((sum(by_rule) + PRIOR * rate(own)) / (len(by_rule) + PRIOR), 3),))
    return curves


def scored(values: Iterable[Value]) -> list[tuple[float, bool]]:
    return [(score, right) for score, right in values if score is not None]


def rate(values: Sequence[Value]) -> float:
    return sum(right for _, right in values) / len(values)


def fit(values: Sequence[tuple[float, bool]]) -> Curve:
    """A rising curve through few points, by least squares: the points are held near a logistic curve, the more so the fewer the values.

    Knots stand at equal shares of the values, the first and the last at the ends.
    """
    x, y = (np.array(column, dtype=float) for column in zip(*values, strict=True))
    knots = max(3 if len(x) >= PER_KNOT else 2, min(MOST_KNOTS, len(x) // PER_KNOT + 1))
    at = np.unique(np.round(np.quantile(x, np.linspace(0, 1, knots)), 4))
    smooth = logistic(x, y)
    if len(at) == 1:
        return Curve((float(at[0]),), (round(float(smooth(at)[0]), 4),))
    rising = np.tril(np.ones((len(at), len(at))))  # heights are sums of steps that are not negative
    hats = np.array([np.interp(x, at, row) for row in np.eye(len(at))]).T  # (values, knots)
    wanted = np.concatenate([y, np.sqrt(PRIOR) * smooth(at)])
    steps = least_squares(np.concatenate([hats, np.sqrt(PRIOR) * np.eye(len(at))]) @ rising, wanted)
    return Curve(tuple(at.tolist()), tuple(np.round(np.clip(rising @ steps, 0.0, 0.99), 4).tolist()))


def least_squares(table: np.ndarray, wanted: np.ndarray, rounds: int = 2000) -> np.ndarray:
    """The weights, none negative, with which the columns of *table* come closest to *wanted*: coordinate by coordinate."""
    gram, aim = table.T @ table, table.T @ wanted
    weights = np.zeros(len(aim))
    for _ in range(rounds):
        before = weights.copy()
        for k in range(len(aim)):
            weights[k] = max(0.0, weights[k] + (aim[k] - gram[k] @ weights) / gram[k, k])
        if np.abs(weights - before).max() < 1e-9:
            break
    return weights


def logistic(x: np.ndarray, y: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """The logistic curve over log odds of the score that fits best; it does not fall, and is held near the mean."""

    def features(scores: np.ndarray) -> np.ndarray:
        odds = np.log(np.clip(scores, 0.005, 0.995) / (1 - np.clip(scores, 0.005, 0.995)))
        return np.stack([np.ones_like(odds), odds], axis=1)  # (values, 2)

    target = (y.sum() + 1.0) / (len(y) + 2.0)
    weights = np.array([np.log(target / (1 - target)), 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-features(x) @ weights))
        slope = features(x).T @ (y - p) - RIDGE * (weights - [np.log(target / (1 - target)), 0.0])
        bend = (features(x) * (p * (1 - p))[:, None]).T @ features(x) + RIDGE * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    if weights[1] < 0:
        weights = np.array([np.log(target / (1 - target)), 0.0])
    return lambda scores: 1 / (1 + np.exp(-features(scores) @ weights))


def chances(values: Values, curves: Mapping[str, Curve]) -> dict[str, list[tuple[float, bool]]]:
    """Chance and truth of every value that has a chance."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for name, some in values.items():
        with_curve = [(curves.get(f"{name}{BY_RULE}" if score is None else name), score, right) for score, right in some]
        found[name] = [(curve.at(score or 0.0), right) for curve, score, right in with_curve if curve]
    return found


def calibration_error(values: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error: mean distance of chance and rate over *bins* of one width, weighted by what is in them."""
    cells: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, right in values:
        cells[min(int(chance * bins), bins - 1)].append((chance, right))
    return sum(abs(sum(c for c, _ in cell) - sum(r for _, r in cell)) for cell in cells.values()) / max(1, len(values))


def noise(values: Sequence[tuple[float, bool]], draws: int = DRAWS) -> float:
    """The calibration error that chances which are exactly right would show, by so few values."""
    drawn = np.random.default_rng(0).random((draws, len(values)))
    sure = [chance for chance, _ in values]
    return sum(calibration_error([(c, bool(d < c)) for c, d in zip(sure, row, strict=True)]) for row in drawn) / draws


def halves(reports: Sequence[Judged], seed: int) -> Iterator[tuple[list[Judged], list[Judged]]]:
    """The reports in two halves at random, to fit and to try, both ways."""
    order = np.random.default_rng(seed).permutation(len(reports)).tolist()
    one, other = ([reports[n] for n in part] for part in (order[::2], order[1::2]))
    yield from ((one, other), (other, one))


def left_out(reports: Sequence[Judged], seed: int) -> Chances:
    """Chance and truth of every value by curves that were fitted on the other half of the reports."""
    found: Chances = defaultdict(list)
    for fitted, tried in halves(reports, seed):
        for name, values in chances(by_name(tried), fit_all(by_name(fitted))).items():
            found[name] += values
    return dict(found)


def precise(values: Sequence[tuple[float, bool]], *, least: float = PRECISE) -> float:
    """The lowest chance from which on the share of right events is *least*; 1 where there is none. Of few events none is chosen."""
    best = 1.0
    for threshold in sorted({chance for chance, _ in values}, reverse=True):
        kept = [right for chance, right in values if chance >= threshold]
        if len(kept) >= 10 and sum(kept) / len(kept) >= least:
            best = threshold
    return round(best, 4)


def save(folder: Path, curves: Calibration, profiles: Mapping[str, float]) -> None:
    """Put *curves* and *profiles* into the manifest, in the place of what it had."""
    path = folder / "manifest.toml"
    path.write_text(with_tables(path.read_text("utf-8"), curves, profiles), "utf-8")


def with_tables(manifest: str, curves: Calibration, profiles: Mapping[str, float]) -> str:
    kept = manifest.split("\n[calibration.", 1)[0].split("\n[profiles]", 1)[0].rstrip("\n")
    lines = [kept, *(f"\n[calibration.{name}]\nxs = {list(c.xs)}\nys = {list(c.ys)}" for name, c in curves.items())]
    return "\n".join([*lines, "\n[profiles]", *(f"{name} = {value}" for name, value in profiles.items())]) + "\n"


def with_all(found: Chances) -> Chances:
    return {**found, "all": [value for values in found.values() for value in values]}


def report(reports: Sequence[Judged], curves: Mapping[str, Curve], threshold: float, wanted: int) -> dict:
    """What the model card and docs/quality.md say of calibration. *wanted*: events in the gold."""
    inside = with_all(chances(by_name(reports), curves))
    outside = [with_all(left_out(reports, seed)) for seed in range(SPLITS)]
    errors = {
        name: {
            "n": len(values),
            "right": rate(values),
            "ece": calibration_error(values),
            "ece_left_out": sum(calibration_error(found.get(name, [])) for found in outside) / SPLITS,
            "noise": noise(values),
        }
        for name, values in inside.items()
    }
    kept = [right for chance, right in inside["event"] if chance >= threshold]
    found = sum(right for _, right in inside["event"])
    profile = {
        "threshold": threshold,
        "precision": sum(kept) / max(1, len(kept)),
        "recall": sum(kept) / max(1, wanted),
        "recall_without": found / max(1, wanted),
        "events": len(kept),
        "precision_left_out": precision_left_out(reports),
    }
    return {"errors": errors, "precise": profile}


def precision_left_out(reports: Sequence[Judged]) -> float:
    """Precision at thresholds that were chosen on the other half of the reports."""
    kept: list[bool] = []
    for fitted, tried in (pair for seed in range(SPLITS) for pair in halves(reports, seed)):
        curves = fit_all(by_name(fitted))
        threshold = precise(chances(by_name(fitted), curves)["event"])
        kept += [right for chance, right in chances(by_name(tried), curves)["event"] if chance >= threshold]
    return sum(kept) / max(1, len(kept))


def fit_folder(gold: Path, folder: Path, markups: Path | None = None) -> dict:
    """Fit, write the manifest, and tell how good it is."""
    records = list(read_records(gold))
    readings = read_plainly(records, folder, markups)
    comparisons = [compare(record, plain(reading)) for record, reading in zip(records, readings, strict=True)]
    judged = [judge(comparison) for comparison in comparisons]
    curves = fit_all(by_name(judged))
    threshold = precise(chances(by_name(judged), curves)["event"])
    save(folder, curves, {"precise": threshold})
    artifact_of(folder)  # what was written can be read
    wanted = sum(len(record["events"]) for record in records)
    return report(judged, curves, threshold, wanted)


def show(figures: dict) -> None:
    for name, error in figures["errors"].items():
        print(
            f"{name:18} n {error['n']:5}  right {error['right']:.3f}  ECE {error['ece']:.3f}"
            f"  on reports left out {error['ece_left_out']:.3f}  of true chances {error['noise']:.3f}"
        )
    print("precise", {name: round(value, 3) for name, value in figures["precise"].items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--markups", type=Path, help="loose markups of the reports, kept here and used if they are there")
    parser.add_argument("--out", type=Path, help="write the figures here, too")
    args = parser.parse_args()
    figures = fit_folder(args.gold, args.folder, args.markups)
    show(figures)
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1), "utf-8")


if __name__ == "__main__":
    main()
