"""The whole code as a booklet: for everyone, or for one audience; to read on a page or to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.markdown.tree import Ref
from regelboek.model.revision import Chapter
from regelboek.model.rule import Audience, Rule
from regelboek.pages import references
from regelboek.pages.common import page, same_path
from regelboek.pages.edition import Edition
from regelboek.pages.html import Renderer
from regelboek.pages.offline import offline_address
from regelboek.pages.page import Page
from regelboek.pages.rules import ShownSection, sections
from regelboek.reading import AUDIENCES

STYLE = SCRIPT = "boek"


@dataclass(frozen=True)
class BookletRule:
    """A rule in a booklet."""

    regel: Rule
    norm: Markup
    delen: tuple[ShownSection, ...]


@dataclass(frozen=True)
class Choice:
    """Another booklet of the same version."""

    address: str
    text: str
    here: bool


def booklet_pages(edition: Edition) -> Iterator[Page]:
    """The whole code, and a booklet for each audience that has rules."""
    yield booklet_page(edition, None)
    for audience in Audience:
        if edition.rules_for(audience):
            yield booklet_page(edition, audience)


def booklet_page(edition: Edition, audience: Audience | None) -> Page:
    """One booklet.

    Args:
        edition: the version.
        audience: for whom; None for everyone.
    """
    rules = edition.rules_for(audience) if audience else edition.revision.ordered_rules
    shown = frozenset(rule.id for rule in rules)
    many = AUDIENCES[audience][1] if audience else ""
    path = f"hele-code/{audience}/" if audience else "hele-code/"
    title = f"De code voor {many}" if audience else "De hele code"
    whom = f"De regels voor {many} bij elkaar" if audience else "De hele gedragscode bij elkaar"
    return page(
        edition,
        path,
        "hele-code",
        title,
        f"{whom}, op één pagina, als boekje om te lezen of af te drukken.",
        elsewhere=same_path(edition, "hele-code/" if audience else path),
        styles=(STYLE,),
        scripts=(SCRIPT,),
        voor=many,
        keuzes=_choices(edition, audience),
        hoofdstukken=list(_chapters(edition, rules, shown)),
        begrippen=edition.terms,
        versie=edition.publication.label(edition.revision),
        stand=edition.publication.standing(edition.revision),
        los_adres=offline_address(edition.publication, edition.revision),
        vast_adres=edition.publication.settings.site_url
        + edition.publication.prefix(edition.revision)
        + path,
    )


def _choices(edition: Edition, audience: Audience | None) -> tuple[Choice, ...]:
    everyone = Choice(edition.address("hele-code/"), "de hele code", audience is None)
    others = (
        Choice(edition.address(f"hele-code/{a}/"), f"alleen voor {AUDIENCES[a][1]}", a is audience)
        for a in Audience
        if edition.rules_for(a)
    )
    return (everyone, *others)


def _chapters(
    edition: Edition, rules: tuple[Rule, ...], shown: frozenset[str]
) -> Iterator[tuple[Chapter, list[BookletRule]]]:
    """The chapters that hold any of the rules."""
    for chapter in edition.revision.chapters:
        of_chapter = [rule for rule in rules if rule.chapter == chapter.id]
        if of_chapter:
            yield chapter, [_booklet_rule(edition, rule, shown) for rule in of_chapter]


def _booklet_rule(edition: Edition, rule: Rule, shown: frozenset[str]) -> BookletRule:
    def render_ref(ref: Ref) -> Markup:
        here = _here(ref, shown)
        if here is None:
            return references.render_ref(edition, rule, ref)
        name = Markup(' class="rb-begrip"') if ref.kind == "begrip" else ""
        return Markup('<a{} href="#{}">{}</a>').format(name, here, references.ref_text(edition, ref))

    r = Renderer(render_ref, f"{rule.id}-", linked=False)
    return BookletRule(rule, r.norm(rule), sections(edition, rule, r))


def _here(ref: Ref, shown: frozenset[str]) -> str | None:
    """The id in the booklet of what a reference leads to; None when it is elsewhere."""
    if ref.kind == "begrip":
        return f"begrip-{ref.target}"
    if ref.kind == "regel" and not ref.version and ref.target in shown:
        return f"{ref.target}-{ref.anchor}" if ref.anchor else ref.target
    return None
