"""Predictions for bench/score_spans.py --field locations: event_places.py GOLD.jsonl > PRED.jsonl."""

import json
import sys
from pathlib import Path

from tocsin.reading.place_event import find_spots, happened_at
from tocsin.reading.toponyms import find_toponyms
from tocsin.registries.gazetteer import SqliteGazetteer, open_gazetteer


def predict(row: dict, gazetteer: SqliteGazetteer) -> dict:
    """One row of predictions; the verb is given, as the trained reader gives the trigger."""
    spots = find_spots(row["text"], find_toponyms(row["text"], gazetteer))
    verb = (row["verb"][0][0], row["verb"][0][1])
    return {"id": row["id"], "locations": [[s.start, s.end] for s in happened_at(row["text"], verb, spots)]}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    gazetteer = open_gazetteer()
    with Path(sys.argv[1]).open(encoding="utf-8") as rows:
        for line in rows:
            print(json.dumps(predict(json.loads(line), gazetteer)))


if __name__ == "__main__":
    main()
