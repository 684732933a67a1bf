"""Together: what comes at one place is said in one breath, so that nobody need ask in which order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from regelboek.compare.drafting.block_instructions import AddParagraph, Insert
from regelboek.compare.drafting.formulae import Instruction, counted, is_unit


def told_as_one(drafted: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, with neighbours that insert at the same place as one."""
    return with_what_is_below(told_together(drafted))


def told_together(drafted: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, with neighbours that insert the same kind of block at the same place as one."""
    for key, group in itertools.groupby(drafted, key=_place):
        same = list(group)
        first = same[0]
        if key is None or len(same) == 1 or not isinstance(first, Insert | AddParagraph):
            yield from same
            continue
        unit = counted(first.unit, len(same))
        yield (
            replace(first, unit=unit, text=_joined(first.unit, [_text(it) for it in same])) if unit else first
        )


_ITEMS = ("een onderdeel", "een subonderdeel", "een lid", "een alinea")
"""What may come in with what stands below it."""


def with_what_is_below(drafted: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, with an item and what comes in below it as one: `een onderdeel en twee subonderdelen`."""
    held: Insert | None = None
    for it in drafted:
        if (
            held
            and isinstance(it, Insert)
            and (it.place, it.side) == (held.place, held.side)
            and _is_item(it)
        ):
            held = replace(held, unit=f"{held.unit} en {it.unit}", text=f"{held.text}\n\n{it.text}")
            continue
        if held:
            yield held
        held = it if isinstance(it, Insert) and it.side and _is_item(it) else None
        if held is None:
            yield it
    if held:
        yield held


def _is_item(it: Insert) -> bool:
    return any(is_unit(it.unit.rpartition(" en ")[2], one) for one in _ITEMS)


def _place(it: Instruction) -> tuple[object, ...] | None:
    """What neighbours must have in common; nothing of what is said alone."""
    match it:
        case Insert(place=place, side=side, unit=unit) if counted(unit, 2):
            return Insert, place, side, unit
        case AddParagraph(place=place):
            return AddParagraph, place
        case _:
            return (it,)


def _text(it: Instruction) -> str:
    assert isinstance(it, Insert | AddParagraph)
    return it.text


def _joined(unit: str, texts: list[str]) -> str:
    if is_unit(unit, "een punt"):
        texts = [text if text.startswith("- ") else f"- {text}" for text in texts]
    return ("\n\n" if is_unit(unit, "een alinea") else "\n").join(texts)
