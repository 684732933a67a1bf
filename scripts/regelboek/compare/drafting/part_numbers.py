"""Numbers in headings and of footnotes: "De artikelen 5 en 6 worden vernummerd tot de artikelen 6 en 7"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from regelboek.compare.address import Addresses
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Instruction
from regelboek.compare.drafting.numbers import HEADED, Renumbering, Unit
from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import article_of

_NUMBERED = re.compile(rf"(?P<unit>{'|'.join(unit.capitalize() for unit in HEADED)}) (?P<number>\d+)(?!\w)")
_PLAIN = re.compile(r"[1-9]\d{0,5}")
"""A number as it is counted."""


def unmarked(words: str) -> str:
    """A heading without the signs of one that is all in bold."""
    return words[2:-2] if words[:2] == words[-2:] == "**" and len(words) > 4 else words


def number_at(words: str) -> int:
    """Where the number begins in a heading that begins with what it is of, in bold or not: 8 in `Artikel 5`."""
    return words.index(" ") + 1


def heading_number(words: str) -> tuple[Unit, int] | None:
    """What a heading begins with, `Artikel 5`, in bold or not; None where it begins otherwise."""
    match = _NUMBERED.match(words.removeprefix("**"))
    return (Unit(match["unit"].lower()), int(match["number"])) if match else None


def is_numbered_only(words: str) -> bool:
    """Whether a heading says what a part is and its number, and nothing else: `Artikel 5a`."""
    words = unmarked(words)
    return bool(_NUMBERED.fullmatch(words)) or article_of(words)[1:] == words[1:]


def relabelled(place: str, old: str, new: str) -> Instruction:
    """Another label for the footnote at a place: another number, where both are one."""
    if _PLAIN.fullmatch(old) and _PLAIN.fullmatch(new):
        return say.Renumber("", Renumbering(Unit.FOOTNOTE, ((int(old), int(new)),)))
    return say.Relabel(place, f"{Unit.FOOTNOTE} {new}")


def told_of_parts(drafted: Iterable[Instruction], names: Addresses) -> Iterator[Instruction]:
    """The instructions, with other numbers in headings and of footnotes in one breath, and last.

    A drafter first says what lapses and comes; then no number seems to be given to two. Only of numbers that one heading has: another would be meant too.
    """
    drafted = list(drafted)
    times = Counter(_numbers(names))
    changed = {it: pair for it in drafted if (pair := _renumbered(it)) and times[pair[0]] == 1}
    others = {it: named for it in drafted if it not in changed and (named := _of_article(it))}
    yield from (it for it in drafted if it not in changed and it not in others)
    yield from others.values()
    for unit in dict.fromkeys(of for (of, _), _ in changed.values()):
        numbers = tuple((old, new) for (of, old), new in changed.values() if of is unit)
        yield from (say.Renumber("", part) for part in Renumbering(unit, numbers).stretches)


def _of_article(it: Instruction) -> Instruction | None:
    """Another number of an article, as its heading says, where that is no plain number."""
    if not isinstance(it, say.ReplaceWords) or it.turn or it.sentence_number:
        return None
    one, other = unmarked(it.old), unmarked(it.new)
    old, new = article_of(one), article_of(other)
    if (
        not old
        or not new
        or it.place != f"het opschrift van {old}"
        or one[1:] != old[1:]
        or other[1:] != new[1:]
    ):
        return None
    return say.Relabel(old, new)


def _numbers(names: Addresses) -> Iterator[tuple[Unit, int] | None]:
    """What the headings of a text begin with, and the numbers of its footnotes."""
    yield from (heading_number(block.name) for block in names.of_text if block.kind is BlockKind.HEADING)
    notes = (block.name for block in names.of_block if block.kind is BlockKind.FOOTNOTE)
    yield from ((Unit.FOOTNOTE, int(label)) for label in notes if _PLAIN.fullmatch(label))


def _renumbered(it: Instruction) -> tuple[tuple[Unit, int], int] | None:
    """The number of a heading or footnote that an instruction gives another, and that one."""
    if isinstance(it, say.Renumber) and it.renumbering.unit is Unit.FOOTNOTE:
        ((old_note, new_note),) = it.renumbering.numbers
        return (Unit.FOOTNOTE, old_note), new_note
    if not isinstance(it, say.ReplaceWords) or it.turn or it.sentence_number:
        return None
    one, other = unmarked(it.old), unmarked(it.new)
    if not it.place.startswith((f"de kop ‘{one}", f"het opschrift van {article_of(one) or None}")):
        return None
    old, new = _NUMBERED.fullmatch(one), _NUMBERED.fullmatch(other)
    if not old or not new or old["unit"] != new["unit"]:
        return None
    return (Unit(old["unit"].lower()), int(old["number"])), int(new["number"])
