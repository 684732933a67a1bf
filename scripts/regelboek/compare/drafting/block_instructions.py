"""Instructions about whole blocks."""

from __future__ import annotations

from dataclasses import dataclass

from regelboek.compare.drafting.formulae import (
    Instruction,
    Side,
    becomes,
    is_plural,
    makes,
    quoted,
    set_off,
)
from regelboek.compare.drafting.numbers import Renumbering
from regelboek.compare.drafting.rows import stretch_of
from regelboek.compare.naming import ordinal
from regelboek.words import capitalised


@dataclass(frozen=True, slots=True)
class Recast(Instruction):
    """Another text for a whole block."""

    text: str

    @property
    def sentence(self) -> str:
        verb = "komen" if is_plural(self.place) else "komt"
        return f"{capitalised(set_off(self.place))} {verb} te luiden:{quoted(self.text)}"


def _under(renumbering: Renumbering | None) -> str:
    if not renumbering:
        return ""
    return f", onder {renumbering.unit.noun} van {renumbering.clause}"


@dataclass(frozen=True, slots=True)
class Drop(Instruction):
    """A block less."""

    renumbering: Renumbering | None = None

    @property
    def sentence(self) -> str:
        verb = "vervallen" if is_plural(self.place) else "vervalt"
        return f"{capitalised(set_off(self.place))} {verb}{_under(self.renumbering)}."


@dataclass(frozen=True, slots=True)
class Insert(Instruction):
    """A block more, beside one that stays; without side at the end of the place."""

    side: Side | None
    unit: str
    """`een lid`, `twee alinea’s`; the title, of a part."""
    text: str

    @property
    def sentence(self) -> str:
        if self.side is None:
            where, done = f"Aan {set_off(self.place)}", "toegevoegd"
        else:
            where, done = f"{capitalised(self.side)} {set_off(self.place)}", "ingevoegd"
        unit = f"{ANOTHER} {self.unit}" if self.unit == self.place else self.unit
        return f"{where} {makes(self.unit)} {unit} {done}, luidende:{quoted(self.text)}"


ANOTHER = "een nieuw"
"""Leads the title of a part that comes beside one of the same title."""


@dataclass(frozen=True, slots=True)
class AddParagraph(Instruction):
    """Numbered paragraphs more, at the end; the place is what the list stands under, or empty."""

    text: str
    unit: str = "een lid"
    """`een lid`, `twee leden`."""

    @property
    def sentence(self) -> str:
        where = capitalised(self.place) if self.place else "Er"
        return f"{where} {makes(self.unit)} {self.unit} toegevoegd, luidende:{quoted(self.text)}"


@dataclass(frozen=True, slots=True)
class InsertNumbered(Instruction):
    """A numbered paragraph or item more, where its own number says; the rest makes room.

    The place is `lid 1` for an item, and what the list stands under, or empty, for a paragraph.
    """

    renumbering: Renumbering
    text: str

    @property
    def sentence(self) -> str:
        unit = self.renumbering.unit
        where = f" {set_off(self.place)}" if self.place else ""
        return (
            f"Onder {unit.noun} van {self.renumbering.clause} wordt{where} een {unit} ingevoegd,"
            f" luidende:{quoted(self.text)}"
        )


@dataclass(frozen=True, slots=True)
class Shift(Instruction):
    """A block elsewhere."""

    side: Side
    anchor: str
    number: str = ""
    """The number that it gets, as `lid 2`."""
    renumbering: Renumbering | None = None

    @property
    def sentence(self) -> str:
        number = f" en {self._verb} tot {self.number}" if self.number else ""
        return (
            f"{capitalised(set_off(self.place))} {becomes(self.place)} geplaatst {self.side}"
            f" {set_off(self.anchor) if number else self.anchor}{number}{_under(self.renumbering)}."
        )

    @property
    def _verb(self) -> str:
        return "verletterd" if self.number.startswith("onderdeel") else "vernummerd"


@dataclass(frozen=True, slots=True)
class Renumber(Instruction):
    """Other numbers for neighbours; the place is that of `InsertNumbered`."""

    renumbering: Renumbering

    @property
    def sentence(self) -> str:
        olds, news = self.renumbering.halves
        verb = "wordt" if len(self.renumbering.numbers) == 1 else "worden"
        done = f"{self.renumbering.unit.verb} tot {news}"
        if self.place:
            return f"{capitalised(set_off(self.place))} {verb} {olds} {done}."
        return f"{capitalised(olds)} {verb} {done}."


@dataclass(frozen=True, slots=True)
class Divide(Instruction):
    """A numbered paragraph in two, after a sentence."""

    number: int
    """The sentence after which it is divided."""
    into: tuple[str, str]
    """The numbers of both."""
    renumbering: Renumbering | None = None

    @property
    def sentence(self) -> str:
        first, second = self.into
        return (
            f"{capitalised(set_off(self.place))} wordt na de {ordinal(self.number)} zin gesplitst in"
            f" de leden {first} en {second}{_under(self.renumbering)}."
        )


@dataclass(frozen=True, slots=True)
class Merge(Instruction):
    """Two numbered paragraphs as one; the place is what the list stands under, or empty."""

    joined: tuple[str, str]
    number: str
    renumbering: Renumbering | None = None

    @property
    def sentence(self) -> str:
        first, second = self.joined
        if self.place.startswith("in "):
            return (
                f"{capitalised(self.place)} worden de leden {first} en {second} samengevoegd tot lid {self.number}"
                f"{_under(self.renumbering)}."
            )
        under = f" {self.place}" if self.place else ""
        return (
            f"De leden {first} en {second}{under} worden samengevoegd tot lid {self.number}"
            f"{_under(self.renumbering)}."
        )


@dataclass(frozen=True, slots=True)
class Substitute(Instruction):
    """Other blocks for one or some neighbours."""

    last: str
    """The last of the neighbours; the same as the place when there is one."""
    text: str

    @property
    def sentence(self) -> str:
        if self.last == self.place:
            return f"{capitalised(set_off(self.place))} {becomes(self.place)} vervangen door:\n{self.text}"
        together = stretch_of(self.place, self.last)
        if together:
            return f"{capitalised(set_off(together))} worden vervangen door:\n{self.text}"
        return f"{capitalised(self.place)} tot en met {self.last} worden vervangen door:\n{self.text}"


@dataclass(frozen=True, slots=True)
class Convert(Instruction):
    """Numbers for bullets, or the other way round."""

    numbered: bool

    @property
    def sentence(self) -> str:
        kind = "genummerde lijst" if self.numbered else "lijst met streepjes"
        return f"{capitalised(self.place)} {becomes(self.place)} een {kind}."


@dataclass(frozen=True, slots=True)
class Mark(Instruction):
    """A number in front of a paragraph, which makes it a numbered one, or the number taken away."""

    number: int
    is_on: bool

    @property
    def sentence(self) -> str:
        if self.is_on:
            return f"Voor {set_off(self.place)} wordt de aanduiding ‘{self.number}.’ geplaatst."
        return f"De aanduiding ‘{self.number}.’ voor {set_off(self.place)} vervalt."


@dataclass(frozen=True, slots=True)
class Relabel(Instruction):
    """Another number for a footnote or an article, where either is no plain one: `voetnoot bron`, `artikel 2.1`."""

    name: str
    """What it is called then."""

    @property
    def sentence(self) -> str:
        return f"{capitalised(self.place)} wordt vernummerd tot {self.name}."


@dataclass(frozen=True, slots=True)
class Level(Instruction):
    """A heading on another level."""

    level: int

    @property
    def sentence(self) -> str:
        return f"{capitalised(self.place)} komt op niveau {self.level}."


ALIGNMENTS = {
    "": "krijgt geen eigen uitlijning meer",
    "left": "wordt links uitgelijnd",
    "right": "wordt rechts uitgelijnd",
    "center": "wordt gecentreerd",
}
"""How it is said that a column is aligned."""


@dataclass(frozen=True, slots=True)
class Align(Instruction):
    """Another alignment for a column."""

    align: str
    """`left`, `center`, `right` or nothing."""

    @property
    def sentence(self) -> str:
        return f"{capitalised(self.place)} {ALIGNMENTS[self.align]}."
