"""Names of several together, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelboek.compare.drafting.rows import ends_of, members_of, row_of, stretch_of

NAMES = ("lid {}", "lid {} onder ‘Artikel 1’", "punt {} van de tweede lijst", "rij {}, kolom 2, van de tabel")


@pytest.mark.parametrize(
    ("names", "row"),
    [
        (["lid 2", "lid 5", "lid 8"], "de leden 2, 5 en 8"),
        (["lid 1", "lid 3", "lid 4", "lid 5"], "de leden 1 en 3 tot en met 5"),
        (["lid 1, onderdeel a", "lid 1, onderdeel b"], "lid 1, onderdelen a en b"),
        (["onderdeel c", "onderdeel a", "onderdeel b"], "de onderdelen a tot en met c"),
        (["de eerste alinea", "de tweede alinea"], "de eerste en tweede alinea"),
        (["de 21e alinea van lid 2", "de eerste alinea van lid 2"], "de eerste en 21e alinea van lid 2"),
    ],
)
def test_a_row_has_a_name(names: list[str], row: str) -> None:
    """Neighbours by their ends, from three on; the others one by one."""
    assert row_of(names) == row
    assert sorted(members_of(row)) == sorted(names)


@pytest.mark.parametrize(
    "names",
    [
        ["lid 1"],
        ["lid 1", "lid 2 onder ‘Artikel 1’"],
        ["lid 1", "punt 2"],
        ["lid 1", "lid 2a"],
        ["de tekst", "lid 1"],
    ],
)
def test_others_have_none(names: list[str]) -> None:
    """What stands elsewhere, or has no number, is not named with it."""
    assert row_of(names) is None


@given(st.sampled_from(NAMES), st.sets(st.integers(1, 40), min_size=2))
def test_rows_are_read_back(form: str, numbers: set[int]) -> None:
    """Every name comes back, in order; ends only of what has no gap."""
    names = [form.format(number) for number in sorted(numbers)]
    row = row_of(names)
    assert row
    assert members_of(row) == names
    is_whole = max(numbers) - min(numbers) == len(numbers) - 1
    assert ends_of(row) == ((names[0], names[-1]) if is_whole else None)
    if is_whole:
        assert stretch_of(names[0], names[-1]) == row


@pytest.mark.parametrize(
    "name", ["lid 1", "de leden", "de leden onder ‘Artikel 1’", "de eerste alinea", "de tekst"]
)
def test_one_name_is_no_row(name: str) -> None:
    """It has no members."""
    assert members_of(name) == []
    assert ends_of(name) is None


def test_what_stands_between_them_is_not_meant() -> None:
    """Neighbours with another between them are said one by one."""
    names = [f"artikel {number}" for number in range(1, 5)]
    assert row_of(names) == row_of(names, names) == "de artikelen 1 tot en met 4"
    assert row_of(names, [*names, "artikel 4a"]) == "de artikelen 1 tot en met 4"
    assert row_of(names, [*names, "artikel 2a"]) == "de artikelen 1, 2, 3 en 4"
    assert row_of(["lid 1", "lid 2", "lid 3"], ["lid 2a"]) == "de leden 1, 2 en 3"
    assert row_of(["artikel 1", "artikel 2a"]) is None
    assert row_of(["artikel 4", "artikel 5:1"]) is None
