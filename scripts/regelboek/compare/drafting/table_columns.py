"""The columns of the tables of a text that is being changed."""

from __future__ import annotations

from regelboek.compare.drafting import columns, parts
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.columns import ColumnName, heads_of
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.manuscript import Manuscript
from regelboek.compare.drafting.placing import Unclear
from regelboek.compare.nodes import BlockKind
from regelboek.compare.outline import Outline

Column = int | Outline
"""One of the old columns, from 0, or a new one as a table of its own."""


class TableColumns:
    """The columns of the tables of a manuscript, and what is done to them, until all of it is known."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.orders: dict[Outline, list[Column]] = {}
        """What the columns of a table become, from left to right."""
        self.recast: dict[tuple[Outline, int], Outline] = {}
        """The new text of whole columns."""
        self.heads = {
            block: heads_of(block.children)
            for block in manuscript.all
            if block.kind is BlockKind.TABLE and block.children
        }

    def do(self, it: Instruction) -> bool:
        """Carry out an instruction about a column; whether it was one."""
        match it:
            case say.Insert(unit=columns.COLUMN):
                table, anchor = self.named(it.place) or (self.manuscript.block(it.place), None)
                if table not in self.heads or (anchor is None) != (it.side is None):
                    raise Unclear("Een kolom komt naast een kolom, of aan het eind van een tabel.")
                self.insert(table, anchor, it.side, it.text)
                return True
            case say.Drop() | say.Shift() | say.Align() | say.Recast():
                found = self.named(it.place)
            case _:
                return False
        if found is None:
            return False
        table, column = found
        if isinstance(it, say.Align):
            table.align = (*table.align[:column], it.align, *table.align[column + 1 :])
            return True
        if isinstance(it, say.Recast):
            self.recast[table, column] = _one_column(it.text)
            return True
        self.order(table).pop(self.place(table, column))
        if isinstance(it, say.Shift):
            self.put(table, column, it.side, self.beside(it.anchor, table))
        return True

    def named(self, name: str) -> tuple[Outline, int] | None:
        """The table and the column that a name means; None of what is no name of a column."""
        column = ColumnName.read(name)
        if column is None or not column.table:
            return None
        table = self.manuscript.block(column.table)
        return table, self.found(table, column)

    def beside(self, name: str, table: Outline) -> int:
        """The column of a table that a name without that table means."""
        column = ColumnName.read(name)
        if column is None or column.table:
            raise Unclear(f"Er is geen kolom met de naam ‘{name}’.")
        return self.found(table, column)

    def found(self, table: Outline, column: ColumnName) -> int:
        at = column.place(self.heads.get(table, ()))
        if at is None:
            raise Unclear(f"Er is geen {column.said}.")
        return at

    def order(self, table: Outline) -> list[Column]:
        """What the columns of a table become, as far as is known."""
        return self.orders.setdefault(table, list(range(len(self.heads[table]))))

    def insert(self, table: Outline, anchor: int | None, side: Side | None, text: str) -> None:
        """Put a new column beside another, or at the end."""
        if anchor is None or side is None:
            self.order(table).append(_one_column(text))
        else:
            self.put(table, _one_column(text), side, anchor)

    def put(self, table: Outline, column: Column, side: Side, anchor: int) -> None:
        """Put a column right beside another."""
        self.order(table).insert(self.place(table, anchor) + (side is Side.AFTER), column)

    def place(self, table: Outline, column: Column) -> int:
        if column not in self.order(table):
            raise Unclear("Een opdracht noemt een kolom die een andere opdracht weghaalt.")
        return self.order(table).index(column)

    def finish(self) -> None:
        """Give every row of the old text its cells; a row that was put in came with all of its own."""
        for table in self.heads:
            if table in self.orders or any(changed is table for changed, _ in self.recast):
                self.lay_out(table)
            for row in table.children:
                missing = len(table.align) - len(row.children)
                if missing < 0 or (missing and table in self.orders):
                    raise Unclear("Een nieuwe rij heeft niet zoveel cellen als de tabel kolommen.")
                row.children += [Outline(BlockKind.CELL, "") for _ in range(missing)]

    def lay_out(self, table: Outline) -> None:
        """Give the rows of a table, of which columns changed, their cells from left to right."""
        order = self.order(table)
        recast = {column: new for (of, column), new in self.recast.items() if of is table}
        old_rows = {
            self.manuscript.places[row]: row for row in self.manuscript.all if self.holder(row) is table
        }
        if not order or not recast.keys() <= set(order):
            raise Unclear("Een opdracht noemt een kolom die een andere opdracht weghaalt.")
        if any(self.manuscript.splices.get(row.children[at]) for row in old_rows.values() for at in recast):
            raise Unclear("Twee wijzigingen raken dezelfde cel.")
        placed = [recast.get(column, column) if isinstance(column, int) else column for column in order]
        if any(len(column.children) != len(old_rows) for column in placed if isinstance(column, Outline)):
            raise Unclear("Een nieuwe kolom heeft niet zoveel cellen als de tabel rijen.")
        for at, row in old_rows.items():
            row.children = [_cell(row, at - 1, column) for column in placed]
        table.align = tuple(
            table.align[column] if isinstance(column, int) else column.align[0] for column in placed
        )

    def holder(self, row: Outline) -> Outline | None:
        return self.manuscript.holders.get(row)


def _one_column(text: str) -> Outline:
    """A new column, as it is quoted."""
    blocks = parts.read_blocks_as(text)
    is_table = len(blocks) == 1 and blocks[0].kind is BlockKind.TABLE
    if not is_table or any(len(row.children) != 1 for row in blocks[0].children):
        raise Unclear("Een nieuwe kolom staat er als tabel met één kolom.")
    return blocks[0]


def _cell(row: Outline, place: int, column: Column) -> Outline:
    """What stands in a column, in one row."""
    return row.children[column] if isinstance(column, int) else column.children[place].children[0]
