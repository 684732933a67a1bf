"""Declared mappings: what numbered paragraphs and items became, as those who changed them say."""

from __future__ import annotations

import collections.abc

from regelboek.compare.address import UNNAMED
from regelboek.compare.nodes import BlockKind, Node

Mapping = collections.abc.Mapping[str, collections.abc.Sequence[str]]
"""Old parts with what they became: `{"1": ["1", "2"], "2": [], "2-b": ["3-c"]}`; nothing for what lapsed.

A part is the number of a paragraph, or with the letter of an item in it. A target that is in no part of
the new text (it went to another text) counts as lapsed here. Parts that are not named are aligned as usual.
"""


def targets_of(mapping: Mapping | None, old: Node, new: Node) -> dict[Node, tuple[Node, ...]]:
    """A declared mapping as nodes of both sides."""
    if not mapping:
        return {}
    olds, news = numbered_parts(old), numbered_parts(new)
    return {
        olds[part]: tuple(news[target] for target in targets if target in news)
        for part, targets in mapping.items()
        if part in olds
    }


def numbered_parts(root: Node) -> dict[str, Node]:
    """The numbered paragraphs of a text and their items, as a mapping names them."""
    parts: dict[str, Node] = {}
    paragraphs = _first_list(_binding(root))
    for item in paragraphs.children if paragraphs else ():
        parts.setdefault(str(item.number), item)
        items = _first_list(item)
        for letter, child in zip("abcdefghijklmnopqrstuvwxyz", items.children if items else (), strict=False):
            parts.setdefault(f"{item.number}-{letter}", child)
    return parts


def _binding(root: Node) -> Node:
    """The part with the numbered paragraphs: the one called so, else the first that has any."""
    named = [part for part in root.children if part.kind is BlockKind.SECTION]
    norm = next((part for part in named if part.name == UNNAMED), None)
    return norm or next((part for part in named if _first_list(part)), root)


def _first_list(node: Node) -> Node | None:
    return next((child for child in node.children if child.kind is BlockKind.NUMBERED), None)
