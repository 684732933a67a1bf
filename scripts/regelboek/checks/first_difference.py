"""Where in its file a rule first differs from its predecessor: there an editor looks."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.diagnostics import Span
from regelboek.differences import EXPLAINING, Difference
from regelboek.markdown.tree import Block, BulletList, ListItem, OrderedList, Place, Section
from regelboek.model.rule import Rule

_KEYS = {Difference.TITLE: "titel", Difference.SUMMARY: "samenvatting", Difference.SOURCES: "bronnen"}
_SECTIONS = {Difference.NORM: ("Norm",), Difference.EXPLANATION: EXPLAINING}


def first_difference(before: Rule, now: Rule, found: frozenset[Difference]) -> Span:
    """The first place, from the top of the file, of the differences that were found.

    What was only taken away has no place of its own: then it is that of its section, or of the title.
    """
    places = _places(before, now, found)
    return min(places, key=lambda span: (span.line, span.column), default=now.origin.at("titel"))


def _places(before: Rule, now: Rule, found: frozenset[Difference]) -> Iterator[Span]:
    for difference in found:
        if difference is Difference.MARKS:
            marks = {
                "kracht": before.force != now.force,
                "doelgroep": before.audience != now.audience,
                "status": before.status != now.status,
            }
            yield from (now.origin.at(key) for key, differs in marks.items() if differs)
        elif difference in _KEYS and now.origin.node.get(_KEYS[difference]):
            yield now.origin.at(_KEYS[difference])
        for title in _SECTIONS.get(difference, ()):
            section, old = now.body.section(title), before.body.section(title)
            if section and section != old:
                yield now.span(_new_in(section, old))


def _new_in(section: Section, old: Section | None) -> Place:
    known = set(_units(old.blocks)) if old else set()
    return next((unit.place for unit in _units(section.blocks) if unit not in known), section.place)


def _units(blocks: tuple[Block, ...]) -> Iterator[Block | ListItem]:
    """Blocks, and the items of lists in their stead."""
    for block in blocks:
        yield from block.items if isinstance(block, BulletList | OrderedList) else (block,)
