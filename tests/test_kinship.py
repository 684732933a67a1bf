"""Everything that a rule came from and lives on in: whole, in part, and after a gap."""

from __future__ import annotations

import pytest
from tests.comparison.books import book

from regelboek.kinship import Family, ancestry, descendants, family, parts_moved, returned
from regelboek.lineage import Outcome, Spot, trace
from regelboek.model.rule import Part


def _kin(name: str, rule_id: str) -> dict[str, list[str]]:
    rules = book(name)
    found: Family = family(rules, rules.adopted, rule_id)
    return {revision: [str(spot) for spot in spots] for revision, spots in found.items()}


@pytest.mark.parametrize("rule_id", ["beide-kanten-horen", "wie-ontbreekt"])
def test_a_return_joins_both_sides_of_the_gap(rule_id: str) -> None:
    """From the lapsed rule and from the new one the history is the same, with nothing between."""
    assert _kin("code", rule_id) == {
        "2022-12-23": ["beide-kanten-horen"],
        "2024-07-02": [],
        "2025-09-26": [],
        "2026-01-01": ["wie-ontbreekt"],
    }


def test_a_return_says_when_it_went_and_came() -> None:
    """Also when the change file names the version of the lapsed rule."""
    rules = book("gemeen")
    back = returned(rules, rules.revisions["2025-09-26"], "jaarbericht")
    assert back is not None
    assert (back.rule.id, back.last.id, back.gone.id, back.back.id) == (
        "jaaroverzicht",
        "2022-12-23+2023-02-01",
        "2024-07-02",
        "2025-09-26",
    )
    assert descendants(rules, back.last, "jaaroverzicht", back.back) == (Spot("jaarbericht"),)


def test_a_paragraph_that_went_elsewhere_is_kin_on_both_sides() -> None:
    """The rule that it came from is a predecessor in part, the rule that it went to a successor in part."""
    assert _kin("code", "geschenken-registreren")["2022-12-23"] == [
        "geschenken",
        "geschenk-aan-partner#lid-2",
    ]
    assert _kin("code", "geschenk-aan-partner")["2024-07-02"] == [
        "geschenken-aannemen",
        "geschenken-registreren#lid-2",
    ]
    rules = book("code")
    old, new = rules.revisions["2022-12-23"], rules.revisions["2026-01-01"]
    moved = parts_moved(rules, old, "geschenk-aan-partner", new)
    assert moved == ((Part(2), Spot("geschenken-registreren", Part(2))),)


def test_a_paragraph_is_traced_back_to_the_rule_that_it_came_from() -> None:
    """Over a rule that otherwise went on in another one."""
    rules = book("code")
    spot = Spot("geschenken-registreren", Part(2))
    found = trace(rules, rules.revisions["2026-01-01"], spot, rules.revisions["2022-12-23"])
    assert (found.outcome, found.spots) == (Outcome.FOUND, (Spot("geschenk-aan-partner", Part(2)),))


@pytest.mark.parametrize("name", ["code", "gemeen"])
def test_what_a_rule_became_came_from_it(name: str) -> None:
    """Whatever a rule lives on in has that rule among what it came from; what is kin in part, over one step."""
    rules, tried = book(name), 0
    for end in rules.adopted:
        for start in list(rules.ancestors(end))[1:]:
            for rule_id in start.rules:
                for spot in descendants(rules, start, rule_id, end):
                    if spot.part is None or start is rules.predecessor(end):
                        before = ancestry(rules, end, spot.rule)[start.id]
                        assert rule_id in {kin.rule for kin in before}, (start.id, rule_id, end.id, spot)
                        tried += 1
    assert tried > 100
