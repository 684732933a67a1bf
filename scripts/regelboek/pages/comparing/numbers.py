"""The table of numbers of two versions: what every old rule is called now, and every new one was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regelboek.comparison import Comparison, Held, PartWent, RuleComparison
from regelboek.lineage import Spot, trace
from regelboek.model.rule import Part
from regelboek.pages.comparing.shown import Shower
from regelboek.pages.comparing.summary import NAMES
from regelboek.reading import parts_words
from regelboek.words import capitalised, count, listing

NUMBERS_PATH = "was-wordt/"
"""Where it stands, below the address of the pair."""


@dataclass(frozen=True)
class Numbered:
    """A rule in the table."""

    address: str
    number: str
    title: str


@dataclass(frozen=True)
class Row:
    """A rule of one version with what it is, or was, in the other."""

    rule: Numbered
    others: tuple[Numbered, ...]
    """Those that it became, or came from; none of one that came or went."""
    kind: str
    notes: tuple[str, ...]
    """Paragraphs that are, or were, in yet other rules."""

    @property
    def is_titled(self) -> bool:
        """Whether the others have other titles."""
        return any(other.title != self.rule.title for other in self.others)


def rows_of_old(shower: Shower) -> Iterator[Row]:
    """Every rule of the old version, in order."""
    comparison = shower.comparison
    for rule in comparison.old.ordered_rules:
        entry = comparison.of_old(rule.id)
        if entry is None:
            continue
        held = next(each for each in entry.old if each.id == rule.id)
        others = tuple(each for each in entry.new if each.id in _ahead(comparison, entry, held))
        yield _row(shower, entry, held, others, _left(comparison, entry, held))


def rows_of_new(shower: Shower) -> Iterator[Row]:
    """Every rule of the new version, in order."""
    comparison = shower.comparison
    arrivals = _arrivals(comparison)
    for rule in comparison.new.ordered_rules:
        entry = comparison.of_new(rule.id)
        if entry is None:
            continue
        held = next(each for each in entry.new if each.id == rule.id)
        others = tuple(each for each in entry.old if held.id in _ahead(comparison, entry, each))
        yield _row(shower, entry, held, others, _said(arrivals.get(held.id, {}), "eerst in"))


def counted(comparison: Comparison) -> str:
    """How many rules became what, those that stayed the same too."""
    return listing(count(number, *NAMES[kind]) for kind, number in comparison.counts.kinds.items())


def _ahead(comparison: Comparison, entry: RuleComparison, held: Held) -> set[str]:
    """The ids of the new rules that an old one lives on in: of several with several each its own."""
    news = {each.id for each in entry.new}
    if len(entry.old) == 1 or len(news) == 1:
        return news
    found = trace(comparison.book, comparison.old, Spot(held.id), comparison.new)
    return news & {spot.rule for spot in found.spots} or news


def _row(
    shower: Shower, entry: RuleComparison, held: Held, others: Iterable[Held], notes: Iterable[str]
) -> Row:
    shown = tuple(Numbered(shower.address(each), each.number, each.title) for each in (held, *others))
    return Row(shown[0], shown[1:], str(entry.kind), tuple(notes))


def _left(comparison: Comparison, entry: RuleComparison, held: Held) -> Iterator[str]:
    """The paragraphs of an old rule that are in another one."""
    moved: dict[str, list[Part]] = {}
    for went, spot in _moves(entry):
        if went.old is held and spot.rule in comparison.new.rules:
            number = comparison.new.number(comparison.new.rules[spot.rule])
            moved.setdefault(number, []).append(went.part)
    yield from _said(moved, "nu in")


def _arrivals(comparison: Comparison) -> dict[str, dict[str, list[Part]]]:
    """The paragraphs of new rules that were in another one, by that one's number."""
    found: dict[str, dict[str, list[Part]]] = {}
    for entry in comparison.rules:
        for went, spot in _moves(entry):
            if spot.part:
                found.setdefault(spot.rule, {}).setdefault(went.old.number, []).append(spot.part)
    return found


def _moves(entry: RuleComparison) -> Iterator[tuple[PartWent, Spot]]:
    """What went to another rule, without items that only go along with their paragraph."""
    for went in entry.went:
        if not any(went.goes_along_with(other) for other in entry.went):
            yield from ((went, spot) for spot in went.spots)


def _said(moved: dict[str, list[Part]], where: str) -> Iterator[str]:
    for number, parts in moved.items():
        yield capitalised(f"{parts_words(sorted(set(parts)))} {where} regel {number}")
