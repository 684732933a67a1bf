"""Proof: whether instructions give the new text, and what to say where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from regelboek.compare.address import Addresses, addresses
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

_LINE = re.compile(r"(?P<lead> *(?:(?:[-*+>#]+|\d+\.) +)*)(?P<words>.*)", re.DOTALL)
_BESIDE_PUNCTUATION = re.compile(r"(?<=[^\w\s]) | (?=[^\w\s])")


def folded(text: str) -> str:
    """A text without what is no change: other spellings that no reader sees, white space beside punctuation.

    How far a line stands in is seen, and so is the space behind a number or bullet.
    """
    return "\n".join(map(_folded, text.split("\n")))


def _folded(line: str) -> str:
    match = _LINE.fullmatch(line)
    assert match is not None
    return match["lead"] + _BESIDE_PUNCTUATION.sub("", fold(match["words"]))


def is_exact(
    old: Node,
    new: Node,
    drafted: Sequence[Instruction],
    block: Node | None = None,
    names: Addresses | None = None,
) -> bool:
    """Whether instructions can be read back from their sentences and give the new text.

    Args:
        old: the old text, or as much of it as the instructions are about.
        new: what should come of it, or of a block of it.
        drafted: the instructions.
        block: the block of the old text that should become `new`; the whole of it for none.
        names: the names of the places of the whole old text, where `old` is less.
    """
    if any(read(instruction.sentence) != instruction for instruction in drafted):
        return False
    editor = Editor(old, names)
    try:
        text = editor.carry_out(drafted)
    except Unclear:
        return False
    if block is not None:
        found = next((outline for outline in editor.all if outline.node is block), None)
        if found is None:
            return False  # some paragraphs of a list, which have no name together
        text = write(found)
    return folded(text) == folded(write(outline_of(new)))


MOST_PROVED = 250_000
"""How many blocks are carried out in all to prove the instructions of single blocks.

Each proof carries out the part that the block stands in; what is left after so many is given anew unproved.
"""


class Coarser:
    """Drafts block by block, and gives the new text of each block for which instructions are not exact."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.drafter = Drafter(diff, addresses(diff.old), moves=False)
        self.part = diff.old
        """As much of the old text as a proof carries out."""
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
                if child.kind.is_part:
                    self.part = replace(self.diff.old, children=child.old)
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
        """Whether the instructions of a block give its new text, carried out on the part that it stands in."""
        self.proved += sum(1 for _ in self.part.leaves)
        return self.proved <= MOST_PROVED and is_exact(
            self.part, block.new[0], in_turn(drafted), block.old[0], self.drafter.names
        )
