"""Sentences as readers see them: no Markdown, no runs of spaces, and the sentence itself stays what it is."""

from __future__ import annotations

import re

import pytest
from tests.comparison.books import compared

from regelboek.redlines import REPORTERS, Report
from regelboek.redlines.sentences import folded, readable

SAID = [
    ("In lid 1 wordt na ‘a’ ingevoegd ‘b.[^1]’.", ["In lid 1 wordt na ‘a’ ingevoegd ‘b. (voetnoot 1)’."]),
    ("Luidende:\n[^2]: Zie de wet.", ["Luidende:", "Voetnoot 2: Zie de wet."]),
    ("Luidende:\n| Wat | Hoe |\n| --- | --- |\n| Reis | Meld |", ["Luidende:", "Wat · Hoe", "Reis · Meld"]),
    ("Luidende:\n- Een.\n- Twee.", ["Luidende:", "– Een.", "– Twee."]),
    (
        "Luidt:\n2. Vier:\n    a. de gever;\n    b. de dag.",
        ["Luidt:", "2. Vier:", "a. de gever;", "b. de dag."],
    ),
]


@pytest.mark.parametrize(("sentence", "lines"), SAID)
def test_readable(sentence: str, lines: list[str]) -> None:
    """Notes by name, cells without bars, a dash before items, no runs of spaces."""
    assert readable(sentence) == lines


def test_folded() -> None:
    """On one line a list goes on, and what is no list is set apart."""
    assert [folded(sentence) for sentence, _ in SAID[2:]] == [
        "Luidende: — Wat · Hoe — Reis · Meld",
        "Luidende: – Een. – Twee.",
        "Luidt: 2. Vier: a. de gever; b. de dag.",
    ]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_form_shows_markdown_of_a_rule(form: str) -> None:
    """Nor do the redlines under the sentences."""
    said = REPORTERS[form](Report(compared("code", "2022-12-23", "concept"), "2022-12-23", "concept", ""))
    assert (
        re.findall(
            r".*(?:\[\^|\\\[\\\^|\| ---|\\\| ---|: {3,}[a-z]\.).*", said.partition("<details>")[2] or said
        )
        == []
    )
