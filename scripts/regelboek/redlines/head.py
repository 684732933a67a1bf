"""The head of a report: the sides, a warning where one is due, and the counts; or that there is nothing to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regelboek.comparison import Comparison, Direction, Kind
from regelboek.model.revision import Revision
from regelboek.reading import AUDIENCES
from regelboek.redlines.report import Report, is_still
from regelboek.words import capitalised, date, listing


def side_words(revision: Revision, name: str) -> str:
    """`2026-01-01, in werking sinds 1 januari 2026`."""
    if revision.in_force and not revision.corrects:
        return f"{name} (geldig vanaf {date(revision.in_force)})"
    if revision.corrects and revision.known:
        return f"{name} (herstel, bekend sinds {date(revision.known)})"
    return name if name == "concept" else f"{name} (concept)"


def direction_words(direction: Direction) -> str:
    """A warning where the sides are not simply before and after."""
    match direction:
        case Direction.BACKWARD:
            return "Let op: u vergelijkt terug in de tijd. ‘Nieuw’ is dus wat eerder was vervallen, en omgekeerd."
        case Direction.SIDEWAYS:
            return "De twee komen uit dezelfde eerdere versie; vergeleken is over die versie heen."
        case Direction.UNRELATED:
            return "De twee hebben geen versie gemeen; regels zijn alleen op hun id bij elkaar gezocht."
        case _:
            return ""


KIND_COUNTS = {
    Kind.NEW: ("nieuw", "nieuw"),
    Kind.RETURNED: ("teruggekeerd", "teruggekeerd"),
    Kind.LAPSED: ("vervallen", "vervallen"),
    Kind.SPLIT: ("uit een splitsing", "uit een splitsing"),
    Kind.MERGED: ("uit een samenvoeging", "uit een samenvoeging"),
    Kind.REGROUPED: ("anders ingedeeld", "anders ingedeeld"),
    Kind.CHANGED: ("gewijzigd", "gewijzigd"),
    Kind.MENDED: ("hersteld", "hersteld"),
    Kind.MEANS: ("met een gewijzigd begrip", "met een gewijzigd begrip"),
    Kind.METADATA: ("met andere kenmerken", "met andere kenmerken"),
    Kind.MOVED: ("verplaatst", "verplaatst"),
    Kind.REVERTED: ("gewijzigd en teruggedraaid", "gewijzigd en teruggedraaid"),
    Kind.READS: ("leest anders", "lezen anders"),
    Kind.RENUMBERED: ("alleen vernummerd", "alleen vernummerd"),
    Kind.SAME: ("ongewijzigd", "ongewijzigd"),
}
"""One and many, after a number."""


def kind_counts(comparison: Comparison, *, changes: bool) -> list[str]:
    """`19 nieuw`, `2 vervallen`: what changed, or the rest."""
    kinds = comparison.counts.kinds
    return [f"{n} {KIND_COUNTS[kind][n > 1]}" for kind, n in kinds.items() if kind.is_change is changes]


def summary(report: Report) -> Iterator[tuple[str, str]]:
    """The head of a report: label and value."""
    comparison, counts, book = report.comparison, report.comparison.counts, report.comparison.book
    changed = kind_counts(comparison, changes=True)
    yield (
        "Regels",
        f"{counts.changed or 'geen'} veranderd{': ' if changed else ''}{listing(changed)}",
    )
    rest = kind_counts(comparison, changes=False)
    if rest:
        yield "Verder", listing(rest)
    if counts.classes:
        yield "Diepte", listing(f"{n} {depth}" for depth, n in counts.classes.items())
    if counts.audiences:
        yield "Voor wie", listing(AUDIENCES[audience][1] for audience in counts.audiences)
    for label, kinds in (
        ("Begrippen", Counter(term.kind for term in comparison.terms)),
        ("Hoofdstukken", Counter(chapter.kind for chapter in comparison.chapters)),
    ):
        words = [f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind] and kind.is_change]
        if words:
            yield label, listing(words)
    mandates = [book.mandates[id].title for id in counts.mandates if id in book.mandates]
    if mandates:
        yield "Opdrachten", "; ".join(mandates)


def verdict(report: Report) -> str:
    """One sentence for when there is nothing to show."""
    if report.rule and not report.rules:
        return f"De regel ‘{report.rule}’ staat in geen van beide."
    if report.rule and all(map(is_still, report.rules)):
        return f"{capitalised(report.rules[0].held.name)} is ongewijzigd."
    return "Er is niets veranderd." if report.comparison.is_same else ""
