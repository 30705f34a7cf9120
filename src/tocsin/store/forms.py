"""The tables of stores as they were first made: what step 1 of the migrations makes, never changed afterwards."""

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

FIRST = MetaData()

Table("tocsin_meta", FIRST, Column("key", String, primary_key=True), Column("value", String, nullable=False))

Table(
    "readings",
    FIRST,
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

Table(
    "spans",
    FIRST,
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

Table(
    "addresses",
    FIRST,
    Column("address", Text, primary_key=True),
    Column("report_id", String, nullable=False, index=True),
    Column("seen", String, nullable=False),
)

Table(
    "failures",
    FIRST,
    Column("address", Text, primary_key=True),
    Column("kind", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String, nullable=False),
)
