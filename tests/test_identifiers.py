"""Identifiers of Dutch official sources: all forms of `facts.md` 3.4, and wrong ones."""

from __future__ import annotations

import datetime as dt

import pytest

from regelboek.model.identifiers import (
    ALL_FORMS,
    FORMS,
    SourceKind,
    address,
    article_address,
    citation,
    form_of,
    normalised,
    session,
)

PUBLISHED = "https://zoek.officielebekendmakingen.nl"
LAWS = "https://wetten.overheid.nl"

GOOD = [
    # identifier, citation, address
    ("kst-28844-254", "Kamerstukken II, 28 844, nr. 254", f"{PUBLISHED}/kst-28844-254.html"),
    ("kst-28844-251", "Kamerstukken II, 28 844, nr. 251", f"{PUBLISHED}/kst-28844-251.html"),
    ("kst-28754-1", "Kamerstukken II, 28 754, nr. 1", f"{PUBLISHED}/kst-28754-1.html"),
    ("kst-36410-7", "Kamerstukken II, 36 410, nr. 7", f"{PUBLISHED}/kst-36410-7.html"),
    ("kst-36410-III-7", "Kamerstukken II, 36 410 III, nr. 7", f"{PUBLISHED}/kst-36410-III-7.html"),
    ("kst-35925-III-6", "Kamerstukken II, 35 925 III, nr. 6", f"{PUBLISHED}/kst-35925-III-6.html"),
    ("kst-34300-VII-60", "Kamerstukken II, 34 300 VII, nr. 60", f"{PUBLISHED}/kst-34300-VII-60.html"),
    ("kst-34300-XVI-60", "Kamerstukken II, 34 300 XVI, nr. 60", f"{PUBLISHED}/kst-34300-XVI-60.html"),
    ("kst-34300-IIB-2", "Kamerstukken II, 34 300 IIB, nr. 2", f"{PUBLISHED}/kst-34300-IIB-2.html"),
    ("kst-34300-A-2", "Kamerstukken II, 34 300 A, nr. 2", f"{PUBLISHED}/kst-34300-A-2.html"),
    ("kst-35657-C", "Kamerstukken I, 35 657, C", f"{PUBLISHED}/kst-35657-C.html"),
    ("kst-35657-AB", "Kamerstukken I, 35 657, AB", f"{PUBLISHED}/kst-35657-AB.html"),
    (
        "kst-20022003-27602-72",
        "Kamerstukken II 2002/03, 27 602, nr. 72",
        f"{PUBLISHED}/kst-20022003-27602-72.html",
    ),
    (
        "kst-20052006-29436-C",
        "Kamerstukken I 2005/06, 29 436, C",
        f"{PUBLISHED}/kst-20052006-29436-C.html",
    ),
    (
        "h-tk-20242025-86-15",
        "Handelingen II 2024/25, nr. 86, 15",
        f"{PUBLISHED}/h-tk-20242025-86-15.html",
    ),
    (
        "h-tk-20042005-6145-6182",
        "Handelingen II 2004/05, p. 6145, 6182",
        f"{PUBLISHED}/h-tk-20042005-6145-6182.html",
    ),
    ("h-ek-20202021-3-1", "Handelingen I 2020/21, nr. 3, 1", f"{PUBLISHED}/h-ek-20202021-3-1.html"),
    (
        "ah-tk-20202021-3955",
        "Aanhangsel Handelingen II 2020/21, nr. 3955",
        f"{PUBLISHED}/ah-tk-20202021-3955.html",
    ),
    ("kv-tk-2022Z06465", "Kamervragen 2022Z06465", f"{PUBLISHED}/kv-tk-2022Z06465.html"),
    ("stcrt-2019-71141", "Stcrt. 2019, 71141", f"{PUBLISHED}/stcrt-2019-71141.html"),
    ("stcrt-2010-2084", "Stcrt. 2010, 2084", f"{PUBLISHED}/stcrt-2010-2084.html"),
    ("stcrt-2006-60-p9-SC74474", "Stcrt. 2006, 60", f"{PUBLISHED}/stcrt-2006-60-p9-SC74474.html"),
    ("stb-2002-369", "Stb. 2002, 369", f"{PUBLISHED}/stb-2002-369.html"),
    ("BWBR0038349", "BWBR0038349", f"{LAWS}/BWBR0038349"),
    ("BWBV0001000", "BWBV0001000", f"{LAWS}/BWBV0001000"),
    ("jci1.3:c:BWBR0040075", "BWBR0040075", f"{LAWS}/jci1.3:c:BWBR0040075"),
    (
        "jci1.3:c:BWBR0040075&g=2017-10-01&z=2017-10-01",
        "BWBR0040075",
        f"{LAWS}/jci1.3:c:BWBR0040075&g=2017-10-01&z=2017-10-01",
    ),
    ("jci1.31:c:BWBR0001840&artikel=57", "BWBR0001840", f"{LAWS}/jci1.31:c:BWBR0001840&artikel=57"),
    ("jci1.3.1:v:BWBR0001840", "BWBR0001840", f"{LAWS}/jci1.3.1:v:BWBR0001840"),
]
BAD = [
    "kst-28844",
    "kst-28844-",
    "kst-28844-251-",
    "kst-28844-25100",
    "kst-288445-1",
    "kst-35925-3-6",  # a chapter of the budget in plain figures
    "kst-35925-iii-6",
    "kst-35925-IIII-6",
    "kst-20222024-27602-72",  # no session of two years
    "kst-20222022-27602-72",
    "kst-28844-c",
    "KST-28844-251",
    " kst-28844-251",
    "kst-28844-251\n",
    "h-tk-86-15",
    "h-xx-20242025-86-15",
    "ah-tk-2021-3955",
    "ah-tk-20212023-3955",
    "kv-tk-2022-06465",
    "stcrt-19-71141",
    "stb-2002",
    "stb-2002-369-1",
    "BWBR38349",
    "BWBX0038349",
    "bwbr0038349",
    "jci1.2:c:BWBR0040075",
    "jci1.3:x:BWBR0040075",
    "jci1.3:c:BWBR0040075&artikel",
    "https://zoek.officielebekendmakingen.nl/kst-28844-251.html",
    "code-goed-openbaar-bestuur",
    "",
]


@pytest.mark.parametrize(("identifier", "cited", "where"), GOOD, ids=[row[0] for row in GOOD])
def test_forms(identifier: str, cited: str, where: str) -> None:
    """Each official form is known, cited as usual, and its address follows from it."""
    assert form_of(identifier)
    assert citation(identifier) == cited
    assert address(identifier) == where


@pytest.mark.parametrize("identifier", BAD)
def test_no_forms(identifier: str) -> None:
    """What is nearly an identifier is none, and gets no address."""
    assert form_of(identifier) is None
    assert address(identifier) is None
    assert citation(identifier) is None


def test_examples_have_their_form() -> None:
    """The example that a message shows is itself right."""
    for form in ALL_FORMS:
        assert form.pattern.fullmatch(form.example)
    assert {form for forms in FORMS.values() for form in forms} == set(ALL_FORMS)
    assert set(FORMS) < set(SourceKind)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"{PUBLISHED}/dossier/kst-28844-231.html", "kst-28844-231"),
        (f"{PUBLISHED}/behandelddossier/kst-28844-231.pdf", "kst-28844-231"),
        (f"{PUBLISHED}/kst-28844-231", "kst-28844-231"),
        ("KST-28844-231", "kst-28844-231"),
        ("kst-35925-iii-6", "kst-35925-III-6"),
        ("kst-35925-3-6", "kst-35925-III-6"),
        ("kst-34300-16-60", "kst-34300-XVI-60"),
        ("Stb-2002-369", "stb-2002-369"),
        (f"{LAWS}/BWBR0038349/2016-07-23", "BWBR0038349"),
        ("bwbr0038349", "BWBR0038349"),
        ("kst 28844 251", "kst-28844-251"),
        ("iets anders", None),
        ("", None),
    ],
)
def test_normalised(typed: str, expected: str | None) -> None:
    """An address, or a form with a slip in it, leads to the identifier."""
    assert normalised(typed) == expected


@pytest.mark.parametrize(
    ("identifier", "inside", "outside"),
    [
        ("ah-tk-20212022-138", dt.date(2022, 4, 14), dt.date(2022, 9, 28)),
        ("h-tk-20252026-3-1", dt.date(2025, 9, 24), dt.date(2025, 9, 1)),
    ],
)
def test_session(identifier: str, inside: dt.date, outside: dt.date) -> None:
    """A session runs from the third Tuesday of September to the next."""
    days = session(identifier)
    assert days is not None
    assert days[0] <= inside <= days[1]
    assert not days[0] <= outside <= days[1]


def test_no_session_in_a_modern_paper() -> None:
    """An identifier without years says nothing of a session."""
    assert session("kst-28844-251") is None


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("artikel 57, lid 2", f"{LAWS}/jci1.3:c:BWBR0001840&artikel=57&lid=2"),
        ("artikel 57", f"{LAWS}/jci1.3:c:BWBR0001840&artikel=57"),
        ("artikel 2:5, lid 1", f"{LAWS}/jci1.3:c:BWBR0001840&artikel=2:5&lid=1"),
        ("paragraaf 3", f"{LAWS}/BWBR0001840"),
        (None, f"{LAWS}/BWBR0001840"),
    ],
)
def test_article_address(place: str | None, expected: str) -> None:
    """The place in a law leads to its article."""
    assert article_address("BWBR0001840", place) == expected


def test_article_of_what_is_no_law() -> None:
    """The place in a paper does not change its address."""
    assert article_address("kst-28844-251", "artikel 3") == address("kst-28844-251")
