"""What consolidation looks up: tellings, who stands near whom, pairs, incidents, decisions; as they stand now."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Row, or_, select

from tocsin.core.errors import ReportError, StoreError
from tocsin.core.incidents import Decision
from tocsin.core.tellings import Pair, Telling
from tocsin.store.decisions import decisions_until
from tocsin.store.revisions import position
from tocsin.store.statements import chunks
from tocsin.store.tables import BLOCKS, CARDS, PAIRS, TELLINGS, TOLD

REMEMBERED = 50_000
NOW = select(TOLD.c.incident, TOLD.c.key).where(TOLD.c.until.is_(None))
STANDS = TELLINGS.c.until.is_(None)
WHOLE = select(TELLINGS.c.seq, TELLINGS.c.key, CARDS.c.record.label("card"), TELLINGS.c.record).join(CARDS, CARDS.c.seq == TELLINGS.c.card)


class StoreShelf:
    """A shelf over a connection. *remembered* are tellings decoded before, by number: a version of a telling never changes."""

    def __init__(self, connection: Connection, remembered: dict[int, Telling]) -> None:
        self.connection = connection
        self._remembered = remembered

    def of_reports(self, reports: Iterable[str]) -> Iterator[Telling]:
        """The tellings of these reports."""
        for some in chunks(reports):
            rows = self.connection.execute(WHOLE.where(TELLINGS.c.report_id.in_(some), STANDS)).all()
            yield from (self._telling(row) for row in rows)

    def tellings(self, keys: Iterable[str]) -> Iterator[Telling]:
        """The tellings with these keys, those that are there."""
        for some in chunks(keys):
            found = self.connection.execute(select(TELLINGS.c.seq).where(TELLINGS.c.key.in_(some), STANDS)).scalars().all()
            yield from (self._remembered[seq] for seq in found if seq in self._remembered)
            missing = [seq for seq in found if seq not in self._remembered]
            if missing:
                yield from (self._telling(row) for row in self.connection.execute(WHOLE.where(TELLINGS.c.seq.in_(missing))).all())

    def standing(self, blocks: Iterable[int]) -> Iterator[str]:
        """The keys of the tellings that stand in any of these blocks."""
        for some in chunks(blocks):
            here = select(BLOCKS.c.telling).where(BLOCKS.c.block.in_(some))
            yield from self.connection.scalars(select(TELLINGS.c.key).where(TELLINGS.c.seq.in_(here))).all()

    def pairs(self, keys: Iterable[str]) -> Iterator[Pair]:
        """The pairs that any of these keys is in."""
        for some in chunks(keys):
            inside = or_(PAIRS.c.a.in_(some), PAIRS.c.b.in_(some))
            yield from (Pair(row.a, row.b, row.score) for row in self.connection.execute(select(PAIRS).where(inside)).all())

    def incidents(self, keys: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The incidents that any of these tellings belongs to: the id, and the keys of all its tellings."""
        told: dict[str, list[str]] = {}
        names = {name for some in chunks(keys) for name in self.connection.scalars(NOW.where(TOLD.c.key.in_(some)))}
        for some in chunks(sorted(names)):
            for row in self.connection.execute(NOW.where(TOLD.c.incident.in_(some))).all():
                told.setdefault(row.incident, []).append(row.key)
        yield from ((name, tuple(sorted(of))) for name, of in told.items())

    def first_of(self, incident: str) -> str | None:
        """The key of the telling from which this incident's id is made."""
        return self.connection.scalar(select(TELLINGS.c.key).where(TELLINGS.c.own == incident, STANDS))

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions taken into account so far."""
        return decisions_until(self.connection, position(self.connection, "ruled"))

    def blocks_of(self, keys: Iterable[str]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The number of each of these tellings, and the blocks where it stands."""
        for some in chunks(keys):
            rows = self.connection.execute(select(TELLINGS.c.seq, TELLINGS.c.blocks).where(TELLINGS.c.key.in_(some), STANDS)).all()
            yield from ((row.seq, tuple(json.loads(row.blocks))) for row in rows)

    def _telling(self, row: Row) -> Telling:  # type: ignore[type-arg]
        if row.seq not in self._remembered:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[row.seq] = _decoded(row.key, row.card, row.record)
        return self._remembered[row.seq]


def _decoded(key: str, card: str, record: str) -> Telling:
    from tocsin.store.codec import decode_telling  # noqa: PLC0415 - pydantic is slow to import and most commands do without

    try:
        return decode_telling(card, record)
    except ReportError as error:
        raise StoreError(f"the telling {key} is damaged: {error}") from error
