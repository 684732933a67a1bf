"""Columns: what to say of the columns of a table that came, went, moved or are aligned otherwise.

A column is named by its head, or by its number where the head does not tell it apart. A new one is quoted as a
table of one column, with a cell for each row of the old text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regelboek.compare.address import Addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import Outline, write
from regelboek.compare.result import BlockDiff, Diff
from regelboek.compare.status import aligned
from regelboek.compare.tables import align_columns

COLUMN = "een kolom"
_NAME = re.compile(r"(?:de kolom ‘(?P<head>[^‘’]+)’|kolom (?P<number>[1-9]\d*))(?: van (?P<table>.+))?")
_PLAIN = re.compile(r"[^‘’*_`\[\]\\|]+")
"""A head that can stand between quotation marks as it is."""


@dataclass(frozen=True, slots=True)
class ColumnName:
    """The name of a column: `de kolom ‘Termijn’ van de tabel`, `kolom 2 van de tabel`."""

    head: str
    number: int
    """From 1; 0 of one that is named by its head."""
    table: str
    """The name of the table; empty where another column of it was named before."""

    @classmethod
    def read(cls, name: str) -> ColumnName | None:
        """From such a name; None for any other."""
        match = _NAME.fullmatch(name)
        if match is None or (match["table"] or "").startswith("de kop van "):
            return None
        return cls(match["head"] or "", int(match["number"] or 0), match["table"] or "")

    @property
    def said(self) -> str:
        """How it is said, without the table."""
        return f"kolom {self.number or f'‘{self.head}’'}"

    def place(self, heads: Sequence[str]) -> int | None:
        """Which of the columns with these heads it is, from 0; None for none of them."""
        if self.number:
            return self.number - 1 if self.number <= len(heads) else None
        return heads.index(self.head) if heads.count(self.head) == 1 else None


def column_names(heads: Sequence[str]) -> list[str]:
    """The names of columns, without the table that they are of."""
    times = Counter(heads)
    return [
        f"de kolom ‘{head}’" if times[head] == 1 and _PLAIN.fullmatch(head) else f"kolom {number}"
        for number, head in enumerate(heads, 1)
    ]


def heads_of(rows: Sequence[Node] | Sequence[Outline]) -> list[str]:
    """The heads of the columns of a table, as they are written."""
    return [cell.source or "" for cell in rows[0].children] if rows else []


class Columns:
    """The columns of a table that changed, and what to say of them."""

    def __init__(self, table: BlockDiff, diff: Diff, names: Addresses) -> None:
        self.old, self.new = table.old[0], table.new[0]
        self.columns = align_columns(self.old, self.new)
        self.names = names
        self.table = names.of_block.get(self.old, "")
        self.labels = column_names(heads_of(self.old.children))
        self.became = dict(_became(table, diff))
        pairs = [(i, j) for i, j in self.columns.pairs if i is not None and j is not None]
        self.kept = [i for i, _ in pairs]
        """The old columns that stayed where they stood."""
        self.rewritten = {i for i, j in pairs if self.is_rewritten(i, j)}
        """Those of which no cell kept a word."""

    def in_place(self) -> Iterator[Instruction]:
        """What changed within columns, as long as each has its old number: new texts and other alignments."""
        for i, j in (*self.columns.pairs, *self.columns.moved):
            if i is None or j is None:
                continue
            if i in self.rewritten:
                yield say.Recast(self.name(i), self.quoted(j))
            elif self.is_realigned(i, j):
                yield say.Align(self.name(i), aligned(self.new)[j])
            if (i, j) in self.columns.moved:
                yield from self.reads_otherwise(i, j)

    def reads_otherwise(self, i: int, j: int) -> Iterator[Instruction]:
        """The cells of a column that moved which have another text."""
        for old, new in self.became.items():
            one, other = old.children[i], new.children[j]
            if one.source != other.source:
                yield say.Recast(self.names.of_text.get(one, ""), other.source or "")

    def instructions(self) -> Iterator[Instruction]:
        """Which came, went or moved, in order; none where no column stayed beside which another could come."""
        if not self.kept:
            return
        came_from = {j: i for i, j in self.columns.moved}
        went = dict(self.columns.moved)
        last_kept = max((at for at, pair in enumerate(self.columns.pairs) if None not in pair), default=-1)
        anchor: int | None = None
        for at, (i, j) in enumerate(self.columns.pairs):
            side, beside = self.beside(anchor)
            if i is not None and j is not None:
                anchor = i
            elif i is not None and i not in went:
                yield say.Drop(self.name(i))
            elif j is not None and j in came_from:
                yield say.Shift(self.name(came_from[j]), side, self.labels[beside])
            elif j is not None and at > last_kept and not went:
                yield say.Insert(self.table, None, COLUMN, self.quoted(j))
            elif j is not None:
                yield say.Insert(self.name(beside), side, COLUMN, self.quoted(j))

    @property
    def changed(self) -> bool:
        """Whether any column came, went, moved, was rewritten or is aligned otherwise."""
        pairs = self.columns.pairs
        return bool(self.rewritten) or any(
            i is None or j is None or self.is_realigned(i, j) for i, j in pairs
        )

    @property
    def recast_cells(self) -> Iterator[Node]:
        """The old cells of which the new text is given with that of their column."""
        for row in self.old.children:
            yield from (row.children[i] for i in self.rewritten if i < len(row.children))

    def is_rewritten(self, i: int, j: int) -> bool:
        """Whether nothing of a column stayed, in any row that did."""
        cells = [(old.children[i], new.children[j]) for old, new in self.became.items()]
        return len(cells) > 2 and all(one.bag.keys().isdisjoint(other.bag) for one, other in cells)

    def name(self, i: int) -> str:
        return f"{self.labels[i]} van {self.table}"

    def beside(self, anchor: int | None) -> tuple[Side, int]:
        """On which side of which column that stays another one comes."""
        return (Side.AFTER, anchor) if anchor is not None else (Side.BEFORE, self.kept[0])

    def is_realigned(self, i: int, j: int) -> bool:
        return aligned(self.old)[i : i + 1] != aligned(self.new)[j : j + 1]

    def quoted(self, j: int) -> str:
        """A new column as a table of its own: a cell for each row of the old text, empty where the row lapses."""
        cells = []
        for row in self.old.children:
            new = self.became.get(row)
            source = new.children[j].source if new and j < len(new.children) else ""
            cells.append(Outline(BlockKind.CELL, source or ""))
        rows = [Outline(BlockKind.ROW, children=[cell]) for cell in cells]
        return write(Outline(BlockKind.TABLE, children=rows, align=aligned(self.new)[j : j + 1]))


def _became(table: BlockDiff, diff: Diff) -> Iterator[tuple[Node, Node]]:
    """The rows that stayed or moved, with what they became."""
    for row in table.children:
        if row.old and row.new:
            yield row.old[0], row.new[0]
        elif row.old and row.move:
            move = diff.move(row.move)
            yield move.old, move.new
