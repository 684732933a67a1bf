"""The letters and numbers that items of a statute begin with: `b.`, `ii.`, `2°.`."""

from __future__ import annotations

import re

_LETTERS = r"(?:(?P<letter>[a-z])(?P=letter)?|[ivxlc]+)"
LETTER = re.compile(rf"{_LETTERS}|[A-Z]|\d{{1,3}}[°º]?")
"""What stands before the point."""
LEAD = re.compile(rf"\(?(?:{_LETTERS}|[A-Z]|\d{{1,3}})(?:[.)]|[°º][.)]?)\s+(?=\w)")
"""All that stands before the words of an item."""
SIGN = re.compile(r"\(?(?:(?P<letter>([a-z])\2?|[ivxlc]{2,5})[.)]|(?P<number>\d{1,3}°)[.)]?)\s+(?=\S)")
"""The same, of an item that can be named by it: `b`, `aa`, `iv`, `2°`."""
OWN_LINE = re.compile(rf"(?:\(?{_LETTERS}[.)]|\d{{1,2}}[°º][.)]?)(?:\s+\S|\s*$)")
"""The start of a line that is an item, and not text that was wrapped there."""
_COUNTED = re.compile(r"[ \t>]*(?:(?P<letter>[a-z])[.)]|(?P<number>\d{1,2})[°º][.)]?)(?:\s|$)")


def is_lead(text: str) -> bool:
    """Whether a text is nothing but what stands before the words of an item: `a.`, `2°.`."""
    match = LEAD.match(f"{text} x")
    return match is not None and match.end() == len(text) + 1


def counts_on(before: str, line: str) -> bool:
    """Whether a line begins with the letter or number after that of the line before it."""
    one, other = _COUNTED.match(before), _COUNTED.match(line)
    if not one or not other:
        return False
    if one["letter"] and other["letter"]:
        return ord(other["letter"]) == ord(one["letter"]) + 1
    return bool(one["number"] and other["number"]) and int(other["number"]) == int(one["number"]) + 1


OWN_LID = re.compile(r"\d{1,2}[a-z]{0,2}\.\s+[A-Z]")
"""The start of a line that is a numbered paragraph, where the line before it ends a sentence."""
INSERTED_LID = re.compile(r"(\d{1,2}[a-z]{1,2})\.\s+(?=\S)")
"""What a numbered paragraph begins with that came in between: `2a.`, which Markdown does not take for an item."""
_TIGHT = re.compile(
    r"""
    (?P<lead>[ \t>]*
      (?: \#{2,6}(?=[^\#\s]|\u00a0) | \#(?=\u00a0)
        | (?:\d{1,2}(?:[a-z]{1,2})?\. | \d{1,2}[°º]\.? | (?P<letter>[a-z])(?P=letter)?[.)] | \([a-z]\))
          (?=\u00a0 | [*_‘“"(\[]{0,2}(?:[^\W\d_]{2}|[A-Z][ ]))(?!\S*[@.]\S)
      )
    )\u00a0?""",
    re.VERBOSE,
)
_MAY_BE_TIGHT = re.compile(
    r"^[ \t>]*(?:#{1,6}(?:[^#\s]|\u00a0)|\(?[0-9a-z]{1,4}[.)°º]+(?:[^\s.)\d]|\u00a0))", re.MULTILINE
)
_BEGINS = re.compile(r"[ \t>]*#{2,6}[^#\sa-z]")
"""A heading that can follow a line of text, as `##Kop` can; `##onderwerp` may be a tag that was wrapped there."""
FENCE = re.compile(r"[ \t>]*(?:```|~~~)")
"""Where code begins or ends."""
ENDED = re.compile(r"(?:[:;,.]|[;,]\s+(?:en|of|alsmede|dan\s+wel))\s*$")
"""How a text ends after which an item may begin, also where its last words were wrapped."""


def spaced(text: str) -> str:
    """A text with a space after what a heading, a paragraph or an item begins with: `###Artikel 5`, `2.De`, `b.een`.

    Whoever typed it there saw a heading or an item; Markdown before CommonMark did so too, of headings. Only where
    one can begin: not within a sentence that was wrapped, nor in code; and nothing that reads as an address.
    """
    if not _MAY_BE_TIGHT.search(text):
        return text
    lines = text.split("\n")
    in_code = False
    before = ""
    for at, line in enumerate(lines):
        in_code ^= bool(FENCE.match(line))
        match = None if in_code else _TIGHT.match(line)
        if match and (_BEGINS.match(line) or not before.strip(" \t>") or ENDED.search(before)):
            lines[at] = f"{match['lead']} {line[match.end() :]}"
        before = line
    return "\n".join(lines)
