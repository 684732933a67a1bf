"""Changes as editors make them, at random but repeatable: words, sentences, blocks, tables, spelling."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random

from regelboek.compare.nodes import BlockKind
from regelboek.compare.outline import Outline, outline_of, write
from regelboek.compare.reading import read_one
from regelboek.markdown.letters import spaced

WORDS = (
    "de", "het", "een", "van", "niet", "geen", "bewindspersoon", "minister", "geschenk", "melding", "register",
    "EUR 50", "twee weken", "1 januari 2026", "28 844, nr. 251", "onverwijld", "schriftelijk", "en", "of", "openbaar",
    "secretaris-generaal", "vooraf", "[[reizen#lid-2]]", "**let op**", "*niet*", "nr. 5", "(kandidaat-)",
)  # fmt: skip
SENTENCES = (
    "De melding gebeurt binnen twee weken.",
    "Van elke afspraak wordt een verslag gemaakt dat openbaar is.",
    "Bij twijfel vraagt u advies aan de vertrouwensfunctionaris.",
    "Dit geldt niet voor geschenken van familie!",
    "Wat is dan verstandig?",
)

Mutation = Callable[[Outline, Random], None]


def mutated(text: str, random: Random, times: int) -> str:
    """A text after some changes, in its one written form."""
    outline = outline_of(read_one(text))
    for _ in range(times):
        random.choice(MUTATIONS)(outline, random)
    return write(outline)


def rewrapped(text: str, random: Random) -> str:
    """The same text with its paragraphs broken elsewhere and with other white space."""
    return "\n".join(_rewrapped(line, random) if _is_wrappable(line) else line for line in text.split("\n"))


def _rewrapped(line: str, random: Random) -> str:
    if random.random() < 0.3:
        return line
    lead, words = _words(line)
    broken = words[0]
    for before, word in _gaps(line):
        spaces = [" ", " ", "  ", "\n" + _continued(lead)]
        broken += random.choice(spaces[:3] if begins_block(before, word) else spaces) + word
    return lead + broken


def gaps(text: str) -> Iterator[tuple[str, str]]:
    """The words on either side of every place where a line of a text can be broken."""
    for line in text.split("\n"):
        if _is_wrappable(line):
            yield from _gaps(line)


def _gaps(line: str) -> Iterator[tuple[str, str]]:
    """The first with nothing before it where the line would be no paragraph if it ended there."""
    for at, (before, word) in enumerate(itertools.pairwise(_words(line)[1])):
        yield ("" if at == 0 and begins_block("x", before) else before), word


def begins_block(before: str, word: str) -> bool:
    """Whether a line that begins with a word begins a block: the only places where a text is not broken."""
    if not before or not word or before.endswith("\\"):
        return True  # the line before it would be a block by itself, or end in a line break; or a blank one follow
    if re.fullmatch(
        r"[-*+]|1[.)]|#{1,6}|>.*|=+|-{2,}|_{3,}|\*{3,}|\|.*|(?:```|~~~).*|\[\^[^\]]*\]:.*|</?[a-z].*", word
    ):
        return True  # a list, a heading, a quotation, a table, code, a footnote or HTML
    if spaced(f"{word} ") != f"{word} ":
        return True  # a heading or an item of which the space was forgotten
    is_item = re.fullmatch(r"\(?(?:([a-z])\1?|[ivxlc]+)[.)]|\d{1,2}[°º][.)]?", word)
    return bool(is_item) and before.endswith(
        (":", ";", ",", ".", "en", "of", "alsmede", "wel")
    )  # of a statute


def _is_wrappable(line: str) -> bool:
    """Whether it is a line of a paragraph: not of a table, a heading or front matter."""
    return bool(line.strip()) and not line.lstrip("> ").startswith(("|", "#", "---"))


def _words(line: str) -> tuple[str, list[str]]:
    """What stands before the words of a line, such as the mark of an item, and its words."""
    match = re.match(r"(?:[ >]*)(?:(?:[-*+]|\d+[.)°]|[a-z]{1,2}[.)]|\[\^\S+\]:)[ ]+)?", line)
    lead = match[0] if match else ""
    return lead, line[len(lead) :].split(" ")


def _continued(lead: str) -> str:
    """What stands before the words of the next line of the same paragraph."""
    return "    " if lead.startswith("[^") else re.sub(r"[^>]", " ", lead)


def _leaf(outline: Outline, random: Random) -> Outline | None:
    leaves = [b for b in outline.walk() if b.source and b.kind is not BlockKind.HEADING]
    return random.choice(leaves) if leaves else None


def _holder(outline: Outline, random: Random, least: int = 1) -> Outline | None:
    """A block with blocks that can come, go or change places."""
    holders = [
        b
        for b in outline.walk()
        if len(b.children) >= least and b.kind not in (BlockKind.DOCUMENT, BlockKind.ROW, BlockKind.TABLE)
    ]
    return random.choice(holders) if holders else None


def change_word(outline: Outline, random: Random) -> None:
    """Another word for one."""
    leaf = _leaf(outline, random)
    if leaf:
        words = (leaf.source or "").split(" ")
        words[random.randrange(len(words))] = random.choice(WORDS)
        leaf.source = " ".join(words)


def add_words(outline: Outline, random: Random) -> None:
    """Some words more."""
    leaf = _leaf(outline, random)
    if leaf:
        words = (leaf.source or "").split(" ")
        at = random.randrange(len(words) + 1)
        words[at:at] = random.choices(WORDS, k=random.randint(1, 4))
        leaf.source = " ".join(words)


def drop_words(outline: Outline, random: Random) -> None:
    """Some words less."""
    leaf = _leaf(outline, random)
    words = (leaf.source or "").split(" ") if leaf else []
    if leaf and len(words) > 2:
        at = random.randrange(len(words) - 1)
        del words[at : at + random.randint(1, 3)]
        leaf.source = " ".join(words) or "x"


def _sentences(leaf: Outline) -> list[str]:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", leaf.source or "")


def change_sentences(outline: Outline, random: Random) -> None:
    """A sentence more, less or elsewhere in its block."""
    leaf = _leaf(outline, random)
    if not leaf:
        return
    sentences = _sentences(leaf)
    match random.randrange(3):
        case 0:
            sentences.insert(random.randrange(len(sentences) + 1), random.choice(SENTENCES))
        case 1 if len(sentences) > 1:
            sentences.pop(random.randrange(len(sentences)))
        case _:
            random.shuffle(sentences)
    leaf.source = " ".join(sentences)


def move_sentence(outline: Outline, random: Random) -> None:
    """A sentence to another block."""
    one, other = _leaf(outline, random), _leaf(outline, random)
    if one and other and one is not other:
        sentences, others = _sentences(one), _sentences(other)
        if len(sentences) > 1:
            moved = sentences.pop(random.randrange(len(sentences)))
            others.insert(random.randrange(len(others) + 1), moved)
            one.source, other.source = " ".join(sentences), " ".join(others)


def drop_block(outline: Outline, random: Random) -> None:
    """A block less."""
    holder = _holder(outline, random, 2)
    if holder:
        movable = [b for b in holder.children if b.kind is not BlockKind.HEADING]
        if len(movable) > 1:
            holder.children.remove(random.choice(movable))
            _renumber(holder)


def add_block(outline: Outline, random: Random) -> None:
    """A block more, like one of its neighbours."""
    holder = _holder(outline, random)
    if holder:
        text = " ".join(random.sample(SENTENCES, random.randint(1, 2)))
        block = Outline(BlockKind.PARAGRAPH, text)
        if holder.kind.is_list:
            block = Outline(BlockKind.ITEM, children=[block], node=holder.children[0].node)
        first = int(holder.children[0].kind is BlockKind.HEADING)
        holder.children.insert(random.randrange(first, len(holder.children) + 1), block)
        _renumber(holder)


def move_block(outline: Outline, random: Random) -> None:
    """A block elsewhere among its neighbours."""
    holder = _holder(outline, random, 2)
    if holder:
        first = int(holder.children[0].kind is BlockKind.HEADING)
        if len(holder.children) - first > 1:
            block = holder.children.pop(random.randrange(first, len(holder.children)))
            holder.children.insert(random.randrange(first, len(holder.children) + 1), block)
            _renumber(holder)


def split_block(outline: Outline, random: Random) -> None:
    """One block as two, between two sentences."""
    holder = _holder(outline, random)
    leaves = [
        (at, block.children[0] if block.children else block)
        for at, block in enumerate(holder.children if holder else [])
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    ]
    if not holder or not leaves:
        return
    at, leaf = random.choice(leaves)
    sentences = _sentences(leaf)
    if len(sentences) > 1 and leaf.kind is BlockKind.PARAGRAPH:
        cut = random.randrange(1, len(sentences))
        leaf.source = " ".join(sentences[:cut])
        block = Outline(BlockKind.PARAGRAPH, " ".join(sentences[cut:]))
        if holder.kind.is_list:
            block = Outline(BlockKind.ITEM, children=[block], node=holder.children[at].node)
        holder.children.insert(at + 1, block)
        _renumber(holder)


def join_blocks(outline: Outline, random: Random) -> None:
    """Two neighbours as one."""
    holder = _holder(outline, random, 2)
    if not holder:
        return
    at = random.randrange(len(holder.children) - 1)
    one, other = holder.children[at : at + 2]
    first, second = (b.children[0] if len(b.children) == 1 else b for b in (one, other))
    if first.kind is second.kind is BlockKind.PARAGRAPH and one.kind is other.kind:
        first.source = f"{first.source} {second.source}"
        holder.children.remove(other)
        _renumber(holder)


def divide_list(outline: Outline, random: Random) -> None:
    """A paragraph between two points of a list, which then is two lists."""
    divisible = [
        (holder, block)
        for holder in outline.walk()
        for block in holder.children
        if block.kind is BlockKind.BULLETS and len(block.children) > 1
    ]
    if divisible:
        holder, block = random.choice(divisible)
        at, cut = holder.children.index(block), random.randrange(1, len(block.children))
        halves = [Outline(block.kind, children=half) for half in (block.children[:cut], block.children[cut:])]
        between = Outline(BlockKind.PARAGRAPH, random.choice(SENTENCES))
        holder.children[at : at + 1] = [halves[0], between, halves[1]]


def emphasise(outline: Outline, random: Random) -> None:
    """A word in bold."""
    leaf = _leaf(outline, random)
    if leaf:
        words = (leaf.source or "").split(" ")
        at = random.randrange(len(words))
        if words[at].isalpha():
            words[at] = f"**{words[at]}**"
        leaf.source = " ".join(words)


def respell(outline: Outline, random: Random) -> None:
    """Another Unicode form, or a hard space: no change for a reader."""
    leaf = _leaf(outline, random)
    if leaf and leaf.source:
        leaf.source = random.choice(
            (
                unicodedata.normalize("NFD", leaf.source),
                leaf.source.replace("een ", "een\u00a0"),
                leaf.source.replace("melding", "mel\u00adding"),
            )
        )


def change_table(outline: Outline, random: Random) -> None:
    """A row or a column more, less or elsewhere."""
    tables = [b for b in outline.walk() if b.kind is BlockKind.TABLE and len(b.children) > 1]
    if not tables:
        return
    table = random.choice(tables)
    rows = table.children
    width = len(rows[0].children)
    match random.randrange(4):
        case 0:
            rows.insert(random.randrange(1, len(rows) + 1), _row(width, random))
        case 1:
            rows.pop(random.randrange(1, len(rows)))
        case 2 if width > 1:
            at = random.randrange(width)
            for row in rows:
                del row.children[at : at + 1]
            table.align = table.align[:at] + table.align[at + 1 :]
        case _:
            at = random.randrange(width + 1)
            for row in rows:
                row.children.insert(at, Outline(BlockKind.CELL, random.choice(WORDS).replace("|", "")))
            table.align = (*table.align[:at], "", *table.align[at:])


def _row(width: int, random: Random) -> Outline:
    cells = [Outline(BlockKind.CELL, random.choice(WORDS)) for _ in range(width)]
    return Outline(BlockKind.ROW, children=cells)


def rename_heading(outline: Outline, random: Random) -> None:
    """Another word in a heading."""
    headings = [b for b in outline.walk() if b.kind is BlockKind.HEADING]
    if headings:
        random.choice(headings).source = random.choice(
            ("Norm", "Toelichting", "Artikel 5", "Slot en inleiding")
        )


def move_part(outline: Outline, random: Random) -> None:
    """The parts in another order."""
    random.shuffle(outline.children)


def _renumber(holder: Outline) -> None:
    if holder.kind is BlockKind.NUMBERED:
        for number, item in enumerate(holder.children, 1):
            item.number = number


MUTATIONS: tuple[Mutation, ...] = (
    change_word, change_word, change_word, add_words, add_words, drop_words, change_sentences, change_sentences,
    move_sentence, drop_block, add_block, add_block, move_block, split_block, join_blocks, divide_list, emphasise,
    respell, change_table, rename_heading, move_part,
)  # fmt: skip
