"""Strict YAML: read with places, convert by schema, write in one form."""
