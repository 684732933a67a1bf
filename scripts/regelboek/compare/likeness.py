"""Likeness: how much two blocks have in common, by the words they hold."""

from __future__ import annotations

from collections.abc import Mapping

from regelboek.compare.nodes import Node

SAYS_SOMETHING = 2.5
"""What words must weigh together before they prove anything."""
EXACT_BONUS = 2.0
"""What it is worth, beside its words, that a block stayed as it was."""


def likeness(one: Node, other: Node) -> float:
    """From 0 (no word in common) to 1 (the same words): Dice's coefficient over weighed words."""
    total = one.weight + other.weight
    return 2 * shared_weight(one.bag, other.bag) / total if total else 0.0


def shared_weight(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """What the words weigh that both hold."""
    if len(other) < len(one):
        one, other = other, one
    return sum(min(weight, other[word]) for word, weight in one.items() if word in other)
