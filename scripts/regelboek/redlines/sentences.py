"""Sentences about changes as readers see them: what is Markdown in a quoted text reads as words."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROW = re.compile(r"\|(.*)\|")
_BARS = re.compile(r"\|[\s:|-]*-[\s:|-]*\|")
"""The line below the head of a table; a row of empty cells has no dashes."""
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
    """On one line, to the letter, where the Markdown itself is compared; a table without the bar below its head."""
    return " ".join(line for line in sentence.strip().split("\n") if not _BARS.fullmatch(line))


LONGEST = 90
"""How many characters of a quoted text are repeated in a sentence; the redline shows the rest."""


def brief(sentence: str, fold: Callable[[str], str] = folded) -> str:
    """A sentence as a line, with a long quotation cut off: the redline below it shows the whole."""
    match = re.match(r"(?s)(.*?(?:luidende|luiden|vervangen door):)(?:\n| ‘)(.*?)’?$", sentence.strip())
    if not match or (len(match[2]) <= LONGEST and "\n" not in match[2]):
        return fold(sentence)
    text = fold(match[2])
    if len(text) <= LONGEST:
        return f"{match[1]} ‘{text}’"
    return f"{match[1]} ‘{text[:LONGEST].rsplit(' ', 1)[0]} …’"


def named_notes(text: str) -> str:
    """Text with `(voetnoot 1)` where its mark stands."""
    return _MARK.sub(r" (voetnoot \1)", text)


def _line(line: str) -> str:
    cells = _ROW.fullmatch(line)
    if cells:
        line = " · ".join(cell.strip() for cell in cells[1].split("|"))
    return named_notes(_BULLET.sub("– ", _NOTE.sub(r"Voetnoot \1: ", line)))
