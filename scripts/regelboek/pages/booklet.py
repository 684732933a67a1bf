"""The whole code as two booklets: the rules, and what explains them; for everyone or for one audience.

The text of the rules stands by itself, as regulations are published: what binds in one part, the
explanation in another. Both are pages to read, and booklets to print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from regelboek.markdown.tree import Ref
from regelboek.model.revision import Chapter, Revision
from regelboek.model.rule import Audience, Rule
from regelboek.pages import references
from regelboek.pages.common import page
from regelboek.pages.edition import Edition
from regelboek.pages.html import Renderer
from regelboek.pages.offline import offline_address
from regelboek.pages.page import Page
from regelboek.pages.rules import ShownSection, sections
from regelboek.pages.sections import ANNOUNCED, EXPLAINING
from regelboek.reading import AUDIENCES

STYLE = SCRIPT = "boek"


@dataclass(frozen=True)
class BookletRule:
    """A rule in a booklet."""

    regel: Rule
    norm: Markup
    """Empty where the rule is only explained."""
    delen: tuple[ShownSection, ...]


@dataclass(frozen=True)
class Booklet:
    """One booklet of a version."""

    edition: Edition
    audience: Audience | None
    """For whom; None for everyone."""
    explains: bool
    """Whether it explains the rules; else it is their text."""

    @property
    def path(self) -> str:
        """Its address in a version."""
        return booklet_path(self.audience, explains=self.explains)

    @property
    def address(self) -> str:
        """Its address from the root of the site."""
        return self.edition.address(self.path)

    @property
    def title(self) -> str:
        """What it is called."""
        code = f"De code voor {self.readers}" if self.audience else "De hele code"
        return f"Toelichting bij {code[0].lower()}{code[1:]}" if self.explains else code

    @property
    def readers(self) -> str:
        """For whom, in the plural; empty for everyone."""
        return AUDIENCES[self.audience][1] if self.audience else ""

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in it: all that address its readers, or those of them that are explained."""
        edition = self.edition
        rules = edition.rules_for(self.audience) if self.audience else edition.revision.ordered_rules
        return tuple(rule for rule in rules if not self.explains or _explained(rule))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of those rules."""
        return frozenset(rule.id for rule in self.rules)

    @cached_property
    def other(self) -> Booklet | None:
        """The other booklet for the same readers; None where no rule is explained."""
        other = Booklet(self.edition, self.audience, not self.explains)
        return other if other.rules else None


def booklet_path(audience: Audience | None, *, explains: bool) -> str:
    """The address of a booklet in any version."""
    return "hele-code/" + (f"{audience}/" if audience else "") + ("toelichting/" if explains else "")


def _explained(rule: Rule) -> bool:
    return any(rule.body.section(title) for title in EXPLAINING)


def booklets(edition: Edition) -> tuple[Booklet, ...]:
    """The rules of a version and their explanation, for everyone and for each audience that has any.

    The whole code is there even where it holds no rule yet.
    """
    code = Booklet(edition, None, explains=False)
    more = (
        Booklet(edition, audience, explains) for audience in (None, *Audience) for explains in (False, True)
    )
    return (code, *(booklet for booklet in more if booklet != code and booklet.rules))


def booklet_pages(edition: Edition) -> Iterator[Page]:
    """A page for each booklet of a version."""
    every = booklets(edition)
    for booklet in every:
        yield _booklet_page(booklet, every)


def _booklet_page(booklet: Booklet, every: tuple[Booklet, ...]) -> Page:
    edition = booklet.edition
    publication, revision = edition.publication, edition.revision
    what = "De toelichting op de regels" if booklet.explains else "De regels"
    whom = f" voor {booklet.readers}" if booklet.audience else ", alle hoofdstukken"
    return page(
        edition,
        booklet.path,
        "toelichting" if booklet.explains else "hele-code",
        booklet.title,
        f"{what}{whom}, bij elkaar als boekje om te lezen of af te drukken.",
        elsewhere=lambda other: _elsewhere(booklet, other),
        styles=(f"{STYLE}-afdruk", STYLE),
        scripts=(SCRIPT,),
        boekje=booklet,
        ander=booklet.other,
        boekjes=[[b for b in every if b.explains is explains] for explains in (False, True)],
        hoofdstukken=list(_chapters(booklet)),
        begrippen=edition.terms,
        versie=publication.label(revision),
        stand=publication.standing(revision),
        los_adres=offline_address(publication, revision),
        vast_adres=publication.settings.site_url + publication.prefix(revision) + booklet.path,
    )


def _elsewhere(booklet: Booklet, revision: Revision) -> str:
    """The same booklet in another version; where that lacks it the one for everyone, or else the code."""
    publication = booklet.edition.publication
    there = {other.path for other in booklets(Edition(publication, revision, publication.prefix(revision)))}
    wished = (booklet.path, booklet_path(None, explains=booklet.explains))
    found = next((path for path in wished if path in there), booklet_path(None, explains=False))
    return publication.home(revision) + found


def _chapters(booklet: Booklet) -> Iterator[tuple[Chapter, list[BookletRule]]]:
    """The chapters that hold any of the rules."""
    code = Booklet(booklet.edition, booklet.audience, explains=False)
    by_chapter: dict[str, list[BookletRule]] = {}
    for rule in booklet.rules:
        by_chapter.setdefault(rule.chapter, []).append(_booklet_rule(booklet, rule, code))
    for chapter in booklet.edition.revision.chapters:
        if chapter.id in by_chapter:
            yield chapter, by_chapter[chapter.id]


def _booklet_rule(booklet: Booklet, rule: Rule, code: Booklet) -> BookletRule:
    """A rule as a booklet shows it.

    Args:
        booklet: where it is shown.
        rule: the rule.
        code: the booklet with what references lead to: rules for the same readers, and terms.
    """
    edition = booklet.edition
    base = code.address if booklet.explains else ""

    def render_ref(ref: Ref) -> Markup:
        anchor = _anchor(ref, code)
        if anchor is None:
            return references.render_ref(edition, rule, ref)
        name = Markup(' class="rb-begrip"') if ref.kind == "begrip" else ""
        text = references.ref_text(edition, ref)
        return Markup('<a{} href="{}#{}">{}</a>').format(name, base, anchor, text)

    r = Renderer(render_ref, f"{rule.id}-", linked=False)
    if booklet.explains:
        return BookletRule(rule, Markup(""), sections(edition, rule, r, EXPLAINING))
    return BookletRule(rule, r.norm(rule), sections(edition, rule, r, (ANNOUNCED,)))


def _anchor(ref: Ref, code: Booklet) -> str | None:
    """The id in the booklet of the rules of what a reference leads to; None when it is elsewhere."""
    if ref.kind == "begrip":
        return f"begrip-{ref.target}"
    if ref.kind == "regel" and not ref.version and ref.target in code.ids:
        return f"{ref.target}-{ref.anchor}" if ref.anchor else ref.target
    return None
