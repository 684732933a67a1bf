"""The block tree of a rule's body, in the terms of Pandoc's document model.

This one tree is checked, hashed, compared and rendered. Places count from the first line of the
body and take no part in equality, so that equal texts are equal trees wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Line (from 0, of the body) and columns (from 0) of something in the source."""

    line: int = 0
    column: int = 0
    end_column: int = 0


NOWHERE = Place()


def _place() -> Place:
    return field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """Words; white space is single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Emph:
    """Emphasis, `*…*`."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis, `**…**`."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page on the web."""

    inlines: tuple[Inline, ...]
    href: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference, `[[id@version#lid-2|text]]` or `[[kind:id|text]]`."""

    kind: str
    """`regel` for a rule; else `bron`, `begrip`, `onderwerp`, `opdracht`, `voor` or `kracht`."""
    target: str
    version: str = ""
    anchor: str = ""
    """`lid-2` or `lid-2-b`, without `#`."""
    text: str = ""
    place: Place = _place()

    @property
    def source(self) -> str:
        """As written, without the brackets' text part."""
        prefix = "" if self.kind == "regel" else f"{self.kind}:"
        version = f"@{self.version}" if self.version else ""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{prefix}{self.target}{version}{anchor}"

    def __str__(self) -> str:
        return f"[[{self.source}{'|' + self.text if self.text else ''}]]"


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """The mark of a footnote, `[^label]`."""

    label: str
    place: Place = _place()


Inline = Text | Emph | Strong | Link | Ref | FootnoteRef


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `number` is the number as typed, 0 in a bullet list."""

    blocks: tuple[Block, ...]
    number: int = 0
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    items: tuple[ListItem, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A list with numbers, kept as typed."""

    items: tuple[ListItem, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A quotation."""

    blocks: tuple[Block, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `align` holds `left`, `center`, `right` or nothing for each column."""

    align: tuple[str, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    place: Place = _place()


Block = Para | BulletList | OrderedList | BlockQuote | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote."""

    label: str
    blocks: tuple[Block, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Section:
    """One of the agreed sections, with its blocks and the footnotes written in it."""

    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Body:
    """Everything below the front matter."""

    sections: tuple[Section, ...] = ()

    def section(self, title: str) -> Section | None:
        """The section with this title."""
        return next((s for s in self.sections if s.title == title), None)


def inlines_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in a block, in reading order."""
    match block:
        case Para(inlines):
            yield inlines
        case BulletList(items) | OrderedList(items):
            for item in items:
                for child in item.blocks:
                    yield from inlines_of(child)
        case BlockQuote(blocks):
            for child in blocks:
                yield from inlines_of(child)
        case Table(_, head, rows):
            yield from head
            for row in rows:
                yield from row


def walk(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, outer before inner."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emph | Strong | Link):
            yield from walk(inline.inlines)


def inlines_of_section(section: Section) -> Iterator[Inline]:
    """Every inline of a section and its footnotes, outer before inner."""
    for block in section.blocks:
        for run in inlines_of(block):
            yield from walk(run)
    for note in section.footnotes:
        for block in note.blocks:
            for run in inlines_of(block):
                yield from walk(run)
