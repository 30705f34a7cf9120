"""Which words of a run of capitals name a place: a chain of three labels with learned weights (``training/benchmarks/fit_toponyms.py``)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tocsin.core.protocols import Gazetteer
from tocsin.reading.place_features import Sheet, split_features
from tocsin.reading.place_matches import find_matches
from tocsin.reading.place_report import person_names, read_told
from tocsin.reading.place_tokens import Run, Token

WEIGHTS = Path(__file__).parent / "data" / "toponyms.json"
LARGE = 100_000  # people: a name of several words that is that of a town of this size is not doubted
LABELS = "OBI"  # outside, at the beginning of, inside a name
Scores = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """*features*: what each feature adds to B and I (O is 0); *moves*: what each label adds to the one behind it. In hundredths."""

    features: Mapping[str, Sequence[int]]
    moves: Sequence[Sequence[int]]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights, read once."""
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    return Weights(kept["features"], kept["moves"])


def tag_places(text: str, tokens: Sequence[Token], runs: Sequence[Run], gazetteer: Gazetteer) -> Iterator[Run]:
    """The tokens in *runs* that are one place name each, in order."""
    matches = find_matches(text, tokens, runs, gazetteer)
    sheet = Sheet(tokens, matches, read_told(tokens, runs, matches))
    weights = load_weights()
    for run in runs:
        own, shared = split_features(sheet, run)
        found = list(named(run, best_labels(own, weights, shared=shared)))
        yield from found or ([run] if _is_plain(sheet, run) else [])


def _is_plain(sheet: Sheet, run: Run) -> bool:
    """Whether all words of *run* are the name of a large place and of nobody: "Rio de Janeiro" beside words that were never seen."""
    match = next((m for m in sheet.matches.get(run.first, ()) if m.last == run.last), None)
    if match is None or run.last - run.first < 2:
        return False
    words = [token for token in sheet.tokens[run.first : run.last] if token.capital]
    if all(person_names().get(word.low) for word in words):
        return False
    return match.kind in ("C", "R", "W") or max(hit.population for hit in match.hits) >= LARGE


def named(run: Run, labels: str) -> Iterator[Run]:
    """The names among the tokens of *run*, a letter of *labels* each."""
    first: int | None = None
    for n, label in enumerate(labels + "O"):
        if first is not None and label != "I":
            yield Run(run.first + first, run.first + n)
            first = None
        if label != "O" and first is None:
            first = n


def best_labels(features: Sequence[Sequence[str]], weights: Weights, *, shared: Sequence[str] = ()) -> str:
    """The likeliest labels of a run, a letter a token (Viterbi); *shared* are features of every token."""
    table: list[list[int]] = []
    base = _score(shared, weights, (0, 0, 0))
    best: Sequence[int] = _score(features[0], weights, base)
    for told in features[1:]:
        ways = [[best[a] + weights.moves[a][b] for a in range(3)] for b in range(3)]
        table.append([way.index(max(way)) for way in ways])
        best = [max(way) + score for way, score in zip(ways, _score(told, weights, base), strict=True)]
    at = best.index(max(best))
    labels = [at]
    for back in reversed(table):
        at = back[at]
        labels.append(at)
    return "".join(LABELS[label] for label in reversed(labels))


def _score(told: Sequence[str], weights: Weights, base: Scores) -> Scores:
    """*base* and what the features *told* add to it."""
    outside, begin, inside = base
    for to_begin, to_inside in filter(None, map(weights.features.get, told)):
        begin += to_begin
        inside += to_inside
    return outside, begin, inside
