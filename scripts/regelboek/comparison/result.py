"""A comparison of two revisions, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare import Node
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.kinds import Direction, Kind
from regelboek.comparison.sides import Held, PartWent
from regelboek.comparison.things import ChapterComparison, TermComparison
from regelboek.comparison.way import Passed
from regelboek.model.revision import ChangeClass, Revision
from regelboek.model.rule import Audience
from regelboek.model.rulebook import RuleBook


@dataclass(frozen=True, eq=False)
class Interim:
    """A rule that came and went on the way: neither side holds it."""

    held: Held
    """As it last read."""
    passed: tuple[Passed, ...]


@dataclass(frozen=True)
class Counts:
    """What summaries count: rules, as they are listed; of those that changed, not what only reads otherwise."""

    kinds: Mapping[Kind, int]
    """Rules by what became of them, all kinds, in their order."""
    classes: Mapping[ChangeClass, int]
    audiences: Mapping[Audience, int]
    """Rules by whom they address themselves, in the order of audiences."""
    topics: tuple[str, ...]
    """Ids of current topics, the most touched first."""
    chapters: tuple[str, ...]
    """Ids, in the order of the new side, then of the old."""
    sources: tuple[str, ...]
    """Ids of the sources that decide the changes, the most cited first."""
    mandates: tuple[str, ...]

    @property
    def changed(self) -> int:
        """How many rules were changed."""
        return sum(number for kind, number in self.kinds.items() if kind.is_change)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two revisions beside each other."""

    book: RuleBook
    old: Revision
    new: Revision
    direction: Direction
    rules: tuple[RuleComparison, ...]
    """Each rule of either side once, in the order of the new side; what is gone stands where it stood."""
    terms: tuple[TermComparison, ...]
    chapters: tuple[ChapterComparison, ...]
    interim: tuple[Interim, ...]
    unreadable: tuple[str, ...]
    """Ids of rules that could not be read on either side: nothing is said of them."""

    @cached_property
    def changed(self) -> tuple[RuleComparison, ...]:
        """The rules that were changed themselves."""
        return tuple(entry for entry in self.rules if entry.is_change)

    @cached_property
    def in_order(self) -> tuple[tuple[RuleComparison, Held], ...]:
        """Every rule that changed, each at its own place with what became of it; what is gone where it stood."""
        places = {rule.id: place for place, rule in enumerate(self.new.ordered_rules)}
        found: list[tuple[int, RuleComparison, Held]] = []
        last = -1
        for entry in self.rules:
            chapter = entry.held.rule.chapter
            last = max((places[held.id] for held in entry.new if held.rule.chapter == chapter), default=last)
            if entry.is_change:
                found += [(places[held.id] if entry.new else last, entry, held) for held in entry.listed]
        return tuple((entry, held) for _, entry, held in sorted(found, key=lambda each: each[0]))

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        kinds = [
            *(r.kind for r in self.rules),
            *(t.kind for t in self.terms),
            *(c.kind for c in self.chapters),
        ]
        return all(kind is Kind.SAME for kind in kinds)

    def of_new(self, rule_id: str) -> RuleComparison | None:
        """What a rule of the new side came from."""
        return self._by_new.get(rule_id)

    def of_old(self, rule_id: str) -> RuleComparison | None:
        """What became of a rule of the old side."""
        return self._by_old.get(rule_id)

    @cached_property
    def _by_new(self) -> Mapping[str, RuleComparison]:
        return {held.id: entry for entry in self.rules for held in entry.new}

    @cached_property
    def _by_old(self) -> Mapping[str, RuleComparison]:
        return {held.id: entry for entry in self.rules for held in entry.old}

    def came_from(self, entry: RuleComparison, node: Node) -> PartWent | None:
        """Where a paragraph or item of the new side was, when that is in a rule of another entry."""
        held = entry.side_of(node)
        text = next((t for t in entry.texts if t.new is held), None)
        if held is None or text is None or text.diff is None or held.id not in self._arrivals:
            return None
        parts = numbered_parts(text.diff.new)
        return next((w for part, w in self._arrivals[held.id].items() if parts.get(part) is node), None)

    @cached_property
    def _arrivals(self) -> Mapping[str, Mapping[str, PartWent]]:
        found: dict[str, dict[str, PartWent]] = {}
        for entry in self.rules:
            here = {held.id for held in entry.new}
            for went in entry.went:
                for spot in went.spots:
                    if spot.rule not in here and spot.part:
                        found.setdefault(spot.rule, {})[str(spot.part)] = went
        return found

    def passed_of_chapter(self, entry: RuleComparison) -> tuple[Passed, ...]:
        """The change files of the chapters that a rule left, where these became the one that it is in now.

        Nothing for a rule with a change file of its own.
        """
        left = {held.rule.chapter for held in entry.old} - {held.rule.chapter for held in entry.new}
        now = {held.rule.chapter for held in entry.new}
        return tuple(
            passed
            for chapter in (() if entry.passed else self.chapters)
            if any(each.id in left for each in chapter.old) and any(each.id in now for each in chapter.new)
            for passed in chapter.passed
            if passed.change.id in left
        )

    def topics_of(self, entry: RuleComparison, held: Held | None = None) -> tuple[str, ...]:
        """The current topics of a rule, on either side, the main one of the new side first.

        Args:
            entry: what became of it, perhaps of others too.
            held: one of those that it is listed as, to leave out the topics of others.
        """
        if held is None:
            ids = [id for each in (*entry.new, *entry.old) for id in each.rule.topics]
        else:
            ids = list(entry.labels_of(held, lambda rule: rule.topics))
        topics = (self.book.current_topic(id) for id in ids)
        return tuple(dict.fromkeys(topic.id for topic in topics if topic))

    @cached_property
    def counts(self) -> Counts:
        """What summaries count."""
        kinds = Counter(entry.kind for entry in self.rules for _ in entry.listed)
        listed = [(entry, held) for entry in self.changed for held in entry.listed]
        classes = Counter(depth for entry, held in listed for depth in entry.classes_of(held))
        audiences = Counter(audience for entry, held in listed for audience in entry.audiences_of(held))
        touched = {held.rule.chapter for entry in self.changed for held in (*entry.old, *entry.new)}
        chapters = dict.fromkeys(c.id for revision in (self.new, self.old) for c in revision.chapters)
        passed = [p for entry in self.changed for p in entry.passed]
        return Counts(
            {kind: kinds[kind] for kind in Kind if kinds[kind]},
            {depth: classes[depth] for depth in ChangeClass if classes[depth]},
            {audience: audiences[audience] for audience in Audience if audiences[audience]},
            _ranked(topic for entry in self.changed for topic in self.topics_of(entry)),
            tuple(id for id in chapters if id in touched),
            _ranked(source for p in passed for source in p.sources),
            _ranked(mandate for p in passed for mandate in p.change.mandates),
        )


def _ranked(ids: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(ids)
    return tuple(sorted(counted, key=lambda id: (-counted[id], id)))
