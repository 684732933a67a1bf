"""Sentences about changes as readers see them: what is Markdown in a quoted text reads as words."""

from __future__ import annotations

import re

_ROW = re.compile(r"\|(.*)\|")
_BARS = re.compile(r"\|[\s:|-]+\|")
_NOTE = re.compile(r"^\[\^([^]\s]+)\]: ")
_MARK = re.compile(r" ?\[\^([^]\s]+)\]")
_BULLET = re.compile(r"^[-*] ")
_OPENS = re.compile(r"– |\w+\. ")
"""A list shows itself where its next item begins."""


def readable(sentence: str) -> list[str]:
    """The lines of a sentence: a table with its cells but not its bars, a footnote named, an item with a dash.

    Sentences themselves keep the Markdown: they give the new text to the letter.
    """
    lines = (line.strip() for line in sentence.strip().split("\n"))
    return [_line(line) for line in lines if not _BARS.fullmatch(line)]


def folded(sentence: str) -> str:
    """The same on one line."""
    first, *rest = filter(None, readable(sentence))
    return first + "".join(f" {line}" if _OPENS.match(line) else f" — {line}" for line in rest)


def as_source(sentence: str) -> str:
    """On one line, to the letter, where the Markdown itself is compared."""
    return sentence.strip().replace("\n", " ")


def named_notes(text: str) -> str:
    """Text with `(voetnoot 1)` where its mark stands."""
    return _MARK.sub(r" (voetnoot \1)", text)


def _line(line: str) -> str:
    cells = _ROW.fullmatch(line)
    if cells:
        line = " · ".join(cell.strip() for cell in cells[1].split("|"))
    return named_notes(_BULLET.sub("– ", _NOTE.sub(r"Voetnoot \1: ", line)))
