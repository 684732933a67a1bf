"""From Markdown, or from blocks that were read before, to the nodes that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from regelboek.compare.build import Builder
from regelboek.compare.likeness import likeness
from regelboek.compare.nodes import FRONT_MATTER, PLAIN, BlockKind, Node, Reading
from regelboek.markdown.parse import parse_loosely
from regelboek.markdown.tree import Block, Body, Footnote, Para, Place, Section, Text

_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read_pair(old: str, new: str, readings: tuple[Reading, Reading] = (PLAIN, PLAIN)) -> tuple[Node, Node]:
    """Two Markdown texts as trees."""
    bodies = _read(old), _read(new)
    labels = note_labels(_notes(bodies[0]), _notes(bodies[1]))
    reading = replace(readings[0], labels=labels) if labels else readings[0]
    return (
        Builder(reading, _levels(old, bodies[0])).document(bodies[0].sections),
        Builder(readings[1], _levels(new, bodies[1])).document(bodies[1].sections),
    )


def read_one(text: str) -> Node:
    """One Markdown text as a tree."""
    body = _read(text)
    return Builder(PLAIN, _levels(text, body)).document(body.sections)


def read_bodies(
    old: Body, new: Body, readings: tuple[Reading, Reading] = (PLAIN, PLAIN)
) -> tuple[Node, Node]:
    """Two bodies that were read before, as trees."""
    labels = note_labels(_notes(old), _notes(new))
    reading = replace(readings[0], labels=labels) if labels else readings[0]
    return Builder(reading).document(old.sections), Builder(readings[1]).document(new.sections)


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
    following = lines[section.place.line + 1 : section.place.line + 9]
    return 1 if any(re.fullmatch(r"\s*=+\s*", line) for line in following) else 2


def note_labels(old: Iterable[Footnote], new: Iterable[Footnote]) -> Mapping[str, str]:
    """Old labels of footnotes with the label of the same note on the new side, where these differ.

    A note keeps its identity by its text: first equal notes, then those of the same label that are
    still alike, then the most alike of the rest.
    """
    olds, news = _note_nodes(old), _note_nodes(new)
    if not olds or not news or olds.keys() == news.keys():
        if all(olds[label].key == news[label].key for label in olds if label in news):
            return {}
    found: dict[str, str] = {}
    ranked = sorted(
        (_rank(olds[one], news[other], one == other), at, place, one, other)
        for at, one in enumerate(olds)
        for place, other in enumerate(news)
        if one == other or olds[one].weight
    )
    for rank, _, _, one, other in ranked:
        if rank < 0 and one not in found and other not in found.values():
            found[one] = other
    free = [label for label in olds if label not in found]
    clash = {other for one, other in found.items() if one != other}
    named = {label: f"{label}\u2020" for label in free if label in clash}
    return {one: other for one, other in {**found, **named}.items() if one != other}


def _note_nodes(notes: Iterable[Footnote]) -> dict[str, Node]:
    builder = Builder()
    return {
        note.label: Node(BlockKind.FOOTNOTE, "\x1f".join(n.key for n in builder.siblings(note.blocks, ())))
        for note in notes
    }


def _rank(old: Node, new: Node, same_label: bool) -> float:
    """The lower the better; 0 for notes that are not each other's."""
    if old.key == new.key:
        return -3.0 - same_label
    alike = likeness(old, new)
    if same_label:
        return -1.0 - alike if alike >= 0.15 else -0.01
    return -alike if alike >= 0.35 else 0.0


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
