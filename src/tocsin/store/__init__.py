"""Where readings, incidents and decisions are kept: records to and from a database."""

from tocsin.store.folding import Folding
from tocsin.store.history import Difference, Version
from tocsin.store.sql import Behind, Mark, Quote, SqlStore, open_store
from tocsin.store.wanted import Wanted, check_type, parse_box

__all__ = [
    "Behind",
    "Difference",
    "Folding",
    "Mark",
    "Quote",
    "SqlStore",
    "Version",
    "Wanted",
    "check_type",
    "open_store",
    "parse_box",
]
