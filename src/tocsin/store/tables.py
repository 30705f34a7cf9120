"""The tables of the store."""

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

META = Table("tocsin_meta", METADATA, Column("key", String, primary_key=True), Column("value", String, nullable=False))

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
    UniqueConstraint("report_id", "reader"),
    sqlite_autoincrement=True,
)

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
