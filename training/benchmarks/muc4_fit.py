"""Refits what the MUC-4 converter has learned, from the training keys.

    muc4_fit.py RECORDS.jsonl… --keys MUC_TRAIN.jsonl --roles ROLES_TRAIN.jsonl --bench BENCH_FOLDER [--without ROWS.jsonl] [--only-roles]

The types of people and things are learned from the words of all keys; which incidents are reportable and what fills a role, from the
reports that have a record: an incident is wanted where the scorer in BENCH_FOLDER pairs its template with one of the keys. Records may
come from coders, or from a reader, best from one that was not trained on these texts. The shipped weights of roles are fitted on both.
"""

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tocsin.evaluate.muc import linear
from tocsin.evaluate.muc.fillers import find_fillers
from tocsin.evaluate.muc.people import type_features as person_features
from tocsin.evaluate.muc.role_scoring import plain
from tocsin.evaluate.muc.roles import ROLES, as_written, running
from tocsin.evaluate.muc.scene import prepare
from tocsin.evaluate.muc.select import features
from tocsin.evaluate.muc.templates import fill, with_targets
from tocsin.evaluate.muc.things import type_features as thing_features
from tocsin.store.codec import decode_reading

Example = tuple[Sequence[str], str]  # features, label
Filled = tuple[str, Example]  # role first
Fitted = Mapping[str, linear.Weights]  # by the question they answer
RARE = 2  # features seen less often are left out
RARE_SIGN = 3  # of the signs of fillers
PENALTY = 3.0  # types of people and things
PENALTY_FEW = 15.0  # few reports, many features
PENALTY_SIGNS = 7.0  # fillers; from 4 to 20 F differs by a point on the development texts
STEPS = 500
LEAST = 0.05  # smaller weights are left out
ENOUGH = 0.3  # share of an incident's fills that must be right for it to be the key's


def fit(examples: Sequence[Example], *, penalty: float = PENALTY, rare: int = RARE) -> dict[str, dict[str, float]]:
    """Logistic regression with an L2 penalty: weights by label, of three at least; or of "yes" and "no" those of "yes" alone."""
    counts = Counter(name for names, _ in examples for name in set(names))
    known = [{name: 1.0 for name in sorted(set(names)) if counts[name] >= rare} for names, _ in examples]
    columns = DictVectorizer()
    labels = [label for _, label in examples]
    binary = set(labels) == {"yes", "no"}
    shares = 2 if binary else 1  # "yes" alone has the weights that two labels would share, each with half the penalty
    model = LogisticRegression(C=shares / penalty, max_iter=STEPS).fit(columns.fit_transform(known), labels)
    names = [*columns.get_feature_names_out(), linear.BIAS]
    told = ["yes"] if binary else model.classes_
    return {label: _table(names, [*weights, bias]) for label, weights, bias in zip(told, model.coef_, model.intercept_, strict=True)}


def _table(names: Iterable[str], weights: Iterable[float]) -> dict[str, float]:
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST}


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
        found = list(with_targets(scene))
        answers = [scorer.read_template(fill(scene, *one), row["id"]) for one in found]
        wanted = {answer for key, answer in scorer.align(row["templates"], answers, True) if _good(scorer, row, answers, key, answer)}
        yield from ((tuple(features(scene, *one)), "yes" if n in wanted else "no") for n, one in enumerate(found))


def _good(scorer: ModuleType, row: Mapping[str, Any], answers: Sequence[Any], key: int | None, answer: int | None) -> bool:
    if key is None or answer is None:
        return False
    slots = scorer.score_pair(row["templates"][key], answers[answer], True).values()
    return sum(slot.credit for slot in slots) >= ENOUGH * sum(slot.act for slot in slots)


def filler_examples(lines: Iterable[str], rows: Mapping[str, Mapping[str, Any]], keys: Mapping[str, Mapping[str, Any]]) -> Iterator[Filled]:
    """The fillers of all records with their roles, "yes" where the key of roles has them under that name."""
    for line in lines:
        reading = decode_reading(line)
        row, key = (table.get(reading.report.address or "") for table in (rows, keys))
        if row is None or key is None:
            continue
        named = {role: {plain(mention[0]) for entity in entities for mention in entity} for role, entities in key["roles"].items()}
        words = running(key["text"])
        for filler in find_fillers(prepare(reading, row["dateline"] or {})):
            if as_written(filler.name, words):
                yield filler.role, (sorted(filler.signs), "yes" if plain(filler.name) in named[filler.role] else "no")


def read_rows(path: Path) -> dict[str, Mapping[str, Any]]:
    """The rows of *path* by their ids."""
    return {row["id"]: row for line in path.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))}


def write(fitted: Mapping[str, Any]) -> None:
    """Puts *fitted* where the converter looks for it."""
    linear.FILE.write_text(json.dumps(fitted, separators=(",", ":"), sort_keys=True).replace('},"', '},\n"') + "\n", encoding="utf-8")
    linear.load.cache_clear()


def fit_types(rows: Iterable[Mapping[str, Any]]) -> Fitted:
    """What tells the types of people and things."""
    return {"people": fit(list(people_examples(rows))), "things": fit(list(thing_examples(rows)))}


def fit_roles(examples: Iterable[Filled]) -> Fitted:
    """What speaks for a filler, by role."""
    by_role: dict[str, list[Example]] = {role: [] for role in ROLES}
    for role, example in examples:
        by_role[role].append(example)
    return {role: fit(found, penalty=PENALTY_SIGNS, rare=RARE_SIGN) for role, found in by_role.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--keys", type=Path, required=True, help="muc4/train.jsonl")
    parser.add_argument("--roles", type=Path, required=True, help="muc4_roles/train.jsonl")
    parser.add_argument("--bench", type=Path, required=True, help="the folder with score_muc4.py")
    parser.add_argument("--without", type=Path, help="rows to leave out, to be scored on")
    parser.add_argument("--only-roles", action="store_true", help="keep what is known of types and incidents")
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    scorer = importlib.import_module("score_muc4")
    out = read_rows(args.without) if args.without else {}
    rows = {name: row for name, row in read_rows(args.keys).items() if name not in out}
    lines = [line for path in args.records for line in path.read_text(encoding="utf-8").splitlines()]
    if not args.only_roles:
        write({**linear.load(), **fit_types(rows.values())})  # the incidents are filled with them
        write({**linear.load(), "reportable": fit(list(incident_examples(lines, rows, scorer)), penalty=PENALTY_FEW)})
    write({**linear.load(), **fit_roles(filler_examples(lines, rows, read_rows(args.roles)))})  # signs tell what is reportable


if __name__ == "__main__":
    main()
