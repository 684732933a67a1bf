"""Repeats: the same replacement of every occurrence of a phrase is said once, "telkens"."""

from __future__ import annotations

from dataclasses import replace

from regelboek.compare.drafting.formulae import EVERY, Instruction
from regelboek.compare.drafting.texts import LeafText, occurrences
from regelboek.compare.drafting.word_instructions import ReplaceWords


def told_once(old: LeafText, drafted: list[Instruction]) -> list[Instruction]:
    """The instructions for one block, with one for all occurrences of a phrase where all get the same words."""
    result: list[Instruction] = []
    done: set[tuple[str, str]] = set()
    for instruction in drafted:
        if not isinstance(instruction, ReplaceWords):
            result.append(instruction)
            continue
        same = [
            other
            for other in drafted
            if isinstance(other, ReplaceWords)
            and (other.old, other.new) == (instruction.old, instruction.new)
        ]
        if len(same) == 1 or len(same) != len(occurrences(old.source, instruction.old)):
            result.append(instruction)
        elif (instruction.old, instruction.new) not in done:
            done.add((instruction.old, instruction.new))
            result.append(replace(instruction, sentence_number=0, turn=EVERY))
    return result
