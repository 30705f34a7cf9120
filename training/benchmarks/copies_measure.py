"""How well copies are found: copies_measure.py DATA.

Edited: each text is changed as those who reprint it change it, and must be found; pairs of texts by different hands must not.
Real: of the texts as they are, the pairs in which half the runs of the shorter stand in the longer, counted in full, are to be found.
"""

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from tocsin.consolidate.copies import COPIED, LEAST_RUNS, copies, is_copy
from tocsin.consolidate.sketches import RUN, WORD, bands, sketch
from tocsin.core.tellings import Card

SENTENCE = re.compile(r"(?<=[.!?])\s+")
FURNITURE = "Copyright by the publisher. All rights reserved. This material may not be published, broadcast or rewritten. Read more here."
SETS = ("gva_incidents/dev_documents.jsonl", "news_clusters/train.jsonl")
LEAST_WORDS = 60


def card(name: str, text: str) -> Card:
    found = sketch(text)
    return Card(report=name, sketch=found.hashes, runs=found.runs)


def halved(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    return " ".join(words[: len(words) // 2])


def thinned(text: str, rng: random.Random) -> str:
    return " ".join(s for s in SENTENCE.split(text) if rng.random() > 0.25)


def reworded(text: str, rng: random.Random) -> str:
    """Every twentieth word is another."""
    words = text.split(" ")
    return " ".join(rng.choice(words) if rng.random() < 0.05 else word for word in words)


def dressed(text: str, rng: random.Random) -> str:
    return f"Another headline altogether stands here\nSOMEWHERE (AFP) - {text}\n{FURNITURE * 3}"


def shuffled(text: str, rng: random.Random) -> str:
    parts = text.split("\n")
    rng.shuffle(parts)
    return "\n".join(parts)


EDITS: tuple[Callable[[str, random.Random], str], ...] = (halved, thinned, reworded, dressed, shuffled)


def runs(text: str) -> set[str]:
    words = WORD.findall(text.casefold())
    return {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def real_copies(texts: dict[str, str]) -> set[tuple[str, str]]:
    """The pairs in which half of the shorter stands in the longer, from all their runs."""
    rooms: dict[str, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for name, text in texts.items():
        found = runs(text)
        sizes[name] = len(found)
        for run in found:
            rooms[run].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in rooms.values():
        for a, b in combinations(sorted(names), 2):
            shared[a, b] += 1
    return {(a, b) for (a, b), n in shared.items() if n >= LEAST_RUNS and n >= COPIED * min(sizes[a], sizes[b])}


def found_copies(cards: dict[str, Card]) -> set[tuple[str, str]]:
    rooms: dict[str, list[str]] = defaultdict(list)
    for name, one in cards.items():
        for band in bands(one.sketch):
            rooms[band].append(name)
    near = {pair for names in rooms.values() for pair in combinations(sorted(names), 2)}
    return {(a, b) for a, b in near if is_copy(cards[a], cards[b])}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rng = random.Random(1)
    rows = [json.loads(line) for name in SETS for line in (Path(sys.argv[1]) / name).read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if len(row["text"].split()) >= LEAST_WORDS}
    cards = {name: card(name, text) for name, text in texts.items()}
    wanted, said = real_copies(texts), found_copies(cards)
    right = len(wanted & said)
    print(f"real: {len(texts)} texts, {len(wanted)} copies; P {right / max(1, len(said)):.3f} R {right / max(1, len(wanted)):.3f}")
    for edit in EDITS:
        made = {f"~{name}": card(f"~{name}", edit(text, rng)) for name, text in texts.items()}
        pairs = found_copies({**cards, **made})
        hits = sum((name, f"~{name}") in pairs or (f"~{name}", name) in pairs for name in texts)
        known = {frozenset(pair) for pair in wanted}
        wrong = sum(a.strip("~") != b.strip("~") and frozenset((a.strip("~"), b.strip("~"))) not in known for a, b in pairs)
        print(f"{edit.__name__}: R {hits / len(texts):.3f}, P {hits / max(1, hits + wrong):.3f}")
    print(f"{len(copies(cards.values()))} groups of copies")


if __name__ == "__main__":
    main()
