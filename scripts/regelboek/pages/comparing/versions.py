"""The page of versions: which held when, how much each changed, and the facts of each."""

from __future__ import annotations

from dataclasses import dataclass

from regelboek.model.revision import Revision
from regelboek.pages import references
from regelboek.pages.common import NamedAddress, public_day
from regelboek.pages.comparing.numbers import NUMBERS_PATH
from regelboek.pages.comparing.timeline import Mark, marks, picture, words
from regelboek.pages.feeds import VERSIONS_FEED
from regelboek.pages.offline import offline_address
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.site_pages import site_page
from regelboek.reading import DECIDERS, source_name
from regelboek.words import date


@dataclass(frozen=True)
class ShownRevision:
    """A version in the list of versions."""

    id: str
    address: str
    label: str
    standing: str
    summary: str | None
    facts: tuple[tuple[str, str], ...]
    sources: tuple[NamedAddress, ...]
    lock: str
    changed: str
    """How much it changed, in words."""
    compare: str
    """Where it is compared with the version before it."""
    numbers: str
    """Where its numbers stand beside those of the version before it."""
    offline: str
    """Where its loose edition is fetched; empty for none."""


def versions_page(publication: Publication) -> Page:
    """Which version held when, and what each one is."""
    return site_page(
        publication,
        "versies/",
        "versies",
        "Versies",
        "Alle versies van de code, en welke versie op welke dag gold.",
        perioden=publication.periods[::-1],
        versies=[_shown(publication, r) for r in publication.revisions],
        tijdlijn=picture(marks(publication)),
        styles=("vergelijken", "tijdlijn"),
        feeds=(("Nieuwe versies", VERSIONS_FEED),),
        modified=max((day for r in publication.revisions if (day := public_day(r))), default=None),
    )


def _shown(publication: Publication, revision: Revision) -> ShownRevision:
    facts = [
        (name, date(day))
        for name, day in (
            ("Vastgesteld", revision.adopted),
            ("Gepubliceerd", revision.published),
            ("Van kracht vanaf", revision.in_force),
            ("Bekend sinds", revision.known),
        )
        if day
    ]
    if revision.decided_by:
        facts.append(("Besloten door", DECIDERS[revision.decided_by]))
    facts.append(("Regels", str(len(revision.rules))))
    book = publication.book
    before = book.predecessor(revision)
    path = publication.pair_path(before, revision) if before else ""
    sources = [
        NamedAddress(references.source_address(s) or "", source_name(s))
        for c in revision.sources
        if (s := book.sources.get(c.id))
    ]
    return ShownRevision(
        revision.id,
        f"/{publication.prefix(revision)}",
        publication.label(revision),
        publication.standing(revision),
        revision.summary,
        tuple(facts),
        tuple(sources),
        revision.lock.digest if revision.lock else "",
        words(Mark("", publication.compare(before, revision).counts.changed if before else None)),
        f"/{path}" if path else "",
        f"/{path}{NUMBERS_PATH}" if path else "",
        offline_address(publication, revision),
    )
