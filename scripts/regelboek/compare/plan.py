"""What became of each block: the plan of a comparison, before any word is aligned.

Three passes. Going down both trees, the blocks of each list are aligned. Then what found no counterpart
is looked for everywhere else: a move. What is left over is paired where it stands, when the place itself
says that one replaced the other (the same number between the same neighbours: "lid 2 komt te luiden").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regelboek.compare.candidates import ALIKE, comparable
from regelboek.compare.chain import Match, heaviest_chain
from regelboek.compare.groups import Group, Plan
from regelboek.compare.likeness import likeness, shared_weight
from regelboek.compare.moves import find_moves
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.opened import OpenedLists, divided_lists, lists_to_open
from regelboek.compare.places import article_of
from regelboek.compare.siblings import align_siblings

IN_PLACE_ALIKE = 0.15
"""From this likeness on, a block that stands alone between two others replaced the one that did."""
FEW_PAIRS = 100
"""Up to this many pairs, what has most in common is looked for among blocks that may have been replaced."""
SAYS_SOMETHING_HERE = 2.0
"""What words must weigh together before they say more than a place does."""

Targets = Mapping[Node, tuple[Node, ...]]
"""Blocks of the old side with the blocks of the new that the caller says they became."""


def make_plan(old: Node, new: Node, targets: Targets | None = None, *, opens_all: bool = False) -> Plan:
    """Align two trees of blocks.

    Args:
        old: the old side.
        new: the new side.
        targets: what the caller says about some of the blocks; it wins.
        opens_all: whether a numbered paragraph may be one of another of the outermost lists.
    """
    targets = targets or {}
    plan = Plan(Group((old,), (new,)))
    descent = Descent(targets, _list_keys(old), _list_keys(new), opens_all)
    descent.down(plan.root)
    find_moves(plan, [(one, others[0]) for one, others in targets.items() if others])
    pair_in_place(plan.root, descent)
    return plan


def _list_keys(root: Node) -> frozenset[str]:
    """The keys of all lists, to know which of them still stand somewhere."""
    if root.kind.is_list:
        return frozenset((root.key,)).union(*map(_list_keys, root.children))
    return frozenset().union(*map(_list_keys, root.children))


@dataclass(frozen=True, eq=False)
class Descent:
    """Going down two trees, aligning the blocks of each list."""

    targets: Targets
    old_lists: frozenset[str]
    new_lists: frozenset[str]
    opens_all: bool = False
    """Whether the outermost lists are opened."""

    def down(self, group: Group) -> None:
        """Align the children of a pair of blocks, and theirs."""
        (old,), (new,) = group.old, group.new
        if old.is_leaf or new.is_leaf or old.kind is BlockKind.ROW:
            return  # the cells of a row go by column, which only the table knows
        opened = self.opened(old, new)
        matches = align_siblings(opened.old, opened.new, list(self.declared(old, new)))
        groups = list(self.with_lists(_grouped(opened.old, opened.new, matches)))
        group.children = list(opened.closed(groups))
        for child in groups:
            if child.is_pair and child.old[0].key != child.new[0].key:
                self.down(child)
            elif child.old and not child.new and self.targets.get(child.node) == ():
                child.is_final = True

    def opened(self, old: Node, new: Node) -> OpenedLists:
        """The children of two blocks, with the lists opened that other blocks stand among on either side."""
        lists: list[Node] = []
        if self.opens_all and old.kind is BlockKind.DOCUMENT:
            lists = [node for side in (old, new) for node in side.children if node.kind.is_list]
        elif not self.targets:
            lists = divided_lists(old.children, new.children)
            if old.kind in (BlockKind.DOCUMENT, BlockKind.SECTION):
                lists += lists_to_open(old.children, new.children)
        return OpenedLists.of(old.children, new.children, lists)

    def with_lists(self, groups: Iterable[Group]) -> Iterator[Group]:
        """With the lists paired that alone stand between the same neighbours, and nowhere else.

        What is in a list that was rewritten can then still be found to have stayed or moved.
        """
        for paired, stretch in itertools.groupby(groups, lambda group: bool(group.old and group.new)):
            part = list(stretch)
            gone = [group for group in part if group.old and group.node.kind.is_list]
            came = [group for group in part if group.new and group.node.kind.is_list]
            if (
                paired
                or len(gone) != 1
                or len(came) != 1
                or not self.is_rewritten(gone[0].node, came[0].node)
            ):
                yield from part
                continue
            olds, news = [g for g in part if g.old], [g for g in part if g.new]
            i, j = olds.index(gone[0]), news.index(came[0])
            yield from (*olds[:i], *news[:j], Group(gone[0].old, came[0].new), *olds[i + 1 :], *news[j + 1 :])

    def is_rewritten(self, old: Node, new: Node) -> bool:
        return old.kind is new.kind and old.key not in self.new_lists and new.key not in self.old_lists

    def declared(self, old: Node, new: Node) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """What is said about the children of two blocks, as places; the head of a table stays the head."""
        if old.kind is BlockKind.TABLE:
            yield (0,), (0,)
        if not self.targets:
            return
        places = {node: place for place, node in enumerate(new.children)}
        became: dict[tuple[int, ...], tuple[int, ...]] = {}
        for i, child in enumerate(old.children):
            if child not in self.targets:
                continue
            news = tuple(places[node] for node in self.targets[child] if node in places)
            if news:
                became[news] = (*became.get(news, ()), i)
            else:
                yield (i,), ()
        yield from ((olds, news) for news, olds in became.items())
        here = {place for news in became for place in news}
        taken = {node for nodes in self.targets.values() for node in nodes}
        yield from (((), (place,)) for node, place in places.items() if node in taken and place not in here)


def _grouped(old: Sequence[Node], new: Sequence[Node], matches: Sequence[Match]) -> Iterator[Group]:
    """The matches and, in their places, what has no counterpart: first what went, then what came."""
    at_old = at_new = 0
    for match in matches:
        yield from (_whole(node, gone=True) for node in old[at_old : match.old.start])
        yield from (_whole(node, gone=False) for node in new[at_new : match.new.start])
        yield Group(
            tuple(old[match.old.start : match.old.stop]), tuple(new[match.new.start : match.new.stop])
        )
        at_old, at_new = match.old.stop, match.new.stop
    yield from (_whole(node, gone=True) for node in old[at_old:])
    yield from (_whole(node, gone=False) for node in new[at_new:])


def _whole(node: Node, *, gone: bool) -> Group:
    """A block of one side, with everything in it."""
    children = [_whole(child, gone=gone) for child in node.children]
    return Group((node,), (), children) if gone else Group((), (node,), children)


# What stands where it stood


def pair_in_place(group: Group, descent: Descent) -> None:
    """Pair what is left over between the same neighbours, when its place says that one replaced the other."""
    if not group.old or not group.new:
        return
    children: list[Group] = []
    for paired, stretch in itertools.groupby(group.children, lambda child: bool(child.old and child.new)):
        part = list(stretch)
        children += part if paired else _settled(part, descent, group.node.kind in _OF_ONE)
    group.children = children
    for child in children:
        pair_in_place(child, descent)


_OF_ONE = frozenset((BlockKind.ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE))
"""Blocks that were found to be versions of each other: then their first paragraphs are too."""


def _settled(stretch: list[Group], descent: Descent, of_one: bool) -> Iterator[Group]:
    """A stretch of what went and what came, with some of it paired."""
    gone = [group for group in stretch if group.old]
    came = [group for group in stretch if group.new]
    at_old = at_new = 0
    for i, j in _replacements(gone, came, of_one):
        yield from gone[at_old:i]
        yield from came[at_new:j]
        pair = Group(gone[i].old, came[j].new)
        descent.down(pair)
        yield pair
        at_old, at_new = i + 1, j + 1
    yield from gone[at_old:]
    yield from came[at_new:]


def _replacements(gone: list[Group], came: list[Group], of_one: bool) -> Iterator[tuple[int, int]]:
    """Places of what was replaced where it stood, with those of what replaced it."""
    olds = [at for at, group in enumerate(gone) if group.is_loose and not group.holds_moves]
    news = [at for at, group in enumerate(came) if group.is_loose and not group.holds_moves]
    if len(olds) == len(news):
        pairs = list(zip(olds, news, strict=True))
    elif len(olds) * len(news) <= FEW_PAIRS:
        pairs = _likeliest([(i, gone[i].node) for i in olds], [(j, came[j].node) for j in news])
    else:
        marks = {came[j].node.mark: j for j in reversed(news) if came[j].node.number}
        pairs = [(i, marks[gone[i].node.mark]) for i in olds if gone[i].node.mark in marks]
    last = -1
    for i, j in pairs:
        leads = of_one and i == j == 0 and gone[0].node.kind is came[0].node.kind
        if j > last and (leads or _replaces(gone[i].node, came[j].node)):
            yield i, j
            last = j


def _likeliest(olds: list[tuple[int, Node]], news: list[tuple[int, Node]]) -> list[tuple[int, int]]:
    """The pairs, in order, that have most in common; the same number counts for a word."""
    matches = []
    for i, one in olds:
        for j, other in news:
            shared = shared_weight(one.bag, other.bag) if comparable(one, other) else 0.0
            same = 1.0 if one.number and one.mark == other.mark else 0.0
            if same or shared >= SAYS_SOMETHING_HERE:
                matches.append(Match(range(i, i + 1), range(j, j + 1), shared + same))
    return [(match.old.start, match.new.start) for match in heaviest_chain(matches)]


def _replaces(old: Node, new: Node) -> bool:
    if not comparable(old, new):
        return False
    match old.kind:
        case BlockKind.HEADING | BlockKind.NUMBERED | BlockKind.BULLETS if old.kind is new.kind:
            return True
        case BlockKind.ITEM if old.number and new.number:
            return True
        case BlockKind.FOOTNOTE:
            return old.identity == new.identity
        case BlockKind.SECTION if old.is_heading_alone and new.is_heading_alone:
            return old.children[0].number == new.children[0].number
        case _:
            return likeness(old, new) >= (ALIKE if _is_another(old, new) else IN_PLACE_ALIKE)


def _is_another(old: Node, new: Node) -> bool:
    """Whether two parts are articles with other numbers and other titles."""
    numbers = article_of(old.name), article_of(new.name)
    return "" not in numbers and numbers[0] != numbers[1] and old.title != new.title
