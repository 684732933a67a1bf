"""The changes of a redline: each has an id, and links to the changes before and after it on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from regelboek.compare import BlockDiff, Change, Diff, Note, Run, Status, changes
from regelboek.pages.redline.announced import Announced

_PLACE = re.compile(r"<!--w:([\w-]+)-->")
_TARGET = re.compile(r'href="#w:([\w-]+)"')
"""A link to a change; its id is given by the page."""


class Side(Enum):
    """Which text is shown."""

    BOTH = "beide"
    OLD = "oud"
    NEW = "nieuw"


@dataclass(frozen=True)
class Entry:
    """A change as a list of changes shows it."""

    id: str
    change: Change

    @property
    def place(self) -> str:
        """Stands for its links; a redline does not know what else is on its page."""
        return f"<!--w:{self.id}-->"


class Numbering:
    """The changes of one comparison that readers see, in reading order.

    Args:
        diff: the comparison.
        prefix: what its ids start with, unlike that of any other redline on the page.
    """

    def __init__(self, diff: Diff, prefix: str) -> None:
        self.prefix = prefix
        seen = [change for change in changes(diff) if change.kind.is_seen]
        self.entries = tuple(Entry(f"{prefix}-{n}", change) for n, change in enumerate(seen, 1))
        self._entries = {id(thing): entry for entry in self.entries for thing in _things(entry.change)}
        self.announced = Announced(diff, self._entries)
        self._moves = {e.change.move.number: f"w:{e.id}" for e in self.entries if e.change.move}

    def entry(self, thing: BlockDiff | Run | Note) -> Entry | None:
        """The change that a block, a run or a note is, or is a part of."""
        return self._entries.get(id(thing))

    def moved_from(self, number: int) -> str:
        """The id of the place that something moved from."""
        return f"{self.prefix}-van-{number}"

    def moved_to(self, number: int) -> str:
        """Where a link to the place that something moved to leads."""
        return self._moves.get(number) or f"{self.prefix}-naar-{number}"

    def is_listed(self, number: int) -> bool:
        """Whether a move is a change of its own; not when it is part of something that is new as a whole."""
        return number in self._moves


def _things(change: Change) -> Sequence[BlockDiff | Run | Note]:
    return change.runs or ((change.note or change.block),)


def is_on(side: Side, change: Change) -> bool:
    """Whether a change has its id and links in this column, where the texts stand side by side."""
    if side is Side.BOTH:
        return True
    if change.is_block:
        gone = change.block.status is Status.DELETED
    else:
        gone = bool(change.runs) and not any(run.new for run in change.runs)
    return (side is Side.OLD) == gone


def fewer_places(html: str, start: str) -> str:
    """Without the places of changes but the first after each start of a part, and those that a link leads to."""
    asked = set(_TARGET.findall(html))

    def first(part: str) -> str:
        met: list[str] = []

        def kept(match: re.Match[str]) -> str:
            met.append(match[1])
            return match[0] if len(met) == 1 or match[1] in asked else ""

        return _PLACE.sub(kept, part)

    return start.join(map(first, html.split(start)))


def linked(html: str, home: str) -> str:
    """Put in the links between the changes of a page, in reading order, and their ids: `w1`, `w2`, …

    The id stands on the first link, so that a reader who follows it can go on with the same key.

    Args:
        html: the redlines as they stand on the page.
        home: the id of the list of changes, where the first and the last lead.
    """
    numbers = {name: number for number, name in enumerate(_PLACE.findall(html), 1)}
    last = len(numbers)

    def links(match: re.Match[str]) -> str:
        number = numbers[match[1]]
        onward = _link(f"w{number + 1}", "volgende") if number < last else _link(home)
        back = _link(f"w{number - 1}", "vorige") if number > 1 else _link(home)
        named = onward.replace("<a ", f'<a id="w{number}" ', 1)
        both = named if onward == back else f"{named} {back}"
        return f'<span class="rb-x rb-wn">{both}</span>'

    shown = _TARGET.sub(lambda match: f'href="#w{numbers[match[1]]}"', html)
    return _PLACE.sub(links, shown)


def _link(id: str, way: str = "") -> str:
    return f'<a href="#{id}">{f"{way} wijziging" if way else "naar de lijst"}</a>'
