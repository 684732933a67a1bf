"""Blocks: the tree of one side, with what aligning needs to know of each block.

A node stands for a block of the Markdown tree, or for what that tree keeps inside a block: an item,
a row, a cell, a heading, a footnote. Its key is equal for two nodes exactly when a reader sees no
difference but the number in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from regelboek.compare.tokenise import SMALL_WORDS, tokenise
from regelboek.compare.tokens import RefText, Token, fold
from regelboek.markdown.emit import at_block_start, emit_inlines
from regelboek.markdown.letters import INSERTED_LID, LEAD, SIGN
from regelboek.markdown.tree import (
    Block,
    Footnote,
    FootnoteRef,
    Inline,
    ListItem,
    Ref,
    Section,
    Text,
)

Inlines = tuple[Inline, ...]
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(
    r"[#\s]*(?:(?:artikel|hoofdstuk|titel|titeldeel|afdeling|paragraaf|bijlage|deel|boek)\s+|§\s*)?"
    r"(?:\d+[a-z]{0,2}(?:[.:]\d+[a-z]{0,2})*|[IVXLC]+[a-z]?|[A-Z])(?![\w])[.:–-]?(?:\s+|$)",
    re.IGNORECASE,
)
"""What a heading begins with when parts are numbered."""
_STOPS = re.compile(r"(?<=\w\w)[.!?](?=[ \x1d-\x1f]|$)|[\x1d-\x1f\ue000-\uf8ff]+")
"""Where a sentence ends in a key: at its full stop, or where a block begins or ends."""
_TERM = re.compile(
    r"[\x1e\ue000-\uf8ff]*(?:(?:[a-z]{1,2}|\d{1,3}°?)[.)°]*\s+)?[\x01-\x04]*(\w[\w '’()-]{1,50}?)[\x02]*:[\x02]* "
)
"""What a definition begins with."""
_SMALL_WEIGHT = 0.25


class BlockKind(StrEnum):
    """What a block is."""

    DOCUMENT = "tekst"
    FRONT_MATTER = "kenmerken"
    SECTION = "deel"
    HEADING = "kop"
    PARAGRAPH = "alinea"
    BULLETS = "lijst"
    NUMBERED = "genummerde lijst"
    ITEM = "punt"
    QUOTE = "citaat"
    TABLE = "tabel"
    ROW = "rij"
    CELL = "cel"
    FOOTNOTE = "voetnoot"

    @property
    def is_part(self) -> bool:
        """Whether it divides the whole text."""
        return self in (BlockKind.SECTION, BlockKind.FRONT_MATTER)

    @property
    def is_text(self) -> bool:
        """Whether it is written in sentences."""
        return self in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE)

    @property
    def is_list(self) -> bool:
        """Whether it holds items."""
        return self in (BlockKind.BULLETS, BlockKind.NUMBERED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from the whole text to a block."""

    kind: BlockKind
    position: int
    """Place among its siblings of this kind, from 1; a table's head is row 0."""
    siblings: int = 1
    """How many of this kind there are."""
    number: int = 0
    """As typed, of an item; the level, of a heading."""
    name: str = ""
    """Title of a section, label of a footnote."""


Path = tuple[Step, ...]


def _same_ref(ref: Ref) -> str:
    return str(ref)


@dataclass(frozen=True, slots=True)
class Reading:
    """How one side is read."""

    ref_text: RefText = str
    """What a reference reads as; its source by default."""
    ref_key: Callable[[Ref], str] = _same_ref
    """What a reference is compared as: the old side can follow it to where its target moved."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Old labels of footnotes with the label of the same note on the new side."""

    def key_of(self, inline: Ref | FootnoteRef) -> str:
        """The key of a reference or a footnote mark."""
        if isinstance(inline, Ref):
            return fold(self.ref_key(inline))
        return f"[^{self.labels.get(inline.label, inline.label)}]"


PLAIN = Reading()


def bag_of(text: str, start: int = 0) -> dict[str, float]:
    """The words of a text with what they weigh together, for likeness; a letter alone is no more than a small word."""
    bag: dict[str, float] = {}
    for word in _WORD.findall(text, start):
        is_small = word in SMALL_WORDS or (len(word) == 1 and word.isalpha())
        bag[word] = bag.get(word, 0.0) + (_SMALL_WEIGHT if is_small else 1.0)
    return bag


UNMARKED = 7
"""The level of a heading that is typed without signs: `**Artikel 5**`."""


def heading_marks(level: int) -> str:
    """The signs of a heading; none where it has none of its own."""
    return "" if level == UNMARKED else "#" * (level or 2)


FRONT_MATTER = "---\n"
"""The title under which front matter is a section; no heading can read so, for it has no line break."""


@dataclass(frozen=True, eq=False)
class Node:
    """A block of one side."""

    kind: BlockKind
    key: str
    path: Path = ()
    children: tuple[Node, ...] = ()
    inlines: Inlines | None = None
    """Its words, of a block that holds no other blocks."""
    number: int = 0
    """As typed, of an item; the level, of a heading; the spaces before a line of front matter."""
    name: str = ""
    """Label of a footnote, title of a section."""
    block: Block | ListItem | Section | Footnote | None = None
    """What it was made from; nothing for a row, a cell or a heading."""
    line: int = 0
    """Where it starts in the source, from 0."""
    reading: Reading = PLAIN

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of a leaf."""
        reading = self.reading
        return tokenise(self.inlines or (), reading.ref_text, reading.key_of)

    @cached_property
    def source(self) -> str | None:
        """The Markdown of the words of a leaf, as it stands in its block."""
        if self.inlines is None:
            return None
        if self.kind is BlockKind.CELL:
            return emit_inlines(self.inlines, cell=True)
        if self.is_line:
            return "".join(inline.text for inline in self.inlines if isinstance(inline, Text))
        if self.kind is BlockKind.HEADING:
            return emit_inlines(self.inlines)
        return at_block_start(emit_inlines(self.inlines))

    @property
    def identity(self) -> str:
        """What names it on both sides: the title of a section, the label of a footnote on the new side."""
        return self.reading.labels.get(self.name, self.name) if self.kind is BlockKind.FOOTNOTE else self.name

    @cached_property
    def title(self) -> str:
        """The words that name it, without the number of a part: `Begrippen` of `Artikel 1. Begrippen`."""
        if self.kind is not BlockKind.SECTION:
            return self.identity
        return _NUMBERED.sub("", self.name).strip()

    @cached_property
    def body(self) -> tuple[str, ...]:
        """What stands under the heading of a part; nothing of what is none."""
        if not self.kind.is_part or not self.children or self.children[0].kind is not BlockKind.HEADING:
            return ()
        return tuple(child.key for child in self.children[1:])

    @cached_property
    def bag(self) -> Mapping[str, float]:
        """Its words with what they weigh together, for likeness; its own letter or number says nothing."""
        return bag_of(self.key, self.lead)

    @property
    def lead(self) -> int:
        """Where its words begin in its key, behind its own letter or number."""
        start = self.key.find(self.children[0].key) if self.is_point else 0
        is_led = self.is_point or self.kind is BlockKind.PARAGRAPH
        match = LEAD.match(self.key, start + 1) if is_led and start >= 0 else None
        return match.end() if match else 0

    @property
    def is_point(self) -> bool:
        """Whether it is an item of a list with dashes, which may begin with a letter of its own."""
        return (
            self.kind is BlockKind.ITEM
            and not self.number
            and bool(self.children)
            and self.children[0].kind is BlockKind.PARAGRAPH
        )

    @cached_property
    def term(self) -> str:
        """What it is about: the term that it defines (`baancode` of "b. Baancode: de code"), the first words of a row."""
        if self.kind is BlockKind.ROW:
            return next(
                (c.key for c in self.children if any(map(str.isalpha, c.key[1:])) and len(c.key) > 2), ""
            )
        match = _TERM.match(self.key, 1) if self.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else None
        return match[1].strip().casefold() if match else ""

    @property
    def defined(self) -> str:
        """The term that a paragraph without a letter defines, as it is typed: `Onze Minister`; empty for any other."""
        match = _TERM.match(self.key, 1) if self.kind is BlockKind.PARAGRAPH and not self.sign else None
        return match[1].strip() if match else ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its different words, cut at white space only."""
        return frozenset(self.key.split())

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Its sentences of three words or more, cut roughly: what stands between full stops."""
        parts = (part.strip() for part in _STOPS.split(self.key))
        return frozenset(part for part in parts if part.count(" ") > 1)

    @cached_property
    def opening(self) -> str:
        """The sentence that it begins with, cut as roughly, where others follow; empty where none do."""
        parts = [part for part in map(str.strip, _STOPS.split(self.key)) if part.count(" ") > 1]
        return parts[0] if len(parts) > 1 else ""

    @cached_property
    def weight(self) -> float:
        """What its words weigh together."""
        return sum(self.bag.values())

    @property
    def is_leaf(self) -> bool:
        """Whether it holds words, not blocks."""
        return self.inlines is not None

    @property
    def is_heading_alone(self) -> bool:
        """Whether it is a part of which nothing stands under the heading."""
        return self.kind.is_part and [child.kind for child in self.children] == [BlockKind.HEADING]

    @property
    def is_line(self) -> bool:
        """Whether it is a line of front matter: no Markdown, and `number` says how far it stands in."""
        return bool(self.path) and self.path[0].kind is BlockKind.FRONT_MATTER and self.is_leaf

    @property
    def leaves(self) -> Iterator[Node]:
        """The nodes under it that hold words, in reading order; itself when it does."""
        if self.is_leaf:
            yield self
        for child in self.children:
            yield from child.leaves

    @property
    def sign(self) -> str:
        """The letter or number of an item of a statute that a paragraph or a point begins with: `b`, `2°`."""
        if self.is_point:
            return self.children[0].sign
        match = SIGN.match(self._opening_text)
        return (match["letter"] or match["number"]) if match else ""

    @property
    def inserted_number(self) -> str:
        """The number of a numbered paragraph that once came in between others: `2a`."""
        match = INSERTED_LID.match(self._opening_text)
        return match[1] if match else ""

    @property
    def _opening_text(self) -> str:
        """The plain text that a paragraph begins with; what follows it, as a link or emphasis, for a letter."""
        first = self.inlines[0] if self.kind is BlockKind.PARAGRAPH and self.inlines else None
        if not isinstance(first, Text):
            return ""
        return f"{first.text}x" if len(self.inlines or ()) > 1 else first.text

    @property
    def mark(self) -> str:
        """What stands in front of it: `2.`, `-`, `>`, `##`, `[^1]:`."""
        match self.kind:
            case BlockKind.ITEM:
                numbered = len(self.path) > 1 and self.path[-2].kind is BlockKind.NUMBERED
                return f"{self.number}." if numbered else "-"
            case BlockKind.HEADING:
                return heading_marks(self.number)
            case BlockKind.QUOTE:
                return ">"
            case BlockKind.FOOTNOTE:
                return f"[^{self.name}]:"
            case _:
                return ""
