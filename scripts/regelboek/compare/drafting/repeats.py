"""Repeats: the same change at every occurrence of a phrase is said once, "telkens"."""

from __future__ import annotations

from dataclasses import replace

from regelboek.compare.drafting.formulae import EVERY, Instruction
from regelboek.compare.drafting.texts import LeafText, turns
from regelboek.compare.drafting.word_instructions import DropWords, InsertWords, InWords, ReplaceWords
from regelboek.words import capitalised


def told_once(old: LeafText, drafted: list[Instruction]) -> list[Instruction]:
    """The instructions for one block, with one for all occurrences of a phrase where the same becomes of all."""
    alike: dict[InWords, list[InWords]] = {}
    for it in drafted:
        if isinstance(it, ReplaceWords | DropWords | InsertWords):
            alike.setdefault(replace(it, sentence_number=0, turn=EVERY), []).append(it)
    together: dict[int, Instruction] = {}
    gone: set[int] = set()
    for every in sorted(
        alike, key=lambda it: at_start(it) == it
    ):  # in small letters first: these take the others along
        at_starts = alike.get(at_start(every), []) if at_start(every) != every else []
        rows = sorted([*alike[every], *at_starts], key=drafted.index)
        is_told = any(id(it) in gone or id(it) in together for it in rows)
        if not is_told and len(rows) > 1 and len(rows) == len(turns(old.source, _phrase(every))):
            together[id(rows[0])] = every
            gone.update(id(it) for it in rows[1:])
    return [together.get(id(it), it) for it in drafted if id(it) not in gone]


def at_start(it: InWords) -> InWords:
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
