"""Pages that compare: two versions, one rule through all of them, and what changed since a day."""
