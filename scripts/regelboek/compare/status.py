"""Statuses: what is said of a block, once its words and the blocks in it have been compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from regelboek.compare.groups import Group
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import Note, NoteKind
from regelboek.compare.result import BlockDiff, Status
from regelboek.compare.segments import Op, Run
from regelboek.compare.tables import Columns
from regelboek.markdown.tree import Table


def text_status(runs: Iterable[Run], notes: tuple[Note, ...]) -> Status:
    """What became of a block of words that stands on both sides."""
    ops = {run.op for run in runs}
    if ops & {Op.DELETED, Op.INSERTED} or any(note.kind is not NoteKind.RESPELLED for note in notes):
        return Status.CHANGED
    if Op.REWORDED in ops:
        return Status.REWORDED
    return Status.RESPELLED if Op.RESPELLED in ops else Status.SAME


def regrouped_status(group: Group) -> Status | None:
    """What a group of several blocks became; None for a plain pair."""
    old_lists = any(node.kind.is_list for node in group.old)
    new_lists = any(node.kind.is_list for node in group.new)
    if new_lists and not old_lists:
        return Status.LISTED
    if old_lists and not new_lists:
        return Status.UNLISTED
    if len(group.old) < len(group.new):
        return Status.SPLIT
    if len(group.old) > len(group.new):
        return Status.JOINED
    return Status.REGROUPED if group.old[0].kind is not group.new[0].kind else None


def holder_status(children: tuple[BlockDiff, ...], notes: tuple[Note, ...]) -> Status:
    """What became of a block of blocks that stands on both sides."""
    statuses = {child.status for child in children}
    if notes or not all(status.is_same for status in statuses):
        return Status.CHANGED
    for status in (Status.REWORDED, Status.RESPELLED):
        if status in statuses:
            return status
    return Status.SAME


# Notes on blocks


def heading_notes(group: Group) -> Iterator[Note]:
    """What changed of a heading besides its words."""
    old, new = group.old[0], group.new[0]
    if old.kind is new.kind is BlockKind.HEADING and old.number != new.number:
        yield Note(NoteKind.LEVEL, "", str(old.number), str(new.number))


def column_notes(old: Node, new: Node, columns: Columns) -> Iterator[Note]:
    """What became of the columns of a table."""
    moved_old = {i for i, _ in columns.moved}
    moved_new = {j for _, j in columns.moved}
    old_align, new_align = aligned(old), aligned(new)
    for i, j in columns.pairs:
        if i is None and j is not None:
            kind = NoteKind.COLUMN_MOVED if j in moved_new else NoteKind.COLUMN_INSERTED
            yield Note(kind, _head(new, j))
        elif j is None and i is not None and i not in moved_old:
            yield Note(NoteKind.COLUMN_DELETED, _head(old, i))
        elif i is not None and j is not None and old_align[i : i + 1] != new_align[j : j + 1]:
            yield Note(NoteKind.COLUMN_ALIGNMENT, _head(new, j), *old_align[i : i + 1], *new_align[j : j + 1])


def aligned(table: Node) -> tuple[str, ...]:
    """How the columns of a table are aligned."""
    return table.block.align if isinstance(table.block, Table) else ()


def _head(table: Node, at: int) -> str:
    cells = table.children[0].children if table.children else ()
    return "".join(token.text for token in cells[at].tokens) if at < len(cells) else ""
