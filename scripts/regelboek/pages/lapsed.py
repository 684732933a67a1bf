"""Pages of rules that lapsed: since when and why, and what holds now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelboek.comparison import Kind
from regelboek.lineage import Spot
from regelboek.model.revision import Revision
from regelboek.model.rule import Part, Rule
from regelboek.pages.common import Elsewhere, page, rule_elsewhere
from regelboek.pages.comparing.shown import history_of
from regelboek.pages.edition import Edition, Lapsed
from regelboek.pages.page import Page
from regelboek.pages.reasons import why
from regelboek.reading import parts_words


@dataclass(frozen=True)
class Departure:
    """A rule that some paragraphs of another went to."""

    rule: Rule
    parts: tuple[Part, ...]
    """As they are there."""
    words: str
    """As they were."""


def departures(revision: Revision, moved: Iterable[tuple[Part, Spot]]) -> Iterator[Departure]:
    """By the rule that they went to."""
    found: dict[str, list[tuple[Part, Part]]] = {}
    for old, spot in moved:
        if spot.part:
            found.setdefault(spot.rule, []).append((old, spot.part))
    for id, parts in found.items():
        olds, news = zip(*parts, strict=True)
        yield Departure(revision.rules[id], tuple(sorted(news)), parts_words(olds))


def lapsed_pages(edition: Edition) -> Iterator[Page]:
    """A page for each rule that an earlier version held and this one does not."""
    for lapsed in edition.lapsed.values():
        yield lapsed_page(edition, lapsed)


def lapsed_page(edition: Edition, lapsed: Lapsed) -> Page:
    """Since when a rule is gone, why, and what came in its place."""
    publication, revision = edition.publication, edition.revision
    change = lapsed.change
    kind = _kind(edition, lapsed)
    said = _SAID.get(kind, "is vervallen")
    head = f"Deze regel {said} in de versie van {publication.label(lapsed.gone)}."
    back = lapsed.back
    if back:
        head += f" Hij keerde terug in de versie van {publication.label(back.back)}."
    ids = dict.fromkeys(spot.rule for spot in lapsed.spots)
    pointers = change.pointers if change else ()
    return page(
        edition,
        f"regels/{lapsed.id}/",
        "vervallen",
        f"{lapsed.rule.title} ({'oude regel' if kind in _SAID else 'vervallen'})",
        f"‘{lapsed.rule.title}’: deze regel {said}. Waarom, en wat er nu geldt.",
        elsewhere=_lapsed_elsewhere(edition, lapsed),
        subject="Deze regel",
        weg=lapsed,
        kop=head,
        is_vervallen=kind not in _SAID,
        reden=change.reason if change else "De reden is niet vastgelegd.",
        meer=why(edition.publication, change, lapsed.gone) if change else (),
        onderbreking=publication.gap(back) if back else "",
        opvolgers=[revision.rules[id] for id in ids],
        delen=tuple(departures(revision, lapsed.moved)),
        zie=[revision.rules[id] for id in pointers if id in revision.rules],
        oud_adres=f"/{publication.prefix(lapsed.last)}regels/{lapsed.id}/",
        oud_nummer=lapsed.last.number(lapsed.rule),
        oud_label=publication.label(lapsed.last),
        geschiedenis=history_of(publication, lapsed.id),
    )


_SAID = {
    Kind.SPLIT: "is gesplitst",
    Kind.MERGED: "is samengevoegd met een andere",
    Kind.REGROUPED: "is samen met andere regels anders ingedeeld",
}
"""How it is said that others came in the place of a rule, with the words of the comparisons; of any other it lapsed."""


def _kind(edition: Edition, lapsed: Lapsed) -> Kind:
    """What the comparison of the versions before and after calls it."""
    entry = edition.publication.compare(lapsed.last, lapsed.gone).of_old(lapsed.id)
    return entry.kind if entry else Kind.LAPSED


def _lapsed_elsewhere(edition: Edition, lapsed: Lapsed) -> Elsewhere:
    """Where a lapsed rule is in other versions: as it was, or the page that says it lapsed."""
    last = Edition(edition.publication, lapsed.last, edition.publication.prefix(lapsed.last))
    before = rule_elsewhere(last, lapsed.id)

    def elsewhere(revision: Revision) -> str | None:
        if revision is edition.revision or revision not in edition.line:
            held = lapsed.id in revision.rules or revision is edition.revision
            return f"{edition.publication.home(revision)}regels/{lapsed.id}/" if held else before(revision)
        return before(revision)

    return elsewhere
