"""The table of old and new numbers of two versions: complete, both ways, and counted as the comparison is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.comparison.books import compared
from tests.support.pages import read_html

PAIRS = [
    (old, new)
    for versions in [("2022-12-23", "2024-07-02", "2025-09-26", "2026-01-01")]
    for at, old in enumerate(versions)
    for new in versions[at + 1 :]
]


def _rows(page: str, place: str) -> dict[str, str]:
    """The number in the head of each row, with the words of its cell."""
    table = page.partition(f'id="{place}"')[2].partition("</table>")[0].partition("<tbody>")[2]
    rows = re.findall(
        r'<th scope="row"><a [^>]*><span class="rb-nr">([\d.]+)</span>.*?</th><td>(.*?)</td>', table
    )
    return {number: re.sub(r"<[^>]*>", "", cell) for number, cell in rows}


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_rule_of_both_versions_is_there(own_site: Path, old: str, new: str) -> None:
    """Also those that stayed the same; what became of each, with its number on the other side."""
    page = (own_site / f"vergelijk/{old}..{new}/was-wordt/index.html").read_text("utf-8")
    comparison = compared("code", old, new)
    ahead, back = _rows(page, "van-oud"), _rows(page, "van-nieuw")
    assert list(ahead) == [comparison.old.number(rule) for rule in comparison.old.ordered_rules]
    assert list(back) == [comparison.new.number(rule) for rule in comparison.new.ordered_rules]
    for entry in comparison.rules:
        for held in entry.old:
            assert ahead[held.number].startswith(tuple(h.number for h in entry.new) or "vervallen"), held.name
        for held in entry.new:
            assert back[held.number].startswith(tuple(h.number for h in entry.old) or "nieuw"), held.name


def test_a_split_names_every_part_and_the_leden_that_moved(own_site: Path) -> None:
    """As the law has it: what the old number is now, and which paragraphs are elsewhere."""
    page = (own_site / "vergelijk/2024-07-02..2025-09-26/was-wordt/index.html").read_text("utf-8")
    assert re.match(r"2\.4 .*; 3\.3 .*gesplitst", _rows(page, "van-oud")["2.4"])
    first = (own_site / "vergelijk/2022-12-23..2024-07-02/was-wordt/index.html").read_text("utf-8")
    assert "nu in regel 4.2" in _rows(first, "van-oud")["4.1"]
    assert "eerst in regel 4.1" in _rows(first, "van-nieuw")["4.2"]


def test_it_counts_as_the_pair_does_and_is_found_from_there(own_site: Path) -> None:
    """The same numbers; a link on both views, and on the page of versions."""
    pair = own_site / "vergelijk/2022-12-23..2024-07-02"
    words = read_html(pair / "was-wordt/index.html").words
    for kind, number in (("gewijzigde regels", 9), ("alleen vernummerd", 6), ("ongewijzigd", 30)):
        assert f"{number} {kind}" in words
        assert re.search(rf"<dt>{kind}</dt><dd>{number}</dd>", (pair / "index.html").read_text("utf-8"))
    for page in (pair / "index.html", pair / "naast-elkaar/index.html", own_site / "versies/index.html"):
        assert "was-wordt/" in page.read_text("utf-8")
