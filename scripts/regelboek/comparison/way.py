"""The way from one revision to another: step by step along the tree, and what each step did to each thing."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from regelboek.comparison.kinds import Direction
from regelboek.lineage import path
from regelboek.model.revision import Change, ChangeKind, Chapter, Revision, Subject, Term
from regelboek.model.rule import Rule
from regelboek.model.rulebook import RuleBook

GONE = "\u2020"
"""In front of the id of a thing that lapsed on the way and may still return."""

Edges = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Step:
    """From a revision to its direct successor, or back."""

    older: Revision
    newer: Revision
    undone: bool
    """Whether it is taken backwards."""

    @property
    def start(self) -> Revision:
        """Where it starts."""
        return self.newer if self.undone else self.older

    @property
    def end(self) -> Revision:
        """Where it ends."""
        return self.older if self.undone else self.newer

    def go(self, subject: Subject, id: str) -> tuple[str, ...]:
        """Where a thing, or one that lapsed, is after this step."""
        if self.undone:
            return self._back(subject, id)
        if id.startswith(GONE):
            return self._returned(subject, id[1:]) or (id,)
        return forward(subject, self.newer, id) or (GONE + id,)

    def _back(self, subject: Subject, id: str) -> tuple[str, ...]:
        name = id.removeprefix(GONE)
        if id.startswith(GONE):
            came_back = name in things(self.older, subject) and name not in things(self.newer, subject)
            return (name,) if came_back else (id,)
        found = backward(subject, self.older, self.newer, id)
        if found:
            return found
        change = self.newer.changes[subject].get(id)
        return (GONE + ((change.returned_id if change else "") or id),)

    def _returned(self, subject: Subject, id: str) -> tuple[str, ...]:
        changes = self.newer.changes[subject].values()
        return tuple(change.id for change in changes if change.returned_id == id)


def things(revision: Revision, subject: Subject) -> Mapping[str, Rule | Term | Chapter]:
    """The rules, terms or chapters of a revision, by id."""
    match subject:
        case Subject.RULE:
            return revision.rules
        case Subject.TERM:
            return revision.terms
        case Subject.CHAPTER:
            return {chapter.id: chapter for chapter in revision.chapters}


def forward(subject: Subject, newer: Revision, id: str) -> tuple[str, ...]:
    """The ids in a revision that a thing of its predecessor lives on in."""
    now = things(newer, subject)
    change = newer.changes[subject].get(id)
    if change and change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        return tuple(successor for successor in change.successors if successor in now)
    if change and change.kind is ChangeKind.LAPSED:
        return ()
    return (id,) if id in now else ()


def backward(subject: Subject, older: Revision, newer: Revision, id: str) -> tuple[str, ...]:
    """The ids in a revision that a thing of its direct successor came from."""
    before = things(older, subject)
    if subject is Subject.RULE:
        named = newer.changes_from(id)
    else:
        named = tuple(change for change in newer.changes[subject].values() if id in change.successors)
    candidates = dict.fromkeys((id, *(change.id for change in named)))
    return tuple(c for c in candidates if c in before and id in forward(subject, newer, c))


@dataclass(frozen=True, eq=False)
class Way:
    """Every step between two revisions, in order."""

    old: Revision
    new: Revision
    steps: tuple[Step, ...]
    is_known: bool
    """Whether they have a revision in common; else there are no steps."""

    @classmethod
    def between(cls, book: RuleBook, old: Revision, new: Revision) -> Way:
        """Up to the common ancestor, then down."""
        up, down = path(book, old, new)
        if up[-1] is not down[0]:
            return cls(old, new, (), False)
        back = (Step(older, newer, True) for newer, older in itertools.pairwise(up))
        on = (Step(older, newer, False) for older, newer in itertools.pairwise(down))
        return cls(old, new, (*back, *on), True)

    @property
    def direction(self) -> Direction:
        """How the two stand to each other."""
        if not self.is_known:
            return Direction.UNRELATED
        undone = {step.undone for step in self.steps}
        if undone == {True, False}:
            return Direction.SIDEWAYS
        return Direction.BACKWARD if undone == {True} else Direction.FORWARD

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Every revision on the way, both ends included."""
        return (self.old, *(step.end for step in self.steps))


@dataclass(frozen=True, eq=False)
class Passed:
    """A change file on the way."""

    revision: Revision
    """The revision that made the change."""
    change: Change
    undone: bool
    """Whether the way goes back over it."""
    before: tuple[Change, ...] = ()
    """Those of which a new part inherits what it does not say itself."""

    @property
    def reason(self) -> str:
        """Why."""
        return self.change.reason

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that decide it: its own, else those of the revision."""
        return self.own_sources or self.sources_of_whole

    @property
    def own_sources(self) -> tuple[str, ...]:
        """The ids of the sources that its change file names."""
        return tuple(c.id for c in self.change.sources)

    @property
    def sources_of_whole(self) -> tuple[str, ...]:
        """The ids of the sources of the revision as a whole, where it names none itself."""
        return () if self.change.sources else tuple(c.id for c in self.revision.sources)


class Trail:
    """Where every rule, term or chapter of the old side is at each step, and what passed."""

    def __init__(self, way: Way, subject: Subject) -> None:
        self.way = way
        self.subject = subject
        self._edges: dict[tuple[int, str], tuple[str, ...]] = {}
        self._became: dict[str, tuple[str, ...]] = {}

    def go(self, place: int, id: str) -> tuple[str, ...]:
        """Where a thing is after the step at a place, from 0."""
        if (place, id) not in self._edges:
            self._edges[place, id] = self.way.steps[place].go(self.subject, id)
        return self._edges[place, id]

    def ahead(self, ids: Iterable[str]) -> list[tuple[str, ...]]:
        """The ids of things of the old side, at each revision on the way."""
        found = [tuple(ids)]
        for place in range(len(self.way.steps)):
            found.append(tuple(dict.fromkeys(to for id in found[-1] for to in self.go(place, id))))
        return found

    @cached_property
    def _reverse(self) -> list[dict[str, list[str]]]:
        """For each step: where a thing after it comes from."""
        found: list[dict[str, list[str]]] = []
        waiting: tuple[str, ...] = tuple(things(self.way.old, self.subject))
        for place, step in enumerate(self.way.steps):
            back: dict[str, list[str]] = {}
            starts = dict.fromkeys((*waiting, *things(step.start, self.subject)))
            for id in starts:
                for to in self.go(place, id):
                    back.setdefault(to, []).append(id)
            waiting = tuple(id for id in back if id.startswith(GONE))
            found.append(back)
        return found

    def behind(self, ids: Iterable[str]) -> list[tuple[str, ...]]:
        """The ids of what things of the new side came from, at each revision on the way."""
        found = [tuple(ids)]
        for back in reversed(self._reverse):
            found.append(tuple(dict.fromkeys(to for id in found[-1] for to in back.get(id, ()))))
        return found[::-1]

    def links(self) -> dict[str, tuple[str, ...]]:
        """For each thing of the old side: what it is on the new side; without what lapsed."""
        return {id: self.became(id) for id in things(self.way.old, self.subject)}

    def became(self, id: str) -> tuple[str, ...]:
        """The ids of the new side that a thing of the old side lives on in, by lineage."""
        if id not in self._became:
            now = things(self.way.new, self.subject)
            ends = self.ahead([id])[-1] if self.way.is_known else ()
            self._became[id] = tuple(end for end in ends if end in now)
        return self._became[id]

    def passed(self, old_ids: Iterable[str], new_ids: Iterable[str]) -> tuple[Passed, ...]:
        """The change files that things met on the way, in the order of the way."""
        if not self.way.steps:
            return ()
        ahead, behind = self.ahead(old_ids), self.behind(new_ids)
        on_the_way = [dict.fromkeys((*one, *other)) for one, other in zip(ahead, behind, strict=True)]
        return tuple(self._passed(on_the_way))

    def _passed(self, on_the_way: list[dict[str, None]]) -> Iterator[Passed]:
        for place, step in enumerate(self.way.steps):
            ids = dict.fromkeys((*on_the_way[place], *on_the_way[place + 1]))
            changes = step.newer.changes[self.subject]
            met = [changes[id] for id in ids if id in changes]
            for change in met:
                inherits = change.kind is ChangeKind.NEW
                before = tuple(o for o in met if inherits and change.id in o.successors)
                yield Passed(step.newer, change, step.undone, before)
