"""What became of every rule, paragraph and item, held against histories of which the truth is known."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.support.books import book_files
from tests.support.histories import Edition, Place, files_of, histories, name_of, same_matter

from regelboek.lineage import Outcome, Spot, successors, trace
from regelboek.loading.book import load_book
from regelboek.model.rule import LETTERS, Part
from regelboek.model.rulebook import RuleBook
from regelboek.release import all_diagnostics

LINEAGE_CODES = {f"RB4{n:02}" for n in (*range(1, 13),)} | {"RB131", "RB133", "RB203", "RB211"}


def _spot(place: Place) -> Spot:
    rule, paragraph, item = place
    return Spot(rule, Part(paragraph, LETTERS[item - 1] if item else ""))


def _book(editions: list[Edition]) -> RuleBook:
    book, found = load_book(files_of(editions))
    assert not found
    return book


@given(histories(), st.data())
def test_a_trace_follows_the_matter(editions: list[Edition], data: st.DataObject) -> None:
    """From any part of any revision, a trace ends in the parts that are the same matter, or a lapse."""
    book, last = _book(editions), len(editions) - 1
    start = data.draw(st.integers(0, last))
    end = data.draw(st.integers(0, last))
    old, new = (book.revisions[name_of(n, last)] for n in (start, end))
    for place, threads in editions[start].places():
        expected = {
            _spot(other)
            for other, others in editions[end].places()
            if same_matter(threads, others) and bool(place[2]) == bool(other[2])
        }
        found = trace(book, old, _spot(place), new)
        assert {s for s in found.spots if _stands(editions[end], s)} == expected
        assert (found.outcome is Outcome.FOUND) == bool(found.spots)
        for spot in found.spots:
            assert spot.part in new.rules[spot.rule].parts


def _stands(edition: Edition, spot: Spot) -> bool:
    """Whether a part holds text: a lapsed paragraph keeps only its number."""
    return spot in {_spot(place) for place, _ in edition.places()}


@given(histories())
def test_there_and_back(editions: list[Edition]) -> None:
    """What was never split or merged comes back to where it started, over any number of revisions."""
    book, last = _book(editions), len(editions) - 1
    cut = set().union(*(edition.cut for edition in editions))
    for start, end in itertools.permutations(range(last + 1), 2):
        old, new = (book.revisions[name_of(n, last)] for n in (start, end))
        for id in set(old.rules) - cut:
            there = trace(book, old, Spot(id), new)
            for spot in there.spots:
                assert trace(book, new, spot, old).spots == (Spot(id),)


@given(histories())
def test_the_checks_agree_with_the_truth(editions: list[Edition]) -> None:
    """Change files that tell what was really done are found right."""
    files = files_of(editions)
    found = [d for d in all_diagnostics(files)[1] if d.code in LINEAGE_CODES]
    assert not [(d.code, d.message, d.hint) for d in found]


@given(histories(most=2))
def test_every_old_rule_is_accounted_for(editions: list[Edition]) -> None:
    """An old rule lives on in the rules that hold its paragraphs, and in no other."""
    book = _book(editions)
    old, new = book.revisions["2020-01-01"], book.revisions["concept"]
    for id in old.rules:
        held = frozenset(t for place, ts in editions[0].places() if place[0] == id for t in ts)
        expected = {place[0] for place, ts in editions[1].places() if same_matter(held, ts)}
        assert expected <= set(successors(new, id))


def test_every_part_of_the_nasty_book_ends_somewhere() -> None:
    """Between any two revisions, each part ends in parts that exist, in a lapse, or before its birth."""
    book = load_book(book_files("gemeen"))[0]
    outcomes = set()
    for old, new in itertools.permutations(book.revisions.values(), 2):
        for id, rule in old.rules.items():
            for part in (None, *rule.parts):
                found = trace(book, old, Spot(id, part), new)
                outcomes.add(found.outcome)
                assert bool(found.spots) == (found.outcome is Outcome.FOUND)
                assert found.outcome is Outcome.FOUND or found.at in book.revisions
                for spot in found.spots:
                    assert spot.part is None or spot.part in new.rules[spot.rule].parts
    assert outcomes == set(Outcome)
