"""Every code of the catalogue, shown by cases that are files: adding a case is adding a file.

`tests/controles/<code>-<slug>/fout-….txt` must make the code fire, and nothing else;
`goed-….txt` is the nearest correct text, on which nothing fires at all.
`tests/gevallen/` holds cases about several codes at once: many problems in one file, and broken
files that must not lead to findings elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.books import TESTS
from tests.support.cases import Case, said

from regelboek.catalogue import CODE, HEADINGS, SLUG, Entry, Scope, entries
from regelboek.release import all_diagnostics  # loads every reader and check: fills the catalogue

CONTROLES = TESTS / "controles"
GEVALLEN = TESTS / "gevallen"
CASES = sorted(CONTROLES.glob("*/*.txt"))
MIXED = sorted(GEVALLEN.glob("*.txt"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _compare(case: Case, rewrite: bool) -> set[str]:
    """Hold a case against what it expects; the codes that fired."""
    files = case.files()
    found = all_diagnostics(files)[1]
    text = said(found, files)
    if rewrite:
        case.rewrite(text)
    assert case.archive.comment, "a case says in its comment what it shows"
    assert text == Case.read(case.path).expected
    return {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_case_of_a_code(path: Path, rewrite: bool) -> None:
    """A case says exactly what it expects; a wrong text fires its code alone, a right one nothing."""
    case = Case.read(path)
    fired = _compare(case, rewrite)
    code = path.parent.name[:5]
    if path.name.startswith("fout"):
        assert fired == {code} | case.also
    else:
        assert fired == case.also
        assert code not in fired


@pytest.mark.parametrize("path", MIXED, ids=_name)
def test_mixed_case(path: Path, rewrite: bool) -> None:
    """Many problems at once are all named, and one broken file has no consequences elsewhere."""
    _compare(Case.read(path), rewrite)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.code)
def test_every_code_has_both_cases(entry: Entry) -> None:
    """Each code has a case that makes it fire and one that does not."""
    folder = CONTROLES / f"{entry.code}-{entry.slug}"
    assert list(folder.glob("fout*.txt")), f"no case in which {entry.code} fires"
    assert list(folder.glob("goed*.txt")), f"no case in which {entry.code} does not fire"


def test_no_case_of_an_unknown_code() -> None:
    """Every folder of cases belongs to a code, and every case is a right or a wrong text."""
    known = {f"{entry.code}-{entry.slug}" for entry in entries()}
    assert {path.parent.name for path in CASES} <= known
    assert all(path.name.startswith(("fout", "goed")) for path in CASES)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.code)
def test_every_code_has_a_page(entry: Entry) -> None:
    """A docstring is a public page: four headings with text, an example, a scope."""
    assert CODE.fullmatch(entry.code)
    assert SLUG.fullmatch(entry.slug)
    assert isinstance(entry.scope, Scope)
    assert tuple(heading for heading, _ in entry.sections) == HEADINGS
    for heading, text in entry.sections:
        assert text.strip(), heading
        assert text.strip().endswith((".", "?", ":")) or "    " in text, (heading, text)


def test_codes_and_slugs_are_unique() -> None:
    """No two pages have the same code or name."""
    assert len({entry.code for entry in entries()}) == len(entries())
    assert len({entry.slug for entry in entries()}) == len(entries())
