"""Rules of two revisions, compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from regelboek.compare import Diff
from regelboek.compare.result import Status
from regelboek.compare.together import Together
from regelboek.comparison.fields import rule_fields
from regelboek.comparison.groups import Group, groups
from regelboek.comparison.kinds import Aspect, Direction, Kind
from regelboek.comparison.result import Interim
from regelboek.comparison.shares import kin_of, passed_by, passed_by_gone
from regelboek.comparison.sides import Held, PartWent, RuleText
from regelboek.comparison.texts import HeldPair, TextComparer, gone_elsewhere, moved_spots
from regelboek.comparison.way import GONE, Passed, Trail, Way
from regelboek.model.revision import ChangeClass, ChangeKind, Revision
from regelboek.model.rulebook import RuleBook

_UPRIGHT = (Kind.NEW, Kind.RETURNED, Kind.LAPSED, Kind.SPLIT, Kind.MERGED, Kind.REGROUPED)


@dataclass(frozen=True, eq=False)
class Found:
    """A group of rules with what differs, before anything is said of what moved under it."""

    texts: tuple[RuleText, ...]
    diff: Diff | None
    passed: tuple[Passed, ...]
    went: tuple[PartWent, ...]
    returns: bool
    """Whether its subject lapsed on the way and came back."""
    returned_from: Held | None
    aspects: tuple[Aspect, ...]
    in_line: bool
    """Whether one side was made from the other, and not both from a third."""

    @property
    def pair(self) -> tuple[Held, Held] | None:
        """Both rules, of one on each side."""
        if len(self.texts) != 1:
            return None
        old, new = self.texts[0].old, self.texts[0].new
        return (old, new) if old and new else None


def find_rules(book: RuleBook, trail: Trail, comparer: TextComparer) -> Iterator[Found]:
    """Every group of rules, in order."""
    yield from (found(book, trail, comparer, group) for group in groups(trail))


def found(book: RuleBook, trail: Trail, comparer: TextComparer, group: Group) -> Found:
    """One group of rules with what differs."""
    way = trail.way
    pairs: list[HeldPair] = [(_held(way.old, old), _held(way.new, new)) for old, new in group.pairs]
    passed = cancelled(trail.passed(group.old, group.new))
    returns = _returns(trail, group)
    moves = {} if returns else moved_spots(way, pairs, passed)
    one_sided = len(pairs) == 1 and None in pairs[0]
    together = comparer.together(pairs, moves)
    went = tuple(gone_elsewhere(way, pairs)) if moves and not one_sided else ()
    texts = tuple(_texts(pairs, together, trail))
    aspects = _aspects(texts)
    if not any(text.text_differs for text in texts) and not aspects:
        passed = _but_common(passed, way)
    back = _returned_from(book, passed)
    return Found(
        tuple(_shared(texts, trail, passed, went)),
        together.whole if together else None,
        passed,
        went,
        returns or back is not None,
        back,
        aspects,
        way.direction is not Direction.SIDEWAYS,
    )


def _held(revision: Revision, id: str | None) -> Held | None:
    return Held(revision.rules[id], revision) if id is not None else None


def _texts(pairs: Sequence[HeldPair], together: Together | None, trail: Trail) -> Iterator[RuleText]:
    for place, (old, new) in enumerate(pairs):
        fields = rule_fields(old, new, trail.became) if old and new else ()
        yield RuleText(old, new, together.parts[place] if together else None, fields)


def _shared(
    texts: Sequence[RuleText], trail: Trail, passed: Sequence[Passed], went: Sequence[PartWent]
) -> Iterator[RuleText]:
    """Each text with the change files that are its own, and the rules that it came of or lives on in."""
    news = {text.new.id for text in texts if text.new}
    for text in texts:
        if len(texts) == 1:
            yield replace(text, passed=tuple(passed))
        else:
            own = (
                passed_by(trail, text.new, passed, went)
                if text.new
                else passed_by_gone(trail, text.held, passed, news)
            )
            yield replace(text, passed=own, kin=kin_of(trail, text.old, text.new))


def _returns(trail: Trail, group: Group) -> bool:
    """Whether a rule of the old side lapsed on the way and came back."""
    if not group.old or not group.new or not trail.way.steps:
        return False
    live = set(group.new)
    for id in group.old:
        here = trail.ahead([id])
        lapsed = any(all(at.startswith(GONE) for at in ids) for ids in here[1:-1])
        if lapsed and live.intersection(here[-1]):
            return True
    return False


def _returned_from(book: RuleBook, passed: Iterable[Passed]) -> Held | None:
    """The lapsed rule that a change file says a new one comes back from, as it last read."""
    for met in passed:
        if met.change.returns and not met.undone:
            id, _, version = met.change.returns.partition("@")
            line = [r for r in book.ancestors(met.revision) if id in r.rules]
            revision = next((r for r in line if r.id == version), line[0] if line else None)
            return Held(revision.rules[id], revision) if revision else None
    return None


def _aspects(texts: Sequence[RuleText]) -> tuple[Aspect, ...]:
    names = {name for text in texts for name in (f.name for f in text.fields)}
    if any(text.text_differs for text in texts if text.old and text.new):
        names.add(Aspect.TEXT)
    if any(text.diff and text.diff.status is Status.REWORDED for text in texts):
        names.add(Aspect.READS)
    return tuple(aspect for aspect in Aspect if aspect in names)


# What passed


def cancelled(passed: Sequence[Passed]) -> tuple[Passed, ...]:
    """Without what is undone and then done again in the same words, as when two drafts share a change."""
    done = [p for p in passed if not p.undone]
    return tuple(p for p in passed if not (p.undone and any(p.change == q.change for q in done)))


def _but_common(passed: tuple[Passed, ...], way: Way) -> tuple[Passed, ...]:
    """What passed a rule that is the same on both sides of a common ancestor: only what one side has alone."""
    if way.direction is not Direction.SIDEWAYS:
        return passed
    return tuple(p for p in passed if not _is_shared(p, way))


def _is_shared(passed: Passed, way: Way) -> bool:
    """Whether the other side made the very same change."""
    return any(
        step.undone and step.newer.changes[passed.change.subject].get(passed.change.id) == passed.change
        for step in way.steps
    )


# What it is called


def kind_of(entry: Found, *, means: bool, reads: bool) -> Kind:
    """The chief thing that became of a group of rules."""
    olds, news = (sum(1 for t in entry.texts if side(t)) for side in (_old, _new))
    if not olds:
        return Kind.RETURNED if entry.returned_from else Kind.NEW
    if not news:
        return Kind.LAPSED
    if olds > 1 or news > 1:
        return Kind.MERGED if news == 1 else Kind.SPLIT if olds == 1 else Kind.REGROUPED
    if entry.returns:
        return Kind.RETURNED
    return _kind_of_one(entry, means=means, reads=reads)


def _old(text: RuleText) -> Held | None:
    return text.old


def _new(text: RuleText) -> Held | None:
    return text.new


def _kind_of_one(entry: Found, *, means: bool, reads: bool) -> Kind:
    aspects = set(entry.aspects)
    if aspects & {Aspect.TEXT, Aspect.TITLE, Aspect.SUMMARY}:
        mended = bool(entry.passed) and all(p.change.kind is ChangeKind.MENDED for p in entry.passed)
        return Kind.MENDED if mended else Kind.CHANGED
    if means:
        return Kind.MEANS
    if any(aspect.is_metadata for aspect in aspects):
        return Kind.METADATA
    if Aspect.CHAPTER in aspects:
        return Kind.MOVED
    if is_reverted(entry):
        return Kind.REVERTED
    if reads or Aspect.READS in aspects:
        return Kind.READS
    return Kind.RENUMBERED if Aspect.NUMBER in aspects else Kind.SAME


def is_reverted(entry: Found) -> bool:
    """Whether something was changed on the way and turned back.

    A change file says so, of a change that the way passed too; or something was changed, and yet nothing differs.
    """
    passed = {(p.revision.id, p.undone) for p in entry.passed}
    if any((p.change.reverts, p.undone) in passed for p in entry.passed):
        return True
    kinds = (ChangeKind.CHANGED, ChangeKind.MENDED)
    touched = entry.in_line and any(p.change.kind in kinds for p in entry.passed)
    texts = {Aspect.TEXT, *(aspect for aspect in Aspect if aspect.is_metadata), Aspect.TITLE, Aspect.SUMMARY}
    differs = bool(texts.intersection(entry.aspects))
    is_pair = entry.pair is not None
    return touched and is_pair and not differs and _layout_is_same(entry)


def _layout_is_same(entry: Found) -> bool:
    return entry.diff is None or entry.diff.is_same


def classes_of(entry: Found, kind: Kind, *, means: bool) -> tuple[ChangeClass, ...]:
    """How deep it goes: as declared on the way, else as computed from what differs.

    Over several changes what was declared may have been undone: the norm counts only when it differs,
    or when a term in it means something else.
    """
    if kind in (Kind.READS, Kind.RENUMBERED, Kind.MOVED, Kind.SAME):
        return ()
    found = {p.change.depth for p in entry.passed}
    if kind in _UPRIGHT:
        found.add(ChangeClass.NORM)
    elif kind is Kind.MENDED:
        found = {ChangeClass.WORDING}  # a correction mends words, never what they mean
    elif not any(found):
        found |= set(_computed(entry))
    elif len(entry.passed) > 1 and ChangeClass.NORM in found and kind is not Kind.REVERTED:
        found.discard(ChangeClass.NORM)
        found |= set(_computed(entry))
    if means:
        found.add(ChangeClass.NORM)
    return tuple(depth for depth in ChangeClass if depth in found)


def _computed(entry: Found) -> Iterator[ChangeClass]:
    """For what no change file tells, such as two drafts or books that share no history."""
    binding = {Aspect.FORCE, Aspect.AUDIENCE, Aspect.STATUS}
    blocks = [block for text in entry.texts if text.diff for block in text.diff.blocks]
    changed = {block.node.name for block in blocks if not block.status.is_same}
    if binding.intersection(entry.aspects) or "Norm" in changed:
        yield ChangeClass.NORM
    elif changed or {Aspect.TITLE, Aspect.SUMMARY, Aspect.SOURCES, Aspect.START}.intersection(entry.aspects):
        yield ChangeClass.EXPLANATION


# What came and went


def find_interim(trail: Trail) -> Iterator[Interim]:
    """Rules of the revisions between that neither lead from the old side nor to the new one."""
    way = trail.way
    inner = way.revisions[1:-1]
    if not inner:
        return
    known = [set(ids) for ids in trail.ahead(way.old.rules)]
    for ids, more in zip(known, trail.behind(way.new.rules), strict=True):
        ids.update(more)
    if way.direction is Direction.SIDEWAYS:  # what the common ancestor held went on both sides
        ancestor = next(step.end for step in reversed(way.steps) if step.undone)
        known = [ids | set(ancestor.rules) for ids in known]
    last: dict[str, int] = {}
    for place, revision in enumerate(inner, 1):
        last.update((id, place) for id in revision.rules if id not in known[place])
    for id, place in last.items():
        revision = way.revisions[place]
        yield Interim(Held(revision.rules[id], revision), tuple(_of_id(way, id)))


def _of_id(way: Way, rule_id: str) -> Iterator[Passed]:
    for step in way.steps:
        change = step.newer.change(rule_id)
        if change:
            yield Passed(step.newer, change, step.undone)
