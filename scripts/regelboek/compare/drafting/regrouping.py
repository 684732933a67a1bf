"""Regrouping: what to say of blocks that were split, joined or got a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction
from regelboek.compare.drafting.numbers import Renumbering, Unit
from regelboek.compare.drafting.texts import leaf_text
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import NoteKind
from regelboek.compare.outline import Outline, outline_of, write
from regelboek.compare.result import BlockDiff
from regelboek.compare.segments import Op
from regelboek.compare.tokens import TokenKind

A_PARAGRAPH = "een lid"


def becomes_lid(block: BlockDiff) -> bool:
    """Whether a paragraph, with what stands below it, got a number, or lost it."""
    if not block.is_regrouped:
        return False
    return {block.old[0].kind, block.new[0].kind} == {BlockKind.PARAGRAPH, BlockKind.ITEM}


def paragraphs_of(block: BlockDiff) -> tuple[Node, Node] | None:
    """The paragraph without a number and the one with it, of one that got or lost it; None of all else."""
    if len(block.old) != 1 or len(block.new) != 1:
        return None
    kinds = {block.old[0].kind, block.new[0].kind}
    if kinds != {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return None
    item = block.old[0] if block.old[0].kind is BlockKind.ITEM else block.new[0]
    if not item.number or len(item.children) != 1 or item.children[0].kind is not BlockKind.PARAGRAPH:
        return None
    leaves = [node.children[0] if node is item else node for node in (block.old[0], block.new[0])]
    return leaves[0], leaves[1]


def regrouped(
    block: BlockDiff, places: Sequence[str], unit: Unit | None, where: str, renumbering: Renumbering | None
) -> Instruction:
    """What to say of a block that was split or joined.

    Args:
        block: the block.
        places: the names of what it was.
        unit: what the items of the list that it is in are called.
        where: where that list is.
        renumbering: the numbers that others got by it, to say in one breath.
    """
    clean = [run for run in block.runs if run.op in (Op.DELETED, Op.INSERTED)]
    only_breaks = all(t.kind is TokenKind.BREAK or t.is_space for run in clean for t in (*run.old, *run.new))
    only_breaks = only_breaks and all(note.kind is NoteKind.RESPELLED for note in block.notes)
    if only_breaks and unit is Unit.PARAGRAPH and len(block.old) == 1 and len(block.new) == 2:
        number = _sentences_before_break(block)
        if number:
            into = (str(block.new[0].number), str(block.new[1].number))
            return say.Divide(places[0], number, into, renumbering)
    if only_breaks and unit is Unit.PARAGRAPH and len(block.old) == 2 and len(block.new) == 1:
        joined = (str(block.old[0].number), str(block.old[1].number))
        return say.Merge(where, joined, str(block.new[0].number), renumbering)
    return say.Substitute(places[0], places[-1], write(_gathered(block.new)))


def _sentences_before_break(block: BlockDiff) -> int:
    """After how many sentences of the old text the break comes; 0 when it comes within one."""
    text = leaf_text(block.old[0].children[0])
    size = sum(not token.is_space for token in block.new_parts[0].node.tokens)
    ends = [sentence.stop for sentence in text.words.sentences]
    return ends.index(size) + 1 if size in ends else 0


def _gathered(nodes: Iterable[Node]) -> Outline:
    """Blocks as they stand in the text: items together are a list."""
    outlines = [outline_of(node) for node in nodes]
    if all(outline.kind is BlockKind.ITEM for outline in outlines):
        return Outline(BlockKind.NUMBERED, children=outlines)
    return Outline(BlockKind.SECTION, children=outlines)
