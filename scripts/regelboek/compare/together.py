"""Several texts compared as one, so that what went from one text to another is seen to have moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regelboek.compare.build import joined_key
from regelboek.compare.engine import compare_nodes
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.plan import Targets
from regelboek.compare.result import Diff


@dataclass(frozen=True, eq=False)
class Together:
    """Several comparisons with moves between them."""

    whole: Diff
    """Its outermost blocks are the texts; of one pair it is the comparison itself."""
    parts: tuple[Diff, ...]
    """Of each pair of texts; a move may lead to a block of another pair."""


def no_text() -> Node:
    """The other side of a text that came or went."""
    return Node(BlockKind.DOCUMENT, joined_key(BlockKind.DOCUMENT, ()))


def compare_together(pairs: Sequence[tuple[Node, Node]], targets: Targets) -> Together:
    """Compare pairs of texts, all at once.

    Args:
        pairs: the trees of each text, old and new; `no_text()` for what has no counterpart.
        targets: what the caller says some blocks became, also in another pair.
    """
    if len(pairs) == 1:
        whole = compare_nodes(*pairs[0], targets, keep_parts=True)
        return Together(whole, (whole,))
    beside = {old: (new,) for old, new in pairs}
    whole = compare_nodes(_one(pairs, 0), _one(pairs, 1), {**targets, **beside}, keep_parts=True)
    parts = (
        Diff(block, old, new, whole.moves) for block, (old, new) in zip(whole.blocks, pairs, strict=True)
    )
    return Together(whole, tuple(parts))


def _one(pairs: Sequence[tuple[Node, Node]], side: int) -> Node:
    texts = tuple(pair[side] for pair in pairs)
    return Node(BlockKind.DOCUMENT, joined_key(BlockKind.DOCUMENT, texts), (), texts)
