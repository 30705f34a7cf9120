"""Predict TIMEX3 expressions with the grammar of times: times.py GOLD.jsonl > PRED.jsonl."""

import json
import sys
from datetime import date
from pathlib import Path

from tocsin.reading.timex import find_timex


def predict(row: dict) -> dict:
    """One row of predictions; offsets are code points of ``text``."""
    day = date.fromisoformat(row["creation_date"][:10])
    return {"id": row["id"], "times": [span._asdict() for span in find_timex(row["text"], day)]}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8") as rows:
        for line in rows:
            print(json.dumps(predict(json.loads(line))))


if __name__ == "__main__":
    main()
