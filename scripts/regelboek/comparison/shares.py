"""Of rules that were split or merged together: what each of them came of, and which change files are its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from regelboek.comparison.sides import Held, PartWent
from regelboek.comparison.way import Passed, Trail


def kin_of(trail: Trail, old: Held | None, new: Held | None) -> tuple[Held, ...]:
    """The old rules that a new one came of as a whole; the new ones that a rule that is gone lives on in."""
    if new is not None:
        held = trail.way.old
        ids = trail.behind((new.id,))[0]
    else:
        held = trail.way.new
        ids = trail.became(old.id) if old else ()
    return tuple(Held(rule, held) for rule in held.ordered_rules if rule.id in ids)


def passed_by(
    trail: Trail, new: Held, every: Sequence[Passed], went: Sequence[PartWent]
) -> tuple[Passed, ...]:
    """The change files of one new rule of a group.

    Args:
        trail: the way, step by step.
        new: the rule.
        every: what the group passed.
        went: the parts of the group that are in another rule now.
    """
    met = set(map(_key, trail.passed((), (new.id,))))
    sent = {part.old.id for part in went if new.id in {spot.rule for spot in part.spots}}
    return tuple(p for p in every if _key(p) in met or (p.change.id in sent and _sends(p)))


def passed_by_gone(
    trail: Trail, old: Held, every: Sequence[Passed], news: Collection[str]
) -> tuple[Passed, ...]:
    """The change files of an old rule of a group that is gone, without those of the rules that it went up in.

    Args:
        trail: the way, step by step.
        old: the rule.
        every: what the group passed.
        news: the ids of the new side.
    """
    met = set(map(_key, trail.passed((old.id,), ())))
    return tuple(p for p in every if _key(p) in met and (p.change.id == old.id or p.change.id not in news))


def _sends(passed: Passed) -> bool:
    """Whether a change file says of parts or of the whole where they went."""
    return bool(passed.change.parts or passed.change.successors)


def _key(passed: Passed) -> tuple[str, str, bool]:
    return passed.revision.id, passed.change.id, passed.undone
