"""How sure each value of a record is: scores of the model brought together, and turned into chances."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tocsin.core.calibration import Calibration
from tocsin.core.events import TOLLS, Event, Reading, Relation, Statement
from tocsin.core.values import Agent, Target
from tocsin.reading.found import Found
from tocsin.reading.frames import Filler, Frame

SLOTS = ("status", "certainty", "weapons", "place", "when", *TOLLS, "claimed_by", "source")
"""The names in ``Event.slot_confidence``; agents and targets carry their own."""
BY_RULE = "_by_rule"  # behind the name of a slot: its value comes from a rule, so that the model has no score for it
T = TypeVar("T", Agent, Target, Statement, Relation)
UNSAID = 0.5  # score of a status that the words before the trigger speak for and the model does not


def slot_scores(frame: Frame, found: Found, by_whom: Mapping[str, Filler | None]) -> dict[str, float]:
    """The scores of what *frame* tells: of the event, times of the mention, times of its link to the event. *by_whom* are the fillers whose
    words were read; None for a value of a rule.

    Of a slot that several fill, the least sure counts. The event's own score is in it because a value of what is no event, or another, is
    not right either: on the development reports it tells right from wrong better so (times: AUC 0.81 against 0.76 without).
    """
    trigger = found.mention(frame.triggers[0])
    scores = {"status": _status_score(frame, found), "certainty": trigger.tags.get("certainty", ("", UNSAID))[1]}
    fillers: dict[str, Sequence[Filler]] = {
        "weapons": frame.roles["weapon"],
        "claimed_by": frame.roles["claimed_by"],
        "source": frame.roles["source"][:1],
        **{name: (filler,) for name, filler in by_whom.items() if filler},
    }
    scores |= {name: min(filler_score(found, filler) for filler in some) for name, some in fillers.items() if some}
    return {name: round(score * frame.confidence, 4) for name, score in scores.items()}


def filler_score(found: Found, filler: Filler) -> float:
    """Score of the mention times score of its link to the event."""
    return round(found.mention(filler.number).score * filler.score, 4)


def _status_score(frame: Frame, found: Found) -> float:
    tags = found.mention(frame.triggers[0]).tags
    said = (tags[name] for name in ("status", "status_else") if name in tags)
    return next((chance for status, chance in said if status == frame.status), UNSAID)


def calibrate(reading: Reading, calibration: Calibration) -> Reading:
    """*reading* with chances for scores; a score without a curve stays, a value without a score gets that of its rule, if there is one."""
    if not calibration:
        return reading
    return replace(
        reading,
        events=tuple(_event(event, calibration) for event in reading.events),
        statements=tuple(_sure(statement, "statement", calibration) for statement in reading.statements),
        relations=tuple(_sure(relation, "relation", calibration) for relation in reading.relations),
    )


def _event(event: Event, calibration: Calibration) -> Event:
    told = {**dict.fromkeys(_filled(event)), **event.slot_confidence}
    chances = {name: _chance(score, name, calibration) for name, score in told.items()}
    return replace(
        event,
        confidence=_chance(event.confidence, "event", calibration),
        by=tuple(_sure(agent, "by", calibration) for agent in event.by),
        against=tuple(_sure(target, "against", calibration) for target in event.against),
        slot_confidence={name: chance for name, chance in chances.items() if chance is not None},
    )


def _filled(event: Event) -> list[str]:
    return [name for name in SLOTS if getattr(event, name)]


def _chance(score: float | None, name: str, calibration: Calibration) -> float | None:
    curve = calibration.get(f"{name}{BY_RULE}" if score is None else name)
    return round(curve.at(score or 0.0), 4) if curve else score


def _sure(value: T, name: str, calibration: Calibration) -> T:
    return replace(value, confidence=_chance(value.confidence, name, calibration))
