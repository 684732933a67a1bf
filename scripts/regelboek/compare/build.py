"""Building: the nodes of one side, from the blocks of the Markdown tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from regelboek.compare.nodes import FRONT_MATTER, PLAIN, BlockKind, Inlines, Node, Path, Reading, Step
from regelboek.compare.tokenise import tokenise
from regelboek.compare.tokens import fold
from regelboek.markdown.parse import parse_heading
from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    BulletList,
    Emph,
    Footnote,
    FootnoteRef,
    Link,
    ListItem,
    OrderedList,
    Para,
    Ref,
    Section,
    Strong,
    Table,
    Text,
)


class Builder:
    """Makes the nodes of one side."""

    def __init__(self, reading: Reading = PLAIN, levels: Mapping[int, int] | None = None) -> None:
        self.reading = reading
        self.levels = levels or {}
        """Level of the heading on a line of the source, where it is not 2."""

    def document(self, sections: Iterable[Section]) -> Node:
        """The whole of a text."""
        sections = tuple(sections)
        children = tuple(
            self.section(section, Step(BlockKind.SECTION, place, len(sections), 0, section.title))
            for place, section in enumerate(sections, 1)
        )
        return Node(BlockKind.DOCUMENT, joined_key(BlockKind.DOCUMENT, children), (), children)

    def blocks(self, blocks: Iterable[Block], footnotes: Iterable[Footnote]) -> Node:
        """Blocks that stand under no heading."""
        children = (*self.siblings(tuple(blocks), ()), *self.footnotes(tuple(footnotes), ()))
        return Node(BlockKind.DOCUMENT, joined_key(BlockKind.DOCUMENT, children), (), children)

    def section(self, section: Section, step: Step) -> Node:
        if section.title == FRONT_MATTER:
            path = (replace(step, kind=BlockKind.FRONT_MATTER),)
            lines = zip(self.siblings(section.blocks, path), section.blocks, strict=True)
            children = tuple(replace(node, number=line.place.column) for node, line in lines)
            return Node(
                BlockKind.FRONT_MATTER, joined_key(BlockKind.FRONT_MATTER, children), (step,), children
            )
        path = (step,)
        line = section.place.line
        parts: list[Node] = []
        if section.title:
            level = self.levels.get(line, 2)
            words = parse_heading(section.title) if _MARKED.search(section.title) else (Text(section.title),)
            heading = Step(BlockKind.HEADING, 1, 1, level)
            parts.append(self.leaf(BlockKind.HEADING, words, (*path, heading), number=level, line=line))
        title = parts[0].name if parts else ""
        parts += self.siblings(section.blocks, path)
        parts += self.footnotes(section.footnotes, path)
        parts.sort(key=lambda node: node.line)
        children = tuple(parts)
        key = joined_key(BlockKind.SECTION, children)
        return Node(BlockKind.SECTION, key, path, children, None, 0, title, section, line)

    def siblings(self, blocks: tuple[Block, ...], path: Path) -> list[Node]:
        """Blocks that stand beside each other, each counted among its kind."""
        kinds = [_KINDS[type(block)] for block in blocks]
        seen: dict[BlockKind, int] = {}
        nodes = []
        for block, kind in zip(blocks, kinds, strict=True):
            seen[kind] = seen.get(kind, 0) + 1
            step = Step(kind, seen[kind], kinds.count(kind) if len(kinds) < 50 else len(kinds))
            nodes.append(self.block(block, (*path, step)))
        return nodes

    def block(self, block: Block, path: Path) -> Node:
        match block:
            case Para(inlines, place):
                return self.leaf(BlockKind.PARAGRAPH, inlines, path, line=place.line, block=block)
            case BulletList(items) | OrderedList(items):
                children = tuple(
                    self.item(item, (*path, Step(BlockKind.ITEM, at, len(items), item.number)))
                    for at, item in enumerate(items, 1)
                )
            case BlockQuote(blocks):
                children = tuple(self.siblings(blocks, path))
            case Table():
                rows = (block.head, *block.rows)
                children = tuple(
                    self.row(cells, (*path, Step(BlockKind.ROW, at, len(block.rows))), block.place.line + at)
                    for at, cells in enumerate(rows)
                )
        return self.holder(children, path, block)

    def item(self, item: ListItem, path: Path) -> Node:
        children = tuple(self.siblings(item.blocks, path))
        return self.holder(children, path, item)

    def footnotes(self, notes: tuple[Footnote, ...], path: Path) -> list[Node]:
        return [
            self.holder(tuple(self.siblings(note.blocks, step)), step, note, name=note.label)
            for at, note in enumerate(notes, 1)
            for step in [(*path, Step(BlockKind.FOOTNOTE, at, len(notes), 0, note.label))]
        ]

    def row(self, cells: tuple[Inlines, ...], path: Path, line: int) -> Node:
        children = tuple(
            self.leaf(BlockKind.CELL, cell, (*path, Step(BlockKind.CELL, at, len(cells))), line=line)
            for at, cell in enumerate(cells, 1)
        )
        return Node(BlockKind.ROW, joined_key(BlockKind.ROW, children), path, children, line=line)

    def leaf(
        self,
        kind: BlockKind,
        inlines: Inlines,
        path: Path,
        *,
        number: int = 0,
        line: int = 0,
        block: Block | None = None,
    ) -> Node:
        key = _LETTERS[kind] + fold("".join(self.pieces(inlines)))
        name = "".join(token.text for token in tokenise(inlines)) if kind is BlockKind.HEADING else ""
        return Node(kind, key, path, (), inlines, number, name, block, line, self.reading)

    def holder(
        self, children: tuple[Node, ...], path: Path, block: Block | ListItem | Footnote, *, name: str = ""
    ) -> Node:
        kind = path[-1].kind
        number = block.number if isinstance(block, ListItem) else 0
        key = joined_key(kind, children)
        return Node(kind, key, path, children, None, number, name, block, block.place.line, self.reading)

    def pieces(self, inlines: Inlines) -> Iterator[str]:
        """A run as text in which emphasis and links show."""
        for inline in inlines:
            match inline:
                case Text(text):
                    yield text
                case Emph(inner):
                    yield "\x01" + "".join(self.pieces(inner)) + "\x02"
                case Strong(inner):
                    yield "\x03" + "".join(self.pieces(inner)) + "\x02"
                case Link(inner, href):
                    yield "\x04" + "".join(self.pieces(inner)) + f"\x05{href}\x02"
                case Ref() | FootnoteRef():
                    yield self.reading.key_of(inline)


_MARKED = re.compile(r"[\[*_`<&\\]")
"""What a heading may hold that is more than its words."""
_KINDS = {
    Para: BlockKind.PARAGRAPH,
    BulletList: BlockKind.BULLETS,
    OrderedList: BlockKind.NUMBERED,
    BlockQuote: BlockKind.QUOTE,
    Table: BlockKind.TABLE,
}
_LETTERS = {kind: chr(0xE000 + place) for place, kind in enumerate(BlockKind)}
"""What a key starts with: private-use characters, which are no part of any word."""


def joined_key(kind: BlockKind, children: Iterable[Node]) -> str:
    """The key of a block of blocks."""
    return _LETTERS[kind] + "\x1e" + "\x1f".join([child.key for child in children]) + "\x1d"
