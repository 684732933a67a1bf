"""Chains: which matches can stand together, in order, and weigh most.

Both blocks and words are aligned as a sparse problem: the matches are the points, and the
alignment is the heaviest chain of them. Hunt & Szymanski, "A fast algorithm for computing longest
common subsequences" (CACM 20(5), 1977), with weights after Jacobson & Vo, "Heaviest
increasing/common subsequence problems" (CPM 1992); the prefix maxima are kept in a tree after
Fenwick, "A new data structure for cumulative frequency tables" (SPE 24(3), 1994). The cost is
O(m log n) for m matches, whatever the lengths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


class PrefixMaxima:
    """The heaviest entry at or below a place, as entries come in."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._weights = [0.0] * (size + 1)
        self._entries = [-1] * (size + 1)

    def put(self, place: int, weight: float, entry: int) -> None:
        """Enter something at a place from 0."""
        weights, entries, size = self._weights, self._entries, self._size
        place += 1
        while place <= size:
            if weight > weights[place]:
                weights[place] = weight
                entries[place] = entry
            place += place & -place

    def below(self, place: int) -> tuple[float, int]:
        """Weight and entry of the heaviest before a place; 0 and -1 for none."""
        weights = self._weights
        best, where = 0.0, 0
        while place > 0:
            if weights[place] > best:
                best, where = weights[place], place
            place -= place & -place
        return best, self._entries[where] if where else -1


@dataclass(frozen=True, slots=True)
class Match:
    """One or more neighbours on the old side that match one or more on the new."""

    old: range
    new: range
    weight: float


def heaviest_chain(matches: Iterable[Match]) -> list[Match]:
    """The matches of greatest total weight of which none cross or overlap, in order."""
    order = sorted(matches, key=lambda m: (m.old.start, m.new.start, m.old.stop, m.new.stop))
    if not order:
        return []
    size = max(m.new.stop for m in order) + 1
    maxima = PrefixMaxima(size)
    ending = sorted(range(len(order)), key=lambda at: order[at].old.stop)
    totals = [0.0] * len(order)
    before = [-1] * len(order)
    entered = 0
    for at, match in enumerate(order):
        while entered < len(ending) and order[ending[entered]].old.stop <= match.old.start:
            done = ending[entered]
            maxima.put(order[done].new.stop, totals[done], done)
            entered += 1
        total, before[at] = maxima.below(match.new.start + 1)
        totals[at] = total + match.weight
    chain = []
    at = max(range(len(order)), key=lambda at: (totals[at], -at))
    while at >= 0:
        chain.append(order[at])
        at = before[at]
    return chain[::-1]


def heaviest_runs(
    old: Sequence[str], new: Sequence[str], weights: Mapping[str, float], run_price: float
) -> list[tuple[int, int]]:
    """Pairs of equal words, in order, of greatest total weight less a price for each run of them.

    A run is a stretch of pairs that are neighbours on both sides. The price makes one long run
    better than several short ones, and leaves words that weigh less than it unpaired between changes.

    Args:
        old: keys of the old side.
        new: keys of the new side.
        weights: what each key weighs; a key without weight is not paired.
        run_price: what a run costs.
    """
    places: dict[str, list[int]] = {}
    for at, key in enumerate(new):
        if key in weights:
            places.setdefault(key, []).append(at)
    maxima = PrefixMaxima(len(new))
    cells: list[tuple[int, int, int]] = []
    row: dict[int, tuple[float, int]] = {}
    best, last = 0.0, -1
    for i, key in enumerate(old):
        above, row = row, {}
        if key not in places:
            continue
        weight = weights[key]
        for j in places[key]:
            total, before = maxima.below(j)
            total -= run_price
            beside = above.get(j - 1)
            if beside is not None and beside[0] >= total:
                total, before = beside
            row[j] = (total + weight, len(cells))
            cells.append((i, j, before))
        for j, (total, cell) in row.items():
            maxima.put(j, total, cell)
            if total > best:
                best, last = total, cell
    pairs = []
    while last >= 0:
        i, j, last = cells[last]
        pairs.append((i, j))
    return pairs[::-1]
