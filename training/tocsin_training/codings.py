"""Codings kept without the texts they belong to: offsets and labels, put back together with the texts where those are at hand.

python -m tocsin_training.codings pack RECORDS.jsonl OUT.jsonl.gz
python -m tocsin_training.codings unpack CODINGS.jsonl.gz SHARED_DATA OUT.jsonl
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tocsin.core.text import digest
from tocsin_training.data import read_records

TEXT_KEYS = ("text", "quote", "title")
SOURCES = ("pool/reports.jsonl", "muc4/train.jsonl", "wikievents/train.jsonl", "geo_lgl/train.jsonl", "polnear/train.jsonl")
LINE_END = re.compile(r"(?<!\n)\n(?!\n|   )")  # MUC texts are broken into lines; the codings were made on whole paragraphs


def without_text(value):
    """*value* with every quote and text left out."""
    if isinstance(value, dict):
        return {k: without_text(v) for k, v in value.items() if k not in TEXT_KEYS}
    return [without_text(v) for v in value] if isinstance(value, list) else value


def with_text(value, text: str):
    """*value* with the quotes of its spans."""
    if isinstance(value, dict):
        filled = {k: with_text(v, text) for k, v in value.items()}
        return filled | {"quote": text[value["start"] : value["end"]]} if isinstance(value.get("start"), int) else filled
    return [with_text(v, text) for v in value] if isinstance(value, list) else value


def texts(shared: Path) -> Iterator[tuple[str, str | None]]:
    """(text as it was coded, title) of every report in the sources."""
    for name in SOURCES:
        if (shared / name).is_file():
            for row in read_records(shared / name):
                title = row.get("title") if name.startswith("pool") else None
                body = LINE_END.sub(" ", row["text"]) if name.startswith("muc4") else row["text"]
                yield (f"{title}\n{body}" if title else body), title


def pack(records: Path, out: Path) -> int:
    rows = [without_text(r) for r in read_records(records)]
    data = "".join(json.dumps(r, separators=(",", ":"), ensure_ascii=False) + "\n" for r in rows)
    out.write_bytes(gzip.compress(data.encode(), mtime=0))
    return len(rows)


def unpack(packed: Path, shared: Path) -> Iterator[dict]:
    """The records whose texts are at hand."""
    known = {digest(text): (text, title) for text, title in texts(shared)}
    for line in gzip.decompress(packed.read_bytes()).decode().splitlines():
        row = json.loads(line)
        if row["report"]["id"] in known:
            text, title = known[row["report"]["id"]]
            record = with_text({k: v for k, v in row.items() if k != "report"}, text)
            yield {"report": {**row["report"], "text": text, "title": title}, **record}


def main() -> None:
    if sys.argv[1:2] == ["pack"] and len(sys.argv) == 4:
        print(pack(Path(sys.argv[2]), Path(sys.argv[3])), "codings packed")
    elif sys.argv[1:2] == ["unpack"] and len(sys.argv) == 5:
        rows = list(unpack(Path(sys.argv[2]), Path(sys.argv[3])))
        Path(sys.argv[4]).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        print(len(rows), "records")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
