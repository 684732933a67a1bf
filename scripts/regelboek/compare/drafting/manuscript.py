"""A manuscript: an old text with what is to be done to it, until all of it is done at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regelboek.compare.address import Addresses, addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting import parts
from regelboek.compare.drafting.divisions import divisions_of
from regelboek.compare.drafting.formulae import in_full, is_unit
from regelboek.compare.drafting.instructions import Side
from regelboek.compare.drafting.numbers import Renumbering, Unit
from regelboek.compare.drafting.part_numbers import heading_number, number_at
from regelboek.compare.drafting.placing import (
    Unclear,
    counted_on,
    divided,
    is_emptied,
    place_of,
    put_at_the_end,
    put_by_number,
)
from regelboek.compare.drafting.rows import members_of
from regelboek.compare.drafting.texts import (
    LeafText,
    Span,
    Splice,
    leaf_text,
    occurrences,
    spliced,
    turns,
)
from regelboek.compare.lettered import Block, paragraph_lists
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import Outline, outline_of, write
from regelboek.markdown.letters import INSERTED_LID

_ITEMS = ("een lid", "een onderdeel", "een subonderdeel", "een punt")


class Manuscript:
    """One text being changed. Places and numbers mean the text as it was, whatever was done since.

    Args:
        old: the text, or a part of it.
        names: the names of the places of the whole text, where `old` is a part.
    """

    def __init__(self, old: Node, names: Addresses | None = None) -> None:
        self.root = outline_of(old)
        self.all = list(self.root.walk())
        """Every block of the old text, wherever it is now."""
        self.names = _names_of(self.all, names) if names else addresses(self.root)
        self.holders = {child: block for block in self.all for child in block.children}
        self.places = {child: at for block in self.all for at, child in enumerate(block.children, 1)}
        self.leden = {
            block: lists
            for holder in self.all
            for lists in [paragraph_lists(holder.children)]
            for block in lists
        }
        """Each list of numbered paragraphs, with those that count on from each other."""
        self.divisions = divisions_of(self.root.children)
        """The parts of each chapter, by its name."""
        self.texts: dict[Outline, LeafText] = {}
        self.splices: dict[Outline, list[Splice]] = {}
        self.begins_at: dict[Outline, Outline] = {}
        """The first of what a block was replaced by, so that what comes before it has its place."""
        self.ends_at: dict[Outline, Outline] = {}
        """The last of it, for what comes after."""
        self.shifted: set[Outline] = set()
        """What was put elsewhere: with its own number, whatever becomes of those that it stands among."""
        self.dropped: list[Outline] = []
        self.added: list[tuple[Outline, list[Outline]]] = []
        self.numbered: list[tuple[Outline, list[Outline]]] = []
        self.marked: list[tuple[Outline, int]] = []
        """Paragraphs that get a number, and items that lose theirs."""

    # Finding

    def leaf(self, name: str) -> Outline:
        found = self.names.text(name)
        if not isinstance(found, Outline):
            raise Unclear(f"Er is geen tekst met de naam ‘{name}’.")
        return found

    def block(self, name: str) -> Outline:
        """The block with a name; of a heading under which nothing stands, the part that it is."""
        found = self.names.block(name)
        heading = self.names.text(name) if found is None else None
        if isinstance(heading, Outline) and heading.kind is BlockKind.HEADING:
            holder = self.holders[heading]
            found = holder if holder.node and len(holder.node.children) == 1 else None
        if not isinstance(found, Outline):
            raise Unclear(f"Er is geen plaats met de naam ‘{name}’.")
        return found

    def meant(self, name: str) -> list[Outline]:
        """What a name means: a block, neighbours with a name together, a chapter, or a heading without what is under it."""
        members = members_of(name)
        if members:
            return [self.block(member) for member in members]
        if name in self.divisions:
            return self.divisions[name]
        heading = self.names.text(name)
        if isinstance(heading, Outline) and heading.kind is BlockKind.HEADING and not self.names.block(name):
            return [heading]
        return [self.block(name)]

    def text(self, leaf: Outline) -> LeafText:
        if leaf not in self.texts:
            assert leaf.node is not None
            self.texts[leaf] = leaf_text(leaf.node)
        return self.texts[leaf]

    def phrase(self, leaf: Outline, sentence: int, turn: int, phrase: str) -> list[Span]:
        """Where the words are that an instruction means."""
        text = self.text(leaf)
        if sentence > len(text.sentences):
            raise Unclear(f"Er is geen {sentence}e zin.")
        within = text.sentences[sentence - 1] if sentence else None
        found = occurrences(text.source, phrase, within)
        if turn == say.EVERY:
            chosen = turns(text.source, phrase, within)
        elif turn:
            chosen = [at for at in turns(text.source, phrase, within)[turn - 1 : turn] if at in found]
        else:
            chosen = found if len(found) == 1 else []
        if not chosen:
            raise Unclear(f"‘{phrase}’ staat er {len(found)} keer.")
        return [Span(at, at + len(phrase)) for at in chosen]

    def linked(self, leaf: Outline, words: Span) -> Span:
        """The whole link on some words."""
        source = self.text(leaf).source
        stop = source.find(")", words.stop) + 1
        if not source[: words.start].endswith("[") or not source[words.stop :].startswith("](") or not stop:
            raise Unclear(f"‘{source[words.start : words.stop]}’ is geen link.")
        return Span(words.start - 1, stop)

    def sentence_span(self, leaf: Outline, number: int) -> Span:
        text = self.text(leaf)
        if not 0 < number <= len(text.sentences):
            raise Unclear(f"Er is geen {number}e zin.")
        return text.sentences[number - 1]

    def splice(self, leaf: Outline, splice: Splice) -> None:
        self.splices.setdefault(leaf, []).append(splice)

    # Blocks

    def beside(self, name: str, place: str) -> Outline:
        """The block with a name, or with a name that ends as that of another place does."""
        for whole in in_full(name, place):
            if self.names.block(whole) is not None:
                return self.block(whole)
        return self.block(name)

    def list_named(self, place: str) -> Outline:
        """The list of paragraphs under a heading, or the items in a paragraph."""
        if place.startswith("in "):
            holder = self.block(place.removeprefix("in "))
            if holder.kind.is_list:
                return holder
            found = items_in(holder)
            if found is None:
                raise Unclear(f"Er is geen lijst {place}.")
            return found
        return self.block(f"de leden {place}" if place else "de leden")

    def read(self, like: Outline, text: str) -> list[Outline]:
        """Quoted Markdown as blocks of the kind that they replace."""
        holder = self.holders[like]
        if holder.kind is BlockKind.FRONT_MATTER:
            return parts.read_lines(" " * like.number + text)
        if like.kind.is_part:
            return parts.read_document(text).children
        if like.kind is BlockKind.ITEM:
            return self.read_into(holder, "een lid", text)
        if like.kind is BlockKind.NUMBERED:
            return parts.read_blocks_as(parts.with_numbers(text))
        if like.kind is BlockKind.ROW:
            return parts.read_rows(text)
        if like.kind is BlockKind.FOOTNOTE and not text.startswith("[^"):
            return parts.read_blocks_as(f"[^{like.name}]: {text}")
        return parts.read_blocks_as(text)

    def read_into(self, holder: Outline, unit: str, text: str) -> list[Outline]:
        """Quoted Markdown as blocks that fit where they go."""
        if holder.kind.is_list and any(is_unit(unit, one) for one in _ITEMS) and not INSERTED_LID.match(text):
            bullets = holder.kind is BlockKind.BULLETS
            return parts.read_items(text, bullets=bullets, lettered=not bullets)
        if unit.removeprefix("een nieuwe ").startswith("voetnoot "):
            return parts.read_blocks_as(f"[^{unit.rpartition(' ')[2]}]: {text}")
        if holder.kind is BlockKind.FRONT_MATTER:
            return parts.read_lines(text)
        if is_unit(unit, "een rij"):
            rows = parts.read_rows(text)
            if not rows:
                raise Unclear("Een rij staat er tussen rechte strepen.")
            return rows
        return parts.read_blocks_as(text)

    def replace(self, blocks: Sequence[Outline], others: Sequence[Outline]) -> None:
        siblings = self.holders[blocks[0]].children
        at = place_of(siblings, blocks[0])
        siblings[at : at + len(blocks)] = others
        if len(blocks) == len(others) == 1 and blocks[0].kind is others[0].kind is BlockKind.ITEM:
            self.take_place(blocks[0], others[0])
        if others:
            self.begins_at[blocks[0]], self.ends_at[blocks[-1]] = others[0], others[-1]

    def take_place(self, item: Outline, other: Outline) -> None:
        """Let an item with a new text be the one that it was: its number may still change."""
        other.node = item.node
        self.holders[other] = self.holders[item]
        if item in self.places:
            self.places[other] = self.places[item]

    def put(self, blocks: Sequence[Outline], side: Side, anchor: Outline) -> None:
        """Put blocks right beside one that stays, or what it was replaced by."""
        siblings = self.holders[anchor].children
        if side is Side.BEFORE:
            at = place_of(siblings, self.begins_at.get(anchor, anchor))
        else:
            at = place_of(siblings, self.ends_at.get(anchor, anchor)) + 1
        siblings[at:at] = blocks

    def renumber(self, holder: Outline, renumbering: Renumbering | None) -> None:
        """Give items their new numbers; by letters, the place in the old list counts."""
        if renumbering is None:
            return
        new = renumbering.mapping
        lists = self.lists(holder)
        for item in [item for block in lists for item in block.children]:
            if item.node is None or item in self.shifted or self.holders.get(item) not in lists:
                continue
            if holder.kind is BlockKind.BULLETS:
                self.reletter(item, renumbering)
                continue
            key = self.places.get(item, 0) if renumbering.unit is Unit.ITEM else item.node.number
            if key in new and item not in self.dropped:
                item.number = new[key]

    def reletter(self, item: Outline, renumbering: Renumbering) -> None:
        """Give a point of a list that begins with a letter or number another one, if it has one of these."""
        first, unit, new = item.children[0], renumbering.unit, renumbering.mapping
        number = unit.read(first.sign) if unit.sign_form.fullmatch(first.sign) else 0
        if number in new and item not in self.dropped:
            self.give_sign(first, unit.sign(new[number]))

    def give_sign(self, leaf: Outline, sign: str) -> None:
        """Let a text that begins with a letter or number of its own begin with another."""
        self.splice(leaf, Splice(Span(0, len(leaf.sign)), sign))

    def renumber_headings(self, renumbering: Renumbering) -> None:
        """Give the headings with some numbers others."""
        headings = [block for block in self.all if block.kind is BlockKind.HEADING]
        for old, new in renumbering.numbers:
            found = [
                leaf for leaf in headings if heading_number(leaf.source or "") == (renumbering.unit, old)
            ]
            if len(found) != 1:
                raise Unclear(f"‘{renumbering.unit} {old}’ staat boven {len(found)} delen.")
            start = number_at(found[0].source or "")
            self.splice(found[0], Splice(Span(start, start + len(str(old))), str(new)))

    def lists(self, holder: Outline) -> list[Outline]:
        """A list, with those that count on from it if it is one of numbered paragraphs."""
        return [block for block in self.leden.get(holder, [holder]) if isinstance(block, Outline)]

    def list_before(self, holder: Outline, number: int) -> Outline:
        """The last of the lists that ends below a number."""
        lists = self.lists(holder)
        ends = [block for block in lists if block.node and block.node.children[-1].number < number]
        return ends[-1] if ends else holder

    def finish_texts(self) -> None:
        """Change the words of every block, once all that was asked for is known."""
        for leaf, splices in self.splices.items():
            text = spliced(leaf.source or "", splices)
            if text is None:
                raise Unclear("Twee wijzigingen raken dezelfde woorden.")
            leaf.source = text

    def finished(self) -> str:
        """The new text, once the words and the columns are changed."""
        for block in self.dropped:
            siblings = self.holders[block].children
            siblings.pop(place_of(siblings, block))
        filled = {holder for holder, _ in self.added}
        for block in self.all:
            kept = (c for c in block.children if c.children or c in filled or not is_emptied(c))
            block.children = list(kept)
        for holder, blocks in self.numbered:
            put_by_number(self.lists(holder), blocks)
        for holder, blocks in self.added:
            put_at_the_end(holder, blocks)
        for block, number in self.marked:
            self.mark(block, number)
        for holder in {self.holders[block] for block, _ in self.marked}:
            holder.children = list(counted_on(holder.children))
        for block in self.all:
            block.children = [part for child in block.children for part in divided(child)]
        return write(self.root)

    def mark(self, block: Outline, number: int) -> None:
        """Make a numbered paragraph of one without a number; or of an item what is in it, for no number."""
        siblings = self.holders[block].children
        at = place_of(siblings, block)
        if not number:
            siblings[at : at + 1] = block.children
            return
        item = Outline(BlockKind.ITEM, number=number, children=[block])
        siblings[at] = Outline(BlockKind.NUMBERED, children=[item])


def items_in(holder: Outline) -> Outline | None:
    """The list of numbered items in a block; without one, the list of points that have signs of their own."""
    for kind in (BlockKind.NUMBERED, BlockKind.BULLETS):
        for block in holder.children:
            points = block.children if block.kind is kind else []
            if points and (
                kind is BlockKind.NUMBERED or all(p.children and p.children[0].sign for p in points)
            ):
                return block
    return None


def _names_of(blocks: Sequence[Outline], names: Addresses) -> Addresses:
    """The names that the nodes of these blocks have in the whole text."""

    def named(of: Mapping[Block, str]) -> dict[Block, str]:
        return {block: of[block.node] for block in blocks if block.node is not None and block.node in of}

    return Addresses(named(names.of_text), named(names.of_block))
