"""One broken file never hides the others, and is never blamed on them."""

from __future__ import annotations

import pytest
from tests.support.books import book_files
from tests.support.mutations import Mutation, mutations
from tests.support.profile import FULL

from regelboek.release import all_diagnostics

ALL = [(name, m) for name in ("klein", "gemeen") for m in mutations(book_files(name))]
STEP = 1 if FULL else 61  # a prime, so that every kind of slip gets its turn
SOME = ALL[::STEP]

LEGITIMATE = {"RB404", "RB313", "RB311"}
"""What other words in one file rightly mean for another: a class of change, a dilemma, a synonym."""


def test_there_are_enough_slips() -> None:
    """The mutations reach every file of both books in several ways."""
    for name in ("klein", "gemeen"):
        reached = {m.path for book, m in ALL if book == name}
        assert reached == set(book_files(name))
    assert len(ALL) > 4000


@pytest.mark.parametrize(("name", "mutation"), SOME, ids=str)
def test_a_slip_is_found_where_it_is_made(name: str, mutation: Mutation) -> None:
    """After one slip in one file, everything new that is said is said of that file."""
    files = book_files(name)
    before = {(d.code, d.span, d.message) for d in all_diagnostics(files)[1]}
    found = [
        d for d in all_diagnostics(mutation.applied(files))[1] if (d.code, d.span, d.message) not in before
    ]
    here = [d for d in found if d.span.path == mutation.path]
    assert here or not mutation.noticed
    elsewhere = [d for d in found if d.span.path != mutation.path]
    assert not [d for d in elsewhere if mutation.noticed or d.code not in LEGITIMATE]
