"""Siblings: what to say of the blocks of one list that came, went, moved, or were split or joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from regelboek.compare.address import WHOLE, Addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.formulae import counted
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.lettering import names_point, relettered_point, unit_of
from regelboek.compare.drafting.numbers import Renumbering, Unit
from regelboek.compare.drafting.parts import quoted_block
from regelboek.compare.drafting.regrouping import A_PARAGRAPH, becomes_lid, paragraphs_of, regrouped
from regelboek.compare.drafting.rows import stretch_of
from regelboek.compare.drafting.units import A_SUBITEM, SIGNED, heading_of, part_unit, shortened, unit_for
from regelboek.compare.lettered import ItemName, ranked
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import outline_of, write
from regelboek.compare.places import (
    article_of,
    cited_in,
    is_article,
    names_item,
    under_lid,
    where,
)
from regelboek.compare.result import BlockDiff, Diff, Status


class Siblings:
    """The blocks of one list, and what to say of those that came, went or moved."""

    def __init__(self, holder: BlockDiff, diff: Diff, names: Addresses, movable: Collection[int]) -> None:
        self.holder = holder
        self.diff = diff
        self.names = names
        self.movable = movable
        """Moves of blocks whose new place can be named."""
        self.blocks = holder.children
        self.kind = holder.old[0].kind
        self.kept = {block for block in self.blocks if block.old and block.new and not block.move}
        self.unit = self._unit()

    def instructions(self) -> Iterator[Instruction]:
        """What to say of those that came, went or moved; with one of them, in one breath with the numbers."""
        said = [block for block in self.blocks if self.is_structural(block)]
        renumbered = self.renumbering()
        alone = len(said) == 1 and not self.comes_from_elsewhere(said[0])
        drafted = [self.one(block, renumbered if alone else None) for block in said]
        carried = renumbered is not None and any(
            getattr(it, "renumbering", None) is renumbered for it in drafted
        )
        divides = any(isinstance(it, say.Divide | say.Merge) for it in drafted)
        if divides:  # what lapses first: then no other has its number yet
            drafted.sort(key=lambda it: not isinstance(it, say.Drop))
        yield from drafted
        if renumbered is not None and not carried:
            for part in renumbered.stretches:
                yield say.Renumber(self.where, part)

    def is_structural(self, block: BlockDiff) -> bool:
        if not block.new and block.kind.is_list and all(self.moved_away(child) for child in block.children):
            return False  # a list of which every item went elsewhere
        if block.kind is BlockKind.CELL:
            return False  # it comes or goes with its column
        if block.is_regrouped or not block.old or not block.new:
            return block.status is not Status.MOVED_AWAY or block.move not in self.movable
        return False

    def comes_from_elsewhere(self, block: BlockDiff) -> bool:
        """Whether a block moved here from another list: then it must be said which of the two gets other numbers."""
        left = (other.move for other in self.blocks if other.status is Status.MOVED_AWAY)
        return block.status is Status.MOVED_HERE and block.move not in left

    def moved_away(self, block: BlockDiff) -> bool:
        """Whether a block moved to a place that can be named."""
        return block.status is Status.MOVED_AWAY and block.move in self.movable

    def one(self, block: BlockDiff, renumbering: Renumbering | None) -> Instruction:
        """What to say of one block that came, went or moved."""
        if block.is_regrouped:
            return regrouped(
                block, [self.name(node) for node in block.old], self.unit, self.where, renumbering
            )
        if block.status is Status.MOVED_HERE and block.move in self.movable:
            return self.moved(block, renumbering)
        if not block.new:
            return say.Drop(self.name(block.old[0]), renumbering)
        return self.inserted(block, renumbering)

    def _unit(self) -> Unit | None:
        """What the items of the list are called."""
        node = self.holder.old[0]
        if not node.kind.is_list:
            return None
        named = self.names.of_block.get(node.children[0], "") if node.children else ""
        if node.kind is BlockKind.BULLETS:
            sign = node.children[0].sign if node.children else ""
            return unit_of(sign) if sign and names_point(named, sign) else Unit.POINT
        if under_lid(named) is not None:
            return Unit.PARAGRAPH
        in_item = any(step.kind is BlockKind.ITEM for step in node.path)
        return Unit.ITEM if in_item and not named.startswith("punt ") else Unit.POINT

    # Numbers

    @property
    def where(self) -> str:
        """Where the list is, in front of what is done to its numbers: `in lid 1`, `in artikel 2`, `onder ‘Norm’`."""
        name = self.names.of_block.get(self.holder.old[0], "")
        if name.startswith("de onderdelen van "):
            return f"in {name.removeprefix('de onderdelen van ')}"
        items = self.holder.old[0].children
        if self.unit is Unit.POINT or self.kind is BlockKind.BULLETS:
            return f"in {self.cited or name}"
        return where(under_lid(self.names.of_block.get(items[0], "") if items else "") or "")

    @property
    def cited(self) -> str:
        """What the points of a list are cited as the items of: `artikel 4` for `artikel 4, onderdeel b`; empty for no such."""
        first = self.names.of_block.get(self.holder.old[0].children[0], "")
        return cited_in(first) if self.unit in SIGNED and self.kind is BlockKind.BULLETS else ""

    def renumbering(self) -> Renumbering | None:
        """Which of the blocks that stay get another number."""
        if self.kind is self.holder.new[0].kind is BlockKind.BULLETS and self.unit in SIGNED:
            pairs = [pair for block in self.kept if (pair := relettered_point(block, self.names))]
            return Renumbering(self.unit, tuple(sorted(pairs))) if pairs else None
        if not self.kind is self.holder.new[0].kind is BlockKind.NUMBERED or self.unit is None:
            return None
        lettered = self.unit is Unit.ITEM
        changed = []
        for block in self.blocks:
            old, new = (block.old[0], block.new[0]) if block in self.kept else (None, None)
            if old is None or new is None or block.is_regrouped:
                continue
            if old.number != new.number:
                changed.append((old.path[-1].position if lettered else old.number, new.number))
        return Renumbering(self.unit, tuple(changed)) if changed else None

    # Blocks that came, went or moved

    def name(self, node: Node) -> str:
        if node.is_heading_alone:
            node = node.children[0]
        if node.kind is BlockKind.HEADING:  # the heading alone, not what stands under it
            return self.names.of_text.get(node, "")
        if self.is_some_of_a_list(node):
            first, last = (self.names.of_block.get(node.children[end], "") for end in (0, -1))
            return first if first == last else stretch_of(first, last) or ""
        return self.names.of_block.get(node, "")

    def anchor(self, block: BlockDiff) -> tuple[Side, Node] | None:
        """A block that stays, and on which side of it this one comes."""
        at = self.places[block]
        noted = block.kind is BlockKind.FOOTNOTE
        for place in range(at - 1, -1, -1):
            if self.is_beside(self.blocks[place], noted):
                return Side.AFTER, self.edge(self.blocks[place], -1)
        for place in range(at, len(self.blocks)):
            if self.is_beside(self.blocks[place], noted):
                return Side.BEFORE, self.edge(self.blocks[place], 0)
        return None

    def edge(self, block: BlockDiff, end: int) -> Node:
        """A block that stays, or its first or last item that does where it is some of the items of a list only."""
        node = block.old[end]
        if not self.is_some_of_a_list(node):
            return node
        kept = [child for child in block.children if child.old and child.new and not child.move]
        return kept[end].old[end] if kept else node.children[end]

    def is_some_of_a_list(self, node: Node) -> bool:
        """Whether a list is not all that a reader counts as one: others of it stand elsewhere."""
        if node.kind is BlockKind.BULLETS:
            return node not in self.names.of_block and bool(node.children)
        return bool(self.row(node))

    def row(self, node: Node) -> Sequence[str]:
        """The names of all numbered paragraphs of the row that a list is a part of; none where it is all of it."""
        name = (
            self.names.of_block.get(node.children[0], "")
            if node.kind is BlockKind.NUMBERED and node.children
            else ""
        )
        under = under_lid(name)
        row = self.names.leden.get(under, ()) if under is not None else ()
        return row if len(row) > len(node.children) else ()

    @cached_property
    def places(self) -> Mapping[BlockDiff, int]:
        """Where each of the blocks stands, from 0."""
        return {block: at for at, block in enumerate(self.blocks)}

    def is_beside(self, block: BlockDiff, noted: bool) -> bool:
        """Whether a block stays among the footnotes, or among what is none."""
        stays = bool(block.old and block.new) and not block.move and block.kind is not BlockKind.HEADING
        return stays and noted == (block.kind is BlockKind.FOOTNOTE)

    def moved(self, block: BlockDiff, renumbering: Renumbering | None) -> Instruction:
        move = self.diff.move(block.move)
        old, new = move.old, block.new[0]
        anchor = self.anchor(block)
        assert anchor is not None
        side, beside = anchor
        place, target = self.name(old), self.name(beside)
        number = ""
        if self.unit is not None and old.number != new.number:
            number = f"{self.unit} {self.unit.sign(new.number)}" if new.number else ""
        pair = relettered_point(move.inner, self.names) if move.inner else None
        if pair:
            unit = unit_of(old.sign)
            number = f"{unit} {unit.sign(pair[1])}"
        return say.Shift(place, side, shortened(target, place), number, renumbering)

    def inserted(self, block: BlockDiff, renumbering: Renumbering | None) -> Instruction:
        new = block.new[0]
        text = quoted_block(new, lettered=self.unit is Unit.ITEM)
        last = self.is_last(block) and not self.goes_on()
        if renumbering is not None and not last and self.is_counted(new):
            return say.InsertNumbered(self.where, renumbering, text)
        if self.kind is BlockKind.NUMBERED and self.unit is not None:
            if last and self.unit is Unit.PARAGRAPH and is_article(article := self.where.removeprefix("in ")):
                return say.Insert(article, None, "een lid", text)
            if last and self.unit is Unit.PARAGRAPH:
                return say.AddParagraph(self.where, text)
            if last and self.unit is Unit.ITEM:
                return say.Insert(self.where.removeprefix("in "), None, "een onderdeel", text)
        unit = f"‘{new.name}’" if new.kind.is_part else unit_for(new, self.unit)
        if new.kind is BlockKind.NUMBERED and any(map(becomes_lid, self.blocks)):
            many = len(new.children)
            unit = (counted(A_PARAGRAPH, many) if many > 1 else None) or A_PARAGRAPH
        if new.kind is BlockKind.FOOTNOTE and len(new.children) == 1 and new.children[0].is_leaf:
            unit, text = f"voetnoot {new.name}", new.children[0].source or ""
            unit = f"een nieuwe {unit}" if self.names.block(unit) else unit
        item = self.item_above(block) if unit == A_SUBITEM else ""
        if item:
            return say.Insert(item, None, unit, text)
        anchor = self.anchor(block)
        is_titled = new.kind.is_part and not self.is_below_a_new_heading(block)
        is_titled = is_titled and self.is_named(new, None if last or not anchor else anchor[1])
        if new.kind.is_part and not is_titled:
            unit, text = part_unit(new), write(outline_of(new))
        if last and not (unit == say.ARTICLE and anchor):
            name = self.cited or self.name(self.holder.old[0]) or WHOLE
            is_heading = name.startswith(("de kop ", "het opschrift"))
            return say.Insert(name, Side.AFTER if is_heading else None, unit, text)
        if anchor is None:
            return say.Recast("", "")
        side, beside = anchor
        if new.defined and self.name(beside).startswith("de begripsbepaling van "):
            unit = "een begripsbepaling"
        return say.Insert(self.name(beside), side, unit, text)

    def item_above(self, block: BlockDiff) -> str:
        """The name of the lettered item that a paragraph comes below, behind all that stays there; empty for none."""
        at = self.places[block]
        above, below = (
            next((b for b in part if b.old and b.new and not b.move), None)
            for part in (reversed(self.blocks[:at]), self.blocks[at:])
        )
        if below and below.node.sign[:1].isdigit():
            return ""
        name = self.names.of_block.get(above.old[0], "") if above and above.node.sign else ""
        item = ItemName.read(name) if above and above.node.sign[0].isdigit() else None
        name = item.name if item else name
        return name if names_item(name) else ""

    def is_counted(self, new: Node) -> bool:
        """Whether the number or letter of a new item says where it comes: between the one before it and the one after."""
        if self.kind is BlockKind.NUMBERED:
            return self.unit is not None
        if self.unit not in SIGNED or not new.sign:
            return False
        signs = [item.sign for item in self.holder.new[0].children]
        if not all(signs) or {unit_of(sign) for sign in signs} != {self.unit}:
            return False
        ranks = [ranked(sign) if self.unit is Unit.ITEM else ("", self.unit.read(sign)) for sign in signs]
        return ranks == sorted(set(ranks))

    def goes_on(self) -> bool:
        """Whether other items of the same list may come after these."""
        node = self.holder.old[0]
        if node.kind is BlockKind.BULLETS:
            return self.is_some_of_a_list(node)
        row = self.row(node) if node.kind is BlockKind.NUMBERED else ()
        return bool(row) and self.names.of_block.get(node.children[-1]) != row[-1]

    def is_below_a_new_heading(self, block: BlockDiff) -> bool:
        """Whether the heading right above a part came with it: they are given together."""
        before = self.blocks[self.places[block] - 1] if self.places[block] else None
        return before is not None and not before.old and before.node.is_heading_alone

    def is_named(self, part: Node, beside: Node | None) -> bool:
        """Whether a part is no article, and its title alone says how its heading is written."""
        if article_of(part.name):
            return False
        level, title = heading_of(part)
        same_level = level == (heading_of(beside)[0] if beside else 2)
        return title == part.name != "" and len(part.children) > 1 and same_level

    def is_last(self, block: BlockDiff) -> bool:
        """Whether it comes after all that stays, among nothing but what is new.

        Footnotes do not count for blocks, nor the heading; beside what moved, a place is named instead.
        """
        if self.kind is BlockKind.DOCUMENT and not block.kind.is_part:
            return False
        return self.places[block] > self.last_kept[block.kind is BlockKind.FOOTNOTE]

    @cached_property
    def last_kept(self) -> Mapping[bool, float]:
        """The place of the last that stays, of footnotes and of all else; beyond the end beside what moved."""
        last: dict[bool, float] = {True: -1, False: -1}
        for at, block in enumerate(self.blocks):
            noted = block.kind is BlockKind.FOOTNOTE
            if block.status is Status.MOVED_HERE and block.move in self.movable:
                last[noted] = len(self.blocks)
            elif block in self.kept and block.kind is not BlockKind.HEADING:
                last[noted] = max(last[noted], at)
        return last

    def is_numbered(self, block: BlockDiff) -> bool:
        """Whether a block is a paragraph that got a number and nothing else, or lost it."""
        return block.is_regrouped and paragraphs_of(block) is not None and self.unit is None
