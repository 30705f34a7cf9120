"""Refits what the MUC-4 converter has learned, from the training keys.

    muc4_fit.py RECORDS.jsonl MUC_TRAIN.jsonl BENCH_FOLDER [--without ROWS.jsonl]

The types of people and things are learned from the words of all keys; which incidents are reportable, from the reports that have a
record: an incident is wanted where the scorer in BENCH_FOLDER pairs its template with one of the keys. RECORDS may come from coders, or
from a reader that was not trained on these texts. Rows of --without are left out, to be scored on.
"""

import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from tocsin.evaluate.muc import linear
from tocsin.evaluate.muc.incidents import collect
from tocsin.evaluate.muc.people import human_targets
from tocsin.evaluate.muc.people import type_features as person_features
from tocsin.evaluate.muc.scene import prepare
from tocsin.evaluate.muc.select import features
from tocsin.evaluate.muc.templates import fill
from tocsin.evaluate.muc.things import physical_targets
from tocsin.evaluate.muc.things import type_features as thing_features
from tocsin.store.codec import decode_reading

Example = tuple[Sequence[str], str]  # features, label
RARE = 2  # features seen less often are left out
PENALTY = 3.0  # types of people and things
PENALTY_FEW = 15.0  # few reports, many features
STEPS = 200
ENOUGH = 0.3  # share of an incident's fills that must be right for it to be the key's


def fit(examples: Sequence[Example], *, penalty: float = PENALTY) -> dict[str, dict[str, float]]:
    """Multinomial logistic regression by gradient descent with momentum; weights of a label named NO are left out."""
    counts: dict[str, int] = {}
    for names, _ in examples:
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    known = sorted(name for name, count in counts.items() if count >= RARE)
    labels = sorted({label for _, label in examples})
    column = {name: n for n, name in enumerate(known)}
    x = np.zeros((len(examples), len(known) + 1))  # (examples, features + bias)
    x[:, -1] = 1.0
    for row, (names, _) in enumerate(examples):
        x[row, [column[name] for name in set(names) if name in column]] = 1.0
    y = np.array([[label == other for other in labels] for _, label in examples], dtype=float)  # (examples, labels)
    weights = _descend(x, y, penalty)
    return {label: _table([*known, linear.BIAS], weights[:, n]) for n, label in enumerate(labels)}


def _descend(x: np.ndarray, y: np.ndarray, penalty: float) -> np.ndarray:
    weights = np.zeros((x.shape[1], y.shape[1]))
    speed = np.zeros_like(weights)
    decay = np.full((x.shape[1], 1), penalty)
    decay[-1] = 0.0
    rate = 4.0 / np.linalg.norm(x, 2) ** 2
    for _ in range(STEPS):
        ahead = weights + 0.9 * speed
        z = x @ ahead
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        speed = 0.9 * speed - rate * (x.T @ (p - y) + decay * ahead)
        weights = weights + speed
    return weights


def _table(names: Iterable[str], weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.05}


def people_examples(rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """The described human targets of the keys with their types."""
    for template in (template for row in rows for template in row["templates"]):
        described = {ref: _first(fill) for fill in template["hum_tgt_desc"] or [] for ref in fill["alts"][0].get("ref") or []}
        for typed in template["hum_tgt_type"] or []:
            for ref in (typed["alts"][0].get("ref") or [])[:1]:
                named = any(_first(fill) == ref for fill in template["hum_tgt_name"] or [])
                yield person_features(described.get(ref, "") if named else ref), typed["alts"][0]["value"]


def thing_examples(rows: Iterable[Mapping[str, Any]]) -> Iterator[Example]:
    """The physical targets of the keys with their types."""
    for template in (template for row in rows for template in row["templates"]):
        for typed in template["phys_tgt_type"] or []:
            yield from ((thing_features(ref), typed["alts"][0]["value"]) for ref in typed["alts"][0].get("ref") or [])


def _first(fill: Mapping[str, Any]) -> str:
    return fill["alts"][0]["value"]


def incident_examples(lines: Iterable[str], rows: Mapping[str, Mapping[str, Any]], scorer: ModuleType) -> Iterator[Example]:
    """The incidents of all records, "yes" where the key has them."""
    for line in lines:
        reading = decode_reading(line)
        row = rows.get(reading.report.address or "")
        if row is None:
            continue
        scene = prepare(reading, row["dateline"] or {})
        found = [(one, human_targets(scene, one), physical_targets(scene, one)) for one in collect(scene)]
        answers = [scorer.read_template(fill(scene, *one), row["id"]) for one in found]
        wanted = {answer for key, answer in scorer.align(row["templates"], answers, True) if _good(scorer, row, answers, key, answer)}
        yield from ((tuple(features(scene, *one)), "yes" if n in wanted else "no") for n, one in enumerate(found))


def _good(scorer: ModuleType, row: Mapping[str, Any], answers: Sequence[Any], key: int | None, answer: int | None) -> bool:
    if key is None or answer is None:
        return False
    slots = scorer.score_pair(row["templates"][key], answers[answer], True).values()
    return sum(slot.credit for slot in slots) >= ENOUGH * sum(slot.act for slot in slots)


def read_rows(path: Path) -> dict[str, Mapping[str, Any]]:
    """The rows of *path* by their ids."""
    return {row["id"]: row for line in path.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))}


def write(fitted: Mapping[str, Any]) -> None:
    """Puts *fitted* where the converter looks for it."""
    linear.FILE.write_text(json.dumps(fitted, separators=(",", ":"), sort_keys=True).replace('},"', '},\n"') + "\n", encoding="utf-8")
    linear.load.cache_clear()


def main() -> None:
    if len(sys.argv) not in (4, 6):
        sys.exit(__doc__)
    records, keys, bench = map(Path, sys.argv[1:4])
    sys.path.insert(0, str(bench))
    scorer = importlib.import_module("score_muc4")
    out = read_rows(Path(sys.argv[5])) if len(sys.argv) == 6 else {}
    rows = {name: row for name, row in read_rows(keys).items() if name not in out}
    fitted = {"people": fit(list(people_examples(rows.values()))), "things": fit(list(thing_examples(rows.values())))}
    write(fitted)  # the incidents are filled with them
    lines = records.read_text(encoding="utf-8").splitlines()
    wanted = fit(list(incident_examples(lines, rows, scorer)), penalty=PENALTY_FEW)["yes"]
    write({**fitted, "reportable": {"yes": {name: round(2 * weight, 3) for name, weight in wanted.items()}}})  # yes against no


if __name__ == "__main__":
    main()
