"""Where something went to, or came from, that an instruction only drops or inserts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelboek.compare.address import addresses
from regelboek.compare.drafting import Instruction
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.parts import quoted_block
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.sides import RuleText

Key = tuple[type, str]
"""The form of an instruction, and what it is about."""


def hints(entry: RuleComparison, text: RuleText) -> Iterator[tuple[Key, str]]:
    """Blocks beside the norm, and sentences, that stand in another rule of the group: where they went, or came from."""
    diff = entry.diff
    if diff is None or text.diff is None:
        return
    names = addresses(text.diff.old)
    for move in diff.moves:
        old, new = entry.side_of(move.old), entry.side_of(move.new)
        if old is None or new is None:
            continue
        if old is text.old and new is not text.new:
            place = (names.of_text if move.is_sentence else names.of_block).get(move.old, "")
            key = _sentence(move.old_sentence, place) if move.is_sentence else (say.Drop, place)
            yield key, f"verhuist naar regel {new.number}"
        if new is text.new and old is not text.old and not move.is_sentence:
            yield (say.Insert, quoted_block(move.new)), f"uit de oude regel {old.number}"


def hinted(said: str, hint: str) -> str:
    """An instruction as it is read, with where a block went or came from."""
    if not hint:
        return said
    if hint.startswith("uit"):
        return re.sub(r" (ingevoegd|toegevoegd), luidende:", rf" \1, {hint}, luidende:", said, count=1)
    return re.sub(r" vervalt\.\Z", f" {hint}.", said)


def key_of(instruction: Instruction) -> Key:
    """By what an instruction finds its hint."""
    if isinstance(instruction, say.Insert):
        return say.Insert, instruction.text
    if isinstance(instruction, say.DropSentence):
        return _sentence(instruction.number, instruction.place)
    return type(instruction), instruction.place


def _sentence(number: int, place: str) -> Key:
    return say.DropSentence, f"{number} {place}"
