"""Placing: where blocks go among others, in a text that is being changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from regelboek.compare.lettered import ranked
from regelboek.compare.nodes import BlockKind
from regelboek.compare.outline import Outline
from regelboek.errors import RegelboekError
from regelboek.markdown.letters import SIGN


class Unclear(RegelboekError):
    """An instruction cannot be carried out: it names nothing, or not one thing."""


def is_emptied(block: Outline) -> bool:
    """Whether a list or a part had something in it."""
    return (block.kind.is_list or block.kind.is_part) and block.node is not None and bool(block.node.children)


def divided(block: Outline) -> Iterator[Outline]:
    """A list that other blocks were put into, as lists with those blocks between them; any other block as it is."""
    if not block.kind.is_list:
        yield block
        return
    for are_items, run in itertools.groupby(block.children, lambda child: child.kind is BlockKind.ITEM):
        if are_items:
            yield Outline(block.kind, children=list(run))
        else:
            yield from run


def counted_on(blocks: Iterable[Outline]) -> Iterator[Outline]:
    """Blocks, with numbered lists that count on from each other as one."""
    before: Outline | None = None
    for block in blocks:
        if (
            before is not None
            and before.kind is block.kind is BlockKind.NUMBERED
            and before.children
            and block.children
            and before.children[-1].number + 1 == block.children[0].number
        ):
            before.children += block.children
            continue
        before = block
        yield block


def place_of(siblings: Sequence[Outline], block: Outline) -> int:
    """Where a block stands among its neighbours."""
    if block not in siblings:
        raise Unclear("Een opdracht noemt een plaats die een andere opdracht weghaalt.")
    return siblings.index(block)


def put_by_number(lists: Sequence[Outline], blocks: Iterable[Outline]) -> None:
    """Put items where their numbers say, or their letters."""
    for block in blocks:
        later = (
            (held, at) for held in lists for at, c in enumerate(held.children) if _counts(c) > _counts(block)
        )
        held, at = next(later, (lists[-1], len(lists[-1].children)))
        held.children.insert(at, block)


def _counts(item: Outline) -> tuple[int, str, int]:
    """Where an item comes among others, by its number; by its letter or own number, of one of a list with dashes."""
    match = None if item.number or not item.children else SIGN.match(item.children[0].source or "")
    own = int(match["number"].removesuffix("°")) if match and match["number"] else item.number
    return (own, *ranked((match and match["letter"]) or ""))


def put_at_the_end(holder: Outline, blocks: Sequence[Outline]) -> None:
    """Put blocks at the end, but before the footnotes unless they are footnotes."""
    notes = [at for at, child in enumerate(holder.children) if child.kind is BlockKind.FOOTNOTE]
    noted = all(block.kind is BlockKind.FOOTNOTE for block in blocks)
    at = notes[0] if notes and not noted else len(holder.children)
    holder.children[at:at] = blocks
