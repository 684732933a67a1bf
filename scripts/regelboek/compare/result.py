"""What a comparison gives: a tree of blocks with what became of each, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import Note
from regelboek.compare.regroup import Part, parts_of
from regelboek.compare.segments import Op, Run


class Status(StrEnum):
    """What became of a block; the value is how it is said."""

    SAME = "ongewijzigd"
    RESPELLED = "zelfde, anders geschreven"
    REWORDED = "ongewijzigd, maar leest anders"
    CHANGED = "gewijzigd"
    INSERTED = "nieuw"
    DELETED = "vervallen"
    MOVED_AWAY = "van hier verplaatst"
    MOVED_HERE = "hierheen verplaatst"
    SPLIT = "gesplitst"
    JOINED = "samengevoegd"
    LISTED = "lijst geworden"
    UNLISTED = "alinea geworden"
    REGROUPED = "anders ingedeeld"

    @property
    def is_same(self) -> bool:
        """Whether no reader would call it a change."""
        return self in (Status.SAME, Status.RESPELLED, Status.REWORDED)


@dataclass(frozen=True, eq=False)
class BlockDiff:
    """One block of the redline.

    A block that holds words has `runs`; one that holds blocks has `children`. A split, a join or a
    paragraph that became a list is one text over several blocks: `runs` has a token of kind `BREAK`
    where a block ends, and `old_parts` and `new_parts` say which blocks these are.
    """

    status: Status
    old: tuple[Node, ...]
    """The block of the old side; several when they were joined, none when it is new."""
    new: tuple[Node, ...]
    made_runs: tuple[Run, ...] | None = None
    made_children: tuple[BlockDiff, ...] | None = None
    notes: tuple[Note, ...] = ()
    """Changes that no word shows: emphasis, links, columns, spelling."""
    move: int = 0
    """The number of its move, for a block that moved; 0 for none."""

    @property
    def node(self) -> Node:
        """Its first block, of the new side where there is one."""
        return (self.new or self.old)[0]

    @property
    def kind(self) -> BlockKind:
        """What kind of block it is now, or was when it is gone."""
        return self.node.kind

    @property
    def is_regrouped(self) -> bool:
        """Whether it is one text over several blocks of either side."""
        return self.status in _REGROUPED

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The words, of a block that holds words; put together they are the text of either side."""
        if self.made_runs is not None:
            return self.made_runs
        if not self.node.is_leaf:
            return ()
        old = self.old[0].tokens if self.old else ()
        new = self.new[0].tokens if self.new else ()
        if not (old or new):
            return ()
        op = Op.SAME if self.old and self.new else Op.DELETED if self.old else Op.INSERTED
        return (Run(op, old, new),)

    @cached_property
    def children(self) -> tuple[BlockDiff, ...]:
        """The blocks in it."""
        if self.made_children is not None:
            return self.made_children
        if self.made_runs is not None:
            return ()
        if self.old and self.new:
            pairs = zip(self.old[0].children, self.new[0].children, strict=True)
            return tuple(BlockDiff(self.status, (old,), (new,)) for old, new in pairs)
        if self.old:
            return tuple(
                BlockDiff(self.status, (child,), (), move=self.move) for child in self.old[0].children
            )
        return tuple(BlockDiff(self.status, (), (child,), move=self.move) for child in self.new[0].children)

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether it came or went, and yet nothing of it but headings: all stands on the other side, block by block."""
        if self.status not in (Status.INSERTED, Status.DELETED):
            return False
        if self.node.is_leaf:
            said = [run for run in self.runs if (run.old_text + run.new_text).strip()]
            return bool(said) and all(run.move for run in said)
        held = [child for child in self.children if child.kind is not BlockKind.HEADING]
        return bool(held) and all(child.move or child.is_elsewhere for child in held)

    @property
    def old_parts(self) -> tuple[Part, ...]:
        """The blocks of words of the old side, each with its mark."""
        return tuple(parts_of(self.old))

    @property
    def new_parts(self) -> tuple[Part, ...]:
        """The blocks of words of the new side, each with its mark."""
        return tuple(parts_of(self.new))

    def walk(self) -> Iterator[BlockDiff]:
        """Itself and every block in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


_REGROUPED = frozenset((Status.SPLIT, Status.JOINED, Status.LISTED, Status.UNLISTED, Status.REGROUPED))


@dataclass(frozen=True, eq=False)
class Move:
    """Something that stands elsewhere: a block, or a sentence of one."""

    number: int
    """From 1; blocks and runs carry it."""
    old: Node
    """The block that moved, or the one that the sentence stood in."""
    new: Node
    """Where it is now."""
    inner: BlockDiff | None = None
    """Of a block: what changed on the way."""
    runs: tuple[Run, ...] = ()
    """Of a sentence: what changed on the way."""
    old_sentence: int = 0
    """Of a sentence: its number in the old block, from 1."""
    new_sentence: int = 0
    """Of a sentence: its number in the new block, from 1."""

    @property
    def is_sentence(self) -> bool:
        """Whether a sentence moved, not a block."""
        return self.inner is None

    @property
    def is_changed(self) -> bool:
        """Whether something changed on the way."""
        if self.inner is not None:
            return not self.inner.status.is_same
        return any(run.op in (Op.DELETED, Op.INSERTED) for run in self.runs)


@dataclass(frozen=True, eq=False)
class Diff:
    """A whole comparison."""

    root: BlockDiff
    old: Node
    """The whole of the old side."""
    new: Node
    moves: tuple[Move, ...] = ()
    old_source: str | None = None
    """The Markdown of the old side, where it was given."""
    new_source: str | None = None

    @property
    def blocks(self) -> tuple[BlockDiff, ...]:
        """The outermost blocks, in reading order; what is gone stands where it stood."""
        return self.root.children

    @property
    def keeps_parts(self) -> bool:
        """Whether the outermost blocks are the parts under the headings.

        Not so where headings were renamed or lost everywhere: then the blocks of all parts stand in one row,
        the headings among them.
        """
        return self.root.old == (self.old,)

    @property
    def status(self) -> Status:
        """What became of the whole."""
        return self.root.status

    @property
    def is_same(self) -> bool:
        """Whether no reader would call anything a change."""
        return self.root.status.is_same

    def move(self, number: int) -> Move:
        """The move with this number."""
        return self.moves[number - 1]

    def walk(self) -> Iterator[BlockDiff]:
        """Every block, in reading order."""
        return self.root.walk()
