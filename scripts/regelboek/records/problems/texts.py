"""Pieces of text for messages: values made short, lines made ready to paste."""

from __future__ import annotations

import re


def short(text: str, most: int = 60) -> str:
    """A value for in a message: one line, not too long."""
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def quoted_value(source: str) -> str:
    """The source line with its value in single quotes, ready to paste."""
    lead, value = re.fullmatch(r"\s*((?:- )?(?:[\w-]+:\s+)?)(.*?)\s*", source).groups()  # type: ignore[union-attr]
    if value[:1] in ("“", "„", "‘", "”", "’") and value[-1:] in ("”", "’", "“") and len(value) > 1:
        value = value[1:-1]  # quotes of a word processor
    elif value[:1] in ("'", '"') and value[-1] == value[0] and len(value) > 1:
        value = value[1:-1].replace("''", "'")
    elif value[:1] in ("'", '"') and value.count(value[0]) == 1:
        value = value[1:]
    return f"`{lead}{quoted(value)}`"


def line_meant(source: str) -> str:
    """A line without a colon, or without the space behind it or behind its hyphen, mended."""
    line = source.replace("\u00a0", " ").strip()
    if "\u00a0" in source:
        return f"`{line}`"
    if match := re.fullmatch(r"([\w-]+):(\S.*)", line):
        return f"`{match[1]}: {match[2]}`"
    if match := re.fullmatch(r"-(\S.*)", line):
        return f"`- {match[1]}`"
    if source[:1].isalpha() and (match := re.fullmatch(r"([\w-]+) (.+)", line)):
        return f"`{match[1]}: {match[2]}`"
    return f"`- {line}`"


def quoted(text: str) -> str:
    """A text in single quotes, as YAML reads it."""
    return "'" + text.replace("'", "''") + "'"
