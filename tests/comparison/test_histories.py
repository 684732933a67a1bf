"""Random histories: rules that are split, merged, shifted and lapse, compared between any two revisions."""

from __future__ import annotations

import itertools

from hypothesis import given
from tests.support.histories import Edition, files_of, histories, name_of, same_matter

from regelboek.compare import apply_sentences, to_json
from regelboek.compare.drafting.proof import folded
from regelboek.compare.export import new_text, old_text
from regelboek.comparison import Comparer, Comparison, Kind
from regelboek.comparison.carrying import carried_out
from regelboek.loading.book import load_book
from regelboek.markdown.emit import emit_body


def _pairs(editions: list[Edition]) -> list[tuple[Edition, Edition, Comparison]]:
    """Every pair of revisions, both ways."""
    book, found = load_book(files_of(editions))
    assert not found
    comparer, last = Comparer(book), len(editions) - 1
    return [
        (editions[i], editions[j], comparer.compare(*(book.revisions[name_of(n, last)] for n in (i, j))))
        for i, j in itertools.permutations(range(last + 1), 2)
    ]


@given(histories())
def test_every_rule_once_and_exact(editions: list[Edition]) -> None:
    """Each rule stands in one entry; its redline gives both texts, and its instructions the new one."""
    for _, _, comparison in _pairs(editions):
        for side, revision in (("old", comparison.old), ("new", comparison.new)):
            ids = [held.id for entry in comparison.rules for held in getattr(entry, side)]
            assert sorted(ids) == sorted(revision.rules)
        for entry in comparison.rules:
            for text in entry.texts:
                old, new = (emit_body(held.rule.body) if held else "" for held in (text.old, text.new))
                if text.diff is None:
                    assert old == new
                    continue
                data = to_json(text.diff)
                assert (old_text(data), new_text(data)) == (old, new)
                if len(entry.texts) > 1 and text.new:
                    said = {t: entry.instructions(t) for t in entry.texts}
                    assert folded(carried_out(entry.texts, said, text)) == folded(new)
                elif text.old and text.new:
                    assert folded(apply_sentences(old, entry.instructions(text))) == folded(new)


@given(histories())
def test_rules_of_the_same_matter_stand_together(editions: list[Edition]) -> None:
    """Whatever of a rule lives on is in the entry of that rule; what has nothing left is said to have gone."""
    for before, after, comparison in _pairs(editions):
        old_threads = {id: _threads(before, id) for id in before.rules}
        new_threads = {id: _threads(after, id) for id in after.rules}
        for id, threads in old_threads.items():
            entry = comparison.of_old(id)
            assert entry is not None
            there = {other for other, others in new_threads.items() if same_matter(threads, others)}
            named = {held.id for held in entry.new} | {s.rule for went in entry.went for s in went.spots}
            assert there <= named
            if not entry.new:
                assert entry.kind is Kind.LAPSED


def _threads(edition: Edition, id: str) -> frozenset[tuple[int, ...]]:
    return frozenset(thread for place, threads in edition.places() if place[0] == id for thread in threads)


@given(histories())
def test_nothing_changed_is_nothing_said(editions: list[Edition]) -> None:
    """A revision beside itself is unchanged, and a rule that is the same to the letter has no change of text."""
    book, _ = load_book(files_of(editions))
    comparer = Comparer(book)
    for revision in book.revisions.values():
        assert comparer.compare(revision, revision).is_same
    for _, _, comparison in _pairs(editions):
        for entry in comparison.rules:
            if len(entry.texts) == 1 and entry.old and entry.new:
                same = entry.old[0].rule.body == entry.new[0].rule.body
                assert same or entry.is_change
