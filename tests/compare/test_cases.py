"""Every case: the redline and the sentences are those that a lawyer wrote down."""

from __future__ import annotations

import pytest
from tests.compare.casebook import Case, cases
from tests.compare.notation import written

from regelboek.compare.drafting import apply_sentences, sentences
from regelboek.compare.drafting.proof import folded
from regelboek.compare.outline import outline_of, write

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_redline(case: Case, rewrite: bool) -> None:
    """The redline is the one that was drawn by hand."""
    drawn = written(case.diff)
    if rewrite:
        (case.folder / "expected.txt").write_text(drawn, encoding="utf-8")
    else:
        assert drawn == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.sentences is not None], ids=str)
def test_sentences(case: Case) -> None:
    """The sentences are those that were written by hand."""
    assert sentences(case.diff) == case.sentences


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentences_give_the_new_text(case: Case) -> None:
    """Carried out on the old text, the sentences give the new one."""
    target = write(outline_of(case.diff.new))
    assert folded(apply_sentences(case.old, sentences(case.diff))) == folded(target)


def test_there_are_enough() -> None:
    """At least sixty cases, each complete."""
    assert len(CASES) >= 60
    for case in CASES:
        assert case.expected or case.old == case.new
