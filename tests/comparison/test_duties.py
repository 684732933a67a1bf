"""What must, or must not, be done otherwise between two versions."""

from __future__ import annotations

import pytest
from tests.comparison.books import compared, pairs

from regelboek.comparison import Kind
from regelboek.comparison.duties import Duty, DutyChange, duties, strict_paragraphs


def _found(old: str, new: str) -> dict[str, DutyChange]:
    return {found.held.id: found for found in duties(compared("code", old, new))}


@pytest.mark.parametrize(
    ("old", "new", "rule", "duty", "came", "went"),
    [
        ("2025-09-26", "2026-01-01", "benoemingen-van-bekenden", Duty.OTHER, (1,), ()),  # was advice
        ("2025-09-26", "2026-01-01", "lobby-contacten", Duty.OTHER, (2,), ()),
        ("2025-09-26", "2026-01-01", "dossier-overdragen", Duty.OTHER, (), ()),  # a term
        ("2025-09-26", "2026-01-01", "band-vooraf-noemen", Duty.NEW, (1, 2), ()),
        ("2022-12-23", "2024-07-02", "openbare-agenda", Duty.OTHER, (1, 2, 3), ()),  # all was advice
        ("2024-07-02", "2025-09-26", "verhuurde-panden", Duty.GONE, (), (1, 2)),
        ("2024-07-02", "2025-09-26", "onderzoek-naar-kandidaten", Duty.OTHER, (), (2,)),
    ],
)
def test_duties(
    old: str, new: str, rule: str, duty: Duty, came: tuple[int, ...], went: tuple[int, ...]
) -> None:
    """By paragraph, with how it bound before."""
    found = _found(old, new)[rule]
    assert (found.duty, found.came, found.went) == (duty, came, went)


def test_what_only_moved_or_advises_is_no_other_duty() -> None:
    """Nor a duty that another rule took in, nor a rule of which only the explanation or the number changed."""
    assert "geschenk-aan-partner" not in _found("2022-12-23", "2024-07-02")
    assert "als-het-misgaat" not in _found("2022-12-23", "2024-07-02")
    assert not {"uitnodigingen", "reizen"} & _found("2024-07-02", "2025-09-26").keys()


def test_each_is_a_change_and_no_new_duty_is_left_out() -> None:
    """Of any two versions."""
    for name, old, new in pairs("code", "gemeen"):
        comparison = compared(name, old, new)
        found = list(duties(comparison))
        assert all(each.entry.is_change for each in found)
        told = {each.held.id for each in found}
        for entry in comparison.rules:
            if entry.kind is Kind.NEW and strict_paragraphs(entry.held.rule):
                assert entry.id in told
