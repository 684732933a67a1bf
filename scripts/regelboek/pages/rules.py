"""Pages of rules that are in a version; `lapsed` has those that are not, `chapters` the lists of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from regelboek.comparison import Kind, RuleComparison
from regelboek.comparison.sides import Held
from regelboek.kinship import descendants, parts_moved, returned
from regelboek.lineage import Outcome
from regelboek.model.revision import ChangeClass, Revision
from regelboek.model.rule import Rule, RuleStatus
from regelboek.pages.citations import citation, paragraph_citations
from regelboek.pages.common import (
    BannerLink,
    NamedAddress,
    page,
    public_day,
    renderer,
    rule_elsewhere,
)
from regelboek.pages.comparing.reasons import Reason, reasons
from regelboek.pages.comparing.shown import Shower, ShownRule, all_spoken, beside_address, history_of
from regelboek.pages.edition import Edition
from regelboek.pages.html import Renderer
from regelboek.pages.lapsed import departures
from regelboek.pages.page import Page
from regelboek.pages.redline import linked
from regelboek.pages.sections import ANNOUNCED, SECTION_TITLES
from regelboek.reading import parts_words, source_name
from regelboek.words import capitalised, date, listing

OPEN_SENTENCES = OPEN_POINTS = 3
"""What a note of a change shows at once; more is folded, so that the explanation below stays near."""
OPEN_CHARACTERS = 300
"""Of all its sentences: eight lines on a phone."""


@dataclass(frozen=True)
class ShownSection:
    """A section beside the norm."""

    kind: str
    title: str
    lead: str
    html: Markup


@dataclass(frozen=True)
class ChangeNote:
    """What changed in this version, and why."""

    kop: str
    kort: str
    """What the link to it says."""
    redenen: tuple[Reason, ...]
    van_hoofdstuk: bool
    """Whether these are the reasons of its chapter, for a rule that has none of its own."""
    regel: ShownRule
    geheel: tuple[Markup, ...]
    """What became of all together, where others came of the same ones."""
    zinnen: tuple[Markup, ...]
    """What became of this rule: the sentences that the page of two versions has of it."""
    verdwenen: tuple[Markup, ...]
    """What became of those that are gone, and of which it came."""
    vergelijk: str
    """Where the two versions are compared."""
    naast: str
    """Where its texts before and after stand side by side; empty where they do not."""
    shower: Shower
    onderbreking: str
    """When the rule did not hold, where it returned."""
    toen: str
    """What it was called then, where it has another number or title now."""

    @property
    def open_zinnen(self) -> int:
        """How many sentences may stand unfolded: a few, and of long ones no more than one."""
        length = sum(map(len, self.zinnen))
        return OPEN_SENTENCES if length <= OPEN_CHARACTERS else 1

    @property
    def vouwt_punten(self) -> bool:
        """Whether mandates, sources and decisions are folded: where there are more than a few."""
        return sum(len(reason.more) for reason in self.redenen) > OPEN_POINTS


@dataclass(frozen=True)
class Since:
    """The version since which what binds in a rule is the same; what explains it may have changed."""

    label: str
    address: str


def rule_pages(edition: Edition) -> Iterator[Page]:
    """A page for each rule of the version."""
    for rule in edition.revision.ordered_rules:
        yield rule_page(edition, rule)


def rule_page(edition: Edition, rule: Rule) -> Page:
    """The page of one rule."""
    revision, book = edition.revision, edition.book
    before, after = edition.neighbours(rule)
    r = renderer(edition, rule)
    links, dead_end = _in_force_now(edition, rule)
    changed = _change_note(edition, rule)
    shown = page(
        edition,
        f"regels/{rule.id}/",
        "regel",
        f"{edition.number(rule)} {rule.title}",
        rule.summary,
        elsewhere=rule_elsewhere(edition, rule.id),
        subject="Deze regel",
        links=links,
        dead_end=dead_end,
        chapter=rule.chapter,
        rule=rule,
        regel=rule,
        norm=r.norm(rule),
        bindt=_binds(rule),
        hoofdstuk=edition.chapter(rule),
        sinds=_same_norm_since(edition, rule),
        aankondiging=_announcement(edition, rule),
        wijziging=changed,
        geschiedenis=history_of(edition.publication, rule.id),
        begrippen=edition.terms_of(rule),
        delen=sections(edition, rule, r),
        situaties=edition.situations_of(rule),
        dilemmas=edition.dilemmas_of(rule),
        bronnen=[(c, book.sources[c.id]) for c in rule.sources],
        vorige=before,
        volgende=after,
        vraag_aan=_ask(edition, rule),
        onderwerpen=edition.topics_of(rule),
        zie_ook=edition.see_also(rule),
        verwijzers=edition.referrers(rule),
        afkomst=tuple(_origins(edition, rule)),
        verder=tuple(_successors(edition, rule)),
        vast_adres=f"/{edition.publication.prefix(revision)}regels/{rule.id}/",
        vast_naam=edition.publication.label(revision),
        citaat=None if revision.is_draft else citation(edition, rule),
        citaten=() if revision.is_draft else paragraph_citations(edition, rule),
        styles=_styles(revision, changed),
        scripts=() if revision.is_draft else ("kopieer",),
        modified=last_changed(edition, rule),
    )
    return shown.with_body(Markup(linked(str(shown.body), "wijziging")))


def _binds(rule: Rule) -> str:
    """How the norm binds, as its heading says it; what differs for a paragraph stands with it."""
    if rule.status is RuleStatus.ANNOUNCED:
        return "geldt nog niet"
    said = "dit raadt de code aan" if rule.is_advice() else "dit bindt"
    is_mixed = len({rule.is_advice(lid.number) for lid in rule.paragraphs}) > 1
    return f"{said}, behalve waar iets anders bij staat" if is_mixed else said


def _styles(revision: Revision, changed: ChangeNote | None) -> tuple[str, ...]:
    copying = () if revision.is_draft else ("kopieer",)
    has_redline = changed and (changed.regel.has_redline or changed.regel.terms)
    return (*copying, "vergelijken") if has_redline else copying


def last_changed(edition: Edition, rule: Rule) -> dt.date | None:
    """The day on which the rule last changed in anything that a change file records."""
    for revision in edition.line:
        if revision.change(rule.id) or revision.changes_from(rule.id) or revision is edition.line[-1]:
            return public_day(revision)
    return None


def _in_force_now(edition: Edition, rule: Rule) -> tuple[tuple[BannerLink, ...], str]:
    """Where the rule is in the version in force, by name and number; and the sentence if nowhere."""
    publication = edition.publication
    current = publication.in_force
    if edition.is_root and edition.revision is current:
        return (), ""
    home = publication.home(current)
    found = edition.counterpart(rule.id, None, current)
    if found.outcome is Outcome.FOUND:
        rules = [current.rules[spot.rule] for spot in found.spots]
        lead = "Deze regel in de geldende versie:" if len(rules) == 1 else "In de geldende versie:"
        links = [BannerLink(lead, f"{home}regels/{r.id}/", f"{current.number(r)} {r.title}") for r in rules]
        return (*links, *_in_part_now(edition, rule)), ""
    if found.outcome is Outcome.LAPSED:
        address = f"{home}regels/{found.rule}/"
        why = BannerLink("Deze regel is vervallen:", address, "waarom, en wat er nu geldt")
        return (why, *_returned_now(edition, rule), *_in_part_now(edition, rule)), ""
    return (), "Deze regel staat niet in de geldende versie."


def _in_part_now(edition: Edition, rule: Rule) -> Iterator[BannerLink]:
    """The rules in force that hold some of its paragraphs, though it lives on in others."""
    current = edition.publication.in_force
    if edition.revision in edition.book.ancestors(current):
        moved = parts_moved(edition.book, edition.revision, rule.id, current)
        for went in departures(current, moved):
            address = f"{edition.publication.home(current)}regels/{went.rule.id}/#{went.parts[0].anchor}"
            text = f"{current.number(went.rule)} {went.rule.title}, {parts_words(went.parts)}"
            yield BannerLink(f"{capitalised(went.words)} in de geldende versie:", address, text)


def _returned_now(edition: Edition, rule: Rule) -> Iterator[BannerLink]:
    """The rules in force that brought it back after it lapsed."""
    current = edition.publication.in_force
    if edition.revision in edition.book.ancestors(current):
        for spot in descendants(edition.book, edition.revision, rule.id, current):
            if spot.part is None:
                held = current.rules[spot.rule]
                address = f"{edition.publication.home(current)}regels/{held.id}/"
                yield BannerLink("Deze regel keerde terug:", address, f"{current.number(held)} {held.title}")


def _same_norm_since(edition: Edition, rule: Rule) -> Since | None:
    since = edition.same_norm_since(rule)
    if since.is_draft:
        return None
    id = rule.id if rule.id in since.rules else ""
    address = f"/{edition.publication.prefix(since)}" + (f"regels/{id}/" if id else "")
    return Since(edition.publication.label(since), address)


def _announcement(edition: Edition, rule: Rule) -> str:
    """When an announced rule starts, as far as known."""
    if rule.status is not RuleStatus.ANNOUNCED:
        return ""
    return _start_words(edition, rule)


def _start_words(edition: Edition, rule: Rule) -> str:
    if rule.start is None:
        return "Wanneer zij ingaat, is nog niet bekend."
    source = edition.book.sources.get(rule.start.source)
    name = source_name(source) if source else rule.start.source
    if rule.start.date:
        return f"Ingang: {date(rule.start.date)}. Bron: {name}."
    return f"De dag van ingang is nog niet bekend. Bron: {name}."


def sections(
    edition: Edition, rule: Rule, r: Renderer, titles: Iterable[str] = SECTION_TITLES
) -> tuple[ShownSection, ...]:
    """The sections beside the norm with one of these titles, in order."""
    shown = []
    for title in titles:
        kind, heading = SECTION_TITLES[title]
        section = rule.body.section(title)
        if section:
            lead = _start_words(edition, rule) if title == ANNOUNCED else ""
            shown.append(ShownSection(kind, heading, lead, r.section(section)))
    return tuple(shown)


def _change_note(edition: Edition, rule: Rule) -> ChangeNote | None:
    """How a rule last changed, in this version or one before it."""
    found = edition.last_change(rule)
    if found is None:
        return None
    revision, entry = found
    publication = edition.publication
    before = edition.book.predecessor(revision)
    assert before is not None
    comparison, wider = publication.over_gap(publication.compare(before, revision), entry)
    shower = Shower(publication, comparison)
    back = returned(edition.book, revision, entry.id)
    kind = capitalised(entry.kind)
    where = "in het concept" if revision.is_draft else f"in de versie van {publication.label(revision)}"
    path = publication.pair_path(before, revision)
    held = next((held for held in wider.new if held.id == rule.id), wider.held)
    shown = replace(shower.rule(wider), terms=shower.terms(wider, held))
    told = _said(wider, held)
    beside = shown.has_redline and not shown.is_whole and not revision.is_draft
    own = entry.passed_of(held)
    passed = own or comparison.passed_of_chapter(entry)
    return ChangeNote(
        f"{kind} {where}",
        _short(entry) if passed or entry.kind is Kind.MEANS else "wat er veranderde",
        tuple(reasons(publication, passed, inherited=True)),
        not own,
        shown,
        *told,
        f"/{path}" if path else "",
        beside_address(publication, rule.id, revision) if beside else "",
        shower,
        publication.gap(back) if back else "",
        _called_then(edition, rule, held),
    )


def _said(
    entry: RuleComparison, held: Held
) -> tuple[tuple[Markup, ...], tuple[Markup, ...], tuple[Markup, ...]]:
    """The sentences about all rules that came of the same ones, about this one, and about those that are gone."""
    said = entry.said_of(held)
    if len(entry.texts) == 1:
        return (), all_spoken(said), ()
    own = next(text for text in entry.texts if held in (text.old, text.new))
    whole = [sentence for sentence in said if sentence.of is None]
    here = [sentence for sentence in said if sentence.of is own]
    gone = [sentence for sentence in said if sentence.of not in (None, own)]
    return all_spoken(whole), all_spoken(here), all_spoken(gone)


def _short(entry: RuleComparison) -> str:
    """What leads to the reasons, in a few words; where only the explanation changed, that the norm did not."""
    if entry.kind is Kind.CHANGED and entry.classes and ChangeClass.NORM not in entry.classes:
        return f"waarom {_DEPTHS[entry.classes[0]]} veranderde"
    return _WHY.get(entry.kind, f"waarom {entry.kind}?")


_WHY = {
    Kind.MEANS: "waarom een begrip veranderde",
    Kind.METADATA: "waarom de kenmerken veranderden",
}
_DEPTHS = {
    ChangeClass.WORDING: "de formulering",
    ChangeClass.EXPLANATION: "de uitleg",
    ChangeClass.LAYOUT: "de opmaak",
}


def _called_then(edition: Edition, rule: Rule, held: Held) -> str:
    """That a rule had another number or title when it changed."""
    if (held.number, held.rule.title) == (edition.number(rule), rule.title):
        return ""
    title = "" if held.rule.title == rule.title else f" en heette ‘{held.rule.title}’"
    return f"De regel was toen regel {held.number}{title}."


def _ask(edition: Edition, rule: Rule) -> Markup:
    """Whom to ask, each by role with a link to how to reach them."""
    link = Markup('<a href="{}#{}">{}</a>')
    where = edition.address("adviespunten/")
    return Markup(listing((link.format(where, c.id, c.role) for c in edition.contacts_of(rule)), "of"))


@dataclass(frozen=True)
class ShownOrigin:
    """A rule that this one came from, at its last address, with what of it."""

    address: str
    text: str
    note: str


def _origins(edition: Edition, rule: Rule) -> Iterator[ShownOrigin]:
    """The rules of earlier versions that it came from: as a whole, in part, or after a gap."""
    publication = edition.publication
    for origin in edition.origins(rule):
        old = origin.revision
        note = f"versie van {publication.label(old)}"
        if origin.back:
            note += f", verviel en keerde terug in de versie van {publication.label(origin.back.back)}"
        if origin.moved:
            note += "; " + listing(f"{new.words} was daar {old.words}" for old, new in origin.moved)
        address = f"/{publication.prefix(old)}regels/{origin.rule.id}/"
        yield ShownOrigin(address, f"{old.number(origin.rule)} {origin.rule.title}", note)


def _successors(edition: Edition, rule: Rule) -> Iterator[NamedAddress]:
    """The other rules that it goes on in, with the paragraphs where it is only some."""
    for id, spots in groupby(edition.successors(rule), key=lambda spot: spot.rule):
        parts = sorted(spot.part for spot in spots if spot.part)
        other = edition.revision.rules[id]
        said = f", {parts_words(parts)}" if parts else ""
        address = edition.rule_address(id, parts[0] if parts else None)
        yield NamedAddress(address, f"{edition.number(other)} {other.title}{said}")
