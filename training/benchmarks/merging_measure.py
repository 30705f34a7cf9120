"""How often merging is right: merging_measure.py DATA READINGS [WEIGHTS]. Prints one line a set and level.

Tellings: those that the gold has a word on (ECB+: the trigger overlaps a gold event mention; gun violence: the telling fits the record of
the report's incident best). Reports: each report goes by the incident of its leading attack, chosen without looking at the gold.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from merging.gold import Told, ecb, gva, news, readings

from tocsin.consolidate import consolidate, load_weights
from tocsin.consolidate.measures import measure_merging
from tocsin.consolidate.shelf import MemoryShelf
from tocsin.core.tellings import Telling


def show(name: str, gold: dict[str, str], found: dict[str, str]) -> None:
    f = measure_merging(gold, found)
    rates = " ".join(f"{label} {r.precision:.3f}/{r.recall:.3f}" for label, r in (("pairs", f.pairs), ("B3", f.b_cubed)))
    counts = f"{f.tellings} in {f.gold_incidents} gold, {f.found_incidents} found"
    print(f"{name:22} {counts:36} {rates} CoNLL {f.conll:.3f} false {f.false_merges:.3f} missed {f.missed_merges:.3f}")


def incident_of(shelf: MemoryShelf) -> dict[str, str]:
    return {key: incident.id for incident in shelf.all_incidents() for key in incident.told}


def lead(tellings: Iterable[Telling]) -> str | None:
    """The telling a report is about: the attack with the greatest toll, the first of them."""

    def weight(telling: Telling) -> tuple[bool, int]:
        event = telling.event
        tolls = [t for t in (event.killed, event.injured) if t]
        return event.type.startswith("attack."), sum(t.best or t.low or 0 for t in tolls)

    told = list(tellings)
    best = max((weight(t) for t in told), default=None)
    return next((t.key for t in told if weight(t) == best), None)


def measure(name: str, told: list[Told], path: Path, weights) -> None:
    rows = list(readings(path))
    shelf = consolidate((reading for _, reading in rows), weights=weights)
    found = incident_of(shelf)
    judged = {t.telling.key: t.label for t in told if t.label and t.label[0] != "?"}
    if not name.startswith("news"):
        show(f"{name} tellings", judged, found)
    if not name.startswith("ecb"):
        by_row: dict[str, list[Telling]] = {row["id"]: [] for row, _ in rows}
        for t in told:
            by_row[t.row].append(t.telling)
        answers = {row: found.get(key, key) for row, tellings in by_row.items() if (key := lead(tellings))}
        show(f"{name} reports", {row["id"]: row["label"] for row, _ in rows}, answers)


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    data, kept = Path(sys.argv[1]), Path(sys.argv[2])
    weights = load_weights(Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    for name in ("gva_dev", "ecb_dev", "news", "gva_train", "ecb_train"):
        path = kept / f"{name}.jsonl"
        if not path.exists() or not path.stat().st_size:
            continue
        kind, _, part = name.partition("_")
        told = gva(path, data / f"gva_incidents/{part}_incidents.jsonl") if kind == "gva" else {"ecb": ecb, "news": news}[kind](path)
        measure(name, told, path, weights)


if __name__ == "__main__":
    main()
