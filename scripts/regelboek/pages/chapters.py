"""Pages that list rules: each chapter, and all of them."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.model.revision import Chapter, Revision
from regelboek.pages.common import Elsewhere, page, same_path
from regelboek.pages.edition import Edition
from regelboek.pages.page import Page


def chapter_pages(edition: Edition) -> Iterator[Page]:
    """A page for each chapter."""
    for number, chapter in enumerate(edition.revision.chapters, 1):
        yield page(
            edition,
            f"hoofdstukken/{chapter.id}/",
            "hoofdstuk",
            f"{number} {chapter.title}",
            f"De regels van hoofdstuk {number}, {chapter.title}.",
            elsewhere=_chapter_elsewhere(edition, chapter),
            chapter=chapter.id,
            nummer=number,
            hoofdstuk=chapter,
            regels=edition.revision.rules_of(chapter.id),
        )


def _chapter_elsewhere(edition: Edition, chapter: Chapter) -> Elsewhere:
    def elsewhere(revision: Revision) -> str:
        home = edition.publication.home(revision)
        held = chapter.id in revision.chapter_number
        return f"{home}hoofdstukken/{chapter.id}/" if held else f"{home}regels/"

    return elsewhere


def all_rules_page(edition: Edition) -> Page:
    """Every rule by chapter, with its answer."""
    return page(
        edition,
        "regels/",
        "regels",
        "Alle regels",
        "Alle regels van de code, per hoofdstuk, met het antwoord in één zin.",
        elsewhere=same_path(edition, "regels/"),
        vervallen=sorted(edition.lapsed.values(), key=lambda w: w.rule.title.casefold()),
    )
