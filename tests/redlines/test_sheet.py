"""The sheet of a comparison: what a Dutch spreadsheet opens, with rows that can be counted."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter

import pytest
from tests.comparison.books import book, compared, pairs

from regelboek.redlines.sheet import COLUMNS, sheet

Row = dict[str, str]
VERSIONS = sorted(id for id, revision in book("code").revisions.items() if not revision.is_draft)


def _rows(name: str, old: str, new: str) -> list[Row]:
    text = sheet(compared(name, old, new))
    assert text.startswith("\ufeffrij;veranderd;wat;")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


@pytest.mark.parametrize(("name", "old", "new"), pairs("code", "gemeen"))
def test_rows_are_counts(name: str, old: str, new: str) -> None:
    """Of every kind and class as many rows as the page counts rules; what went up in others is no such row."""
    comparison, rows = compared(name, old, new), _rows(name, old, new)
    rules = [row for row in rows if row["rij"] == "regel"]
    assert Counter(row["wat"] for row in rules) == {str(k): n for k, n in comparison.counts.kinds.items()}
    changed = [row for row in rules if row["veranderd"] == "ja"]
    assert len(changed) == comparison.counts.changed
    deep = Counter(depth for row in changed for depth in row["klasse"].split(", ") if depth)
    assert deep == {str(depth): n for depth, n in comparison.counts.classes.items()}
    gone = {
        text.old.id
        for entry in comparison.rules
        for text in entry.texts
        if text.old and not text.new and entry.new
    }
    assert {row["id"] for row in rows if row["rij"] == "oude regel"} == gone


@pytest.mark.parametrize(("old", "new"), list(itertools.combinations(VERSIONS, 2)))
def test_a_row_reads_as_words(old: str, new: str) -> None:
    """No markup, no internal name but in the last column, no formula; each change of a rule once."""
    own = book("code")
    revisions = own.revisions.values()
    ids = {id for r in revisions for id in r.rules if "-" in id} | {id for id in own.sources if "-" in id}
    ids -= {topic.label for topic in own.topics.values()}
    rows = _rows("code", old, new)
    for row in rows:
        assert set(row) == set(COLUMNS)
        said = " ".join(value for column, value in row.items() if column != "id")
        assert not re.search(r"\[\^|\[\[|\]\]|\*\*|\n", said), row
        if row["onderdeel"] != "tekst":
            named = {value for column, cell in row.items() if column != "id" for value in cell.split("; ")}
            assert not named & ids, row
        assert all(value[:1] not in ("=", "+", "-", "@") for value in row.values())
        assert row["wijziging"] != "in woorden"
        assert row["rij"] != "wijziging" or row["oud"] != row["nieuw"] or row["wijziging"] in _SAME_WORDS, row


_SAME_WORDS = {"verplaatst", "andere verwijzing", "andere nadruk", "lijst geworden", "alinea geworden"}


def test_a_moved_text_says_where_it_was() -> None:
    """Also in another rule; and a half of a split which rule it came of."""
    rows = _rows("code", "2022-12-23", "2024-07-02")
    half = [row for row in rows if row["id"] == "geschenken-registreren"]
    assert (half[0]["oud_nummer"], half[0]["nieuw_nummer"]) == ("4.1", "4.2")
    assert "lid 1 (was: de oude regel 4.1, lid 4)" in [row["plaats"] for row in half]
    assert not any(row["bronnen"] for row in half)
    assert all("Kamerstukken II, 28 844, nr. 269" in row["bronnen_van_de_versie"] for row in half)
