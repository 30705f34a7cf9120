"""How likely two tellings are of one incident: a score, and the sentence that explains it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from math import exp
from pathlib import Path

from tocsin.consolidate.clues import apart_km, clues, is_hopeless
from tocsin.consolidate.profiles import Profile
from tocsin.core.errors import SettingsError

MOST_REASONS = 6
LEAST_REASON = 0.15


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue is worth, in logits. From *link* on (on average between two groups) tellings are of one incident.

    Pairs under *floor* are not kept: they count as 0.
    """

    bias: float
    worth: Mapping[str, float]
    link: float
    floor: float


def load_weights(path: Path | None = None) -> Weights:
    """The weights in *path*, or the shipped ones. Raises SettingsError where the file does not hold weights."""
    return _shipped() if path is None else _parsed(path.read_text("utf-8"), str(path))


def score(one: Profile, other: Profile, weights: Weights) -> float:
    """How likely the two tell of one incident, 0 to 1. The order of the two does not matter."""
    if is_hopeless(one, other):
        return 0.0
    first, second = (one, other) if one.key <= other.key else (other, one)
    return _chance(weights.bias + sum(weights.worth.get(name, 0.0) * value for name, value in clues(first, second).items()))


def explain(one: Profile, other: Profile, weights: Weights) -> str:
    """The sentence behind the score: what speaks for it, then what speaks against."""
    parts = {name: weights.worth.get(name, 0.0) * value for name, value in clues(one, other).items()}
    ranked = sorted((name for name in parts if name in PHRASES), key=lambda name: (-abs(parts[name]), name))
    told = [name for name in ranked if abs(parts[name]) >= LEAST_REASON][:MOST_REASONS]
    said_for = [PHRASES[name](one, other) for name in told if parts[name] > 0]
    against = [PHRASES[name](one, other) for name in told if parts[name] < 0]
    reasons = ", ".join(said_for) or "little speaks for it"
    likely = 0.0 if is_hopeless(one, other) else _chance(weights.bias + sum(parts.values()))
    return f"{likely:.2f}: {reasons}" + (f"; but {', '.join(against)}" if against else "")


def _chance(logit: float) -> float:
    return round(1 / (1 + exp(-max(-30.0, min(30.0, logit)))), 4)


def _parsed(text: str, where: str) -> Weights:
    try:
        found = json.loads(text)
        return Weights(float(found["bias"]), dict(found["worth"]), float(found["link"]), float(found["floor"]))
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{where}: expected bias, worth, link and floor, found {error}") from error


@lru_cache(maxsize=1)
def _shipped() -> Weights:
    return _parsed(files("tocsin.consolidate").joinpath("data", "weights.json").read_text("utf-8"), "weights.json")


Phrase = Callable[[Profile, Profile], str]


def _said(words: str) -> Phrase:
    return lambda one, other: words


def _name(one: Profile, other: Profile) -> str:
    return (one.spot.name if one.spot else "?").title()


def _two_places(what: str) -> Phrase:
    def phrase(one: Profile, other: Profile) -> str:
        a, b = one.spot, other.spot
        if a is None or b is None:
            return what
        km = apart_km(a, b)
        return f"{what} ({a.name.title()}, {b.name.title()}{f', {km:.0f} km' if km is not None else ''})"

    return phrase


def _days(what: str) -> Phrase:
    def phrase(one: Profile, other: Profile) -> str:
        ends = [f"{_day(p.days.first)}{f' to {_day(p.days.last)}' if p.days.width > 1 else ''}" for p in (one, other) if p.days]
        return f"{what} ({', '.join(dict.fromkeys(ends))})"

    return phrase


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _sets(what: str, field: str) -> Phrase:
    def phrase(one: Profile, other: Profile) -> str:
        shared = sorted(getattr(one, field) & getattr(other, field))
        return f"{what} ({', '.join(shared[:3])})" if shared else what

    return phrase


def _numbers(what: str, kind: str) -> Phrase:
    def phrase(one: Profile, other: Profile) -> str:
        a, b = dict(one.figures).get(kind), dict(other.figures).get(kind)
        return f"{a} {what} in both" if a == b else f"{a} and {b} {what}"

    return phrase


def _types(one: Profile, other: Profile) -> str:
    return f"both {one.type}" if one.type == other.type else f"{one.type} and {other.type}"


PHRASES: Mapping[str, Phrase] = {
    "no_time": _said("no time is told in one of them"),
    "same_day": _days("same day"),
    "days_overlap": _days("the times overlap"),
    "vague_time": _said("the time is only vaguely told"),
    "next_day": _days("a day apart"),
    "days_apart": _days("days apart"),
    "told_in_window": _days("the day falls into the week before the other was published"),
    "told_outside": _days("the day does not fit when the other was published"),
    "published_together": _said("published within a day"),
    "published_apart": _said("published days apart"),
    "no_place": _said("no place is told in one of them"),
    "other_country": lambda a, b: f"other countries ({a.spot.country if a.spot else '?'}, {b.spot.country if b.spot else '?'})",
    "same_site": lambda a, b: f"same spot ({_name(a, b)})",
    "same_town": lambda a, b: f"same place ({_name(a, b)})",
    "same_region": lambda a, b: f"same region ({_name(a, b)})",
    "place_inside": _two_places("one place holds the other"),
    "near_place": _two_places("places close by"),
    "away": _two_places("places some way apart"),
    "far_away": _two_places("places far apart"),
    "other_name": _two_places("places of other names"),
    "other_admin": _two_places("places in other regions"),
    "same_doer": _sets("same doer", "by"),
    "other_doer": _said("other doers named"),
    "same_victim": _sets("same victim", "victims"),
    "other_victim": _said("other victims named"),
    "same_target": _sets("same target", "against"),
    "other_target": _said("other targets named"),
    "sides_swapped": _said("the doer of one is the target of the other"),
    "crowd_alike": _sets("same kind of people", "crowd"),
    "other_crowd": _said("other kinds of people"),
    "same_killed": _numbers("killed", "killed"),
    "killed_apart": _numbers("killed", "killed"),
    "same_injured": _numbers("injured", "injured"),
    "injured_apart": _numbers("injured", "injured"),
    "same_number": _said("same number of people taken"),
    "number_apart": _said("other numbers of people taken"),
    "same_type": _types,
    "other_type": _types,
    "other_group": _types,
    "open_form": _types,
    "other_form": _types,
    "other_status": lambda a, b: f"{a.status} and {b.status}",
    "trigger_alike": _sets("same word for it", "trigger"),
    "same_weapon": _sets("same weapon", "weapons"),
    "other_weapon": _said("other weapons"),
    "words_alike": _sets("rare words in common", "words"),
    "topics_alike": _sets("reports on the same matter", "topics"),
    "copied": _said("one report copies from the other"),
    "copied_sentence": _said("the sentence is copied"),
}
