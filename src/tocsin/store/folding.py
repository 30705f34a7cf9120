"""One step of consolidation in the store: a transaction in which the shelf is looked at and changed."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from tocsin.core.events import Reading
from tocsin.core.incidents import Decision
from tocsin.core.tellings import Telling
from tocsin.store.decisions import append_decision, decisions_until, last_ruling
from tocsin.store.keep import Change, Naming, keep_change
from tocsin.store.readings import is_current, records
from tocsin.store.revisions import position, set_position
from tocsin.store.shelf import StoreShelf
from tocsin.store.statements import chunks
from tocsin.store.tables import INCIDENTS, READINGS, REVISIONS, TELLINGS


class Folding(StoreShelf):
    """A shelf that can be changed, once. What it keeps is there when its transaction ends, whole or not at all.

    *last_kept* is the revision in which a shelf was changed last, 0 if never.
    """

    def __init__(self, connection: Connection, remembered: dict[int, Telling], *, revision: int, name: str) -> None:
        super().__init__(connection, remembered)
        self.revision = revision
        self._name = name
        self._folded = position(connection, "folded")
        self.last_kept = position(connection, "kept")

    def changed(self, most: int) -> Sequence[Reading]:
        """The readings that now stand of up to *most* reports that were read since the last step, oldest change first."""
        news = select(READINGS.c.report_id, READINGS.c.since).where(READINGS.c.since > self._folded)
        rows = self.connection.execute(news.order_by(READINGS.c.since).limit(most)).all()
        if not rows:
            return ()
        self._folded = rows[-1].since
        return self._current({row.report_id for row in rows})

    def everything(self) -> Sequence[Reading]:
        """All readings that stand."""
        self._folded = self.revision - 1
        return records(self.connection, is_current(), self._name)

    def all_decisions(self) -> tuple[Decision, ...]:
        """All that was ever decided, taken into account or not yet."""
        return decisions_until(self.connection, None)

    def append(self, decision: Decision) -> bool:
        """Keep a decision; whether it is new."""
        return append_decision(self.connection, decision, self.revision)

    def standing_keys(self) -> tuple[str, ...]:
        """The keys of all tellings that stand."""
        return tuple(self.connection.scalars(select(TELLINGS.c.key).where(TELLINGS.c.until.is_(None)).order_by(TELLINGS.c.key)))

    def standing_incidents(self) -> tuple[str, ...]:
        """The ids of all incidents that stand."""
        return tuple(self.connection.scalars(select(INCIDENTS.c.id).where(INCIDENTS.c.until.is_(None)).order_by(INCIDENTS.c.id)))

    def keep(self, change: Change, naming: Naming) -> int:
        """Do what *change* says; how many incidents are new, changed or gone. *naming* gives an incident's id from its first telling."""
        changed = keep_change(self, change, revision=self.revision, naming=naming)
        set_position(self.connection, "folded", self._folded)
        set_position(self.connection, "ruled", last_ruling(self.connection))
        set_position(self.connection, "kept", self.revision)
        self.connection.execute(update(REVISIONS).where(REVISIONS.c.number == self.revision).values(folded=self._folded))
        return changed

    def note(self, key: str, value: str) -> None:
        """Note with what the incidents were made."""
        set_position(self.connection, key, value)

    def _current(self, reports: set[str]) -> Sequence[Reading]:
        parts = chunks(sorted(reports))
        return [r for some in parts for r in records(self.connection, READINGS.c.report_id.in_(some) & is_current(), self._name)]
