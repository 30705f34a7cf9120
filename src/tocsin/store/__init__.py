"""Where readings are kept: records to and from a database."""

from tocsin.store.sql import Mark, SqlStore, open_store

__all__ = ["Mark", "SqlStore", "open_store"]
