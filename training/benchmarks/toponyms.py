"""Predictions for bench/score_toponyms.py.

    python training/benchmarks/toponyms.py GOLD.jsonl PRED.jsonl [--scan]

By default the gold spans are resolved (accuracy of resolution alone); with --scan the names are found by our own scanner too.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from tocsin.core.text import Span
from tocsin.reading.places import resolve_places
from tocsin.reading.toponyms import find_toponyms
from tocsin.registries.gazetteer import SqliteGazetteer, open_gazetteer


def predict(row: dict[str, object], gazetteer: SqliteGazetteer, *, scan: bool) -> dict[str, object]:
    text = str(row["text"])
    found = [(t.start, t.end) for t in find_toponyms(text, gazetteer)] if scan else list(gold_spans(row))
    spans = [Span(start, end, text[start:end]) for start, end in found]
    places = resolve_places(spans, gazetteer, text=text)
    toponyms = [{"start": s.start, "end": s.end, "lat": p.lat, "lon": p.lon, "geonames_id": p.geonames} for s, p in places.items()]
    return {"id": row["id"], "toponyms": toponyms}


def gold_spans(row: dict[str, object]) -> Iterator[tuple[int, int]]:
    toponyms = row["toponyms"]
    assert isinstance(toponyms, list)
    for toponym in toponyms:
        yield toponym["start"], toponym["end"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--scan", action="store_true")
    args = parser.parse_args()
    gazetteer = open_gazetteer(args.gazetteer)
    rows = [json.loads(line) for line in args.gold.read_text("utf-8").split("\n") if line]
    args.out.write_text("".join(json.dumps(predict(row, gazetteer, scan=args.scan)) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
