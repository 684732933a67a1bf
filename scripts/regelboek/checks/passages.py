"""The running text of a draft and the registers, each passage with a way to say where a word of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from regelboek.checks.survey import Edition
from regelboek.diagnostics import Span
from regelboek.markdown.locating import locate, words
from regelboek.markdown.tree import (
    Block,
    BulletList,
    Inline,
    OrderedList,
    Para,
    Place,
    Table,
    Text,
)
from regelboek.model.registers import Registers
from regelboek.model.revision import Revision, Subject
from regelboek.model.rule import Rule
from regelboek.records.origins import Origin


@dataclass(frozen=True)
class Written:
    """A text in a key of a YAML file."""

    origin: Origin
    keys: tuple[str | int, ...]
    text: str

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the text."""
        return self.origin.stretch(start, end, *self.keys)


@dataclass(frozen=True)
class Run:
    """A paragraph, an item or a row of a table in the body of a rule."""

    rule: Rule
    inlines: tuple[Inline, ...]
    place: Place
    text: str = field(default="", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", words(self.inlines))

    @cached_property
    def _places(self) -> list[Place]:
        return locate(self.inlines, self.rule.source.split("\n"), self.place)

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of the text; its part on the first line where it has more."""
        first = self._places[start]
        last = max(place.end_column for place in self._places[start:end] if place.line == first.line)
        return self.rule.span(Place(first.line, first.column, last))


Passage = Written | Run


def passages(edition: Edition) -> Iterator[Passage]:
    """Everything in the draft and the registers that people read as running text."""
    for rule in edition.rules:
        yield from rule_passages(rule)
    yield from _revision_passages(edition.revision)
    yield from _register_passages(edition.book.registers)


def rule_passages(rule: Rule) -> Iterator[Passage]:
    """The summary of a rule and its sections. Quotations are left out: they are not ours to change."""
    yield from _written(rule.origin, ("samenvatting",), rule.summary)
    if not rule.text_known:
        return
    for section in rule.body.sections:
        yield from _runs(rule, section.blocks)
        for note in section.footnotes:
            yield from _runs(rule, note.blocks)


def _runs(rule: Rule, blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Para(inlines, place):
                yield Run(rule, inlines, place)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _runs(rule, item.blocks)
            case Table(_, head, rows, place):
                for number, row in enumerate((head, *rows)):
                    line = place.line + number + (number > 0)
                    yield Run(rule, _joined(row), Place(line, place.column))


def _joined(row: tuple[tuple[Inline, ...], ...]) -> tuple[Inline, ...]:
    """The cells of a row as one run, a bar between them."""
    return tuple(inline for cell in row for inline in (*cell, Text(" | ")))


def _revision_passages(revision: Revision) -> Iterator[Passage]:
    yield from _written(revision.origin, ("samenvatting",), revision.summary)
    for term in revision.terms.values():
        yield from _written(term.origin, ("definitie",), term.definition)
    for subject in Subject:
        for change in revision.changes[subject].values():
            yield from _written(change.origin, ("reden",), change.reason)


def _register_passages(registers: Registers) -> Iterator[Passage]:
    for topic in registers.topics:
        yield from _written(topic.origin, ("definitie",), topic.definition)
    for situation in registers.situations:
        yield from _written(situation.origin, ("vraag",), situation.question)
        for place, step in enumerate(situation.steps):
            yield from _written(situation.origin, ("stappen", place, "advies"), step.advice)
    for contact in registers.contacts:
        for key, text in (("waarvoor", contact.purpose), ("bereiken", contact.reach)):
            yield from _written(contact.origin, (key,), text)
        yield from _written(contact.origin, ("niet-voor",), contact.not_for)
    for dilemma in registers.dilemmas:
        yield from _written(dilemma.origin, ("verhaal",), dilemma.story)
        for key, texts in (("varianten", dilemma.variants), ("vragen", dilemma.questions)):
            for place, text in enumerate(texts):
                yield from _written(dilemma.origin, (key, place), text)


def _written(origin: Origin, keys: tuple[str | int, ...], text: str | None) -> Iterator[Written]:
    if text and keys[0] not in origin.damaged:
        yield Written(origin, keys, text)
