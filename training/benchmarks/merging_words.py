"""Count in how many texts of the shared training data each common stem stands: merging_words.py DATA > words.json."""

import json
import sys
from collections import Counter
from math import log
from pathlib import Path

from tocsin.consolidate.words import WORD, stem

LEAST_SHARE = 0.0015
SETS = (
    "pool/reports.jsonl",
    "records/train.jsonl",
    "gva_incidents/train_documents.jsonl",
    "ecbplus/train.jsonl",
    "news_clusters/train.jsonl",
    "conflibert_BBC_News/train.jsonl",
)
SHARE = {"gva_incidents/train_documents.jsonl": 5}  # every fifth: shootings would else count as the way of the world


def texts(data: Path) -> list[str]:
    found = []
    for name in SETS:
        rows = [json.loads(line) for line in (data / name).read_text("utf-8").splitlines()]
        found += [row["report"]["text"] if "report" in row else row["text"] for row in rows[:: SHARE.get(name, 1)]]
    return found


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    all_texts = texts(Path(sys.argv[1]))
    counts = Counter(word for text in all_texts for word in {stem(found) for found in WORD.findall(text)})
    common = {word: round(log(len(all_texts) / n), 1) for word, n in sorted(counts.items()) if n >= LEAST_SHARE * len(all_texts)}
    print(json.dumps(common, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
