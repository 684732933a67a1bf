"""How well it reads: figures that may not get worse."""

from __future__ import annotations

from tests.compare.quality import by_difflib, case_pairs, changed_pairs, measure


def test_cases() -> None:
    """In the cases exactly the words are marked that a lawyer marked; another program can be laid beside each."""
    figures = measure({"difflib": by_difflib}, case_pairs())
    ours, theirs = figures["ours"], figures["difflib"]
    assert ours.exact == ours.pairs == theirs.pairs
    assert ours.f1 > theirs.f1


def test_changed_rules() -> None:
    """In two hundred changed rules nearly so, with less confetti than difflib leaves."""
    figures = measure({"difflib": by_difflib}, changed_pairs(200))
    ours, theirs = figures["ours"], figures["difflib"]
    assert ours.f1 >= 0.99
    assert ours.f1 > theirs.f1
    assert ours.exact > theirs.exact
    assert ours.confetti * 3 < theirs.confetti
