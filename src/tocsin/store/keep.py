"""What consolidation has worked out, written as new versions; what stays as it was is left alone."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from tocsin.core.encode import LINE_ENDS, plain
from tocsin.core.incidents import Incident
from tocsin.core.tellings import Card, Pair, Telling
from tocsin.store.facets import facet_rows, row_of
from tocsin.store.shelf import StoreShelf
from tocsin.store.statements import chunks, insert_all, next_seq
from tocsin.store.tables import BLOCKS, CARDS, INCIDENTS, NAMED, PAIRS, RECORDS, TELLINGS, TOLD


class Change(Protocol):
    """What must change, in the words of consolidation."""

    @property
    def gone(self) -> tuple[str, ...]: ...  # noqa: D102 - as in consolidate.Change
    @property
    def fresh(self) -> tuple[Telling, ...]: ...  # noqa: D102
    @property
    def blocks(self) -> Mapping[str, tuple[int, ...]]: ...  # noqa: D102
    @property
    def pairs(self) -> tuple[Pair, ...]: ...  # noqa: D102
    @property
    def gone_incidents(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def incidents(self) -> tuple[Incident, ...]: ...  # noqa: D102


Naming = Callable[[str], str]
"""The id of an incident whose first telling has this key."""


def keep_change(shelf: StoreShelf, change: Change, *, revision: int, naming: Naming) -> int:
    """Write *change* as of *revision*; how many incidents are new, changed or gone."""
    _forget_tellings(shelf, change.gone, revision)
    _keep_tellings(shelf.connection, change, revision, naming)
    insert_all(shelf.connection, PAIRS, [{"a": p.a, "b": p.b, "score": p.score} for p in change.pairs])
    _keep_memberships(shelf.connection, change, revision)
    return _keep_incidents(shelf.connection, change, revision)


def record_of(value: object, *, without: str | None = None) -> str:
    """*value* as one line of JSON, a key left out."""
    record = plain(value)
    if without is not None:
        del record[without]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).translate(LINE_ENDS).encode("utf-8", "replace").decode("utf-8")


def close(connection: Connection, table: Table, which: ColumnElement[bool], revision: int) -> None:
    """The rows that stand end with *revision*."""
    connection.execute(update(table).where(which, table.c.until.is_(None)).values(until=revision))


def _forget_tellings(shelf: StoreShelf, gone: Iterable[str], revision: int) -> None:
    connection = shelf.connection
    for some in chunks(gone):
        for seq, blocks in list(shelf.blocks_of(some)):
            for part in chunks(blocks):
                connection.execute(delete(BLOCKS).where(BLOCKS.c.block.in_(part), BLOCKS.c.telling == seq))
        connection.execute(delete(PAIRS).where(PAIRS.c.a.in_(some)))
        connection.execute(delete(PAIRS).where(PAIRS.c.b.in_(some)))
        close(connection, TELLINGS, TELLINGS.c.key.in_(some), revision)


def _keep_tellings(connection: Connection, change: Change, revision: int, naming: Naming) -> None:
    if not change.fresh:
        return
    cards = _keep_cards(connection, {t.card.report: t.card for t in change.fresh}, revision)
    numbered = list(enumerate(change.fresh, next_seq(connection, TELLINGS.c.seq)))
    rows = [
        {"seq": seq, "key": t.key, "own": naming(t.key), "report_id": t.card.report, "card": cards[t.card.report], "since": revision}
        | {"record": record_of(t, without="card"), "blocks": json.dumps(change.blocks[t.key])}
        for seq, t in numbered
    ]
    insert_all(connection, TELLINGS, rows)
    insert_all(connection, BLOCKS, [{"block": block, "telling": seq} for seq, t in numbered for block in change.blocks[t.key]])


def _keep_cards(connection: Connection, cards: Mapping[str, Card], revision: int) -> dict[str, int]:
    """The number of each report's card; a card that has not changed keeps its own."""
    last: dict[str, tuple[int, str]] = {}
    for some in chunks(cards):
        query = select(CARDS.c.seq, CARDS.c.report_id, CARDS.c.record).where(CARDS.c.report_id.in_(some)).order_by(CARDS.c.seq)
        last.update({row.report_id: (row.seq, row.record) for row in connection.execute(query).all()})
    records = {report: record_of(card) for report, card in cards.items()}
    changed = [report for report, record in records.items() if last.get(report, (0, ""))[1] != record]
    numbers = {report: seq for seq, report in enumerate(changed, next_seq(connection, CARDS.c.seq))}
    about = [{"seq": seq, "report_id": report, "record": records[report], "since": revision} for report, seq in numbers.items()]
    insert_all(connection, CARDS, about)
    return {report: numbers.get(report, last.get(report, (0, ""))[0]) for report in cards}


def _keep_memberships(connection: Connection, change: Change, revision: int) -> None:
    """Which telling is in which incident: closed and opened only where it is another than before."""
    names = sorted({*change.gone_incidents, *(incident.id for incident in change.incidents)})
    before: dict[str, str] = {}
    for some in chunks(names):
        query = select(TOLD.c.key, TOLD.c.incident).where(TOLD.c.incident.in_(some), TOLD.c.until.is_(None))
        before.update({row.key: row.incident for row in connection.execute(query).all()})
    after = {key: incident.id for incident in change.incidents for key in incident.told}
    for some in chunks(sorted(key for key, name in before.items() if after.get(key) != name)):
        close(connection, TOLD, TOLD.c.key.in_(some), revision)
    moved = [(key, name) for key, name in sorted(after.items()) if before.get(key) != name]
    insert_all(connection, TOLD, [{"key": key, "incident": name, "since": revision} for key, name in moved])


def _keep_incidents(connection: Connection, change: Change, revision: int) -> int:
    after = {incident.id: (incident, record_of(incident)) for incident in change.incidents}
    before: dict[str, str] = {}
    for some in chunks(sorted({*change.gone_incidents, *after})):
        query = select(INCIDENTS.c.id, RECORDS.c.record).join(RECORDS).where(INCIDENTS.c.id.in_(some), INCIDENTS.c.until.is_(None))
        before.update({row.id: row.record for row in connection.execute(query).all()})
    ended = sorted(name for name, record in before.items() if name not in after or after[name][1] != record)
    for some in chunks(ended):
        close(connection, INCIDENTS, INCIDENTS.c.id.in_(some), revision)
    put_versions(connection, [found for name, found in sorted(after.items()) if before.get(name) != found[1]], revision)
    return len({*ended, *(name for name, (_, record) in after.items() if before.get(name) != record)})


def put_versions(connection: Connection, incidents: Iterable[tuple[Incident, str]], revision: int) -> None:
    """New versions of *incidents*, each with its record; none of the same id stands."""
    numbered = list(enumerate(incidents, next_seq(connection, INCIDENTS.c.seq)))
    insert_all(connection, INCIDENTS, [{"seq": seq, "since": revision, **row_of(incident)} for seq, (incident, _) in numbered])
    insert_all(connection, RECORDS, [{"seq": seq, "record": record} for seq, (_, record) in numbered])
    insert_all(connection, NAMED, facet_rows(connection, [(seq, incident) for seq, (incident, _) in numbered]))
