"""PolNeAR attributions from records: each statement is one (speaker, cue, content).

    python training/benchmarks/quotes.py RECORDS.jsonl ROWS.jsonl OUT.jsonl

RECORDS are what ``tocsin read ROWS.jsonl --json`` gives; rows are matched by their text.
"""

import argparse
import json
from pathlib import Path

from tocsin.core.events import Reading
from tocsin.evaluate.quotes import attributions
from tocsin.store.codec import decode_reading


def predict(row: dict, reading: Reading | None) -> dict:
    return {"id": row["id"], "attributions": attributions(reading) if reading else []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("records", "rows", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    readings = [decode_reading(line) for line in args.records.open(encoding="utf-8")]
    records = {reading.report.text: reading for reading in readings}
    rows = [json.loads(line) for line in args.rows.open(encoding="utf-8")]
    args.out.write_text("".join(json.dumps(predict(row, records.get(row["text"]))) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
