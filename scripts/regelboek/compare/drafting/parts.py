"""Quoted blocks: the Markdown that an instruction holds, as blocks to put into a text, and back."""

from __future__ import annotations

import re

from regelboek.compare.drafting.numbers import Unit
from regelboek.compare.naming import letter
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import Outline, outline_of, write
from regelboek.compare.reading import read_one

_LETTERED = re.compile(r"^([a-z]{1,2})(?=\. )", re.MULTILINE)
_INNER_NUMBER = re.compile(r"(?<=^    )[1-9]\d*(?=\. )", re.MULTILINE)
_INNER_LETTER = re.compile(r"(?<=^    )[a-z]{1,2}(?=\. )", re.MULTILINE)
_OPENED_LETTER = re.compile(r"(?<=\n\n    )[a-z]{1,2}(?=\. )")
"""Items of a numbered paragraph are lettered, in a sentence as on the page."""
_ITEM = re.compile(r"(?:[-*+]|\d+[.)]|[a-z]{1,2}\.) ")
_PIPE = re.compile(r"(?<!\\)\|")
_EDGE_PIPES = re.compile(r"^\||(?<!\\)\|$")


def quoted_block(node: Node, *, lettered: bool = False) -> str:
    """The Markdown of a block as an instruction quotes it.

    An item begins with its number, or letter; a bullet that is one line has none; a part goes without
    its heading, a footnote that is one text without its mark.
    """
    if node.kind is BlockKind.FRONT_MATTER or node.is_line:
        return "\n".join(" " * line.number + (line.source or "") for line in node.leaves)
    if node.kind.is_part:
        return write(Outline(BlockKind.SECTION, children=[outline_of(c) for c in _body(node)]))
    if node.kind is BlockKind.FOOTNOTE and [child.is_leaf for child in node.children] == [True]:
        return node.children[0].source or ""
    text = write(outline_of(node))
    if node.kind is BlockKind.NUMBERED:
        return _INNER_NUMBER.sub(lambda match: letter(int(match[0])), text)
    if node.kind is not BlockKind.ITEM:
        return text
    if node.mark == "-":
        return text if "\n" in text else text.removeprefix("- ")
    if lettered:
        return letter(node.number) + text.removeprefix(str(node.number)) if node.number else text
    return _INNER_NUMBER.sub(lambda match: letter(int(match[0])), text)


def _body(part: Node) -> tuple[Node, ...]:
    return tuple(child for child in part.children if child.kind is not BlockKind.HEADING)


def read_blocks_as(text: str) -> list[Outline]:
    """Markdown as blocks and footnotes."""
    return [child for part in read_document(text).children for child in part.children]


def read_document(text: str) -> Outline:
    """Markdown as a whole text."""
    return outline_of(read_one(text))


def read_items(text: str, *, bullets: bool, lettered: bool) -> list[Outline]:
    """Markdown as items of a list."""
    if bullets and not text.startswith("- "):
        text = f"- {text}"
    if lettered:
        text = with_numbers(_LETTERED.sub(lambda match: str(Unit.ITEM.read(match[1])), text))
    blocks = read_blocks_as(text)
    return (
        [item for block in blocks for item in block.children]
        if all(block.kind.is_list for block in blocks)
        else []
    )


def begins_item(text: str) -> bool:
    """Whether Markdown begins with an item, by number, letter or bullet."""
    return _ITEM.match(text) is not None


def with_numbers(text: str) -> str:
    """Markdown of numbered paragraphs, with numbers for the letters of their items.

    Where a blank line stands before each letter they are paragraphs, and stay as they are.
    """
    if len(_OPENED_LETTER.findall(text)) == len(_INNER_LETTER.findall(text)):
        return text
    return _INNER_LETTER.sub(lambda match: str(Unit.ITEM.read(match[0])), text)


def read_lines(text: str) -> list[Outline]:
    """Lines of front matter."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        Outline(BlockKind.PARAGRAPH, line.strip(), number=len(line) - len(line.lstrip())) for line in lines
    ]


def read_rows(text: str) -> list[Outline]:
    """Markdown as rows of a table, as wide as the first of them; none of what is no row."""
    first = text.partition("\n")[0].strip()
    columns = len(_PIPE.findall(_EDGE_PIPES.sub("", first))) + 1
    head = "|" + " |" * columns
    rule = "|" + " --- |" * columns
    blocks = read_blocks_as(f"{head}\n{rule}\n{text}")
    return blocks[0].children[1:] if len(blocks) == 1 and blocks[0].kind is BlockKind.TABLE else []


def read_part(title: str, level: int, text: str) -> list[Outline]:
    """Markdown as a part under a heading."""
    heading = "#" * level
    return read_document(f"{heading} {title}\n\n{text}").children
