"""The columns of a redline of a table: every row has a cell, perhaps an empty one, in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.compare import BlockDiff
from regelboek.pages.redline.numbering import Side


@dataclass(frozen=True)
class Columns:
    """The columns that are shown, in reading order."""

    shown: tuple[tuple[bool, bool], ...]
    """Of each: whether it was there, and whether it is there now."""
    side: Side

    @classmethod
    def of(cls, table: BlockDiff, side: Side) -> Columns:
        """The columns of a table, from the widest row that stands on both sides."""
        rows = [row for row in table.children if row.old and row.new] or list(table.children)
        widest = max(rows, key=lambda row: len(row.children))
        columns = (_column(cell) for cell in widest.children)
        return cls(tuple(column for column in columns if _is_shown(column, side)), side)

    def spread(self, row: BlockDiff) -> Iterator[BlockDiff | None]:
        """The cells of a row by column; None where it has none."""
        cells = [cell for cell in row.children if _is_shown(_column(cell), self.side)]
        for old, new in self.shown:
            here_old, here_new = _column(cells[0]) if cells else (False, False)
            yield cells.pop(0) if (old and here_old) or (new and here_new) else None
        yield from cells


def _column(cell: BlockDiff) -> tuple[bool, bool]:
    return bool(cell.old), bool(cell.new)


def _is_shown(column: tuple[bool, bool], side: Side) -> bool:
    old, new = column
    return side is Side.BOTH or (old if side is Side.OLD else new)
