"""Blocks of one list, aligned: which stayed, which were split or joined, which have no counterpart.

The matches are weighed by the words they keep; the heaviest chain of them stands. Blocks outside the
chain are left to `moves` and, after that, to `in_place`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelboek.compare.candidates import Candidates, Declared, comparable
from regelboek.compare.chain import Match, heaviest_chain
from regelboek.compare.likeness import likeness
from regelboek.compare.nodes import BlockKind, Node

MOVED_ALIKE = 0.7
"""From this likeness on, a block that changed places with its neighbour is the one that it was."""
SWAP_RATIO = 1.25
"""How much more the unchanged one of such neighbours may weigh."""
MOST_PASSED = 4
"""How many such neighbours a block may have come to stand behind."""


def align_siblings(old: Sequence[Node], new: Sequence[Node], declared: Declared = ()) -> list[Match]:
    """The matches between two lists of blocks, in order; places from 0.

    Args:
        old: the blocks of the old side.
        new: the blocks of the new side.
        declared: what the caller says; it wins.
    """
    head = 0
    stop = min(len(old), len(new))
    while head < stop and not declared and old[head].key == new[head].key:
        head += 1
    tail = 0
    stop -= head
    while tail < stop and not declared and old[-1 - tail].key == new[-1 - tail].key:
        tail += 1
    in_old, in_new = range(head, len(old) - tail), range(head, len(new) - tail)
    middle: list[Match] = []
    if in_old and in_new:
        blocks = Candidates(old, new, in_old, in_new, declared)
        middle = heaviest_chain(blocks)
        if all(
            olds == news for olds, news in declared
        ):  # nothing, or that the head of a table stays the head
            middle = list(_with_changed(middle, blocks))
    ends = [Match(range(at, at + 1), range(at, at + 1), 0.0) for at in range(head)]
    rest = [
        Match(range(len(old) - at, len(old) - at + 1), range(len(new) - at, len(new) - at + 1), 0.0)
        for at in range(tail, 0, -1)
    ]
    return [*ends, *middle, *rest]


_SWAPPED = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW))


def _with_changed(matches: Sequence[Match], blocks: Candidates) -> Iterator[Match]:
    """Where a block changed places with its neighbours, those that changed inside are the ones that stay.

    Then the other, which is as it was, has only moved.
    """
    free_old = set(blocks.in_old).difference(*(match.old for match in matches))
    free_new = set(blocks.in_new).difference(*(match.new for match in matches))
    for match in matches:
        passed = _passed(match, blocks, free_old, free_new) if _only_moved(match, blocks) else []
        for k, m in passed:
            free_old.remove(k)
            free_new.remove(m)
            yield Match(range(k, k + 1), range(m, m + 1), match.weight)
        if not passed:
            yield match


def _passed(
    match: Match, blocks: Candidates, free_old: set[int], free_new: set[int]
) -> list[tuple[int, int]]:
    """The neighbours that a block came to stand behind, or in front of, if they are as heavy: the most of them."""
    i, j = match.old.start, match.new.start
    for is_behind in (True, False):
        for many in range(MOST_PASSED, 0, -1):
            olds = range(i + 1, i + 1 + many) if is_behind else range(i - many, i)
            news = range(j - many, j) if is_behind else range(j + 1, j + 1 + many)
            pairs = list(zip(olds, news, strict=True))
            if (
                free_old.issuperset(olds)
                and free_new.issuperset(news)
                and blocks.old[i].weight <= SWAP_RATIO * sum(blocks.old[k].weight for k in olds)
                and all(_became(blocks.old[k], blocks.new[m]) for k, m in pairs)
            ):
                return pairs
    return []


def _only_moved(match: Match, blocks: Candidates) -> bool:
    """Whether a match is of a paragraph or an item that stayed as it was."""
    if len(match.old) > 1 or len(match.new) > 1:
        return False
    old, new = blocks.old[match.old.start], blocks.new[match.new.start]
    return old.key == new.key and old.kind in _SWAPPED


def _became(old: Node, new: Node) -> bool:
    """Whether a block is another one that changed inside; a row is, that is about the same."""
    is_row_of = old.kind is new.kind is BlockKind.ROW and old.term == new.term != ""
    return comparable(old, new) and (is_row_of or likeness(old, new) >= MOVED_ALIKE)
