"""Where something went to, or came from, that an instruction only drops or inserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from regelboek.compare.address import addresses
from regelboek.compare.drafting import Instruction
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.parts import quoted_block
from regelboek.compare.naming import ordinal
from regelboek.compare.result import Move
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.sides import RuleText
from regelboek.words import listing

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
            yield key, f"verhuist naar regel {new.number}{_on_the_way(move)}"
            if move.is_sentence:
                which = f"de {ordinal(move.old_sentence)} zin"
                for form in (say.Recast, say.Drop):
                    yield (form, place), f"waarvan {which} naar regel {new.number} verhuist"
        if new is text.new and old is not text.old and not move.is_sentence:
            yield (say.Insert, quoted_block(move.new)), f"uit de oude regel {old.number}"
        if new is text.new and old is not text.old and move.is_sentence:
            yield (Move, _moved(move)), f"de oude regel {old.number}"


def hint_of(instruction: Instruction, found: Mapping[Key, str]) -> str:
    """What is to be said with an instruction: of what it is about, or of a sentence in what it inserts."""
    said = next((found[key] for key in _keys_of(instruction) if key in found), "")
    if said or not isinstance(instruction, say.Insert):
        return said
    taken = [origin for (form, words), origin in found.items() if form is Move and words in instruction.text]
    many = "een zin" if len(taken) == 1 else "zinnen"
    return f"met {many} uit {listing(dict.fromkeys(taken))}" if taken else ""


def hinted(said: str, hint: str) -> str:
    """An instruction as it is read, with where a block went or came from."""
    if not hint:
        return said
    if hint.startswith("waarvan"):
        return re.sub(r",? (komt te luiden:|vervalt[.,])", rf", {hint}, \1", said, count=1)
    if hint.startswith("verhuist") and " komt te luiden:" in said:
        return said.replace(" komt te luiden:", f" {hint}; in de plaats komt:", 1)
    if hint.startswith(("uit", "met")):
        return re.sub(r" (ingevoegd|toegevoegd), luidende:", rf" \1, {hint}, luidende:", said, count=1)
    return re.sub(r" vervalt\.\Z", lambda _: f" {hint}" if hint.endswith("’") else f" {hint}.", said)


def _moved(move: Move) -> str:
    """A sentence as it reads where it is now."""
    return "".join(run.new_text for run in move.runs).strip()


def _on_the_way(move: Move) -> str:
    """How a sentence reads where it is now, if that is otherwise."""
    return f", en luidt daar: ‘{_moved(move)}’" if move.is_sentence and move.is_changed else ""


def each_hinted(instruction: Instruction, found: Mapping[Key, str]) -> list[Instruction]:
    """An instruction; of neighbouring sentences that lapse one for each, where one of them went somewhere."""
    if not isinstance(instruction, say.DropSentence) or not any(
        key in found for key in _keys_of(instruction)
    ):
        return [instruction]
    return [say.DropSentence(instruction.place, number) for number in instruction.numbers]


def _keys_of(instruction: Instruction) -> list[Key]:
    """By what an instruction finds its hint."""
    if isinstance(instruction, say.Insert):
        return [(say.Insert, instruction.text)]
    if isinstance(instruction, say.DropSentence):
        return [_sentence(number, instruction.place) for number in instruction.numbers]
    if isinstance(instruction, say.RecastSentence):
        return [_sentence(instruction.number, instruction.place)]
    return [(type(instruction), instruction.place)]


def _sentence(number: int, place: str) -> Key:
    return say.DropSentence, f"{number} {place}"
