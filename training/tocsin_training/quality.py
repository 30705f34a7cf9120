"""Write docs/quality.md from what the model reads in the development reports: one command after new weights, thresholds and curves.

    python -m tocsin_training.quality GOLD.jsonl MODEL_FOLDER [--markups FILE] [--framing FILE] [--out docs/quality.md]

The curves in the manifest must be those of the model: run ``calibrate`` first. --framing takes the figures of
``tocsin evaluate framing --json`` instead of reading the sentences anew. What stands in the page from the heading WHERE on is written
by hand and stays.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tocsin.core.encode import plain
from tocsin.core.events import STATUSES, Reading
from tocsin.core.text import Report, digest
from tocsin.evaluate.figures import Tally
from tocsin.evaluate.framing import compare_wordings, load_sentences, outcome, score_framing, variants
from tocsin.evaluate.records import Comparison, compare, false_occurred, score_records, tally_slots, tally_types, typed_pairs
from tocsin.models.artifact import Artifact
from tocsin.reading.assemble import assemble
from tocsin.reading.confidence import calibrate
from tocsin_training.calibrate import by_name, chances, judge, report
from tocsin_training.data import read_records
from tocsin_training.predict import artifact_of, lookups, open_reader, read_plainly

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"
SENTENCES = Path(__file__).parents[2] / "src" / "tocsin" / "evaluate" / "data" / "framing.toml"
WHERE = "## Where it fails"
BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
FEWEST = 20  # values of which a calibration error says anything
NONE = "—"


def head(artifact: Artifact, comparisons: Sequence[Comparison]) -> str:
    events = sum(len(c.gold.parts("events")) for c in comparisons)
    return f"""# How well it reads

Figures of the shipped reader (`{artifact.name}@{artifact.digest}`) on {len(comparisons)} reports with {events} events that were coded by hand
and kept out of training. Thresholds and curves were chosen on these same reports, so expect a little less elsewhere. Two careful coders agree
at F 0.86 over all slots. This page is written by `training/tocsin_training/quality.py`; the last part by hand. To measure on reports of your
own: `tocsin evaluate` ([guide](guide.md))."""


def slots_part(comparisons: Sequence[Comparison]) -> Iterator[str]:
    figures = score_records(comparisons, reader="")
    yield "## By slot\n"
    yield "An event is right if its type is; a slot of an event that is not there, or is another, is wrong.\n"
    overall = figures.lines["overall"]
    yield from tally_table("slot", {"**overall**": overall, **tally_slots(comparisons)})
    share = false_occurred(comparisons)
    told = f"{share.value:.0%}" if share.value is not None else NONE
    yield (
        f"\nOf the {share.of} events that did not happen (hypothetical, planned, threatened, denied), {told} are told as `occurred`. "
        "Slots with fewer than 20 values in the gold are too rare for their figures to mean much."
    )


def types_part(comparisons: Sequence[Comparison]) -> Iterator[str]:
    yield "## By type of event\n"
    yield from tally_table("type", dict(sorted(tally_types(comparisons).items())), code=True)


def tally_table(title: str, tallies: Mapping[str, Tally], *, code: bool = False) -> Iterator[str]:
    yield f"| {title} | P | R | F | in the gold | found |"
    yield "|---|---|---|---|---|---|"
    for name, t in tallies.items():
        label = f"`{name}`" if code or name[0] != "*" else name
        yield f"| {label} | {t.precision:.2f} | {t.recall:.2f} | {t.f1:.2f} | {t.wanted} | {t.found} |"


def mistaken_part(comparisons: Sequence[Comparison]) -> Iterator[str]:
    pairs = Counter(pair for c in comparisons for pair in typed_pairs(c))
    wrong = [(pair, n) for pair, n in pairs.most_common() if None not in pair and pair[0] != pair[1]]
    missed, made = (sum(n for pair, n in pairs.items() if pair[k] is None) for k in (1, 0))
    right = sum(n for pair, n in pairs.items() if pair[0] == pair[1])
    yield "## What is taken for what\n"
    yield (
        f"Of {sum(pairs.values()) - made} events {right} are found with their type, {sum(n for _, n in wrong)} with another, {missed} not at all; "
        f"{made} are found where the coders have none. The whole table of types is the list below (every pair that occurs):\n"
    )
    yield "| type in the gold | taken for | times |"
    yield "|---|---|---|"
    yield from (f"| `{gold}` | `{found}` | {n} |" for (gold, found), n in wrong)
    yield "\nEvents of each type that are not found at all, and that are found where there are none:\n"
    yield from lone_table(pairs)
    yield "\nStatus of the events that are found (rows: the gold):\n"
    yield from status_table(Counter(pair for c in comparisons for pair in typed_pairs(c, "status")))


def lone_table(pairs: Mapping[tuple[str | None, str | None], int]) -> Iterator[str]:
    missed = {gold: n for (gold, found), n in pairs.items() if found is None}
    made = {found: n for (gold, found), n in pairs.items() if gold is None}
    yield "| type | not found | found where there is none |"
    yield "|---|---|---|"
    for name in sorted({*missed, *made}, key=lambda name: (-missed.get(name, 0) - made.get(name, 0), name)):
        yield f"| `{name}` | {missed.get(name, 0)} | {made.get(name, 0)} |"


def status_table(pairs: Mapping[tuple[str | None, str | None], int]) -> Iterator[str]:
    yield f"| | {' | '.join(f'`{status}`' for status in STATUSES)} | not found |"
    yield "|---|" + "---|" * (len(STATUSES) + 1)
    for gold in STATUSES:
        row = [pairs.get((gold, found), 0) for found in (*STATUSES, None)]
        if any(row):
            yield f"| `{gold}` | {' | '.join(str(n) if n else '' for n in row)} |"


def calibration_part(artifact: Artifact, raw: Sequence[Comparison], wanted: int) -> Iterator[str]:
    judged = [judge(comparison) for comparison in raw]
    curves = artifact.calibration
    figures = report(judged, curves, artifact.profiles.get("precise", 1.0), wanted)
    yield "## How sure it is\n"
    yield (
        "Each event, agent, target, statement, relation and slot carries a confidence: the chance that it is right, by curves that were fitted "
        "on these reports (`training/tocsin_training/calibrate.py`). Of all values with a confidence in the band, this share is right:\n"
    )
    found = chances(by_name(judged), curves)
    every = [value for values in found.values() for value in values]
    yield "| confidence | events | right | all values | right |"
    yield "|---|---|---|---|---|"
    for low, high in BANDS:
        cells = [band(values, low, high) for values in (found.get("event", []), every)]
        yield f"| {low:.1f} to {min(high, 1.0):.1f} | {' | '.join(cells)} |"
    yield (
        "\nThe expected calibration error (ECE, ten bands of one width) is how far, on average, the confidence is from the share that is right: on these "
        "reports, and on halves of them by curves fitted on the other half (mean of five splits). So few values show an error even where every chance "
        "is exactly right; the last column says how much.\n"
    )
    yield "| | values | right | ECE | ECE, left out | ECE of true chances |"
    yield "|---|---|---|---|---|---|"
    for name, e in sorted(figures["errors"].items(), key=lambda pair: (pair[0] != "all", -pair[1]["n"])):
        if e["n"] >= FEWEST:
            label = "**all**" if name == "all" else f"`{name}`"
            yield f"| {label} | {e['n']} | {e['right']:.2f} | {e['ece']:.3f} | {e['ece_left_out']:.3f} | {e['noise']:.3f} |"
    p = figures["precise"]
    yield (
        f"\n`--profile precise` leaves out events with a confidence under {p['threshold']:.2f}: of the {p['events']} that remain {p['precision']:.0%} are right "
        f"({p['precision_left_out']:.0%} where the threshold was chosen on the other half), and {p['recall']:.0%} of the events of the gold are among them "
        f"({p['recall_without']:.0%} without the profile)."
    )


def band(values: Sequence[tuple[float, bool]], low: float, high: float) -> str:
    inside = [right for chance, right in values if low <= chance < high]
    return f"{len(inside)} | {sum(inside) / len(inside):.2f}" if inside else f"0 | {NONE}"


def framing_part(figures: Mapping) -> Iterator[str]:
    lines = figures["figures"]
    yield "## The framing test\n"
    yield (
        "The same deed is told with other actors (government and rebels swapped, one nation for another), in another outlet, and with another verb of the "
        "same meaning (`tocsin evaluate framing`; the sentences are ours). This share of pairs is read with another type, another status, or with by and "
        'against exchanged; "a side lost" is who did it, or to whom, found in one wording only. The aim is under 5 %.\n'
    )
    yield "| changed | pairs | any flip | type | status | direction | a side lost | event lost |"
    yield "|---|---|---|---|---|---|---|---|"
    for axis in ("", "actors: ", "outlets: ", "verbs: "):
        shares = [lines[f"{axis}{name}"]["share"] for name in ("any flip", "type", "status", "direction", "a side lost", "event lost")]
        cells = [NONE if share is None else f"{share:.1%}" for share in shares]
        yield f"| {axis.removesuffix(': ') or '**anything**'} | {lines[f'{axis}event lost']['of']} | {' | '.join(cells)} |"
    yield "\nThe sentences that flip most, with what was read:\n"
    yield from (f"* {note}" for note in figures["notes"])


def read_framing(folder: Path) -> Mapping:
    """The framing test with the model in *folder*, as ``tocsin evaluate framing`` does it."""
    artifact, known = artifact_of(folder), lookups()
    annotator, told = open_reader(folder), variants(load_sentences(SENTENCES))
    texts = list(dict.fromkeys(variant.text for variant in told))
    readings: dict[str, Reading] = {}
    for text, markup in zip(texts, annotator.annotate(texts), strict=True):
        reading = assemble(Report(id=digest(text), address="framing", text=text), markup, reader=annotator.name, lookups=known)
        readings[text] = calibrate(reading, artifact.calibration)
    outcomes = [outcome(variant, readings[variant.text]) for variant in told]
    return score_framing(compare_wordings(told, outcomes), reader=annotator.name).plain()


def page(parts: Iterable[Iterable[str]], old: str) -> str:
    """The page with new parts; from WHERE on it stays as it is."""
    by_hand = old[old.index(WHERE) :] if WHERE in old else f"{WHERE}\n"
    return "\n\n".join(["\n".join(part) for part in parts] + [by_hand])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--markups", type=Path, help="loose markups of the reports, kept here and used if they are there")
    parser.add_argument("--framing", type=Path, help="figures that `tocsin evaluate framing --json` gave")
    parser.add_argument("--out", type=Path, default=PAGE)
    args = parser.parse_args()
    artifact = artifact_of(args.folder)
    if not artifact.calibration:
        raise SystemExit(f"{args.folder}: the manifest has no curves; run calibrate first")
    records = list(read_records(args.gold))
    readings = read_plainly(records, args.folder, args.markups)
    comparisons = [compare(record, plain(reading)) for record, reading in zip(records, readings, strict=True)]
    framing = json.loads(args.framing.read_text("utf-8")) if args.framing else read_framing(args.folder)
    parts = [
        [head(artifact, comparisons)],
        slots_part(comparisons),
        types_part(comparisons),
        mistaken_part(comparisons),
        calibration_part(artifact, comparisons, sum(len(record["events"]) for record in records)),
        framing_part(framing),
    ]
    args.out.write_text(page(parts, args.out.read_text("utf-8") if args.out.exists() else ""), "utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
