"""Candidates: which blocks of two lists may match, and what each match weighs.

A match weighs what the words weigh that it keeps, and something for a place, a number or a title. Words that stand
in many blocks find nothing, so that the work grows with the text and not with its square.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare.certain import certain_pairs, equal_pairs, unmoved_pairs
from regelboek.compare.chain import Match
from regelboek.compare.likeness import EXACT_BONUS, SAYS_SOMETHING, shared_weight
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.splits import split

ALIKE = 0.4
"""From this likeness on, two blocks in the same list are versions of one."""
CONTAINED = 0.75
"""Or when this share of the smaller one is in the other, and it says something."""
EXACT_FACTOR = 1.5
"""How much more the words of a block weigh that stayed as it was, than those that two blocks share."""
PLACE_BONUS = 0.3
"""What it is worth that a block keeps its number or place."""
TITLE_BONUS = 6.0
"""What it is worth that a section keeps its title."""
NUMBER_BONUS = 1.0
"""The same where its title is a number only: `Artikel 2` may come to stand above another text."""
ALIKE_BONUS = 3.0
"""The same when the text under the number is alike too."""
OPENING_BONUS = 2.0
"""What it is worth that a block begins with the same sentence, whatever follows it now."""
ROW_BONUS = 1.5
"""What it is worth that a row keeps its subject."""
DECLARED_WEIGHT = 1000.0
"""What it is worth that the caller said so."""
KIN = 0.5
"""When this share of the smaller one is in the other, it may be a part of it."""
CHARACTER_WEIGHT = 0.1
"""What a character weighs, about, where words are not counted."""
MAIN_PART = 0.4
"""When this share of the larger one is in the other too, it is most of it, and no part of anything else."""
COMMON_WORD = 12
"""A word in more blocks than this finds no candidates."""
MOST_LETTERED = 26
"""How many lettered paragraphs a block may have been split into."""
LONGEST_STRETCH = 3
"""How many neighbours a block may have become of which not all hold words of it."""
CANDIDATES = 4
"""How many likely counterparts of a block are weighed."""


Declared = Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
"""Places of the old side with those of the new that the caller says they became; none for what lapsed."""


def comparable(one: Node, other: Node) -> bool:
    """Whether blocks of these kinds can be versions of each other."""
    if one.kind is other.kind:
        return True
    return one.kind.is_list and other.kind.is_list


@dataclass(frozen=True)
class Candidates:
    """Everything that may match in the stretch between equal ends."""

    old: Sequence[Node]
    new: Sequence[Node]
    in_old: range
    in_new: range
    declared: Declared

    def __iter__(self) -> Iterator[Match]:
        for olds, news in self.declared:
            if olds and news:
                yield Match(_stretch(olds), _stretch(news), DECLARED_WEIGHT)
        taken_old = {i for olds, _ in self.declared for i in olds}
        taken_new = {j for _, news in self.declared for j in news}
        free_old = [i for i in self.in_old if i not in taken_old]
        free_new = [j for j in self.in_new if j not in taken_new]
        exact = set()
        for i, j in equal_pairs(self.old, self.new, free_old, free_new):
            exact.add((i, j))
            yield self.one_to_one(i, j, EXACT_FACTOR * self.old[i].weight + EXACT_BONUS + self.in_place(i, j))
        certain = dict(certain_pairs(self.old, self.new, free_old, set(free_new), exact))
        for i, j in certain.items():
            yield self.one_to_one(i, j, CHARACTER_WEIGHT * len(self.old[i].key))
        settled = {**certain, **unmoved_pairs(self.old, self.new, exact)}
        taken = set(settled.values())
        free_old = [i for i in free_old if i not in settled]
        free_new = [j for j in free_new if j not in taken]
        kin: list[tuple[int, int]] = []
        near: list[tuple[int, int]] = []
        for i, j in self.likely(free_old, free_new):
            shared = shared_weight(self.old[i].bag, self.new[j].bag)
            least, most = sorted((self.old[i].weight, self.new[j].weight))
            if shared >= KIN * least:
                kin.append((i, j))
            if shared >= CONTAINED * least and shared >= MAIN_PART * most:
                near.append((i, j))
            if (i, j) not in exact:
                yield from self.weighed(i, j, shared)
        yield from self.splits(kin, near, set(free_old), set(free_new))

    def one_to_one(self, i: int, j: int, weight: float) -> Match:
        return Match(range(i, i + 1), range(j, j + 1), weight)

    def in_place(self, i: int, j: int) -> float:
        """A little for the same number, or the same place from either end."""
        if self.old[i].number and self.old[i].number == self.new[j].number:
            return PLACE_BONUS
        return PLACE_BONUS / 2 if i == j or len(self.old) - i == len(self.new) - j else 0.0

    def likely(self, free_old: list[int], free_new: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs that share a rare word, have the same title or stand at the same place."""
        by_word: dict[str, list[int]] = {}
        by_name: dict[str, list[int]] = {}
        best: dict[int, tuple[float, int]] = {}
        """Of each new block the old one that it shares most with."""
        for j in free_new:
            for word in self.new[j].bag:
                by_word.setdefault(word, []).append(j)
            for name in {self.new[j].identity, self.new[j].title} - {""}:
                by_name.setdefault(name, []).append(j)
        free = set(free_new)
        few = len(free_new) <= CANDIDATES
        for i in free_old:
            votes: dict[int, float] = {}
            for word, weight in self.old[i].bag.items():
                places = by_word.get(word)
                if places and (few or len(places) <= COMMON_WORD):
                    vote = weight / len(places)
                    for j in places:
                        votes[j] = votes.get(j, 0.0) + vote
            likely = sorted(votes, key=lambda j: (-votes[j], j))[:CANDIDATES]
            for j in votes.keys() - likely:
                best[j] = max(best.get(j, (0.0, i)), (votes[j], i), key=lambda vote: vote[0])
            near = {i, i + len(self.new) - len(self.old)} & free
            names = {self.old[i].identity, self.old[i].title}
            named = [j for name in names for j in _nearest(by_name.get(name, []), i)]
            for j in sorted({*likely, *near, *named}):
                yield i, j
        yield from ((i, j) for j, (_, i) in sorted(best.items()))

    def weighed(self, i: int, j: int, shared: float) -> Iterator[Match]:
        """A pair that is alike enough."""
        one, other = self.old[i], self.new[j]
        if not comparable(one, other) or self.defines_another(one, other):
            return
        total = one.weight + other.weight
        alike = total > 0 and 2 * shared >= ALIKE * total
        bonus = _bonus(one, other, alike)
        least = min(one.weight, other.weight)
        contained = least >= SAYS_SOMETHING and shared >= CONTAINED * least
        says_something = shared >= SAYS_SOMETHING
        if alike or contained or bonus > 0 or (says_something and _shares_a_sentence(one, other)):
            opens = _opens_alike(one, other) * OPENING_BONUS
            yield self.one_to_one(i, j, shared + self.in_place(i, j) + opens + bonus)

    def defines_another(self, one: Node, other: Node) -> bool:
        """Whether two blocks define different terms, of which at least one stands on both sides."""
        return (
            one.term != other.term
            and "" not in (one.term, other.term)
            and (one.term in self.terms[1] or other.term in self.terms[0])
        )

    @cached_property
    def terms(self) -> tuple[frozenset[str], frozenset[str]]:
        """The terms that the blocks of both sides define."""
        return frozenset(block.term for block in self.old), frozenset(block.term for block in self.new)

    def splits(
        self,
        kin: Sequence[tuple[int, int]],
        near: Iterable[tuple[int, int]],
        free_old: set[int],
        free_new: set[int],
    ) -> Iterator[Match]:
        """One block that became several, several that became one, or a paragraph that became a list."""
        old_of, new_of = _by_sentence(self.old, free_old), _by_sentence(self.new, free_new)
        main_old: dict[int, set[int]] = {}
        main_new: dict[int, set[int]] = {}
        for i, j in near:
            main_old.setdefault(j, set()).add(i)
            main_new.setdefault(i, set()).add(j)
        for i, parts in dict.fromkeys([*_near(kin, self.new), *_rows(kin)]):
            if free_new.issuperset(parts) and not _lives_elsewhere(i, parts, self.new, old_of, main_old):
                yield from split(i, parts, self.old, self.new)
        nik = [(j, i) for i, j in kin]
        for j, parts in dict.fromkeys([*_near(nik, self.old), *_rows(nik)]):
            if free_old.issuperset(parts) and not _lives_elsewhere(j, parts, self.old, new_of, main_new):
                for match in split(j, parts, self.new, self.old):
                    yield Match(match.new, match.old, match.weight)


def _nearest(places: list[int], at: int) -> list[int]:
    """Of many places, in order, the nearest to one."""
    middle = bisect_left(places, at)
    return places[max(middle - COMMON_WORD // 2, 0) : middle + COMMON_WORD // 2]


def _near(kin: Iterable[tuple[int, int]], blocks: Sequence[Node]) -> Iterator[tuple[int, range]]:
    """Blocks with the short stretches of the other side that they may have become."""
    return ((whole, parts) for whole, part in kin for parts in _around(part, blocks))


def _rows(kin: Iterable[tuple[int, int]]) -> Iterator[tuple[int, range]]:
    """Blocks with every longer row of neighbours that are all kin to them."""
    parts_of: dict[int, set[int]] = {}
    for whole, part in kin:
        parts_of.setdefault(whole, set()).add(part)
    for whole, parts in parts_of.items():
        for _, row in itertools.groupby(enumerate(sorted(parts)), key=lambda each: each[1] - each[0]):
            places = [place for _, place in row]
            if len(places) > LONGEST_STRETCH:
                yield whole, range(places[0], places[-1] + 1)


def _shares_a_sentence(one: Node, other: Node) -> bool:
    """Whether two blocks of text, however much else changed, hold the same sentence."""
    return one.kind.is_text and not one.sentences.isdisjoint(other.sentences)


def _opens_alike(one: Node, other: Node) -> bool:
    """Whether one of two blocks of text begins with a sentence that is all, or the first, of the other."""
    if not one.kind.is_text:
        return False
    return any(
        a and (a == b or (a in c.sentences and not b))
        for a, b, c in ((one.opening, other.opening, other), (other.opening, one.opening, one))
    )


def _by_sentence(blocks: Sequence[Node], free: Iterable[int]) -> Mapping[str, set[int]]:
    """The places of the blocks that hold each sentence."""
    found: dict[str, set[int]] = {}
    for at in free:
        for sentence in blocks[at].sentences:
            found.setdefault(sentence, set()).add(at)
    return found


def _lives_elsewhere(
    whole: int,
    parts: range,
    blocks: Sequence[Node],
    others: Mapping[str, set[int]],
    main: Mapping[int, set[int]],
) -> bool:
    """Whether one of several parts of a block has a sentence in another block: then it gave only the rest of it away.

    Args:
        whole: the place of the block.
        parts: the places of its parts on the other side.
        blocks: the blocks of that side.
        others: the places of the blocks on the side of the whole that hold each sentence.
        main: of each part the blocks there that are most of it.
    """
    if len(parts) > 1 and any(whole not in main[at] for at in parts if at in main):
        return True
    return len(parts) > 1 and any(
        places and whole not in places
        for at in parts
        for places in (others.get(sentence, ()) for sentence in blocks[at].sentences)
    )


def _bonus(one: Node, other: Node, alike: bool) -> float:
    """What it is worth that two blocks are called the same: by a title, by a number, by the subject of a row."""
    if one.kind is BlockKind.ROW:
        return ROW_BONUS if one.term and one.term == other.term else 0.0
    if one.title and one.title == other.title:
        return TITLE_BONUS
    if one.sign != other.sign and one.bag == other.bag:
        return EXACT_BONUS  # all but its letter stayed as it was
    if one.body and one.body == other.body:
        return EXACT_BONUS + (EXACT_FACTOR - 1) * one.weight  # all but its heading
    if not one.name:
        return NUMBER_BONUS if one.kind.is_part and not other.name else 0.0  # what stands before any heading
    if one.identity != other.identity:
        return 0.0
    return ALIKE_BONUS if alike else NUMBER_BONUS


def _around(at: int, blocks: Sequence[Node]) -> Iterator[range]:
    """The short stretches that hold a place; a row of lettered paragraphs, with and without its lead."""
    for length in range(1, LONGEST_STRETCH + 1):
        yield from (range(start, start + length) for start in range(max(at - length + 1, 0), at + 1))
    start = stop = at
    while start and blocks[start].sign and at - start <= MOST_LETTERED:
        start -= 1
    while stop + 1 < len(blocks) and blocks[stop + 1].sign and stop - start <= MOST_LETTERED:
        stop += 1
    if 0 < stop - start <= MOST_LETTERED:
        yield range(start, stop + 1)
        if not blocks[start].sign:
            yield range(start + 1, stop + 1)


def _stretch(places: Sequence[int]) -> range:
    """Places as neighbours; only the first where they are none."""
    first = min(places)
    stretch = range(first, first + len(places))
    return stretch if set(stretch) == set(places) else range(first, first + 1)
