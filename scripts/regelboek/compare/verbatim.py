"""The Markdown behind each token, so that the tokens of a side put together are its source, byte for byte.

Every character of the source belongs to a token or to the layout between blocks. What cannot be placed
for certain (an entity, an unusual escape) is given to a neighbour: the whole stays exact.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.outline import Outline, outline_of, pieces_of
from regelboek.compare.tokens import MarkKind, Token, TokenKind
from regelboek.markdown.emit import Edge, at_block_start, emit_parts
from regelboek.markdown.tree import Text

_TARGET = r"\]\((?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\)"
"""The end of a link: its address, and its title if it has one."""
_MARKUP = re.compile(rf"(?:{_TARGET}|(?!\]\()[^\w])*")
"""What may stand between two words and is read by nobody."""
_CLOSING = re.compile(rf"(?:{_TARGET}|[*_`]+|\](?!\()|(?<=\S)>)*")
"""What closes emphasis or a link after the last word."""
_REACH, _TRIES = 1000, 40
"""How far a word may stand from the one before it, and how often it may occur in an address between."""
_LEADS = {
    BlockKind.HEADING: re.compile(r"[ \t>]*(?:#{1,6}[ \t\u00a0]*)?"),
    BlockKind.CELL: re.compile(r"[ \t>|]*"),
    BlockKind.PARAGRAPH: re.compile(r"(?:[ \t>\n]|[-+*](?=[ \t\n])|\d{1,9}[.)](?=[ \t\n])|\[\^[^\]\n]+\]:)*"),
}
"""What stands in front of the words of a block, from the start of its line."""
_ITEM_LEAD = re.compile(
    rf"[ \t>]*\d{{1,2}}\.(?:\u00a0|(?=[^\s\d]))|\d{{1,2}}[ \u00a0]+(?=\S)|{_LEADS[BlockKind.PARAGRAPH].pattern}"
)
"""The same of an item, of which the space after the number may have been forgotten or be one that does not break, or
the point."""


@dataclass(frozen=True, slots=True)
class Source:
    """The Markdown of a block that holds words."""

    lead: str
    """Layout in front of it, from the end of the block before."""
    tokens: tuple[str, ...]
    """Of each of its tokens, white space included."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The Markdown of one side."""

    blocks: dict[Node, Source]
    tail: str
    """Layout after the last block."""


def canonical_sources(root: Node) -> Sources:
    """The one written form of a tree, for one that was not read from a text."""
    blocks: dict[Node, Source] = {}
    lead: list[str] = []
    for piece in pieces_of(outline_of(root)):
        if isinstance(piece, Outline) and piece.node is not None:
            blocks[piece.node] = Source("".join(lead), token_sources(piece.node))
            lead = []
        elif isinstance(piece, str):
            lead.append(piece)
    return Sources(blocks, "".join(lead))


def given_sources(root: Node, text: str) -> Sources:
    """The text that a tree was read from."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    blocks: dict[Node, Source] = {}
    cursor = 0
    in_tree = list(root.leaves)
    leaves = sorted(in_tree, key=lambda leaf: leaf.line)
    if leaves != in_tree:
        return _as_layout(in_tree, text)
    for leaf in leaves:
        start = max(cursor, starts[min(leaf.line, len(starts) - 1)])
        lead = _lead_of(leaf).match(text, min(start, len(text)))
        begin = lead.end() if lead and leaf.tokens else cursor
        slices, end = _split(leaf.tokens, text, begin, len(text))
        closing = _CLOSING.match(text, end)
        if slices and closing:
            slices[-1] += closing[0]
            end = closing.end()
        blocks[leaf] = Source(text[cursor:begin], tuple(slices))
        cursor = end
    return Sources(blocks, text[cursor:])


def _lead_of(leaf: Node) -> re.Pattern[str]:
    opens_item = len(leaf.path) > 1 and leaf.path[-2].kind is BlockKind.ITEM and leaf.path[-1].position == 1
    return _ITEM_LEAD if opens_item and leaf.kind is BlockKind.PARAGRAPH else _LEADS[leaf.kind]


def _as_layout(leaves: Sequence[Node], text: str) -> Sources:
    """A text of which the blocks are read in another order, as of a footnote in an item: all of it as layout."""
    blocks = {leaf: Source("", ("",) * len(leaf.tokens)) for leaf in leaves}
    blocks[leaves[0]] = Source(text, blocks[leaves[0]].tokens)
    return Sources(blocks, "")


def token_sources(node: Node) -> tuple[str, ...]:
    """The one written form of a block of words, divided over its tokens.

    Markup that closes goes with the word before it, markup that opens with the word after.
    """
    units = list(_units(node))
    sources = []
    at = 0
    for token in node.tokens:
        size = 1 if token.inline is not None else len(token.text)
        sources.append("".join(units[at : at + size]))
        at += size
    return tuple(sources)


def _units(node: Node) -> list[str]:
    """The source of each character that is read; a reference or a footnote mark counts as one."""
    if node.is_line:
        return list(node.source or "")
    units: list[str] = []
    opened = ""
    for source, said in emit_parts(node.inlines or (), cell=node.kind is BlockKind.CELL):
        if said is Edge.OPENS:
            opened += source
        elif said is Edge.CLOSES:
            units[-1:] = ["".join(units[-1:]) + opened + source]
            opened = ""
        else:
            pieces = list(_characters(source, said.text)) if isinstance(said, Text) else [source]
            units += [opened + pieces[0], *pieces[1:]]
            opened = ""
    if node.kind is BlockKind.PARAGRAPH:
        _escape_start(units)
    return units


def _characters(source: str, text: str) -> Iterator[str]:
    """The source of each character of a text: itself, with the backslash in front of it if there is one."""
    at = 0
    for char in text:
        size = 1 if source[at] == char and char != "\\" else 2
        yield source[at : at + size]
        at += size


def _escape_start(units: list[str]) -> None:
    """Put in the backslash that keeps the start of a paragraph from opening another block."""
    line = "".join(units[:12])
    escaped = at_block_start(line + "".join(units[12:])) if units else ""
    at = next((at for at, (one, other) in enumerate(zip(line, escaped, strict=False)) if one != other), None)
    if at is not None and len(escaped) > len("".join(units)):
        units[at] = "\\" + units[at]


def _split(tokens: Sequence[Token], source: str, start: int, stop: int) -> tuple[list[str], int]:
    """What belongs to each token, and where the last ends."""
    slices: list[str] = []
    cursor = start
    lost = False
    before: Token | None = None
    for token in tokens:
        if token.is_space:
            slices.append("")
            continue
        found = _find(token, source, cursor, stop, lost=lost, closes_link=_closes_link(before, token))
        lost = found is None
        before = token
        if found is None:
            slices.append("")
            continue
        begin, end = found
        gap, own = source[cursor:begin], source[begin:end]
        if slices and tokens[len(slices) - 1].is_space:
            closing, space, opening = _around(gap)
            if len(slices) > 1:
                slices[-2] += closing
            else:
                space = closing + space
            slices[-1] += space
            slices.append(opening + own)
        elif slices and gap and _closes(tokens[len(slices) - 1], token):
            slices[-1] += gap
            slices.append(own)
        else:
            slices.append(gap + own)
        cursor = end
    return slices, cursor


def _closes(one: Token, other: Token) -> bool:
    """Whether emphasis or a link ends between two words."""
    return any(mark not in other.marks for mark in one.marks)


def _closes_link(one: Token | None, other: Token) -> bool:
    return one is not None and any(m.kind is MarkKind.LINK and m not in other.marks for m in one.marks)


def _around(gap: str) -> tuple[str, str, str]:
    """Markup that belongs to the word before, white space, and markup that belongs to the word after."""
    match = _GAP.fullmatch(gap)
    return (match[1], match[2], match[3]) if match else ("", gap, "")


_GAP = re.compile(r"(\S*)(\s(?:.*\s)?)(\S*)", re.DOTALL)


def _find(
    token: Token, source: str, start: int, stop: int, *, lost: bool, closes_link: bool
) -> tuple[int, int] | None:
    """Where a token stands, if only markup lies between it and the token before.

    After a token that was not found, a longer word is taken where it stands first.
    """
    for begin, end in itertools.islice(_places(token, source, start, min(stop, start + _REACH)), _TRIES):
        if token.text == "(" and source[begin - 1 : begin] == "]" and closes_link:
            continue
        if _MARKUP.fullmatch(source, start, begin) or (lost and end - begin > 3):
            return begin, end
    return None


def _places(token: Token, source: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    if token.kind is TokenKind.REFERENCE:
        pattern = r"\[\[[^\]]*\]\]"
    elif token.parts or any(char.isspace() for char in token.text):
        pattern = r"[\s>*_\\]*".join(re.escape(part) for part in _solid(token))
    else:
        at = source.find(token.text, start, stop)
        while at >= 0:
            yield at, at + len(token.text)
            at = source.find(token.text, at + 1, stop)
        return
    for match in re.compile(pattern).finditer(source, start, stop):
        yield match.start(), match.end()


def _solid(token: Token) -> list[str]:
    """The parts of a token that hold no white space and no change of marks."""
    parts = [text for text, _ in token.parts] or [token.text]
    return [piece for part in parts for piece in part.split()]
