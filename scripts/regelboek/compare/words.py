"""Words of two blocks, aligned: which word of the old is which word of the new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from regelboek.compare.chain import heaviest_runs
from regelboek.compare.tokens import Token, TokenKind
from regelboek.markdown.letters import LETTER

RUN_PRICE = 0.6
"""What a run of kept words must outweigh: more than two stop words, less than one content word."""
CELL_BUDGET = 60_000
"""How many pairs of equal words are weighed at once; above it the rarest words go first."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """The words of a block without the white space between them, in sentences."""

    tokens: tuple[Token, ...]
    """With the white space."""
    moved: Mapping[int, int] = field(default_factory=dict)
    """Words of sentences that stand elsewhere on the other side, each with the number of its move."""
    is_title: bool = False
    """Whether they are a heading, which is one whatever full stops are in it."""

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each word stands among the tokens."""
        return tuple([at for at, token in enumerate(self.tokens) if token.weight])

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are no white space."""
        return tuple([token for token in self.tokens if token.weight])

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What is compared of each word; what moved away or to here equals nothing."""
        keys = [token.key for token in self.words]
        for at in self.moved:
            keys[at] = f"\0{id(self)}-{at}"
        return tuple(keys)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each word weighs; what moved weighs nothing here."""
        weights = [token.weight for token in self.words]
        for at in self.moved:
            weights[at] = 0.0
        return tuple(weights)

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The sentences, as ranges of words."""
        return (range(len(self.words)),) if self.is_title and self.words else tuple(_sentences(self))

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """The sentence that each word is in, by its place."""
        return tuple([at for at, sentence in enumerate(self.sentences) for _ in sentence])

    @property
    def is_lettered(self) -> bool:
        """Whether it begins as the items of a statute do: `b. …`, `2°. …`."""
        keys = self.keys[:2]
        return len(keys) == 2 and keys[1] in _BEHIND_LETTERS and bool(LETTER.fullmatch(keys[0]))

    def spaced(self, at: int) -> bool:
        """Whether white space follows a word."""
        place = self.places[at] + 1
        return place < len(self.tokens) and self.tokens[place].is_space

    def parted(self, at: int) -> bool:
        """Whether white space keeps a word from the next; beside a punctuation mark it keeps nothing apart."""
        return self.spaced(at) and not self.beside_punctuation(at)

    def beside_punctuation(self, at: int) -> bool:
        """Whether a word ends in a punctuation mark, or the next begins with one; that of `nr.` counts too."""
        before, after = self.words[max(at, 0) : at + 1], self.words[at + 1 : at + 2]
        return any(not word.text[-1].isalnum() for word in before) or any(
            not word.text[0].isalnum() for word in after
        )

    def weigh(self, part: range) -> float:
        """What a part weighs."""
        return sum(self.weights[part.start : part.stop])


_BEHIND_LETTERS = frozenset((".", ")", "°", "º"))
_ENDS = frozenset((".", "!", "?", "…", "...", "\n"))
_CLOSERS = frozenset("’”)»'\"]")


def _sentences(words: Words) -> Iterator[range]:
    """A sentence ends at `.`, `!` or `?` with white space after it and no small letter after that.

    Closing quotes and footnote marks stay with the sentence that they end. Abbreviations carry their
    own dot, so that "nr. 5" ends nothing.
    """
    start = 0
    tokens = words.words
    for end in [at for at, token in enumerate(tokens) if token.key in _ENDS]:
        at = end + 1
        if at <= start:
            continue
        if tokens[end].kind is not TokenKind.BREAK:
            while at < len(tokens) and not words.spaced(at - 1) and _stays(tokens[at]):
                at += 1
            if at == len(tokens) or not words.spaced(at - 1) or tokens[at].key[0].islower():
                continue
        yield range(start, at)
        start = at
    if start < len(tokens):
        yield range(start, len(tokens))


def _stays(token: Token) -> bool:
    return token.key in _CLOSERS or token.kind is TokenKind.FOOTNOTE


def align_words(old: Words, new: Words) -> list[Pair]:
    """Pairs of equal words, in order: the heaviest runs, at a price for each.

    Another letter in front of an item is a change of its own, whatever changed behind it.
    """
    relettered = old.is_lettered and new.is_lettered and old.keys[0] != new.keys[0]
    lead = 2 if relettered and old.keys[1] == new.keys[1] else 0
    sides = _Side(old.keys, old.weights), _Side(new.keys, new.weights)
    return [*([(1, 1)] if lead else []), *_align(*sides, lead)]


def runs_of(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Stretches of pairs that are neighbours on both sides."""
    run: list[Pair] = []
    for pair in pairs:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Side:
    keys: Sequence[str]
    weights: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A stretch of both sides that is not yet aligned."""

    old: range
    new: range


def _align(old: _Side, new: _Side, start: int = 0) -> Iterator[Pair]:
    """Align without recursion, so that a long text needs no deep stack."""
    todo: list[_Gap | Pair] = [_Gap(range(start, len(old.keys)), range(start, len(new.keys)))]
    while todo:
        part = todo.pop()
        if isinstance(part, tuple):
            yield part
            continue
        head, gap, tail = _trimmed(part, old.keys, new.keys)
        yield from head
        todo.extend(reversed(tail))
        todo.extend(reversed(list(_between(gap, old, new))))


def _trimmed(gap: _Gap, old: Sequence[str], new: Sequence[str]) -> tuple[list[Pair], _Gap, list[Pair]]:
    """What both begin with, what is left, what both end with."""
    i, j = gap.old.start, gap.new.start
    i_end, j_end = gap.old.stop, gap.new.stop
    while i < i_end and j < j_end and old[i] == new[j]:
        i += 1
        j += 1
    head = list(zip(range(gap.old.start, i), range(gap.new.start, j), strict=True))
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end -= 1
        j_end -= 1
    tail = list(zip(range(i_end, gap.old.stop), range(j_end, gap.new.stop), strict=True))
    return head, _Gap(range(i, i_end), range(j, j_end)), tail


def _between(gap: _Gap, old: _Side, new: _Side) -> Iterator[_Gap | Pair]:
    """The pairs in a gap; where it is too large to weigh them all, gaps between the rarest."""
    if not gap.old or not gap.new:
        return
    old_keys = old.keys[gap.old.start : gap.old.stop]
    new_keys = new.keys[gap.new.start : gap.new.stop]
    in_old, in_new = Counter(old_keys), Counter(new_keys)
    weights = dict(zip(old_keys, old.weights[gap.old.start : gap.old.stop], strict=True))
    shared = sorted((in_old[key] * in_new[key], key) for key in in_old.keys() & in_new.keys())
    whole = sum(cells for cells, _ in shared) <= CELL_BUDGET
    if not whole:
        shared = list(_within_budget(shared))
    chosen = {key: weights[key] for _, key in shared}
    pairs = heaviest_runs(old_keys, new_keys, chosen, RUN_PRICE)
    at_old, at_new = gap.old.start, gap.new.start
    for i, j in pairs:
        pair = (gap.old.start + i, gap.new.start + j)
        if not whole:
            yield _Gap(range(at_old, pair[0]), range(at_new, pair[1]))
        yield pair
        at_old, at_new = pair[0] + 1, pair[1] + 1
    if not whole and pairs:
        yield _Gap(range(at_old, gap.old.stop), range(at_new, gap.new.stop))


def _within_budget(shared: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    total = 0
    for cells, key in shared:
        total += cells
        if total > CELL_BUDGET:
            return
        yield cells, key
