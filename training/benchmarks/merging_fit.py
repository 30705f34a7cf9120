"""Learn what each clue is worth: merging_fit.py DATA READINGS > weights.json; progress on stderr.

READINGS is the folder that merging_readings.py wrote. A logistic model, held to the judgement in PRIOR as far as the pairs do not say
otherwise: the sets hold few attacks in the same town on the same day, which is where merging goes wrong.
"""

import json
import sys
from pathlib import Path

import numpy as np
from merging.gold import ecb, gva
from merging.pairs import Judged, judged

from tocsin.consolidate.clues import clues

PRIOR = {
    "no_time": -1.0, "same_day": 2.0, "days_overlap": 1.2, "vague_time": -1.5, "next_day": 0.3, "days_apart": -6.0, "told_in_window": 1.0,
    "told_outside": -4.0, "published_together": 0.5, "published_apart": -1.0,
    "no_place": -0.5, "other_country": -5.0, "same_site": 2.5, "same_town": 1.8, "same_region": 0.5, "place_inside": 0.3,
    "near_place": 0.8, "away": -1.0, "far_away": -4.0, "other_name": -1.5, "other_admin": -3.0,
    "same_doer": 0.8, "other_doer": -1.0, "same_victim": 2.5, "other_victim": -2.0, "same_target": 0.5, "other_target": -0.8,
    "sides_swapped": -0.3, "crowd_alike": 0.8, "other_crowd": -0.3,
    "same_killed": 1.5, "killed_apart": -1.5, "same_injured": 1.2, "injured_apart": -0.8, "same_number": 1.0, "number_apart": -1.0,
    "same_type": 0.5, "other_type": -1.5, "other_group": -2.5, "open_form": -0.2, "other_form": -1.0, "other_status": -1.0,
    "trigger_alike": 0.5, "same_weapon": 0.5, "other_weapon": -0.5,
    "words_alike": 2.5, "topics_alike": 1.5, "topics_close": 1.5, "copied": 0.5, "copied_sentence": 3.0,
}  # fmt: skip
MOST = {"trigger_alike": 1.2, "killed_apart": -3.0, "other_doer": -1.5, "other_form": -1.2, "other_victim": -2.0}
"""What a clue is worth at most, whatever the pairs say: two attacks in one town on one day, the rule in a war, are missing in them."""
PRIOR_BIAS = -4.0
HOLD = 6.0  # the prior counts as much as about this many pairs a clue
STEPS = 60
LINK, FLOOR = 0.5, 0.1


def table(pairs: list[Judged], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    rows = np.zeros((len(pairs), len(names) + 1))  # (pairs, clues + bias)
    for row, pair in zip(rows, pairs, strict=True):
        row[-1] = 1.0
        for name, value in clues(pair.one, pair.other).items():
            row[names.index(name)] = value
    return rows, np.array([float(p.same) for p in pairs])


def newton(x: np.ndarray, y: np.ndarray, prior: np.ndarray, most: np.ndarray) -> np.ndarray:
    """The most likely weights given the pairs and the prior, none over *most*."""
    found = prior.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        gradient = x.T @ (p - y) + HOLD * (found - prior)
        curve = (x * (p * (1 - p))[:, None]).T @ x + HOLD * np.eye(len(found))
        found = np.minimum(found - np.linalg.solve(curve, gradient), most)
    return found


def report(name: str, x: np.ndarray, y: np.ndarray, found: np.ndarray) -> None:
    p = 1 / (1 + np.exp(-x @ found))
    hit = p >= LINK
    right = float((hit & (y > 0)).sum())
    print(
        f"{name}: {len(y)} pairs, {int(y.sum())} same; P {right / max(1, hit.sum()):.3f} R {right / max(1, y.sum()):.3f}", file=sys.stderr
    )


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, kept = Path(sys.argv[1]), Path(sys.argv[2])
    sets = {"ecb_train": judged(ecb(kept / "ecb_train.jsonl")), "ecb_dev": judged(ecb(kept / "ecb_dev.jsonl"))}
    for part in ("train", "dev"):
        sets[f"gva_{part}"] = judged(gva(kept / f"gva_{part}.jsonl", data / f"gva_incidents/{part}_incidents.jsonl"))
    names = list(PRIOR)
    tables = {name: table(pairs, names) for name, pairs in sets.items()}
    x, y = (np.concatenate([tables[f"{name}_train"][k] for name in ("ecb", "gva")]) for k in (0, 1))
    prior = np.array([*PRIOR.values(), PRIOR_BIAS])
    most = np.array([*(MOST.get(name, np.inf) for name in names), np.inf])
    found = newton(x, y, prior, most)
    for name, (rows, truth) in tables.items():
        report(f"{name} prior", rows, truth, prior)
        report(f"{name} fitted", rows, truth, found)
    worth = {name: round(float(value), 2) for name, value in zip(names, found, strict=False)}
    print(json.dumps({"bias": round(float(found[-1]), 2), "link": LINK, "floor": FLOOR, "worth": worth}, indent=1))


if __name__ == "__main__":
    main()
