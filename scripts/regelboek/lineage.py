"""What became of a rule, a paragraph or an item from one revision to another.

Lineage is written on the old id, in the change files of the later revision; everything else here
is computed from that. Revisions form a tree: between two that are not in line, the way leads over
their common ancestor.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from regelboek.markdown.tree import Ref
from regelboek.model.revision import ChangeKind, PartTarget, Revision, Subject
from regelboek.model.rule import Part, Rule
from regelboek.model.rulebook import RuleBook
from regelboek.norm import norm_text


@dataclass(frozen=True, slots=True)
class Spot:
    """A rule, or a part of it, of some revision."""

    rule: str
    part: Part | None = None

    def __str__(self) -> str:
        return f"{self.rule}#{self.part.anchor}" if self.part else self.rule


# One step: from a revision to its direct successor


def successors(new: Revision, rule_id: str) -> tuple[str, ...]:
    """The ids in `new` that a rule of its predecessor lives on in; empty when it lapsed."""
    change = new.change(rule_id)
    if change and change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        return tuple(id for id in change.successors if new.has_rule(id))
    if change and change.kind is ChangeKind.LAPSED:
        return ()
    return (rule_id,) if new.has_rule(rule_id) else ()


def predecessors(old: Revision, new: Revision, rule_id: str) -> tuple[str, ...]:
    """The ids in `old` that a rule of its direct successor `new` came from; empty when new."""
    candidates = (rule_id, *(change.id for change in new.changes_from(rule_id)))
    return tuple(id for id in dict.fromkeys(candidates) if id in old.rules and rule_id in successors(new, id))


def moved_parts(new: Revision, spot: Spot) -> tuple[Spot, ...]:
    """Where a part of a rule of the predecessor is in `new`; empty when it lapsed."""
    assert spot.part is not None
    ids = successors(new, spot.rule)
    change = new.change(spot.rule)
    moves = {move.part: move.targets for move in change.parts} if change else {}
    if spot.part in moves:
        targets = moves[spot.part]
    elif spot.part.item and Part(spot.part.paragraph) in moves:
        targets = tuple(
            PartTarget(Part(t.part.paragraph, t.part.item or spot.part.item), t.rule)
            for t in moves[Part(spot.part.paragraph)]
        )
    else:
        targets = (PartTarget(spot.part),)
    own = spot.rule if spot.rule in ids else (ids[0] if len(ids) == 1 else "")
    return tuple(Spot(t.rule or own, t.part) for t in targets if t.rule or own)


def departures(new: Revision, rule_id: str) -> Iterator[tuple[Part, Spot]]:
    """The parts of a rule of the predecessor that are in a rule of `new` in which it does not live on."""
    change = new.change(rule_id)
    for move in change.parts if change else ():
        for target in move.targets:
            if target.rule and target.rule not in successors(new, rule_id) and new.has_rule(target.rule):
                yield move.part, Spot(target.rule, target.part)


def arrivals(new: Revision, rule_id: str) -> Iterator[tuple[Spot, Part]]:
    """The parts of other rules of the predecessor that are in a rule of `new`, though it lives on in others."""
    for change in new.changes[Subject.RULE].values():
        for part, spot in departures(new, change.id) if change.parts else ():
            if spot.rule == rule_id and spot.part is not None:
                yield Spot(change.id, part), spot.part


# Any distance


class Outcome(Enum):
    """What a trace ended in."""

    FOUND = "gevonden"
    LAPSED = "vervallen"
    NOT_YET = "bestond nog niet"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a rule or part is in another revision."""

    outcome: Outcome
    spots: tuple[Spot, ...] = ()
    """Its counterparts, most direct first."""
    at: str = ""
    """The revision in which it lapsed or first appeared, when it is not found."""
    rule: str = ""
    """The id under which it lapsed or first appeared."""


def path(book: RuleBook, start: Revision, end: Revision) -> tuple[list[Revision], list[Revision]]:
    """The way between two revisions: up to the common ancestor, then down; both ends included.

    Without a common ancestor the way up ends at the first revision and the way down is only `end`.
    """
    up = list(book.ancestors(start))
    down = list(book.ancestors(end))
    held = {revision.id: place for place, revision in enumerate(up)}
    for place, revision in enumerate(down):
        if revision.id in held:
            return up[: held[revision.id] + 1], list(reversed(down[: place + 1]))
    return up, [end]


def trace(book: RuleBook, start: Revision, spot: Spot, end: Revision) -> Trace:
    """Follow a rule or part from one revision to another, over the common ancestor if needed."""
    up, down = path(book, start, end)
    here: tuple[Spot, ...] = (spot,)
    for new, old in itertools.pairwise(up):
        before = here
        here = _unique(s for spot in before for s in back(old, new, spot))
        if not here:
            return Trace(Outcome.NOT_YET, at=new.id, rule=before[0].rule)
    for new in down[1:]:
        before = here
        here = _unique(s for spot in before for s in forward(new, spot))
        if not here:
            return Trace(Outcome.LAPSED, at=new.id, rule=before[0].rule)
    found = tuple(s for s in here if end.has_rule(s.rule))
    if not found:
        return Trace(Outcome.LAPSED, at=end.id, rule=spot.rule)
    return Trace(Outcome.FOUND, found)


def traces(book: RuleBook, start: Revision, spot: Spot) -> dict[str, Trace]:
    """Follow a rule or part from one revision to every other one, each step taken once.

    Returns:
        What `trace` gives for each revision, by its id; without those that share no ancestor.
    """
    found = {start.id: Trace(Outcome.FOUND, (spot,))}
    line = list(book.ancestors(start))
    for new, old in itertools.pairwise(line):
        found[old.id] = _stepped(found[new.id], new, functools.partial(back, old, new), Outcome.NOT_YET)
    pending = list(line)
    while pending:
        old = pending.pop()
        for new in book.successors(old):
            if new.id not in found:
                found[new.id] = _stepped(found[old.id], new, functools.partial(forward, new), Outcome.LAPSED)
                pending.append(new)
    return found


def _stepped(
    before: Trace, at: Revision, step: Callable[[Spot], Iterator[Spot]], otherwise: Outcome
) -> Trace:
    """One step further; what has ended stays ended."""
    if before.outcome is not Outcome.FOUND:
        return before
    spots = _unique(s for spot in before.spots for s in step(spot))
    return Trace(Outcome.FOUND, spots) if spots else Trace(otherwise, at=at.id, rule=before.spots[0].rule)


def forward(new: Revision, spot: Spot) -> Iterator[Spot]:
    """Where a rule or part of the predecessor is in `new`."""
    if spot.part is None:
        yield from (Spot(id) for id in successors(new, spot.rule))
    else:
        yield from moved_parts(new, spot)


def back(old: Revision, new: Revision, spot: Spot) -> Iterator[Spot]:
    """Where a rule or part of `new` was in its predecessor `old`."""
    ids = predecessors(old, new, spot.rule)
    if spot.part is None:
        yield from (Spot(id) for id in ids)
        return
    senders = (sent.rule for sent, _ in arrivals(new, spot.rule) if sent.rule in old.rules)
    for id in dict.fromkeys((*ids, *senders)):
        for part in sorted(old.rules[id].parts):
            if spot in moved_parts(new, Spot(id, part)):
                yield Spot(id, part)


def _unique(spots: Iterator[Spot]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(spots))


# Did a rule change?


def mapped_ref(new: Revision, ref: Ref) -> str:
    """A reference of the predecessor's text as it would read in `new`, in source form.

    A reference to a rule or part that lives on in exactly one place follows it; any other stays as
    it was, so that it differs from whatever the new text says.
    """
    if ref.kind != "regel" or ref.version:
        return str(ref)
    part = Part.parse(ref.anchor) if ref.anchor else None
    spots = list(forward(new, Spot(ref.target, part)))
    if len(spots) != 1:
        return str(ref)
    moved = spots[0]
    anchor = moved.part.anchor if moved.part else ""
    return str(Ref(ref.kind, moved.rule, "", anchor, ref.text))


def same_norm(old: Rule, new: Rule, revision: Revision) -> bool:
    """Whether what binds is the same, once moved references are allowed for.

    Args:
        old: the rule in the predecessor of `revision`.
        new: the rule in `revision`.
        revision: the later revision, whose change files say what moved.
    """
    return norm_text(old, lambda ref: mapped_ref(revision, ref)) == norm_text(new)


def reads_differently(old: Rule, new: Rule, revision: Revision) -> bool:
    """Whether a rule is the same but for references that moved (`leest anders`)."""
    return same_norm(old, new, revision) and norm_text(old) != norm_text(new)
