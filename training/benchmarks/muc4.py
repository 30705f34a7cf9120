"""Answers the MUC-4 benchmarks from Tocsin's record.

    muc4.py templates RECORDS.jsonl MUC.jsonl OUT.jsonl      all slots of all incidents
    muc4.py roles RECORDS.jsonl ROLES.jsonl OUT.jsonl        the five string roles of a report

A record belongs to the row with its text, else to that whose id is its report's address, else to that with the same words.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tocsin.evaluate.muc.roles import roles
from tocsin.evaluate.muc.templates import templates
from tocsin.evaluation import given_answers


def answers(task: str, records: Path, rows: Path) -> Iterator[Mapping[str, Any]]:
    """One row of answers for each of *rows*; empty where there is no record."""
    given = given_answers(records)
    for line in rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading, dateline = given.to(row), row.get("dateline") or {}
        filled = templates(reading, dateline) if task == "templates" else roles(reading, dateline, row["text"])
        yield {"id": row["id"], task: filled}


def main() -> None:
    if len(sys.argv) != 5 or sys.argv[1] not in ("templates", "roles"):
        sys.exit(__doc__)
    task, records, rows, out = sys.argv[1], *map(Path, sys.argv[2:])
    out.write_text("".join(json.dumps(answer) + "\n" for answer in answers(task, records, rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
