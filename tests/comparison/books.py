"""The books that comparisons are tested on, each pair of their revisions compared once."""

from __future__ import annotations

import functools
import itertools
from pathlib import Path

from tests.support.books import BOOKS

from regelboek.comparison import Comparer, Comparison
from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.model.rulebook import RuleBook

FOLDERS = {"code": Path(__file__).parents[2] / "code_rules", "gemeen": BOOKS / "gemeen"}


@functools.cache
def book(name: str) -> RuleBook:
    """A book, read once."""
    return load_book(read_folder(FOLDERS[name]))[0]


@functools.cache
def _comparer(name: str) -> Comparer:
    return Comparer(book(name))


@functools.cache
def compared(name: str, old: str, new: str) -> Comparison:
    """Two revisions of a book."""
    revisions = book(name).revisions
    return _comparer(name).compare(revisions[old], revisions[new])


def pairs(*names: str) -> list[tuple[str, str, str]]:
    """Every pair of revisions of some books, in both directions."""
    return [
        (name, old, new)
        for name in names or FOLDERS
        for old, new in itertools.permutations(book(name).revisions, 2)
    ]
