"""Sentences that moved, within a block or to another."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from regelboek.compare.chain import Match, heaviest_chain
from regelboek.compare.nodes import Node
from regelboek.compare.words import Words

ALIKE = 0.7
"""From this likeness on, a sentence that is gone and one that came are one that moved."""
KEPT_ALIKE = 0.5
"""From this likeness on, two sentences of the same block are versions of one."""
COMMON_WORD = 12
"""A word in more sentences than this finds none."""
FEW_PAIRS = 2_500
"""Up to this many pairs of sentences of a block any two are weighed."""
LIKELY = 6
"""Of more, so many of each that share most rare words with it."""
KEPT_BONUS = 1.0
"""What it is worth, beside its words, that a sentence stays: one that moves reads better than two."""
SAYS_SOMETHING = 3.0
"""What the words of a sentence must weigh before it can be said to have moved."""
SAYS_LITTLE = 2.5
"""The same of one that stands elsewhere to the letter."""


@dataclass(eq=False)
class TextPair:
    """The words of a block on both sides; one side is empty for what came or went."""

    old: Words
    new: Words
    old_nodes: tuple[Node, ...]
    new_nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without counterpart in its own block."""

    text: TextPair
    words: Words
    place: int
    """From 0, among the sentences of its block."""

    @property
    def part(self) -> range:
        """The words of it."""
        return self.words.sentences[self.place]

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared of it."""
        return self.words.keys[self.part.start : self.part.stop]

    @property
    def is_alone(self) -> bool:
        """Whether it is all that its block says."""
        return len(self.words.sentences) == 1

    @property
    def weight(self) -> float:
        """What it weighs."""
        return self.words.weigh(self.part)


def find_sentence_moves(texts: Iterable[TextPair]) -> list[tuple[Sentence, Sentence]]:
    """Sentences that stand elsewhere, each as it was and as it is; the most alike first.

    Args:
        texts: the blocks that changed, came or went.
    """
    gone: list[Sentence] = []
    came: list[Sentence] = []
    for text in texts:
        if len(text.old.sentences) < 2 and len(text.new.sentences) < 2 and text.old.words and text.new.words:
            continue
        kept = _kept(text.old, text.new)
        olds, news = {i for i, _ in kept}, {j for _, j in kept}
        gone += _left(text, text.old, olds)
        came += _left(text, text.new, news)
    return list(_paired(gone, came))


def _left(text: TextPair, words: Words, kept: set[int]) -> Iterator[Sentence]:
    for place in range(len(words.sentences)):
        sentence = Sentence(text, words, place)
        if place not in kept and sentence.weight >= SAYS_LITTLE:
            yield sentence


def _kept(old: Words, new: Words) -> list[tuple[int, int]]:
    """The sentences of a block that stayed in their order, changed or not."""
    olds, news = _sentence_keys(old), _sentence_keys(new)
    head = 0
    least = min(len(olds), len(news))
    while head < least and olds[head] == news[head]:
        head += 1
    tail = 0
    while tail < least - head and olds[-1 - tail] == news[-1 - tail]:
        tail += 1
    in_old, in_new = range(head, len(olds) - tail), range(head, len(news) - tail)
    chain = heaviest_chain(
        m
        for i, j in _candidates(olds, news, in_old, in_new)
        for m in _match(old, new, (i, j), (olds[i], news[j]))
    )
    ends = [(len(olds) - at, len(news) - at) for at in range(tail, 0, -1)]
    return [*((at, at) for at in range(head)), *((m.old.start, m.new.start) for m in chain), *ends]


def _candidates(
    olds: Sequence[tuple[str, ...]], news: Sequence[tuple[str, ...]], in_old: range, in_new: range
) -> Iterator[tuple[int, int]]:
    """Which sentences may be versions of each other: any two of few; of many those that share a rare word."""
    if len(in_old) * len(in_new) <= FEW_PAIRS:
        yield from itertools.product(in_old, in_new)
        return
    by_word: dict[str, list[int]] = {}
    for j in in_new:
        for word in set(news[j]):
            by_word.setdefault(word, []).append(j)
    for i in in_old:
        yield from ((i, j) for j in _voted(olds[i], by_word, LIKELY))


def _match(
    old: Words, new: Words, places: tuple[int, int], keys: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Match]:
    (i, j), (one, other) = places, keys
    if one == other:
        yield Match(range(i, i + 1), range(j, j + 1), old.weigh(old.sentences[i]) + KEPT_BONUS + 0.1)
        return
    alike = Indel.normalized_similarity(one, other)
    if alike >= KEPT_ALIKE:
        least = min(old.weigh(old.sentences[i]), new.weigh(new.sentences[j]))
        yield Match(range(i, i + 1), range(j, j + 1), alike * least + KEPT_BONUS)


def _sentence_keys(words: Words) -> list[tuple[str, ...]]:
    return [words.keys[part.start : part.stop] for part in words.sentences]


def _paired(gone: Sequence[Sentence], came: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence that is gone with the one that came and is most like it."""
    by_keys: dict[tuple[str, ...], list[int]] = {}
    by_word: dict[str, list[int]] = {}
    for at, sentence in enumerate(came):
        by_keys.setdefault(sentence.keys, []).append(at)
        for word in set(sentence.keys):
            by_word.setdefault(word, []).append(at)
    ranked: list[tuple[float, int, int]] = []
    for place, sentence in enumerate(gone):
        equal = by_keys.get(sentence.keys, [])
        if equal:
            ranked += [(-1.0 - sentence.weight, place, at) for at in equal[:3]]
            continue
        if sentence.weight < SAYS_SOMETHING:
            continue
        for at in _likely(sentence, by_word):
            if sentence.is_alone and came[at].is_alone:
                continue  # then it is the block that moved, or did not
            alike = Indel.normalized_similarity(sentence.keys, came[at].keys)
            extended = sentence.text is not came[at].text and _goes_on(sentence.keys, came[at].keys)
            if (alike >= ALIKE or extended) and came[at].weight >= SAYS_SOMETHING:
                ranked.append((-alike, place, at))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, place, at in sorted(ranked):
        if place not in used_old and at not in used_new:
            used_old.add(place)
            used_new.add(at)
            yield gone[place], came[at]


def _goes_on(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two sentences begins with all that the other says before its full stop."""
    few, many = sorted((one, other), key=len)
    return many[: len(few) - 1] == few[:-1]


def _likely(sentence: Sentence, by_word: dict[str, list[int]]) -> list[int]:
    return _voted(sentence.keys, by_word, 3)


def _voted(keys: Iterable[str], by_word: dict[str, list[int]], most: int) -> list[int]:
    """The places that share most rare words with a sentence, at most so many."""
    votes: dict[int, float] = {}
    for word in set(keys):
        places = by_word.get(word, ())
        if len(places) <= COMMON_WORD:
            for at in places:
                votes[at] = votes.get(at, 0.0) + 1 / len(places)
    return sorted(votes, key=lambda at: (-votes[at], at))[:most]
