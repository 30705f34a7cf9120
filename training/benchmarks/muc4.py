"""Answers the MUC-4 benchmarks from Tocsin's record.

    muc4.py templates RECORDS.jsonl MUC.jsonl OUT.jsonl      all slots of all incidents
    muc4.py roles RECORDS.jsonl ROLES.jsonl OUT.jsonl        the five string roles of a report

A record belongs to the row whose id is its report's address, else to the row with the same words.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tocsin.core.events import Reading
from tocsin.evaluate.muc.roles import roles
from tocsin.evaluate.muc.templates import templates
from tocsin.store.codec import decode_reading


def same_words(text: str) -> str:
    """*text* without what differs between copies: case and white space."""
    return "".join(text.split()).lower()


def read_records(path: Path) -> tuple[Mapping[str, Reading], Mapping[str, Reading]]:
    """The records by address and by the words of their text."""
    readings = [decode_reading(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {one.report.address: one for one in readings}, {same_words(one.report.text): one for one in readings}


def answers(task: str, records: Path, rows: Path) -> Iterator[Mapping[str, Any]]:
    """One row of answers for each of *rows*; empty where there is no record."""
    by_address, by_words = read_records(records)
    for line in rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = by_address.get(row["id"]) or by_words.get(same_words(row["text"]))
        dateline = row.get("dateline") or {}
        if task == "templates":
            yield {"id": row["id"], "templates": templates(reading, dateline) if reading else []}
        else:
            yield {"id": row["id"], "roles": roles(reading, dateline, row["text"])}


def main() -> None:
    if len(sys.argv) != 5 or sys.argv[1] not in ("templates", "roles"):
        sys.exit(__doc__)
    task, records, rows, out = sys.argv[1], *map(Path, sys.argv[2:])
    out.write_text("".join(json.dumps(answer) + "\n" for answer in answers(task, records, rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
