"""Slide: words that could be marked in two places are marked where a sentence or clause begins or ends.

"De {+kat slaapt. De+} hond blaft." and "{+De kat slaapt.+} De hond blaft." are both exact; the second reads.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from regelboek.compare.tokens import TokenKind
from regelboek.compare.words import Pair, Words


def shifted(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Pair]:
    """With each insertion or deletion set where it begins or ends a clause, if it can be."""
    result = list(pairs)
    ends = [(-1, -1), *result, (len(old.words), len(new.words))]
    steps = enumerate(itertools.pairwise(ends))
    one_sided = [at for at, ((i, j), (k, m)) in steps if (k - i == 1) != (m - j == 1)]
    for at in one_sided:
        i, j = result[at - 1] if at else ends[0]
        i_next, j_next = result[at] if at < len(result) else ends[-1]
        if i_next - i == 1 and j_next - j > 1:
            _slide(new, result, at, side=1)
        elif j_next - j == 1 and i_next - i > 1:
            _slide(old, result, at, side=0)
    return result


def grown(old: Words, new: Words, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """With the words behind a kept one that, now that it was shifted, stands before the same words on both sides."""
    for (i, j), (i_next, j_next) in itertools.pairwise([*pairs, (len(old.words), len(new.words))]):
        yield i, j
        for k, m in zip(range(i + 1, i_next), range(j + 1, j_next), strict=False):
            if old.keys[k] != new.keys[m]:
                break
            yield k, m


def _slide(words: Words, pairs: list[Pair], at: int, side: int) -> None:
    """Move one changed stretch to the best of the places where it can stand.

    The stretch lies before pair `at`. It can go one word to the left when the kept word before it equals
    its last word, and one to the right when the kept word after it equals its first.
    """
    start = pairs[at - 1][side] + 1 if at else 0
    stop = pairs[at][side] if at < len(pairs) else len(words.words)
    keys = words.keys
    best, best_score, shift = 0, _clause_score(words, start, stop), 0
    while at + shift > 0 and start + shift > 0 and keys[start + shift - 1] == keys[stop + shift - 1]:
        if at + shift - 1 < 0 or pairs[at + shift - 1][side] != start + shift - 1:
            break
        shift -= 1
        score = _clause_score(words, start + shift, stop + shift)
        if score > best_score:
            best, best_score = shift, score
    shift = 0
    while at + shift < len(pairs) and keys[start + shift] == keys[stop + shift]:
        if pairs[at + shift][side] != stop + shift:
            break
        shift += 1
        score = _clause_score(words, start + shift, stop + shift)
        if score > best_score:
            best, best_score = shift, score
    _apply_shift(pairs, at, side, stop - start, best)


def _apply_shift(pairs: list[Pair], at: int, side: int, length: int, shift: int) -> None:
    places = range(at + shift, at) if shift < 0 else range(at, at + shift)
    delta = length if shift < 0 else -length
    for place in places:
        i, j = pairs[place]
        pairs[place] = (i + delta, j) if side == 0 else (i, j + delta)


LEAD = 2
"""The letter of an item and the point behind it: its words begin there."""
_CONJUNCTIONS = frozenset(
    ("en", "of", "alsmede", "maar", "dan", "tenzij", "mits", "indien", "als", "die", "dat", "waarbij")
)
_LEANS_ON_THE_NEXT = {
    **dict.fromkeys(("de", "het", "een"), 0.5),
    **dict.fromkeys(
        (
            "aan", "bij", "binnen", "door", "in", "met", "na", "naar", "onder", "op", "over", "per", "sinds", "te",
            "ten", "ter", "tot", "uit", "van", "via", "volgens", "voor",
        ),
        0.25,
    ),
}  # fmt: skip
"""Words that belong with what follows: an article more than a preposition."""


def _clause_score(words: Words, start: int, stop: int) -> float:
    """How much a stretch of words looks like a whole sentence or clause."""
    tokens = words.words
    score = 0.0
    first, last = tokens[start], tokens[stop - 1]
    before = tokens[start - 1] if start else None
    after = tokens[stop] if stop < len(tokens) else None
    starts = {sentence.start for sentence in words.sentences}
    if start in starts or (start == LEAD and words.is_lettered):
        score += 2
    if stop in starts or after is None:
        score += 2
    if before is not None and before.key in (",", ";", ":"):
        score += 0.5
    if first.key in (",", ";", "(") or first.key.lower() in _CONJUNCTIONS:
        score += 1
    if last.key.lower() in _CONJUNCTIONS or last.key == "(":
        score -= 1
    if after is not None and after.kind is TokenKind.PUNCTUATION:
        score += 0.75
    if last.key == ",":
        score += 0.25
    if last.kind is TokenKind.SMALL:
        score -= 0.5
    score -= _LEANS_ON_THE_NEXT.get(last.key.lower(), 0.0)
    return score
