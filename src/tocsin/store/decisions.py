"""What people have ruled, kept for good."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from tocsin.core.incidents import Decision
from tocsin.store.statements import storable
from tocsin.store.tables import DECISIONS


def decisions_until(connection: Connection, revision: int | None) -> tuple[Decision, ...]:
    """The decisions made up to *revision* (all of them for None), in the order in which they came."""
    made = select(DECISIONS).order_by(DECISIONS.c.since, DECISIONS.c.id)
    rows = connection.execute(made if revision is None else made.where(DECISIONS.c.since <= revision)).all()
    return tuple(_decision(row) for row in rows)


def append_decision(connection: Connection, decision: Decision, revision: int) -> bool:
    """Keep *decision*; whether it is new. One that is there already is not kept twice."""
    if connection.scalar(select(DECISIONS.c.id).where(DECISIONS.c.id == decision.id)) is not None:
        return False
    said = {name: getattr(decision, name) for name in ("id", "verdict", "field", "value", "who", "reason")}
    about = {name: storable(words) if words is not None else None for name, words in said.items()}
    row = {**about, "subject": json.dumps(decision.subject), "at": decision.at.isoformat(), "since": revision}
    connection.execute(insert(DECISIONS).values(**row))
    return True


def last_ruling(connection: Connection) -> int:
    """The revision of the last decision; 0 where there is none."""
    return connection.scalar(select(func.max(DECISIONS.c.since))) or 0


def starting_with(ids: Iterable[str], start: str) -> tuple[str, ...]:
    """Those of *ids* that begin with *start*; only the one that is equal, if one is."""
    known = tuple(ids)
    return (start,) if start in known else tuple(name for name in known if name.startswith(start))


def _decision(row: Row) -> Decision:  # type: ignore[type-arg]
    subject, at = tuple(json.loads(row.subject)), datetime.fromisoformat(row.at)
    about = {name: getattr(row, name) for name in ("id", "verdict", "who", "reason", "field", "value")}
    return Decision(subject=subject, at=at, **about)
