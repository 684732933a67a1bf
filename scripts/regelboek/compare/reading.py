"""From Markdown, or from blocks that were read before, to the nodes that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from regelboek.compare.build import Builder
from regelboek.compare.footnotes import note_labels
from regelboek.compare.nodes import FRONT_MATTER, PLAIN, UNMARKED, Node, Reading
from regelboek.markdown.parse import parse_loosely
from regelboek.markdown.tree import Block, Body, Footnote, Para, Place, Section, Text
from regelboek.markdown.typed import is_title

_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read_pair(old: str, new: str, readings: tuple[Reading, Reading] = (PLAIN, PLAIN)) -> tuple[Node, Node]:
    """Two Markdown texts as trees."""
    old, new = _line_feeds(old), _line_feeds(new)
    bodies = _read(old), _read(new)
    labels = note_labels(_notes(bodies[0]), _notes(bodies[1]))
    reading = replace(readings[0], labels=labels) if labels else readings[0]
    return (
        Builder(reading, _levels(old, bodies[0])).document(bodies[0].sections),
        Builder(readings[1], _levels(new, bodies[1])).document(bodies[1].sections),
    )


def read_one(text: str) -> Node:
    """One Markdown text as a tree."""
    text = _line_feeds(text)
    body = _read(text)
    return Builder(PLAIN, _levels(text, body)).document(body.sections)


def read_bodies(
    old: Body, new: Body, readings: tuple[Reading, Reading] = (PLAIN, PLAIN)
) -> tuple[Node, Node]:
    """Two bodies that were read before, as trees."""
    labels = note_labels(_notes(old), _notes(new))
    reading = replace(readings[0], labels=labels) if labels else readings[0]
    return Builder(reading).document(old.sections), Builder(readings[1]).document(new.sections)


def _line_feeds(text: str) -> str:
    """The text with its lines ended alike: a carriage return ends a line too, in Markdown."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(text: str) -> Body:
    """A text as sections; front matter is one of its own, without title, a paragraph for each line."""
    front = _FRONT_MATTER.match(text)
    if not front:
        return parse_loosely(text)
    lines = front[0].split("\n")
    body = parse_loosely("\n" * (len(lines) - 1) + text[front.end() :])
    blocks = tuple(
        Para((Text(line.strip()),), Place(at, len(line) - len(line.lstrip())))
        for at, line in enumerate(lines)
        if line.strip()
    )
    return Body((Section(FRONT_MATTER, blocks), *body.sections))


def _notes(body: Body) -> list[Footnote]:
    return [note for section in body.sections for note in section.footnotes]


def _levels(text: str, body: Body) -> dict[int, int]:
    """The level of each heading, by line; the tree knows only one."""
    lines = text.split("\n")
    return {
        section.place.line: _level(lines, section)
        for section in body.sections
        if section.title and section.title != FRONT_MATTER
    }


def _level(lines: list[str], section: Section) -> int:
    line = lines[section.place.line].lstrip()
    marks = re.match(r"#{1,6}(?=\s|$)|#{2,6}(?=[^#\s])", line)
    if marks:
        return len(marks[0])
    if is_title(line.rstrip()):
        return UNMARKED
    following = lines[section.place.line + 1 : section.place.line + 9]
    return 1 if any(re.fullmatch(r"\s*=+\s*", line) for line in following) else 2


def read_blocks(
    old: Iterable[Block],
    new: Iterable[Block],
    old_notes: Iterable[Footnote] = (),
    new_notes: Iterable[Footnote] = (),
    readings: tuple[Reading, Reading] = (PLAIN, PLAIN),
) -> tuple[Node, Node]:
    """Two runs of blocks, with their footnotes, as trees."""
    old_notes, new_notes = tuple(old_notes), tuple(new_notes)
    labels = note_labels(old_notes, new_notes)
    reading = replace(readings[0], labels=labels) if labels else readings[0]
    return Builder(reading).blocks(old, old_notes), Builder(readings[1]).blocks(new, new_notes)
