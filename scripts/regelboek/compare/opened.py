"""Opened lists: items among the blocks between them.

In a statute lettered paragraphs stand between the numbered ones, so that Markdown has several lists where a
reader sees one; and where a text comes between two numbered paragraphs, or between two points, one list becomes
two. Such lists are opened, so that their items are aligned with all that stands beside them, and closed again
afterwards.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regelboek.compare.build import joined_key
from regelboek.compare.groups import Group
from regelboek.compare.lettered import Block, paragraph_lists
from regelboek.compare.likeness import likeness
from regelboek.compare.nodes import BlockKind, Node

NUMBERED_ALIKE = 0.6
"""From this likeness on, an item is the paragraph that got its number."""
FEW_PAIRS = 100
"""Among more pairs of items and paragraphs than this, none is looked for."""


def lists_to_open(old: Sequence[Node], new: Sequence[Node]) -> list[Node]:
    """The lists of numbered paragraphs of both sides, when other paragraphs stand among those of either."""
    sides = [(side, set(paragraph_lists(side))) for side in (old, new)]
    (_, ours), (_, theirs) = sides
    is_numbered = bool(ours) != bool(theirs) and _numbers_a_paragraph(ours or theirs, new if ours else old)
    if not is_numbered and not any(_is_broken(side, lists) for side, lists in sides):
        return []
    return [block for side, lists in sides for block in side if block in lists]


def _numbers_a_paragraph(lists: Collection[Block], blocks: Sequence[Node]) -> bool:
    """Whether a paragraph of one side is an item of the only list of numbered paragraphs, which stands on the other."""
    items = [item for block in lists for item in block.children if isinstance(item, Node)]
    plain = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if not items or len(items) * len(plain) > FEW_PAIRS:
        return False
    texts = [item.children[0] for item in items if item.children]
    return any(likeness(text, block) >= NUMBERED_ALIKE for text in texts for block in plain)


def _is_broken(blocks: Sequence[Node], lists: Collection[Block]) -> bool:
    """Whether a lettered paragraph follows a list, or another list that counts on."""
    if len(lists) > 1:
        return True
    after = itertools.dropwhile(lambda block: block not in lists, blocks)
    return any(block.sign for block in after)


def divided_lists(old: Sequence[Node], new: Sequence[Node]) -> list[Node]:
    """The lists of points of both sides, when one of them may have been divided, or a text between two of them moved."""
    sides = [[block for block in side if block.kind is BlockKind.BULLETS] for side in (old, new)]
    if not all(sides):
        return []
    is_divided = len(sides[0]) != len(sides[1]) or _crosses(*sides)
    if is_divided or _stands_alone(sides[0], new) or _stands_alone(sides[1], old):
        return [*sides[0], *sides[1]]
    return []


def _stands_alone(lists: Sequence[Node], blocks: Sequence[Node]) -> bool:
    """Whether a point of some lists is a paragraph among the blocks of the other side."""
    alone = {block.key for block in blocks if block.kind is BlockKind.PARAGRAPH}
    items = (item for block in lists for item in block.children)
    return any(len(item.children) == 1 and item.children[0].key in alone for item in items)


def _crosses(old: Sequence[Node], new: Sequence[Node]) -> bool:
    """Whether a point stands in another list than the one at the same place, and not in that one."""
    keys = [{item.key for item in block.children} for block in new]
    everywhere = set().union(*keys)
    return any(
        item.key in everywhere and item.key not in here
        for block, here in zip(old, keys, strict=True)
        for item in block.children
    )


@dataclass(frozen=True)
class OpenedLists:
    """Blocks of both sides with some of their lists opened."""

    old: Sequence[Node]
    new: Sequence[Node]
    owners: Mapping[Node, Node]
    """The list that each item came from."""

    @classmethod
    def of(cls, old: Sequence[Node], new: Sequence[Node], lists: Collection[Node]) -> OpenedLists:
        """Open some lists."""
        if not lists:
            return cls(old, new, {})
        owners = {item: block for block in lists for item in block.children}
        return cls(_opened(old, set(lists)), _opened(new, set(lists)), owners)

    def closed(self, groups: Iterable[Group]) -> Iterator[Group]:
        """The groups with neighbouring items in lists again, but for an item that became one with what follows."""
        run = _Run()
        for group in groups:
            owners = [[self.owners.get(node) for node in side] for side in (group.old, group.new)]
            if not all(owner for side in owners for owner in side):
                yield from run.closed()
                run = _Run()
                yield group
                continue
            old, new = (side[0] if side else None for side in owners)
            if not run.takes(old, new):
                yield from run.closed()
                run = _Run()
            run.take(group, old, new)
        yield from run.closed()


@dataclass(slots=True)
class _Run:
    """Neighbouring items of the same lists."""

    old: Node | None = None
    new: Node | None = None
    groups: list[Group] = field(default_factory=list)

    def takes(self, old: Node | None, new: Node | None) -> bool:
        same_old = self.old is None or old is None or self.old is old
        same_new = self.new is None or new is None or self.new is new
        return same_old and same_new

    def take(self, group: Group, old: Node | None, new: Node | None) -> None:
        self.old, self.new = self.old or old, self.new or new
        self.groups.append(group)

    def closed(self) -> Iterator[Group]:
        if not self.groups:
            return
        olds = [node for group in self.groups for node in group.old]
        news = [node for group in self.groups for node in group.new]
        old = (_part(self.old, olds),) if self.old else ()
        new = (_part(self.new, news),) if self.new else ()
        yield Group(old, new, self.groups)


def _opened(blocks: Sequence[Node], lists: Collection[Node]) -> tuple[Node, ...]:
    return tuple(part for block in blocks for part in (block.children if block in lists else (block,)))


def _part(block: Node, items: Sequence[Node]) -> Node:
    """A list with some of its items; the list itself when they are all of them."""
    children = tuple(items)
    if children == block.children:
        return block
    return replace(block, key=joined_key(block.kind, children), children=children)
