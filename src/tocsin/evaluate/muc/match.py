"""What an answer is worth against a key: 1, one half, or nothing, after the guidelines of the conference."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tocsin.evaluate.muc.slots import NUMBER_SLOTS, PARENTS, REF_SLOTS, STRING_SLOTS
from tocsin.evaluate.muc.values import capitals, days_of, location_of, number_of, words_of

HALF = 0.5
ALIKE = 0.6  # share of common words (Dice) from which two strings are half the same
Fill = Mapping[str, Any]  # of a key: {"alts": [{"value", "ref"}]}; of an answer: {"value", "ref"}


def match_fill(slot: str, key: Fill, answer: Fill) -> float:
    """The credit of *answer*: the best over the alternatives of *key*."""
    return max((_match(slot, alternative, answer) for alternative in key["alts"]), default=0.0)


def _match(slot: str, key: Fill, answer: Fill) -> float:
    credit = _match_value(slot, key, answer)
    if credit < 1.0 or slot not in REF_SLOTS or (slot == "hum_tgt_desc" and "ref" not in key and not answer.get("ref")):
        return credit
    return credit if _same_reference(key.get("ref") or (), answer.get("ref") or ()) else HALF


def _match_value(slot: str, key: Fill, answer: Fill) -> float:
    if slot in STRING_SLOTS:
        return match_string(key["value"], answer["value"])
    if slot in NUMBER_SLOTS:
        return match_number(key.get("value", ""), answer["value"])
    if slot == "inc_date":
        return match_days(key, answer["value"])
    if slot == "inc_loc":
        return match_location(key, answer["value"])
    return match_set(slot, key["value"], answer["value"])


def match_string(key: str, answer: str) -> float:
    """Equal but for articles and numerals, or one word more in front: right. One within the other, or most words shared: half."""
    wanted, said = words_of(key), words_of(answer)
    if wanted == said:
        return 1.0
    if not wanted or not said:
        return 0.0
    if contains(said, wanted):
        return 1.0 if said[1:] == wanted else HALF
    return HALF if contains(wanted, said) or _dice(wanted, said) >= ALIKE else 0.0


def contains(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether *those* stand in *these*, one after the other."""
    return any(these[n : n + len(those)] == those for n in range(len(these) - len(those) + 1))


def _dice(wanted: Sequence[str], said: Sequence[str]) -> float:
    left, common = list(wanted), 0
    for word in said:
        if word in left:
            left.remove(word)
            common += 1
    return 2 * common / (len(wanted) + len(said))


def match_days(key: Fill, answer: str) -> float:
    """The same days: right. A day in the key's range, on or before the same day, and the like: half."""
    wanted, said = days_of(key), days_of(answer)
    if wanted is None or said is None or wanted == (None, None):
        return float(capitals(key.get("value", "")) == capitals(answer))
    if wanted == said:
        return 1.0
    return HALF if _half_the_days(wanted, said) else 0.0


def _half_the_days(wanted: tuple[date | None, date | None], said: tuple[date | None, date | None]) -> bool:
    (first, last), (start, end) = wanted, said
    if end is None or last is None:
        return False
    if start is None:
        return end == last
    if first is None:  # "on or before": that day or the one before it
        return 0 <= (last - start).days <= 1 if start == end else end == last
    return first < last and first <= start and end <= last


def match_location(key: Fill, answer: str) -> float:
    """Country and places the same: right. Only the country, or only the places: half."""
    (country, places), (said, spots) = location_of(key), location_of(answer)
    same = len(places) == len(spots) and all(
        name == spot and (kind is None or other is None or kind == other) for (name, kind), (spot, other) in zip(places, spots, strict=True)
    )
    if country == said and same:
        return 1.0
    return HALF if (country and country == said) or (places and same) else 0.0


def match_number(key: object, answer: object) -> float:
    """The same: right. One end of the key's range, or about so many: half."""
    wanted, said = number_of(key), number_of(answer)
    if wanted is None or said is None:
        return float(capitals(key) == capitals(answer))
    if wanted == said:
        return 1.0
    if "PLURAL" in (wanted[0], said[0]):
        return 0.0
    one_end = said[0] is not None and said[0] == said[1] and said[0] in wanted[:2]
    about = wanted[2] != said[2] and wanted[:2] == said[:2]
    return HALF if one_end or about else 0.0


def match_set(slot: str, key: str, answer: str) -> float:
    """The same value: right. A wider one, up the tree of values: half."""
    wanted, said = capitals(key), capitals(answer)
    if wanted == said:
        return 1.0
    parents = PARENTS.get(slot, {})
    while wanted in parents:
        wanted = parents[wanted]
        if wanted == said:
            return HALF
    return 0.0


def _same_reference(wanted: Sequence[str], said: Sequence[str]) -> bool:
    nobody = [not refs or list(refs) == ["-"] for refs in (wanted, said)]
    if any(nobody):
        return all(nobody)
    return any(match_string(a, b) == 1.0 for a in wanted for b in said)
