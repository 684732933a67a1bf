"""Carrying out instructions: the old text and the sentences give the new text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import singledispatchmethod

from regelboek.compare.address import Addresses, lone_part
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting import parts
from regelboek.compare.drafting.everywhere import spread
from regelboek.compare.drafting.formulae import is_part, is_unit
from regelboek.compare.drafting.instructions import Instruction, Side
from regelboek.compare.drafting.lettered_items import LetteredItems
from regelboek.compare.drafting.manuscript import Manuscript, items_in
from regelboek.compare.drafting.moved_sentences import MovedSentences
from regelboek.compare.drafting.note_labels import NoteLabels
from regelboek.compare.drafting.numbers import HEADED, Unit
from regelboek.compare.drafting.part_numbers import number_at
from regelboek.compare.drafting.placing import Unclear, place_of
from regelboek.compare.drafting.table_columns import TableColumns
from regelboek.compare.drafting.texts import Span, Splice, after, before, without
from regelboek.compare.lettered import paragraph_lists
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import Outline, write
from regelboek.compare.places import is_article, place_name
from regelboek.words import capitalised


class Editor(Manuscript):
    """Does what each instruction says."""

    def __init__(self, old: Node, names: Addresses | None = None) -> None:
        super().__init__(old, names)
        self.items = LetteredItems(self)
        self.sentences = MovedSentences(self)
        self.columns = TableColumns(self)
        self.notes = NoteLabels(self)

    def carry_out(self, instructions: Iterable[Instruction]) -> str:
        """The new text.

        Raises:
            Unclear: an instruction names no place or no words, or not one.
        """
        for instruction in itertools.chain.from_iterable(spread(it, self.names) for it in instructions):
            if not self.columns.do(instruction):
                self.do(instruction)
        self.notes.follow()
        self.sentences.finish()
        self.finish_texts()
        self.columns.finish()
        return self.finished()

    @singledispatchmethod
    def do(self, instruction: Instruction) -> None:
        """Carry out one instruction, or note it for when all are known."""
        raise Unclear(f"Onbekende opdracht: {instruction.sentence}")

    # Words and sentences

    @do.register
    def _(self, it: say.ReplaceWords) -> None:
        leaf = self.leaf(it.place)
        for span in self.phrase(leaf, it.sentence_number, it.turn, it.old):
            is_start = self.text(leaf).cut(span) != it.old
            self.splice(leaf, Splice(span, capitalised(it.new) if is_start else it.new))

    @do.register
    def _(self, it: say.DropWords) -> None:
        leaf = self.leaf(it.place)
        for span in self.phrase(leaf, it.sentence_number, it.turn, it.old):
            self.splice(leaf, without(leaf.source or "", span))

    @do.register
    def _(self, it: say.InsertWords) -> None:
        leaf = self.leaf(it.place)
        for span in self.phrase(leaf, it.sentence_number, it.turn, it.anchor):
            beside = after(span.stop, it.new)
            self.splice(leaf, beside if it.side is Side.AFTER else before(span.start, it.new))

    @do.register
    def _(self, it: say.Punctuate) -> None:
        leaf = self.leaf(it.place)
        size = len(leaf.source or "")
        if it.anchor:
            stops = [span.stop for span in self.phrase(leaf, it.sentence_number, it.turn, it.anchor + it.old)]
        elif (leaf.source or "").endswith(it.old):
            stops = [size]
        else:
            raise Unclear(f"{it.place} eindigt niet op ‘{it.old}’.")
        for stop in stops:
            self.splice(leaf, Splice(Span(stop - len(it.old), stop), it.new))

    @do.register
    def _(self, it: say.Emphasise) -> None:
        leaf = self.leaf(it.place)
        old, new = (it.words, it.marked) if it.is_on else (it.marked, it.words)
        for span in self.phrase(leaf, it.sentence_number, it.turn, old):
            self.splice(leaf, Splice(span, new))

    @do.register
    def _(self, it: say.Link) -> None:
        leaf = self.leaf(it.place)
        for span in self.phrase(leaf, it.sentence_number, it.turn, it.words):
            new = f"[{it.words}]({it.address})" if it.address else it.words
            self.splice(leaf, Splice(self.linked(leaf, span) if it.was_on else span, new))

    @do.register
    def _(self, it: say.RecastSentence) -> None:
        leaf = self.leaf(it.place)
        self.splice(leaf, Splice(self.sentence_span(leaf, it.number), it.text))

    @do.register
    def _(self, it: say.DropSentence) -> None:
        leaf = self.leaf(it.place)
        for number in it.numbers:
            self.sentences.remove(leaf, number)

    @do.register
    def _(self, it: say.InsertSentences) -> None:
        self.sentences.arrive(it, self.leaf(it.place))

    @do.register
    def _(self, it: say.MoveSentence) -> None:
        self.sentences.arrive(it, self.leaf(it.place))

    # Blocks

    @do.register
    def _(self, it: say.Recast) -> None:
        found = self.names.block(it.place) or self.names.text(it.place)
        if not isinstance(found, Outline):
            raise Unclear(f"Er is geen plaats met de naam ‘{it.place}’.")
        if found is self.root:
            found.children = parts.read_document(it.text).children
        elif found.kind in (BlockKind.CELL, BlockKind.HEADING):
            self.splice(found, Splice(Span(0, len(found.source or "")), it.text))
        elif found.kind is BlockKind.FRONT_MATTER:
            found.children = parts.read_lines(it.text)
        elif found.kind.is_part:
            heads = [child for child in found.children if child.kind is BlockKind.HEADING]
            found.children = [*heads, *parts.read_blocks_as(it.text)]
        else:
            self.replace([found], self.read(found, it.text))

    @do.register
    def _(self, it: say.Substitute) -> None:
        first, last = self.block(it.place), self.block(it.last)
        siblings = self.holders[first].children
        stretch = siblings[place_of(siblings, first) : place_of(siblings, last) + 1]
        leaves_list = first.kind is BlockKind.ITEM and not parts.begins_item(it.text)
        self.replace(stretch, parts.read_blocks_as(it.text) if leaves_list else self.read(first, it.text))

    @do.register
    def _(self, it: say.Drop) -> None:
        block, *others = self.meant(it.place)
        if block is self.root:
            block.children = []
            return
        self.dropped += (block, *others)
        if block in self.items.names:
            self.items.reletter(self.items.of_group(self.items.names[block].group), it.renumbering)
        else:
            self.renumber(self.holders[block], it.renumbering)

    @do.register
    def _(self, it: say.Insert) -> None:
        holder = self.block(it.place)
        if it.side is None and holder is self.root and is_part(it.unit):
            self.added.append((self.root, _as_parts(it, 2)))
            return
        if it.side is None:
            lone = lone_part(self.root) if holder is self.root else None
            holder = lone if isinstance(lone, Outline) else holder
            if is_unit(it.unit, "een onderdeel") or is_unit(it.unit, "een subonderdeel"):
                if holder in self.items.names:
                    below = [holder, *self.items.below(it.place)]
                    self.put(parts.read_blocks_as(it.text), Side.AFTER, below[-1])
                    return
                lettered = self.items.in_block(holder)
                if lettered:
                    self.put(parts.read_blocks_as(it.text), Side.AFTER, lettered[-1])
                    return
                holder = items_in(holder) or holder
            leden = paragraph_lists(holder.children) if is_unit(it.unit, "een lid") else []
            if leden and isinstance(leden[0], Outline):
                self.add_paragraphs(leden[0], it)
                return
            self.added.append((holder, self.read_into(holder, it.unit, it.text)))
            return
        anchor = holder
        if anchor.kind.is_part and not is_part(it.unit):
            anchor = anchor.children[0]  # a heading under which nothing stands yet
            blocks = self.read_into(holder, it.unit, it.text)
        elif anchor.kind.is_part:
            level = next((b.number for b in anchor.children if b.kind is BlockKind.HEADING), 2)
            blocks = _as_parts(it, level)
        else:
            blocks = self.read_into(self.holders[anchor], it.unit, it.text)
        self.put(blocks, it.side, anchor)

    @do.register
    def _(self, it: say.AddParagraph) -> None:
        self.add_paragraphs(self.list_named(it.place), it)

    def add_paragraphs(self, leden: Outline, it: say.AddParagraph | say.Insert) -> None:
        """Put numbered paragraphs at the end of those before them."""
        blocks = self.read_into(leden, it.unit, it.text)
        holder = self.list_before(leden, blocks[0].number if blocks else 0)
        self.added.append((holder, blocks))

    @do.register
    def _(self, it: say.InsertNumbered) -> None:
        lettered = self.items.named(it.place, it.renumbering)
        if lettered:
            self.items.reletter(lettered, it.renumbering)
            self.items.insert(lettered, it.renumbering, parts.read_blocks_as(it.text))
            return
        holder = self.list_named(it.place)
        self.renumber(holder, it.renumbering)
        self.numbered.append((holder, self.read_into(holder, f"een {it.renumbering.unit}", it.text)))

    @do.register
    def _(self, it: say.Shift) -> None:
        block = self.block(it.place)
        anchor = self.beside(it.anchor, it.place)
        siblings = self.holders[block].children
        siblings.pop(place_of(siblings, block))
        self.shifted.add(block)
        if it.number:
            unit, sign = it.number.split(" ")
            if block in self.items.names:
                self.give_sign(block, sign)
            elif self.holders[block].kind is BlockKind.BULLETS:
                self.give_sign(block.children[0], sign)
            else:
                block.number = Unit(unit).read(sign)
        self.renumber(self.holders[block], it.renumbering)
        self.put([block], it.side, anchor)
        self.holders[block] = self.holders[anchor]

    @do.register
    def _(self, it: say.Renumber) -> None:
        if it.renumbering.unit in HEADED:
            self.renumber_headings(it.renumbering)
            return
        if it.renumbering.unit is Unit.FOOTNOTE:
            for old, new in it.renumbering.numbers:
                self.notes.change(f"{Unit.FOOTNOTE} {old}", str(new))
            return
        lettered = self.items.named(it.place, it.renumbering)
        if lettered:
            self.items.reletter(lettered, it.renumbering)
        else:
            self.renumber(self.list_named(it.place), it.renumbering)

    @do.register
    def _(self, it: say.Divide) -> None:
        block = self.block(it.place)
        leaf = block.children[0]
        text = self.text(leaf)
        self.renumber(self.holders[block], it.renumbering)
        first = Span(0, self.sentence_span(leaf, it.number).stop)
        second = Span(self.sentence_span(leaf, it.number + 1).start, len(text.source))
        halves = [f"{n}. {text.cut(span)}" for n, span in zip(it.into, (first, second), strict=True)]
        self.replace([block], [item for half in halves for item in self.read(block, half)])

    @do.register
    def _(self, it: say.Merge) -> None:
        under = it.place.removeprefix("in ")
        first, second = (self.block(place_name((f"lid {number}",), under)) for number in it.joined)
        self.renumber(self.holders[first], it.renumbering)
        text = f"{it.number}. {first.children[0].source} {second.children[0].source}"
        self.replace([first, second], self.read(first, text))

    @do.register
    def _(self, it: say.Convert) -> None:
        block = self.block(it.place)
        if it.numbered:
            lines = [f"{at}. {write(item)[2:]}" for at, item in enumerate(block.children, 1)]
        else:
            lines = [f"- {write(item).split('. ', 1)[-1]}" for item in block.children]
        self.replace([block], parts.read_blocks_as("\n".join(lines)))

    @do.register
    def _(self, it: say.Mark) -> None:
        self.marked.append((self.block(it.place), it.number if it.is_on else 0))

    @do.register
    def _(self, it: say.Relabel) -> None:
        _, new = it.name.split(" ", 1)
        if not is_article(it.place):
            self.notes.change(it.place, new)
            return
        heading = self.leaf(f"het opschrift van {it.place}")
        start = number_at(heading.source or "")
        self.splice(heading, Splice(Span(start, start + len(it.place.split(" ", 1)[1])), new))

    @do.register
    def _(self, it: say.Level) -> None:
        self.leaf(it.place).number = it.level


def _as_parts(it: say.Insert, level: int) -> list[Outline]:
    """The part that is inserted: by its title, or with its heading in the text."""
    if it.unit.startswith("‘"):
        return parts.read_part(it.unit[1:-1], level, it.text)
    return parts.read_document(it.text).children
