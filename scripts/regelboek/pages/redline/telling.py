"""What is said of a block in front of it: its label, with links to the other end of a move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from markupsafe import escape

from regelboek.compare import BlockDiff, BlockKind, Diff, Move, Node, Op, Status
from regelboek.compare.address import Addresses, addresses
from regelboek.pages.redline.labels import label_of, place_of
from regelboek.pages.redline.numbering import Numbering, Side

Owner = Callable[[Node], str]
"""The rule that a block is in, as words; empty where that goes without saying."""

Passages = Mapping[Node, str]
"""What to say of some blocks, as HTML."""
NO_PASSAGES: Passages = {}


class Telling:
    """Tells what became of the blocks of one comparison.

    Args:
        diff: the comparison.
        numbering: its changes.
        side: both texts in one, or one of them.
        owner: names the rule of a block that moved, where a comparison holds several.
        passages: what to say of blocks that went to another text, or took in others, and are no moves of this one.
    """

    def __init__(
        self, diff: Diff, numbering: Numbering, side: Side, owner: Owner, passages: Passages
    ) -> None:
        self.diff, self.numbering, self.side, self.owner = diff, numbering, side, owner
        self.passages = passages

    def said(self, block: BlockDiff) -> str:
        """The label of a block; empty where it has none."""
        if block.status is Status.MOVED_AWAY:
            move = self.diff.move(block.move)
            if move.old is not block.node:
                return ""
            there = self.numbering.moved_to(move.number)
            return f'Verplaatst naar <a href="#{there}">{self._place(move, Op.DELETED)}</a>'
        if block.status is Status.MOVED_HERE:
            return self._came(block)
        return self.passage(block) or (label_of(block) if self._is_called(block) else "")

    def is_labelled(self, block: BlockDiff) -> bool:
        """Whether it is a change of its own, or came or went as a whole."""
        return self.numbering.change(block) is not None or self.numbering.announced.has_label(block)

    def _is_called(self, block: BlockDiff) -> bool:
        """Whether it says that it came or went; no part of which something, or all, is in another part or rule."""
        if block.kind is BlockKind.SECTION and block.status in (Status.INSERTED, Status.DELETED):
            return self.numbering.announced.has_label(block) and not self._is_told(block)
        return self.is_labelled(block)

    def _is_told(self, block: BlockDiff) -> bool:
        """Whether a passage is about it, or about each block in it."""
        if any(node in self.passages for node in (*block.old, *block.new)):
            return True
        held = [child for child in block.children if child.kind is not BlockKind.HEADING]
        return bool(held) and all(map(self._is_told, held))

    def passage(self, block: BlockDiff) -> str:
        """What is said of a block that is elsewhere now, or took in another, on the side where it is so."""
        nodes = (*block.new[: self.side is not Side.OLD], *block.old[: self.side is not Side.NEW])
        return "; ".join(self.passages[node] for node in nodes if node in self.passages)

    def _came(self, block: BlockDiff) -> str:
        move = self.diff.move(block.move)
        if move.new is not block.node:
            return ""
        origin = self.numbering.moved_from(move.number)
        return f'Verplaatst van <a href="#{origin}">{self._place(move, Op.INSERTED)}</a>'

    def way(self, move: Move, op: Op) -> str:
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
