"""Runs: aligned words made into stretches of equal, deleted and inserted text.

The white space between words is dealt with here, so that the runs of the old side put together are the
old text to the letter, and those of the new side the new.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.tokens import Token
from regelboek.compare.words import Pair, Words, runs_of

Tokens = tuple[Token, ...]


class Op(StrEnum):
    """What became of a run of words."""

    SAME = "gelijk"
    DELETED = "vervallen"
    INSERTED = "ingevoegd"
    RESPELLED = "anders geschreven"
    """The same for every reader: another Unicode form, a soft hyphen, a non-breaking space, a space before a comma."""
    REWORDED = "leest anders"
    """The same reference or footnote, which now reads otherwise."""
    RENUMBERED = "vernummerd"
    """The letter or number that a paragraph of a statute begins with: no more a change than the number of an item."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of tokens of which the same became."""

    op: Op
    old: Tokens = ()
    new: Tokens = ()
    move: int = 0
    """The number of the move it belongs to, of a sentence that stands elsewhere; 0 for none."""

    @property
    def old_text(self) -> str:
        """What it read."""
        return "".join(token.text for token in self.old)

    @property
    def new_text(self) -> str:
        """What it reads."""
        return "".join(token.text for token in self.new)

    @property
    def is_paired(self) -> bool:
        """Whether every token stayed, whatever its spelling: one text can stand for both."""
        return self.op is Op.SAME or (self.op is Op.RESPELLED and bool(self.old and self.new))


def make_runs(old: Words, new: Words, pairs: Sequence[Pair]) -> tuple[Run, ...]:
    """The runs of a block, in reading order; deleted before inserted where both change."""
    return tuple(_merged(_pieces(old, new, pairs)))


def renumbered(old: Words, new: Words, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a block that stayed, with the letter that it begins with as its number."""
    if not (old.is_lettered and new.is_lettered) or old.keys[0] == new.keys[0] or old.keys[1] != new.keys[1]:
        return runs
    gone, come, *others = runs
    if (gone.op, come.op, gone.old, come.new) != (Op.DELETED, Op.INSERTED, old.words[:1], new.words[:1]):
        return runs
    return Run(Op.RENUMBERED, gone.old, come.new), *others


def _pieces(old: Words, new: Words, pairs: Sequence[Pair]) -> Iterator[Run]:
    """Runs as they come, neighbours of one kind not yet put together."""
    at_old = at_new = 0
    for run in runs_of(pairs):
        (i, j), (i_last, j_last) = run[0], run[-1]
        yield from _between(old, new, range(at_old, i), range(at_new, j))
        yield from _kept(old, new, range(i, i_last + 1), range(j, j_last + 1))
        at_old, at_new = i_last + 1, j_last + 1
    yield from _between(old, new, range(at_old, len(old.words)), range(at_new, len(new.words)))


def _kept(old: Words, new: Words, in_old: range, in_new: range) -> Iterator[Run]:
    """A run of kept words: at once where nothing is written otherwise, else word by word."""
    tokens_old = old.tokens[old.places[in_old.start] : old.places[in_old.stop - 1] + 1]
    tokens_new = new.tokens[new.places[in_new.start] : new.places[in_new.stop - 1] + 1]
    if tokens_old == tokens_new:
        yield Run(Op.SAME, tokens_old, tokens_new)
        return
    for i, j in zip(in_old, in_new, strict=True):
        yield _paired(old.words[i], new.words[j])
        if i + 1 < in_old.stop:
            yield from _spaces(_gap(old, i), _gap(new, j), is_heard=not old.beside_punctuation(i))


def _between(old: Words, new: Words, in_old: range, in_new: range) -> Iterator[Run]:
    """What lies between two runs of kept words: white space, or a change."""
    gap_old, gap_new = _gap(old, in_old.start - 1), _gap(new, in_new.start - 1)
    if not in_old and not in_new:
        yield from _spaces(gap_old, gap_new, is_heard=not old.beside_punctuation(in_old.start - 1))
        return
    deleted = [*((token, 0) for token in gap_old), *_stretch(old, in_old)]
    inserted = [*((token, 0) for token in gap_new), *_stretch(new, in_new)]
    if gap_old and gap_new:
        yield from _spaces(gap_old, gap_new)
        deleted, inserted = deleted[len(gap_old) :], inserted[len(gap_new) :]
    tail_old, tail_new = _tail(deleted), _tail(inserted)
    if tail_old and tail_new:
        deleted, inserted = deleted[: -len(tail_old)], inserted[: -len(tail_new)]
    for move, part in itertools.groupby(deleted, key=_move_of):
        yield Run(Op.DELETED, tuple([token for token, _ in part]), (), move)
    for move, part in itertools.groupby(inserted, key=_move_of):
        yield Run(Op.INSERTED, (), tuple([token for token, _ in part]), move)
    if tail_old and tail_new:
        yield from _spaces(tail_old, tail_new)


_Numbered = list[tuple[Token, int]]


def _move_of(entry: tuple[Token, int]) -> int:
    return entry[1]


def _tail(tokens: _Numbered) -> Tokens:
    count = 0
    while count < len(tokens) and tokens[-1 - count][0].is_space:
        count += 1
    return tuple(token for token, _ in tokens[len(tokens) - count :])


def _gap(words: Words, at: int) -> Tokens:
    """The white space after a word; before the first word for -1."""
    start = words.places[at] + 1 if at >= 0 else 0
    stop = words.places[at + 1] if at + 1 < len(words.places) else len(words.tokens)
    return words.tokens[start:stop]


def _stretch(words: Words, part: range) -> Iterator[tuple[Token, int]]:
    """The words of a stretch and the white space after each, with the number of their move."""
    for at in part:
        move = words.moved.get(at, 0)
        yield words.words[at], move
        yield from ((token, move) for token in _gap(words, at))


def _spaces(old: Tokens, new: Tokens, *, is_heard: bool = True) -> Iterator[Run]:
    """White space between two kept words; that which comes or goes is a change only where it parts them."""
    if [t.text for t in old] == [t.text for t in new]:
        if old:
            yield Run(Op.SAME, old, new)
    elif (old and new) or not is_heard:
        yield Run(Op.RESPELLED, old, new)
    elif old:
        yield Run(Op.DELETED, old)
    elif new:
        yield Run(Op.INSERTED, (), new)


def _paired(old: Token, new: Token) -> Run:
    if old.text == new.text:
        return Run(Op.SAME, (old,), (new,))
    if old.inline is not None:
        return Run(Op.REWORDED, (old,), (new,))
    return Run(Op.RESPELLED, (old,), (new,))


def _merged(pieces: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one kind as one run; what a reader sees otherwise stays by itself."""
    held: list[Run] = []
    for piece in pieces:
        if held and not _joins(held[-1], piece):
            yield _as_one(held)
            held = []
        held.append(piece)
    if held:
        yield _as_one(held)


def _joins(one: Run, other: Run) -> bool:
    return one.op is other.op and one.move == other.move and one.op not in (Op.RESPELLED, Op.REWORDED)


def _as_one(held: list[Run]) -> Run:
    if len(held) == 1:
        return held[0]
    old = tuple(token for run in held for token in run.old)
    new = tuple(token for run in held for token in run.new)
    return Run(held[0].op, old, new, held[0].move)
