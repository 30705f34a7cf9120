"""Fit the tagger of place names and write its weights: fit_toponyms.py DATA_FOLDER [--folds 5] [--out FILE].

Needs python-crfsuite. Trains on LGL, GeoVirus, re3d and the event places of sentences on political violence (train files).
What a set marks in its own way (GeoVirus no demonyms, re3d no names inside organisations, event places only where something happened)
is learned by features of its own that are not written out. With --folds it only measures, on documents left out.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pycrfsuite

from tocsin.reading.place_features import Sheet, run_features
from tocsin.reading.place_matches import find_matches
from tocsin.reading.place_report import read_told
from tocsin.reading.place_tagger import WEIGHTS, Weights, best_labels, named
from tocsin.reading.place_tokens import Run, find_runs, read_tokens
from tocsin.registries.gazetteer import SqliteGazetteer, open_gazetteer

SETS = {"geo_lgl": "", "geo_geovirus": "v:", "re3d": "r:", "event_location": "e:"}
"""Set: what its own features begin with."""
MEASURED = "geo_tudloc"  # never trained on: its licence (CC BY-NC-SA) is narrower than ours
BIASES = (0, 40)  # tried in cross-validation
BIAS = 40  # no loss in F on papers left out, and more of the places of other kinds of news
SENTENCES = 4000  # of event_location
OWN = ("1", "g", "w", "-1", "+1", "rl", "rh", "rb", "ra", "h", "gh")  # kinds of feature that a set may weigh in its own way
ONLY_PLACES = "e:"  # this set has no word that is no place: it weighs in its own way only how frequent places are
PARAMETERS = {"c1": 0.05, "c2": 1.0, "max_iterations": 100, "feature.possible_transitions": True, "feature.minfreq": 3}


@dataclass(frozen=True)
class Marked:
    """A run of capitals: its features, right labels and offsets."""

    features: list[list[str]]
    labels: list[str]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True)
class Document:
    domain: str
    gold: frozenset[tuple[int, int]]
    runs: tuple[Marked, ...]


def read_set(file: Path, gazetteer: SqliteGazetteer, own: str) -> Iterator[Document]:
    """The documents of a set."""
    for line in file.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            gold = sorted((t["start"], t["end"]) for t in row["toponyms"])
            yield document(row["text"], gold, gazetteer, own, row.get("domain", ""))


def read_re3d(file: Path, gazetteer: SqliteGazetteer, own: str) -> Iterator[Document]:
    """Sentences of re3d: locations and nationalities that are names."""
    for line in file.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            named = [e for e in row["entities"] if e["label"] in ("Location", "Nationality")]
            gold = sorted({bare(row["text"], e["start"], e["end"]) for e in named} - {None})
            yield document(row["text"], gold, gazetteer, own, "")


def bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name without its article; None where it is no name."""
    start += 4 if text[start:end].casefold().startswith("the ") else 0
    return (start, end) if all(word[0].isupper() or word in ("of", "the", "al", "and") for word in text[start:end].split()) else None


def read_event_places(file: Path, gazetteer: SqliteGazetteer, own: str) -> Iterator[Document]:
    """Sentences with the places of their events; of each only the runs that hold one, since nothing is known of the others."""
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for line in file.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            places[row["text"]] |= {(a, b) for a, b in row["locations"] if row["text"][a:b][:1].isupper() and b - a > 2}
    known = sorted(text for text, gold in places.items() if gold)
    for text in random.Random(3).sample(known, min(SENTENCES, len(known))):
        whole = document(text, sorted(places[text]), gazetteer, own, "")
        yield replace(whole, runs=tuple(run for run in whole.runs if set(run.labels) != {"O"}))


def document(text: str, gold: Sequence[tuple[int, int]], gazetteer: SqliteGazetteer, own: str, domain: str) -> Document:
    return Document(domain, frozenset(gold), tuple(with_own(run, own) for run in mark(text, gold, gazetteer)))


READERS = {"re3d": read_re3d, "event_location": read_event_places}


def mark(text: str, gold: Sequence[tuple[int, int]], gazetteer: SqliteGazetteer) -> Iterator[Marked]:
    """The runs of *text* with their labels."""
    tokens = read_tokens(text)
    runs = find_runs(tokens)
    matches = find_matches(text, tokens, runs, gazetteer)
    sheet = Sheet(tokens, matches, read_told(tokens, runs, matches))
    for run in runs:
        labels: list[str] = []
        for token in tokens[run.first : run.last]:
            span = next((s for s in gold if s[0] < token.end and token.start < s[1]), None)
            inside = span and token.start > span[0] and labels and labels[-1] != "O"
            labels.append("O" if not span else "I" if inside else "B")
        offsets = [(token.start, token.end) for token in tokens[run.first : run.last]]
        yield Marked(run_features(sheet, run), labels, offsets)


def with_own(run: Marked, own: str) -> Marked:
    """*run* with features that only its set has."""
    if not own:
        return run
    kinds = ("1",) if own == ONLY_PLACES else OWN
    return replace(run, features=[[*told, *(own + f for f in told if f.split("=")[0] in kinds)] for told in run.features])


def fit(documents: Sequence[Document]) -> Weights:
    """Weights for *documents*, in hundredths."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        for run in document.runs:
            trainer.append(run.features, run.labels)
    trainer.set_params(PARAMETERS)
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        return weights_of(tagger.info())


def weights_of(info: object) -> Weights:
    """The weights of a trained chain, against those of the label O."""
    by_feature: dict[str, dict[str, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        by_feature[feature][label] = weight
    own = tuple(start for start in SETS.values() if start)
    shared = {feature: weights for feature, weights in sorted(by_feature.items()) if not feature.startswith(own)}
    against = {feature: [round(100 * (w.get(label, 0) - w.get("O", 0))) for label in "BI"] for feature, w in shared.items()}
    moves = [[round(100 * info.transitions.get((a, b), 0)) for b in "OBI"] for a in "OBI"]
    return Weights({f: w for f, w in against.items() if any(w)}, moves)


def predict(document: Document, weights: Weights) -> set[tuple[int, int]]:
    found = set()
    for run in document.runs:
        for name in named(Run(0, len(run.labels)), best_labels(run.features, weights)):
            found.add((run.offsets[name.first][0], run.offsets[name.last - 1][1]))
    return found


def f_of(documents: Sequence[Document], weights: Weights) -> tuple[int, int, int]:
    """Right, found and wanted."""
    found = [(document.gold, predict(document, weights)) for document in documents]
    return sum(len(g & p) for g, p in found), sum(len(p) for _, p in found), sum(len(g) for g, _ in found)


def leaning(weights: Weights, bias: int) -> Weights:
    """*weights* that find a name more easily by *bias*, in hundredths."""
    begin, inside = weights.features.get("1", (0, 0))
    return replace(weights, features={**weights.features, "1": [begin + bias, inside + bias]})


def cross_validate(sets: dict[str, list[Document]], folds: int, measured: Sequence[Document]) -> None:
    """F on the LGL documents of papers left out, on each other set when it is left out, and on *measured*."""
    lgl = sets["geo_lgl"]
    papers = sorted({document.domain for document in lgl})
    random.Random(2).shuffle(papers)
    fold_of = {paper: n % folds for n, paper in enumerate(papers)}
    others = [document for name, documents in sets.items() if name != "geo_lgl" for document in documents]
    totals = {bias: [0, 0, 0] for bias in BIASES}
    for n in range(folds):
        weights = fit([*(d for d in lgl if fold_of[d.domain] != n), *others])
        left_out = [d for d in lgl if fold_of[d.domain] == n]
        for bias in BIASES:
            counts = f_of(left_out, leaning(weights, bias))
            totals[bias] = [a + b for a, b in zip(totals[bias], counts, strict=True)]
    for bias, total in totals.items():
        print_f(f"geo_lgl, papers left out, bias {bias}", total)
    for name in ("geo_geovirus", "re3d", "event_location"):
        weights = fit([d for other, documents in sets.items() if other != name for d in documents])
        for bias in BIASES:
            print_f(f"{name}, left out, bias {bias}", f_of(sets[name], leaning(weights, bias)))
    weights = fit([document for documents in sets.values() for document in documents])
    for bias in BIASES:
        print_f(f"{MEASURED}, never trained on, bias {bias}", f_of(measured, leaning(weights, bias)))


def print_f(name: str, counts: Sequence[int]) -> None:
    right, found, wanted = counts
    print(f"{name}: P {right / found:.3f} R {right / wanted:.3f} F {2 * right / (found + wanted):.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    gazetteer = open_gazetteer()
    sets = {name: list(READERS.get(name, read_set)(args.data / name / "train.jsonl", gazetteer, own)) for name, own in SETS.items()}
    if args.folds:
        cross_validate(sets, args.folds, list(read_set(args.data / MEASURED / "train.jsonl", gazetteer, "")))
        return
    weights = leaning(fit([one for documents in sets.values() for one in documents]), BIAS)
    kept = {"features": weights.features, "moves": weights.moves}
    args.out.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{args.out}: {len(weights.features)} features, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
