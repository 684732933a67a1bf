"""Lettering: what to say of lettered paragraphs that came or went, and of the letters of those that stay.

As of the items of a list: "onder verlettering van de onderdelen b en c tot de onderdelen c en d".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from regelboek.compare.address import WHOLE, Addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.numbers import Renumbering, Unit
from regelboek.compare.drafting.texts import LeafText, leaf_text
from regelboek.compare.lettered import (
    Block,
    Group,
    ItemName,
    lettered_paragraphs,
    paragraph_lists,
    ranked,
)
from regelboek.compare.nodes import BlockKind
from regelboek.compare.result import BlockDiff
from regelboek.compare.segments import Op, Run


class Lettering:
    """The letters of the paragraphs of one part, or of one numbered paragraph.

    Args:
        holder: the part, the whole text or the numbered paragraph.
        structural: its blocks that came, went or moved.
        names: the names of the places of the old text.
    """

    def __init__(self, holder: BlockDiff, structural: Sequence[BlockDiff], names: Addresses) -> None:
        self.holder = holder
        self.blocks = holder.children
        self.structural = structural
        self.names = names

    @cached_property
    def relettered(self) -> dict[BlockDiff, ItemName]:
        """The paragraphs that stay and got another letter."""
        staying = (block for block in self.blocks if not block.move)
        found = ((block, relettered_item(block, self.names)) for block in staying)
        return {block: item for block, item in found if item}

    @cached_property
    def below(self) -> dict[BlockDiff, ItemName]:
        """The paragraphs below an item that stay and got another number, with that item."""
        found = {}
        for block in self.blocks:
            if block.move or not _is_renumbered_below(block):
                continue
            item = ItemName.read(self.names.of_block.get(block.old[0], ""))
            number = Unit.SUBITEM.read(block.old[0].sign)
            if item and item.below(number) == self.names.of_block[block.old[0]]:
                found[block] = item
        return found

    @cached_property
    def renumberings(self) -> dict[Group, Renumbering]:
        """What became of the letters, for each group of items."""
        numbers: dict[Group, list[tuple[int, int]]] = {}
        for block, item in self.relettered.items():
            pair = Unit.ITEM.read(item.letter), Unit.ITEM.read(block.new[0].sign)
            numbers.setdefault(item.group, []).append(pair)
        return {group: Renumbering(Unit.ITEM, tuple(pairs)) for group, pairs in numbers.items()}

    @cached_property
    def carried(self) -> dict[BlockDiff, Renumbering]:
        """The blocks that alone gave others their letters, by coming or going: both are said in one breath."""
        found = {}
        for group, renumbering in self.renumberings.items():
            causes = [block for block in self.structural if self.may_shift(block, group)]
            if len(causes) == 1 and not causes[0].move and not causes[0].is_regrouped:
                found[causes[0]] = renumbering
        return found

    def may_shift(self, block: BlockDiff, group: Group) -> bool:
        """Whether others of a group got their letters from a block that came or went: not from one that is below an
        item, nor from a new one behind all that stay.
        """
        if self.group(block) != group:
            return False
        if block.old:
            item = self.item(block)
            return item is None or self.names.of_block.get(block.old[0]) == item.name
        is_last = not any(self.is_in(other, group) for other in self.blocks[self.blocks.index(block) :])
        return not is_last and not (block.node.sign and block.node.sign[0].isdigit())

    # What to say

    def rest(self) -> Iterator[Instruction]:
        """Other letters that nothing alone was the cause of."""
        said = list(self.carried.values())
        for group, renumbering in self.renumberings.items():
            if renumbering not in said:
                yield from (say.Renumber(group.place, part) for part in renumbering.stretches)
        numbers: dict[ItemName, list[tuple[int, int]]] = {}
        for block, item in self.below.items():
            pair = Unit.SUBITEM.read(block.old[0].sign), Unit.SUBITEM.read(block.new[0].sign)
            numbers.setdefault(item, []).append(pair)
        for item, pairs in numbers.items():
            for part in Renumbering(Unit.SUBITEM, tuple(pairs)).stretches:
                yield say.Renumber(f"in {item.name}", part)

    def is_own(self, block: BlockDiff) -> bool:
        """Whether the letter or number that a paragraph got is said apart from its words."""
        return block in self.relettered or block in self.below

    def words(self, block: BlockDiff) -> tuple[LeafText, LeafText, Sequence[Run]]:
        """The words of a block that stays and how they changed, without its letter if that is said apart."""
        if self.is_own(block):
            return without_letter(block)
        return leaf_text(block.old[0]), leaf_text(block.new[0]), block.runs

    def inserted(self, block: BlockDiff, text: str) -> Instruction | None:
        """What to say of a lettered paragraph that came; None where it is no item for certain."""
        group = self.group(block)
        if block.old or group is None or not self.fits(block, group):
            return None
        if block in self.carried:
            return say.InsertNumbered(group.place, self.carried[block], text)
        at = self.blocks.index(block)
        if not any(self.is_in(other, group) for other in self.blocks[at:]) and not self.is_closed(at):
            place = group.name or self.names.of_block.get(self.holder.old[0], "") or WHOLE
            return say.Insert(place, None, "een onderdeel", text)
        side, anchor = self.beside(block, group)
        return say.Insert(anchor, side, "een onderdeel", text) if anchor else None

    def is_closed(self, at: int) -> bool:
        """Whether words that close the items stay behind a place: then an item is not added at the end."""
        following = itertools.takewhile(lambda b: b.kind is BlockKind.PARAGRAPH, self.blocks[at:])
        return any(b.old and b.new and not b.node.sign for b in following)

    def beside(self, block: BlockDiff, group: Group) -> tuple[Side, str]:
        """On which side of which item of a group a block comes; an empty name where no item stays beside it."""
        at = self.blocks.index(block)
        side, beside = Side.AFTER, _nearest(reversed(self.blocks[:at]))
        if not beside or not self.is_in(beside, group):
            side, beside = Side.BEFORE, next((b for b in self.blocks[at:] if self.is_in(b, group)), None)
        return side, self.names.of_block.get(beside.old[0], "") if beside else ""

    # Which items there are

    @cached_property
    def new_items(self) -> Mapping[Block, tuple[str, ...]]:
        """The steps that lead to each lettered paragraph of the new text."""
        blocks = self.holder.new[0].children
        return lettered_paragraphs(blocks, () if self.is_lid else paragraph_lists(blocks))

    @property
    def is_lid(self) -> bool:
        """Whether they are all in one numbered paragraph."""
        return self.holder.kind is BlockKind.ITEM

    def item(self, block: BlockDiff) -> ItemName | None:
        """The item that a block of the old text was, or was below."""
        if not block.old or block.old[0].kind is not BlockKind.PARAGRAPH:
            return None
        return ItemName.read(self.names.of_block.get(block.old[0], ""))

    def is_in(self, block: BlockDiff, group: Group) -> bool:
        """Whether a block stays in a group."""
        item = self.item(block)
        return bool(block.new) and not block.move and item is not None and item.group == group

    def group(self, block: BlockDiff) -> Group | None:
        """The group of items that a block was in, or comes into."""
        if block.old:
            item = self.item(block)
            return item.group if item else None
        at = self.blocks.index(block)
        beside = (_nearest(reversed(self.blocks[:at])), _nearest(self.blocks[at:]))
        items = [self.item(other) for other in beside if other]
        own = Group.read(f"in {self.names.of_block.get(self.holder.old[0], '')}") if self.is_lid else None
        return next((item.group for item in items if item), own)

    def fits(self, block: BlockDiff, group: Group) -> bool:
        """Whether a new paragraph has a letter, and stands where that belongs among those that stay."""
        sign, at = block.node.sign, self.blocks.index(block)
        lid, *steps = self.new_items.get(block.node, ("",))
        if (
            steps != [f"onderdeel {sign}"]
            or not sign.isalpha()
            or bool(lid or self.is_lid) != bool(group.lid)
        ):
            return False
        earlier, later = self.letters(self.blocks[:at], group), self.letters(self.blocks[at:], group)
        first, last = earlier[-1] if earlier else "", later[0] if later else "~"
        return ranked(first) < ranked(sign) < ranked(last)

    def letters(self, blocks: Sequence[BlockDiff], group: Group) -> list[str]:
        """The letters, as they are now, of those that stay in a group."""
        return [b.new[0].sign for b in blocks if self.is_in(b, group) and b.new[0].sign.isalpha()]


def relettered_item(block: BlockDiff, names: Addresses) -> ItemName | None:
    """The item that a paragraph was, if it is named by its letter and has another now."""
    if not _has_other_letter(block):
        return None
    item = ItemName.read(names.of_block.get(block.old[0], ""))
    return item if item and item.letter == block.old[0].sign else None


def relettered_point(item: BlockDiff, names: Addresses) -> tuple[int, int] | None:
    """The old and the new letter or number of a point of a list that is named by it and has another now, as numbers."""
    first = item.children[0] if item.children else None
    if first is None or not is_relettered_point(first, names):
        return None
    unit = unit_of(first.old[0].sign)
    return unit.read(first.old[0].sign), unit.read(first.new[0].sign)


def unit_of(sign: str) -> Unit:
    """What a point with such a sign is called: with `b` an item, with `2°` what is below one."""
    return Unit.ITEM if sign.isalpha() else Unit.SUBITEM


def is_relettered_point(block: BlockDiff, names: Addresses) -> bool:
    """Whether a paragraph is the first of such a point."""
    if not _has_other_letter(block) and not _is_renumbered_below(block):
        return False
    if len(block.old[0].path) < 3 or block.old[0].path[-3].kind is not BlockKind.BULLETS:
        return False
    return names_point(names.of_text.get(block.old[0], "").removeprefix("de aanhef van "), block.old[0].sign)


def names_point(name: str, sign: str) -> bool:
    """Whether a point of a list is named by its sign: `artikel 4, onderdeel b`, `onderdeel b van de lijst`, `…, onder 2°`."""
    called = f"{Unit.ITEM} {sign}"
    return (
        name.startswith(f"{called} van ")
        or f", {called}" in name
        or (sign != "" and f", onder {sign}" in name)
    )


def without_letter(block: BlockDiff) -> tuple[LeafText, LeafText, Sequence[Run]]:
    """The words of a paragraph that has another letter, and how they changed but for the letter."""
    old, new = leaf_text(block.old[0]), leaf_text(block.new[0])
    _lead, kept, *others = block.runs
    runs = (Run(kept.op, kept.old[1:], kept.new[1:]), *others)
    return LeafText(old.tokens[2:], old.parts[2:]), LeafText(new.tokens[2:], new.parts[2:]), runs


def _has_other_letter(block: BlockDiff) -> bool:
    """Whether a paragraph stays, with another letter before the same point."""
    if not (block.old and block.new and block.node.is_leaf) or block.is_regrouped:
        return False
    old, new = block.old[0].sign, block.new[0].sign
    return old.isalpha() and new.isalpha() and old != new and _of_lead(block) == (Op.RENUMBERED, Op.SAME)


def _is_renumbered_below(block: BlockDiff) -> bool:
    """Whether a paragraph stays, with another number with a degree sign before the same point."""
    if not (block.old and block.new and block.node.is_leaf) or block.is_regrouped:
        return False
    signs = block.old[0].sign, block.new[0].sign
    return all(sign.endswith("°") for sign in signs) and _of_lead(block) == (Op.RENUMBERED, Op.SAME)


def _of_lead(block: BlockDiff) -> tuple[Op, ...]:
    """What became of the letter of a paragraph, and of the point behind it."""
    return tuple(run.op for run in block.runs[:2])


def _nearest(blocks: Iterable[BlockDiff]) -> BlockDiff | None:
    """The first of some blocks that stays."""
    return next((b for b in blocks if b.old and b.new and not b.move), None)
