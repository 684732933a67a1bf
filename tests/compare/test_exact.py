"""Exact both ways, on bodies of every shape: nothing is lost, nothing is hidden, nothing is invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.compare.casebook import cases
from tests.compare.mutations import begins_block, gaps, mutated, rewrapped
from tests.support.profile import FULL
from tests.support.strategies import bodies

from regelboek.compare import BlockDiff, Diff, Op, compare_bodies, compare_texts, to_json
from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.compare.drafting.proof import folded
from regelboek.compare.export import new_text, old_text
from regelboek.compare.nodes import Node
from regelboek.compare.outline import outline_of, write
from regelboek.markdown.emit import emit_body
from regelboek.markdown.parse import parse_heading, parse_loosely
from regelboek.markdown.plain import plain
from regelboek.markdown.tree import Body, FootnoteRef, Inline, Link, inlines_of, walk
from regelboek.words import single_spaced

SEEDS = st.integers(0, 2**32 - 1)
TIMES = st.integers(1, 6)
TWO_BODIES = settings(max_examples=1500 if FULL else 15, suppress_health_check=list(HealthCheck))
"""Two bodies often outgrow what hypothesis will draw at once."""


@cache
def texts() -> tuple[str, ...]:
    """Real rules to change: those of the cases."""
    return tuple(text for case in cases() for text in (case.old, case.new) if text)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts of which one is the other, changed at random."""
    source = draw(st.one_of(bodies().map(emit_body), st.sampled_from(texts())))
    return source, mutated(source, Random(draw(SEEDS)), draw(TIMES))


def words_of(body: Body) -> list[str]:
    """What is read of each block, by the plain reader: an opinion of its own."""
    found = []
    for section in body.sections:
        found += [_read(parse_heading(section.title))] if section.title else []
        parts = [(block.place.line, [block]) for block in section.blocks]
        parts += [(note.place.line, list(note.blocks)) for note in section.footnotes]
        for _, blocks in sorted(parts, key=lambda part: part[0]):
            found += [_read(run) for block in blocks for run in inlines_of(block)]
    return [single_spaced(text) for text in found]


def _read(run: tuple[Inline, ...]) -> str:
    """The words of a run; of a link without its address, of a footnote its mark."""
    if any(isinstance(inline, Link | FootnoteRef) for inline in walk(run)):
        pieces = []
        for inline in run:
            pieces.append(f"[^{inline.label}]" if isinstance(inline, FootnoteRef) else _inner(inline))
        return "".join(pieces)
    return plain(run)


def _inner(inline: Inline) -> str:
    if isinstance(inline, Link) or hasattr(inline, "inlines"):
        return "".join(_inner(child) for child in inline.inlines)
    if isinstance(inline, FootnoteRef):
        return f"[^{inline.label}]"
    return getattr(inline, "text", "") if type(inline).__name__ == "Text" else str(inline)


def sides(diff: Diff) -> tuple[list[str], list[str]]:
    """What is left of the redline without its insertions, and without its deletions."""
    old: list[str] = []
    new: list[str] = []
    for block in diff.walk():
        if block.node.is_leaf or block.is_regrouped:
            old += _left(block, block.old, [run.old_text for run in block.runs])
            new += _left(block, block.new, [run.new_text for run in block.runs])
    return old, new


def _left(block: BlockDiff, nodes: tuple[Node, ...], pieces: list[str]) -> Iterator[str]:
    if not nodes:
        return iter(())
    text = "".join(pieces)
    if not block.is_regrouped:
        return iter([single_spaced(text)])
    parts = block.old_parts if nodes is block.old else block.new_parts
    lines = text.split("\n")
    marks = ["", *(f"{part.mark} " if part.mark else "" for part in parts[1:])]
    return iter([single_spaced(line.removeprefix(mark)) for line, mark in zip(lines, marks, strict=True)])


def check(old: str, new: str) -> Diff:
    """Everything that must hold of any pair."""
    diff = compare_texts(old, new)
    data = to_json(diff)
    assert old_text(data) == old
    assert new_text(data) == new
    assert sides(diff) == (_expected(old), _expected(new))
    return diff


def _expected(text: str) -> list[str]:
    return words_of(parse_loosely(text))


@given(pairs())
def test_changed_texts(pair: tuple[str, str]) -> None:
    """Without insertions the old text, without deletions the new: as Markdown and as it is read."""
    old, new = pair
    check(old, new)
    check(new, old)


@TWO_BODIES
@given(bodies(), bodies())
def test_unrelated_bodies(old: Body, new: Body) -> None:
    """Two bodies that have nothing to do with each other."""
    check(emit_body(old), emit_body(new))


@TWO_BODIES
@given(bodies(), bodies())
def test_trees(old: Body, new: Body) -> None:
    """Trees that were not read from a text have their one written form as source."""
    data = to_json(compare_bodies(old, new))
    assert old_text(data) == emit_body(old)
    assert new_text(data) == emit_body(new)


@given(st.lists(st.sampled_from((
    "\n", "\n\n", "    ", "- ", "* ", "1. ", "2. ", "# Kop\n", "## Norm\n", "Kop\n===\n", "| a | b |\n| - | - |\n",
    "| c | d |\n", "[^1]: noot\n", "[^1]", "> ", "***\n", "```\n", "[[x]]", "](", "<b>", "\\", "  \n", "**", "_",
    "[x](https://a.nl)", "![a](b.png)", "---\n", "id: x\n", "woord ", "een zin. ", "Nog een. ", "\r\n", "\u00a0", "e\u0301",
)), max_size=24).map("".join), SEEDS)  # fmt: skip
@example("- [^1]: noot\n- ", 0)
def test_any_text(text: str, seed: int) -> None:
    """Any Markdown at all, broken too, can be compared and rebuilt byte for byte."""
    random = Random(seed)
    lines = text.split("\n")
    random.shuffle(lines)
    for other in ("", "\n".join(lines), text + "Slot.", text[: len(text) // 2]):
        data = to_json(compare_texts(text, other))
        assert old_text(data) == text
        assert new_text(data) == other


@given(pairs())
def test_the_same_bytes_every_time(pair: tuple[str, str]) -> None:
    """The same comparison gives the same bytes."""
    one, other = (json.dumps(to_json(compare_texts(*pair)), ensure_ascii=False) for _ in range(2))
    assert one == other


@given(bodies())
def test_nothing_changed(body: Body) -> None:
    """A text beside itself has no change, no note and no sentence."""
    diff = compare_texts(emit_body(body), emit_body(body))
    assert diff.is_same
    assert not diff.moves
    assert all(run.op is Op.SAME for block in diff.walk() for run in block.runs)
    assert not sentences(diff)


@given(st.one_of(st.sampled_from(texts()), bodies().map(emit_body)), SEEDS)
@example("1. Een:\n   a. x;\n   b. y;\n      1°. p;\n      2°. q;\n   c. z.\n2. Twee.\n", 0)
@example("- eerst\n\n    1\\. (c)\n", 0)
@example("1. Alleen indien:\n    a. x;\n    b. zij zijn ingelicht;  en\n    c. z is beoordeeld.\n", 0)
@example("1. Alleen indien:\n    a. x;\n    b. zij zijn ingelicht;\n       en\n    c. z is beoordeeld.\n", 0)
def test_wrapping_is_no_change(text: str, seed: int) -> None:
    """White space and line breaks alone are no change, and still both sources are kept."""
    diff = check(text, rewrapped(text, Random(seed)))
    assert diff.is_same
    assert not sentences(diff)


def test_almost_every_place_is_wrapped() -> None:
    """A line is broken at hundreds of places for each at which it would begin a block."""
    kept = [begins_block(before, word) for text in texts() for before, word in gaps(text) if word]
    assert len(kept) > 3000
    assert sum(kept) < len(kept) / 100


@given(pairs())
def test_a_change_is_a_change_from_both_sides(pair: tuple[str, str]) -> None:
    """Whether anything changed does not depend on which text is called the old one."""
    old, new = pair
    assert compare_texts(old, new).is_same == compare_texts(new, old).is_same


@given(pairs())
def test_sentences_give_the_new_text(pair: tuple[str, str]) -> None:
    """Carried out on the old text, the sentences give the new one."""
    old, new = (write(outline_of(compare_texts(text, text).old)) for text in pair)
    diff = compare_texts(old, new)
    assert folded(apply_sentences(old, sentences(diff))) == folded(write(outline_of(diff.new)))


@TWO_BODIES
@given(bodies(), bodies())
def test_sentences_between_unrelated_bodies(old: Body, new: Body) -> None:
    """The same for bodies that have nothing to do with each other."""
    diff = compare_bodies(old, new)
    assert folded(apply_sentences(emit_body(old), sentences(diff))) == folded(emit_body(new))


@pytest.mark.parametrize("text", ["", "\n", "x", "## Norm\n", "---\nid: x\n---\n\n## Norm\n\n1. Tekst.\n"])
def test_small_texts(text: str) -> None:
    """Texts with next to nothing in them."""
    for other in ("", "y", "## Norm\n\n1. Tekst.\n"):
        check(text, other) if not text.startswith("---") else compare_texts(text, other)


def test_tables_keep_their_columns() -> None:
    """A table of which only the alignment changed is a change, with a note."""
    old = "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    diff = compare_texts(old, old.replace("| --- | --- |", "| --- | --: |"))
    assert not diff.is_same
    assert [note.text for block in diff.walk() for note in block.notes] == ["b"]
