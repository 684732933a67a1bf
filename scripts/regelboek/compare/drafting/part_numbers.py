"""Numbers in headings: "De artikelen 5 en 6 worden vernummerd tot de artikelen 6 en 7"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from regelboek.compare.address import Addresses, Block
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction
from regelboek.compare.drafting.numbers import HEADED, Renumbering, Unit
from regelboek.compare.nodes import BlockKind

_NUMBERED = re.compile(rf"(?P<unit>{'|'.join(unit.capitalize() for unit in HEADED)}) (?P<number>\d+)(?!\w)")
_OF_A_HEADING = "de kop ‘"


def heading_number(words: str) -> tuple[Unit, int] | None:
    """What a heading begins with, `Artikel 5`; None where it begins otherwise."""
    match = _NUMBERED.match(words)
    return (Unit(match["unit"].lower()), int(match["number"])) if match else None


def told_of_parts(drafted: Iterable[Instruction], names: Addresses) -> Iterator[Instruction]:
    """The instructions, with other numbers in headings said as renumbering, where the first of them was.

    Only of numbers that one heading has: another would be meant too.
    """
    drafted = list(drafted)
    times = Counter(map(heading_number, _headings(names.of_text)))
    changed = {it: pair for it in drafted if (pair := _renumbered(it)) and times[pair[0]] == 1}
    said: set[Unit] = set()
    for it in drafted:
        if it not in changed:
            yield it
            continue
        unit = changed[it][0][0]
        if unit not in said:
            said.add(unit)
            numbers = tuple((old, new) for (of, old), new in changed.values() if of is unit)
            yield from (say.Renumber("", part) for part in Renumbering(unit, numbers).stretches)


def _headings(of_text: Mapping[Block, str]) -> Iterator[str]:
    return (block.name for block in of_text if block.kind is BlockKind.HEADING)


def _renumbered(it: Instruction) -> tuple[tuple[Unit, int], int] | None:
    """The number of a heading that an instruction gives another, and that one."""
    if not isinstance(it, say.ReplaceWords) or it.turn or it.sentence_number:
        return None
    if not it.place.startswith(_OF_A_HEADING + it.old):
        return None
    old, new = _NUMBERED.fullmatch(it.old), _NUMBERED.fullmatch(it.new)
    if not old or not new or old["unit"] != new["unit"]:
        return None
    return (Unit(old["unit"].lower()), int(old["number"])), int(new["number"])
