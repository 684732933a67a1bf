"""Tables: which column is which, so that a new column is not a change of every cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from regelboek.compare.groups import Group
from regelboek.compare.likeness import likeness
from regelboek.compare.moves import ALIKE
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.siblings import align_siblings


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of two tables, in reading order; a place from 0, or None on the side without."""

    pairs: tuple[tuple[int | None, int | None], ...]
    moved: tuple[tuple[int, int], ...] = ()
    """Columns that stand in another order: places on the old side and on the new."""


def align_columns(old: Node, new: Node) -> Columns:
    """Which column of the new table is which of the old, by head and content."""
    olds, news = _columns(old), _columns(new)
    matched = {(match.old.start, match.new.start) for match in align_siblings(olds, news)}
    pairs = list(_in_order(matched, olds, news))
    gone = [i for i, j in pairs if j is None and i is not None]
    came = [j for i, j in pairs if i is None and j is not None]
    moved = [(i, j) for i in gone for j in came if likeness(olds[i], news[j]) >= ALIKE]
    return Columns(tuple(pairs), tuple(moved))


def _columns(table: Node) -> list[Node]:
    """Each column as one block, so that columns can be aligned as blocks are."""
    width = max((len(row.children) for row in table.children), default=0)
    columns = []
    for at in range(width):
        cells = tuple(row.children[at] for row in table.children if at < len(row.children))
        head = cells[0].key if cells else ""
        columns.append(Node(BlockKind.CELL, "\x1f".join(cell.key for cell in cells), (), cells, name=head))
    return columns


def _in_order(
    matched: set[tuple[int, int]], olds: Sequence[Node], news: Sequence[Node]
) -> Iterator[tuple[int | None, int | None]]:
    """Columns in reading order: what went before what came; equal numbers in a gap are one for one."""
    at_old = at_new = 0
    for i, j in (*sorted(matched), (len(olds), len(news))):
        gone, came = range(at_old, i), range(at_new, j)
        if len(gone) == len(came) and not _crossing(olds, news, gone, came):
            yield from zip(gone, came, strict=True)
        else:
            yield from ((place, None) for place in gone)
            yield from ((None, place) for place in came)
        if i < len(olds):
            yield i, j
        at_old, at_new = i + 1, j + 1


def _crossing(olds: Sequence[Node], news: Sequence[Node], gone: range, came: range) -> bool:
    """Whether columns without counterpart have one elsewhere: they moved, and are not each other's."""
    old_names = {column.name for column in olds if column.name}
    new_names = {column.name for column in news if column.name}
    return any(olds[i].name in new_names for i in gone) or any(news[j].name in old_names for j in came)


def lay_out(table: Group, columns: Columns) -> None:
    """Give each row of a pair of tables its cells, column by column."""
    for row in table.children:
        if row.is_pair:
            row.children = list(_cells(row, columns.pairs))


def lay_out_alone(row: Group) -> None:
    """Give a row that moved its cells, each with the one that is most like it."""
    olds, news = row.old[0].children, row.new[0].children
    matched = {(match.old.start, match.new.start) for match in align_siblings(olds, news)}
    row.children = list(_cells(row, _in_order(matched, olds, news)))


def _cells(row: Group, pairs: Iterable[tuple[int | None, int | None]]) -> Iterator[Group]:
    old, new = row.old[0].children, row.new[0].children
    for i, j in pairs:
        olds = old[i : i + 1] if i is not None else ()
        news = new[j : j + 1] if j is not None else ()
        if olds or news:
            yield Group(olds, news)
