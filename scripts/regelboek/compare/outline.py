"""An outline: a text as blocks with the Markdown of their words, to write and to change.

Written, it is the one form that `markdown.emit` gives, with two additions for texts that are no rule:
headings of every level, and front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from regelboek.compare.nodes import BlockKind, Node, heading_marks
from regelboek.markdown.tree import Table

_INDENT = 4
_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


@dataclass(eq=False)
class Outline:
    """A block that can be changed."""

    kind: BlockKind
    source: str | None = None
    """The Markdown of its words, of a block that holds words."""
    children: list[Outline] = field(default_factory=list)
    number: int = 0
    name: str = ""
    align: tuple[str, ...] = ()
    """Of a table: `left`, `center`, `right` or nothing for each column."""
    node: Node | None = None
    """What it was made from."""

    @property
    def sign(self) -> str:
        """The letter or number of an item of a statute that it began with."""
        return self.node.sign if self.node else ""

    @property
    def defined(self) -> str:
        """The term that it defined."""
        return self.node.defined if self.node else ""

    @property
    def inserted_number(self) -> str:
        """The number of a numbered paragraph that once came in between others: `2a`."""
        return self.node.inserted_number if self.node else ""

    def walk(self) -> Iterator[Outline]:
        """Itself and everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline_of(node: Node) -> Outline:
    """A tree as an outline."""
    align = node.block.align if isinstance(node.block, Table) else ()
    children = [outline_of(child) for child in node.children]
    return Outline(node.kind, node.source, children, node.number, node.name, align, node)


Piece = str | Outline
Line = list[Piece]


def write(outline: Outline) -> str:
    """The Markdown of an outline; of a whole text it ends in one line feed."""
    return "".join(piece if isinstance(piece, str) else piece.source or "" for piece in pieces_of(outline))


def pieces_of(outline: Outline) -> Iterator[Piece]:
    """The Markdown in pieces: layout as text, and the blocks that hold words."""
    for at, line in enumerate(_lines(outline)):
        if at:
            yield "\n"
        yield from line


def _lines(block: Outline) -> Iterator[Line]:
    match block.kind:
        case BlockKind.DOCUMENT:
            yield from _text(block)
        case BlockKind.FRONT_MATTER:
            for child in block.children:
                yield [" " * child.number, child]
        case BlockKind.SECTION:
            yield from _spaced(block.children)
        case BlockKind.HEADING:
            marks = heading_marks(block.number)
            yield [f"{marks} ", block] if marks else [block]
        case BlockKind.BULLETS | BlockKind.NUMBERED:
            for item in block.children:
                yield from _lines(item)
        case BlockKind.ITEM:
            yield from _item(block)
        case BlockKind.QUOTE:
            yield from (_led(line, "> ") for line in _joined(block.children))
        case BlockKind.TABLE:
            yield from _table(block)
        case BlockKind.ROW:
            yield [piece for cell in block.children for piece in ("| ", cell, " ")] + ["|"]
        case BlockKind.FOOTNOTE:
            yield from _footnote(block)
        case BlockKind.PARAGRAPH | BlockKind.CELL:
            yield [block]


def _text(document: Outline) -> Iterator[Line]:
    """Parts or blocks with blank lines between them, and a line feed at the end."""
    yield from _spaced(document.children)
    if document.children:
        yield []


def _spaced(blocks: Iterable[Outline]) -> Iterator[Line]:
    before: Outline | None = None
    for block in blocks:
        if before is not None and not _counts_on(before, block):
            yield []
        yield from _lines(block)
        before = block


def _counts_on(before: Outline, block: Outline) -> bool:
    """Whether a list goes on right after another: what stood between them, such as a heading, is gone."""
    if before.kind is block.kind is BlockKind.SECTION and before.children and block.children:
        return _counts_on(before.children[-1], block.children[0])
    if before.kind is not block.kind or not block.kind.is_list or not before.children or not block.children:
        return False
    return block.kind is BlockKind.BULLETS or block.children[0].number == before.children[-1].number + 1


def _joined(blocks: Iterable[Outline]) -> Iterator[Line]:
    """Blocks with blank lines between them, but none between a line and the list that it opens."""
    before: Outline | None = None
    for block in blocks:
        opens = before is not None and before.kind is BlockKind.PARAGRAPH and _may_interrupt(block)
        if before is not None and not opens and not _counts_on(before, block):
            yield []
        yield from _lines(block)
        before = block


def _may_interrupt(block: Outline) -> bool:
    """Whether a list can follow a line of text without a blank line (CommonMark 5.3)."""
    if not block.kind.is_list or not block.children:
        return False
    first = block.children[0]
    return bool(first.children) and (block.kind is BlockKind.BULLETS or first.number == 1)


def _item(item: Outline) -> Iterator[Line]:
    numbered = item.node is None or item.node.mark != "-"
    mark = f"{item.number}." if numbered else "-"
    lines = list(_joined(item.children))
    if not lines:
        yield [mark]
        return
    indent = " " * max(_INDENT, len(mark) + 1)
    leads = item.children[0].kind is BlockKind.PARAGRAPH
    yield _led(lines[0], mark + " " if leads else mark.ljust(len(indent)))
    yield from (_led(line, indent) for line in lines[1:])


def _footnote(note: Outline) -> Iterator[Line]:
    lines = list(_joined(note.children))
    yield _led(lines[0] if lines else [], f"[^{note.name}]: ")
    yield from (_led(line, " " * _INDENT) for line in lines[1:])


def _led(line: Line, lead: str) -> Line:
    """A line with something in front; an empty one keeps no white space at its end."""
    return [lead, *line] if line else [lead.rstrip()] if lead.strip() else []


def _table(table: Outline) -> Iterator[Line]:
    for at, row in enumerate(table.children):
        yield from _lines(row)
        if at == 0:
            yield ["| " + " | ".join(_RULES.get(align, "---") for align in table.align) + " |"]
