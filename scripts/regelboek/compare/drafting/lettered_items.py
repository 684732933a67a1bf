"""Lettered items: paragraphs `b. …` of a text that is being changed, with their letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from regelboek.compare.drafting.instructions import Side
from regelboek.compare.drafting.manuscript import Manuscript
from regelboek.compare.drafting.numbers import Renumbering, Unit
from regelboek.compare.lettered import Group, ItemName, ranked
from regelboek.compare.nodes import BlockKind
from regelboek.compare.outline import Outline


class LetteredItems:
    """The lettered paragraphs of a manuscript, and what is done to them."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    @cached_property
    def names(self) -> dict[Outline, ItemName]:
        """Each of them, and of what is below them, with the item that it is or is below; in reading order."""
        of_block = self.manuscript.names.of_block
        named = ((b, of_block.get(b, "")) for b in self.manuscript.all if b.kind is BlockKind.PARAGRAPH)
        items = ((block, ItemName.read(name)) for block, name in named)
        return {block: item for block, item in items if item}

    def of_group(self, group: Group | None) -> list[Outline]:
        """Those of a group."""
        return [block for block, item in self.names.items() if item.group == group]

    def in_block(self, holder: Outline) -> list[Outline]:
        """Those of a numbered paragraph; of a part, those of none of its numbered paragraphs."""
        if holder.kind is BlockKind.ITEM:
            return self.of_group(Group.read(f"in {self.manuscript.names.of_block[holder]}"))
        return [b for b in holder.children if b in self.names and not self.names[b].group.lid]

    def named(self, place: str, renumbering: Renumbering) -> list[Outline]:
        """Those of a place, if they have the letters that change; else it is a list that is meant."""
        if renumbering.unit is Unit.SUBITEM:
            return self.below(place)
        items = self.of_group(Group.read(place)) if renumbering.unit is Unit.ITEM else []
        letters = {Unit.ITEM.read(self.names[block].letter) for block in items}
        return items if renumbering.mapping.keys() <= letters else []

    def below(self, place: str) -> list[Outline]:
        """What stands below an item, `1°`, `2°`."""
        named = self.manuscript.names.of_block.get
        item = ItemName.read(place.removeprefix("in "))
        return [b for b, i in self.names.items() if i == item and named(b) != i.name and b.sign[:1].isdigit()]

    def reletter(self, items: Sequence[Outline], renumbering: Renumbering | None) -> None:
        """Give items their new letters."""
        new = renumbering.mapping if renumbering else {}
        for block in items:
            unit = renumbering.unit if renumbering else Unit.ITEM
            sign = block.sign if unit is Unit.SUBITEM else self.names[block].letter
            number = unit.read(sign)
            if number in new and block.sign == sign:
                self.manuscript.give_sign(block, unit.sign(new[number]))

    def insert(self, items: Sequence[Outline], renumbering: Renumbering, blocks: Sequence[Outline]) -> None:
        """Put a new item before the first of those with a later letter."""
        sign, new = blocks[0].sign if blocks else "", renumbering.mapping
        for block in items:
            number = Unit.ITEM.read(self.names[block].letter)
            is_later = ranked(Unit.ITEM.sign(new.get(number, number))) > ranked(sign)
            if is_later and block not in self.manuscript.dropped:
                self.manuscript.put(blocks, Side.BEFORE, block)
                return
        self.manuscript.put(blocks, Side.AFTER, items[-1])
