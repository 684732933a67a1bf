"""Dutch words for data."""

from __future__ import annotations

import datetime as dt

import pytest

from regelboek.records.dates import Moment, parse_day
from regelboek.records.kinds import slugged
from regelboek.words import (
    capitalised,
    count,
    date,
    did_you_mean,
    fold,
    listing,
    nearest,
    single_spaced,
)

KNOWN = ("geschenken", "geschenken-aannemen", "uitnodigingen", "reizen", "kst-28844-251", "kst-28844-245")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("geschenken", "geschenken"),
        ("geschenk", "geschenken"),  # the start of the word
        ("Geschenken", "geschenken"),  # another case
        ("gesschenken", "geschenken"),  # a letter too many
        ("geschneken", "geschenken"),  # two letters swapped
        ("uitnodiging", "uitnodigingen"),
        ("uitnödigingen", "uitnodigingen"),  # an accent
        ("kst-28844-215", "kst-28844-251"),  # two digits swapped, not one replaced
        ("kst-28844-246", "kst-28844-245"),  # one digit replaced, nothing swapped
        ("reis", None),  # two letters of four differ
        ("reise", "reizen"),
        ("dienstauto", None),
        ("", None),
        ("x", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """The known word that was most likely meant, or nothing when nothing is near."""
    assert nearest(word, KNOWN) == expected


def test_nearest_does_not_depend_on_order() -> None:
    """Of equally near words the same one is chosen, however they are given."""
    words = ["aab", "aac", "aad"]
    assert nearest("aax", words) == nearest("aax", reversed(words)) == "aab"


def test_did_you_mean_is_pasteable() -> None:
    """The guess stands in the form in which it can be pasted, braces and all."""
    assert did_you_mean("geschenkn", KNOWN) == "Bedoelde u `geschenken`?"
    assert did_you_mean("geschenkn", KNOWN, "[[{}#lid-2]]") == "Bedoelde u `[[geschenken#lid-2]]`?"
    assert did_you_mean("geschenkn", KNOWN, "[[{}|{x}]]") == "Bedoelde u `[[geschenken|{x}]]`?"
    assert did_you_mean("auto", KNOWN) == ""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2022, 12, 23), "23 december 2022"),
        (dt.date(1978, 1, 1), "1 januari 1978"),
        (dt.date(2024, 2, 29), "29 februari 2024"),
    ],
)
def test_date(day: dt.date, expected: str) -> None:
    """A day as it is written in a letter."""
    assert date(day) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_listing(words: list[str], expected: str) -> None:
    """Words with commas, and a word before the last."""
    assert listing(words) == expected
    assert listing(words, "of") == expected.replace(" en ", " of ")


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "geen regels"), (1, "1 regel"), (2, "2 regels"), (1000, "1000 regels")]
)
def test_count(number: int, expected: str) -> None:
    """A number with its noun."""
    assert count(number, "regel", "regels") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ijs", "IJs"), ("élan", "Élan"), ("", ""), ("a", "A"), ("IJs", "IJs"), ("’s avonds", "’s avonds")],
)
def test_capitalised(text: str, expected: str) -> None:
    """The Dutch ij is one letter."""
    assert capitalised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café", "cafe"),
        ("COÖRDINATIE", "coordinatie"),
        ("straße", "strasse"),
        ("e\u0301", "e"),
        ("abc", "abc"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Words that people type are matched without case or accents."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \n\t b ", "a b"),
        ("a\u00a0b", "a b"),
        ("be\u00adwinds", "bewinds"),
        ("e\u0301", "é"),
        ("a\u2003b", "a b"),
        ("", ""),
    ],
)
def test_single_spaced(text: str, expected: str) -> None:
    """White space, soft hyphens and Unicode form do not count as text."""
    assert single_spaced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geschenken aannemen", "geschenken-aannemen"),
        ("Één & twee!", "een-twee"),
        ("  a__b  ", "a-b"),
        ("!!!", ""),
        ("COÖRDINATIE 2", "coordinatie-2"),
    ],
)
def test_slugged(text: str, expected: str) -> None:
    """The nearest valid id, offered as a mend."""
    assert slugged(text) == expected


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2022-12-23", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2022-1-1", False),
        ("20221223", False),
        ("2022-W51-5", False),
        ("2022-12-23T00:00", False),
        ("", False),
    ],
)
def test_parse_day(text: str, valid: bool) -> None:
    """One way to write a day, and only days that exist."""
    assert (parse_day(text) is not None) is valid


@pytest.mark.parametrize(
    ("moment", "first", "last", "written"),
    [
        (Moment(2009), dt.date(2009, 1, 1), dt.date(2009, 12, 31), "2009"),
        (Moment(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29), "2024-02"),
        (Moment(2009, 6, 18), dt.date(2009, 6, 18), dt.date(2009, 6, 18), "2009-06-18"),
    ],
)
def test_moment(moment: Moment, first: dt.date, last: dt.date, written: str) -> None:
    """A date known to the year or month spans all the days it can be."""
    assert (moment.first(), moment.last(), str(moment)) == (first, last, written)
