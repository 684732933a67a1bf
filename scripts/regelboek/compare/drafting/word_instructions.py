"""Instructions about the words and sentences of a block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regelboek.compare.drafting.formulae import EVERY, Instruction, Side, Turn, counted, set_off, turned
from regelboek.compare.naming import ordinal
from regelboek.words import capitalised

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
"""The mark of a footnote by itself."""
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<address>[^\s()<>\\\"‘’]+)\)")
"""A link by itself."""


@dataclass(frozen=True, slots=True)
class InWords(Instruction):
    """A change of some words of a block."""

    sentence_number: int
    """The sentence that they stand in, from 1; 0 when the block need not be divided."""
    turn: Turn

    @property
    def where(self) -> str:
        """`In de tweede zin van lid 1`."""
        if self.sentence_number:
            return f"In de {ordinal(self.sentence_number)} zin van {set_off(self.place)}"
        return f"In {set_off(self.place)}"


@dataclass(frozen=True, slots=True)
class ReplaceWords(InWords):
    """Other words for some."""

    old: str
    new: str

    @property
    def sentence(self) -> str:
        return f"{self.where} wordt {turned(self.old, self.turn)} vervangen door ‘{self.new}’."


@dataclass(frozen=True, slots=True)
class DropWords(InWords):
    """Some words less."""

    old: str

    @property
    def sentence(self) -> str:
        note = _NOTE.fullmatch(self.old)
        if note and not self.turn:
            return f"{self.where} vervalt de verwijzing naar voetnoot {note[1]}."
        if self.turn == EVERY:
            return f"{self.where} vervalt telkens ‘{self.old}’."
        return f"{self.where} vervalt {turned(self.old, self.turn)}."


@dataclass(frozen=True, slots=True)
class InsertWords(InWords):
    """Some words more."""

    side: Side
    anchor: str
    new: str

    @property
    def sentence(self) -> str:
        anchor, note = turned(self.anchor, self.turn), _NOTE.fullmatch(self.new)
        if note:
            return (
                f"{self.where} wordt {self.side} {anchor} een verwijzing naar voetnoot {note[1]} ingevoegd."
            )
        return f"{self.where} wordt {self.side} {anchor} ingevoegd ‘{self.new}’."


@dataclass(frozen=True, slots=True)
class Emphasise(InWords):
    """Emphasis on some words, or off them."""

    words: str
    style: str
    """`vet` or `cursief`."""
    is_on: bool

    @property
    def marked(self) -> str:
        """The Markdown of the words with the emphasis."""
        return wrapped(self.words, self.style)

    @property
    def sentence(self) -> str:
        again = "" if self.is_on else "niet meer "
        return f"{self.where} wordt {turned(self.words, self.turn)} {again}{self.style} gedrukt."


STYLES = {"vet": "**", "cursief": "*"}
"""What is said of emphasis, and the Markdown of it."""


def wrapped(words: str, style: str) -> str:
    """Words with emphasis on them."""
    return f"{STYLES[style]}{words}{STYLES[style]}"


def as_emphasis(it: ReplaceWords) -> Emphasise | None:
    """What to say where only the emphasis on words changed; None where more did."""
    for style in STYLES:
        for words, marked, is_on in ((it.old, it.new, True), (it.new, it.old, False)):
            if marked == wrapped(words, style) and not words.startswith("*") and not words.endswith("*"):
                return Emphasise(it.place, it.sentence_number, it.turn, words, style, is_on)
    return None


@dataclass(frozen=True, slots=True)
class Link(InWords):
    """A link on some words, off them, or to another address."""

    words: str
    was_on: bool
    address: str
    """Where it leads from now on; empty where the words are no link any more."""

    @property
    def sentence(self) -> str:
        words = turned(self.words, self.turn)
        if not self.address:
            return f"{self.where} is {words} geen link meer."
        if self.was_on:
            return f"{self.where} krijgt de link op {words} het adres ‘{self.address}’."
        return f"{self.where} wordt {words} een link naar ‘{self.address}’."


@dataclass(frozen=True, slots=True)
class Linked:
    """Some words, as a link or not."""

    words: str
    address: str = ""

    @classmethod
    def read(cls, markdown: str) -> Linked | None:
        """From their Markdown; None of a link of a rarer form, and of words of which only some are one."""
        match = _LINK.fullmatch(markdown)
        if match:
            return cls(match["words"], match["address"])
        return None if "](" in markdown else cls(markdown)


@dataclass(frozen=True, slots=True)
class RecastSentence(Instruction):
    """Another sentence for one."""

    number: int
    text: str

    @property
    def sentence(self) -> str:
        return f"De {ordinal(self.number)} zin van {set_off(self.place)} komt te luiden: ‘{self.text}’"


@dataclass(frozen=True, slots=True)
class DropSentence(Instruction):
    """A sentence less, or some neighbours."""

    number: int
    many: int = 1

    @property
    def sentence(self) -> str:
        last = self.number + self.many - 1
        if self.many == 1:
            return f"De {ordinal(last)} zin van {set_off(self.place)} vervalt."
        joint = "en" if self.many == 2 else "tot en met"
        return f"De {ordinal(self.number)} {joint} {ordinal(last)} zin van {set_off(self.place)} vervallen."

    @property
    def numbers(self) -> range:
        """Of each of them."""
        return range(self.number, self.number + self.many)


@dataclass(frozen=True, slots=True)
class InsertSentences(Instruction):
    """Sentences more."""

    many: int
    """How many."""
    side: Side | None
    """On which side of a sentence; at the end of the block for none."""
    number: int
    text: str

    @property
    def sentence(self) -> str:
        verb = "worden" if self.many > 1 else "wordt"
        what = counted("een zin", self.many) if self.many > 1 else "een zin"
        if self.side is None:
            return f"Aan {set_off(self.place)} {verb} {what} toegevoegd, luidende: ‘{self.text}’"
        where = f"{capitalised(self.side)} de {ordinal(self.number)} zin van {set_off(self.place)}"
        return f"{where} {verb} {what} ingevoegd, luidende: ‘{self.text}’"


@dataclass(frozen=True, slots=True)
class MoveSentence(Instruction):
    """A sentence elsewhere."""

    number: int
    side: Side
    target_number: int
    target: str
    """The block that it goes to; the same one when empty."""

    @property
    def sentence(self) -> str:
        place = f" van {self.target}" if self.target else ""
        return (
            f"De {ordinal(self.number)} zin van {set_off(self.place)} wordt geplaatst"
            f" {self.side} de {ordinal(self.target_number)} zin{place}."
        )
