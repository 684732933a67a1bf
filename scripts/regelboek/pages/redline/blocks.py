"""The blocks of a redline: lists and quotations as they are, with labels for what became of them."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from regelboek.compare import BlockDiff, BlockKind, Diff, Status
from regelboek.pages.html import TABLE_BOX
from regelboek.pages.redline.items import Items, classed, list_of, marks_of
from regelboek.pages.redline.numbering import Numbering, Side
from regelboek.pages.redline.parts import Segment, segments
from regelboek.pages.redline.tables import Columns
from regelboek.pages.redline.telling import NO_PASSAGES, Owner, Passages, Telling
from regelboek.pages.redline.words import Piece, Words

Unit = tuple[BlockDiff | None, BlockDiff]
"""A block; before an item, the list that it is in."""


_CLASSES = {
    Status.INSERTED: "rb-in",
    Status.DELETED: "rb-uit",
    Status.MOVED_HERE: "rb-hier",
    Status.MOVED_AWAY: "rb-weg",
}
_ABSENT = {
    Side.OLD: frozenset((Status.INSERTED, Status.MOVED_HERE)),
    Side.NEW: frozenset((Status.DELETED, Status.MOVED_AWAY)),
    Side.BOTH: frozenset[Status](),
}
"""What is not there on the side that is shown."""


class Redliner:
    """Writes the blocks of one comparison.

    Args:
        diff: the comparison.
        numbering: its changes.
        side: both texts in one, or one of them.
        owner: names the rule of a block that moved, where a comparison holds several.
        moved: whether it writes the inside of something that moved.
        passages: what to say of blocks that went to another text, or took in others, and are no moves of this one.
    """

    def __init__(
        self,
        diff: Diff,
        numbering: Numbering,
        side: Side = Side.BOTH,
        owner: Owner = lambda _: "",
        *,
        moved: bool = False,
        passages: Passages = NO_PASSAGES,
    ) -> None:
        self.diff, self.numbering, self.side = diff, numbering, side
        self.moved = moved
        self.telling = Telling(diff, numbering, side, owner, passages)
        self.items = Items(side, moved=moved)
        self.words = Words(diff, numbering, side, self.telling.way)

    @cached_property
    def _inside(self) -> Redliner:
        """Writes what moved, with what changed on the way: all of it came here, or went from here."""
        owner, passages = self.telling.owner, self.telling.passages
        return Redliner(self.diff, self.numbering, self.side, owner, moved=True, passages=passages)

    def blocks(self, blocks: Iterable[BlockDiff]) -> Markup:
        """Blocks that stand beside each other; headings are the caller's."""
        shown = (block for block in blocks if block.kind is not BlockKind.HEADING)
        return Markup("".join(self._siblings(shown)))

    def became(self, section: BlockDiff) -> tuple[Markup, str]:
        """What became of a whole section: its label, and its class unless the blocks in it have their own."""
        covers = self.numbering.announced.covers(section)
        return Markup(self.telling.said(section)), _CLASSES[section.status] if covers else ""

    def inside(self, section: BlockDiff) -> tuple[Redliner, tuple[BlockDiff, ...]]:
        """What stands in a section, and who writes it: in one that moved, with what changed on the way."""
        inner = self._changed_on_the_way(section)
        return (self._inside, inner.children) if inner else (self, section.children)

    def units(self, blocks: Iterable[BlockDiff]) -> Iterator[Unit]:
        """What makes a row where texts stand side by side: blocks, and the items of lists that have no label."""
        for block in blocks:
            if block.kind.is_list and not block.is_regrouped and not self.telling.said(block):
                yield from ((block, item) for item in block.children)
            elif block.kind is not BlockKind.HEADING:
                yield None, block

    def row(self, unit: Unit) -> Markup:
        """One row of texts side by side: a block, or one item of a list."""
        holder, block = unit
        if holder is None:
            return Markup("".join(self._siblings([block])))
        return Markup(list_of(holder, self._item(block)))

    def document(self) -> Markup:
        """The whole of a comparison of two texts, with its headings."""
        return Markup("".join(self._siblings(self.diff.blocks)))

    def _siblings(self, blocks: Iterable[BlockDiff]) -> Iterator[str]:
        """Blocks in order; footnotes that follow each other are one list."""
        for is_note, group in itertools.groupby(blocks, key=lambda block: block.kind is BlockKind.FOOTNOTE):
            if is_note:
                items = "".join(map(self._item, group))
                yield f'<ol class="rb-noten">{items}</ol>' if items else ""
            else:
                yield from map(self._block, group)

    def _block(self, block: BlockDiff) -> str:
        if block.status in _ABSENT[self.side]:
            return ""
        label = self._label(block)
        inner = self._changed_on_the_way(block)
        writer = self._inside if inner else self
        written = writer._written(inner or block, label, classed(self._became(block)))
        return self.numbering.place(block, self.side) + written

    def _became(self, block: BlockDiff) -> str:
        """The class of a block that came, went or moved by itself; not of what stands in such a block."""
        name = _CLASSES.get(block.status, "")
        if not block.move:
            return name if self.telling.is_labelled(block) or self.telling.passage(block) else ""
        move = self.diff.move(block.move)
        return name if block.node in (move.old, move.new) else ""

    def _changed_on_the_way(self, block: BlockDiff) -> BlockDiff | None:
        """The inside of a block that moved, shown where it went from only if that stands by itself.

        Nothing for a part of such a block.
        """
        if block.status is not (Status.MOVED_AWAY if self.side is Side.OLD else Status.MOVED_HERE):
            return None
        move = self.diff.move(block.move)
        return move.inner if block.node in (move.old, move.new) else None

    def _written(self, block: BlockDiff, label: str, name: str) -> str:
        """A block with the label and the class of what became of it."""
        if block.is_regrouped:
            return f'<div class="rb-deeld">{_line(label)}{self._regrouped(block)}</div>'
        match block.kind:
            case BlockKind.PARAGRAPH:
                return f"<p{name}>{label}{self._words(block)}</p>"
            case BlockKind.HEADING:
                level = min(6, block.node.number or 2)
                return f"<h{level}{name}>{label}{self._words(block)}</h{level}>"
            case BlockKind.NUMBERED | BlockKind.BULLETS:
                return _held(name, _line(label) + self._list(block))
            case BlockKind.QUOTE:
                inside = "".join(self._siblings(block.children))
                return f"<blockquote{name}>{_line(label)}{inside}</blockquote>"
            case BlockKind.TABLE:
                return _held(name, _line(label) + self._table(block))
            case _:
                return _line(label) + "".join(self._siblings(block.children))

    def _words(self, block: BlockDiff) -> str:
        """The words of a block, with what its notes say."""
        notes = "".join(self.words.note(note) for note in block.notes)
        covered = self.numbering.announced.covers(block)
        return self._pieces(((run, run) for run in block.runs), covered=covered) + notes

    def _pieces(self, pieces: Iterable[Piece], *, covered: bool = False) -> str:
        text = self.words.of_pieces(pieces, covered=covered)
        tag = "del" if self.side is Side.OLD else "ins"
        return f'<{tag} class="rb-mv">{text}</{tag}>' if self.moved and text else text

    # Labels

    def _label(self, block: BlockDiff) -> str:
        """What became of a block, and what its notes say if it holds blocks."""
        notes = "".join(self.words.note(note) for note in block.notes) if not block.node.is_leaf else ""
        said = self.telling.said(block)
        return (f'<span class="rb-x rb-lb">{said}</span> ' if said else "") + notes

    # Lists

    def _list(self, block: BlockDiff) -> str:
        return list_of(block, "".join(map(self._item, block.children)))

    def _item(self, block: BlockDiff) -> str:
        """A paragraph of the norm, an item or a footnote."""
        if block.status in _ABSENT[self.side]:
            return ""
        label = self._label(block)
        inner = self._changed_on_the_way(block)
        writer, shown = (self._inside, inner) if inner else (self, block)
        place = self.numbering.place(block, self.side)
        if shown.is_regrouped:
            return writer._cut_items(shown, label, place)
        marks = marks_of(block)
        content = writer._content(shown, label, numbered=any(marks))
        value = block.node.number if block.node.mark != "-" else 0
        return self.items.item(marks, content, self._became(block), value, place)

    def _content(self, block: BlockDiff, label: str, *, numbered: bool) -> str:
        """What stands in an item: a lone paragraph as mere words, unless it has a number to stand beside."""
        only = block.children[0] if len(block.children) == 1 else None
        if only and not numbered and only.kind is BlockKind.PARAGRAPH and not only.is_regrouped:
            says_more = self.telling.is_labelled(only) or self.telling.said(only)
            if only.status not in _ABSENT[self.side] and not says_more:
                return label + self._words(only)
        return _line(label) + "".join(self._siblings(block.children))

    # One text over several blocks

    def _cut_items(self, block: BlockDiff, label: str, place: str) -> str:
        """Items that were split or joined: an item for each that is there now."""
        items = []
        for segment in segments(block, self.side):
            marks = (segment.old_mark, segment.new_mark)
            text = self._pieces(segment.pieces)
            content = f"{_line(label)}<p>{text}</p>" if any(marks) else label + text
            items.append(self.items.item(marks, content, "rb-deeld", place=place))
            label = place = ""
        return "".join(items)

    def _regrouped(self, block: BlockDiff) -> str:
        """Paragraphs and items of a text that was split, joined or made a list."""
        groups = itertools.groupby(segments(block, self.side), key=_holder)
        return "".join(self._segments(tag, list(group)) for tag, group in groups)

    def _segments(self, tag: str, cut: Sequence[Segment]) -> str:
        if tag == "p":
            return "".join(f"<p>{self._lost(segment)}{self._pieces(segment.pieces)}</p>" for segment in cut)
        marks = [(segment.old_mark, segment.new_mark) for segment in cut]
        items = [
            self.items.item(both, self._pieces(segment.pieces), "")
            for both, segment in zip(marks, cut, strict=True)
        ]
        name = classed("rb-onderdelen" if any(map(any, marks)) else "")
        return f"<{tag}{name}>{''.join(items)}</{tag}>"

    def _lost(self, segment: Segment) -> str:
        """The number of an item that became a paragraph."""
        if self.side is not Side.BOTH or not segment.old_mark or segment.new_mark:
            return ""
        return f'<span class="rb-nr"><del>{html.escape(segment.old_mark)}</del></span> '

    # Tables

    def _table(self, block: BlockDiff) -> str:
        columns = Columns.of(block, self.side)
        shown = [row for row in block.children if row.status not in _ABSENT[self.side]]
        head = "".join(self._row(row, columns) for row in shown if _is_head(row))
        body = "".join(self._row(row, columns) for row in shown if not _is_head(row))
        head = f"<thead>{head}</thead>" if head else ""
        return f"{TABLE_BOX}<table>{head}<tbody>{body}</tbody></table></div>"

    def _row(self, row: BlockDiff, columns: Columns) -> str:
        label = self.numbering.place(row, self.side) + self._label(row)
        inner = self._changed_on_the_way(row)
        writer, shown = (self._inside, inner) if inner else (self, row)
        cells = []
        for cell in columns.spread(shown):
            text = label + (writer._words(cell) if cell else "")
            came_or_went = cell is not None and shown.status is Status.CHANGED
            name = classed(_CLASSES.get(cell.status, "") if cell and came_or_went else "")
            is_named = _is_head(row) and text
            cells.append(f'<th scope="col"{name}>{text}</th>' if is_named else f"<td{name}>{text}</td>")
            label = ""
        return f"<tr{classed(self._became(row))}>{''.join(cells)}</tr>"


def _held(name: str, html: str) -> str:
    """A list or table with its label; one that came or went has its class around both."""
    return f"<div{name}>{html}</div>" if name else html


def _line(label: str) -> str:
    """A label in front of what can hold no words itself."""
    return f'<p class="rb-x">{label}</p>' if label else ""


def _is_head(row: BlockDiff) -> bool:
    return row.node.path[-1].position == 0


def _holder(segment: Segment) -> str:
    """What the block of a segment stands in: a list, or nothing."""
    mark = segment.part.mark if segment.part else ""
    if mark in ("", ">") or mark.startswith(("#", "[")):
        return "p"
    return "ul" if mark == "-" else "ol"
