"""Files to rule book: every problem of every file in one reading."""
