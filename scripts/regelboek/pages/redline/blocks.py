"""The blocks of a redline: lists and quotations as they are, with labels for what became of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup, escape

from regelboek.compare import BlockDiff, BlockKind, Diff, Move, Node, Op, Status
from regelboek.compare.address import Addresses, addresses
from regelboek.pages.html import TABLE_BOX
from regelboek.pages.redline.labels import label_of, mark_of, place_of
from regelboek.pages.redline.numbering import Numbering, Side
from regelboek.pages.redline.parts import Segment, segments
from regelboek.pages.redline.tables import Columns
from regelboek.pages.redline.words import Piece, Words

Owner = Callable[[Node], str]
"""The rule that a block is in, as words; empty where that goes without saying."""

Passages = Mapping[Node, str]
"""What to say of some blocks, as HTML."""
NO_PASSAGES: Passages = {}

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
        self.diff, self.numbering, self.side, self.owner = diff, numbering, side, owner
        self.moved = moved
        self.passages = passages
        self.words = Words(diff, numbering, side, self._way)

    @cached_property
    def _inside(self) -> Redliner:
        """Writes what moved, with what changed on the way: all of it came here, or went from here."""
        return Redliner(self.diff, self.numbering, self.side, self.owner, moved=True, passages=self.passages)

    def blocks(self, blocks: Iterable[BlockDiff]) -> Markup:
        """Blocks that stand beside each other; headings are the caller's."""
        shown = (block for block in blocks if block.kind is not BlockKind.HEADING)
        return Markup("".join(self._siblings(shown)))

    def became(self, section: BlockDiff) -> tuple[Markup, str]:
        """What became of a whole section: its label, and its class unless the blocks in it have their own."""
        covers = self.numbering.announced.covers(section)
        return Markup(self._said(section)), _CLASSES[section.status] if covers else ""

    def inside(self, section: BlockDiff) -> tuple[Redliner, tuple[BlockDiff, ...]]:
        """What stands in a section, and who writes it: in one that moved, with what changed on the way."""
        inner = self._changed_on_the_way(section)
        return (self._inside, inner.children) if inner else (self, section.children)

    def units(self, blocks: Iterable[BlockDiff]) -> Iterator[Unit]:
        """What makes a row where texts stand side by side: blocks, and the items of lists that have no label."""
        for block in blocks:
            if block.kind.is_list and not block.is_regrouped and not self._said(block):
                yield from ((block, item) for item in block.children)
            elif block.kind is not BlockKind.HEADING:
                yield None, block

    def row(self, unit: Unit) -> Markup:
        """One row of texts side by side: a block, or one item of a list."""
        holder, block = unit
        if holder is None:
            return Markup("".join(self._siblings([block])))
        return Markup(self._list_of(holder, self._item(block)))

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
        written = writer._written(inner or block, label, _class(self._became(block)))
        return self.numbering.place(block, self.side) + written

    def _became(self, block: BlockDiff) -> str:
        """The class of a block that came, went or moved by itself; not of what stands in such a block."""
        name = _CLASSES.get(block.status, "")
        if not block.move:
            return name if self._is_labelled(block) or self._passage(block) else ""
        move = self.diff.move(block.move)
        return name if block.node in (move.old, move.new) else ""

    def _is_labelled(self, block: BlockDiff) -> bool:
        return self.numbering.change(block) is not None or self.numbering.announced.has_label(block)

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
        said = self._said(block)
        return (f'<span class="rb-x rb-lb">{said}</span> ' if said else "") + notes

    def _said(self, block: BlockDiff) -> str:
        if block.status is Status.MOVED_AWAY:
            move = self.diff.move(block.move)
            if move.old is not block.node:
                return ""
            to, id = self.numbering.moved_to(move.number), self.numbering.moved_from(move.number)
            return f'Verplaatst naar <a id="{id}" href="#{to}">{self._place(move, Op.DELETED)}</a>'
        if block.status is Status.MOVED_HERE:
            return self._came(block)
        return self._passage(block) or (label_of(block) if self._is_called(block) else "")

    def _is_called(self, block: BlockDiff) -> bool:
        """Whether it says that it came or went; no part of which something, or all, is in another part or rule."""
        if block.kind is BlockKind.SECTION and block.status in (Status.INSERTED, Status.DELETED):
            return self.numbering.announced.has_label(block) and not self._is_told(block)
        return self._is_labelled(block)

    def _is_told(self, block: BlockDiff) -> bool:
        """Whether a passage is about it, or about each block in it."""
        if any(node in self.passages for node in (*block.old, *block.new)):
            return True
        held = [child for child in block.children if child.kind is not BlockKind.HEADING]
        return bool(held) and all(map(self._is_told, held))

    def _passage(self, block: BlockDiff) -> str:
        """What is said of a block that is elsewhere now, or took in another, on the side where it is so."""
        nodes = (*block.new[: self.side is not Side.OLD], *block.old[: self.side is not Side.NEW])
        return "; ".join(self.passages[node] for node in nodes if node in self.passages)

    def _came(self, block: BlockDiff) -> str:
        move = self.diff.move(block.move)
        if move.new is not block.node:
            return ""
        here, origin = self.numbering.moved_to(move.number), self.numbering.moved_from(move.number)
        anchor = "" if self.numbering.is_listed(move.number) else f' id="{here}"'
        return f'Verplaatst van <a{anchor} href="#{origin}">{self._place(move, Op.INSERTED)}</a>'

    def _way(self, move: Move, op: Op) -> str:
        """Where a sentence went, or where it came from: `naar lid 2`, `van lid 1`, `binnen lid 1`."""
        gone, come = self._place(move, Op.DELETED), self._place(move, Op.INSERTED)
        if gone == come:
            return f"binnen {gone}"
        return f"naar {gone}" if op is Op.DELETED else f"van {come}"

    def _place(self, move: Move, op: Op) -> str:
        """The place that something went to, or the one that it came from."""
        node, names = (move.new, self._names[1]) if op is Op.DELETED else (move.old, self._names[0])
        owner, place = self.owner(node), place_of(node)
        if owner:
            words = f"{owner}, {place or node.path[0].name.casefold()}" if node.path else owner
        else:
            words = place or names.of_text.get(node) or names.of_block.get(node) or "een andere plaats"
        return str(escape(words))

    @cached_property
    def _names(self) -> tuple[Addresses, Addresses]:
        """The places of either text."""
        return addresses(self.diff.old), addresses(self.diff.new)

    # Lists

    def _list(self, block: BlockDiff) -> str:
        return self._list_of(block, "".join(map(self._item, block.children)))

    def _list_of(self, block: BlockDiff, items: str) -> str:
        tag, name = "ol" if block.kind is BlockKind.NUMBERED else "ul", ""
        first = next((child.node for child in block.children), None)
        if first is not None and mark_of(first):
            name = _class("rb-leden" if len(first.path) == 3 else "rb-onderdelen")
        return f"<{tag}{name}>{items}</{tag}>" if items else ""

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
        marks = _marks(block)
        content = writer._content(shown, label, numbered=any(marks))
        value = block.node.number if block.node.mark != "-" else 0
        return self._list_item(marks, content, self._became(block), value, place)

    def _content(self, block: BlockDiff, label: str, *, numbered: bool) -> str:
        """What stands in an item: a lone paragraph as mere words, unless it has a number to stand beside."""
        only = block.children[0] if len(block.children) == 1 else None
        if only and not numbered and only.kind is BlockKind.PARAGRAPH and not only.is_regrouped:
            says_more = self._is_labelled(only) or self._said(only)
            if only.status not in _ABSENT[self.side] and not says_more:
                return label + self._words(only)
        return _line(label) + "".join(self._siblings(block.children))

    def _list_item(
        self, marks: tuple[str, str], content: str, name: str, value: int = 0, place: str = ""
    ) -> str:
        if not any(marks):
            number = f' value="{value}"' if value else ""
            return f"<li{_class(name)}{number}>{place}{content}</li>"
        number = f'<span class="rb-lid__nr">{self._number(*marks)}</span>'
        text = f'<div class="rb-lid__tekst">{content}</div>'
        return f"<li{_class(f'rb-lid {name}')}>{place}{number}{text}</li>"

    def _number(self, old: str, new: str) -> str:
        """The number in front; that it became another is no change of its own."""
        if self.side is not Side.BOTH:
            return old if self.side is Side.OLD else new
        if self.moved:
            return f"<ins>{new}</ins>"
        if old == new:
            return new
        was = f"<del>{old}</del>" if old else ""
        now = f"<ins>{new}</ins>" if new else ""
        return f"{was} {now}".strip()

    # One text over several blocks

    def _cut_items(self, block: BlockDiff, label: str, place: str) -> str:
        """Items that were split or joined: an item for each that is there now."""
        items = []
        for segment in segments(block, self.side):
            marks = (segment.old_mark, segment.new_mark)
            text = self._pieces(segment.pieces)
            content = f"{_line(label)}<p>{text}</p>" if any(marks) else label + text
            items.append(self._list_item(marks, content, "rb-deeld", place=place))
            label = place = ""
        return "".join(items)

    def _regrouped(self, block: BlockDiff) -> str:
        """Paragraphs and items of a text that was split, joined or made a list."""
        groups = itertools.groupby(segments(block, self.side), key=_holder)
        return "".join(self._segments(tag, list(group)) for tag, group in groups)

    def _segments(self, tag: str, cut: Sequence[Segment]) -> str:
        if tag == "p":
            return "".join(f"<p>{self._pieces(segment.pieces)}</p>" for segment in cut)
        marks = [(segment.old_mark, segment.new_mark) for segment in cut]
        items = [
            self._list_item(both, self._pieces(segment.pieces), "")
            for both, segment in zip(marks, cut, strict=True)
        ]
        name = _class("rb-onderdelen" if any(map(any, marks)) else "")
        return f"<{tag}{name}>{''.join(items)}</{tag}>"

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
            name = _class(_CLASSES.get(cell.status, "") if cell and came_or_went else "")
            is_named = _is_head(row) and text
            cells.append(f'<th scope="col"{name}>{text}</th>' if is_named else f"<td{name}>{text}</td>")
            label = ""
        return f"<tr{_class(self._became(row))}>{''.join(cells)}</tr>"


def _class(name: str) -> str:
    return f' class="{name.strip()}"' if name else ""


def _held(name: str, html: str) -> str:
    """A list or table with its label; one that came or went has its class around both."""
    return f"<div{name}>{html}</div>" if name else html


def _line(label: str) -> str:
    """A label in front of what can hold no words itself."""
    return f'<p class="rb-x">{label}</p>' if label else ""


def _marks(block: BlockDiff) -> tuple[str, str]:
    old = mark_of(block.old[0]) if block.old else ""
    return old, mark_of(block.new[0]) if block.new else ""


def _is_head(row: BlockDiff) -> bool:
    return row.node.path[-1].position == 0


def _holder(segment: Segment) -> str:
    """What the block of a segment stands in: a list, or nothing."""
    mark = segment.part.mark if segment.part else ""
    if mark in ("", ">") or mark.startswith(("#", "[")):
        return "p"
    return "ul" if mark == "-" else "ol"
