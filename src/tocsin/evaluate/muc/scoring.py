"""Templates against the keys of the Message Understanding Conferences: the measure ALL TEMPLATES.

Every fill is right, half right, wrong, too much or missing; recall is (right + half / 2) of what was wanted, precision of what was given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from tocsin.evaluate.assignment import pair_best
from tocsin.evaluate.figures import Figures, Line, Tally
from tocsin.evaluate.muc.match import Fill, match_fill
from tocsin.evaluate.muc.slots import SLOTS, STRING_SLOTS, Fills, fills_of
from tocsin.evaluate.muc.values import words_of

TELLING = (  # slots of which one at least must agree somehow, or all be empty, for two templates to be of one incident
    *("perp_ind_id", "perp_org_id", "phys_tgt_id", "phys_tgt_type", "hum_tgt_name", "hum_tgt_desc", "hum_tgt_type"),
)
GROUPS = {"incident": "inc_", "perpetrators": "perp_", "physical targets": "phys_", "human targets": "hum_"}
Key = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How the fills of a slot did."""

    right: int = 0
    half: int = 0
    wrong: int = 0
    too_much: int = 0
    missing: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def credit(self) -> float:
        """What is right, halves counted as such."""
        return self.right + 0.5 * self.half

    def tally(self) -> Tally:
        """As credit of what was given and of what was wanted."""
        done = self.right + self.half + self.wrong
        return Tally(self.credit, done + self.too_much, done + self.missing)


def score_templates(reports: Iterable[tuple[Sequence[Key], Sequence[Mapping[str, Any]]]], *, reader: str) -> Figures:
    """The figures over (keys, answers) of all reports: all templates, groups of slots, slots, and how many templates were found."""
    slots, templates = dict.fromkeys(SLOTS, Counts()), Counts()
    for keys, answers in reports:
        for key, answer in align(keys, [fills_of(answer) for answer in answers]):
            if answer is None and key is not None and key.get("optional"):
                continue
            templates += Counts(right=1) if key and answer else Counts(missing=1) if key else Counts(too_much=1)
            for slot in SLOTS:
                slots[slot] += count_slot(slot, (key or {}).get(slot) or (), (answer or {}).get(slot) or ())
    lines: dict[str, Line] = {"all templates": _sum(slots.values()).tally(), "templates": templates.tally()}
    lines |= {name: _sum(counts for slot, counts in slots.items() if slot.startswith(start)).tally() for name, start in GROUPS.items()}
    return Figures(reader=reader, headline="all templates", lines=lines | {slot: counts.tally() for slot, counts in slots.items()})


def _sum(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())


def align(keys: Sequence[Key], answers: Sequence[Fills]) -> Iterator[tuple[Key | None, Fills | None]]:
    """Keys and answers one to one for the most credit; None where one has no partner."""
    worths = [[_worth(key, answer) for answer in answers] for key in keys]
    partner = {i: j for i, j in pair_best(worths) if worths[i][j] > 0}
    yield from ((key, answers[partner[i]] if i in partner else None) for i, key in enumerate(keys))
    taken = set(partner.values())
    yield from ((None, answer) for j, answer in enumerate(answers) if j not in taken)


def _worth(key: Key, answer: Fills) -> float:
    """The credit; among equals the pair with fewer faults is worth more."""
    if not may_be_same(key, answer):
        return 0.0
    counts = _sum(count_slot(slot, key.get(slot) or (), answer[slot]) for slot in SLOTS)
    return counts.credit - 1e-3 * (counts.wrong + counts.too_much + counts.missing) + 1e-2


def may_be_same(key: Key, answer: Fills) -> bool:
    """Whether the guidelines let the two be compared: the type at least half right, and something in common among those who took part."""
    if not any(match_fill("inc_type", wanted, given) for wanted in key["inc_type"] or () for given in answer["inc_type"]):
        return False
    both = [(slot, key.get(slot) or (), answer[slot]) for slot in TELLING]
    return any(_has_common(*three) for three in both) or not any(wanted or given for _, wanted, given in both)


def _has_common(slot: str, wanted: Sequence[Fill], given: Sequence[Fill]) -> bool:
    if slot not in STRING_SLOTS:
        return any(match_fill(slot, key, answer) for key in wanted for answer in given)
    known = {word for key in wanted for alternative in key["alts"] for word in words_of(alternative["value"])}
    return any(word in known for answer in given for word in words_of(answer["value"]))


def count_slot(slot: str, wanted: Sequence[Fill], given: Sequence[Fill]) -> Counts:
    """The fills of one slot, paired for the most credit; a fill that the key marks as optional is not missing."""
    if not wanted and not given:
        return Counts()
    credits_ = [[match_fill(slot, key, answer) for answer in given] for key in wanted]
    worths = [[c + (0.0 if key.get("optional") or not c else 1e-4) for c in row] for key, row in zip(wanted, credits_, strict=True)]
    hits = [(i, credits_[i][j]) for i, j in pair_best(worths) if credits_[i][j] > 0]
    right = sum(credit == 1.0 for _, credit in hits)
    left = [key for i, key in enumerate(wanted) if i not in {i for i, _ in hits}]
    faults = _rest(len(left), sum(not key.get("optional") for key in left), len(given) - len(hits))
    return Counts(right, len(hits) - right) + faults


def _rest(wanted: int, required: int, given: int) -> Counts:
    """What is left on both sides without a match: wrong as far as both have some, the rest too much or missing."""
    if wanted < given:
        return Counts(wrong=wanted, too_much=given - wanted)
    return Counts(wrong=given, missing=max(0, required - given))
