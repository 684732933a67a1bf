"""Which blocks say what became of them as a whole: what is in such a block need not say it again.

Who listens hears where each change begins and where it ends. A block that came, went or moved says it in its label and
behind its last word; any other words that came or went say it themselves.
"""

from __future__ import annotations

from collections.abc import Container

from regelboek.compare import BlockDiff, BlockKind, Diff, Status

_WHOLE = frozenset((Status.INSERTED, Status.DELETED))
_MOVED = frozenset((Status.MOVED_AWAY, Status.MOVED_HERE))


class Announced:
    """The blocks of one comparison that came, went or moved as a whole.

    Args:
        diff: the comparison.
        listed: the `id()` of every block that is a change in the list of changes.
    """

    def __init__(self, diff: Diff, listed: Container[int]) -> None:
        self._listed = listed
        self._labelled: set[int] = set()
        self._covered: set[int] = set()
        for block in diff.blocks:
            self._walk(block, covered=False)
        for move in diff.moves:
            if move.inner is not None:
                self._walk(move.inner, covered=False)

    def has_label(self, block: BlockDiff) -> bool:
        """Whether a block that came or went says so itself."""
        return id(block) in self._labelled

    def covers(self, block: BlockDiff) -> bool:
        """Whether its words are said to have come, gone or moved by its own label, or by that of a block around it."""
        return id(block) in self._covered

    def _walk(self, block: BlockDiff, *, covered: bool) -> None:
        labelled = self._is_labelled(block, covered=covered)
        if labelled:
            self._labelled.add(id(block))
        is_whole = block.status in _WHOLE
        covered = block.status in _MOVED or (is_whole and (covered or labelled))
        if covered:
            self._covered.add(id(block))
        by_row = labelled and block.kind is BlockKind.ROW  # readers go from cell to cell: each says it itself
        for child in block.children:
            self._walk(child, covered=covered and not by_row)

    def _is_labelled(self, block: BlockDiff, *, covered: bool) -> bool:
        """A change of the list, or the outermost block in which nothing stood elsewhere before."""
        if block.status not in _WHOLE or block.kind is BlockKind.CELL:
            return False
        if id(block) in self._listed and block.kind is not BlockKind.SECTION:
            return True
        return not covered and not _holds_moves(block)


def _holds_moves(block: BlockDiff) -> bool:
    return any(part.move or any(run.move for run in part.runs) for part in block.walk())
