"""One rule through all versions: every text, with what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from regelboek.comparison import Comparison, Kind, RuleComparison
from regelboek.kinship import Family, family, returned
from regelboek.lineage import Spot
from regelboek.model.revision import Revision
from regelboek.model.rule import Item, Paragraph, Part, Rule
from regelboek.pages.common import NamedAddress
from regelboek.pages.comparing.reasons import reasons
from regelboek.pages.comparing.shown import Shower, ShownRule
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.redline import linked, version_mark
from regelboek.pages.site_pages import site_page
from regelboek.reading import parts_words
from regelboek.words import full_stop, listing


@dataclass(frozen=True)
class Shown:
    """What became of a rule in one step, and who shows it."""

    rule: ShownRule
    shower: Shower


@dataclass(frozen=True)
class Step:
    """From one version to the next."""

    id: str
    label: str
    texts: tuple[NamedAddress, ...]
    """The rule as the later version holds it, or what it was split into."""
    changes: tuple[Shown, ...]
    """What became of it; empty where nothing did."""
    words: str
    """The same in short."""
    compare: str
    """Where the two versions are compared."""
    gap: str = ""
    """When it did not hold, where it returned."""

    @property
    def place(self) -> str:
        """The id of its heading."""
        return f"v-{self.id}".replace("+", "-")

    @property
    def mark(self) -> Markup:
        """Says to the links between changes which version those after it are of."""
        return version_mark(f"de versie van {self.label}")


def history_pages(publication: Publication) -> Iterator[Page]:
    """A page for each rule that any published version holds; one that changed has its texts side by side too."""
    held: dict[str, Rule] = {}
    for revision in publication.adopted:
        held.update(revision.rules)
    for rule_id in sorted(held):
        yield history_page(publication, held[rule_id])
        kin = family(publication.book, publication.adopted, rule_id)
        if any(step.changes for step in _steps(publication, kin, False)):
            yield history_page(publication, held[rule_id], side_by_side=True)


def history_page(publication: Publication, rule: Rule, *, side_by_side: bool = False) -> Page:
    """All texts of one rule.

    Args:
        publication: the book on its day.
        rule: as it reads now, or last read.
        side_by_side: whether texts stand beside each other, not in one.
    """
    kin = family(publication.book, publication.adopted, rule.id)
    steps = tuple(_steps(publication, kin, side_by_side))
    current = publication.in_force
    holds = rule.id in current.rules
    path = f"regels/{rule.id}/geschiedenis/"
    name = _full_name(publication, rule)
    beside = ", naast elkaar" if side_by_side else ""
    page = site_page(
        publication,
        f"{path}naast-elkaar/" if side_by_side else path,
        "geschiedenis",
        f"Geschiedenis: {name}{beside}",
        f"Alle teksten van {name}{beside}, met wat er veranderde, waarom en wie dat besloot.",
        indexed=not side_by_side,
        naast=side_by_side,
        wissel_adres=f"/{path}",
        menu=_menu(publication, kin, rule.id),
        styles=("vergelijken",),
        scripts=("vergelijken",),
        regel=rule,
        geldt=current.rules.get(rule.id),
        verder=Markup("") if holds else _goes_on(publication, current, kin.get(current.id, ())),
        stappen=steps[::-1],
        begin=_beginning(publication, kin),
        adres=f"/regels/{rule.id}/",
        nu=holds or publication.book.held_before(rule.id, current),
    )
    return page.with_body(Markup(linked(str(page.body), "versies")))


def _full_name(publication: Publication, rule: Rule) -> str:
    """Its title; of one that does not hold, which may share its title with another, where it last stood."""
    if rule.id in publication.in_force.rules:
        return f"‘{rule.title}’"
    last = next(r for r in reversed(publication.adopted) if rule.id in r.rules)
    return f"‘{rule.title}’ (regel {last.number(rule)} in de versie van {publication.label(last)})"


def _steps(publication: Publication, kin: Family, side_by_side: bool) -> Iterator[Step]:
    """Every version since the first that has the rule; oldest first, the first is no step."""
    book = publication.book
    for revision in publication.adopted:
        old = book.predecessor(revision)
        if old is None or old not in publication.adopted:
            continue
        if kin[old.id] or kin[revision.id] or _held_before(publication, kin, revision):
            yield _step(publication, kin, old, revision, side_by_side)


def _held_before(publication: Publication, kin: Family, revision: Revision) -> bool:
    """Whether some version before it had the rule, which lapsed since and may return."""
    return any(kin.get(r.id) for r in publication.book.ancestors(revision))


def _step(publication: Publication, kin: Family, old: Revision, new: Revision, side_by_side: bool) -> Step:
    comparison = publication.compare(old, new)
    entries = list(dict.fromkeys(_entries(comparison, kin)))
    changed = [entry for entry in entries if entry.kind is not Kind.SAME]
    gaps = (returned(publication.book, new, spot.rule) for spot in kin[new.id] if spot.part is None)
    return Step(
        new.id,
        publication.label(new),
        tuple(_texts(publication, new, kin[new.id])),
        tuple(_shown(publication, comparison, entry, side_by_side) for entry in changed),
        _words(entries) if entries else "",
        f"/{publication.pair_path(old, new)}",
        " ".join(publication.gap(each) for each in gaps if each),
    )


def _entries(comparison: Comparison, kin: Family) -> Iterator[RuleComparison]:
    """What became of each rule; of one that is kin in part, only where that part came, went or changed."""
    old, new = comparison.old, comparison.new
    for here, there, entry_of in ((old, new, comparison.of_old), (new, old, comparison.of_new)):
        for spot in kin[here.id]:
            entry = entry_of(spot.rule)
            same = spot.part and _words_of(here, kin, spot.rule) == _words_of(there, kin, spot.rule)
            if entry is not None and not same:
                yield entry


def _words_of(revision: Revision, kin: Family, rule_id: str) -> list[Paragraph | Item]:
    """The paragraphs and items of a rule that are kin, whatever their numbers are."""
    rule = revision.rules.get(rule_id)
    parts = [spot.part for spot in kin[revision.id] if spot.rule == rule_id and spot.part]
    return [_unnumbered(rule, part) for part in parts] if rule else []


def _unnumbered(rule: Rule, part: Part) -> Paragraph | Item:
    paragraph = next(lid for lid in rule.paragraphs if lid.number == part.paragraph)
    if not part.item:
        return replace(paragraph, number=0)
    return replace(next(i for i in paragraph.items if i.letter == part.item), number=0, letter="")


def _shown(
    publication: Publication, comparison: Comparison, entry: RuleComparison, side_by_side: bool
) -> Shown:
    """One that returns beside the text that it had; its reason is that of the return, else that of its chapter."""
    wider, found = publication.over_gap(comparison, entry)
    shower = Shower(publication, wider, f"w-{comparison.new.id}".replace("+", "-"))
    shown = shower.rule(found, side_by_side=side_by_side)
    why = [
        *reasons(publication, entry.passed, named=len(entry.texts) > 1),
        *(
            replace(reason, label=f"{reason.label}, bij het hoofdstuk")
            for reason in reasons(publication, comparison.passed_of_chapter(entry))
        ),
    ]
    return Shown(replace(shown, reasons=tuple(why)), shower)


def _words(entries: list[RuleComparison]) -> str:
    return listing(dict.fromkeys(str(entry.kind) for entry in entries)) or "ongewijzigd"


def _texts(publication: Publication, revision: Revision, spots: tuple[Spot, ...]) -> Iterator[NamedAddress]:
    """The rules in a version at its permanent address, in order, each with the parts that are kin if not all are."""
    order = [rule.id for rule in revision.ordered_rules]
    here = sorted(spots, key=lambda spot: order.index(spot.rule))
    for rule_id, group in groupby(here, key=lambda spot: spot.rule):
        rule = revision.rules[rule_id]
        parts = sorted(spot.part for spot in group if spot.part)
        address = f"/{publication.prefix(revision)}regels/{rule_id}/" + (
            f"#{parts[0].anchor}" if parts else ""
        )
        said = f" ({parts_words(parts)})" if parts else ""
        yield NamedAddress(address, f"{revision.number(rule)} {rule.title}{said}")


def _goes_on(publication: Publication, revision: Revision, spots: tuple[Spot, ...]) -> Markup:
    """Where to read it now, with links to where readers are sent for the version; empty where nothing is left."""
    link, prefix = Markup('<a href="{}{}">{}</a>'), f"/{publication.prefix(revision)}"
    found = list(_texts(publication, revision, spots))
    if not found:
        return Markup("")
    home = publication.home(revision)
    links = Markup(listing(link.format(home, t.address.removeprefix(prefix), t.text) for t in found))
    return Markup("Deze regel is verdergegaan. Lees nu {}{}").format(links, full_stop(found[-1].text))


def _beginning(publication: Publication, kin: Family) -> Step | None:
    """The first version that holds it, if that is where the book begins."""
    first = publication.adopted[0]
    if not kin[first.id]:
        return None
    texts = tuple(_texts(publication, first, kin[first.id]))
    return Step(first.id, publication.label(first), texts, (), "zo begon de code", "")


def _menu(publication: Publication, kin: Family, rule_id: str) -> Markup:
    """The rule in each version."""
    items = []
    for revision in publication.revisions:
        ids = [spot.rule for spot in kin.get(revision.id, ())]
        id = rule_id if rule_id in ids or revision.is_draft else next(iter(ids), "")
        label, standing = publication.label(revision), publication.standing(revision)
        if id and id in revision.rules:
            text = Markup('<a href="{}regels/{}/">{}</a>').format(publication.home(revision), id, label)
        else:
            text = Markup('<span class="rb-zacht">{}</span>').format(label)
        items.append(Markup('<li>{} <span class="rb-pil">{}</span></li>').format(text, standing))
    return Markup("").join(items)
