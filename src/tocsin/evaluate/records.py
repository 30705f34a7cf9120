"""A record against gold, slot by slot: what was found, what was wanted, what is right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tocsin.evaluate.assignment import pair_lists
from tocsin.evaluate.figures import Figures, Line, Share, Tally
from tocsin.evaluate.likeness import LEAST, Record, Row, any_overlap, event_likeness, fold, group_of, overlap, pair_same
from tocsin.evaluate.ties import designation_is_same, relation_is_same, shared_content

COUNTS = ("killed", "killed_attackers", "injured", "abducted", "arrested")
SLOTS = (
    *("event", "event_group", "status", "certainty", "by", "by_conf", "against", "weapons", "place", "country", "when", *COUNTS),
    *("claimed_by", "statement", "speaker", "relation", "designation", "actor"),
)
ASIDE = ("event_group", "actor")  # not in the sum over all slots
UNREAL = ("hypothetical", "planned", "threatened", "denied")
HALF = 0.5  # of the content that two statements must share

Number = tuple[int, int]  # of an event, statement or relation in its record; of a filler in its slot, else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One value of *slot*: where it stands in the gold and in the record found, None where it does not, and whether it is right."""

    slot: str
    wanted: Number | None
    found: Number | None
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two records side by side: *pairs* of event numbers, None where one has no partner, and a mark for every value."""

    gold: Record
    found: Record
    pairs: tuple[tuple[int | None, int | None], ...]
    marks: tuple[Mark, ...]


def compare(gold: Row, found: Row) -> Comparison:
    """*found* against *gold*, two records of one text. Events are paired one to one by words, type and who takes part."""
    ours, theirs = Record(gold), Record(found)
    pairs = _pair_events(ours, theirs)
    marks = [mark for pair in pairs for mark in _event_marks(ours, theirs, pair)]
    marks += [*_statement_marks(ours, theirs), *_tie_marks(ours, theirs), *_actor_marks(ours, theirs)]
    return Comparison(gold=ours, found=theirs, pairs=tuple(pairs), marks=tuple(marks))


def score_records(comparisons: Iterable[Comparison], *, reader: str) -> Figures:
    """The figures over all reports: each slot, each type of event, and how much that did not happen is told as if it had."""
    kept = list(comparisons)
    slots = tally_slots(kept)
    overall = sum((tally for slot, tally in slots.items() if slot not in ASIDE), Tally())
    lines: dict[str, Line] = {"overall": overall, **slots, "false_occurred": false_occurred(kept)}
    types = {f"type {name}": tally for name, tally in sorted(tally_types(kept).items())}
    return Figures(reader=reader, headline="overall", lines=lines | types, notes=(f"{len(kept)} reports",))


def tally_slots(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """The counts of each slot."""
    counts: dict[str, list[int]] = {slot: [0, 0, 0] for slot in SLOTS}
    for mark in (mark for comparison in comparisons for mark in comparison.marks):
        for n, counted in enumerate((mark.right, mark.found is not None, mark.wanted is not None)):
            counts[mark.slot][n] += counted
    return {slot: Tally(*three) for slot, three in counts.items()}


def tally_types(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """The counts of each type of event that is wanted or found."""
    wanted, found, right = Counter[str](), Counter[str](), Counter[str]()
    for comparison in comparisons:
        for gold, answer in typed_pairs(comparison):
            wanted[gold or ""] += 1
            found[answer or ""] += 1
            right[gold or ""] += gold == answer
    return {name: Tally(right[name], found[name], wanted[name]) for name in {*wanted, *found} - {""}}


def typed_pairs(comparison: Comparison, key: str = "type") -> Iterator[tuple[str | None, str | None]]:
    """The *key* of each event in the gold and in the record found, None where it has no partner."""
    ours, theirs = comparison.gold.parts("events"), comparison.found.parts("events")
    for i, j in comparison.pairs:
        yield (None if i is None else ours[i][key]), (None if j is None else theirs[j].get(key))


def false_occurred(comparisons: Iterable[Comparison]) -> Share:
    """The share of events that did not happen (hypothetical, planned, threatened, denied) that are told as ``occurred``."""
    told = [answer for comparison in comparisons for gold, answer in typed_pairs(comparison, "status") if gold in UNREAL]
    return Share(told.count("occurred"), len(told))


def _pair_events(gold: Record, found: Record) -> list[tuple[int | None, int | None]]:
    ours, theirs = gold.parts("events"), found.parts("events")
    paired = dict(pair_lists(len(ours), len(theirs), lambda i, j: event_likeness(gold, found, ours[i], theirs[j]), least=LEAST))
    alone = set(range(len(theirs))) - set(paired.values())
    return [*((i, paired.get(i)) for i in range(len(ours))), *((None, j) for j in sorted(alone))]


def _event_marks(gold: Record, found: Record, pair: tuple[int | None, int | None]) -> Iterator[Mark]:
    i, j = pair
    event = gold.parts("events")[i] if i is not None else None
    other = found.parts("events")[j] if j is not None else None
    for slot, same in ONE_EACH.items():
        yield _mark(slot, pair, (True, True), event is not None and other is not None and same(event, other))
    for slot in ("by", "against"):
        yield from _filler_marks(slot, (gold, event or {}), (found, other or {}), pair)
    for slot, (part, same) in VALUES.items():
        ours, theirs = part(event or {}), part(other or {})
        yield _mark(slot, pair, (bool(ours), bool(theirs)), bool(ours) and bool(theirs) and same(ours, theirs))
    yield from _list_marks("weapons", event, other, pair, same=overlap)
    same_actor = partial(_same_actor, gold, found)
    yield from _list_marks("claimed_by", event, other, pair, same=same_actor)


def _mark(slot: str, pair: tuple[int | None, int | None], there: tuple[bool, bool], right: bool) -> Mark:
    i, j = ((number, 0) if number is not None and is_there else None for number, is_there in zip(pair, there, strict=True))
    return Mark(slot=slot, wanted=i, found=j, right=right)


def _filler_marks(slot: str, gold: tuple[Record, Row], found: tuple[Record, Row], pair: tuple[int | None, int | None]) -> Iterator[Mark]:
    ours, theirs = (event.get(slot) or () for _, event in (gold, found))
    hits = pair_same(*(record.fillers(event, slot) for record, event in (gold, found)))
    yield from _numbered(slot, pair, (len(ours), len(theirs)), {hit: True for hit in hits})
    if slot == "by":
        sure = {(i, j): ours[i]["conf"] == theirs[j].get("conf") for i, j in hits}
        yield from _numbered("by_conf", pair, (len(ours), len(theirs)), sure)


def _list_marks(
    slot: str, event: Row | None, other: Row | None, pair: tuple[int | None, int | None], *, same: Callable[..., bool]
) -> Iterator[Mark]:
    ours, theirs = ((part or {}).get(slot) or () for part in (event, other))
    hits = pair_lists(len(ours), len(theirs), lambda i, j: same(ours[i], theirs[j]), least=1)
    yield from _numbered(slot, pair, (len(ours), len(theirs)), {hit: True for hit in hits})


def _numbered(
    slot: str, pair: tuple[int | None, int | None], sizes: tuple[int, int], hits: Mapping[tuple[int, int], bool]
) -> Iterator[Mark]:
    """A mark for each hit, and for each of both lists that is in none."""
    i, j = (-1 if number is None else number for number in pair)
    yield from (Mark(slot=slot, wanted=(i, a), found=(j, b), right=right) for (a, b), right in hits.items())
    mine, theirs = {a for a, _ in hits}, {b for _, b in hits}
    yield from (Mark(slot=slot, wanted=(i, a), found=None, right=False) for a in range(sizes[0]) if a not in mine)
    yield from (Mark(slot=slot, wanted=None, found=(j, b), right=False) for b in range(sizes[1]) if b not in theirs)


def _same_actor(gold: Record, found: Record, actor: str, other: str) -> bool:
    return any_overlap(gold.mentions(actor), found.mentions(other))


def _same_place(place: Row, other: Row) -> bool:
    return fold(place["name"]) == fold(other.get("name")) or overlap(place.get("mention"), other.get("mention"))


def _same_time(when: Row, other: Row) -> bool:
    if when.get("start"):
        return (when["start"], when.get("end") or when["start"]) == (other.get("start"), other.get("end") or other.get("start"))
    return overlap(when.get("mention"), other.get("mention"))


def _same_count(toll: Row, other: Row) -> bool:
    return (toll["low"], toll["best"]) == (other.get("low"), other.get("best"))


def _part(name: str) -> Callable[[Row], Row | None]:
    return lambda event: event.get(name)


ONE_EACH: Mapping[str, Callable[[Row, Row], bool]] = {
    "event": lambda event, other: event["type"] == other["type"],
    "event_group": lambda event, other: group_of(event["type"]) == group_of(other["type"]),
    "status": lambda event, other: event["status"] == other.get("status"),
    "certainty": lambda event, other: event["certainty"] == other.get("certainty"),
}
VALUES: Mapping[str, tuple[Callable[[Row], Row | None], Callable[..., bool]]] = {
    "place": (_part("place"), _same_place),
    "country": (lambda event: (event.get("place") or {}).get("country"), lambda code, other: code == other),
    "when": (_part("when"), _same_time),
    **{name: (_part(name), _same_count) for name in COUNTS},
}


def _statement_marks(gold: Record, found: Record) -> Iterator[Mark]:
    ours, theirs = gold.parts("statements"), found.parts("statements")
    hits = shared_content(ours, theirs, least=HALF)
    speakers = {
        (i, j): gold.filler(ours[i], "speaker").is_same(found.filler(theirs[j], "speaker")) for i, j in hits
    }  # fmt: skip
    yield from _alone("statement", (len(ours), len(theirs)), {hit: True for hit in hits})
    yield from _alone("speaker", (len(ours), len(theirs)), speakers)


def _tie_marks(gold: Record, found: Record) -> Iterator[Mark]:
    for slot, same in (("relation", relation_is_same), ("designation", designation_is_same)):
        ours, theirs = gold.parts(f"{slot}s"), found.parts(f"{slot}s")
        is_hit = partial(_is_same_tie, (ours, theirs), partial(same, same=partial(_same_actor, gold, found)))
        hits = pair_lists(len(ours), len(theirs), is_hit, least=1)
        yield from _alone(slot, (len(ours), len(theirs)), {hit: True for hit in hits})


def _is_same_tie(ties: tuple[Sequence[Row], Sequence[Row]], same: Callable[[Row, Row], bool], i: int, j: int) -> bool:
    return same(ties[0][i], ties[1][j])


def _actor_marks(gold: Record, found: Record) -> Iterator[Mark]:
    ours, theirs = gold.parts("actors"), found.parts("actors")
    hits = pair_lists(len(ours), len(theirs), lambda i, j: any_overlap(ours[i]["mentions"], theirs[j]["mentions"]), least=1)
    yield from _alone("actor", (len(ours), len(theirs)), {hit: True for hit in hits})


def _alone(slot: str, sizes: tuple[int, int], hits: Mapping[tuple[int, int], bool]) -> Iterator[Mark]:
    """As *_numbered*, for parts of the record itself."""
    for mark in _numbered(slot, (0, 0), sizes, hits):
        wanted, found = ((at[1], 0) if at else None for at in (mark.wanted, mark.found))
        yield Mark(slot=slot, wanted=wanted, found=found, right=mark.right)
