"""The words of a tree: for hashing, comparing and searching."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    BulletList,
    Emph,
    FootnoteRef,
    Inline,
    Link,
    OrderedList,
    Para,
    Ref,
    Section,
    Strong,
    Table,
    Text,
)
from regelboek.words import single_spaced

RefText = Callable[[Ref], str]
"""What a reference reads as."""


def plain(inlines: Iterable[Inline], ref_text: RefText = str, *, links: bool = True) -> str:
    """The words of a run, emphasis dropped.

    Args:
        inlines: the run.
        ref_text: how references are written; their source form by default.
        links: whether the target of a link is kept, as in `[text](target)`.
    """
    return single_spaced("".join(_pieces(inlines, ref_text, links)))


_RULE = "regel "
_NAMES_RULE = re.compile(r"(?<!\w)regel \Z")


def named_once(before: str, words: str) -> str:
    """The words of a reference after some text; `regel` is not said twice: `de aangekondigde regel [[…]]`."""
    return words.removeprefix(_RULE) if _NAMES_RULE.search(before) else words


def _pieces(inlines: Iterable[Inline], ref_text: RefText, links: bool) -> Iterator[str]:
    before = ""
    for inline in inlines:
        said, before = before, ""
        match inline:
            case Text(text):
                before = text
                yield text
            case Emph(inner) | Strong(inner):
                yield from _pieces(inner, ref_text, links)
            case Link(inner, href):
                words = "".join(_pieces(inner, ref_text, links))
                yield f"[{words}]({href})" if links else words
            case Ref():
                yield named_once(said, ref_text(inline))
            case FootnoteRef(label):
                yield f"[^{label}]" if links else ""


def plain_lines(blocks: Iterable[Block], ref_text: RefText = str, *, links: bool = True) -> Iterator[str]:
    """Blocks as lines of words, each with a mark of what it is."""
    for block in blocks:
        match block:
            case Para(inlines):
                yield plain(inlines, ref_text, links=links)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    mark = f"{item.number}. " if item.number else "- "
                    lines = plain_lines(item.blocks, ref_text, links=links)
                    yield from _marked(mark, lines)
            case BlockQuote(inner):
                yield from _marked("> ", plain_lines(inner, ref_text, links=links), every=True)
            case Table(_, head, rows):
                for row in (head, *rows):
                    cells = (plain(cell, ref_text, links=links) for cell in row)
                    yield f"| {' | '.join(cells)} |"


def _marked(mark: str, lines: Iterable[str], *, every: bool = False) -> Iterator[str]:
    lead = mark
    for line in lines:
        yield lead + line
        lead = mark if every else " " * len(mark)


def section_text(section: Section | None, ref_text: RefText = str) -> str:
    """A section as lines of words, its footnotes last; empty for no section."""
    if section is None:
        return ""
    lines = list(plain_lines(section.blocks, ref_text))
    for note in section.footnotes:
        lines.extend(_marked(f"[^{note.label}]: ", plain_lines(note.blocks, ref_text)))
    return "\n".join(lines)
