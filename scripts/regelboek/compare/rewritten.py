"""Rewritten: sentences of which so little stays that they read better old, then new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelboek.compare.words import Pair, Words, runs_of

KEPT_SHARE = 0.25
"""Where less than this share of a sentence stays, it is replaced whole."""
LOST_SHARE = 0.25
"""Where less than this share stays of both texts, in one sentence of which it is no more, both are given whole."""
SHORT_TEXT = 10.0
"""What a text weighs of which any word that stays is worth showing."""
SCATTERED = ((3, 1.5, 0.4), (5, 1.25, 0.65))
"""Of how many scraps a sentence reads better old, then new, when each weighs less than so much, and less than this
share of it stays."""
ONE_WORD = 1.25
"""What a sentence weighs at most that is one word: of that nothing can be kept."""
STRANGER_SHARE = 0.5
"""What share of a sentence must stay when it is not the main one of those that became one, or that one became."""
WITHIN_SHARE = 0.6
"""Unless this share of the shorter side stays: then words were added or taken out around it."""


def without_rewritten(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """Without the pairs of sentences that were mostly rewritten."""
    if len(pairs) == len(old.words) == len(new.words):
        return list(pairs)
    kept: list[Pair] = []
    is_divided = "\n" in old.keys or "\n" in new.keys
    groups = list(_sentence_groups(old, new, pairs))
    if not is_divided and len(groups) == 1 and _is_lost(old, new, *groups[0]):
        return []
    for group in groups:
        if not _rewritten(old, new, *group):
            kept += group[2] if is_divided else _without_strangers(old, new, group[2])
    return kept


def _without_strangers(old: Words, new: Words, pairs: list[Pair]) -> list[Pair]:
    """Without the pairs of a sentence that has little of the one that became it and another."""
    for side, words in enumerate((old, new)):
        if not pairs or words.turns[pairs[0][side]] == words.turns[pairs[-1][side]]:
            continue
        turns = dict.fromkeys(words.turns[pair[side]] for pair in pairs)
        stays: dict[int, float] = dict.fromkeys(turns, 0.0)
        for pair in pairs:
            stays[words.turns[pair[side]]] += words.weights[pair[side]]
        main = max(stays, key=lambda turn: (stays[turn], -turn))
        strangers = {
            turn
            for turn in stays
            if turn != main and stays[turn] < STRANGER_SHARE * words.weigh(words.sentences[turn])
        }
        pairs = [pair for pair in pairs if words.turns[pair[side]] not in strangers]
    return pairs


_Group = tuple[range, range, list[Pair]]


def _sentence_groups(old: Words, new: Words, pairs: Sequence[Pair]) -> Iterator[_Group]:
    """Sentences of both sides that share words, with the pairs in them."""
    old_at, new_at = old.turns, new.turns
    group: list[Pair] = []
    for pair in pairs:
        if group and old_at[pair[0]] != old_at[group[-1][0]] and new_at[pair[1]] != new_at[group[-1][1]]:
            yield _spanned(old, new, old_at, new_at, group)
            group = []
        group.append(pair)
    if group:
        yield _spanned(old, new, old_at, new_at, group)


def _spanned(
    old: Words, new: Words, old_at: Sequence[int], new_at: Sequence[int], group: list[Pair]
) -> _Group:
    (i, j), (i_last, j_last) = group[0], group[-1]
    in_old = range(old.sentences[old_at[i]].start, old.sentences[old_at[i_last]].stop)
    in_new = range(new.sentences[new_at[j]].start, new.sentences[new_at[j_last]].stop)
    return in_old, in_new, group


def _rewritten(old: Words, new: Words, in_old: range, in_new: range, pairs: list[Pair]) -> bool:
    if len(pairs) == len(in_old) == len(in_new):
        return False
    stays = sum(old.weights[i] for i, _ in pairs)
    sizes = sorted((_said(old, in_old), _said(new, in_new)))
    if sizes[1] > ONE_WORD and stays < KEPT_SHARE * sizes[1] and stays < WITHIN_SHARE * sizes[0]:
        return True
    begins_alike = pairs[0] == (_start(old, in_old), _start(new, in_new))
    return not begins_alike and _is_scattered(old, pairs, stays, sizes[1])


def _said(words: Words, part: range) -> float:
    """What a sentence weighs without the letter of the item that it opens."""
    return words.weigh(range(_start(words, part), part.stop))


def _start(words: Words, part: range) -> int:
    """Where a sentence begins, behind the letter of the item that it opens."""
    return part.start + 2 if part.start == 0 and words.is_lettered else part.start


def _is_lost(old: Words, new: Words, in_old: range, in_new: range, pairs: Sequence[Pair]) -> bool:
    """Whether next to nothing of either text stays, nor of one sentence, however much that is of the other."""
    stays = sum(old.weights[i] for i, _ in pairs)
    size = min(sum(old.weights), sum(new.weights), max(old.weigh(in_old), new.weigh(in_new)))
    return size >= SHORT_TEXT and stays < LOST_SHARE * size


def _is_scattered(old: Words, pairs: Sequence[Pair], stays: float, size: float) -> bool:
    """Whether what stays of a sentence are nothing but scraps, here and there one."""
    if stays >= size * max(share for _, _, share in SCATTERED):
        return False
    scraps = sum(any(old.weights[i] > 0.1 for i, _ in run) for run in runs_of(pairs))
    return any(
        scraps >= many and stays < scrap * scraps and stays < share * size for many, scrap, share in SCATTERED
    )
