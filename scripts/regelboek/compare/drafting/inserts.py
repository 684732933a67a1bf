"""Together: what is done alike to neighbours, or comes at one place, is said in one breath; what is put at one place,
in such an order that each can be put right there.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from regelboek.compare.drafting.block_instructions import AddParagraph, Drop, Insert, Shift
from regelboek.compare.drafting.formulae import (
    ARTICLE,
    DIVISIONS,
    EVERY,
    PART,
    Instruction,
    Side,
    counted,
    in_full,
    is_part,
    is_unit,
)
from regelboek.compare.drafting.punctuation import Punctuate
from regelboek.compare.drafting.repeats import at_start, join_starts, with_rows
from regelboek.compare.drafting.rows import Family, members_of, read_name, row_of
from regelboek.compare.drafting.word_instructions import (
    DropSentence,
    InsertSentences,
    InWords,
    MoveSentence,
)


def told_as_one(drafted: Iterable[Instruction], names: Container[str]) -> Iterator[Instruction]:
    """The instructions, with neighbours that insert at the same place, that lapse, or of which the same words change, as one."""
    return with_what_is_below(told_together(dropped_together(changed_together(drafted, names), names)))


def changed_together(drafted: Iterable[Instruction], names: Container[str]) -> list[Instruction]:
    """The instructions, with the same done to words of several as one, where the first was: `in de leden 1 tot en met 3`."""
    said = list(drafted)
    alike: dict[tuple[InWords, Family], list[InWords]] = {}
    for it in said:
        name = read_name(it.place)
        if not name or not isinstance(it, InWords) or isinstance(it, Punctuate):
            continue  # of a mark at the end there is one: it is not said to change each time
        if not it.sentence_number and it.turn in (0, EVERY):
            alike.setdefault((replace(it, place="", turn=0), name[0]), []).append(it)
    join_starts(alike, lambda key: (at_start(key[0]), key[1]))
    together = {
        id(row[0]): replace(key, place=place, turn=EVERY)
        for (key, _), row in alike.items()
        if (place := row_of([it.place for it in row], names))
    }
    return with_rows(said, alike.values(), together)


def apart(it: Instruction) -> list[Instruction]:
    """An instruction about words of neighbours as one about each."""
    places = members_of(it.place) if isinstance(it, InWords) else []
    return [replace(it, place=place) for place in places] or [it]


def dropped_together(drafted: Iterable[Instruction], names: Container[str]) -> list[Instruction]:
    """The instructions, with those that lapse as one, where the first was: `de leden 3, 4 en 7`."""
    said = list(drafted)
    rows: dict[Family, list[Drop]] = {}
    for it in said:
        name = read_name(it.place)
        if name and isinstance(it, Drop) and not it.renumbering:
            rows.setdefault(name[0], []).append(it)
    together = {
        id(row[0]): Drop(place) for row in rows.values() if (place := row_of([it.place for it in row], names))
    }
    return with_rows(said, rows.values(), together)


def told_together(drafted: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, with neighbours that insert the same kind of block at the same place as one."""
    for key, group in itertools.groupby(drafted, key=_place):
        same = list(group)
        first = same[0]
        if key is None or len(same) == 1 or not isinstance(first, Insert | AddParagraph):
            yield from same
            continue
        if is_part(first.unit):
            texts = [_text(it).strip("\n") for it in same]
            yield replace(
                first,
                unit=_parts_unit([it.unit for it in same if isinstance(it, Insert)], texts),
                text="\n\n".join(texts),
            )
            continue
        unit = counted(first.unit, len(same))
        yield (
            replace(first, unit=unit, text=_joined(first.unit, [_text(it) for it in same])) if unit else first
        )


def _parts_unit(units: Sequence[str], texts: Sequence[str]) -> str:
    """What several parts are together: `twee artikelen`, `een hoofdstuk` with what is in it, or just a part."""
    if set(units) == {ARTICLE}:
        return counted(ARTICLE, len(units)) or PART
    first, *rest = (len(text) - len(text.lstrip("#")) for text in texts)
    word = texts[0].lstrip("# ").partition(" ")[0].rstrip(".:")
    named = DIVISIONS.get(word, {"Artikel": ARTICLE, "§": DIVISIONS["Paragraaf"]}.get(word, PART))
    holds_all = all(
        level > first or (named != ARTICLE and unit == ARTICLE)
        for level, unit in zip(rest, units[1:], strict=True)
    )
    return named if holds_all else PART


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
        case Insert(place=place, side=side, unit=unit) if is_part(unit) and not unit.startswith("‘"):
            return Insert, place, side, PART
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
    are_paragraphs = is_unit(unit, "een alinea") or is_unit(unit, "een begripsbepaling")
    return ("\n\n" if are_paragraphs else "\n").join(texts)


def beside_what_stays(drafted: Iterable[Instruction]) -> list[Instruction]:
    """The instructions, with no sentence put beside one that goes: beside the one before it, or the first that stays."""
    said = list(drafted)
    gone: dict[str, set[int]] = {}
    for it in said:
        if isinstance(it, DropSentence | MoveSentence):
            numbers = it.numbers if isinstance(it, DropSentence) else (it.number,)
            gone.setdefault(it.place, set()).update(numbers)

    def beside(place: str, side: Side, number: int) -> tuple[Side, int]:
        went = gone.get(place, set())
        if number not in went:
            return side, number
        before = [n for n in range(1, number) if n not in went]
        if before:
            return Side.AFTER, before[-1]
        return Side.BEFORE, next(n for n in range(number + 1, number + len(went) + 2) if n not in went)

    def moved(it: Instruction) -> Instruction:
        if isinstance(it, InsertSentences) and it.side:
            side, number = beside(it.place, it.side, it.number)
            return replace(it, side=side, number=number)
        if isinstance(it, MoveSentence):
            side, number = beside(it.target or it.place, it.side, it.target_number)
            return replace(it, side=side, target_number=number)
        return it

    return [moved(it) for it in said]


def in_turn(drafted: Iterable[Instruction], *, sentences: bool = True) -> list[Instruction]:
    """The instructions, with those that put something right after the same place in reverse.

    Whoever carries them out one by one puts each right there: so the last comes first.

    Args:
        drafted: the instructions, in reading order.
        sentences: whether sentences too are in that order; one that moves is drafted where it stood.
    """
    said = list(drafted)
    slots: dict[str, list[int]] = {}
    for at, it in enumerate(said):
        is_sentence = isinstance(it, InsertSentences | MoveSentence)
        names = _right_after(it) if sentences or not is_sentence else []
        group = next((slots[name] for name in names if name in slots), [])
        group.append(at)
        slots.update(dict.fromkeys(names, group))
    for group in {id(group): group for group in slots.values()}.values():
        for at, it in zip(group, [said[at] for at in reversed(group)], strict=True):
            said[at] = it
    return said


def _right_after(it: Instruction) -> list[str]:
    """The names that the place may have after which an instruction puts something; none where it puts nothing."""
    match it:
        case Insert(place=place, side=Side.AFTER):
            return [place]
        case Shift(place=place, side=Side.AFTER, anchor=anchor):
            return [anchor, *in_full(anchor, place)]
        case InsertSentences(place=place, side=Side.AFTER, number=number):
            return [f"zin {number} van {place}"]
        case MoveSentence(place=place, side=Side.AFTER, target_number=number, target=target):
            return [f"zin {number} van {target or place}"]
        case _:
            return []
