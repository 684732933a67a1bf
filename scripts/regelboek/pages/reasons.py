"""Why something changed: by which mandate and source, announced when, decided by whom."""

from __future__ import annotations

from regelboek.model.revision import Change, Revision
from regelboek.pages.publication import Publication
from regelboek.reading import DECIDERS, source_name
from regelboek.words import date, listing


def why(
    publication: Publication, change: Change, revision: Revision, *, inherited: bool = True
) -> tuple[str, ...]:
    """By which mandate and source, announced when, decided by whom.

    Args:
        publication: the book on its day.
        change: what changed.
        revision: the version that changed it.
        inherited: whether to say what holds for every change of that version too.
    """
    book = publication.book
    lines = []
    mandates = [book.mandates[id].title for id in change.mandates if id in book.mandates]
    if mandates:
        lines.append(f"Voert uit: {listing(mandates)}.")
    label, cited = "Bron", change.sources
    if inherited and not cited:
        label, cited = "Bronnen van de versie als geheel", revision.sources
    names = [source_name(book.sources[c.id]) for c in cited if c.id in book.sources]
    if names:
        lines.append(f"{label}: {listing(names)}.")
    if change.announced:
        lines.append(f"Aangekondigd op {date(change.announced)}.")
    decider = change.decided_by or (revision.decided_by if inherited else None)
    if decider:
        lines.append(f"Besloten door {DECIDERS[decider]}.")
    if change.reverts and change.reverts in book.revisions:
        undone = publication.label(book.revisions[change.reverts])
        lines.append(f"Maakt een wijziging van {undone} ongedaan.")
    return tuple(lines)
