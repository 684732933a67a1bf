"""The one written form of a body: each block on one line, `-` and `1.`, four spaces of indent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from regelboek.markdown.tree import (
    Block,
    BlockQuote,
    Body,
    BulletList,
    Emph,
    Footnote,
    FootnoteRef,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Para,
    Ref,
    Section,
    Strong,
    Table,
    Text,
)

_INDENT = "    "
_BLOCK_START = re.compile(
    r"(?P<mark>#{1,6}|[-+])(?=\s|$)|(?P<quote>>|~~~)|(?P<number>\d{1,9})[.)](?=\s|$)"
    r"|(?P<line>[-_=])(?=[-_=\s]*$)"
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


class Edge(Enum):
    """What a piece of markup does."""

    OPENS = auto()
    CLOSES = auto()


Piece = tuple[str, Text | Ref | FootnoteRef | Edge]


def emit_body(body: Body) -> str:
    """The whole body; starts with the first heading, ends in one line feed."""
    return "\n".join(line for section in body.sections for line in _section(section))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    for block in section.blocks:
        yield from emit_block(block)
        yield ""
    for note in section.footnotes:
        yield from _footnote(note)
        yield ""


def emit_block(block: Block) -> list[str]:
    """The lines of one block."""
    match block:
        case Para(inlines):
            return [at_block_start(emit_inlines(inlines))]
        case BulletList(items):
            return [line for item in items for line in _item(item, "-")]
        case OrderedList(items):
            return [line for item in items for line in _item(item, f"{item.number}.")]
        case BlockQuote(blocks):
            return [f"> {line}".rstrip() for line in _blocks(blocks)]
        case Table():
            return list(_table(block))


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks with blank lines between them, but none between a line and the list it opens."""
    before: Block | None = None
    for block in blocks:
        opens = isinstance(before, Para) and _may_interrupt(block)
        if before is not None and not opens:
            yield ""
        yield from emit_block(block)
        before = block


def _may_interrupt(block: Block) -> bool:
    """Whether a list can follow a line of text without a blank line (CommonMark 5.3)."""
    if isinstance(block, BulletList | OrderedList):
        first = block.items[0]
        return bool(first.blocks) and (isinstance(block, BulletList) or first.number == 1)
    return False


def _item(item: ListItem, marker: str) -> Iterator[str]:
    lines = list(_blocks(item.blocks))
    if not lines:
        yield marker
        return
    indent = " " * max(len(_INDENT), len(marker) + 1)
    lead = marker + " " if isinstance(item.blocks[0], Para) else marker.ljust(len(indent))
    yield lead + lines[0]
    for line in lines[1:]:
        yield (indent + line).rstrip()


def _footnote(note: Footnote) -> Iterator[str]:
    lines = list(_blocks(note.blocks))
    yield f"[^{note.label}]: {lines[0] if lines else ''}".rstrip()
    for line in lines[1:]:
        yield (_INDENT + line).rstrip()


def _table(table: Table) -> Iterator[str]:
    marks = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
    yield _row(emit_inlines(cell, cell=True) for cell in table.head)
    yield _row(marks[align] for align in table.align)
    for row in table.rows:
        yield _row(emit_inlines(cell, cell=True) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def emit_inlines(inlines: tuple[Inline, ...], *, cell: bool = False, inside: bool = False) -> str:
    """A run of inlines as source.

    Args:
        inlines: the run.
        cell: whether it stands in a table, where `|` divides cells.
        inside: whether it stands in a link, where brackets end the text.
    """
    return "".join(source for source, _ in emit_parts(inlines, cell=cell, inside=inside))


def emit_parts(inlines: tuple[Inline, ...], *, cell: bool = False, inside: bool = False) -> Iterator[Piece]:
    """The pieces of a run, in order: each as source, with the words that it says or the edge that it is."""
    for place, inline in enumerate(inlines):
        following = inlines[place + 1] if place + 1 < len(inlines) else None
        for source, said in _pieces(inline, following, inside):
            yield re.sub(r"\|", r"\\|", source) if cell else source, said


def _pieces(inline: Inline, following: Inline | None, inside: bool) -> Iterator[Piece]:
    match inline:
        case Text(text):
            yield _escape(text, following, inside), inline
        case Emph(inner):
            yield from (("*", Edge.OPENS), *emit_parts(inner, inside=inside), ("*", Edge.CLOSES))
        case Strong(inner):
            yield from (("**", Edge.OPENS), *emit_parts(inner, inside=inside), ("**", Edge.CLOSES))
        case Link(inner, href):
            yield from _link(inner, href)
        case Ref():
            yield str(inline), inline
        case FootnoteRef(label):
            yield f"[^{label}]", inline


def _link(inlines: tuple[Inline, ...], href: str) -> Iterator[Piece]:
    if inlines == (Text(href),) and re.fullmatch(r"[a-z]+:[^\s<>\\]+", href):
        yield from (("<", Edge.OPENS), (href, Text(href)), (">", Edge.CLOSES))
        return
    target = f"<{href}>" if re.search(r"[()\s]|^$", href) else href
    yield from (("[", Edge.OPENS), *emit_parts(inlines, inside=True), (f"]({target})", Edge.CLOSES))


def _escape(text: str, following: Inline | None, inside: bool) -> str:
    text = re.sub(r"[\\`*]", r"\\\g<0>", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _TAG.sub(r"\\<", text)
    if inside:
        return re.sub(r"[\[\]]", r"\\\g<0>", text)
    text = re.sub(r"\[(?=[\[^])|(?<=\[)\[|\](?=\()", r"\\\g<0>", text)
    if isinstance(following, Link | Ref | FootnoteRef):
        text = re.sub(r"(?<!\\)[!\[]$", r"\\\g<0>", text)
    return text


def at_block_start(line: str) -> str:
    """Escape what would open another block at the start of a line."""
    match = _BLOCK_START.match(line)
    if not match:
        return line
    place = match.end("number") if match["number"] else 0
    return f"{line[:place]}\\{line[place:]}"
