"""Regions: which words of a block changed, as its Markdown shows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from regelboek.compare.drafting.texts import LeafText
from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import TokenKind, fold


@dataclass(frozen=True, slots=True)
class Region:
    """Neighbouring words that changed: ranges of words on both sides."""

    old: range
    new: range
    move: int = 0


def regions_of(
    old: LeafText, new: LeafText, runs: Sequence[Run], starts: tuple[int, int] = (0, 0)
) -> Iterator[Region]:
    """The regions of words whose Markdown differs, other spellings aside.

    Args:
        old: the old text.
        new: the new text.
        runs: how they differ, or how a part of them does.
        starts: the words at which that part starts.
    """
    kept: list[tuple[int, int]] = []
    moved_old: dict[int, int] = {}
    moved_new: dict[int, int] = {}
    i, j = starts
    for run in runs:
        olds = sum(not token.is_space for token in run.old)
        news = sum(not token.is_space for token in run.new)
        if run.op in (Op.DELETED, Op.INSERTED):
            moved_old.update(dict.fromkeys(range(i, i + olds), run.move))
            moved_new.update(dict.fromkeys(range(j, j + news), run.move))
        else:
            kept += [(i + at, j + at) for at in range(olds) if _same(old, new, i + at, j + at)]
        i, j = i + olds, j + news
    kept = list(_evenly_spaced(old, new, kept))
    at_old, at_new = starts
    for i_kept, j_kept in (*kept, (i, j)):
        yield from _divided(range(at_old, i_kept), range(at_new, j_kept), moved_old, moved_new)
        at_old, at_new = i_kept + 1, j_kept + 1


def _evenly_spaced(
    old: LeafText, new: LeafText, kept: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Without neighbours between which white space came or went that parts them."""
    apart: set[tuple[int, int]] = set()
    for pair, following in itertools.pairwise(kept):
        if following == (pair[0] + 1, pair[1] + 1) and old.words.parted(pair[0]) != new.words.parted(pair[1]):
            apart |= {pair, following}
    return (pair for pair in kept if pair not in apart)


def _same(old: LeafText, new: LeafText, i: int, j: int) -> bool:
    one, other = old.words.words[i], new.words.words[j]
    if one.kind is other.kind is TokenKind.FOOTNOTE:
        return one.key == other.key  # the mark of a footnote follows its number
    return fold(old.cut(old.spans[i])) == fold(new.cut(new.spans[j]))


def _divided(
    old: range, new: range, moved_old: Mapping[int, int], moved_new: Mapping[int, int]
) -> Iterator[Region]:
    """What lies between kept words, with what moved by itself."""
    rest_old = [at for at in old if not moved_old.get(at)]
    rest_new = [at for at in new if not moved_new.get(at)]
    for side, part, moved in ((0, old, moved_old), (1, new, moved_new)):
        for move in dict.fromkeys(moved[at] for at in part if moved.get(at)):
            places = [at for at in part if moved.get(at) == move]
            stretch = range(places[0], places[-1] + 1)
            empty = range(old.start, old.start) if side else range(new.start, new.start)
            yield Region(empty, stretch, move) if side else Region(stretch, empty, move)
    if rest_old or rest_new:
        yield Region(_stretch(rest_old, old.start), _stretch(rest_new, new.start))


def _stretch(places: list[int], start: int) -> range:
    return range(places[0], places[-1] + 1) if places else range(start, start)


def joined(regions: Sequence[Region]) -> list[Region]:
    """Regions that came to touch each other when they were widened, as one."""
    found: list[Region] = []
    for region in regions:
        last = found[-1] if found else None
        if last is None or last.move or region.move or not _overlap(last, region):
            found.append(region)
        else:
            old, new = range(last.old.start, region.old.stop), range(last.new.start, region.new.stop)
            found[-1] = Region(old, new)
    return found


def _overlap(one: Region, other: Region) -> bool:
    return other.old.start < one.old.stop or other.new.start < one.new.stop
