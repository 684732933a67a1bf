"""The changes of a redline that readers see, and the blocks at which who goes through them stops."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from markupsafe import escape

from regelboek.compare import BlockDiff, BlockKind, Change, Diff, Node, Note, Op, Run, Status, changes
from regelboek.pages.redline.announced import Announced
from regelboek.pages.redline.labels import of_old, whereabouts


class Side(Enum):
    """Which text is shown."""

    BOTH = "beide"
    OLD = "oud"
    NEW = "nieuw"


@dataclass(frozen=True)
class Stop:
    """A block that changed: one stop on the way from change to change, however much of it did."""

    id: str
    block: BlockDiff
    changes: tuple[Change, ...]
    """None of a block from where something moved, or that counts with a part that is new as a whole."""

    @property
    def place(self) -> str:
        """Stands for its links; a redline does not know what else is on its page."""
        where = whereabouts(self.block.node)
        return f"<!--w:{self.id}|{escape(where if self.block.new else of_old(where))}-->"

    def is_on(self, side: Side) -> bool:
        """Whether its links are in this column, where the texts stand side by side: with what is there now, if anything."""
        return side is Side.BOTH or (side is Side.OLD) == self._is_gone

    @property
    def _is_gone(self) -> bool:
        """Whether the old text alone shows it."""
        if self.changes:
            return all(map(_is_gone, self.changes))
        return self.block.status not in (Status.INSERTED, Status.MOVED_HERE)


class Numbering:
    """The changes of one comparison that readers see, in reading order.

    Args:
        diff: the comparison.
        prefix: what its ids start with, unlike that of any other redline on the page.
        told: blocks of which something is said besides, so that who goes through the changes stops there too.
    """

    def __init__(self, diff: Diff, prefix: str, told: Container[Node] = ()) -> None:
        self.prefix = prefix
        seen = [change for change in changes(diff) if change.kind.is_seen]
        self._changes = {id(thing): change for change in seen for thing in _things(change)}
        self.announced = Announced(diff, self._changes)
        heads = _heads(diff)
        held: dict[BlockDiff, list[Change]] = {}
        for change in seen:
            held.setdefault(heads[change.block], []).append(change)
        for block, head in heads.items():
            if self.announced.has_label(block) or _is_told(block, told) or any(_ends(diff, block)):
                held.setdefault(head, [])
        in_order = [head for head in dict.fromkeys(heads.values()) if head in held]
        self._stops = {
            head: Stop(f"{prefix}-{n}", head, tuple(held[head])) for n, head in enumerate(in_order, 1)
        }
        self._ends = {
            end: self._stops[head].id for block, head in heads.items() for end in _ends(diff, block)
        }

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The blocks that changed."""
        return tuple(self._stops.values())

    def change(self, thing: BlockDiff | Run | Note) -> Change | None:
        """The change that a block, a run or a note is, or is a part of."""
        return self._changes.get(id(thing))

    def place(self, block: BlockDiff, side: Side = Side.BOTH) -> str:
        """Stands for the links of a block that is a stop in this column."""
        stop = self._stops.get(block)
        return stop.place if stop and stop.is_on(side) else ""

    def moved_from(self, number: int) -> str:
        """Where a link to the place that something moved from leads."""
        return f"w:{self._ends[number, Op.DELETED]}"

    def moved_to(self, number: int) -> str:
        """Where a link to the place that something moved to leads."""
        return f"w:{self._ends[number, Op.INSERTED]}"


def _things(change: Change) -> Sequence[BlockDiff | Run | Note]:
    return change.runs or ((change.note or change.block),)


def _is_gone(change: Change) -> bool:
    """Whether the old text alone shows it."""
    if change.is_block:
        return change.block.status is Status.DELETED
    return bool(change.runs) and not any(run.new for run in change.runs)


def _is_told(block: BlockDiff, told: Container[Node]) -> bool:
    return any(node in told for node in (*block.old, *block.new))


def _ends(diff: Diff, block: BlockDiff) -> Iterator[tuple[int, Op]]:
    """The moves of which a block, or a sentence in it, is one end, and which: where it stood or where it stands."""
    if block.move:
        move = diff.move(block.move)
        if block.node in (move.old, move.new):
            yield block.move, Op.INSERTED if block.status is Status.MOVED_HERE else Op.DELETED
    yield from ((run.move, run.op) for run in block.runs if run.move)


def _heads(diff: Diff) -> dict[BlockDiff, BlockDiff]:
    """By every block the one that it counts with.

    The words that open an item count with the item, cells with their row, and what moved with the block that it is now.
    """
    insides = {move.new: move.inner for move in diff.moves if move.inner is not None}

    def walk(block: BlockDiff, head: BlockDiff) -> Iterator[tuple[BlockDiff, BlockDiff]]:
        yield block, head
        if block.status in (Status.SAME, Status.MOVED_AWAY):
            return
        if block.status is Status.MOVED_HERE and block.node in insides:
            yield from walk(insides[block.node], head)
        for place, child in enumerate(block.children):
            yield from walk(child, head if _counts_with(block, child, place) else child)

    return dict(walk(diff.root, diff.root))


def _counts_with(block: BlockDiff, child: BlockDiff, place: int) -> bool:
    if block.kind is BlockKind.ROW:
        return True
    opens = place == 0 and child.kind is BlockKind.PARAGRAPH
    return opens and block.kind in (BlockKind.ITEM, BlockKind.FOOTNOTE)
