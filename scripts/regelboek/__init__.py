"""Regelboek: a versioned, searchable site from a body of rules that proves its own history."""
