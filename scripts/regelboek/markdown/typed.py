"""Texts as they are typed or pasted: headings and numbered paragraphs that Markdown does not take for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regelboek.markdown.letters import ENDED, FENCE, spaced

_OPENING = r"[‘“\"(*_\[]{0,2}[A-Z]"
_UNDOTTED = re.compile(rf"(?P<number>\d{{1,2}})(?P<letter>[a-z]{{0,2}})[ \u00a0]+(?={_OPENING})")
_MAY_BE_UNDOTTED = re.compile(rf"^2[ \u00a0]+{_OPENING}", re.MULTILINE)
PART_NUMBER = r"(?:(?:[A-Z] ?)?\d+[a-z]{0,3}(?:[.:]\d+[a-z]{0,3})*|[IVXLC]+[a-z]?)"
"""The number of an article or chapter, as a pattern: `5`, `2:10a`, `IV`."""
_BOLD_TITLE = re.compile(
    rf"\*\*(?:Artikel|Hoofdstuk|Afdeling|Paragraaf|Titel|Bijlage) {PART_NUMBER}(?![\w:])[^*]*\*\*[ .:]*(?:\*[^*]+\*|[^*.;:]*)[ .]*"
)
_PLAIN_TITLE = re.compile(
    rf"(?:Artikel|Hoofdstuk|Bijlage) {PART_NUMBER}(?:\.?|[.:]? +[A-Z(][^.;:?!]{{0,80}}) *"
)
_MAY_BE_TITLE = re.compile(r"^(?:\*\*[A-Z]|(?:Artikel|Hoofdstuk|Bijlage) )", re.MULTILINE)
_HEADING = re.compile(r"[ \t]*#{1,6}(?=\S|[ \t])")
_MARKS = "###### "


def as_meant(text: str) -> str:
    """A text as Markdown that reads as whoever typed it meant it.

    With a space after what a heading, a paragraph or an item begins with (`###Artikel 5`, `2.De`, `b.een`), a point behind
    the number of a paragraph (`2 De`), and signs before a line that is the heading of an article (`**Artikel 5**`).
    """
    text = spaced(text)
    if _MAY_BE_TITLE.search(text):
        lines = text.split("\n")
        for at in _titles(lines):
            lines[at] = _MARKS + lines[at]
        text = "\n".join(lines)
    return _dotted(text) if _MAY_BE_UNDOTTED.search(text) else text


def is_title(line: str) -> bool:
    """Whether a line without signs can be a heading: `**Artikel 5** *Toezicht*`, `Artikel 5. Toezicht`, `Bijlage 1`."""
    return bool(_BOLD_TITLE.fullmatch(line) or _PLAIN_TITLE.fullmatch(line))


def _titles(lines: Sequence[str]) -> Iterator[int]:
    """Where such lines stand: behind a blank line, and those that are not bold before one too."""
    in_code = False
    for at, line in enumerate(lines):
        in_code ^= bool(FENCE.match(line))
        if in_code or line[:1] not in ("*", "A", "B", "H") or (at and lines[at - 1].strip()):
            continue
        is_alone = at + 1 == len(lines) or not lines[at + 1].strip()
        if _BOLD_TITLE.fullmatch(line) or (is_alone and _PLAIN_TITLE.fullmatch(line)):
            yield at


def _dotted(text: str) -> str:
    """Only numbers that count from 1 under one heading, at least to 2, each after a blank line or the end of a sentence."""
    lines = text.split("\n")
    counted: list[int] = []
    last = 0
    in_code = False
    before = ""
    for at, line in enumerate((*lines, _MARKS)):
        in_code ^= bool(FENCE.match(line))
        if _HEADING.match(line):
            for place in counted if last > 1 else ():
                lines[place] = _UNDOTTED.sub(r"\g<number>\g<letter>. ", lines[place], count=1)
            counted, last = [], 0
        elif not in_code and (match := _UNDOTTED.match(line)):
            number = int(match["number"])
            begins = not before.strip() or ENDED.search(before) or _HEADING.match(before)
            if begins and (number == last + 1 or (match["letter"] and number == last > 0)):
                counted.append(at)
                last = number
        before = line
    return "\n".join(lines)
