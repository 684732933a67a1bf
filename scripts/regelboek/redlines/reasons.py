"""Why something changed: each reason once, with in which version, by whose decision and on what grounds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regelboek.comparison import Comparison, Passed
from regelboek.reading import DECIDERS, source_name
from regelboek.words import date, listing


@dataclass(frozen=True)
class Reason:
    """Why something changed, by one change file or several that say the same."""

    text: str
    facts: tuple[str, ...]
    """In which version, by whose decision, on what grounds."""


def reasons(comparison: Comparison, passed: Sequence[Passed]) -> list[Reason]:
    """Why, once for each reason that was given."""
    found: dict[tuple[str, str], list[Passed]] = {}
    for met in passed:
        found.setdefault((met.revision.id, met.reason), []).append(met)
    return [Reason(same[0].reason, tuple(_facts(comparison, same))) for same in found.values()]


def grouped_reasons(
    comparison: Comparison, passed: Sequence[Passed]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The facts of decisions, each with the reasons that were given in it."""
    for facts, same in itertools.groupby(reasons(comparison, passed), lambda reason: reason.facts):
        yield facts, [reason.text for reason in same]


def _facts(comparison: Comparison, passed: Sequence[Passed]) -> Iterator[str]:
    book, first = comparison.book, passed[0]
    yield f"versie {first.revision.id}" if not first.revision.is_draft else "concept"
    if first.undone:
        yield "hier teruggenomen"
    if first.change.reverts:
        yield f"draait {first.change.reverts} terug"
    if first.change.announced:
        yield f"aangekondigd op {date(first.change.announced)}"
    decider = first.change.decided_by or first.revision.decided_by
    if decider:
        yield f"besloten door {DECIDERS[decider]}"
    own = dict.fromkeys(id for p in passed for id in p.own_sources)
    whole = dict.fromkeys(id for p in passed for id in p.sources_of_whole)
    for label, ids in (("bron", own), ("bronnen van de versie als geheel", whole)):
        names = [source_name(book.sources[id]) if id in book.sources else id for id in ids]
        if names:
            yield f"{label}: {listing(names)}"
    mandates = dict.fromkeys(id for p in passed for id in p.change.mandates)
    if mandates:
        titles = (book.mandates[id].title if id in book.mandates else id for id in mandates)
        yield f"voert uit: {listing(titles)}"
