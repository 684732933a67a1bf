"""Splits, joins and paragraphs that became lists: several blocks read as one text with breaks in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True)
class Part:
    """A block that holds words, and what stands in front of it."""

    node: Node
    mark: str


def parts_of(nodes: Iterable[Node]) -> Iterator[Part]:
    """The blocks of words in some blocks, each with its mark."""
    for node in nodes:
        yield from _parts(node, "")


def _parts(node: Node, mark: str) -> Iterator[Part]:
    if node.is_leaf:
        yield Part(node, mark)
        return
    for place, child in enumerate(node.children):
        leads = place == 0 or node.kind is BlockKind.QUOTE
        yield from _parts(child, node.mark or mark if leads else "")


def joined_tokens(parts: Iterable[Part]) -> tuple[Token, ...]:
    """The words of several blocks as one text; where the next begins stands a break with its mark."""
    tokens: list[Token] = []
    for place, part in enumerate(parts):
        if place:
            mark = f"{part.mark} " if part.mark else ""
            tokens.append(Token(f"\n{mark}", "\n", TokenKind.BREAK))
        tokens += part.node.tokens
    return tuple(tokens)
