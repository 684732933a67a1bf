"""How often the first results hold an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.search.queries import TEST, TUNING, Query


@dataclass(frozen=True)
class Asked:
    """A question with the addresses that were found, the best first."""

    query: Query
    found: tuple[str, ...]
    rank: int
    """The place of the first right answer, from 1; 0 when it is not among the first three."""


def asked(query: Query, found: Sequence[str], right: frozenset[str]) -> Asked:
    """Judge what was found for a question."""
    ranks = (place for place, address in enumerate(found[:3], 1) if address in right)
    return Asked(query, tuple(found[:3]), next(ranks, 0))


def recall(results: Iterable[Asked], within: int) -> float:
    """The share, in percent, of questions with an answer among the first results."""
    ranks = [result.rank for result in results]
    return 100 * sum(0 < rank <= within for rank in ranks) / len(ranks) if ranks else 0.0


def groups(results: Sequence[Asked]) -> Iterator[tuple[str, list[Asked]]]:
    """All, each half, those without a shared word, and each kind of wording."""
    tests: list[tuple[str, Callable[[Query], bool]]] = [
        ("all", lambda q: bool(q.text)),
        ("tuning half", lambda q: q.half == TUNING),
        ("test half", lambda q: q.half == TEST),
        ("no shared word", lambda q: not q.shares_a_word),
        ("no shared word, test half", lambda q: not q.shares_a_word and q.half == TEST),
    ]
    for kind in dict.fromkeys(result.query.kind for result in results):
        tests.append((f"kind: {kind}", lambda q, kind=kind: q.kind == kind))  # type: ignore[misc]
    for name, holds in tests:
        yield name, [result for result in results if holds(result.query)]
