"""The short answer to what one must, or must not, do otherwise: the rules, and which paragraphs of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regelboek.comparison import Comparison
from regelboek.comparison.duties import Duty, DutyChange, duties
from regelboek.model.rule import Part
from regelboek.pages.comparing.chapters import listed_name
from regelboek.reading import audience_words, parts_words
from regelboek.words import capitalised, count, listing

DEMANDS_PATH = "plichten/"
"""Where it stands, below the address of the pair."""

HEADINGS = {
    Duty.NEW: "Nieuwe plichten en verboden",
    Duty.OTHER: "Gewijzigde plichten en verboden",
    Duty.GONE: "Vervallen plichten en verboden",
}


@dataclass(frozen=True)
class Demand:
    """A rule of which what must, or must not, be done is otherwise."""

    id: str
    """What became of it stands under this id."""
    name: str
    force: str
    audience: str
    what: str
    """Which paragraphs, and which terms."""
    answer: str
    """The rule in one sentence; empty for one that is gone."""


def demands(comparison: Comparison) -> tuple[tuple[str, tuple[Demand, ...]], ...]:
    """Those rules, under the heading of what became of them."""
    found = tuple(duties(comparison))
    groups = ((HEADINGS[duty], tuple(_demand(f) for f in found if f.duty is duty)) for duty in Duty)
    return tuple((heading, rules) for heading, rules in groups if rules)


def demands_words(comparison: Comparison) -> str:
    """`19 regels: 10 nieuw en 9 anders`; empty where nothing must be done otherwise."""
    counted = Counter(found.duty for found in duties(comparison))
    said = listing(f"{counted[duty]} {duty}" for duty in Duty if counted[duty])
    return f"{count(counted.total(), 'regel', 'regels')}: {said}" if said else ""


def _demand(found: DutyChange) -> Demand:
    text = next(text for text in found.entry.texts if found.held in (text.old, text.new))
    return Demand(
        found.entry.id,
        listed_name(found.entry, found.held),
        text.force,
        audience_words(found.held.rule.audience),
        capitalised(listing(_what(found))),
        found.held.rule.summary if text.new else "",
    )


def _what(found: DutyChange) -> Iterator[str]:
    forces: dict[str, list[int]] = {}
    for number in found.came:
        lid = found.held.rule.paragraph(number)
        forces.setdefault(f" ({lid.force})" if lid and lid.force else "", []).append(number)
    yield from (_leden(numbers) + force for force, numbers in forces.items())
    if found.went:
        verb = "vervalt" if len(found.went) == 1 else "vervallen"
        yield (
            _leden(found.went)
            if found.duty is Duty.GONE
            else f"oud {_leden(found.went)} {verb} als plicht of verbod"
        )
    if found.duty is not Duty.GONE:
        yield from (f"wat ‘{meaning.term.name}’ betekent" for meaning in found.entry.meanings_of(found.held))


def _leden(numbers: Sequence[int]) -> str:
    return parts_words(map(Part, numbers))
