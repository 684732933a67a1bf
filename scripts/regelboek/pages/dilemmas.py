"""Pages of dilemmas: a story that changes a little each time, and the rules it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.model.registers import Dilemma
from regelboek.model.revision import Revision
from regelboek.pages.common import Elsewhere, page, same_path
from regelboek.pages.edition import Edition, ResolvedDilemma
from regelboek.pages.page import Page

STYLES = ("gesprek",)
"""What guides and dilemmas share: room to write, steps, and how they print."""


def dilemma_pages(edition: Edition) -> Iterator[Page]:
    """The list of dilemmas, and a page for each; one whose rules are gone keeps its address."""
    yield page(
        edition,
        "dilemmas/",
        "dilemmas",
        "Dilemma’s",
        "Verhalen om over te praten, met steeds een ander ‘maar wat als’.",
        elsewhere=same_path(edition, "dilemmas/"),
        dilemmas=[resolved for resolved in edition.dilemmas if resolved.grounds],
    )
    for resolved in edition.dilemmas:
        yield dilemma_page(edition, resolved)


def dilemma_page(edition: Edition, resolved: ResolvedDilemma) -> Page:
    """One dilemma: story, variants, questions, rules."""
    dilemma = resolved.dilemma
    current = (edition.book.current_topic(id) for id in dilemma.topics)
    return page(
        edition,
        f"dilemmas/{dilemma.id}/",
        "dilemma",
        dilemma.title,
        f"Een dilemma om over te praten: {dilemma.title}. Met ‘maar wat als’ en de regels die gelden.",
        elsewhere=_elsewhere(edition, dilemma),
        subject="Dit dilemma",
        styles=STYLES,
        item=resolved,
        onderwerpen=[topic for topic in current if topic],
    )


def _elsewhere(edition: Edition, dilemma: Dilemma) -> Elsewhere:
    """The same dilemma, or the list of dilemmas where none of its rules is."""

    def elsewhere(revision: Revision) -> str:
        home = edition.publication.home(revision)
        held = revision is edition.revision or any(
            edition.publication.spot_of(judged.rule, revision) for judged in dilemma.rules
        )
        return f"{home}dilemmas/{dilemma.id}/" if held else f"{home}dilemmas/"

    return elsewhere
