"""Proof: whether instructions give the new text, and what to say where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from regelboek.compare.address import addresses
from regelboek.compare.drafting.blocks import Drafter
from regelboek.compare.drafting.editor import Editor
from regelboek.compare.drafting.inserts import in_turn
from regelboek.compare.drafting.instructions import Instruction
from regelboek.compare.drafting.placing import Unclear
from regelboek.compare.drafting.reader import read
from regelboek.compare.drafting.siblings import Siblings
from regelboek.compare.nodes import Node
from regelboek.compare.outline import outline_of, write
from regelboek.compare.result import BlockDiff, Diff
from regelboek.compare.tokens import fold


def folded(text: str) -> str:
    """A text without differences of spelling that no reader sees; how far a line stands in is seen."""
    lines = text.split("\n")
    return "\n".join(line[: len(line) - len(line.lstrip(" "))] + fold(line) for line in lines)


def is_exact(old: Node, new: Node, drafted: Sequence[Instruction], part: Node | None = None) -> bool:
    """Whether instructions can be read back from their sentences and give the new text.

    Args:
        old: the whole old text.
        new: what should come of it, or of a part of it.
        drafted: the instructions.
        part: the part of the old text that should become `new`; the whole of it for none.
    """
    if any(read(instruction.sentence) != instruction for instruction in drafted):
        return False
    editor = Editor(old)
    try:
        text = editor.carry_out(drafted)
    except Unclear:
        return False
    if part is not None:
        found = next((block for block in editor.all if block.node is part), None)
        if found is None:
            return False  # some paragraphs of a list, which have no name together
        text = write(found)
    return folded(text) == folded(write(outline_of(new)))


MOST_PROVED = 250_000
"""How many blocks are carried out in all to prove the instructions of single blocks.

Each proof carries out the whole text; where much moved in a long one, what is left is given anew unproved.
"""


class Coarser:
    """Drafts block by block, and gives the new text of each block for which instructions are not exact."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.old = diff.old
        self.drafter = Drafter(diff, addresses(self.old), moves=False)
        self.size = sum(1 for _ in self.old.leaves)
        self.proved = 0

    def draft(self) -> list[Instruction]:
        """The instructions, in reading order."""
        return self.children(self.diff.root)

    def children(self, holder: BlockDiff) -> list[Instruction]:
        siblings = Siblings(holder, self.diff, self.drafter.names, ())
        drafted: list[Instruction] = []
        for child in holder.children:
            if siblings.is_structural(child):
                drafted.append(siblings.one(child, None))
            else:
                drafted += self.block(child)
        return drafted

    def block(self, block: BlockDiff) -> list[Instruction]:
        """What to say of one block that stays."""
        drafted = list(self.drafter.inside(block))
        if not drafted or self.proves(block, drafted):
            return drafted
        if block.node.is_leaf:
            return [self.drafter.recast_words(block)]
        if block.old[0] not in self.drafter.names.of_block:
            return self.children(block)
        if not block.kind.is_list:
            drafted = self.children(block)
            if self.proves(block, drafted):
                return drafted
        return [self.drafter.recast(block)]

    def proves(self, block: BlockDiff, drafted: Sequence[Instruction]) -> bool:
        self.proved += self.size
        return self.proved <= MOST_PROVED and is_exact(self.old, block.new[0], in_turn(drafted), block.old[0])
