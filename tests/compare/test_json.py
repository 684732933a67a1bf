"""The JSON: by its published schema, and nothing in the schema that the program does not know."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from tests.compare.casebook import Case, cases
from tests.compare.mutations import mutated
from tests.compare.test_exact import SEEDS, pairs, texts
from tests.support.profile import FULL

from regelboek.compare import BlockKind, NoteKind, Op, Status, compare_texts, to_json
from regelboek.compare.export import LAYOUT, SCHEMA

PATH = Path(__file__).parents[2] / "docs" / "schemas" / f"compare-{SCHEMA}.json"
PUBLISHED: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(PUBLISHED)


@pytest.mark.parametrize("case", cases(), ids=str)
def test_cases(case: Case) -> None:
    """Every case is JSON of the published form."""
    VALIDATOR.validate(to_json(case.diff))


@settings(max_examples=300 if FULL else 12)  # the validator takes most of the time
@given(pairs())
def test_any_pair(pair: tuple[str, str]) -> None:
    """So is any other comparison."""
    VALIDATOR.validate(to_json(compare_texts(*pair)))


@given(SEEDS)
def test_the_line_leads_to_the_block(seed: int) -> None:
    """The line that is given of an unchanged paragraph is the line on which it stands."""
    random = Random(seed)
    text = random.choice(texts())
    other = mutated(text, random, 2)
    lines = other.split("\n")
    for block in to_json(compare_texts(text, other))["blocks"]:
        for part in block.get("blocks", ()):
            if part["kind"] == "alinea" and part["status"] == "ongewijzigd":
                words = part["tokens"][-1]["both"]
                assert words.split("\n")[0] in lines[part["new"].get("line", 1) - 1]


def test_the_schema_names_what_there_is() -> None:
    """The words of the schema are those of the program."""
    definitions = PUBLISHED["$defs"]
    assert set(definitions["status"]["enum"]) == {str(status) for status in Status}
    assert set(definitions["kind"]["enum"]) == {str(kind) for kind in BlockKind}
    assert set(definitions["op"]["enum"]) == {str(op) for op in Op} | {LAYOUT}
    assert set(definitions["note"]["properties"]["kind"]["enum"]) == {str(kind) for kind in NoteKind}
    assert PUBLISHED["properties"]["schema"]["const"] == SCHEMA
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)
