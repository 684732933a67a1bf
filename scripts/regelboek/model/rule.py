"""Rules: what is cited, and what binds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from regelboek.diagnostics import Span
from regelboek.markdown.tree import (
    NOWHERE,
    Block,
    Body,
    Inline,
    ListItem,
    OrderedList,
    Para,
    Place,
    Ref,
    Section,
    Text,
    inlines_of_section,
)
from regelboek.records.origins import Origin


class Force(StrEnum):
    """Kracht: how a rule or paragraph binds."""

    MANDATORY = "verplicht"
    FORBIDDEN = "verboden"
    ALLOWED = "toegestaan"
    ADVISED = "aanbevolen"


class Audience(StrEnum):
    """Doelgroep: whom a rule or paragraph addresses."""

    CANDIDATE = "kandidaat-bewindspersoon"
    MINISTER = "bewindspersoon"
    FORMER_MINISTER = "oud-bewindspersoon"
    TOP_CIVIL_SERVANT = "topambtenaar"


class RuleStatus(StrEnum):
    """Whether a rule binds already."""

    IN_FORCE = "geldend"
    ANNOUNCED = "aangekondigd"


class CitationRole(StrEnum):
    """Why a source is cited."""

    HISTORICAL = "historisch"


@dataclass(frozen=True)
class Citation:
    """A source that something rests on, and where in it."""

    id: str
    place: str | None = None
    role: CitationRole | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Start:
    """Ingang: when an announced change takes effect, as far as known, and who says so."""

    source: str
    date: dt.date | None = None
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, order=True, slots=True)
class Part:
    """A paragraph (`2`) or an item of it (`2-b`) of a rule."""

    paragraph: int
    item: str = ""

    @classmethod
    def parse(cls, text: str) -> Part | None:
        """From `2`, `2-b`, `lid-2` or `lid-2-b`."""
        match = re.fullmatch(r"(?:lid-)?([1-9]\d*)(?:-([a-z]))?", text)
        return cls(int(match[1]), match[2] or "") if match else None

    @property
    def anchor(self) -> str:
        """The fragment of its address, `lid-2-b`."""
        return f"lid-{self}"

    @property
    def words(self) -> str:
        """How a reader says it: `lid 2, onderdeel b`."""
        return f"lid {self.paragraph}" + (f", onderdeel {self.item}" if self.item else "")

    def __str__(self) -> str:
        return f"{self.paragraph}-{self.item}" if self.item else str(self.paragraph)


@dataclass(frozen=True, slots=True)
class Item:
    """Onderdeel: a lettered item of a paragraph."""

    letter: str
    number: int
    """As typed."""
    blocks: tuple[Block, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lid: a numbered paragraph of the norm."""

    number: int
    """As typed."""
    blocks: tuple[Block, ...]
    """Its text without its items and without the marks at its start."""
    items: tuple[Item, ...] = ()
    after: tuple[Block, ...] = ()
    """What follows the items."""
    audience: tuple[Audience, ...] = ()
    """Only where it differs from the rule."""
    force: Force | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def lapsed(self) -> bool:
        """Kept only for its number: `(vervallen)`."""
        return self.blocks == (Para((Text("(vervallen)"),)),) and not self.items

    @property
    def parts(self) -> tuple[Part, ...]:
        """Itself and its items."""
        return (Part(self.number), *(Part(self.number, item.letter) for item in self.items))


@dataclass(frozen=True)
class Rule:
    """Regel: the smallest thing that is cited; a permanent id and a visible number."""

    id: str
    number: int
    """Place in its chapter; readers see chapter and place."""
    title: str
    chapter: str
    summary: str
    force: Force
    audience: tuple[Audience, ...]
    status: RuleStatus
    topics: tuple[str, ...]
    sources: tuple[Citation, ...] = ()
    no_source: str | None = None
    see_also: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    start: Start | None = None
    body: Body = field(kw_only=True)
    body_line: int = field(kw_only=True, compare=False)
    """The line of the file on which the body starts, from 1."""
    source: str = field(default="", kw_only=True, compare=False, repr=False)
    """The body as typed, to say exactly where a word stands."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)

    @cached_property
    def norm(self) -> Section | None:
        """The section that binds."""
        return self.body.section("Norm")

    @property
    def text_known(self) -> bool:
        """Whether its body could be read as it was meant; if not, nothing follows from it."""
        return "tekst" not in self.origin.damaged

    @cached_property
    def _norm_list(self) -> OrderedList | None:
        blocks = self.norm.blocks if self.norm else ()
        return next((block for block in blocks if isinstance(block, OrderedList)), None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs of the norm; those of its first list if it has another form."""
        return tuple(map(_paragraph, self._norm_list.items)) if self._norm_list else ()

    @cached_property
    def stray_norm_blocks(self) -> tuple[Block, ...]:
        """What stands in the norm beside that list; a check refuses it."""
        blocks = self.norm.blocks if self.norm else ()
        return tuple(block for block in blocks if block is not self._norm_list)

    @cached_property
    def parts(self) -> frozenset[Part]:
        """Every paragraph and item that can be cited."""
        return frozenset(part for lid in self.paragraphs for part in lid.parts)

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph with this number."""
        return next((lid for lid in self.paragraphs if lid.number == number), None)

    def is_advice(self, number: int | None = None) -> bool:
        """Whether it only recommends; with a number, whether that paragraph does."""
        lid = self.paragraph(number) if number else None
        return (lid.force if lid and lid.force else self.force) is Force.ADVISED

    @cached_property
    def refs(self) -> tuple[tuple[str, Ref], ...]:
        """Every reference of the body, with the title of the section it stands in."""
        return tuple(self._refs())

    def _refs(self) -> Iterator[tuple[str, Ref]]:
        for section in self.body.sections:
            for inline in inlines_of_section(section):
                if isinstance(inline, Ref):
                    yield section.title, inline

    def span(self, place: Place) -> Span:
        """A place of the body as a place of the file."""
        line = self.body_line + place.line
        end = place.end_column + 1 if place.end_column else 0
        return Span(self.origin.path, line, place.column + 1, line, end)


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _paragraph(item: ListItem) -> Paragraph:
    place = next((i for i, b in enumerate(item.blocks) if isinstance(b, OrderedList)), None)
    nested = item.blocks[place] if place is not None else None
    items: tuple[Item, ...] = ()
    if isinstance(nested, OrderedList):
        items = tuple(
            Item(letter, child.number, child.blocks, child.place)
            for letter, child in zip(LETTERS, nested.items, strict=False)
        )
    before = item.blocks if place is None else item.blocks[:place]
    after = () if place is None else item.blocks[place + 1 :]
    if isinstance(nested, OrderedList) and len(nested.items) > len(LETTERS):
        rest = nested.items[len(LETTERS) :]  # no letter left, but nothing binding goes unseen
        after = (OrderedList(rest, rest[0].place), *after)
    audience, force, blocks = _marks(before)
    return Paragraph(item.number, blocks, items, after, audience, force, item.place)


def _marks(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Audience, ...], Force | None, tuple[Block, ...]]:
    """Take `[[voor:…]]` and `[[kracht:…]]` from the start of a paragraph."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Para):
        return (), None, blocks
    audience: list[Audience] = []
    force: Force | None = None
    rest = list(first.inlines)
    while rest and _is_mark(rest[0]):
        mark = rest.pop(0)
        if isinstance(mark, Ref) and mark.kind == "voor" and mark.target in set(Audience):
            audience.append(Audience(mark.target))
        elif isinstance(mark, Ref) and mark.kind == "kracht" and mark.target in set(Force):
            force = Force(mark.target)
    if len(rest) == len(first.inlines):
        return (), None, blocks
    if rest and isinstance(rest[0], Text):
        rest[0] = Text(rest[0].text.lstrip())
    left = (Para(tuple(rest), first.place),) if any(i != Text("") for i in rest) else ()
    return tuple(audience), force, (*left, *blocks[1:])


def _is_mark(inline: Inline) -> bool:
    return inline == Text(" ") or (isinstance(inline, Ref) and inline.kind in ("voor", "kracht"))
