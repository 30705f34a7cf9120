"""An incident as a case of the dossier: what the subject's part in it is, and which day it has."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from tocsin.core.incidents import Cited, Incident
from tocsin.core.tellings import Party, Telling
from tocsin.dossiers.records import Case, Subject

SURE = ("fact", "claimed")
T = TypeVar("T")


def standing(said: Iterable[Cited[T]]) -> tuple[Cited[T], ...]:
    """What nothing has superseded."""
    return tuple(cited for cited in said if cited.superseded is None)


def mine(said: Iterable[Cited[Party]], subject: Subject) -> tuple[Cited[Party], ...]:
    """Those of the standing parties that are the subject."""
    return tuple(cited for cited in standing(said) if subject.is_meant(cited.value.key, cited.value.name))


def part_of(confs: Sequence[str], *, suffered: bool) -> str | None:
    """The part of somebody who is a doer with these *confs* and whom it was done to or not; None for no part."""
    did = [conf for conf in confs if conf != "denied"]
    if did and suffered:
        return "both"
    if did:
        return "did" if any(conf in SURE for conf in did) else "blamed"
    return "suffered" if suffered else "denied" if confs else None


def case_of(incident: Incident, subject: Subject, tellings: Mapping[str, Telling]) -> Case | None:
    """*incident* as a case of *subject*, None where it has no part in it."""
    confs = [cited.value.conf for cited in mine(incident.by, subject)]
    confs += ["claimed" for _ in mine(incident.claimed_by, subject)]
    part = part_of(confs, suffered=bool(mine(incident.against, subject)))
    if part is None:
        return None
    told = tuple(tellings[key] for key in incident.told if key in tellings)
    day = incident.start or _published(told)
    return Case(
        incident=incident,
        part=part,
        confs=tuple(dict.fromkeys(confs)),
        told=told,
        day=day,
        stands_in=incident.start is None and day is not None,
    )


def _published(told: Iterable[Telling]) -> date | None:
    return min((telling.card.published for telling in told if telling.card.published), default=None)
