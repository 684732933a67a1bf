"""Blocks: the instructions for a whole comparison."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regelboek.compare.address import Addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.columns import Columns
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.lettering import (
    Lettering,
    is_relettered_point,
    relettered_item,
    without_letter,
)
from regelboek.compare.drafting.numbers import Unit
from regelboek.compare.drafting.part_numbers import is_numbered_only, relabelled
from regelboek.compare.drafting.parts import quoted_block
from regelboek.compare.drafting.regrouping import paragraphs_of
from regelboek.compare.drafting.siblings import Siblings
from regelboek.compare.drafting.texts import LeafText, leaf_text
from regelboek.compare.drafting.units import heading_of, shortened
from regelboek.compare.drafting.words import Target, Targets, draft_words
from regelboek.compare.naming import letter
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import NoteKind
from regelboek.compare.outline import outline_of, write
from regelboek.compare.places import is_article
from regelboek.compare.result import BlockDiff, Diff, Status
from regelboek.compare.segments import Op, Run


class Drafter:
    """Drafts the instructions of one comparison."""

    def __init__(self, diff: Diff, names: Addresses, *, moves: bool = True) -> None:
        self.diff = diff
        self.names = names
        self.sentence_targets: Targets = dict(_sentence_targets(diff, names)) if moves else {}
        self.movable = set(self.placeable()) if moves else set()
        """Moves of blocks whose new place can be named."""
        self.recast_cells: set[Node] = set()
        """Cells of which the new text is given with their column."""

    def placeable(self) -> Iterator[int]:
        """Moves to a place beside something that stays."""
        for holder in self.diff.walk():
            if holder.old and holder.new and not holder.move and not holder.node.is_leaf:
                siblings = Siblings(holder, self.diff, self.names, ())
                for block in holder.children:
                    if block.status is Status.MOVED_HERE and siblings.anchor(block):
                        yield block.move

    def draft(self) -> list[Instruction]:
        """The instructions, in reading order."""
        return list(self.holder(self.diff.root))

    def holder(self, block: BlockDiff) -> Iterator[Instruction]:
        """A block that holds blocks: what changed in each, and which came, went or moved.

        In a list, where numbers shift, what changed is said first.
        """
        if block.kind is BlockKind.TABLE:
            yield from self.table(block)
            return
        if block.old[0].kind is not block.new[0].kind:
            yield say.Convert(
                self.names.of_block.get(block.old[0], ""), block.new[0].kind is BlockKind.NUMBERED
            )
        yield from self.children(block)

    def table(self, block: BlockDiff) -> Iterator[Instruction]:
        """A table: what changed in its cells, then its columns, then its rows, as long as each has its old number.

        Where columns changed, the new table if that is shorter.
        """
        columns = Columns(block, self.diff, self.names)
        self.recast_cells.update(columns.recast_cells)
        said = [it for row in block.children for it in self.inside(row)]
        said += (*columns.in_place(), *columns.instructions())
        said += Siblings(block, self.diff, self.names, self.movable).instructions()
        if columns.changed:
            recast = [self.recast(block)]
            said = recast if not columns.kept or _length(said) >= _length(recast) else said
        yield from said

    def children(self, block: BlockDiff) -> Iterator[Instruction]:
        """What is in a block that holds blocks."""
        siblings = Siblings(block, self.diff, self.names, self.movable)
        if block.kind.is_list:
            for child in block.children:
                yield from self.inside(child)
            yield from siblings.instructions()
            return
        structural = [child for child in block.children if siblings.is_structural(child)]
        lettering = Lettering(block, structural, self.names)
        replaced = dict(_replaced(block.children))
        replacing = set(replaced.values())
        relettered: list[Instruction] = []
        """Items that move and get another letter: last, so that a letter said before is still the old."""
        for child in block.children:  # first, while each still has the letter by which it is named
            if lettering.is_own(child):
                yield from self.words(child, *lettering.words(child))
        for child in block.children:
            if child in replaced:
                yield self.replaced(child, replaced[child])
                continue
            if child in replacing:
                continue
            if siblings.is_numbered(child):
                yield from self.numbered(child, siblings)
                continue
            if not lettering.is_own(child):
                yield from self.inside(child)
            if child in structural and child.move in self.movable:
                shift = self.shifted(siblings.one(child, None), child, lettering)
                if isinstance(shift, say.Shift) and shift.number:
                    relettered.append(shift)
                else:
                    yield shift
            elif child in structural:
                item = lettering.inserted(child, quoted_block(child.node))
                yield item or siblings.one(child, lettering.carried.get(child))
        yield from relettered
        yield from lettering.rest()

    def replaced(self, gone: BlockDiff, came: BlockDiff) -> Instruction:
        """What to say of a paragraph that another came in the place of."""
        return say.Recast(self.names.of_block.get(gone.old[0], ""), leaf_text(came.new[0]).source)

    def numbered(self, block: BlockDiff, siblings: Siblings) -> Iterator[Instruction]:
        """What to say of a paragraph that got a number, or lost it: of its words, then of the number."""
        pair = paragraphs_of(block)
        assert pair is not None
        (old, new), runs = pair, block.runs
        name = self.names.of_text.get(old, "")
        drafted = draft_words(name, leaf_text(old), leaf_text(new), runs, self.sentence_targets, short=False)
        place = self.names.of_block.get(block.old[0])
        if drafted is None or not place:
            yield siblings.one(block, None)
            return
        yield from drafted
        is_on = old is block.old[0]
        yield say.Mark(place, (block.new if is_on else block.old)[0].number, is_on)

    def shifted(self, shift: Instruction, block: BlockDiff, lettering: Lettering) -> Instruction:
        """What to say of a block that moved to here, beside which item and with the letter that it gets."""
        inner, group = self.diff.move(block.move).inner, lettering.group(block)
        if not isinstance(shift, say.Shift) or inner is None or not relettered_item(inner, self.names):
            return shift
        side, anchor = lettering.beside(block, group) if group else (shift.side, "")
        if anchor:
            shift = replace(shift, side=side, anchor=shortened(anchor, shift.place))
        return replace(shift, number=f"{Unit.ITEM} {block.new[0].sign}")

    def inside(self, block: BlockDiff) -> Iterator[Instruction]:
        """What changed within a block that stays, or on the way to where it moved."""
        if block.status is Status.MOVED_AWAY:
            inner = self.diff.move(block.move).inner
            if block.move not in self.movable or inner is None or inner.status is Status.SAME:
                return
            if relettered_item(inner, self.names):
                yield from self.words(inner, *without_letter(inner))
            else:
                yield from self.inside(inner)
            return
        if not block.old or not block.new or block.is_regrouped or block.old[0] in self.recast_cells:
            return
        yield from self.labelled(block)
        stays = block.status in (Status.SAME, Status.RESPELLED)
        if stays and not _is_renumbered(block.old[0], block.new[0]):
            return
        if is_relettered_point(block, self.names):
            yield from self.words(block, *without_letter(block))
        elif block.node.is_leaf:
            yield from self.words(block, leaf_text(block.old[0]), leaf_text(block.new[0]), block.runs)
        elif not stays and _is_all_new(block):
            yield self.recast(block)
        else:
            yield from self.holder(block)

    def labelled(self, block: BlockDiff) -> Iterator[Instruction]:
        old, new = block.old[0], block.new[0]
        if old.kind is BlockKind.FOOTNOTE and old.name != new.name:
            yield relabelled(self.names.of_block.get(old, ""), old.name, new.name)

    def words(
        self, block: BlockDiff, old_text: LeafText, new_text: LeafText, runs: Sequence[Run]
    ) -> Iterator[Instruction]:
        """A block of words."""
        old, new = block.old[0], block.new[0]
        name = self.names.of_text.get(old, "")
        if any(note.kind is NoteKind.LEVEL for note in block.notes):
            yield say.Level(name, new.number)
        short = old.kind in (BlockKind.CELL, BlockKind.HEADING)
        drafted = draft_words(name, old_text, new_text, runs, self.sentence_targets, short=short)
        if drafted is None or (old.kind is BlockKind.HEADING and _is_all_of_it(drafted, old.source or "")):
            yield self.recast_words(block)
        else:
            yield from drafted

    def recast_words(self, block: BlockDiff) -> Instruction:
        """The whole new text of a block of words, with its number where the name is that of an item."""
        old, new = block.old[0], block.new[0]
        name = self.names.of_text.get(old, "")
        if is_article(name):  # that is all of it
            name = self.names.of_block.get(old, "")
        text = leaf_text(new).source
        lead = _lead(old)
        if name and lead and not name.startswith("de "):
            return say.Recast(name, lead + text)
        return say.Recast(name or self.names.of_block.get(old, ""), text)

    def recast(self, block: BlockDiff) -> Instruction:
        """The whole new text of a block of blocks; of a part with another heading, the heading too."""
        old, new = block.old[0], block.new[0]
        name = self.names.of_block.get(old, "")
        if old.kind.is_part and heading_of(old) != heading_of(new):
            return say.Substitute(name, name, write(outline_of(new)))
        return say.Recast(name, quoted_block(new))


def _is_all_of_it(drafted: Sequence[Instruction], heading: str) -> bool:
    """Whether all words of a heading are replaced, and they are more than a number."""
    match drafted:
        case [say.ReplaceWords(old=words)]:
            return words == heading and not is_numbered_only(words)
    return False


def _length(said: Iterable[Instruction]) -> int:
    """How many characters some instructions take."""
    return sum(len(it.sentence) for it in said)


def _replaced(blocks: Sequence[BlockDiff]) -> Iterator[tuple[BlockDiff, BlockDiff]]:
    """The paragraphs that alone gave way to another one, with that one."""
    for plain, stretch in itertools.groupby(blocks, key=_came_or_went):
        part = list(stretch)
        if plain and [block.status for block in part] == [Status.DELETED, Status.INSERTED]:
            gone, came = part
            if gone.kind is came.kind is BlockKind.PARAGRAPH and gone.node.sign == came.node.sign:
                yield gone, came


def _came_or_went(block: BlockDiff) -> bool:
    return block.status in (Status.DELETED, Status.INSERTED)


def _is_all_new(block: BlockDiff) -> bool:
    """Whether a row, or a numbered paragraph of several blocks, has another text: what is said of each says less."""
    if block.kind is BlockKind.ROW:
        return len(block.children) > 1 and all(map(_is_new, block.children))
    if (
        block.kind is not BlockKind.ITEM
        or block.node.mark == "-"
        or len(block.old[0].children) == len(block.new[0].children) == 1
    ):
        return False
    return block.old[0].number == block.new[0].number and all(map(_is_new, block.children))


def _is_new(block: BlockDiff) -> bool:
    """Whether nothing of a block stays that can be named."""
    if block.move:
        return False
    if not block.old or not block.new or block.is_regrouped:
        return True
    if block.node.is_leaf:
        return all(run.op in (Op.DELETED, Op.INSERTED) for run in block.runs)
    return all(map(_is_new, block.children))


def _is_renumbered(old: Node, new: Node) -> bool:
    """Whether a block that stayed as it was has items with other numbers, or another letter itself."""
    if old.is_leaf or new.is_leaf:
        return old.sign != new.sign or (old.kind is BlockKind.HEADING and old.key != new.key)
    if len(old.children) != len(new.children):
        return False
    return any(
        one.number != other.number or _is_renumbered(one, other)
        for one, other in zip(old.children, new.children, strict=True)
    )


def _lead(node: Node) -> str:
    """What a recast paragraph of an item begins with: `2. ` or `b. `."""
    if node.sign or len(node.path) < 2 or node.path[-2].kind is not BlockKind.ITEM:
        return ""
    step = node.path[-2]
    if node.path[-3].kind is not BlockKind.NUMBERED:
        return ""
    deep = sum(s.kind is BlockKind.ITEM for s in node.path) > 1
    return f"{letter(step.number)}. " if deep and step.number else f"{step.number}. "


def _sentence_targets(diff: Diff, names: Addresses) -> Iterator[tuple[int, Target]]:
    """Where each sentence that moved comes, if that is beside a sentence of the old text, from a block that stays."""
    staying = [
        block
        for block in diff.walk()
        if block.old and block.new and block.node.is_leaf and not block.is_regrouped
    ]
    left = {run.move for block in staying for run in block.runs if run.op is Op.DELETED and run.move}
    for block in staying:
        name = names.of_text.get(block.old[0])
        arrived = [run for run in block.runs if run.op is Op.INSERTED and run.move in left]
        if not name or not arrived:
            continue
        ends = [s.stop for s in leaf_text(block.old[0]).words.sentences]
        at = 0
        for run in block.runs:
            if run in arrived:
                before = [n for n, stop in enumerate(ends, 1) if stop <= at]
                exact = at == 0 or at in ends
                if exact:
                    side, number = (Side.AFTER, before[-1]) if before else (Side.BEFORE, 1)
                    move = diff.move(run.move)
                    new = leaf_text(block.new[0])
                    start = new.words.sentences[move.new_sentence - 1].start
                    yield run.move, Target(name, side, number, new, start, move.runs)
            at += sum(not token.is_space for token in run.old)
