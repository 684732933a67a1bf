"""What must, or must not, be done otherwise: the paragraphs that bind strictly and came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from regelboek.comparison.crossing import Crossings
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.result import Comparison
from regelboek.comparison.sides import Held
from regelboek.model.rule import Force, Rule, RuleStatus

_STRICT = (Force.MANDATORY, Force.FORBIDDEN)
_Spot = tuple[Held, int]
"""A paragraph of a rule of either side."""


class Duty(StrEnum):
    """What became of what a rule demands or forbids."""

    NEW = "nieuw"
    OTHER = "anders"
    GONE = "niet meer"


@dataclass(frozen=True, eq=False)
class DutyChange:
    """A rule of which what must, or must not, be done is otherwise."""

    held: Held
    entry: RuleComparison
    duty: Duty
    came: tuple[int, ...]
    """The paragraphs of a new rule that came, changed, or bind strictly now."""
    went: tuple[int, ...]
    """Those of the old rule that went, or do not bind strictly any more."""


def duties(comparison: Comparison) -> Iterator[DutyChange]:
    """Every rule with a duty or a ban that came, went or changed, or of which a term means something else."""
    shown: set[Held] = set()
    for entry, held in comparison.in_order:
        origins = _origins(entry)
        for each in (held, *(old for old in entry.old if not _lives_on(entry, old))):
            found = None if each in shown else _of_rule(entry, each, origins)
            shown.add(each)
            if found:
                yield found


def strict_paragraphs(rule: Rule) -> tuple[int, ...]:
    """The paragraphs that are a duty or a ban; none of a rule that does not bind yet."""
    if rule.status is RuleStatus.ANNOUNCED:
        return ()
    return tuple(
        lid.number for lid in rule.paragraphs if not lid.lapsed and (lid.force or rule.force) in _STRICT
    )


def _of_rule(
    entry: RuleComparison, held: Held, origins: Mapping[_Spot, tuple[_Spot, bool]]
) -> DutyChange | None:
    text = next(text for text in entry.texts if held in (text.old, text.new))
    new, old = text.new, text.old
    came = tuple(n for n in strict_paragraphs(new.rule) if _is_other(origins.get((new, n)))) if new else ()
    still = {origin for spot, (origin, _) in origins.items() if _is_strict(spot)}
    elsewhere = {(went.old, went.part.paragraph) for went in entry.went if not went.part.item}
    lost = (n for n in strict_paragraphs(old.rule) if (old, n) not in still | elsewhere) if old else ()
    went = tuple(lost)
    means = bool(new and strict_paragraphs(new.rule) and entry.meanings_of(new))
    if not (came or went or means):
        return None
    if new is None:
        return DutyChange(held, entry, Duty.GONE, came, went)
    is_new = old is None and not any((new, n) in origins for n in came)
    return DutyChange(held, entry, Duty.NEW if is_new else Duty.OTHER, came, went)


def _is_other(origin: tuple[_Spot, bool] | None) -> bool:
    """Whether a paragraph has no origin, was changed, or did not bind strictly."""
    return origin is None or origin[1] or not _is_strict(origin[0])


def _is_strict(spot: _Spot) -> bool:
    held, number = spot
    return number in strict_paragraphs(held.rule)


def _lives_on(entry: RuleComparison, old: Held) -> bool:
    return any(text.old is old and text.new for text in entry.texts)


def _origins(entry: RuleComparison) -> dict[_Spot, tuple[_Spot, bool]]:
    """Where each paragraph of the new rules was, and whether it was changed."""
    found: dict[_Spot, tuple[_Spot, bool]] = {}
    places = {node: part.paragraph for node, (_, part) in Crossings(entry).places.items() if not part.item}
    for text in entry.texts:
        if text.old and text.new and text.diff is None:
            same = {lid.number for lid in text.old.rule.paragraphs}
            found.update(
                ((text.new, lid.number), ((text.old, lid.number), False))
                for lid in text.new.rule.paragraphs
                if lid.number in same
            )
        for block in text.diff.walk() if text.diff else ():
            for old, new in ((o, n) for o in block.old for n in block.new if o in places and n in places):
                if text.old and text.new:
                    found[text.new, places[new]] = (text.old, places[old]), not block.status.is_same
    for move in entry.diff.moves if entry.diff else ():
        sides = entry.side_of(move.old), entry.side_of(move.new)
        if not move.is_sentence and move.old in places and move.new in places and sides[0] and sides[1]:
            found[sides[1], places[move.new]] = (sides[0], places[move.old]), move.is_changed
    return found
