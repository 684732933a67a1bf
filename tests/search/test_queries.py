"""The set of questions is broad, fair and fixed."""

from __future__ import annotations

from collections import Counter

from tests.search.queries import TEST, TUNING, answers, read_queries, right_answers
from tests.support.sites import book

from regelboek.loading.book import load_book

IN_FORCE = "2026-01-01"


def test_the_set_is_broad_and_halved() -> None:
    """At least 160 questions, two equal halves of every kind, a third without a shared word."""
    queries = read_queries()
    assert len(queries) >= 160
    assert len({q.text for q in queries}) == len(queries)
    assert sum(not q.shares_a_word for q in queries) * 3 >= len(queries)
    halves = Counter((q.kind, q.half) for q in queries)
    for kind in {q.kind for q in queries}:
        assert abs(halves[kind, TUNING] - halves[kind, TEST]) <= 1


def test_every_question_has_a_right_answer() -> None:
    """The rules are there, and each is asked for by some question."""
    rules, _ = load_book(book("eigen"))
    by_rule = answers(rules, IN_FORCE)
    queries = read_queries()
    assert all(right_answers(query, by_rule) for query in queries)
    assert {rule for query in queries for rule in query.rules} == set(by_rule)
