"""MARKUP → READING: pure functions, from what a backend marked to the values of a record."""
