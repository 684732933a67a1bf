"""How a report names rules: one by its numbers and title, many by their numbers alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelboek.comparison import Kind, RuleComparison
from regelboek.redlines.report import Report
from regelboek.words import listing


def heading(entry: RuleComparison) -> tuple[str, str]:
    """The number and the title of an entry: `3.4 → 3.10`, `Geen nevenfuncties`."""
    old, new = ([held.number for held in side] for side in (entry.old, entry.new))
    numbers = " + ".join(new or old)
    if old and new and old != new:
        numbers = f"{' + '.join(old)} → {numbers}"
    return numbers, " + ".join(held.title for held in entry.new or entry.old)


def kind_words(entry: RuleComparison) -> str:
    """`gewijzigd (norm, uitleg) · aanbevolen`."""
    classes = f" ({', '.join(entry.classes)})" if entry.classes else ""
    force = _force(entry)
    return f"{entry.kind}{classes}" + (f" · {force}" if force else "")


def _force(entry: RuleComparison) -> str:
    """How it binds; of several rules that do so differently, each by its number."""
    forces = {text.new.number: text.force for text in entry.texts if text.new}
    if len(set(forces.values())) < 2:
        return next(iter(forces.values()), "")
    return listing(f"{number} {force}" for number, force in forces.items())


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
