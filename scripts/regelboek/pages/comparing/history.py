"""One rule through all versions: every text, with what changed from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.comparison import Kind, RuleComparison
from regelboek.lineage import predecessors, successors
from regelboek.model.revision import Revision
from regelboek.model.rule import Rule
from regelboek.pages.comparing.shown import Shower, ShownRule
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.redline import linked
from regelboek.pages.rules import NamedAddress
from regelboek.pages.site_pages import site_page
from regelboek.words import listing

Family = Mapping[str, tuple[str, ...]]
"""For each version: the rules that a rule came from, is, or lives on in."""


@dataclass(frozen=True)
class Step:
    """From one version to the next."""

    id: str
    label: str
    texts: tuple[NamedAddress, ...]
    """The rule as the later version holds it, or what it was split into."""
    changes: tuple[ShownRule, ...]
    """What became of it; empty where nothing did."""
    words: str
    """The same in short."""
    compare: str
    """Where the two versions are compared."""
    shower: Shower


def history_pages(publication: Publication) -> Iterator[Page]:
    """A page for each rule that any published version holds; one that changed has its texts side by side too."""
    held: dict[str, Rule] = {}
    for revision in publication.adopted:
        held.update(revision.rules)
    for rule_id in sorted(held):
        yield history_page(publication, held[rule_id])
        if any(step.changes for step in _steps(publication, family_of(publication, rule_id), False)):
            yield history_page(publication, held[rule_id], side_by_side=True)


def history_page(publication: Publication, rule: Rule, *, side_by_side: bool = False) -> Page:
    """All texts of one rule.

    Args:
        publication: the book on its day.
        rule: as it reads now, or last read.
        side_by_side: whether texts stand beside each other, not in one.
    """
    family = family_of(publication, rule.id)
    steps = tuple(_steps(publication, family, side_by_side))
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
        menu=_menu(publication, family, rule.id),
        styles=("vergelijken",),
        scripts=("vergelijken",),
        regel=rule,
        geldt=publication.in_force.rules.get(rule.id),
        stappen=steps[::-1],
        begin=_beginning(publication, family),
        adres=f"/regels/{rule.id}/",
        nu=rule.id in publication.in_force.rules or _is_known(publication, rule.id),
    )
    return page.with_body(Markup(linked(str(page.body), "versies")))


def _full_name(publication: Publication, rule: Rule) -> str:
    """Its title; of one that does not hold, which may share its title with another, where it last stood."""
    if rule.id in publication.in_force.rules:
        return f"‘{rule.title}’"
    last = next(r for r in reversed(publication.adopted) if rule.id in r.rules)
    return f"‘{rule.title}’ (regel {last.number(rule)} in de versie van {publication.label(last)})"


def _is_known(publication: Publication, rule_id: str) -> bool:
    """Whether the version in force has a page for a rule that lapsed."""
    return publication.book.held_before(rule_id, publication.in_force)


def family_of(publication: Publication, rule_id: str) -> Family:
    """Forward along splits and mergers, and backward, from every version that holds a rule."""
    onward = _spread(publication.adopted, rule_id, _forward(publication))
    back = _spread(publication.adopted[::-1], rule_id, _backward(publication))
    return {
        revision.id: tuple(dict.fromkeys((*onward[revision.id], *back[revision.id])))
        for revision in publication.adopted
    }


Neighbours = Callable[[Revision, Mapping[str, tuple[str, ...]]], Iterator[str]]


def _spread(revisions: tuple[Revision, ...], rule_id: str, step: Neighbours) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for revision in revisions:
        own = [rule_id] if rule_id in revision.rules else []
        found[revision.id] = tuple(dict.fromkeys((*own, *step(revision, found))))
    return found


def _forward(publication: Publication) -> Neighbours:
    def step(revision: Revision, found: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        old = publication.book.predecessor(revision)
        for id in found.get(old.id, ()) if old else ():
            yield from (s for s in successors(revision, id) if s in revision.rules)

    return step


def _backward(publication: Publication) -> Neighbours:
    def step(revision: Revision, found: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        for newer in publication.book.successors(revision):
            for id in found.get(newer.id, ()):
                yield from predecessors(revision, newer, id)

    return step


def _steps(publication: Publication, family: Family, side_by_side: bool) -> Iterator[Step]:
    """Every version that has the rule, or in which it went, oldest first; the first is no step."""
    for revision in publication.adopted:
        old = publication.book.predecessor(revision)
        if old is None or old not in publication.adopted:
            continue
        if family[old.id] or family[revision.id]:
            yield _step(publication, family, old, revision, side_by_side)


def _step(publication: Publication, family: Family, old: Revision, new: Revision, side_by_side: bool) -> Step:
    shower = Shower(publication, publication.compare(old, new), f"w-{new.id}".replace("+", "-"))
    comparison = shower.comparison
    found = [comparison.of_old(id) for id in family[old.id]]
    found += [comparison.of_new(id) for id in family[new.id]]
    entries = list(dict.fromkeys(entry for entry in found if entry is not None))
    changed = [entry for entry in entries if entry.kind is not Kind.SAME]
    return Step(
        new.id,
        publication.label(new),
        tuple(_texts(publication, new, family[new.id])),
        tuple(shower.rule(entry, side_by_side=side_by_side) for entry in changed),
        _words(entries),
        f"/{publication.pair_path(old, new)}",
        shower,
    )


def _words(entries: list[RuleComparison]) -> str:
    return listing(dict.fromkeys(str(entry.kind) for entry in entries)) or "ongewijzigd"


def _texts(publication: Publication, revision: Revision, ids: tuple[str, ...]) -> Iterator[NamedAddress]:
    for id in ids:
        rule = revision.rules[id]
        address = f"/{publication.prefix(revision)}regels/{id}/"
        yield NamedAddress(address, f"{revision.number(rule)} {rule.title}")


def _beginning(publication: Publication, family: Family) -> Step | None:
    """The first version that holds it, if that is where the book begins."""
    first = publication.adopted[0]
    if not family[first.id]:
        return None
    texts = tuple(_texts(publication, first, family[first.id]))
    shower = Shower(publication, publication.compare(first, first))
    return Step(first.id, publication.label(first), texts, (), "zo begon de code", "", shower)


def _menu(publication: Publication, family: Family, rule_id: str) -> Markup:
    """The rule in each version."""
    items = []
    for revision in publication.revisions:
        ids = family.get(revision.id, ())
        id = rule_id if rule_id in ids or revision.is_draft else next(iter(ids), "")
        label, standing = publication.label(revision), publication.standing(revision)
        if id and id in revision.rules:
            text = Markup('<a href="{}regels/{}/">{}</a>').format(publication.home(revision), id, label)
        else:
            text = Markup('<span class="rb-zacht">{}</span>').format(label)
        items.append(Markup('<li>{} <span class="rb-pil">{}</span></li>').format(text, standing))
    return Markup("").join(items)
