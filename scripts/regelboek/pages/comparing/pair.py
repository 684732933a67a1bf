"""The pages of two versions: what differs, in a summary, in a list, and in the text."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from markupsafe import Markup

from regelboek.comparison import Comparison, Kind
from regelboek.model.revision import Revision
from regelboek.pages.common import NamedAddress
from regelboek.pages.comparing.redlines import ShownPart, ShownText
from regelboek.pages.comparing.shown import Shower, ShownRule
from regelboek.pages.page import Page
from regelboek.pages.paper import FOOT_PATH, comparison_margins
from regelboek.pages.publication import Publication
from regelboek.pages.redline import fewer_places, linked
from regelboek.pages.references import source_address
from regelboek.pages.site_pages import site_page
from regelboek.reading import AUDIENCES, DECIDERS, source_name
from regelboek.words import count, listing

NAMES = {
    Kind.NEW: ("nieuwe regel", "nieuwe regels"),
    Kind.RETURNED: ("teruggekeerde regel", "teruggekeerde regels"),
    Kind.LAPSED: ("vervallen regel", "vervallen regels"),
    Kind.SPLIT: ("regel uit een splitsing", "regels uit een splitsing"),
    Kind.MERGED: ("regel uit een samenvoeging", "regels uit een samenvoeging"),
    Kind.REGROUPED: ("anders ingedeelde regel", "anders ingedeelde regels"),
    Kind.CHANGED: ("gewijzigde regel", "gewijzigde regels"),
    Kind.MENDED: ("herstelde regel", "herstelde regels"),
    Kind.METADATA: ("regel met andere kenmerken", "regels met andere kenmerken"),
    Kind.MOVED: ("verplaatste regel", "verplaatste regels"),
    Kind.REVERTED: ("gewijzigd en teruggedraaid", "gewijzigd en teruggedraaid"),
    Kind.READS: ("leest anders", "lezen anders"),
    Kind.RENUMBERED: ("alleen vernummerd", "alleen vernummerd"),
    Kind.SAME: ("ongewijzigd", "ongewijzigd"),
}
"""One and many."""


class Detail(Enum):
    """How much of each change stands on the page of two versions; a page for each chapter has the rest."""

    ALL = "alles"
    SEEN = "gezien"
    """All texts, and in words only what they do not show."""
    TEXTS = "teksten"
    """The same, and of rules that came or went only what binds."""
    NORM = "norm"
    """Of every rule only what binds, and in words whatever else was changed."""
    BRIEF = "bondig"
    """In words only what became of rules that would show nothing else, where it is short."""
    ANSWERS = "antwoord"
    """Of rules that came or went only the answer in one sentence."""
    LIST = "lijst"
    """No texts at all."""

    @property
    def note(self) -> str:
        """Tells the reader what stands elsewhere."""
        return _NOTES.get(self, "")

    @property
    def is_brief(self) -> bool:
        """Whether it leaves out whatever stands elsewhere."""
        return self in (Detail.BRIEF, Detail.ANSWERS)

    @property
    def is_binding(self) -> bool:
        """Whether it shows no more than what binds, also of rules that changed."""
        return self is Detail.NORM or self.is_brief

    def parts(self, rule: ShownRule, text: ShownText) -> tuple[ShownPart, ...]:
        """The parts of a text of a rule that stand on the page; the rest stands on that of the chapter."""
        if self is Detail.ANSWERS and rule.is_whole:
            return ()
        is_all = self in (Detail.ALL, Detail.SEEN) or (not rule.is_whole and not self.is_binding)
        return text.shown if is_all else text.binding

    def leads_on(self, rule: ShownRule) -> bool:
        """Whether some text of a rule stands elsewhere, to which its card then leads."""
        return any(len(self.parts(rule, text)) < len(text.shown) for text in rule.texts)

    def shows_summary(self, rule: ShownRule, text: ShownText) -> bool:
        """Whether the summary stands on the page too, and not only what binds."""
        return not self.is_brief or not self.parts(rule, text)

    def sentences(self, rule: ShownRule) -> tuple[Markup, ...]:
        """What is said of a rule in words; of several texts what is about all."""
        if self is Detail.ALL:
            return rule.sentences
        if not self.is_binding:
            return rule.untold
        if not self.is_brief:
            return (*rule.explained, *rule.untold)
        if any(text.binding for text in rule.texts):
            return ()
        return (*(said for said in rule.explained if len(said) <= SHORT), *rule.untold)


SHORT = 250
"""Characters of a sentence that may stand where there is little room."""

_NOTES = {
    Detail.SEEN: "De wijzigingen in woorden staan per hoofdstuk bij elkaar.",
    Detail.TEXTS: "De uitleg bij nieuwe en vervallen regels, en de wijzigingen in woorden, staan per hoofdstuk bij elkaar.",
    Detail.NORM: "Hier staat per regel wat bindt en waarom het veranderde, en in woorden wat er verder veranderde. Alle teksten staan per hoofdstuk bij elkaar.",
    Detail.BRIEF: "Hier staat per regel wat bindt en waarom het veranderde. De andere teksten en de wijzigingen in woorden staan per hoofdstuk bij elkaar.",
    Detail.ANSWERS: "Hier staat per regel wat bindt en waarom het veranderde; van nieuwe en vervallen regels alleen het antwoord in één zin. De andere teksten en de wijzigingen in woorden staan per hoofdstuk bij elkaar.",
}

HEAVIEST_BODY = 20_980
"""Bytes after compression: with head, styles (also those of paper) and scripts a first view of less than 40 kB."""


def pair_pages(publication: Publication, old: Revision, new: Revision) -> Iterator[Page]:
    """The comparison in the text and side by side; by chapter too where one page would be too heavy."""
    views = [_View(publication, old, new, side_by_side) for side_by_side in (False, True)]
    pages = [_whole_page(view) for view in views]
    yield from (page for page, _ in pages)
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
        return tuple(_chapters(self.shower, self.side_by_side))

    def page(self, below: str, title: str, template: str, detail: Detail, **values: Any) -> Page:
        """One page of the two."""
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
            menu=_menu(self.publication, self.old, self.new),
            shower=self.shower,
            vergelijking=self.comparison,
            naast=self.side_by_side,
            adres=f"/{self.path}",
            wissel_adres=f"/{self.path}{below}",
            kop=self.title,
            detail=detail,
            **values,
        )
        body = fewer_places(str(page.body), _CARD) if detail.is_brief else str(page.body)
        return page.with_body(Markup(linked(body, "wijzigingen")))


_CARD = '<section class="rb-regel'
"""What became of each rule begins so."""


def _whole_page(view: _View) -> tuple[Page, Detail]:
    """The page with as much detail as it can carry."""
    comparison = view.comparison
    for detail in Detail:
        page = view.page(
            "",
            view.title,
            "vergelijk",
            detail,
            samenvatting=_summary(view.shower),
            hoofdstukken=view.chapters,
            keuzes=_choices(view.shower),
            leest=[view.shower.rule(e) for e in comparison.rules if e.kind is Kind.READS],
            teruggedraaid=[view.shower.rule(e) for e in comparison.rules if e.kind is Kind.REVERTED],
            vernummerd=[e for e in comparison.rules if e.kind is Kind.RENUMBERED],
            gelijk=[e for e in comparison.rules if e.kind is Kind.SAME],
            begrippen=[t for t in comparison.terms if t.is_change],
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


@dataclass(frozen=True)
class Counted:
    """A number and what it counts."""

    number: int
    words: str
    anchor: str = ""


@dataclass(frozen=True)
class Summary:
    """What a reader must know first."""

    lead: str
    kinds: tuple[Counted, ...]
    classes: tuple[Counted, ...]
    audiences: tuple[Counted, ...]
    steps: tuple[tuple[str, str], ...]
    """Each version on the way with its summary."""
    deciders: str
    sources: tuple[NamedAddress, ...]
    mandates: tuple[str, ...]


def _summary(shower: Shower) -> Summary:
    publication, comparison = shower.publication, shower.comparison
    book, counts = comparison.book, comparison.counts
    changed = [(kind, number) for kind, number in counts.kinds.items() if kind.is_change]
    counted = [count(number, *NAMES[kind]) for kind, number in changed]
    audiences = Counter(a for entry in comparison.changed for a in entry.audiences for _ in entry.listed)
    way = _steps(comparison)
    deciders = dict.fromkeys(DECIDERS[r.decided_by] for r in way if r.decided_by)
    sources = [book.sources[id] for id in counts.sources if id in book.sources]
    return Summary(
        f"{listing(counted).capitalize()}." if counted else "Er veranderde geen enkele regel.",
        tuple(Counted(n, NAMES[kind][n > 1]) for kind, n in counts.kinds.items()),
        tuple(Counted(n, depth) for depth, n in counts.classes.items()),
        tuple(Counted(audiences[a], AUDIENCES[a][1]) for a in counts.audiences),
        tuple((_version(publication, r), r.summary) for r in way if r.summary),
        listing(deciders),
        tuple(NamedAddress(source_address(s) or "", source_name(s)) for s in sources),
        tuple(book.mandates[id].title for id in counts.mandates if id in book.mandates),
    )


def _version(publication: Publication, revision: Revision) -> str:
    """Above its summary, which says what the version changed and what for."""
    return f"Wat en waarom ({publication.label(revision)})"


def _menu(publication: Publication, old: Revision, new: Revision) -> Markup:
    """The newer of two versions beside every other one."""
    items = []
    for other in publication.revisions:
        if other is new:
            continue
        path = publication.pair_path(other, new)
        said = f"vergeleken met {publication.label(other)}"
        mark = Markup(' aria-current="true"') if other is old else Markup("")
        link = Markup('<a href="/{}"{}>{}</a>').format(path, mark, said) if path else said
        shown = link if path else Markup('<span class="rb-zacht">{}</span>').format(said)
        items.append(Markup("<li>{}</li>").format(shown))
    return Markup("").join(items)


def _steps(comparison: Comparison) -> list[Revision]:
    """The versions on the way, without the one it starts from."""
    line = list(comparison.book.ancestors(comparison.new))
    held = line.index(comparison.old) if comparison.old in line else 1
    return line[:held][::-1]


@dataclass(frozen=True)
class Listed:
    """A rule in the list of changes."""

    name: str
    """`4.1 Geschenken aannemen`."""
    shown: ShownRule
    """What became of it; of others too where they came of the same rules."""
    chapter: str
    """The chapter in which that is shown."""
    is_first: bool
    """Whether it is shown under the name of this rule."""


@dataclass(frozen=True)
class ShownChapter:
    """A chapter with what changed in it."""

    id: str
    title: str
    rules: tuple[ShownRule, ...]
    """What is shown in it."""
    listed: tuple[Listed, ...]
    """Its rules, also those of which another chapter shows what became of them."""


def _chapters(shower: Shower, side_by_side: bool) -> Iterator[ShownChapter]:
    """The rules that changed, by the chapter that they are in now, or were in."""
    comparison = shower.comparison
    rules: dict[str, list[ShownRule]] = {}
    listed: dict[str, list[Listed]] = {}
    shown = {entry: shower.rule(entry, side_by_side=side_by_side) for entry in comparison.changed}
    for entry, rule in shown.items():
        rules.setdefault(entry.held.rule.chapter, []).append(rule)
    for entry, held in comparison.in_order:
        one = Listed(f"{held.number} {held.title}", shown[entry], entry.held.rule.chapter, held is entry.held)
        listed.setdefault(held.rule.chapter, []).append(one)
    for revision, note in ((comparison.new, ""), (comparison.old, " (oude indeling)")):
        for chapter in revision.chapters:
            if chapter.id in listed:
                title = f"{revision.chapter_number[chapter.id]} {chapter.title}{note}"
                held_here = tuple(listed.pop(chapter.id))
                yield ShownChapter(chapter.id, title, tuple(rules.get(chapter.id, ())), held_here)


@dataclass(frozen=True)
class Choice:
    """One way to choose among the changes."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]


def _choices(shower: Shower) -> tuple[Choice, ...]:
    comparison, book = shower.comparison, shower.comparison.book
    counts = comparison.counts
    titles = {c.id: c.title for r in (comparison.old, comparison.new) for c in r.chapters}
    kinds = [kind for kind in counts.kinds if kind.is_change]
    topics = [topic for id in counts.topics if (topic := book.topics.get(id))]
    return (
        Choice("soort", "Soort", tuple((k.name.lower(), str(k)) for k in kinds)),
        Choice("klasse", "Klasse", tuple((str(c), str(c)) for c in counts.classes)),
        Choice("hoofdstuk", "Hoofdstuk", tuple((id, titles[id]) for id in counts.chapters)),
        Choice("doelgroep", "Voor wie", tuple((str(a), AUDIENCES[a][1]) for a in counts.audiences)),
        Choice(
            "onderwerp",
            "Onderwerp",
            tuple((t.id, t.label) for t in sorted(topics, key=lambda t: t.label.casefold())),
        ),
    )


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
            if not new.is_draft
        ],
    )
