"""Rules of which a term means something else: changed, though not a letter of them is."""

from __future__ import annotations

import csv
import io

import pytest
from tests.comparison.books import compared

from regelboek.comparison import Aspect, Kind
from regelboek.model.revision import ChangeClass
from regelboek.redlines import REPORTERS, Report

OLD, NEW = "2025-09-26", "2026-01-01"


@pytest.mark.parametrize(
    ("rule", "terms"),
    [
        ("belangenconflict-melden", [("belang", ""), ("belangenconflict", "")]),
        ("dossier-overdragen", [("belangenconflict", ""), ("belang", "belangenconflict")]),
        ("partner-en-familie", [("belangenconflict", ""), ("belang", "belangenconflict")]),
    ],
)
def test_only_a_term_changed(rule: str, terms: list[tuple[str, str]]) -> None:
    """It is a change of the norm, also where a definition uses another term; the words say that the text stayed."""
    entry = compared("code", OLD, NEW).of_new(rule)
    assert entry is not None
    assert (entry.kind, entry.classes, entry.is_change) == (Kind.MEANS, (ChangeClass.NORM,), True)
    assert [(meaning.term.id, meaning.within) for meaning in entry.meanings] == terms
    said = [sentence.text for sentence in entry.sentences if sentence.about is Aspect.MEANING]
    assert said[0].startswith("De tekst van de norm is gelijk gebleven, maar ")
    assert "In de definitie van ‘belang’ wordt na ‘familie’ ingevoegd ‘of een vriend uit uw netwerk’." in said
    assert not any("Het begrip" in cause.text for cause in entry.causes)


def test_beside_a_change_of_its_own() -> None:
    """A rule that changed itself says of the terms of its norm too what they mean now."""
    entry = compared("code", "2022-12-23", "2024-07-02").of_new("advies-vragen")
    assert entry is not None
    assert entry.kind is Kind.CHANGED
    assert [meaning.term.id for meaning in entry.meanings] == ["vertrouwensfunctionaris"]


def test_a_term_that_only_the_explanation_uses_binds_nobody() -> None:
    """Neither does one that came with the rule."""
    comparison = compared("code", "2022-12-23", "2024-07-02")
    for rule in ("als-het-misgaat", "vertrouwelijk-advies"):
        entry = comparison.of_new(rule)
        assert entry is not None
        assert entry.meanings == ()


def test_the_sheet_has_both_definitions_and_why() -> None:
    """Each in a row of the rule, with the reason and the source of the change of the term."""
    report = Report(compared("code", OLD, NEW), OLD, NEW)
    rows = csv.DictReader(io.StringIO(REPORTERS["csv"](report)))
    found = [row for row in rows if (row["id"], row["deel"]) == ("dossier-overdragen", "begrip belang")]
    assert [(row["wat"], row["klasse"], row["bronnen"]) for row in found] == [
        ("begrip gewijzigd", "norm", "brief-weerbaarheidsscan")
    ]
    assert found[0]["oud"].startswith("Iets wat uzelf, uw partner of uw familie")
    assert "een vriend uit uw netwerk" in found[0]["nieuw"]
    assert found[0]["reden"].startswith("Ook een vriend")
