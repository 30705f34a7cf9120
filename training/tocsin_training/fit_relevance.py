"""Fit the words that tell a report on the subject from any other: logistic regression with an L1 penalty on words and pairs that occur.

    python -m tocsin_training.fit_relevance SHARED_DATA TABLE.tsv [--codings RECORDS.jsonl ...] [--report FIGURES.json]

Writes the table of ``tocsin.reading.relevance``. The threshold is chosen on scores of reports that the fold's words were not learned
from and on the development reports, so that at least RECALL of either stay; both rates are printed, and the reports that would be lost.
Numpy only, some minutes on one core.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from tocsin.reading.relevance import BASE, FEW_KNOWN, FEW_WORDS, WINDOW, terms, windows, words_of
from tocsin.reading.wordlists import words

RECALL = 0.995
FOLDS = 3
PENALTY = 7e-5
RARE = 8  # texts that a word must be in, ...
CORPORA = 2  # ... of so many corpora: what one corpus alone says marks the corpus, not the subject
ROUNDS = 90
LEAST = 0.01  # a smaller weight is left out of the table
SLACK = 0.25  # log odds that the threshold stands below the lowest report that must stay
BOTH_SIDES = "bbc"  # a corpus with many texts of either side: what it alone says may mark the subject
# words of every text: how often one style uses them marks the corpus
STOP = words(
    """
    a about above according after again against ago all also am an and another any ap are around as at back bbc be because been
    before being below between both but by came can cannot cnn come could day days did didn do does doesn doing don done down
    during each eight even ever few first five for four friday from further get go going got had has have having he her here hers
    him his how however if in into is isn it its just know last like little ll made make many may me might monday more most mr mrs
    ms much must my nd never new nine no nor not now of off on once one only or other others our out over own per rd re reuters
    said same saturday say says see seven she should since six so some st still such sunday take ten text th than that the their
    them then there these they this those though three through thursday time to too took tuesday two under until up upon us use
    used ve very was way we wednesday week weeks well were what when where which while who whom whose why will with within without
    would year years yet you your
    """
)
POLITICAL = (  # pages of article_extraction on politics, war or crime, by hand: neither one nor the other here
    "theparadigmng|polygraph|rt.com|nbcdfw|sfgate|express.co.uk/news/world|aljazeera.com/news|albawaba|snopes|hosted.ap|politifact|"
    "three-taliban|Deval-Patrick|usatoday.com|bbc.com/news/world|Esper|jpost|therepublic|cnn.com|nationalreview|football-violence|spokesman|"
    "entermedia|remember8090|gto-normativy"
)


@dataclass(frozen=True)
class Sample:
    """One text. *on*: whether it is on the subject; *dev*: never learned from; *must*: whether it counts for the recall."""

    corpus: str
    id: str
    text: str
    on: bool
    dev: bool = False
    must: bool = False


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def samples(data: Path, codings: Sequence[Path]) -> list[Sample]:
    return [*_records(data, codings), *_muc(data), *_bbc(data), *_quotes(data), *_more_on(data), *_off(data)]


def _records(data: Path, codings: Sequence[Path]) -> Iterator[Sample]:
    files = [(data / "records" / "train.jsonl", False), *((path, False) for path in codings), (data / "records" / "dev.jsonl", True)]
    for path, dev in files:
        for record in rows(path):
            report, events = record["report"], record["events"]
            empty = not any(record[part] for part in ("events", "statements", "relations", "designations"))
            if events or empty:
                name = "records" if path.parent.name == "records" and path.stem in ("train", "dev") else f"coded-{path.stem}"
                yield Sample(name, report["address"], report["text"], bool(events), dev, must=bool(events))


def _muc(data: Path) -> Iterator[Sample]:
    for part in ("train", "dev"):
        for row in rows(data / "muc4" / f"{part}.jsonl"):
            if row["templates"]:  # texts without templates still hold events
                yield Sample("muc4", row["id"], row["text"], True, part == "dev", must=True)


def _bbc(data: Path) -> Iterator[Sample]:
    for part in ("train", "dev"):
        for row in rows(data / "conflibert_BBC_News" / f"{part}.jsonl"):
            yield Sample("bbc", row["id"], row["text"], bool(row["labels"]), part == "dev", must=bool(row["labels"]))


def _quotes(data: Path) -> Iterator[Sample]:
    for part in ("train", "dev"):
        for row in rows(data / "polnear" / f"{part}.jsonl"):
            yield Sample("polnear", row["id"], row["text"], True, part == "dev", must=True)


def _more_on(data: Path) -> Iterator[Sample]:
    for folder in (
        "wikievents",
        "conflibert_satp_relevant",
        "conflibert_insightCrime",
        "plover_plv",
        "conflibert_cameo_class",
        "ngec_synthetic",
    ):
        for row in rows(data / folder / "train.jsonl"):
            if row.get("labels", True):
                yield Sample(folder.removeprefix("conflibert_"), row["id"], row["text"], True)
    yield from (Sample("ceha", row["id"], row["text"], True) for row in rows(data / "ceha" / "train.jsonl") if row["labels"])


def _off(data: Path) -> Iterator[Sample]:
    for row in rows(data / "article_extraction" / "train.jsonl"):
        if not re.search(POLITICAL, row["url"]):
            yield Sample("web", row["url"], row["article_body"], False)
    for row in rows(data / "tempeval3_tbaq" / "train.jsonl"):
        if row["id"].lower().startswith("wsj"):
            yield Sample("wsj", row["id"], row["text"], False)
    for row in rows(data / "gum" / "train.jsonl"):
        if row["genre"] == "academic":
            yield Sample("gum", row["id"], row["text"], False)
    with gzip.open(data / "ud_english_ewt" / "train.conllu.gz", "rt", encoding="utf-8") as lines:
        yield from (Sample(f"ewt-{kind}", name, text, False) for kind, name, text in _documents(lines))


def _documents(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Reviews and answers of the Web Treebank; its mails, groups and weblogs speak of politics too."""
    name, said = "", []
    for line in (*lines, "# newdoc id = end"):
        if line.startswith("# newdoc id = "):
            if name.startswith(("reviews", "answers")):
                yield name.split("-", maxsplit=1)[0], name, " ".join(said)
            name, said = line.removeprefix("# newdoc id = ").strip(), []
        elif line.startswith("# text = "):
            said.append(line.removeprefix("# text = ").strip())


@dataclass(frozen=True)
class Sheet:
    """Stretches of texts and what occurs in them, as a sparse matrix by rows."""

    owner: np.ndarray  # (stretches,) number of the sample
    row: np.ndarray  # (entries,)
    column: np.ndarray  # (entries,)
    size: tuple[int, int]

    def times(self, weights: np.ndarray) -> np.ndarray:
        return np.bincount(self.row, weights[self.column], self.size[0])

    def back(self, residual: np.ndarray) -> np.ndarray:
        return np.bincount(self.column, residual[self.row], self.size[1])

    def only(self, keep: np.ndarray) -> "Sheet":
        """The stretches of the samples in *keep* (samples,)."""
        kept = keep[self.owner]
        number = np.cumsum(kept) - 1
        entries = kept[self.row]
        return Sheet(self.owner[kept], number[self.row[entries]], self.column[entries], (int(kept.sum()), self.size[1]))


def vocabulary(told: Sequence[Sample]) -> list[str]:
    """Words and pairs that are not rare and not of one corpus alone."""
    seen: Counter[str] = Counter()
    corpora: dict[str, set[str]] = defaultdict(set)
    for sample in told:
        corpus = sample.corpus.split("-")[0]
        for term in set(terms(words_of(sample.text))):
            seen[term] += 1
            if len(corpora[term]) < CORPORA:
                corpora[term].add(corpus)
    shared = (t for t, n in seen.items() if n >= RARE and (len(corpora[t]) >= CORPORA or BOTH_SIDES in corpora[t]))
    return sorted(term for term in shared if not STOP.issuperset(term.split()))


def sheet(told: Sequence[Sample], numbers: Mapping[str, int], *, whole: Callable[[Sample], bool]) -> Sheet:
    """Each sample in stretches; those that *whole* says as one stretch."""
    owner, row, column = [], [], []
    for n, sample in enumerate(told):
        told_words = words_of(sample.text)
        for stretch in [told_words[: 2 * WINDOW]] if whole(sample) else [told_words[start:end] for start, end in windows(len(told_words))]:
            known = [numbers[term] for term in set(terms(stretch)) if term in numbers]
            row += [len(owner)] * len(known)
            column += known
            owner.append(n)
    return Sheet(np.array(owner), np.array(row), np.array(column), (len(owner), len(numbers)))


def fit(x: Sheet, y: np.ndarray, share: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Weights and base by proximal gradients with momentum. *share* (stretches,) is what each stretch counts; together one."""
    weights, base = np.zeros(x.size[1]), 0.0
    look, look_base, pace = weights, base, 1.0
    step = 1.0 / _steepness(x, share)
    for _ in range(ROUNDS):
        residual = share * (1 / (1 + np.exp(-(x.times(look) + look_base))) - y)
        moved = look - step * x.back(residual)
        fresh, fresh_base = np.sign(moved) * np.maximum(np.abs(moved) - step * penalty, 0), look_base - step * residual.sum()
        quicker = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        glide = (pace - 1) / quicker
        look, look_base = fresh + glide * (fresh - weights), fresh_base + glide * (fresh_base - base)
        weights, base, pace = fresh, fresh_base, quicker
    return weights, base


def _steepness(x: Sheet, share: np.ndarray) -> float:
    """An upper bound on the curvature of the loss: a quarter of the greatest singular value, by power iteration."""
    v = np.ones(x.size[1]) / np.sqrt(x.size[1])
    for _ in range(20):
        v = x.back(share * x.times(v))
        size = float(np.linalg.norm(v))
        v /= size
    return 0.25 * 1.1 * (size + 1)


def shares(told: Sequence[Sample], x: Sheet, keep: np.ndarray) -> np.ndarray:
    """What each stretch counts: the two sides alike, a corpus by the root of its texts, a text once however long."""
    texts = Counter((s.corpus, s.on) for s, k in zip(told, keep, strict=True) if k)
    sides = {on: sum(n**0.5 for (_, side), n in texts.items() if side == on) for on in (True, False)}
    pieces = np.bincount(x.owner, minlength=len(told))
    each = [(texts[s.corpus, s.on] ** -0.5 / sides[s.on] / 2 if texts[s.corpus, s.on] else 0) for s in told]
    return np.array(each)[x.owner] / pieces[x.owner]


def scores(told: Sequence[Sample], x: Sheet, weights: np.ndarray, base: float) -> np.ndarray:
    """(samples,) of the stretch that speaks most for the subject; infinite where there is too little to weigh."""
    best = np.full(len(told), -np.inf)
    said = x.times(weights) + base
    np.maximum.at(best, x.owner, said)
    known = x.times((weights != 0).astype(float))
    top = np.zeros(len(told))
    at_best = said >= best[x.owner]
    np.maximum.at(top, x.owner[at_best], known[at_best])
    few = np.array([len(words_of(s.text)) < FEW_WORDS for s in told]) | (top < FEW_KNOWN)
    return np.where(few, np.inf, best)


def fold_of(sample: Sample) -> int:
    """By the text, so that copies fall together."""
    return sha256(" ".join(words_of(sample.text)[:60]).encode()).digest()[0] % FOLDS


def learn(told: Sequence[Sample], penalty: float) -> tuple[list[str], np.ndarray, float, np.ndarray]:
    """Terms, weights, base, and for each sample the score of words that were not learned from it."""
    taught = [s for s in told if not s.dev]
    names = vocabulary(taught)
    numbers = {term: n for n, term in enumerate(names)}
    pieces = sheet(told, numbers, whole=lambda s: False)
    lesson = sheet(told, numbers, whole=lambda s: s.on)  # where in a report on the subject it speaks of it is not told
    y = np.array([float(told[n].on) for n in lesson.owner])
    fold = np.array([FOLDS if s.dev else fold_of(s) for s in told])
    unseen = np.full(len(told), np.nan)
    for left in range(FOLDS):
        weights, base = _fit_part(told, lesson, y, (fold != left) & (fold != FOLDS), penalty)
        unseen = np.where(fold == left, scores(told, pieces, weights, base), unseen)
    weights, base = _fit_part(told, lesson, y, fold != FOLDS, penalty)
    weights = np.where(np.abs(weights) < LEAST, 0, weights.round(2))
    unseen = np.where(fold == FOLDS, scores(told, pieces, weights, base), unseen)
    return names, weights, base, unseen


def _fit_part(told: Sequence[Sample], lesson: Sheet, y: np.ndarray, keep: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    some = lesson.only(keep)
    return fit(some, y[keep[lesson.owner]], shares(told, some, keep), penalty)


def threshold(told: Sequence[Sample], unseen: np.ndarray) -> float:
    """The highest score at which RECALL of the reports that must stay do, of those learned from and of the development reports."""
    least = []
    for dev in (False, True):
        must = np.sort([score for s, score in zip(told, unseen, strict=True) if s.must and s.dev == dev])
        least.append(must[int((1 - RECALL) * len(must))])
    return float(min(least)) - SLACK


def figures(told: Sequence[Sample], unseen: np.ndarray, edge: float) -> dict[str, dict[str, float]]:
    """How many of each corpus stay and go."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for s, score in zip(told, unseen, strict=True):
        name = f"{s.corpus} {'dev' if s.dev else 'train'} {'on' if s.on else 'off'}"
        counted[name]["texts"] += 1
        counted[name]["stay"] += bool(score >= edge)
    return {
        name: {
            **c,
            "rate": round(
                c["stay" if name.endswith("on") else "texts"] / c["texts"] if name.endswith("on") else 1 - c["stay"] / c["texts"], 4
            ),
        }
        for name, c in sorted(counted.items())
    }


def write_table(path: Path, names: Sequence[str], weights: np.ndarray, base: float) -> None:
    kept = {name: weight for name, weight in zip(names, weights, strict=True) if weight}
    lines = (f"{name}\t{weight:g}" for name, weight in sorted(kept.items()))
    path.write_text("".join(f"{line}\n" for line in (f"{BASE}\t{base:.2f}", *lines)), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--codings", type=Path, nargs="*", default=[], help="coded reports with their texts, beside those of the data")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--report", type=Path, help="write the figures to this file too")
    args = parser.parse_args()
    told = samples(args.data, args.codings)
    names, weights, base, unseen = learn(told, args.penalty)
    edge = threshold(told, unseen)
    write_table(args.table, names, weights, base - edge)
    found = figures(told, unseen, edge)
    print(f"{int((weights != 0).sum())} words and pairs of {len(names)}; threshold {edge:+.2f}")
    for name, row in found.items():
        print(f"{name:38} {row['texts']:5} texts, {row['rate']:.3f} {'stay' if name.endswith('on') else 'turned away'}")
    for s, score in zip(told, unseen, strict=True):
        if s.must and score < edge:
            print(f"lost: {s.corpus} {'dev' if s.dev else 'train'} {s.id} {score - edge:+.2f}")
    if args.report:
        args.report.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
