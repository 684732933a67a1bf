"""Splits and joins: one block and the several that it became, or that it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelboek.compare.chain import Match
from regelboek.compare.likeness import EXACT_BONUS, SAYS_SOMETHING, likeness, shared_weight
from regelboek.compare.nodes import BlockKind, Node, bag_of

PART_CONTAINED = 0.6
"""How much of each part of a split must be in the whole, and of the whole in its parts."""
LETTERED_CONTAINED = 0.5
"""The same of a lettered part: its letter tells already that it is one."""
WHOLE = 0.85
"""How much of a part is in the whole that was taken over as it stood."""
KEPT = 0.84
"""How much of the whole its parts hold when nothing was lost: what differs was added."""
GREW_CONTAINED = 0.5
"""How much of the other parts must be in a whole of which nothing was lost, beside a part that was taken over."""
STRANGER = 0.35
"""How much of a sentence in a part the whole holds at most, when it was added there."""
GROWTH = 1.6
"""How much more the parts may weigh than the whole, or the whole than the parts."""

OTHER_KIND = 0.3
"""How much less it weighs that a paragraph became a numbered one, or the other way round, than that one stayed."""
OTHER_KIND_ALIKE = 0.5
"""From this likeness on, a paragraph and a numbered one are versions of each other."""


def split(whole: int, parts: range, old: Sequence[Node], new: Sequence[Node]) -> Iterator[Match]:
    """The match of a block with the parts that it became, if it is one.

    Args:
        whole: the place of the block on the one side.
        parts: the places of its parts on the other.
        old: the blocks of the one side.
        new: the blocks of the other.
    """
    one, others = old[whole], [new[at] for at in parts]
    if not one.weight or not _may_regroup(one, others):
        return
    divided, held = _is_divided(one, others), _is_held(one, others)
    if not divided and not held:
        return
    shared = shared_weight(one.bag, _bag(others))
    size = max(one.weight, _weight(others))
    if (shared >= SAYS_SOMETHING or _is_numbered(one, others)) and (
        held or shared >= PART_CONTAINED * one.weight
    ):
        if len(others) == 1 and not held and not one.kind.is_list:
            yield Match(range(whole, whole + 1), parts, OTHER_KIND * shared)
            return
        yield Match(range(whole, whole + 1), parts, shared + EXACT_BONUS * (shared >= 0.95 * size))


def _is_numbered(one: Node, others: Sequence[Node]) -> bool:
    """Whether a paragraph only got a number, or lost it: then it is known however little it says."""
    if len(others) > 1 or {one.kind, others[0].kind} != {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    text, item = (one, others[0]) if one.kind is BlockKind.PARAGRAPH else (others[0], one)
    return [child.key for child in item.children] == [text.key]


def _may_regroup(one: Node, others: Sequence[Node]) -> bool:
    """Items split into items, or into one and what is lettered below it; paragraphs into paragraphs, lists, quotations."""
    kinds = {other.kind for other in others}
    if len(others) == 1 and (one.kind in kinds or BlockKind.PARAGRAPH not in (one.kind, *kinds)):
        return False
    if len(others) == 1 and BlockKind.HEADING in (one.kind, *kinds):
        return one.key[1:].lstrip("# ") == others[0].key[1:].lstrip("# ")
    if not _is_plain(one) or not all(map(_is_plain, others)):
        return False
    if one.kind is BlockKind.ITEM or BlockKind.ITEM in kinds:
        if len(others) == 1:
            return True
        if _holds_list(one) and any(map(_holds_list, others)):
            return False  # of its list an item became one of its own
        if one.kind is BlockKind.PARAGRAPH and kinds == {BlockKind.ITEM}:
            return True
        leads = others[0].kind is BlockKind.ITEM and all(other.sign for other in others[1:])
        leads |= others[0].kind is BlockKind.PARAGRAPH and all(o.sign or o.kind.is_list for o in others[1:])
        return one.kind is BlockKind.ITEM and (kinds == {BlockKind.ITEM} or leads)
    return one.kind is BlockKind.PARAGRAPH or kinds == {BlockKind.PARAGRAPH}


def _holds_list(item: Node) -> bool:
    return any(child.kind.is_list for child in item.children)


def _is_plain(node: Node) -> bool:
    """Whether it is a paragraph, an item of one paragraph, or a list of such items."""
    match node.kind:
        case BlockKind.PARAGRAPH:
            return True
        case BlockKind.ITEM:
            first, *rest = node.children or (node,)
            return first.kind is BlockKind.PARAGRAPH and all(
                part.sign or (part.kind.is_list and _is_plain(part)) for part in rest
            )
        case BlockKind.BULLETS | BlockKind.NUMBERED | BlockKind.QUOTE:
            return bool(node.children) and all(_is_plain(child) for child in node.children)
        case _:
            return False


def _is_divided(one: Node, others: Sequence[Node]) -> bool:
    """Whether each part comes from the whole and adds to the other parts, and little is lost."""
    others = _without_what_came_between(one, others)
    weight = _weight(others)
    if len(others) == 1 and not (one.kind.is_list or others[0].kind.is_list):
        return likeness(one, others[0]) >= OTHER_KIND_ALIKE
    if max(one.weight, weight) > GROWTH * min(one.weight, weight):
        return False
    shares = [shared_weight(one.bag, other.bag) for other in others]
    is_kept = len(others) > 1 and shared_weight(one.bag, _bag(others)) >= KEPT * one.weight
    as_it_stood = [share >= WHOLE * other.weight for share, other in zip(shares, others, strict=True)]
    grew = is_kept and any(as_it_stood)
    for share, other in zip(shares, others, strict=True):
        least = GREW_CONTAINED if grew else LETTERED_CONTAINED if other.sign else PART_CONTAINED
        if share < least * other.weight and share < least * _core(one, other):
            return False
    if len(others) == 1:
        return True
    gain = shared_weight(one.bag, _bag(others)) - max(shares)
    needed = 0.35 if is_kept and all(as_it_stood) else 0.5
    return gain >= needed * min(other.weight for other in others)


def _core(one: Node, part: Node) -> float:
    """What a part weighs without the sentences that were added to it, which have next to nothing of the whole."""
    bags = [bag_of(sentence) for sentence in part.sentences]
    added = [bag for bag in bags if shared_weight(one.bag, bag) < STRANGER * sum(bag.values())]
    return part.weight - sum(sum(bag.values()) for bag in added)


def _without_what_came_between(one: Node, others: Sequence[Node]) -> Sequence[Node]:
    """The parts of a paragraph, but for a quotation, list or lettered item between them that has nothing of it."""
    if one.kind is not BlockKind.PARAGRAPH or len(others) < 3:
        return others
    between = [o for o in others[1:-1] if shared_weight(one.bag, o.bag) < PART_CONTAINED * o.weight]
    if any(other.kind is BlockKind.PARAGRAPH and not other.sign for other in between):
        return others
    return [other for other in others if other not in between]


def _is_held(one: Node, others: Sequence[Node]) -> bool:
    """Whether one is a paragraph, the other a list, and one of its items that paragraph."""
    if len(others) > 1 or one.kind.is_list == others[0].kind.is_list:
        return False
    text, items = (others[0], one) if one.kind.is_list else (one, others[0])
    return any(likeness(text, item) >= PART_CONTAINED for item in items.children)


def _weight(nodes: Sequence[Node]) -> float:
    return sum(node.weight for node in nodes)


def _bag(nodes: Sequence[Node]) -> dict[str, float]:
    """The words of several blocks together."""
    bag: dict[str, float] = {}
    for node in nodes:
        for word, weight in node.bag.items():
            bag[word] = bag.get(word, 0.0) + weight
    return bag
