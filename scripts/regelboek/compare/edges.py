"""Edges: what a sentence begins and ends with stays with it, whatever came or went beside it.

The heaviest runs of kept words (`words`) leave out what is too small to be a run, and give the first or last
words of a sentence to whichever neighbour comes first. Here both are put right.
"""

from __future__ import annotations

from collections.abc import Sequence

from regelboek.compare.tokens import TokenKind
from regelboek.compare.words import Pair, Words

BEHIND_STOPS = frozenset((TokenKind.FOOTNOTE, TokenKind.BREAK))
"""What may stand behind the full stop of a sentence and is no part of its words."""


def with_edges(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """With the words that begin or end a sentence on both sides, though they are too small to be a run.

    A sentence is so marked the same, whether or not the one beside it went or came.
    """
    if len(old.sentences) == len(new.sentences) == 1 and not (_ends_in_note(old) or _ends_in_note(new)):
        return list(pairs)
    todo, kept = list(pairs), list[Pair]()
    at = 0
    while at <= len(todo):
        last = kept[-1] if kept else (-1, -1)
        following = todo[at] if at < len(todo) else (len(old.words), len(new.words))
        if following[0] - last[0] > 1 and following[1] - last[1] > 1:
            if kept and at < len(todo):
                _end_before(old, new, todo, at, last)
                following = todo[at]
            if kept:
                kept += _end(old, new, last, following)
            if at < len(todo):
                _begin_again(old, new, kept, following)
                kept += _beginning(old, new, kept[-1] if kept else (-1, -1), following)
        kept += todo[at : at + 1]
        at += 1
    return kept


def _ends_in_note(words: Words) -> bool:
    return words.words[-1].kind is TokenKind.FOOTNOTE


def _begin_again(old: Words, new: Words, kept: list[Pair], pair: Pair) -> None:
    """Give the first words of the sentence that holds a pair to it, not to a whole one that came or went before.

    In "A. De B. De C." that became "A. De nieuwe C." the second "De" stayed.
    """
    (i, j), last = _starts(old, new, pair), kept[-1] if kept else pair
    if (i > last[0]) == (j > last[1]):
        return
    count = last[1] - j + 1 if i > last[0] else last[0] - i + 1
    if _in_a_row(kept, len(kept) - count, count) and kept[-count] == _starts(old, new, kept[-count]):
        again = [(i + at, j + at) for at in range(count)]
        if again[-1][0] < pair[0] and again[-1][1] < pair[1] and _are_equal(old, new, again):
            kept[-count:] = again


def _end_before(old: Words, new: Words, todo: list[Pair], at: int, last: Pair) -> None:
    """Give the last words of the sentence that holds a pair to it, not to a whole one that came or went after.

    In "A b." that became "A c. D." the first full stop stayed.
    """
    (i, j), pair = _stops(old, new, last), todo[at]
    if (i > pair[0]) == (j > pair[1]):
        return
    count = j - pair[1] if j > pair[1] else i - pair[0]
    if _in_a_row(todo, at, count):
        final = todo[at + count - 1]
        before = [(i - turn, j - turn) for turn in range(count, 0, -1)]
        if (final[0] + 1, final[1] + 1) == _stops(old, new, final):
            if before[0][0] > last[0] and before[0][1] > last[1] and _are_equal(old, new, before):
                todo[at : at + count] = [*_back(old, new, last, before[0]), *before]


def _in_a_row(pairs: Sequence[Pair], at: int, count: int) -> bool:
    """Whether there are so many pairs from a place on, neighbours on both sides."""
    part = pairs[max(at, 0) : at + count]
    return at >= 0 and part == [(part[0][0] + turn, part[0][1] + turn) for turn in range(count)]


def _are_equal(old: Words, new: Words, pairs: Sequence[Pair]) -> bool:
    return all(old.keys[i] == new.keys[j] for i, j in pairs)


def _starts(old: Words, new: Words, pair: Pair) -> Pair:
    """Where the sentences begin that hold a pair."""
    return old.sentences[old.turns[pair[0]]].start, new.sentences[new.turns[pair[1]]].start


def _stops(old: Words, new: Words, pair: Pair) -> Pair:
    """Where the sentences stop that hold a pair."""
    return old.sentences[old.turns[pair[0]]].stop, new.sentences[new.turns[pair[1]]].stop


def _beginning(old: Words, new: Words, last: Pair, pair: Pair) -> list[Pair]:
    """What the sentences begin with that hold a pair, when both begin behind the pair before it."""
    i, j = _starts(old, new, pair)
    count = 0
    if i > last[0] and j > last[1]:
        while i + count < pair[0] and j + count < pair[1] and old.keys[i + count] == new.keys[j + count]:
            count += 1
    return [(i + at, j + at) for at in range(count)]


def _end(old: Words, new: Words, last: Pair, pair: Pair) -> list[Pair]:
    """What the sentences end with that hold the pair before a gap, when both end in the gap."""
    stop = _stops(old, new, last)
    if stop[0] > pair[0] or stop[1] > pair[1]:
        return []
    return _back(old, new, last, stop) or _back(
        old, new, last, (_before_notes(old, stop[0]), _before_notes(new, stop[1]))
    )


def _before_notes(words: Words, stop: int) -> int:
    """Where a sentence stops but for the marks of footnotes, or the end of a block, that stand behind it."""
    while words.words[stop - 1].kind in BEHIND_STOPS and stop > 1:
        stop -= 1
    return stop


def _back(old: Words, new: Words, last: Pair, stop: Pair) -> list[Pair]:
    """The equal words right before a place on both sides, not further back than a pair."""
    (i, j), count = stop, 0
    while min(i - last[0], j - last[1]) > count + 1 and old.keys[i - count - 1] == new.keys[j - count - 1]:
        count += 1
    return [(i - at, j - at) for at in range(count, 0, -1)]
