"""Bodies without some paragraphs of their norm, and with paragraphs put in where their numbers say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from regelboek.markdown.tree import Block, Body, ListItem, OrderedList, Section

_NORM = "Norm"
NOTHING = Body((Section(_NORM, ()),))
"""A rule of which nothing is known yet."""


def paragraphs_of(body: Body) -> Mapping[int, ListItem]:
    """The paragraphs of the norm, by number."""
    found = _paragraphs(body.section(_NORM))
    return {item.number: item for item in found.items} if found else {}


def without(body: Body, numbers: Collection[int]) -> Body:
    """A body less some paragraphs; the others keep their numbers."""
    if not numbers:
        return body
    return with_paragraphs(body, [item for n, item in paragraphs_of(body).items() if n not in numbers])


def joined_by(body: Body, items: Iterable[ListItem]) -> Body:
    """A body and more paragraphs, in the order of their numbers."""
    every = [*paragraphs_of(body).values(), *items]
    return with_paragraphs(body, sorted(every, key=lambda item: item.number))


def alone(item: ListItem, number: int) -> Body:
    """A paragraph as a text of its own, with the number that it gets."""
    return with_paragraphs(NOTHING, [replace(item, number=number)])


def _paragraphs(section: Section | None) -> OrderedList | None:
    blocks = section.blocks if section else ()
    return next((block for block in blocks if isinstance(block, OrderedList)), None)


def with_paragraphs(body: Body, items: Collection[ListItem]) -> Body:
    """A body with these paragraphs alone; a list stands where it stood, or comes first."""
    return Body(
        tuple(
            replace(section, blocks=tuple(_blocks(section, items))) if section.title == _NORM else section
            for section in body.sections
        )
    )


def _blocks(section: Section, items: Collection[ListItem]) -> Iterable[Block]:
    before = _paragraphs(section)
    place = before.place if before else section.place
    made = (OrderedList(tuple(items), place),) if items else ()
    if before is None:
        return (*made, *section.blocks)
    at = section.blocks.index(before)
    return (*section.blocks[:at], *made, *section.blocks[at + 1 :])
