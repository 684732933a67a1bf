"""The project's own book, and its text as readers meet it: sentence by sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.markdown.plain import RefText, plain
from regelboek.markdown.tree import Block, BlockQuote, BulletList, OrderedList, Para, Ref, Table
from regelboek.model.revision import Change, Revision
from regelboek.model.rule import Rule
from regelboek.model.rulebook import RuleBook

ROOT = Path(__file__).parents[2]
RULES = ROOT / "code_rules"


@dataclass(frozen=True)
class Line:
    """One sentence, and where it stands."""

    place: str
    part: str
    """`samenvatting`, `reden`, `advies`, or the title of a section."""
    text: str

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.text.split())


@functools.cache
def own_files() -> Mapping[str, bytes]:
    """The files of the book."""
    return read_folder(RULES)


@functools.cache
def own_book() -> RuleBook:
    """The book, read."""
    return load_book(own_files())[0]


def newest() -> Revision:
    """The newest adopted version."""
    found = own_book().newest
    assert found
    return found


def changes(revisions: Iterable[Revision] | None = None) -> Iterator[tuple[Revision, Change]]:
    """Every change file, with the version it belongs to; of all versions by default."""
    for revision in own_book().revisions.values() if revisions is None else revisions:
        for by_id in revision.changes.values():
            for change in by_id.values():
                yield revision, change


def lines() -> tuple[Line, ...]:
    """Every sentence of every version, each once, and of the registers that people read."""
    return tuple({line.text: line for line in _lines()}.values())


@functools.cache
def _lines() -> tuple[Line, ...]:
    book = own_book()
    found: list[tuple[str, str, str]] = []
    for revision in book.revisions.values():
        for rule in revision.rules.values():
            place = f"{rule.id}@{revision.id}"
            found += [(place, part, text) for part, text in rule_texts(rule, revision)]
        found += [(term.id, "begrip", term.definition) for term in revision.terms.values()]
        found += [(revision.id, "samenvatting", revision.summary or "")]
    found += [(f"{change.id}@{revision.id}", "reden", change.reason) for revision, change in changes()]
    registers = book.registers
    found += [(s.id, "advies", step.advice) for s in registers.situations for step in s.steps]
    found += [
        (c.id, "adviespunt", t) for c in registers.contacts for t in (c.purpose, c.not_for, c.reach) if t
    ]
    found += [(m.id, "opdracht", m.asks) for m in registers.mandates]
    found += [(m.id, "opdracht", e.reason) for m in registers.mandates for e in m.events if e.reason]
    found += [(t.id, "onderwerp", t.definition) for t in registers.topics]
    found += [(d.id, "dilemma", d.story) for d in registers.dilemmas]
    return tuple(Line(place, part, s) for place, part, text in found for s in sentences(text))


def sentences(text: str) -> list[str]:
    """A text cut after each full stop, question mark or exclamation mark."""
    pieces = re.split(r"(?<=[.?!])[’)]?\s+(?=[^\Wa-zß-ÿ_\d]|‘)", text)
    return [piece for piece in pieces if piece]


def rule_texts(rule: Rule, revision: Revision) -> Iterator[tuple[str, str]]:
    """The pieces of a rule that are read as one: its summary, each paragraph, item and block."""

    def named(ref: Ref) -> str:
        return _name(ref, revision)

    yield "samenvatting", rule.summary
    for lid in rule.paragraphs:
        blocks = (*lid.blocks, *(b for item in lid.items for b in item.blocks), *lid.after)
        yield from (("Norm", text) for text in _pieces(blocks, named))
    for section in rule.body.sections:
        if section.title != "Norm":
            yield from ((section.title, text) for text in _pieces(section.blocks, named))
    if rule.no_source:
        yield "zonder-bron", rule.no_source


def _name(ref: Ref, revision: Revision) -> str:
    if ref.text:
        return ref.text
    if ref.kind == "begrip" and ref.target in revision.terms:
        return revision.terms[ref.target].term
    if ref.kind == "regel":
        return f"regel {ref.target}" + (f", {ref.anchor}" if ref.anchor else "")
    return ref.target


def _pieces(blocks: Iterable[Block], named: RefText) -> Iterator[str]:
    for block in blocks:
        match block:
            case Para(inlines):
                yield plain(inlines, named, links=False)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from _pieces(item.blocks, named)
            case BlockQuote(inner):
                yield from _pieces(inner, named)
            case Table(_, head, rows):
                yield from (plain(cell, named, links=False) for row in (head, *rows) for cell in row)
