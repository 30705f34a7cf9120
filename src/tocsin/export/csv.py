"""A table for spreadsheets and statistics: one row an event."""

from tocsin.export.format import Format
from tocsin.export.rows import COLUMNS, TABLE, table_row
from tocsin.export.tables import comma_separated

CSV = Format(
    label="a table, one row an event",
    suffix=".csv",
    rows=lambda case: (table_row(case),),
    store=comma_separated(COLUMNS),
    **TABLE,
)
