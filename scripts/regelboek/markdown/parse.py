"""Markdown to the block tree. What falls outside the subset becomes a fault, with its place.

`grammar` holds what is recognised, `inlines` reads runs of text, and this module the blocks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from regelboek.markdown.faults import Fault, FaultKind
from regelboek.markdown.grammar import REF_KINDS, markdown_for, parse_ref
from regelboek.markdown.inlines import SAFE_SCHEMES, Findings, read_run
from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    Body,
    BulletList,
    Footnote,
    Inline,
    ListItem,
    OrderedList,
    Para,
    Place,
    Section,
    Table,
    Text,
)
from regelboek.markdown.typed import as_meant
from regelboek.words import nearest

__all__ = ["REF_KINDS", "SAFE_SCHEMES", "SECTIONS", "Parsed", "parse_body", "parse_loosely", "parse_ref"]

SECTIONS = ("Norm", "Aangekondigd", "Toelichting", "Voorbeelden", "Gespreksvragen")
"""The agreed sections, in their order. Only the first is required."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body and what is wrong with its form."""

    body: Body
    faults: tuple[Fault, ...]


@functools.lru_cache(maxsize=8192)
def parse_body(text: str) -> Parsed:
    """Read the text below the front matter (line feeds only).

    Equal texts give the same object: an unchanged rule is parsed once, however many versions
    hold it.
    """
    return _Parser(text).parse()


@functools.lru_cache(maxsize=512)
def parse_loosely(text: str) -> Body:
    """Read any Markdown, for comparing: nothing is judged and nothing is left out.

    A body inside the subset gives the same tree as `parse_body`, but for lines that begin as the items
    of a statute do (`b. …`): each begins a paragraph; and for headings and numbered paragraphs as they are typed
    (`###Artikel 5`, `**Artikel 5**`, `2 De …`). Outside the subset, a block that has no place in
    the tree (code, raw HTML, a ruled line) becomes a paragraph of its source, and text above the first
    heading a section without a title.
    """
    return _Parser(as_meant(text), strict=False).parse().body


def parse_heading(title: str) -> tuple[Inline, ...]:
    """Read the words of a heading."""
    token = markdown_for(title).parseInline(title, {})[0]
    token.map = [0, 1]
    return read_run(token, [title], Findings(strict=False)) or (Text(title),)


_BAD_BLOCKS = {
    "fence": FaultKind.CODE,
    "code_block": FaultKind.CODE,
    "html_block": FaultKind.HTML,
    "hr": FaultKind.RULE_LINE,
}


_CONTAINERS = re.compile(r"^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*")
"""What stands before a row of a table in a quotation or list."""


class _Parser:
    """One body; walks the token stream once."""

    def __init__(self, text: str, *, strict: bool = True) -> None:
        self.findings = Findings(strict)
        self.fault = self.findings.fault
        self.strict = strict
        self.lines = text.split("\n")
        self.tokens = markdown_for(text, statutes=not strict).parse(text, {})
        self.at = 0
        self.footnotes: list[Footnote] = []

    def parse(self) -> Parsed:
        sections: list[Section] = []
        title, place = "", Place()
        blocks: list[Block] = []
        first_note = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "heading_open":
                self.close_section(sections, title, place, blocks, first_note)
                title, place = self.heading(token)
                blocks, first_note = [], len(self.footnotes)
            else:
                blocks.extend(self.block())
        self.close_section(sections, title, place, blocks, first_note)
        if not self.strict:
            return Parsed(Body(tuple(sections)), ())
        self.check_footnotes()
        self.check_sections(sections)
        order = sorted(self.findings.faults, key=lambda f: (f.place.line, f.place.column))
        return Parsed(Body(tuple(sections)), tuple(order))

    def close_section(
        self,
        sections: list[Section],
        title: str,
        place: Place,
        blocks: list[Block],
        first_note: int,
    ) -> None:
        notes = tuple(self.footnotes[first_note:])
        if title or (not self.strict and (blocks or notes)):
            sections.append(Section(title, tuple(blocks), notes, place))
            if not blocks:
                self.fault(FaultKind.EMPTY_SECTION, place, title)
        elif blocks or notes:
            start = next(iter([*blocks, *notes])).place
            self.fault(FaultKind.TEXT_BEFORE_HEADING, start)

    def heading(self, token: Token) -> tuple[str, Place]:
        """Consume a heading; its title and place."""
        inline = self.tokens[self.at + 1]
        self.at += 3
        place = self.place(token)
        title = " ".join(inline.content.split())
        if token.markup != "##" or title not in SECTIONS:
            self.fault(FaultKind.UNKNOWN_HEADING, place, title)
            if self.strict:
                title = nearest(title, SECTIONS) or title  # so that one slip is not also a missing norm
        return title or "?", place

    def check_sections(self, sections: list[Section]) -> None:
        known = [s for s in sections if s.title in SECTIONS]
        seen: dict[str, Section] = {}
        latest = -1
        for section in known:
            rank = SECTIONS.index(section.title)
            if section.title in seen:
                self.fault(FaultKind.REPEATED_HEADING, section.place, section.title)
            elif rank < latest:
                self.fault(FaultKind.HEADING_ORDER, section.place, section.title)
            seen[section.title] = section
            latest = max(latest, rank)
        if "Norm" not in seen:
            self.fault(FaultKind.NO_NORM, sections[0].place if sections else Place())

    def check_footnotes(self) -> None:
        defined: dict[str, Place] = {}
        for note in self.footnotes:
            if note.label in defined:
                self.fault(FaultKind.FOOTNOTE_TWICE, note.place, note.label)
            elif note.label not in self.findings.marks:
                self.fault(FaultKind.FOOTNOTE_UNUSED, note.place, note.label)
            defined[note.label] = note.place
        for label, place in self.findings.marks.items():
            if label not in defined:
                self.fault(FaultKind.FOOTNOTE_UNDEFINED, place, label)

    # Blocks

    def block(self) -> Iterator[Block]:
        """Consume one block; what falls outside the subset becomes a paragraph of its source."""
        token = self.tokens[self.at]
        place = self.place(token)
        if token.type in _BAD_BLOCKS:
            self.fault(_BAD_BLOCKS[token.type], place, token.content.strip().split("\n")[0])
            self.at += 1
            yield from self.kept(token)
        elif token.type == "heading_open":  # in a quotation or list
            inline = self.tokens[self.at + 1]
            self.fault(FaultKind.UNKNOWN_HEADING, place, inline.content)
            self.at += 3
            yield from [Para(self.inlines(inline), place)] if self.strict else self.kept(token)
        elif token.type == "paragraph_open":
            inlines = self.inlines(self.tokens[self.at + 1])
            self.at += 3
            if inlines:
                yield Para(inlines, place)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            kind = BulletList if token.type == "bullet_list_open" else OrderedList
            items = tuple(self.until(token.type, self.list_item))
            for item in items:
                if item.place.column != place.column:
                    self.fault(FaultKind.SHALLOW_ITEM, item.place)
            yield kind(items, place)
        elif token.type == "blockquote_open":
            yield BlockQuote(tuple(self.blocks_until("blockquote_close")), place)
        elif token.type == "table_open":
            yield self.table(place)
        elif token.type == "footnote_reference_open":
            blocks = tuple(self.blocks_until("footnote_reference_close"))
            self.footnotes.append(Footnote(str(token.meta["label"]), blocks, place))
        else:
            raise AssertionError(f"unexpected token {token.type}")

    def kept(self, token: Token) -> Iterator[Block]:
        """The words of a block outside the subset, so that none is lost; a line has no words."""
        if token.map and not (self.strict and token.type == "hr"):
            source = " ".join(line.strip() for line in self.lines[slice(*token.map)])
            if source.strip():
                yield Para((Text(source.strip()),), self.place(token))

    def blocks_until(self, close: str) -> Iterator[Block]:
        """Consume blocks after the present token up to and with the closing one."""
        self.at += 1
        while self.tokens[self.at].type != close:
            yield from self.block()
        self.at += 1

    def until(self, opening: str, item: Callable[[], ListItem]) -> Iterator[ListItem]:
        self.at += 1
        while self.tokens[self.at].type != opening.replace("_open", "_close"):
            yield item()
        self.at += 1

    def list_item(self) -> ListItem:
        token = self.tokens[self.at]
        place = self.place(token)
        number = int(token.info) if token.info else 0
        return ListItem(tuple(self.blocks_until("list_item_close")), number, place)

    def table(self, place: Place) -> Table:
        head: tuple[tuple[Inline, ...], ...] = ()
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        align: tuple[str, ...] = ()
        cells: list[tuple[Inline, ...]] = []
        column = 0
        whole = True
        while (token := self.tokens[self.at]).type != "table_close":
            if token.type == "tr_open":
                cells, column = [], 0
                whole = self.count_cells(token, len(head))
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    style = str(token.attrGet("style") or "")
                    align += (style.removeprefix("text-align:"),)
                inline = self.tokens[self.at + 1]
                inline.map = token.map or inline.map
                cells.append(self.inlines(inline, column, brackets=whole))
                column = self.cell_end(inline, column)
            elif token.type == "tr_close":
                if head:
                    rows.append(tuple(cells))
                else:
                    head = tuple(cells)
            self.at += 1
        self.at += 1
        return Table(align, head, tuple(rows), place)

    def count_cells(self, row: Token, columns: int) -> bool:
        """Whether a row has no more cells than the head: the parser would drop them in silence."""
        place = self.place(row)
        line = _CONTAINERS.sub("", self.lines[place.line]).strip().removeprefix("|")
        cells = len(re.findall(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", line))) + 1
        too_many = bool(columns) and cells > columns
        if too_many:
            self.fault(FaultKind.TABLE_CELLS, place, str(cells))
        return not too_many

    def cell_end(self, inline: Token, column: int) -> int:
        line = self.lines[inline.map[0]] if inline.map else ""
        found = line.find(inline.content, column)
        return found + len(inline.content) if found >= 0 else column

    def inlines(self, token: Token, column: int = 0, *, brackets: bool = True) -> tuple[Inline, ...]:
        """The inlines of one inline token; faults get the place in the source."""
        return read_run(token, self.lines, self.findings, column=column, brackets=brackets)

    def place(self, token: Token) -> Place:
        """The first character of a block."""
        line = token.map[0] if token.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(line, len(text) - len(text.lstrip()), len(text))
