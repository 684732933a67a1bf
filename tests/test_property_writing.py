"""What is written is read back as it was: records of every schema, bodies of every shape."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.strategies import NASTY, NOWHERE, bodies, nodes, sentences, words

from regelboek.formatting import format_body, format_text
from regelboek.loading import schemas
from regelboek.markdown.emit import emit_body
from regelboek.markdown.parse import parse_body, parse_loosely
from regelboek.markdown.plain import section_text
from regelboek.markdown.tree import Body, Para, Section, Text
from regelboek.records.emit import emit_yaml
from regelboek.records.nodes import Document, Mapping, Node, Scalar, read_yaml
from regelboek.records.origins import Problems

KINDS = {
    "regel": schemas.RULE,
    "versie": schemas.REVISION,
    "begrippen": schemas.TERMS,
    "wijziging": schemas.CHANGE,
    **{name: kind for name, (_, kind) in schemas.REGISTERS.items()},
}


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_records_are_read_back(name: str, data: st.DataObject) -> None:
    """A record means the same after writing and reading, and writing again changes nothing."""
    kind: Any = KINDS[name]
    root = data.draw(nodes(kind))
    written = emit_yaml(Document(root), kind)
    again, found = read_yaml(written, "x")
    assert not found
    assert again.root is not None
    before, after = Problems(), Problems()
    assert _unplaced(kind.read(again.root, name, after)) == _unplaced(kind.read(root, name, before))
    assert not before.found
    assert not after.found
    assert emit_yaml(again, kind) == written


def _unplaced(value: Any) -> Any:
    """A value without the places of the lines of `leden`, which are part of it until it is a change."""
    if isinstance(value, dict) and "parts" in value:
        return {**value, "parts": [row[:2] for row in value["parts"]]}
    return value


@given(st.text(max_size=30))
def test_any_text_survives_yaml(text: str) -> None:
    """Whatever a value holds, reading what was written gives the same value."""
    root = Mapping(((Scalar("sleutel", NOWHERE), Scalar(text, NOWHERE)),), NOWHERE)
    again, _ = read_yaml(emit_yaml(Document(root), schemas.RULE), "x")
    if text.isprintable():
        assert again.root == root


@given(bodies())
@example(Body((Section("Norm", tuple(Para((Text(piece.strip() or "x"),)) for piece in NASTY)),)))
def test_bodies_are_read_back(body: Body) -> None:
    """A body is the same tree after writing and reading, and is written without a fault of form."""
    written = emit_body(body)
    parsed = parse_body(written)
    assert parsed.body == body
    assert emit_body(parsed.body) == written


def _lines(body: str) -> list[str]:
    """Everything a reader can see of a body, read as loosely as can be."""
    return [f"{section.title}\n{section_text(section)}" for section in parse_loosely(body).sections]


_FRAGMENTS = st.one_of(
    words,
    sentences(),
    st.sampled_from(
        ("\n", "\n\n", "    ", "- ", "* ", "1. ", "2. ", "## Norm\n", "## Toelichting\n", "| a | b |\n| - | - |\n",
         "[^1]: noot\n", "> ", "***\n", "```\n", "[[", "]]", "](", "<!-- x -->", "\\", "  \n", "[x](https://a.nl)")
    ),
)  # fmt: skip


@given(st.lists(_FRAGMENTS, max_size=25).map("".join))
def test_formatting_a_body_loses_nothing(source: str) -> None:
    """Formatting any text keeps every word in its section, and a second time changes nothing."""
    source = source.replace("\r", "")
    written = format_body(source)
    assert _lines(written) == _lines(source)
    assert format_body(written) == written
    assert parse_body(written).body == parse_body(source).body


@given(st.lists(_FRAGMENTS, max_size=15).map("".join))
def test_formatting_a_record_loses_nothing(source: str) -> None:
    """A YAML file is either left alone or written with the same values and comments."""
    text = f"- id: a\n  label: {source}\n# commentaar\n"
    written, found = format_text(text, "x", schemas.REGISTERS["onderwerpen.yml"][1])
    if written is None:
        assert found or "#" in source
        return
    before, after = read_yaml(text, "x")[0], read_yaml(written, "x")[0]
    assert _values(before.root) == _values(after.root)
    assert [c for _, c in before.comments] == [c for _, c in after.comments]
    assert format_text(written, "x", schemas.REGISTERS["onderwerpen.yml"][1]) == (written, [])


def _values(node: Node | None) -> list[str]:
    """Every key and value, white space folded: the schema reads text on one line."""
    if isinstance(node, Scalar):
        return [" ".join(node.text.split())]
    if isinstance(node, Mapping):
        return sorted(v for name, value in node.entries for v in [name.text, *_values(value)])
    return [v for item in node.items for v in _values(item)] if node else []
