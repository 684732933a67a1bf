"""Certain: pairs of blocks that are each other's, for which no other counterpart is looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from regelboek.compare.nodes import Node

CERTAINLY_ALIKE = 0.82
"""From this likeness of vocabulary on, long blocks at the same place are taken to be each other's."""
CERTAINLY_UNDIVIDED = 0.97
"""The same where blocks came or went: a part may have been split off."""
CERTAIN_LENGTH = 80
"""How many characters make a long block: shorter ones may differ in little and be others."""


def equal_pairs(
    old: Sequence[Node], new: Sequence[Node], free_old: Iterable[int], free_new: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of equal blocks; of many equal ones only those at the same turn, from either end."""
    by_key: dict[str, list[int]] = {}
    for j in free_new:
        by_key.setdefault(new[j].key, []).append(j)
    turns: dict[str, list[int]] = {}
    for i in free_old:
        turns.setdefault(old[i].key, []).append(i)
    for key, places in turns.items():
        others = by_key.get(key, [])
        if len(places) * len(others) <= 16:
            yield from ((i, j) for i in places for j in others)
            continue
        pairs = {*zip(places, others, strict=False), *zip(places[::-1], others[::-1], strict=False)}
        yield from sorted(pairs)


def certain_pairs(
    old: Sequence[Node],
    new: Sequence[Node],
    free_old: Iterable[int],
    free_new: set[int],
    exact: set[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Long blocks at the same place from either end that hardly changed: no other counterpart is looked for."""
    settled_old, settled_new = {i for i, _ in exact}, {j for _, j in exact}
    shift = len(new) - len(old)
    cutoff = CERTAINLY_ALIKE if shift == 0 else CERTAINLY_UNDIVIDED
    taken: set[int] = set()
    for i in free_old:
        for j in dict.fromkeys((i, i + shift)):
            one = old[i]
            if j not in free_new or j in taken or i in settled_old or j in settled_new:
                continue
            if (
                one.kind is new[j].kind
                and len(one.key) >= CERTAIN_LENGTH
                and _hardly_changed(one, new[j], cutoff)
            ):
                taken.add(j)
                yield i, j
                break


def _hardly_changed(one: Node, other: Node, cutoff: float) -> bool:
    """Whether almost all of their different words are the same: a rough likeness, but a fast one."""
    shared = len(one.vocabulary & other.vocabulary)
    return 2 * shared >= cutoff * (len(one.vocabulary) + len(other.vocabulary))


def unmoved_pairs(
    old: Sequence[Node], new: Sequence[Node], exact: Collection[tuple[int, int]]
) -> dict[int, int]:
    """Long blocks that stayed as they were where they were, of which there is one."""
    shift = len(new) - len(old)
    times = Counter(side for i, j in exact for side in ((0, i), (1, j)))
    return {
        i: j
        for i, j in exact
        if times[0, i] == times[1, j] == 1
        and (j - i in (0, shift) or (old[i].number and old[i].number == new[j].number))
        and len(old[i].key) >= CERTAIN_LENGTH
    }
