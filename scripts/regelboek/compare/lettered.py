"""Lettered paragraphs: items of a statute that stand as paragraphs of their own, `b. …` or `2°. …`.

They follow the paragraph or the numbered item that they belong to, as a list would stand in it. A letter that can
be a Roman number is taken for a letter only where it follows the letter before it, and no `ii` follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import ARTICLE_NAME, LID_NAME, place_name, where

_ROMAN = frozenset("ivxlc")
_GROUP = re.compile(
    rf"in (?P<article>{ARTICLE_NAME})(?:, (?P<its_lid>{LID_NAME}))?|(?:in (?P<lid>{LID_NAME}))? ?(?P<under>onder .+)?"
)
_ITEM = re.compile(
    rf"(?:(?P<article>{ARTICLE_NAME}), )?(?:(?P<lid>{LID_NAME}), )?onderdeel (?P<letter>[a-z]{{1,2}})(?:, onder \d+°)?"
    r"(?:,? (?P<under>onder (?!\d+°).+))?"
)


class Block(Protocol):
    """What a text is made of: a node or an outline."""

    @property
    def kind(self) -> BlockKind: ...
    @property
    def children(self) -> Sequence[Block]: ...
    @property
    def number(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def sign(self) -> str: ...
    @property
    def inserted_number(self) -> str: ...
    @property
    def defined(self) -> str: ...


def walk(block: Block) -> Iterator[Block]:
    """A block and everything in it."""
    yield block
    for child in block.children:
        yield from walk(child)


def ranked(sign: str) -> tuple[str, int]:
    """The order of letters in a statute: a, aa, b."""
    return sign[:1], len(sign)


@dataclass(frozen=True, slots=True)
class Group:
    """Where items are that count on from each other."""

    lid: str
    """The numbered paragraph that they are in, `lid 2`; empty for none."""
    under: str
    """What that stands under, `artikel 2` or `onder ‘Norm’`; empty for none."""

    @property
    def name(self) -> str:
        """The name of the numbered paragraph; empty for none."""
        return place_name((self.lid,), self.under) if self.lid else ""

    @property
    def place(self) -> str:
        """As it is said of what is done to letters: `in artikel 2, lid 2`."""
        return f"in {self.name}" if self.lid else where(self.under)

    @classmethod
    def read(cls, place: str) -> Group | None:
        """From such a place; None for any other."""
        match = _GROUP.fullmatch(place)
        if not match:
            return None
        return cls(match["its_lid"] or match["lid"] or "", match["article"] or match["under"] or "")


@dataclass(frozen=True, slots=True)
class ItemName:
    """The name of an item by its letter, or of what is below it."""

    group: Group
    letter: str

    @classmethod
    def read(cls, name: str) -> ItemName | None:
        """The parts of such a name; None for any other."""
        match = _ITEM.fullmatch(name)
        if not match:
            return None
        return cls(Group(match["lid"] or "", match["article"] or match["under"] or ""), match["letter"])

    def below(self, number: int) -> str:
        """The name of what stands below it: `lid 1, onderdeel b, onder 2°`."""
        return place_name((self.group.lid, f"onderdeel {self.letter}", f"onder {number}°"), self.group.under)

    @property
    def name(self) -> str:
        """Its own name: `lid 1, onderdeel b`."""
        return place_name((self.group.lid, f"onderdeel {self.letter}"), self.group.under)


def paragraph_lists(blocks: Sequence[Block]) -> list[Block]:
    """The lists of numbered paragraphs of a part: the first, and those that go on counting after what stands between."""
    found: list[Block] = []
    lettered = False
    for block in blocks:
        if block.kind is BlockKind.NUMBERED and block.children:
            last = found[-1].children[-1].number if found else 0
            number = block.children[0].number
            if found and not (number > last if lettered else number == last + 1):
                break
            found.append(block)
            lettered = False
        elif found:
            lettered = bool(block.sign)
    return found


def lettered_paragraphs(blocks: Sequence[Block], lists: Sequence[Block]) -> Mapping[Block, tuple[str, ...]]:
    """The steps that lead to each lettered paragraph: `lid 2`, `onderdeel b`, `onder 1°`.

    Args:
        blocks: the blocks of a part.
        lists: its lists of numbered paragraphs.
    """
    return dict(_lettered(blocks, lists))


def _lettered(blocks: Sequence[Block], lists: Sequence[Block]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    lid, letter, is_below, is_certain = "", "", False, True
    signs = [block.sign for block in blocks if block.sign.isalpha()]
    for block in blocks:
        if block.sign.isalpha():
            signs.pop(0)
        if block.kind is BlockKind.NUMBERED:
            is_certain = block in lists
            lid, letter, is_below = (f"lid {block.children[-1].number}" if is_certain else ""), "", False
        elif lists and block.inserted_number:
            lid, letter, is_below, is_certain = f"lid {block.inserted_number}", "", False, True
        elif block.kind is BlockKind.PARAGRAPH and not block.sign:
            is_certain, letter, is_below = is_certain and not lid, "", False
        elif block.kind is BlockKind.PARAGRAPH and is_certain:
            if _follows(letter, block.sign) and not (block.sign == "i" and signs[:1] == ["ii"]):
                letter, is_below = block.sign, False
                yield block, (lid, f"onderdeel {letter}")
            elif block.sign.isalpha():
                is_below = True
            elif not is_below:
                yield block, (lid, *_numbered(letter, block.sign))


def _numbered(letter: str, sign: str) -> tuple[str, ...]:
    return (f"onderdeel {letter}", f"onder {sign}") if letter else (f"onderdeel {sign}",)


def _follows(before: str, sign: str) -> bool:
    """Whether a sign is a letter, and not a number, nor a Roman one below the letter before it."""
    if sign[:1] in _ROMAN:
        return len(sign) == 1 and before[:1] == chr(ord(sign) - 1)
    return sign.isalpha()
