"""Read the sets that say which reports tell of one event, and keep the records: merging_readings.py DATA OUT SET [MOST [LETTERS]].

SET is gva_dev, gva_train, ecb_dev, ecb_train or news. Each line of OUT/SET.jsonl is {"id", "label", "record"}; *label* is the incident,
the story, or for ECB+ the offsets of the event mentions with their clusters.
MOST rows are read (all), and of each text the first LETTERS characters (all): the lead tells the event.
"""

import json
import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tocsin.core.encode import plain
from tocsin.core.errors import NoText
from tocsin.core.protocols import Given, RawReport
from tocsin.core.text import Report
from tocsin.ingest.making import Told, make_report
from tocsin.pipeline import load_kit, read_reports
from tocsin.settings import Settings

FILES = {
    "gva_dev": "gva_incidents/dev_documents.jsonl",
    "gva_train": "gva_incidents/train_documents.jsonl",
    "ecb_dev": "ecbplus/dev.jsonl",
    "ecb_train": "ecbplus/train.jsonl",
    "news": "news_clusters/train.jsonl",
}
BATCH = 16


def report_of(row: dict, letters: int | None) -> Report | None:
    """The row as a report; its text stays as it is, so that the offsets of gold mentions hold. None where it holds nothing to read."""
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    given = Given(published=published, publisher=row.get("domain") or urlsplit(row.get("url") or "").hostname)
    raw = RawReport(address=row["id"], content=b"", media_type="text/plain", url=row.get("url"), given=given)
    try:
        return make_report(raw, row["text"][:letters], Told(title=row.get("title")))
    except NoText as error:
        print(f"{row['id']}: {error}", file=sys.stderr)
        return None


def label_of(row: dict) -> object:
    if "mentions" not in row:
        return row.get("incident") or row["cluster"]
    return [[m["spans"], m["cluster"]] for m in row["mentions"] if m["kind"] == "event" and m["validated"]]


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    data, out, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    rows = [json.loads(line) for line in (data / FILES[name]).read_text("utf-8").splitlines()]
    rows = rows[: int(sys.argv[4])] if len(sys.argv) > 4 else rows
    letters = int(sys.argv[5]) if len(sys.argv) > 5 else None
    kit = load_kit(Settings())
    with (out / f"{name}.jsonl").open("w", encoding="utf-8") as kept:
        for at in range(0, len(rows), BATCH):
            batch = [(row, report) for row in rows[at : at + BATCH] if (report := report_of(row, letters))]
            for (row, _), reading in zip(batch, read_reports([report for _, report in batch], kit), strict=True):
                kept.write(json.dumps({"id": row["id"], "label": label_of(row), "record": plain(reading)}) + "\n")


if __name__ == "__main__":
    main()
