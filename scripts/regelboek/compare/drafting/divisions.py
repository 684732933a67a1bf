"""Divisions: a chapter that lapses with all articles in it is said as one, `Hoofdstuk 2 vervalt.`"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from regelboek.compare.address import WHOLE, Addresses
from regelboek.compare.articles import level_of
from regelboek.compare.drafting.block_instructions import Drop
from regelboek.compare.drafting.formulae import Instruction
from regelboek.compare.drafting.numbers import Unit
from regelboek.compare.drafting.part_numbers import heading_number
from regelboek.compare.drafting.repeats import with_rows
from regelboek.compare.lettered import Block
from regelboek.compare.nodes import BlockKind

BlockT = TypeVar("BlockT", bound=Block)


def divisions_of(parts: Sequence[BlockT]) -> dict[str, list[BlockT]]:
    """The parts of each chapter, section or annex with a number that no other has, by its name: `hoofdstuk 2`.

    They are the part with the number in its heading, and those below it.
    """
    numbers = [heading_number(part.name) for part in parts]
    times = Counter(numbers)
    return {
        f"{found[0]} {found[1]}": [part, *_below(part, parts[at + 1 :])]
        for at, (part, found) in enumerate(zip(parts, numbers, strict=True))
        if found and found[0] is not Unit.ARTICLE and times[found] == 1
    }


def _below(part: BlockT, following: Sequence[BlockT]) -> Iterator[BlockT]:
    level = level_of(part)
    for other in following:
        if level_of(other) <= level:
            return
        yield other


def dropped_whole(drafted: Iterable[Instruction], names: Addresses) -> list[Instruction]:
    """The instructions, with a chapter and all that is in it as one, where all of it lapses."""
    said = list(drafted)
    drops = {part: it for it in said if isinstance(it, Drop) for part in _dropped(it, names)}
    text = names.block(WHOLE) if drops else None
    for name, parts in divisions_of(text.children).items() if text else ():
        row = [drops[part] for part in parts if part in drops]
        if len(parts) > 1 and len(row) == len(parts):
            said = with_rows(said, [row], {id(row[0]): Drop(name)})
            for part in parts:
                del drops[part]
    return said


def _dropped(it: Drop, names: Addresses) -> Iterator[Block]:
    """The part that lapses; of a heading under which nothing stands, that part."""
    block = names.block(it.place)
    if block is not None and block.kind is BlockKind.SECTION and not it.renumbering:
        yield block
        return
    heading = names.text(it.place)
    text = names.block(WHOLE)
    if heading is not None and heading.kind is BlockKind.HEADING and text is not None:
        yield from (part for part in text.children if list(part.children) == [heading])
