"""Coded reports (records of the public schema) into training examples: spans, labels and groups over wordpieces."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from tocsin.core.events import TOLLS
from tocsin.models.features import Spans, fold_words
from tocsin.models.labels import EVENT_TYPES, LAYERS, UNARY
from tocsin.models.sentences import index_of, sentence_starts
from tocsin.models.tokens import SHAPES, Tokens, tokenize
from tocsin.reading.lines import unbroken
from tocsin.reading.timex import find_timex
from tocsin.reading.toponyms import find_toponyms
from tocsin.registries.gazetteer import SqliteGazetteer, open_gazetteer
from tocsin_training.reword import reworded

SKIP = -100  # a label that is not known
SOFT = 0.7  # share of the places and times of no event that the tags are not taught to leave out
ALSO_WEIGHT = 0.3  # a further mention of an event shows its status less plainly than its trigger


@cache
def gazetteer() -> SqliteGazetteer:
    return open_gazetteer()


def toponyms(text: str) -> list[tuple[int, int]]:
    return [(t.start, t.end) for t in find_toponyms(text, gazetteer())]


def times(text: str) -> list[tuple[int, int]]:
    return [(t.start, t.end) for t in find_timex(text, date(2000, 1, 1))]


@dataclass
class Example:
    """One report. *keys* are (layer, first, last) of the gold spans; groups refer to spans by number in *keys*."""

    text: str
    tokens: Tokens
    sentence: np.ndarray  # (tokens,)
    keys: list[tuple[int, int, int]]
    tags: np.ndarray  # (tokens, layers): 0 outside, 1 begin, 2 inside, SKIP
    unary: dict[str, np.ndarray]  # name -> (spans,)
    weight: np.ndarray  # (spans,) of status and certainty
    events: list[list[int]] = field(default_factory=list)  # spans of each event's triggers, the main one first
    roles: list[dict[str, list[list[int]]]] = field(default_factory=list)  # per event: role -> fillers, each any of several spans
    confs: list[list[tuple[list[int], str]]] = field(default_factory=list)
    actors: dict[int, int] = field(default_factory=dict)  # filler span -> actor number
    relations: set[tuple[int, int, str]] = field(default_factory=set)  # actor, actor, kind
    statements: list[tuple[list[int], int | None, list[int]]] = field(default_factory=list)  # contents, cue, any of the speaker's spans
    weights: dict[str, float] = field(default_factory=dict)  # loss weights of the corpus, by head
    loose: list[tuple[int, list[int], frozenset[int]]] = field(default_factory=list)  # role, any of its spans, types of its trigger
    twin: "Example | None" = None  # the same report in other words


class Builder:
    """Turns one record into an Example."""

    def __init__(self, record: dict, tokenizer: Tokenizer):
        self.record, self.text = record, unbroken(record["report"]["text"])
        self.tokens = tokenize(self.text, tokenizer)
        self.starts, self.ends = self.tokens.offsets.T if len(self.tokens) else (np.zeros(0, int), np.zeros(0, int))
        self.known: dict[tuple[int, int, int], int] = {}
        self.wanted: dict[str, set[tuple[int, int]]] = {name: set() for name in LAYERS}

    def at(self, span: dict | None) -> tuple[int, int] | None:
        """First and last wordpiece of a span, None where it holds none."""
        if not span:
            return None
        first = int(np.searchsorted(self.ends, span["start"], side="right"))
        last = int(np.searchsorted(self.starts, span["end"], side="left")) - 1
        return (first, last) if first <= last else None

    def collect(self) -> None:
        r = self.record
        want = lambda layer, span: self.wanted[layer].add(self.at(span)) if self.at(span) else None  # noqa: E731
        for a in r["actors"]:
            [want("filler", m) for m in a["mentions"]]
        for e in r["events"]:
            [want("trigger", s) for s in [e["trigger"], *e.get("also", [])]]
            [want("filler", x["mention"]) for x in e["by"] + e["against"]]
            [want("weapon", s) for s in e["weapons"]]
            want("place", (e["place"] or {}).get("mention"))
            want("time", (e["when"] or {}).get("mention"))
            [want("toll", (e.get(k) or {}).get("mention")) for k in TOLLS]
        for s in r["statements"]:
            want("filler", s["speaker"]), want("cue", s["cue"])
            [want("content", c) for c in s["content"]]

    def flatten(self) -> dict[str, list[tuple[int, int]]]:
        """Spans of each layer that do not overlap. Of nested fillers the inner stays and the outer keeps its longer rest."""
        flat = {}
        for layer, spans in self.wanted.items():
            kept: list[tuple[int, int]] = []
            for span in sorted(spans, key=lambda s: (s[1] - s[0]) * (1 if layer == "filler" else -1)):
                rest = self.beside(span, kept) if layer == "filler" else span
                if rest and not any(rest[0] <= b and a <= rest[1] for a, b in kept):
                    kept.append(rest)
            flat[layer] = sorted(kept)
        return flat

    @staticmethod
    def beside(span: tuple[int, int], kept: list[tuple[int, int]]) -> tuple[int, int] | None:
        """What is left of *span* beside the spans kept already: the longer side of each that it holds."""
        first, last = span
        for a, b in kept:
            if first <= b and a <= last:
                first, last = max((first, a - 1), (b + 1, last), key=lambda s: s[1] - s[0])
        return (first, last) if first <= last else None

    def number(self, layer: str, span: dict | None) -> int | None:
        """The kept span on *layer* that stands for *span*: the one that shares most wordpieces."""
        where = self.at(span)
        if where is None:
            return None
        best, shared = None, 0
        for a, b in self.flat[layer]:
            common = min(b, where[1]) - max(a, where[0]) + 1
            if common > shared or (common == shared and common > 0 and (a, b) == where):
                best, shared = self.known[LAYERS.index(layer), a, b], common
        return best

    def numbers(self, layer: str, spans: Iterable[dict | None]) -> list[int]:
        return list(dict.fromkeys(n for s in spans if (n := self.number(layer, s)) is not None))

    def build(self) -> Example:
        self.collect()
        self.flat = self.flatten()
        keys = sorted((LAYERS.index(layer), a, b) for layer, spans in self.flat.items() for a, b in spans)
        keys.sort(key=lambda k: (k[1], k[2], k[0]))
        self.known = {k: i for i, k in enumerate(keys)}
        tags = np.zeros((len(self.tokens), len(LAYERS)), dtype=np.int64)
        for layer, a, b in keys:
            tags[a : b + 1, layer] = 2
            tags[a, layer] = 1
        self.soften(tags)
        unary = {name: np.full(len(keys), SKIP, dtype=np.int64) for name in UNARY}
        sentence = index_of(self.tokens.offsets[:, 0], sentence_starts(self.text))
        ex = Example(self.text, self.tokens, sentence, keys, tags, unary, np.ones(len(keys), dtype=np.float32))
        self.fill_actors(ex)
        [self.fill_event(ex, e) for e in self.record["events"]]
        for s in self.record["statements"]:
            contents, cues = self.numbers("content", s["content"]), self.numbers("cue", [s["cue"]])
            if contents:
                ex.statements.append((contents, cues[0] if cues else None, self.fillers(s["speaker"], s["actor"])))
        return ex

    def soften(self, tags: np.ndarray) -> None:
        """Most places and times that belong to no event are not held against the tags: which belong to one, the pairs have to say."""
        rng = random.Random(len(self.text))
        for layer, spans in (("place", toponyms(self.text)), ("time", times(self.text))):
            column = tags[:, LAYERS.index(layer)]
            for start, end in spans:
                where = self.at({"start": start, "end": end})
                if where and not column[where[0] : where[1] + 1].any() and rng.random() < SOFT:
                    column[where[0] : where[1] + 1] = SKIP

    def fill_actors(self, ex: Example) -> None:
        self.mentions: dict[str, list[dict]] = {}
        for k, a in enumerate(self.record["actors"]):
            self.mentions[a["id"]] = a["mentions"]
            for n in self.numbers("filler", a["mentions"]):
                ex.actors.setdefault(n, k)
                ex.unary["actor_kind"][n] = UNARY["actor_kind"][1].index(a["kind"])
                ex.unary["governs"][n] = int(a["governs"])
        for n, (layer, _, _) in enumerate(ex.keys):
            if LAYERS[layer] == "filler":
                ex.unary["named"][n] = int(n in ex.actors)
        index = {a["id"]: k for k, a in enumerate(self.record["actors"])}
        ex.relations = {(index[r["a"]], index[r["b"]], r["kind"]) for r in self.record["relations"] if r["a"] in index and r["b"] in index}

    def fillers(self, mention: dict | None, actor: str | None) -> list[int]:
        """The span of the mention first, then other mentions of its actor."""
        return self.numbers("filler", [mention, *self.mentions.get(actor or "", [])])

    def fill_event(self, ex: Example, e: dict) -> None:
        triggers = self.numbers("trigger", [e["trigger"], *e.get("also", [])])
        if not triggers or e["type"] not in EVENT_TYPES:
            return
        for i, n in enumerate(triggers):
            ex.unary["type"][n] = EVENT_TYPES.index(e["type"])
            for name in ("status", "certainty"):
                ex.unary[name][n] = UNARY[name][1].index(e[name])
            ex.weight[n] = ALSO_WEIGHT if i else 1.0
        roles: dict[str, list[list[int]]] = {}
        confs = []
        for key in ("by", "against"):
            for x in e[key]:
                spans = self.fillers(x["mention"], x["actor"])
                if spans:
                    roles.setdefault(key, []).append(spans)
                    if key == "by":
                        confs.append((spans, x["conf"]))
                    else:
                        ex.unary["target_kind"][spans[0]] = UNARY["target_kind"][1].index(x["kind"])
        for key, layer, mentions in (
            ("weapon", "weapon", e["weapons"]),
            ("place", "place", [(e["place"] or {}).get("mention")]),
            ("when", "time", [(e["when"] or {}).get("mention")]),
            *((k, "toll", [(e.get(k) or {}).get("mention")]) for k in TOLLS),
        ):
            roles.setdefault(key, []).extend([n] for n in self.numbers(layer, mentions))
        roles["claimed_by"] = [s for a in e["claimed_by"] if (s := self.fillers(None, a))]
        roles["source"] = self.sources(ex, e)
        ex.events.append(triggers), ex.roles.append(roles), ex.confs.append(confs)

    def sources(self, ex: Example, e: dict) -> list[list[int]]:
        """Filler spans that hold the words of the event's source, in the sentences of its triggers or next to them."""
        words = set(fold_words(e.get("source") or ""))
        if not words:
            return []
        found = []
        for layer, a, b in ex.keys:
            if LAYERS[layer] == "filler":
                quote = fold_words(self.text[self.starts[a] : self.ends[b]])
                if quote and (set(quote) <= words or words <= set(quote)):
                    found.append(self.known[layer, a, b])
        return [found] if found else []


def spans_of(keys: list[tuple[int, int, int]], example: Example) -> Spans:
    """The candidate spans of *keys* with the sentences and words of the example."""
    table = np.array(keys, dtype=np.int64).reshape(-1, 3)
    off = example.tokens.offsets
    words = tuple(fold_words(example.text[off[a, 0] : off[b, 1]]) for _, a, b in keys)
    return Spans(table[:, 1], table[:, 2], table[:, 0], example.sentence[table[:, 1]], words)


def recased(ex: Example, rng: random.Random) -> np.ndarray:
    """The word shapes of the example, now and then as an upper-case or careless text would have them."""
    dice, half = rng.random(), SHAPES // 2
    shapes = ex.tokens.shapes
    if dice > 0.2:
        return shapes
    line, shape = shapes // half * half, shapes % half
    letters = np.isin(shape, [1, 2, 3, 5])
    return np.where(letters, 3 if dice < 0.13 else 1, shape) + line


def read_records(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def load(paths: Iterable[Path], tokenizer: Tokenizer, *, reword: int | None = None) -> list[Example]:
    """The reports of all files; with a seed *reword* each has a twin where some of its words can be changed."""
    records = [r for p in paths for r in read_records(p)]
    examples = [Builder(r, tokenizer).build() for r in records]
    if reword is not None:
        rng = random.Random(reword)
        for example, record in zip(examples, records, strict=True):
            other = reworded(record, rng)
            example.twin = Builder(other, tokenizer).build() if other else None
    return examples
