"""Coded reports told otherwise: two actors change places, a trigger gets a word of the same meaning, an agency's dateline comes before.

What is coded of a report does not hang on who did it, which word tells it or who printed it; a reader learns that from reports that
differ in nothing else. Offsets and the kinds of the actors move with the words.
"""

import random
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

Edit = tuple[int, int, str]  # first and last offset, new words
Record = Mapping[str, Any]

FREE = ("attack.", "control.")  # types that do not hang on the kind of who does it
KINDS = frozenset({"state", "security_force", "armed_group"})
PLACES = ("BANGUI", "LIMA", "MANILA", "NAIROBI", "TBILISI", "AMMAN", "QUITO", "DHAKA", "BAMAKO", "OSLO", "HARARE", "BOGOTA")
AGENCIES = ("({P}) - ", "({P}) -- ", "({P}) — ", ", {P} - ", " ({P}). ")
PRINTED = ("AP", "AFP", "Reuters", "EFE", "dpa", "ANSA", "Anadolu", "PTI", "Interfax", "Kyodo")
ALIKE = (  # words of one meaning and one form
    ("attacked", "assaulted", "struck at"),
    ("attack", "assault"),
    ("attacks", "assaults"),
    ("killed", "slain"),
    ("murdered", "slain"),
    ("bombed", "blasted"),
    ("bombing", "bomb attack", "blast"),
    ("bombings", "bomb attacks", "blasts"),
    ("exploded", "blew up", "went off"),
    ("explosion", "blast", "detonation"),
    ("explosions", "blasts", "detonations"),
    ("shelled", "bombarded", "pounded"),
    ("shelling", "bombardment", "pounding"),
    ("raided", "stormed"),
    ("raid", "incursion"),
    ("ambushed", "waylaid"),
    ("kidnapped", "abducted", "seized"),
    ("kidnapping", "abduction"),
    ("kidnappings", "abductions"),
    ("clashed", "fought", "battled"),
    ("clashes", "fighting", "battles"),
    ("clash", "battle", "skirmish"),
    ("fighting", "combat"),
    ("arrested", "detained"),
    ("arrest", "detention"),
    ("arrests", "detentions"),
    ("captured", "seized"),
    ("protested", "demonstrated"),
    ("protest", "demonstration"),
    ("protests", "demonstrations"),
    ("air strike", "airstrike", "air raid"),
    ("air strikes", "airstrikes", "air raids"),
    ("opened fire", "fired", "started shooting"),
    ("torched", "burned down", "set ablaze"),
    ("destroyed", "wrecked"),
    ("massacre", "slaughter"),
    ("massacred", "slaughtered"),
    ("assassinated", "killed"),
    ("condemned", "denounced"),
    ("accused", "blamed"),
    ("beheaded", "decapitated"),
    ("tortured", "maltreated"),
    ("talks", "negotiations"),
    ("ceasefire", "truce", "cease-fire"),
)
OTHERS = {word: tuple(other for other in group if other != word) for group in ALIKE for word in group}


def reworded(record: Record, rng: random.Random) -> Record | None:
    """The record with some of its words changed; None where nothing in it can be."""
    text = record["report"]["text"]
    swap = actor_edits(record, rng)
    edits = [*(swap[0] if swap else ()), *trigger_edits(record, rng)]
    if rng.random() < 0.15 and text[:1].isalpha():
        edits.append((0, 0, rng.choice(PLACES) + rng.choice(AGENCIES).format(P=rng.choice(PRINTED))))
    edits = apart(edits)
    if not edits:
        return None
    return replaced(exchanged(record, swap[1]) if swap else record, edits)


def actor_edits(record: Record, rng: random.Random) -> tuple[list[Edit], tuple[str, str]] | None:
    """The edits that make two actors change places, and the two; None where no two can."""
    text = record["report"]["text"]
    named = {a["id"]: a for a in record["actors"] if a["kind"] in KINDS and _spans(a)}
    bound = {x["actor"] for e in record["events"] if not e["type"].startswith(FREE) for side in ("by", "against") for x in e[side]}
    pairs = [(a, b) for a in named for b in named if a < b and (named[a]["kind"] == named[b]["kind"] or not {a, b} & bound)]
    acting = {x["actor"] for e in record["events"] for side in ("by", "against") for x in e[side]}
    pairs = [pair for pair in pairs if acting & set(pair)]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    edits = []
    for old, new in ((named[a], named[b]), (named[b], named[a])):
        name = new["name"].upper() if text.isupper() else new["name"]
        for start, end in _spans(old):
            if new["kind"] == "state" and text[:start].lower().endswith(" the "):
                start -= 4  # noqa: PLW2901
            edits.append((start, end, name))
    return edits, (a, b)


def _spans(actor: Record) -> list[tuple[int, int]]:
    """Where the actor is called by its name."""
    return [(m["start"], m["end"]) for m in actor["mentions"] if m["quote"].casefold() == actor["name"].casefold()]


def trigger_edits(record: Record, rng: random.Random) -> list[Edit]:
    """Half of the triggers that have a word of the same meaning."""
    found = []
    for event in record["events"]:
        for span in (event["trigger"], *event.get("also", ())):
            words = OTHERS.get(span["quote"].lower())
            if words and rng.random() < 0.5:
                found.append((span["start"], span["end"], like(rng.choice(words), span["quote"])))
    return found


def like(word: str, old: str) -> str:
    """*word* in the letters of *old*."""
    if old.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if old[:1].isupper() else word


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that touch one before."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit[0] >= kept[-1][1] + (edit[0] == kept[-1][0]):
            kept.append(edit)
    return kept


def exchanged(record: Record, pair: tuple[str, str]) -> Record:
    """What hangs on the name goes with it: kind and country of the two actors."""
    one, other = ({a["id"]: a for a in record["actors"]}[key] for key in pair)
    theirs = {one["id"]: other, other["id"]: one}
    moved = ("name", "kind", "country")
    return {
        **record,
        "actors": [{**a, **{k: theirs[a["id"]][k] for k in moved}} if a["id"] in theirs else a for a in record["actors"]],
    }


def replaced(record: Record, edits: Sequence[Edit]) -> Record:
    """The record over the text with *edits* made, in order and apart; a span that holds part of an edit holds all of it then."""
    text = record["report"]["text"]
    starts = [start for start, _, _ in edits]
    grown = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]
    cuts = [0, *(x for start, end, _ in edits for x in (start, end)), len(text)]
    kept = [text[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    told = kept[0] + "".join(new + rest for (_, _, new), rest in zip(edits, kept[1:], strict=True))

    def first(at: int) -> int:
        k = bisect_right(starts, at) - 1
        if k >= 0 and at < edits[k][1]:
            return edits[k][0] + grown[k]
        return at + grown[k + 1]

    def last(at: int) -> int:
        k = bisect_right(starts, at - 1) - 1
        if k >= 0 and at <= edits[k][1]:
            return edits[k][1] + grown[k + 1]
        return at + grown[k + 1]

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
                start, end = first(value["start"]), last(value["end"])
                return {**value, "start": start, "end": end} | ({"quote": told[start:end]} if "quote" in value else {})
            return {key: moved(entry) for key, entry in value.items()}
        return [moved(entry) for entry in value] if isinstance(value, list) else value

    new = moved(record)
    return {**new, "report": {**new["report"], "text": told}}
