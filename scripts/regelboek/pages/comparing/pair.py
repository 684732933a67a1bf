"""The pages of two versions: what differs, in a summary, in a list, and in the text."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from markupsafe import Markup

from regelboek.comparison import Kind
from regelboek.model.revision import Revision
from regelboek.pages.comparing.chapters import ShownChapter, chapters_of
from regelboek.pages.comparing.choices import choices_of
from regelboek.pages.comparing.demands import DEMANDS_PATH, demands
from regelboek.pages.comparing.detail import Detail
from regelboek.pages.comparing.numbers import NUMBERS_PATH, counted, rows_of_new, rows_of_old
from regelboek.pages.comparing.reasons import reasons
from regelboek.pages.comparing.shown import Shower
from regelboek.pages.comparing.summary import summary_of
from regelboek.pages.page import Page
from regelboek.pages.paper import FOOT_PATH, comparison_margins
from regelboek.pages.publication import Publication
from regelboek.pages.redline import fewer_places, linked, placed
from regelboek.pages.site_pages import site_page
from regelboek.redlines import Report
from regelboek.redlines.json_ import comparison_json
from regelboek.redlines.sheet import sheet as as_sheet

HEAVIEST_BODY = 22_300
"""Bytes after compression: with head, styles (also those of paper) and scripts a first view of less than 40 kB."""


def pair_pages(publication: Publication, old: Revision, new: Revision) -> Iterator[Page]:
    """The comparison in the text and side by side; by chapter too where one page would be too heavy."""
    views = [_View(publication, old, new, side_by_side) for side_by_side in (False, True)]
    pages = [_whole_page(view) for view in views]
    yield from (page for page, _ in pages)
    yield from _terms_page(views[0])
    yield _numbers_page(views[0])
    yield _demands_page(views[0])
    if any(detail is not Detail.ALL for _, detail in pages):  # a reader goes from either view to the other
        for view in views:
            yield from _chapter_pages(view)


class _View:
    """Two versions, in the text or side by side."""

    def __init__(self, publication: Publication, old: Revision, new: Revision, side_by_side: bool) -> None:
        self.publication = publication
        self.shower = Shower(publication, publication.compare(old, new))
        self.comparison = self.shower.comparison
        self.old, self.new, self.side_by_side = old, new, side_by_side
        label = "het concept" if new.is_draft else self.publication.label(new)
        self.title = f"Van {self.publication.label(old)} naar {label}"
        self.path = publication.pair_path(old, new)
        margins = hashlib.sha256(comparison_margins(publication, old, new)).hexdigest()[:8]
        self.margins = f"{self.path}{FOOT_PATH}?{margins}"

    @cached_property
    def chapters(self) -> tuple[ShownChapter, ...]:
        """The rules that changed, by chapter."""
        return tuple(chapters_of(self.shower, self.side_by_side))

    def page(
        self, below: str, title: str, template: str, detail: Detail, is_every_stop: bool = True, **values: Any
    ) -> Page:
        """One page of the two.

        Args:
            below: its address below that of the pair.
            title: what it is about.
            template: of its body.
            detail: how much of each change it shows.
            is_every_stop: whether who goes from change to change stops at each, or at the first of every rule.
            values: for the template.
        """
        view = "naast-elkaar/" if self.side_by_side else ""
        page = site_page(
            self.publication,
            f"{self.path}{below}{view}",
            template,
            f"{title}, naast elkaar" if self.side_by_side else title,
            f"Wat er in de code veranderde: {title[0].lower()}{title[1:]}.",
            styles=("vergelijken",),
            scripts=("vergelijken",),
            margins=self.margins,
            indexed=not self.new.is_draft and not self.side_by_side,
            menu=_menu(self.publication, self.old, self.new, self.side_by_side),
            shower=self.shower,
            vergelijking=self.comparison,
            naast=self.side_by_side,
            adres=f"/{self.path}",
            wissel_adres=f"/{self.path}{below}",
            kop=self.title,
            blad=f"/{self.path}{SHEET_PATH}",
            gegevens=f"/{self.path}{DATA_PATH}",
            nummers=f"/{self.path}{NUMBERS_PATH}",
            plichten_adres=f"/{self.path}{DEMANDS_PATH}",
            detail=detail,
            **values,
        )
        body = str(page.body) if is_every_stop else fewer_places(str(page.body), _CARD)
        return page.with_body(Markup(_LINES.sub(r"\1", linked(placed(body, _CARD), "wijzigingen"))))


_LINES = re.compile(r"(</?(?:[dou]l|d[dt]|details|div|h\d|li|nav|p|section)\b[^<>]*>)\n+(?=<)")
"""Where templates begin a line between blocks: it weighs, and nobody sees it."""
_CARD = '<section class="rb-regel'
"""What became of each rule begins so."""


_LESS_AND_LESS = tuple((d, every) for d in Detail for every in ((True, False) if d.is_brief else (True,)))
"""What a page may hold, until it is light: how much of each change, and whether every one is a stop."""


def _whole_page(view: _View) -> tuple[Page, Detail]:
    """The page with as much detail as it can carry."""
    comparison = view.comparison
    for detail, is_every_stop in _LESS_AND_LESS:
        page = view.page(
            "",
            view.title,
            "vergelijk",
            detail,
            is_every_stop,
            samenvatting=summary_of(view.shower),
            hoofdstukken=view.chapters,
            keuzes=choices_of(view.shower),
            leest=[view.shower.rule(e) for e in comparison.rules if e.kind is Kind.READS],
            teruggedraaid=[view.shower.rule(e) for e in comparison.rules if e.kind is Kind.REVERTED],
            vernummerd=[e for e in comparison.rules if e.kind is Kind.RENUMBERED],
            gelijk=[e for e in comparison.rules if e.kind is Kind.SAME],
            begrippen=[view.shower.term(t) for t in comparison.terms if t.is_change],
            indeling=[c for c in comparison.chapters if c.kind is not Kind.SAME],
        )
        if len(zlib.compress(page.body.encode(), 9)) <= HEAVIEST_BODY:
            break
    return page, detail


def _chapter_pages(view: _View) -> Iterator[Page]:
    """Everything that changed in one chapter."""
    for place, chapter in enumerate(view.chapters):
        yield view.page(
            f"hoofdstukken/{chapter.id}/",
            f"{view.title}: {chapter.title}",
            "vergelijk-hoofdstuk",
            Detail.ALL,
            hoofdstuk=chapter,
            vorige=view.chapters[place - 1] if place else None,
            volgende=view.chapters[place + 1] if place + 1 < len(view.chapters) else None,
        )


def _terms_page(view: _View) -> Iterator[Page]:
    """What every term means and meant, why that changed, and why chapters did; nothing where none changed."""
    comparison, publication = view.comparison, view.publication
    terms = [t for t in comparison.terms if t.is_change]
    chapters = [c for c in comparison.chapters if c.kind is not Kind.SAME]
    if terms or chapters:
        yield view.page(
            "begrippen/",
            f"{view.title}: begrippen en hoofdstukken",
            "vergelijk-begrippen",
            Detail.ALL,
            begrippen=[view.shower.term(term) for term in terms],
            indeling=[(c.sentences, tuple(reasons(publication, c.passed))) for c in chapters],
        )


def _demands_page(view: _View) -> Page:
    """The rules of which what must, or must not, be done is otherwise."""
    return view.page(
        DEMANDS_PATH,
        f"{view.title}: wat moet of mag u anders",
        "vergelijk-plichten",
        Detail.ALL,
        plichten=demands(view.comparison),
    )


def _numbers_page(view: _View) -> Page:
    """The old and the new number of every rule, both ways."""
    return view.page(
        NUMBERS_PATH,
        f"{view.title}: was-wordttabel",
        "vergelijk-nummers",
        Detail.ALL,
        oud=tuple(rows_of_old(view.shower)),
        nieuw=tuple(rows_of_new(view.shower)),
        geteld=counted(view.comparison),
    )


SHEET_PATH = "wijzigingen.csv"
"""The comparison as a table for a spreadsheet, below the address of the pair."""


def sheet(publication: Publication, old: Revision, new: Revision) -> bytes:
    """What a Dutch spreadsheet opens; `regelboek compare` gives one for programs."""
    return as_sheet(publication.compare(old, new)).encode()


DATA_PATH = "wijzigingen.json"
"""The comparison for programs, by the schema `/schemas/comparison-1.json`."""


def data(publication: Publication, old: Revision, new: Revision) -> bytes:
    """What `regelboek compare` gives as JSON, without white space between the values."""
    report = Report(publication.compare(old, new), old.id, new.id)
    said = json.dumps(comparison_json(report), ensure_ascii=False, separators=(",", ":"))
    return f"{said}\n".encode()


def _menu(publication: Publication, old: Revision, new: Revision, side_by_side: bool) -> Markup:
    """The newer of two versions beside every other one, in the same view."""
    items = []
    for other in publication.revisions:
        if other is new:
            continue
        path = publication.pair_path(other, new)
        first, last = (other, new) if (other, new) in publication.pairs else (new, other)
        said = f"Van {publication.label(first)} naar {publication.label(last)}"
        mark = Markup(' aria-current="true"') if other is old else Markup("")
        view = "naast-elkaar/" if side_by_side else ""
        link = Markup('<a href="/{}{}"{}>{}</a>').format(path, view, mark, said) if path else said
        shown = link if path else Markup('<span class="rb-zacht">{}</span>').format(said)
        items.append(Markup("<li>{}</li>").format(shown))
    return Markup("").join(items)


def overview_page(publication: Publication) -> Page:
    """A table of all pairs, to choose from."""
    return site_page(
        publication,
        "vergelijk/",
        "vergelijken",
        "Versies vergelijken",
        "Kies twee versies van de code en zie wat er veranderde.",
        paren=[
            (old, new, publication.compare(old, new).counts.changed)
            for old, new in reversed(publication.pairs)
        ],
    )
