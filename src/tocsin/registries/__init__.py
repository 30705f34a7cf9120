"""Names to candidates, from read-only files."""
