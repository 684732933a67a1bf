"""Of rules that were split or merged together each has its own changes, depth and labels; every form counts alike."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from tests.comparison.books import compared, pairs

from regelboek.comparison import Comparison, Held, Kind, RuleComparison
from regelboek.model.revision import ChangeClass
from regelboek.redlines import REPORTERS, Report

FIRST, SECOND, THIRD, LAST = "2022-12-23", "2024-07-02", "2025-09-26", "2026-01-01"


def _half(old: str, new: str, rule_id: str) -> tuple[Comparison, RuleComparison, Held]:
    comparison = compared("code", old, new)
    entry = comparison.of_new(rule_id) or comparison.of_old(rule_id)
    assert entry is not None
    return comparison, entry, next(h for h in (*entry.new, *entry.old) if h.id == rule_id)


def test_a_half_has_its_own_changes() -> None:
    """Those of what it came of, also of a rule of which a part came to it; not those of the other half."""
    _, entry, held = _half(FIRST, LAST, "geschenken-registreren")
    assert [(p.revision.id, p.change.id) for p in entry.passed_of(held)] == [
        (SECOND, "geschenken"),
        (SECOND, "geschenk-aan-partner"),
        (SECOND, "geschenken-registreren"),
        (THIRD, "geschenken-registreren"),
    ]
    assert entry.classes_of(held) == (ChangeClass.NORM,)
    assert entry.classes == (ChangeClass.NORM, ChangeClass.EXPLANATION)
    gone = next(h for h in entry.old if h.id == "geschenk-aan-partner")
    assert [p.change.id for p in entry.passed_of(gone)] == ["geschenk-aan-partner"]


def test_a_rule_that_took_in_another_has_the_changes_of_both() -> None:
    """And the one that is gone only its own."""
    _, entry, held = _half(THIRD, LAST, "jaarlijks-gesprek")
    assert {p.change.id for p in entry.passed_of(held)} == {"jaarlijks-gesprek", "training"}
    gone = next(h for h in entry.old if h.id == "training")
    assert [p.change.id for p in entry.passed_of(gone)] == ["training"]
    assert entry.classes_of(held) == entry.classes


@pytest.mark.parametrize(
    ("old", "new", "rule_id", "topics"),
    [
        (FIRST, SECOND, "geschenken-registreren", {"geschenken", "openbaarheid"}),
        (FIRST, SECOND, "geschenken-aannemen", {"geschenken", "partner-familie"}),
        (FIRST, SECOND, "agenda-inhoud", {"openbare-agenda"}),
        (SECOND, THIRD, "belangen-melden-vooraf", {"financiele-belangen", "kandidaat-toets"}),
        (SECOND, THIRD, "belangen-op-afstand", {"financiele-belangen", "belangenconflict"}),
    ],
)
def test_a_half_has_its_own_topics(old: str, new: str, rule_id: str, topics: set[str]) -> None:
    """As its page and the feeds of topics say."""
    comparison, entry, held = _half(old, new, rule_id)
    assert set(comparison.topics_of(entry, held)) == topics


def test_a_half_has_its_own_chapter() -> None:
    """A rule that another half of a split went to another chapter with was not in that."""
    _, entry, held = _half(SECOND, THIRD, "belangen-melden-vooraf")
    assert entry.labels_of(held, lambda rule: (rule.chapter,)) == ("voor-het-ambt",)


@pytest.mark.parametrize(("name", "old", "new"), pairs("code", "gemeen"))
def test_rows_count_as_pages_do(name: str, old: str, new: str) -> None:
    """Of each kind and class as many rules; one that went up in others is an old rule, and has both numbers."""
    comparison = compared(name, old, new)
    text = REPORTERS["csv"](Report(comparison, old, new))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    kinds = Counter({(row["id"], row["oud_nummer"]): row["wat"] for row in rows if _is_rule(row)}.values())
    counted = {str(kind): n for kind, n in comparison.counts.kinds.items() if kind is not Kind.SAME}
    assert kinds == counted
    changed = {str(kind) for kind in Kind if kind.is_change}
    classes = {(row["id"], row["klasse"]) for row in rows if _is_rule(row) and row["wat"] in changed}
    deep = Counter(depth for _, said in classes for depth in said.split())
    assert deep == {str(depth): n for depth, n in comparison.counts.classes.items()}
    for row in rows:
        if row["soort"] == "oude regel" or row["wat"] in ("gesplitst", "samengevoegd", "anders ingedeeld"):
            assert row["oud_nummer"], row
            assert row["nieuw_nummer"], row


def _is_rule(row: dict[str, str]) -> bool:
    return row["soort"] == "regel" and not row["wat"].startswith("tussentijds")


def test_no_change_has_sources_that_it_does_not_name() -> None:
    """Those of the version as a whole have a column of their own; every form keeps the two apart."""
    comparison = compared("code", FIRST, SECOND)
    report = Report(comparison, FIRST, SECOND)
    text = REPORTERS["csv"](report)
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row["id"] == "diensreis":
            assert (row["bronnen"], row["bronnen_versie"]) == ("", "rijksoverheid-2024 kst-28844-269")
    for form in ("text", "markdown", "html"):
        said = " ".join(REPORTERS[form](Report(comparison, FIRST, SECOND, "sociale-media")).split())
        assert "bron: " not in said
        assert "bronnen van de versie als geheel: " in said
