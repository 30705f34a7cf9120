"""The tables of the store.

Whatever can change has its revision: *since* is the first in which a row is known, *until* the first in which it is known no more (NULL
while it is). Rows are never altered otherwise, so that the store can tell what it knew on any day.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()
Plain = String().with_variant(String(collation="C"), "postgresql")
"""Ids, times and folded names: compared byte by byte, whatever the language of the database."""
LONG = "last_day - first_day > 31"
"""What took more than a month is looked for apart, so that the index by day need not be gone through from its beginning."""
OPEN: Any = {"sqlite_where": text("until IS NULL"), "postgresql_where": text("until IS NULL")}

META = Table("tocsin_meta", METADATA, Column("key", String, primary_key=True), Column("value", String, nullable=False))
"""``version`` is the form of the store; ``folded`` and ``ruled`` the last revisions whose readings and decisions are in the incidents."""

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Plain, nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("folded", Integer),
)
"""Each change of what is known, by when. *folded* is the last revision whose readings the incidents then rested on."""

READINGS = Table(
    "readings",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", String),
    Column("added", String, nullable=False),
    Column("record", Text, nullable=False),
    Column("since", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("report_id", "reader"),
    Index("readings_by_revision", "since"),
    sqlite_autoincrement=True,
)

PAST_READINGS = Table(
    "past_readings",
    METADATA,
    Column("seq", Integer, nullable=False),
    Column("report_id", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    UniqueConstraint("seq", "since"),
    Index("past_readings_by_report", "report_id"),
)
"""What a reader had found in a report before it read it again."""

SPANS = Table(
    "spans",
    METADATA,
    Column("report_id", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("slot", String, nullable=False),
    Column("owner", String, nullable=False),
    ForeignKeyConstraint(["report_id", "reader"], ["readings.report_id", "readings.reader"], ondelete="CASCADE"),
    Index("spans_by_place", "report_id", "start", "end"),
)
"""What rests on which words. *owner* is the id of the actor or event, or s1, r1, d1 for the first statement, relation, designation."""

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("report_id", String, nullable=False, index=True),
    Column("seen", String, nullable=False),
)
"""Where each text was found; the same text may stand at many addresses."""

FAILURES = Table(
    "failures",
    METADATA,
    Column("address", Text, primary_key=True),
    Column("kind", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Plain, nullable=False, unique=True),
)
"""The number under which the words of a report are found; the index of words itself is made in ``search``."""

QUOTES = Table(
    "quotes",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("report_id", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Index("quotes_by_report", "report_id", "reader"),
)
"""What is said by whom, of the readings that stand."""

CARDS = Table(
    "cards",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Plain, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("since", Integer, nullable=False),
)

TELLINGS = Table(
    "tellings",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("key", Plain, nullable=False),
    Column("own", Plain, nullable=False, index=True),
    Column("report_id", Plain, nullable=False, index=True),
    Column("card", Integer, ForeignKey("cards.seq"), nullable=False),
    Column("record", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer),
    Index("tellings_by_key", "key"),
    Index("one_telling_a_key", "key", unique=True, **OPEN),
)
"""*own* is the id that an incident would have of which this telling is the first: where an old id leads. *blocks* are where it stands."""

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

PAIRS = Table(
    "pairs",
    METADATA,
    Column("a", Plain, primary_key=True),
    Column("b", Plain, primary_key=True),
    Column("score", Float, nullable=False),
    Index("pairs_the_other_way", "b", "a"),
    sqlite_with_rowid=False,
)
"""Blocks and pairs are worked out from the tellings that stand, and only from them."""

TOLD = Table(
    "told",
    METADATA,
    Column("key", Plain, nullable=False),
    Column("incident", Plain, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer),
    Index("told_by_key", "key"),
    Index("told_by_incident", "incident"),
    Index("one_incident_a_telling", "key", unique=True, **OPEN),
)
"""Which telling belonged to which incident, from when to when."""

INCIDENTS = Table(
    "incidents",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Plain, nullable=False),
    Column("since", Integer, nullable=False, index=True),
    Column("until", Integer, index=True),
    Column("type", Plain, nullable=False),
    Column("status", String, nullable=False),
    Column("review", String, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("killed", Integer),
    Index("incidents_by_id", "id"),
    Index("one_version_an_incident", "id", unique=True, **OPEN),
    Index("incidents_by_day", "first_day", "id", "last_day"),
    Index("incidents_that_took_long", "last_day", sqlite_where=text(LONG), postgresql_where=text(LONG)),
    Index("incidents_by_type", "type", "first_day"),
    Index("incidents_by_point", "lat", "lon"),
    Index("incidents_by_killed", "killed"),
)
"""Each version of each incident, as far as it is asked for by; days are counted from the year 1, 0 where none is known."""

RECORDS = Table(
    "incident_records",
    METADATA,
    Column("seq", Integer, ForeignKey("incidents.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)

NAMES = Table(
    "names",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Plain, nullable=False),
    Column("name", Plain, nullable=False),
    UniqueConstraint("kind", "name"),
)
"""Folded names of actors and places, keys of actors, codes of countries: few, however many incidents there are."""

NAMED = Table(
    "named",
    METADATA,
    Column("name", Integer, ForeignKey("names.seq"), primary_key=True, autoincrement=False),
    Column("first_day", Integer, primary_key=True, autoincrement=False),
    Column("incident", Integer, ForeignKey("incidents.seq", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index("named_by_incident", "incident"),
    sqlite_with_rowid=False,
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("id", Plain, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Plain, nullable=False),
    Column("reason", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("since", Integer, nullable=False, index=True),
)
"""What people have ruled: appended, never changed; the database itself refuses anything else."""
