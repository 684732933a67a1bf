"""Moves: what is gone in one place and came in another, changed or not on the way.

A move stays a deletion and an insertion, so that both texts remain provable, and gets a number that ties
the two together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from regelboek.compare.candidates import COMMON_WORD, comparable
from regelboek.compare.groups import Group, Plan
from regelboek.compare.likeness import SAYS_SOMETHING, likeness, shared_weight
from regelboek.compare.nodes import BlockKind, Node

ALIKE = 0.65
"""From this likeness on, a block that is gone and a new one in the same list are one that moved."""
FAR_ALIKE = 0.7
"""The same for blocks of different lists."""
SAYS_LITTLE = 1.0
"""What the words of an item or a heading must weigh at least that stands elsewhere beside the same, to the letter."""
SHORT = 6.0
"""What a block weighs of which each word counts."""
SHORT_KEPT = 0.7
"""What share of it the other must have: ‘De minister kan het advies intrekken’ is not ‘De minister stelt het bedrag vast’."""
CANDIDATES = 3
"""How many likely counterparts of a block are looked at."""

_WORD = re.compile(r"\w+")
_IMMOVABLE = frozenset((BlockKind.HEADING, BlockKind.CELL, BlockKind.DOCUMENT))


@dataclass(frozen=True, eq=False)
class _Loose:
    """A block without counterpart, and what it stands in."""

    group: Group
    holders: tuple[Group, ...]

    @property
    def is_free(self) -> bool:
        """Whether neither it nor anything in it or around it was found to have moved."""
        return not self.group.holds_moves and not any(holder.move for holder in self.holders)


def find_moves(plan: Plan, declared: Sequence[tuple[Node, Node]]) -> None:
    """Pair what went with what came: what the caller declared, then whole blocks before parts of them.

    Args:
        plan: where the moves are noted.
        declared: pairs of nodes that the caller says belong together.
    """
    loose = list(_loose(plan.root, ()))
    gone = [part for part in loose if part.group.old]
    came = [part for part in loose if part.group.new]
    if not gone or not came:
        return
    by_node = {part.group.node: part.group for part in loose}
    for old, new in declared:
        if old in by_node and new in by_node:
            plan.move(by_node[old], by_node[new])
    for one, other in _ranked(gone, came, _Repeated(plan)):
        if one.is_free and other.is_free:
            plan.move(one.group, other.group)


def _loose(group: Group, holders: tuple[Group, ...]) -> Iterator[_Loose]:
    if group.is_loose and group.node.kind not in _IMMOVABLE:
        yield _Loose(group, holders)
    if not group.is_final:
        for child in group.children:
            yield from _loose(child, (*holders, group))


class _Repeated:
    """Which blocks stand more than once on both sides: one less or more of them is no move."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def keys(self) -> frozenset[str]:
        """Their keys."""
        (old,), (new,) = self.plan.root.old, self.plan.root.new
        olds, news = (Counter(_keys(side)) for side in (old, new))
        return frozenset(key for key, times in olds.items() if times > 1 and news[key] > 1)


def _keys(node: Node) -> Iterator[str]:
    for child in node.children:
        yield child.key
        yield from _keys(child)


def _ranked(gone: list[_Loose], came: list[_Loose], repeated: _Repeated) -> list[tuple[_Loose, _Loose]]:
    """Likely pairs: outer blocks first, then by what they have in common."""
    index = _Index(came)
    places: dict[Group, dict[Group, int]] = {}
    ranked = []
    for place, one in enumerate(gone):
        if one.group.node.weight < SAYS_LITTLE:
            continue
        for at in index.likely(one.group.node):
            alike = _alike(one, came[at])
            if one.group.node.weight < SAYS_SOMETHING and not _is_known(one, came[at], alike):
                continue
            if alike == 1.0 and one.group.node.key in repeated.keys:
                continue
            if alike and _stands_still(one, came[at], places):
                continue
            if alike:
                depth = min(len(one.holders), len(came[at].holders))
                ranked.append(((depth, -alike * one.group.node.weight, place, at), one, came[at]))
    ranked.sort(key=lambda entry: entry[0])
    return [(one, other) for _, one, other in ranked]


def _stands_still(one: _Loose, other: _Loose, places: dict[Group, dict[Group, int]]) -> bool:
    """Whether a block alone came where another alone went: that one was changed, not moved.

    Args:
        one: the block that went.
        other: the block that came.
        places: of each holder that was asked about, where each block stands in it.
    """
    holder = one.holders[-1]
    if holder is not other.holders[-1]:
        return False
    blocks = holder.children
    if holder not in places:
        places[holder] = {block: at for at, block in enumerate(blocks)}
    first, last = sorted((places[holder][one.group], places[holder][other.group]))
    around = blocks[max(first - 1, 0) : first] + blocks[last + 1 : last + 2]
    return last - first == 1 and all(block.old and block.new for block in around)


def _alike(one: _Loose, other: _Loose) -> float:
    """How alike two blocks are, or 0 when that is not enough to call it a move."""
    old, new = one.group.node, other.group.node
    if old.key == new.key or (old.sign and new.sign and old.bag == new.bag):
        return 1.0
    alike = likeness(old, new)
    if comparable(old, new) and (_holds(old, new) or (_in_one_list(one, other) and _goes_on(old, new))):
        return max(alike, FAR_ALIKE)
    needed = ALIKE if one.holders[-1] is other.holders[-1] else FAR_ALIKE
    few = min(old.weight, new.weight)
    if old.kind.is_text and few < SHORT and shared_weight(old.bag, new.bag) < SHORT_KEPT * few:
        return 0.0
    if alike < needed or not comparable(old, new):
        return 0.0
    in_order = Indel.normalized_similarity(_words(old), _words(new))
    return alike if in_order >= needed - 0.1 else 0.0


def _holds(old: Node, new: Node) -> bool:
    """Whether one of two blocks has all sentences of the other, to the letter, and these say something."""
    few, many = sorted((old, new), key=lambda node: node.weight)
    return few.weight >= SAYS_SOMETHING and bool(few.sentences) and few.sentences <= many.sentences


def _goes_on(old: Node, new: Node) -> bool:
    """Whether one of two blocks begins with all words of the other, and these say something."""
    few, many = sorted((old, new), key=lambda node: node.weight)
    words = _words(few)
    return few.weight >= SAYS_LITTLE and _words(many)[: len(words)] == words


def _is_known(one: _Loose, other: _Loose, alike: float) -> bool:
    """Whether an item that says little is known by its words: all of them, or all that it now begins with."""
    old, new = one.group.node, other.group.node
    return _in_one_list(one, other) and (alike == 1.0 or _goes_on(old, new))


def _in_one_list(one: _Loose, other: _Loose) -> bool:
    """Whether two blocks are items of the same list, or headings alone among the same parts."""
    node = one.group.node
    can_say_little = node.kind is BlockKind.ITEM or node.kind.is_part or node.sign != ""
    return one.holders[-1] is other.holders[-1] and can_say_little


def _words(node: Node) -> list[str]:
    """The words of a block, without its own letter or number."""
    return _WORD.findall(node.key, node.lead)


class _Index:
    """Which of some blocks hold a word, or are equal to a block."""

    def __init__(self, parts: Sequence[_Loose]) -> None:
        self.by_key: dict[str, list[int]] = {}
        self.by_word: dict[str, list[int]] = {}
        for at, part in enumerate(parts):
            self.by_key.setdefault(part.group.node.key, []).append(at)
            for word in part.group.node.bag:
                self.by_word.setdefault(word, []).append(at)

    def likely(self, node: Node) -> list[int]:
        """The blocks that may be this one, most likely first."""
        equal = self.by_key.get(node.key, [])[:CANDIDATES]
        if equal:
            return equal
        votes: dict[int, float] = {}
        for word, weight in node.bag.items():
            places = self.by_word.get(word, ())
            if len(places) <= COMMON_WORD:
                for at in places:
                    votes[at] = votes.get(at, 0.0) + weight / len(places)
        return sorted(votes, key=lambda at: (-votes[at], at))[:CANDIDATES]
