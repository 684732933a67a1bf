"""Repeats: the same change at every occurrence of a phrase is said once, "telkens"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from regelboek.compare.drafting.formulae import EVERY, Instruction
from regelboek.compare.drafting.texts import LeafText, turns
from regelboek.compare.drafting.word_instructions import DropWords, InsertWords, InWords, ReplaceWords
from regelboek.words import capitalised

K = TypeVar("K")
V = TypeVar("V")
W = TypeVar("W", bound=InWords)


def told_once(old: LeafText, drafted: list[Instruction]) -> list[Instruction]:
    """The instructions for one block, with one for all occurrences of a phrase where the same becomes of all."""
    alike: dict[InWords, list[InWords]] = {}
    for it in drafted:
        if isinstance(it, ReplaceWords | DropWords | InsertWords):
            alike.setdefault(replace(it, sentence_number=0, turn=EVERY), []).append(it)
    rows: list[list[InWords]] = []
    together: dict[int, Instruction] = {}
    for every in sorted(
        alike, key=lambda it: at_start(it) == it
    ):  # in small letters first: these take the others along
        at_starts = alike.get(at_start(every), []) if at_start(every) != every else []
        row = sorted([*alike[every], *at_starts], key=drafted.index)
        is_told = any(it in told for told in rows for it in row)
        if not is_told and len(row) > 1 and len(row) == len(turns(old.source, _phrase(every))):
            rows.append(row)
            together[id(row[0])] = every
    return with_rows(drafted, rows, together)


def with_rows(
    said: Iterable[Instruction], rows: Iterable[Sequence[Instruction]], together: Mapping[int, Instruction]
) -> list[Instruction]:
    """The instructions, with what is said of each row together in place of the first of it, and none of the others.

    Args:
        said: all instructions.
        rows: those that are alike.
        together: by the identity of the first of a row, what is said instead; other rows stay as they are.
    """
    gone = {id(it) for row in rows if id(row[0]) in together for it in row[1:]}
    return [together.get(id(it), it) for it in said if id(it) not in gone]


def join_starts(alike: dict[K, list[V]], start_of: Callable[[K], K]) -> None:
    """Put what is done where a sentence begins with some words with what is done to them elsewhere.

    Args:
        alike: what is done, by what it has in common.
        start_of: of what is done to words in small letters, the same where a sentence begins with them.
    """
    for key in list(alike):
        start = start_of(key)
        if start != key and start in alike:
            alike[key] += alike.pop(start)


def at_start(it: W) -> W:
    """The same replacement where a sentence begins with the words; anything else as it is."""
    if isinstance(it, ReplaceWords):
        return replace(it, old=capitalised(it.old), new=capitalised(it.new))
    return it


def _phrase(it: Instruction) -> str:
    """The words of the old text that an instruction is about."""
    return (
        it.anchor
        if isinstance(it, InsertWords)
        else it.old
        if isinstance(it, ReplaceWords | DropWords)
        else ""
    )
