"""The table as Parquet, with types and the rules in its head; needs pyarrow (extra ``arrow``)."""

import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from tocsin.core.errors import SetupError
from tocsin.core.events import TOLLS
from tocsin.export.files import in_the_making
from tocsin.export.format import About, Format, Row
from tocsin.export.rows import COLUMNS, TABLE, table_row

BATCH = 5000
WHOLE = ("geonames", *(f"{toll}_{bound}" for toll in TOLLS for bound in ("low", "best", "high")))
REAL = ("lat", "lon", "confidence")
DAYS = ("published",)


def arrow() -> Any:
    """The library. Raises SetupError where it is missing."""
    try:
        library: Any = import_module("pyarrow")
        import_module("pyarrow.parquet")
    except ImportError as error:
        raise SetupError("format parquet needs pyarrow: pip install 'tocsin[arrow]'") from error
    return library


def _store(rows: Iterator[Row], path: Path, about: About) -> int:
    library = arrow()
    schema = _schema(library, about)
    count = 0
    with in_the_making(path) as part, library.parquet.ParquetWriter(part, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(library.Table.from_pylist([_typed(row) for row in batch], schema=schema))
            count += len(batch)
    return count


def _schema(pa: Any, about: About) -> Any:
    types = {**dict.fromkeys(WHOLE, pa.int64()), **dict.fromkeys(REAL, pa.float64()), **dict.fromkeys(DAYS, pa.date32())}
    fields = [(column, types.get(column, pa.string())) for column in COLUMNS]
    return pa.schema(fields, metadata={"tocsin": json.dumps({k: v for k, v in about().items() if k != "left_out"})})


def _typed(row: Row) -> dict[str, Any]:
    """*row* with days as words where the column holds words, and without numbers that no column holds."""
    found = ((column, row.get(column)) for column in COLUMNS)
    return {column: value.isoformat() if isinstance(value, date) and column not in DAYS else _held(value) for column, value in found}


def _held(value: Any) -> Any:
    """A report may say a number of thirty digits; a column of whole numbers ends at 2**63."""
    return None if isinstance(value, int) and abs(value) >= 2**63 else value


PARQUET = Format(
    label="the table as Parquet",
    suffix=".parquet",
    rows=lambda case: (table_row(case),),
    store=_store,
    embeds=True,
    needs=arrow,
    **TABLE,
)
