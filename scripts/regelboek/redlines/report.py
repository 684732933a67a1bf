"""What every form of a comparison shows: the sides, the counts, and for each entry why and what."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from regelboek.compare import BlockDiff, Diff, Node, Status, sentences
from regelboek.compare.address import addresses
from regelboek.comparison import (
    Comparison,
    Direction,
    Held,
    Kind,
    Passed,
    RuleComparison,
    RuleText,
)
from regelboek.model.revision import Revision
from regelboek.reading import AUDIENCES, DECIDERS, source_name
from regelboek.redlines.lines import Line, lines
from regelboek.redlines.sentences import folded, named_notes
from regelboek.words import capitalised, date, listing

Texts = Mapping[str, str]
"""The bodies of rules as they stand in their files, by `old:<id>` and `new:<id>`."""


WIDTH = 100
"""Characters on a line that is for no terminal, or for a wider one."""


@dataclass(frozen=True)
class Report:
    """A comparison of two revisions as it is asked for."""

    comparison: Comparison
    old_name: str
    """What the reader called the old side."""
    new_name: str
    rule: str = ""
    """The one rule that is asked for; all when empty."""
    colour: bool = False
    width: int = WIDTH
    """How many characters go on a line, in plain text."""
    texts: Texts = field(default_factory=dict)

    @property
    def rules(self) -> tuple[RuleComparison, ...]:
        """The rules that are shown."""
        every = self.comparison.rules
        if not self.rule:
            return every
        return tuple(e for e in every if self.rule in {held.id for held in (*e.old, *e.new)})

    @property
    def changed(self) -> tuple[RuleComparison, ...]:
        """Those that changed themselves, or were changed and turned back on the way."""
        return tuple(
            e for e in self.rules if e.is_change or e.kind is Kind.REVERTED or (self.rule and not is_still(e))
        )

    def of(self, *kinds: Kind) -> tuple[RuleComparison, ...]:
        """The rules of some kinds, without those that are shown as changed."""
        return () if self.rule else tuple(entry for entry in self.rules if entry.kind in kinds)


@dataclass(frozen=True)
class TextReport:
    """A comparison of two Markdown texts."""

    diff: Diff
    old_name: str
    new_name: str
    colour: bool = False
    width: int = WIDTH
    """How many characters go on a line, in plain text."""

    @property
    def sentences(self) -> list[str]:
        """What was done to the old text."""
        return sentences(self.diff)

    @property
    def verdict(self) -> str:
        """What is said where no reader would see a change; nothing where one would."""
        if not self.diff.is_same:
            return ""
        if self.diff.old_source == self.diff.new_source:
            return "Er is niets veranderd."
        if self.sentences:
            return " ".join(("Alleen de nummering is veranderd.", *self.sentences))
        return (
            "Er is niets veranderd dat een lezer ziet. Wel is het bestand anders geschreven: witruimte, regeleinden"
            " of tekens die er hetzelfde uitzien."
        )


def is_still(entry: RuleComparison) -> bool:
    """Whether nothing at all is to be said of a rule."""
    return entry.kind is Kind.SAME


def side_words(revision: Revision, name: str) -> str:
    """`2026-01-01, in werking sinds 1 januari 2026`."""
    if revision.in_force and not revision.corrects:
        return f"{name} (geldig vanaf {date(revision.in_force)})"
    if revision.corrects and revision.known:
        return f"{name} (herstel, bekend sinds {date(revision.known)})"
    return name if name == "concept" else f"{name} (concept)"


def direction_words(direction: Direction) -> str:
    """A warning where the sides are not simply before and after."""
    match direction:
        case Direction.BACKWARD:
            return "Let op: u vergelijkt terug in de tijd. ‘Nieuw’ is dus wat eerder was vervallen, en omgekeerd."
        case Direction.SIDEWAYS:
            return "De twee komen uit dezelfde eerdere versie; vergeleken is over die versie heen."
        case Direction.UNRELATED:
            return "De twee hebben geen versie gemeen; regels zijn alleen op hun id bij elkaar gezocht."
        case _:
            return ""


KIND_COUNTS = {
    Kind.NEW: ("nieuw", "nieuw"),
    Kind.RETURNED: ("teruggekeerd", "teruggekeerd"),
    Kind.LAPSED: ("vervallen", "vervallen"),
    Kind.SPLIT: ("uit een splitsing", "uit een splitsing"),
    Kind.MERGED: ("uit een samenvoeging", "uit een samenvoeging"),
    Kind.REGROUPED: ("anders ingedeeld", "anders ingedeeld"),
    Kind.CHANGED: ("gewijzigd", "gewijzigd"),
    Kind.MENDED: ("hersteld", "hersteld"),
    Kind.METADATA: ("met andere kenmerken", "met andere kenmerken"),
    Kind.MOVED: ("verplaatst", "verplaatst"),
    Kind.REVERTED: ("gewijzigd en teruggedraaid", "gewijzigd en teruggedraaid"),
    Kind.READS: ("leest anders", "lezen anders"),
    Kind.RENUMBERED: ("alleen vernummerd", "alleen vernummerd"),
    Kind.SAME: ("ongewijzigd", "ongewijzigd"),
}
"""One and many, after a number."""


def kind_counts(comparison: Comparison, *, changes: bool) -> list[str]:
    """`19 nieuw`, `2 vervallen`: what changed, or the rest."""
    kinds = comparison.counts.kinds
    return [f"{n} {KIND_COUNTS[kind][n > 1]}" for kind, n in kinds.items() if kind.is_change is changes]


def summary(report: Report) -> Iterator[tuple[str, str]]:
    """The head of a report: label and value."""
    comparison, counts, book = report.comparison, report.comparison.counts, report.comparison.book
    changed = kind_counts(comparison, changes=True)
    yield (
        "Regels",
        f"{counts.changed or 'geen'} veranderd{': ' if changed else ''}{listing(changed)}",
    )
    rest = kind_counts(comparison, changes=False)
    if rest:
        yield "Verder", listing(rest)
    if counts.classes:
        yield "Diepte", listing(f"{n} {depth}" for depth, n in counts.classes.items())
    if counts.audiences:
        yield "Voor wie", listing(AUDIENCES[audience][1] for audience in counts.audiences)
    for label, kinds in (
        ("Begrippen", Counter(term.kind for term in comparison.terms)),
        ("Hoofdstukken", Counter(chapter.kind for chapter in comparison.chapters)),
    ):
        words = [f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind] and kind.is_change]
        if words:
            yield label, listing(words)
    mandates = [book.mandates[id].title for id in counts.mandates if id in book.mandates]
    if mandates:
        yield "Opdrachten", "; ".join(mandates)


def heading(entry: RuleComparison) -> tuple[str, str]:
    """The number and the title of an entry: `3.4 → 3.10`, `Geen nevenfuncties`."""
    old, new = ([held.number for held in side] for side in (entry.old, entry.new))
    numbers = " + ".join(new or old)
    if old and new and old != new:
        numbers = f"{' + '.join(old)} → {numbers}"
    return numbers, " + ".join(held.title for held in entry.new or entry.old)


def kind_words(entry: RuleComparison) -> str:
    """`gewijzigd (norm, uitleg)`."""
    classes = f" ({', '.join(entry.classes)})" if entry.classes else ""
    return f"{entry.kind}{classes}"


@dataclass(frozen=True)
class Reason:
    """Why something changed, by one change file or several that say the same."""

    text: str
    facts: tuple[str, ...]
    """In which version, by whose decision, on what grounds."""


def reasons(comparison: Comparison, passed: Sequence[Passed]) -> list[Reason]:
    """Why, once for each reason that was given."""
    found: dict[tuple[str, str], list[Passed]] = {}
    for met in passed:
        found.setdefault((met.revision.id, met.reason), []).append(met)
    return [Reason(same[0].reason, tuple(_facts(comparison, same))) for same in found.values()]


def grouped_reasons(
    comparison: Comparison, passed: Sequence[Passed]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The facts of decisions, each with the reasons that were given in it."""
    for facts, same in itertools.groupby(reasons(comparison, passed), lambda reason: reason.facts):
        yield facts, [reason.text for reason in same]


def _facts(comparison: Comparison, passed: Sequence[Passed]) -> Iterator[str]:
    book, first = comparison.book, passed[0]
    yield f"versie {first.revision.id}" if not first.revision.is_draft else "concept"
    if first.undone:
        yield "hier teruggenomen"
    if first.change.reverts:
        yield f"draait {first.change.reverts} terug"
    if first.change.announced:
        yield f"aangekondigd op {date(first.change.announced)}"
    decider = first.change.decided_by or first.revision.decided_by
    if decider:
        yield f"besloten door {DECIDERS[decider]}"
    sources = dict.fromkeys(id for p in passed for id in p.sources)
    if sources:
        names = (source_name(book.sources[id]) if id in book.sources else id for id in sources)
        yield f"bron: {listing(names)}"
    mandates = dict.fromkeys(id for p in passed for id in p.change.mandates)
    if mandates:
        titles = (book.mandates[id].title if id in book.mandates else id for id in mandates)
        yield f"voert uit: {listing(titles)}"


LONGEST = 90
"""How many characters of a quoted text are repeated in a sentence; the redline shows the rest."""


def brief(sentence: str, fold: Callable[[str], str] = folded) -> str:
    """A sentence as a line, with a long quotation cut off: the redline below it shows the whole."""
    match = re.match(r"(?s)(.*?(?:luidende|luiden|vervangen door):)(?:\n| ‘)(.*?)’?$", sentence.strip())
    if not match or (len(match[2]) <= LONGEST and "\n" not in match[2]):
        return fold(sentence)
    cut = fold(match[2])[:LONGEST].rsplit(" ", 1)[0]
    return f"{match[1]} ‘{cut} …’"


def redline(comparison: Comparison, entry: RuleComparison, text: RuleText) -> Iterator[Line]:
    """The lines of a text that changed."""

    def whereabouts(node: Node) -> str:
        held: Held | None = entry.side_of(node)
        if held is None or held in (text.old, text.new):
            return ""
        past = held in entry.old
        other = next(t for t in entry.texts if held in (t.old, t.new))
        assert other.diff is not None
        names = addresses(other.diff.old if past else other.diff.new)
        place = names.of_block.get(node) or names.of_text.get(node)
        return f"{'de oude ' if past else ''}regel {held.number}{f', {place}' if place else ''}"

    def elsewhere(block: BlockDiff) -> str:
        if block.status is Status.DELETED:
            went = entry.went_to(block.old[0])
            spot = went.spots[0] if went else None
            rule = comparison.new.rules.get(spot.rule) if spot else None
            if spot and rule:
                part = f", {spot.part.words}" if spot.part else ""
                return f"verplaatst naar regel {comparison.new.number(rule)}{part}"
        if block.status is Status.INSERTED:
            came = comparison.came_from(entry, block.new[0])
            return f"verplaatst, eerst {came.name}" if came else ""
        took = entry.took_in(block.new[0]) if block.new else ()
        return f"samengevoegd met {listing(went.name for went in took)}" if took else ""

    if text.diff is not None:
        for line in lines(text.diff, whereabouts, elsewhere):
            yield replace(line, pieces=tuple(replace(p, text=named_notes(p.text)) for p in line.pieces))


def numbers_of(entries: Sequence[RuleComparison]) -> str:
    """`1.1 t/m 1.4 en 4.5`; `3.3→3.9` where the number changed."""
    runs: list[list[str]] = []
    for entry in entries:
        number = heading(entry)[0].replace(" → ", "→")
        if runs and _next(runs[-1][-1]) == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listing(run[0] if len(run) == 1 else f"{run[0]} t/m {run[-1]}" for run in runs)


def _next(number: str) -> str:
    """`4.5` after `4.4`; nothing after a number that changed."""
    chapter, dot, place = number.partition(".")
    return f"{chapter}{dot}{int(place) + 1}" if place.isdecimal() else ""


def leftovers(report: Report) -> Iterator[tuple[str, str]]:
    """What did not change itself, in a line for each kind."""
    renumbered = report.of(Kind.RENUMBERED)
    if renumbered:
        yield "Alleen vernummerd", numbers_of(renumbered)
    same = report.of(Kind.SAME)
    if same:
        yield "Ongewijzigd", numbers_of(same)
    unreadable = report.comparison.unreadable
    if unreadable and not report.rule:
        yield "Niet te lezen", f"{listing(unreadable)} (zie `regelboek check`)"


def verdict(report: Report) -> str:
    """One sentence for when there is nothing to show."""
    if report.rule and not report.rules:
        return f"De regel ‘{report.rule}’ staat in geen van beide."
    if report.rule and all(map(is_still, report.rules)):
        return f"{capitalised(report.rules[0].held.name)} is ongewijzigd."
    return "Er is niets veranderd." if report.comparison.is_same else ""
