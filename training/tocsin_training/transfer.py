"""Other corpora as partly labelled examples: they teach some heads and say nothing to the rest.

PolNeAR (who said what) teaches statements; MUC-4 keys teach who did what to whom, with what, where and when, without naming the
trigger: the best pair of a trigger and a mention has to carry the role.
"""

import json
import random
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from tocsin.models.labels import EVENT_TYPES, LAYERS, ROLES
from tocsin.models.sentences import sentence_starts
from tocsin.reading.timex import find_timex
from tocsin.reading.wordlists import words
from tocsin_training.data import SKIP, Builder, Example

CROP = 2400  # letters of a PolNeAR text that one epoch sees
ATTITUDES = words(
    """think thinks thought believe believes believed believing want wants wanted wanting hope hopes hoped hoping feel feels
    felt know knows knew expect expects expected see sees saw seem seems seemed appear appears appeared plan plans planned
    planning intend intends intended support supports supported like likes liked love loves hate hates fear fears feared
    consider considers considered decide decides decided expected try tries tried trying looking aimed ready willing prefer
    prefers remember remembers understand understands is are was were"""
)
MUC_ROLES = {
    "perp_ind_id": ("by", "filler"),
    "perp_org_id": ("by", "filler"),
    "phys_tgt_id": ("against", "filler"),
    "hum_tgt_name": ("against", "filler"),
    "hum_tgt_desc": ("against", "filler"),
    "inc_instr_id": ("weapon", "weapon"),
}
ATTACKS = frozenset(i for i, name in enumerate(EVENT_TYPES) if name.startswith("attack."))
NARROW = {"KIDNAPPING": {"attack.abduction"}, "BOMBING": {"attack.bombing", "attack.sabotage", "attack.other"}}


def span(start: int, end: int) -> dict:
    return {"start": start, "end": end}


def bare(text: str, statements: list[dict]) -> dict:
    return {"report": {"text": text}, "actors": [], "events": [], "relations": [], "statements": statements}


def polnear(path: Path, tokenizer: Tokenizer, seed: int) -> Iterator[Example]:
    """Statements of a part of each text; attitudes ("thinks", "wants") are neither right nor wrong."""
    rng = random.Random(seed)
    for line in path.open(encoding="utf-8"):
        yield attributed(json.loads(line), tokenizer, rng)


def attributed(row: dict, tokenizer: Tokenizer, rng: random.Random) -> Example:
    text, shift = crop(row["text"], rng)
    told, open_spans = [], []
    starts = sentence_starts(text)
    for a in row["attributions"]:
        parts = {k: [(s - shift, e - shift) for s, e in a[k]] for k in ("source", "cue", "content")}
        if any(s < 0 or e > len(text) for p in parts.values() for s, e in p) or not parts["content"]:
            open_spans += [(max(s, 0), min(e, len(text))) for p in parts.values() for s, e in p if e > 0 and s < len(text)]
            continue
        cue = [text[s:e].lower() for s, e in parts["cue"]]
        if not cue or set(" ".join(cue).split()) & ATTITUDES:
            open_spans += [se for p in parts.values() for se in p]
            continue
        content = [span(*piece) for s, e in parts["content"] for piece in cut_at(s, e, starts)]
        source = span(*head_of(text, *parts["source"][0])) if parts["source"] else None
        told.append({"content": content, "cue": span(*parts["cue"][0]), "speaker": source, "actor": None})
    ex = PartBuilder(bare(text, told), tokenizer).build()
    ex.unary = {name: np.full_like(v, SKIP) for name, v in ex.unary.items()}
    known = np.isin(np.arange(len(LAYERS)), [LAYERS.index("cue"), LAYERS.index("content")])
    ex.tags[:, ~known] = SKIP
    hide(ex, open_spans)
    return ex


def hide(ex: Example, spans: Iterable[tuple[int, int]]) -> None:
    """What is outside within *spans* is not known."""
    for start, end in spans:
        inside = (ex.tokens.offsets[:, 1] > start) & (ex.tokens.offsets[:, 0] < end)
        ex.tags[inside] = np.where(ex.tags[inside] == 0, SKIP, ex.tags[inside])


def crop(text: str, rng: random.Random) -> tuple[str, int]:
    """Some paragraphs of *text*, about CROP letters, and where they begin."""
    if len(text) <= CROP:
        return text, 0
    breaks = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    start = rng.choice([b for b in breaks if b <= len(text) - CROP * 0.7] or [0])
    end = next((b for b in breaks if b >= start + CROP), len(text))
    return text[start : min(end, start + 2 * CROP)], start


def cut_at(start: int, end: int, starts: list[int]) -> list[tuple[int, int]]:
    marks = [start, *(s for s in starts if start < s < end), end]
    return [(a, b) for a, b in pairwise(marks) if b - a > 3]


def head_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The name within a source ("campaign manager Kellyanne Conway, who ..."): its last capitalised words before a comma."""
    comma = text.find(",", start, end)
    end = comma if comma > start else end
    told = []
    at = start
    for word in text[start:end].split(" "):
        told.append((at, at + len(word)))
        at += len(word) + 1
    names = [w for w in told if text[w[0] : w[0] + 1].isupper()]
    if not names or names[-1] != told[-1]:
        return start, end
    first = len(told) - 1
    while first > 0 and text[told[first - 1][0] : told[first - 1][0] + 1].isupper():
        first -= 1
    return told[first][0], end


class PartBuilder(Builder):
    """What a corpus does not label is not known anyway."""

    def soften(self, tags: np.ndarray) -> None:
        pass


class KeyBuilder(PartBuilder):
    """A MUC-4 text: the mentions of its keys are spans; which trigger they belong to is open."""

    def __init__(self, row: dict, tokenizer: Tokenizer):
        super().__init__(bare(row["text"], []), tokenizer)
        self.row = row
        self.hits = [list(self.roles_of(t)) for t in row["templates"]]

    def roles_of(self, template: dict) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
        for slot, (role, layer) in MUC_ROLES.items():
            for fill in template[slot] or []:
                mentions = [tuple(m) for alt in fill["alts"] for m in alt.get("mentions") or []]
                if mentions:
                    yield role, layer, mentions
        if mentions := self.places_of(template):
            yield "place", "place", mentions
        if mentions := self.times_of(template):
            yield "when", "time", mentions

    def places_of(self, template: dict) -> list[tuple[int, int]]:
        """Occurrences of the narrowest place of the key that the text names."""
        names = [
            p["name"] for fill in template["inc_loc"] or [] for alt in fill["alts"] for p in (alt.get("places") or []) if p.get("name")
        ]
        upper = self.text.upper()
        for name in reversed(names):
            found = [(i, i + len(name)) for i in range(len(upper)) if upper.startswith(name, i)]
            if found:
                return found
        return []

    def times_of(self, template: dict) -> list[tuple[int, int]]:
        wanted = [(a.get("from"), a.get("to")) for fill in template["inc_date"] or [] for a in fill["alts"]]
        day = self.row.get("dateline") or {}
        day = day.get("date") if isinstance(day, dict) else day
        if not day or not wanted:
            return []
        found = find_timex(self.text, date.fromisoformat(day[:10]))
        return [
            (t.start, t.end) for t in found if any(f and f[:10] <= t.value[:10] <= (u or f)[:10] for f, u in wanted) and len(t.value) >= 10
        ]

    def collect(self) -> None:
        for hits in self.hits:
            for _, layer, mentions in hits:
                self.wanted[layer] |= {at for m in mentions if (at := self.at(span(*m)))}

    def build(self) -> Example:
        ex = super().build()
        ex.tags[ex.tags == 0] = SKIP
        ex.unary = {name: np.full_like(v, SKIP) for name, v in ex.unary.items()}
        for template, hits in zip(self.row["templates"], self.hits, strict=True):
            kinds = {a["value"] for f in template["inc_type"] or [] for a in f["alts"]}
            narrow = {EVENT_TYPES.index(n) for k in kinds for n in NARROW.get(k, ())}
            for role, layer, mentions in hits:
                numbers = self.numbers(layer, [span(*m) for m in mentions])
                if numbers:
                    ex.loose.append((ROLES.index(role), numbers, frozenset(narrow) or ATTACKS))
        return ex


def muc(path: Path, tokenizer: Tokenizer, skip: set[str]) -> Iterator[Example]:
    """Texts with a template that nobody coded in full."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["templates"] and row["id"] not in skip:
            yield KeyBuilder(row, tokenizer).build()
