"""What a reader of two versions must know first: how many rules changed, by whose decision, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.comparison import Comparison, Kind
from regelboek.model.registers import Source
from regelboek.model.revision import Revision
from regelboek.pages.common import NamedAddress
from regelboek.pages.comparing.demands import demands_words
from regelboek.pages.comparing.shown import Shower
from regelboek.pages.publication import Publication
from regelboek.pages.references import source_address
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
    Kind.MEANS: ("regel met een gewijzigd begrip", "regels met een gewijzigd begrip"),
    Kind.METADATA: ("regel met andere kenmerken", "regels met andere kenmerken"),
    Kind.MOVED: ("verplaatste regel", "verplaatste regels"),
    Kind.REVERTED: ("gewijzigd en teruggedraaid", "gewijzigd en teruggedraaid"),
    Kind.READS: ("leest anders", "lezen anders"),
    Kind.RENUMBERED: ("alleen vernummerd", "alleen vernummerd"),
    Kind.SAME: ("ongewijzigd", "ongewijzigd"),
}
"""One and many."""


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
    demands: str
    """Of how many rules what must, or must not, be done is otherwise; empty for none."""
    terms: str
    """How many terms came, went or changed, and which of them changed."""
    steps: tuple[tuple[str, str], ...]
    """Each version on the way with its summary."""
    is_counted_twice: bool
    """Whether a rule is counted in more than one of the classes."""
    deciders: str
    sources: tuple[NamedAddress, ...]
    mandates: tuple[str, ...]


def summary_of(shower: Shower) -> Summary:
    """The summary of a comparison."""
    publication, comparison = shower.publication, shower.comparison
    book, counts = comparison.book, comparison.counts
    way = _steps(comparison)
    deciders = dict.fromkeys(DECIDERS[r.decided_by] for r in way if r.decided_by)
    sources = [book.sources[id] for id in counts.sources if id in book.sources]
    return Summary(
        lead(comparison),
        tuple(Counted(n, NAMES[kind][n > 1]) for kind, n in counts.kinds.items()),
        tuple(_classes(comparison)),
        tuple(Counted(n, AUDIENCES[a][1]) for a, n in counts.audiences.items()),
        demands_words(comparison),
        terms_words(comparison),
        tuple((_version(publication, r), r.summary) for r in way if r.summary),
        any(len(entry.classes_of(held)) > 1 for entry, held in comparison.in_order),
        listing(deciders),
        tuple(NamedAddress(source_address(s) or "", _source(s)) for s in sources),
        tuple(book.mandates[id].title for id in counts.mandates if id in book.mandates),
    )


NO_CLASS = "geen klasse"
"""Of rules of which only the place or a mark changed."""


def _classes(comparison: Comparison) -> Iterator[Counted]:
    """How many rules changed how deep; of the others, that no class is about them."""
    counts = comparison.counts
    without = sum(not entry.classes for entry, _ in comparison.in_order)
    if counts.classes:
        yield from (Counted(n, depth) for depth, n in counts.classes.items())
        if without:
            yield Counted(without, NO_CLASS)


def lead(comparison: Comparison) -> str:
    """How many rules changed, by what became of them: `13 nieuwe regels en 10 gewijzigde regels.`"""
    changed = [(kind, number) for kind, number in comparison.counts.kinds.items() if kind.is_change]
    counted = [count(number, *NAMES[kind]) for kind, number in changed]
    return f"{listing(counted).capitalize()}." if counted else "Er veranderde geen enkele regel."


def terms_words(comparison: Comparison) -> str:
    """`9 nieuw en 3 gewijzigd: belang, belangenconflict en Topmanagementgroep`; empty where no term changed."""
    kinds = Counter(term.kind for term in comparison.terms if term.is_change)
    other = [t.name for t in comparison.terms if t.is_change and t.old and t.new]
    counted = listing(f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind])
    named = f" ({listing(other)})" if other else ""
    return f"{counted}{named}"


def _source(source: Source) -> str:
    """Its name, and that something about it is unsure; what, stands with the sources of the rule."""
    return f"{source_name(source)} (te controleren)" if source.to_check else source_name(source)


def _version(publication: Publication, revision: Revision) -> str:
    """Above its summary, which says what the version changed and what for."""
    return f"Wat en waarom ({publication.label(revision)})"


def _steps(comparison: Comparison) -> list[Revision]:
    """The versions on the way, without the one it starts from."""
    line = list(comparison.book.ancestors(comparison.new))
    held = line.index(comparison.old) if comparison.old in line else 1
    return line[:held][::-1]
