"""PolNeAR attributions from records: each statement is one (speaker, cue, content).

    python training/benchmarks/quotes.py RECORDS.jsonl ROWS.jsonl OUT.jsonl

RECORDS are what ``tocsin read ROWS.jsonl --json`` gives; rows are matched by their text.
"""

import argparse
import json
from pathlib import Path


def attribution(statement: dict) -> dict:
    """One attribution; a part that the record lacks is empty."""
    spans = {"source": [statement["speaker"]], "cue": [statement["cue"]], "content": statement["content"]}
    return {role: [[s["start"], s["end"]] for s in found if s] for role, found in spans.items()}


def predict(row: dict, record: dict | None) -> dict:
    return {"id": row["id"], "attributions": [attribution(s) for s in (record or {"statements": []})["statements"]]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("records", "rows", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    records = {r["report"]["text"]: r for r in map(json.loads, args.records.open(encoding="utf-8"))}
    rows = [json.loads(line) for line in args.rows.open(encoding="utf-8")]
    args.out.write_text("".join(json.dumps(predict(row, records.get(row["text"]))) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
