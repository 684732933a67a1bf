"""All trees of a site: one for each version at its permanent address, one for the version in force
at the root, and one for the pages of no version.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator

from markupsafe import Markup

from regelboek.model.revision import Chapter, Revision
from regelboek.pages.booklet import booklet_pages
from regelboek.pages.chapters import all_rules_page, chapter_pages
from regelboek.pages.comparing.history import history_pages
from regelboek.pages.comparing.legend import legend_page
from regelboek.pages.comparing.pair import DATA_PATH, SHEET_PATH, data, overview_page, pair_pages, sheet
from regelboek.pages.comparing.since import since_pages
from regelboek.pages.comparing.versions import versions_page
from regelboek.pages.conversation import conversation_pages
from regelboek.pages.dilemmas import dilemma_pages
from regelboek.pages.edition import Edition
from regelboek.pages.feeds import feed_files
from regelboek.pages.home import home_page
from regelboek.pages.lapsed import lapsed_pages
from regelboek.pages.offline import offline_edition
from regelboek.pages.page import Document, Offline, Page, Tree
from regelboek.pages.paper import FOOT_PATH, comparison_margins, page_margins
from regelboek.pages.publication import Publication
from regelboek.pages.rules import rule_pages
from regelboek.pages.search import search_index
from regelboek.pages.site_pages import (
    check_pages,
    format_page,
    not_found_page,
    site_menu,
    versions_json,
)
from regelboek.pages.ways_in import (
    audience_pages,
    list_pages,
    search_page,
    situation_pages,
    topic_pages,
)
from regelboek.words import date


def tree_makers(
    publication: Publication, documents: tuple[Document, ...] = ()
) -> dict[str, Callable[[], Tree]]:
    """What makes each tree, by its name, the root first; the trees can be made side by side.

    Args:
        publication: the book on its reference day.
        documents: the hand-written pages.
    """
    root = Edition(publication, publication.in_force, "")
    makers: dict[str, Callable[[], Tree]] = {"geldend": functools.partial(edition_tree, root)}
    for revision in publication.revisions:
        edition = Edition(publication, revision, publication.prefix(revision))
        makers[revision.id] = functools.partial(edition_tree, edition)
    makers["site"] = functools.partial(site_tree, publication, documents)
    makers["vergelijk"] = functools.partial(comparing_tree, publication)
    if any(new.is_draft for _, new in publication.pairs):
        makers["vergelijk-concept"] = functools.partial(draft_comparing_tree, publication)
    return makers


def edition_tree(edition: Edition) -> Tree:
    """The pages of one version."""
    name = "geldend" if edition.is_root else edition.revision.id
    return Tree(
        name=name,
        prefix=edition.prefix,
        pages=tuple(edition_pages(edition)),
        extra=chrome(edition.publication, edition.revision, edition.prefix),
        files={
            "zoeken/index.js": search_index(edition),
            FOOT_PATH: page_margins(edition.publication, edition.revision),
        },
        offline=_offline(edition),
    )


def _offline(edition: Edition) -> Offline | None:
    """Only what is adopted is handed out, and only from its permanent address."""
    if edition.is_root or edition.revision.is_draft:
        return None
    return offline_edition(edition.publication, edition.revision)


def edition_pages(edition: Edition) -> Iterator[Page]:
    """Every page of one version."""
    yield home_page(edition)
    yield all_rules_page(edition)
    yield from rule_pages(edition)
    yield from lapsed_pages(edition)
    yield from chapter_pages(edition)
    yield from topic_pages(edition)
    yield from situation_pages(edition)
    yield from audience_pages(edition)
    yield from conversation_pages(edition)
    yield from dilemma_pages(edition)
    yield from list_pages(edition)
    yield from booklet_pages(edition)
    yield search_page(edition)


def site_tree(publication: Publication, documents: tuple[Document, ...]) -> Tree:
    """The pages of no version."""
    pages = (
        versions_page(publication),
        *check_pages(publication),
        format_page(publication),
        not_found_page(publication),
    )
    versions = versions_json(publication)
    return Tree(
        name="site",
        prefix="",
        pages=pages,
        extra=chrome(publication, publication.in_force, ""),
        files={"versions.json": versions, "versies/versions.json": versions, **feed_files(publication)},
        documents=documents,
        menu=site_menu(publication),
    )


def comparing_tree(publication: Publication) -> Tree:
    """The comparisons of published versions, and the histories of their rules."""
    pairs = tuple(pair for pair in publication.pairs if not pair[1].is_draft)
    pages = (
        overview_page(publication),
        legend_page(publication),
        *since_pages(publication),
        *(page for pair in pairs for page in pair_pages(publication, *pair)),
        *history_pages(publication),
    )
    return _site_part(publication, "vergelijk", pages, pairs)


def draft_comparing_tree(publication: Publication) -> Tree:
    """What the draft changes, in a preview."""
    pairs = tuple(pair for pair in publication.pairs if pair[1].is_draft)
    pages = tuple(page for pair in pairs for page in pair_pages(publication, *pair))
    return _site_part(publication, "vergelijk-concept", pages, pairs)


def _site_part(
    publication: Publication, name: str, pages: tuple[Page, ...], pairs: tuple[tuple[Revision, Revision], ...]
) -> Tree:
    """Pages of no version that are built by themselves, with the printed margins, the sheet and the data of each comparison."""
    files = {
        publication.pair_path(*pair) + path: content(publication, *pair)
        for pair in pairs
        for path, content in ((FOOT_PATH, comparison_margins), (SHEET_PATH, sheet), (DATA_PATH, data))
    }
    extra = chrome(publication, publication.in_force, "")
    return Tree(name=name, prefix="", pages=pages, extra=extra, files=files)


def chrome(publication: Publication, revision: Revision, prefix: str) -> dict[str, object]:
    """What header, navigation and footer need of a tree; addresses below the tree."""
    lock = revision.lock
    margins = page_margins(publication, revision)
    return {
        "wortel": "../" * prefix.count("/"),
        "mededeling": publication.settings.notice,
        "titel": revision.title,
        "versie": {
            "naam": publication.label(revision),
            "stand": publication.standing(revision),
        },
        "peildatum": date(publication.day),
        "slot": lock.digest if lock else "",
        "concept": revision.is_draft,
        "afdruk": hashlib.sha256(margins).hexdigest()[:8],
        "hoofdstukken": [
            {
                "id": chapter.id,
                "kop": str(_chapter_link(number, chapter)),
                "regels": str(_rule_links(revision, chapter)),
            }
            for number, chapter in enumerate(revision.chapters, 1)
        ],
    }


def _chapter_link(number: int, chapter: Chapter) -> Markup:
    """A chapter in the navigation; the templates make the address relative."""
    link = Markup('<a href="/hoofdstukken/{}/"><span class="rb-nr">{}</span> {}</a>')
    return link.format(chapter.id, number, chapter.title)


def _rule_links(revision: Revision, chapter: Chapter) -> Markup:
    """The rules of a chapter, shown where it is open."""
    link = Markup('<li><a href="/regels/{}/"><span class="rb-nr">{}</span> {}</a></li>')
    rules = (link.format(r.id, revision.number(r), r.title) for r in revision.rules_of(chapter.id))
    return Markup("<ol>{}</ol>").format(Markup("").join(rules))
