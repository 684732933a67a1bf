"""What a rule came from and lives on in: as a whole, in some of its paragraphs, or after a gap.

`lineage` follows one rule or part over one way. Here everything that is kin to a rule is gathered over many
revisions: a graph, in which a rule may have several predecessors and several successors.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from regelboek.lineage import Spot, arrivals, back, departures, forward, trace
from regelboek.model.revision import Revision, Subject
from regelboek.model.rule import Part, Rule
from regelboek.model.rulebook import RuleBook

Family = Mapping[str, tuple[Spot, ...]]
"""For each revision, by id: what is kin to a rule; of another rule perhaps only some parts."""

_Neighbours = Callable[[RuleBook, Revision, Family], Iterator[Spot]]


@dataclass(frozen=True, eq=False)
class Return:
    """A rule that lapsed and came back, under the same id or another."""

    rule: Rule
    """The lapsed rule, as it last read."""
    last: Revision
    """The last revision that held it."""
    gone: Revision
    """The revision in which it went."""
    back: Revision
    """The revision in which it returned."""
    as_id: str
    """The id under which it returned."""


def returned(book: RuleBook, revision: Revision, rule_id: str) -> Return | None:
    """The lapsed rule that a rule brings back in a revision; None when it brings none."""
    change = revision.change(rule_id)
    if change is None or not change.returns:
        return None
    line = list(book.ancestors(revision))
    for gone, last in itertools.pairwise(line):
        if change.returned_id in last.rules:
            return Return(last.rules[change.returned_id], last, gone, revision, rule_id)
    return None


def returns_in(book: RuleBook, revision: Revision) -> Iterator[Return]:
    """Every rule that comes back in a revision."""
    for change in revision.changes[Subject.RULE].values():
        found = returned(book, revision, change.id) if change.id in revision.rules else None
        if found is not None:
            yield found


def family(book: RuleBook, revisions: Iterable[Revision], rule_id: str) -> Family:
    """Onward and backward from every revision that holds a rule.

    Args:
        book: the rule book.
        revisions: the revisions to look at, each after the one it was made from.
        rule_id: the rule.
    """
    line = list(revisions)
    own = {r.id: (Spot(rule_id),) if rule_id in r.rules else () for r in line}
    onward = _spread(book, line, own, _after)
    before = _spread(book, line[::-1], own, _before)
    return {r.id: _widest((*onward[r.id], *before[r.id])) for r in line}


def descendants(book: RuleBook, start: Revision, rule_id: str, end: Revision) -> tuple[Spot, ...]:
    """Where a rule of one revision is in a later one that was made from it."""
    line = list(itertools.takewhile(lambda r: r is not start, book.ancestors(end)))
    return _spread(book, [start, *line[::-1]], {start.id: (Spot(rule_id),)}, _after)[end.id]


def parts_moved(
    book: RuleBook, start: Revision, rule_id: str, end: Revision
) -> tuple[tuple[Part, Spot], ...]:
    """The parts of a rule that are in a later revision in rules in which it does not live on as a whole.

    Returns:
        Each part as it was, and where it is; items only where their paragraph went elsewhere.
    """
    there = {spot.rule for spot in descendants(book, start, rule_id, end) if spot.part is not None}
    found: dict[Part, Spot] = {}
    for part in sorted(start.rules[rule_id].parts) if there else ():
        spot = next((s for s in trace(book, start, Spot(rule_id, part), end).spots if s.rule in there), None)
        if spot and Part(part.paragraph) not in found:
            found[part] = spot
    return tuple(found.items())


def ancestry(book: RuleBook, revision: Revision, rule_id: str) -> Family:
    """What a rule of a revision came from, in each revision that this one was made from."""
    return _spread(book, list(book.ancestors(revision)), {revision.id: (Spot(rule_id),)}, _before)


def _spread(book: RuleBook, line: Iterable[Revision], own: Family, step: _Neighbours) -> Family:
    found: dict[str, tuple[Spot, ...]] = {}
    for revision in line:
        found[revision.id] = _widest((*own.get(revision.id, ()), *step(book, revision, found)))
    return found


def _after(book: RuleBook, revision: Revision, found: Family) -> Iterator[Spot]:
    """What the kin of a revision's predecessor is in it, and what comes back in it."""
    before = book.predecessor(revision)
    for spot in found.get(before.id, ()) if before else ():
        yield from (s for s in forward(revision, spot) if s.rule in revision.rules)
        if spot.part is None:
            yield from (there for _, there in departures(revision, spot.rule))
    for each in returns_in(book, revision):
        if Spot(each.rule.id) in found.get(each.last.id, ()):
            yield Spot(each.as_id)


def _before(book: RuleBook, revision: Revision, found: Family) -> Iterator[Spot]:
    """What the kin of a revision's successors was in it, and what went in it and came back."""
    for newer in book.successors(revision):
        for spot in found.get(newer.id, ()):
            yield from back(revision, newer, spot)
            if spot.part is None:
                yield from (s for s, _ in arrivals(newer, spot.rule) if s.rule in revision.rules)
    for later, spots in found.items():
        for spot in spots:
            each = returned(book, book.revisions[later], spot.rule) if spot.part is None else None
            if each and each.last is revision:
                yield Spot(each.rule.id)


def _widest(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Without parts of what is there as a whole, and without items of a paragraph that is."""
    every = dict.fromkeys(spots)
    return tuple(s for s in every if not any(wider in every for wider in _around(s)))


def _around(spot: Spot) -> Iterator[Spot]:
    if spot.part is not None:
        yield Spot(spot.rule)
        if spot.part.item:
            yield Spot(spot.rule, Part(spot.part.paragraph))
