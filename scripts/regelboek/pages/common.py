"""What every page of a version shares: its head, its banner and its menu of versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.lineage import Outcome
from regelboek.model.registers import Source, SourceStatus
from regelboek.model.revision import Revision, Term
from regelboek.model.rule import Rule
from regelboek.pages import references
from regelboek.pages.edition import Edition
from regelboek.pages.html import Renderer, force_mark
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.templating import render
from regelboek.reading import audience_words, source_name
from regelboek.records.dates import Moment
from regelboek.words import MONTHS, date, listing

Elsewhere = Callable[[Revision], str | None]
"""Where the subject of a page is in another version: an address, or None when it is not there."""


def moment_words(moment: Moment, *, circa: bool = False) -> str:
    """A date as exact as it is known: `2009`, `juni 2009`, `18 juni 2009`."""
    if moment.day:
        words = date(moment.first())
    elif moment.month:
        words = f"{MONTHS[moment.month - 1]} {moment.year}"
    else:
        words = str(moment.year)
    return f"rond {words}" if circa else words


def former_terms(term: Term) -> str:
    """`heette tot 15 maart 2024 vertrouwenspersoon`."""
    parts = [f"tot {moment_words(f.until)} {f.term}" for f in term.former_terms]
    return f"heette {listing(parts)}"


def source_standing(publication: Publication, source: Source) -> str:
    """Date and status of a source in words, with what came in its place."""
    words = [moment_words(source.date, circa=source.circa)] if source.date else []
    status = {
        SourceStatus.CURRENT: "geldend",
        SourceStatus.LAPSED: "vervallen",
        SourceStatus.SUPERSEDED: "vervangen",
        SourceStatus.PASSED_BY_LOWER_HOUSE: "aangenomen door de Tweede Kamer, nog niet in werking",
        SourceStatus.IN_PREPARATION: "in voorbereiding",
        SourceStatus.BACKGROUND: "achtergrond",
    }[source.status]
    if source.until:
        status += f" ({moment_words(source.until)})"
    successor = publication.book.sources.get(source.superseded_by or "")
    if successor:
        status += f" door {source_name(successor)}"
    words.append(status)
    if source.norm_stays:
        words.append(f"de regel blijft gelden: {source.norm_stays}")
    return " · ".join(words)


@dataclass(frozen=True)
class NamedAddress:
    """A link."""

    address: str
    text: str


@dataclass(frozen=True)
class BannerLink:
    """One way out of a version that does not bind."""

    lead: str
    address: str
    text: str


@dataclass(frozen=True)
class Banner:
    """What a reader of a version that does not bind must know first."""

    kind: str
    label: str
    text: str
    links: tuple[BannerLink, ...] = ()
    dead_end: str = ""


def banner(
    edition: Edition, links: tuple[BannerLink, ...], dead_end: str, rule: Rule | None = None
) -> Banner | None:
    """Which version this is, since and until when it held, and the way to the one in force.

    Args:
        edition: the version; the copy at the root of the site needs no banner.
        links: where the subject of the page is in the version in force.
        dead_end: the sentence for when it is nowhere.
        rule: the rule that the page is about, to which the comparison is opened.
    """
    publication, revision = edition.publication, edition.revision
    difference = publication.pair_address(revision, publication.in_force, rule.id if rule else "")
    if difference and not edition.is_root:
        links = (
            *links,
            BannerLink("Wat is er veranderd?", difference, "Vergelijk met de geldende versie"),
        )
    if edition.is_root and not revision.is_draft:
        if revision.in_force and revision.in_force > publication.day:
            text = f"De eerste versie gaat in op {date(revision.in_force)}."
            return Banner("aangekondigd", "Nog niet van kracht", text)
        return None
    standing = publication.standing(revision)
    label = publication.label(revision)
    if standing == "geldend":
        text = f"Dit is het vaste adres van de versie van {label}. Deze versie geldt nu."
        return Banner("geldend", "Geldende versie", text, links, dead_end)
    if standing == "concept":
        text = "Dit is een voorstel. Het geldt niet en kan nog veranderen."
        return Banner("concept", "Concept", text, links, dead_end)
    if standing == "aangekondigd":
        assert revision.in_force is not None
        text = f"Deze versie geldt pas vanaf {date(revision.in_force)}."
        return Banner("aangekondigd", "Nog niet van kracht", text, links, dead_end)
    if standing == "ingetrokken":
        text = f"De versie van {label} is ingetrokken voordat zij inging. Zij heeft nooit gegolden."
        return Banner("ingetrokken", "Ingetrokken versie", text, links, dead_end)
    return Banner("oud", "Oude versie", _past(edition, label), links, dead_end)


def _past(edition: Edition, label: str) -> str:
    publication, revision = edition.publication, edition.revision
    period = publication.period(revision)
    mended = publication.mended_by(revision)
    text = f"U leest de versie van {label}."
    if period and period.end:
        text += f" Die gold van {date(period.start)} tot {date(period.end)}."
    elif mended:
        text += " Die is hersteld."
    if mended and mended.known:
        text += f" Op {date(mended.known)} is een fout in deze versie hersteld."
    return text


def version_menu(edition: Edition, elsewhere: Elsewhere) -> Markup:
    """The same subject in every version, as list items for the header."""
    publication = edition.publication
    items = []
    for revision in publication.revisions:
        here = revision is edition.revision
        address = elsewhere(revision)
        label = publication.label(revision)
        standing = publication.standing(revision)
        if address is None:
            text = Markup('<span class="rb-zacht">{} (bestond nog niet)</span>').format(label)
        else:
            mark = Markup(' aria-current="true"') if here else Markup("")
            text = Markup('<a href="{}"{}>{}</a>').format(address, mark, label)
        items.append(Markup('<li>{} <span class="rb-pil">{}</span></li>').format(text, standing))
    return Markup("").join(items)


def page(
    edition: Edition,
    path: str,
    template: str,
    title: str,
    description: str,
    *,
    elsewhere: Elsewhere,
    subject: str = "Deze pagina",
    links: tuple[BannerLink, ...] | None = None,
    dead_end: str = "",
    chapter: str = "",
    rule: Rule | None = None,
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    feeds: tuple[tuple[str, str], ...] = (),
    modified: dt.date | None = None,
    **values: object,
) -> Page:
    """One page of a version.

    Args:
        edition: the version.
        path: its address in the version.
        template: the template of its body, and its kind.
        title: what it is about.
        description: for search engines, one sentence.
        elsewhere: where its subject is in other versions.
        subject: how the banner names it.
        links: where its subject is in the version in force; computed from `elsewhere` if not given.
        dead_end: what the banner says when it is nowhere.
        chapter: the chapter that the navigation opens.
        rule: the rule that the navigation marks.
        styles: stylesheets that only this kind of page needs, by name.
        scripts: scripts likewise.
        feeds: feeds that tell of its subject: title and path below the root.
        modified: when it last changed; the day of the version if not given.
        values: for the template.
    """
    publication, revision = edition.publication, edition.revision
    if links is None:
        links = _links_to_current(edition, elsewhere, subject)
    body = render(
        template,
        e=edition,
        p=publication,
        banier=banner(edition, links, dead_end, rule),
        doelgroepen=audience_words,
        kracht=lambda force: Markup(force_mark(force)),
        moment=moment_words,
        eerdere_termen=former_terms,
        bron_naam=source_name,
        bron_adres=references.source_address,
        bron_anker=references.source_anchor,
        bron_stand=lambda source: source_standing(publication, source),
        **values,
    )
    current = revision is publication.in_force
    version = "" if edition.is_root else f" (versie {publication.label(revision)})"
    return Page(
        path=path,
        title=f"{title}{version}",
        description=description,
        body=body,
        kind=template,
        chapter=chapter,
        rule=rule.id if rule else "",
        menu=version_menu(edition, elsewhere),
        canonical=path if current else f"{edition.prefix}{path}",
        indexed=current and not revision.is_draft,
        styles=styles,
        scripts=scripts,
        feeds=feeds,
        modified=modified or public_day(revision),
    )


def public_day(revision: Revision) -> dt.date | None:
    """The day on which a version became public, as far as it is known."""
    return revision.published or revision.known or revision.adopted or revision.in_force


def _links_to_current(edition: Edition, elsewhere: Elsewhere, subject: str) -> tuple[BannerLink, ...]:
    publication = edition.publication
    if edition.is_root and edition.revision is publication.in_force:
        return ()
    address = elsewhere(publication.in_force)
    if address is None:
        return ()
    return (
        BannerLink(f"{subject} in de geldende versie:", address, publication.label(publication.in_force)),
    )


def same_path(edition: Edition, path: str) -> Elsewhere:
    """For pages that every version has at the same address."""
    return lambda revision: f"{edition.publication.home(revision)}{path}"


def renderer(edition: Edition, rule: Rule, prefix: str = "") -> Renderer:
    """The renderer of a rule's text in this version."""
    return Renderer(lambda ref: references.render_ref(edition, rule, ref), prefix)


def rule_elsewhere(edition: Edition, rule_id: str) -> Elsewhere:
    """Where a rule is in other versions: itself, what it became, or the page that says it lapsed."""

    def elsewhere(revision: Revision) -> str | None:
        home = edition.publication.home(revision)
        if revision is edition.revision:
            return f"{home}regels/{rule_id}/"
        found = edition.counterpart(rule_id, None, revision)
        if found.outcome is Outcome.NOT_YET:
            before = edition.before_return(rule_id, revision)
            return f"{home}regels/{before}/" if before else None
        if found.outcome is Outcome.LAPSED:
            return f"{home}regels/{found.rule}/"
        ids = [spot.rule for spot in found.spots]
        divided = len(ids) > 1 and edition.book.held_before(rule_id, revision)
        return f"{home}regels/{rule_id if rule_id in ids or divided else _most_like(ids, revision)}/"

    def _most_like(ids: list[str], revision: Revision) -> str:
        """Of several rules the one of the same title, else the first."""
        rule = edition.revision.rules.get(rule_id)
        rules = sorted((revision.rules[id] for id in ids), key=revision.ordered_rules.index)
        return next((other.id for other in rules if rule and other.title == rule.title), rules[0].id)

    return elsewhere
