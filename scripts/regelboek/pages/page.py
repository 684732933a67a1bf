"""What a page is, before any engine sees it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup


@dataclass(frozen=True)
class Page:
    """One page of a tree.

    Addresses in the body start with `/`, the root of the whole site; `relative_links` makes them
    relative to the page when it is written.
    """

    path: str
    """Address below the tree, `regels/geschenken-aannemen/`; empty for its home."""
    title: str
    description: str
    body: Markup
    kind: str
    """The kind of page, for styles and tests: `regel`, `onderwerp`, …"""
    chapter: str = ""
    """The chapter that the navigation opens."""
    rule: str = ""
    """The rule that the navigation marks."""
    menu: Markup = field(default=Markup(""), repr=False)
    """The versions of this page, as list items."""
    canonical: str = ""
    """Its canonical address below the site root, when that is another one."""
    indexed: bool = True
    """Whether search engines may list it."""
    styles: tuple[str, ...] = ()
    """Stylesheets that only this kind of page needs, by name: `vergelijken` is `assets/vergelijken.css`."""
    scripts: tuple[str, ...] = ()
    """Scripts likewise; a page must work without them."""
    margins: str = ""
    """The stylesheet of its printed margins, from the root of the site, where those of its tree do not fit."""
    feeds: tuple[tuple[str, str], ...] = ()
    """Feeds that tell of its subject: title and path below the root of the site."""
    modified: dt.date | None = None
    """When it last changed, as far as the data say."""

    def with_body(self, body: Markup) -> Page:
        """The same page with another body."""
        return replace(self, body=body)


@dataclass(frozen=True)
class Document:
    """A hand-written page: Markdown that the engine renders."""

    path: str
    """Below `docs/`, such as `redactie/index.md`."""
    title: str
    description: str
    markdown: str = field(repr=False)

    @property
    def address(self) -> str:
        """Its address below the site root."""
        stem = self.path.removesuffix(".md")
        return "" if stem == "index" else stem.removesuffix("index").rstrip("/") + "/"


@dataclass(frozen=True)
class Offline:
    """What the loose edition of a version is called and says of itself."""

    name: str
    """Of its folder, `regelboek-2026-01-01`; the file is this with `.zip`."""
    notice: Markup
    """Stands at the top of every page."""
    readme: str
    """The text beside the pages."""
    standing: str = "losse uitgave"
    """Stands in the menu of versions, where the site says which one is in force."""
    newer: str = "Is er een nieuwere versie?"
    """The link in that menu to where one sees it."""


@dataclass(frozen=True)
class Tree:
    """The pages that the engine builds in one go."""

    name: str
    prefix: str
    """Where it goes in the site: empty, or `versies/2022-12-23/`."""
    pages: tuple[Page, ...]
    extra: Mapping[str, object]
    """What the templates need of the whole tree."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Other files below the prefix, such as a search index."""
    documents: tuple[Document, ...] = ()
    menu: Markup = field(default=Markup(""), repr=False)
    """The menu of versions of the documents."""
    offline: Offline | None = None
    """With this the tree is offered as a zip file too."""

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """The addresses below the site root that search engines may list, with the day of their last change."""
        canonical = {page.canonical for page in self.pages if page.indexed}
        own = (
            (self.prefix + page.path, page.modified.isoformat() if page.modified else "")
            for page in self.pages
            if page.indexed and self.prefix + page.path in canonical
        )
        return (*own, *((document.address, "") for document in self.documents))


_TAG_WITH_ADDRESS = re.compile(r'<[a-z][^<>]*="/[^<>]*>')
_ADDRESS = re.compile(r'(?<=\s)(href|src|action)="/([^"]*)"')


def relative_links(html: str, address: str) -> str:
    """Make the site's own addresses in a page relative to it; only in tags, never in running text.

    The way leads over the root, `../../regels/x/`, so that pages at one depth share their links.

    Args:
        html: a page or a part of one; attributes in double quotes, own addresses from the root.
        address: the page's own address below the site root, `regels/x/` or empty.
    """
    up = "../" * address.count("/") or "./"
    here = f'="{up}{address}#'

    def tag(match: re.Match[str]) -> str:
        return _ADDRESS.sub(rf'\1="{up}\2"', match[0]).replace(here, '="#')

    return _TAG_WITH_ADDRESS.sub(tag, html)
