"""A comparison of two revisions, as data."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from regelboek.compare import Diff, FieldDiff, Node
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.kinds import Aspect, Direction, Kind
from regelboek.comparison.sides import Cause, Held, PartWent, Proposal, RuleText, Sentence
from regelboek.comparison.way import Passed
from regelboek.model.revision import ChangeClass, Chapter, Revision, Term
from regelboek.model.rule import Audience
from regelboek.model.rulebook import RuleBook


@dataclass(frozen=True, eq=False)
class RuleComparison:
    """What became of a rule; of several where they were split or merged."""

    kind: Kind
    aspects: tuple[Aspect, ...]
    """Everything that differs, in the order in which it is said."""
    texts: tuple[RuleText, ...]
    diff: Diff | None
    """The redline of all texts together; of one text it is that of the text."""
    passed: tuple[Passed, ...]
    """The change files on the way, in the order of the way."""
    classes: tuple[ChangeClass, ...]
    reverted: bool
    """Whether something was changed on the way and turned back."""
    went: tuple[PartWent, ...]
    """Paragraphs and items that are in another rule now."""
    causes: tuple[Cause, ...]
    proposal: Proposal | None
    returned_from: Held | None
    """The lapsed rule of which the subject came back."""
    _say: Callable[[RuleComparison], tuple[Sentence, ...]] = field(repr=False)
    _instruct: Callable[[RuleComparison, RuleText], tuple[str, ...]] = field(repr=False)

    @property
    def is_change(self) -> bool:
        """Whether the rule itself was changed, and not only what is around it."""
        return self.kind.is_change

    @cached_property
    def old(self) -> tuple[Held, ...]:
        """The rules of the old side."""
        return tuple(text.old for text in self.texts if text.old)

    @cached_property
    def new(self) -> tuple[Held, ...]:
        """The rules of the new side."""
        return tuple(text.new for text in self.texts if text.new)

    @property
    def held(self) -> Held:
        """The first new rule, or the first old one when it is gone."""
        return (self.new or self.old)[0]

    @property
    def listed(self) -> tuple[Held, ...]:
        """The rules that it stands for in lists and counts: those that are there now, else those that are gone.

        A rule that went up in another counts with that one.
        """
        return self.new or self.old

    @property
    def id(self) -> str:
        """Its name on a page: the id of the first new rule, or of the first old one."""
        return self.held.id

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What became of it, in words."""
        return self._say(self)

    @cached_property
    def spoken(self) -> tuple[tuple[RuleText | None, tuple[Sentence, ...]], ...]:
        """The sentences, of several texts each with its own; those of None are about all."""
        if len(self.texts) == 1:
            return ((None, self.sentences),) if self.sentences else ()
        return tuple((of, tuple(said)) for of, said in itertools.groupby(self.sentences, lambda s: s.of))

    def said_of(self, held: Held) -> tuple[Sentence, ...]:
        """What a reader of one of the rules must know: of all, of that rule and what left it, and of rules that are gone."""
        own = next(text for text in self.texts if held in (text.old, text.new))
        whole = [said for said in self.sentences if said.of is None]
        left = [said for said in self.sentences if said.origin is own and said.of is not own]
        here = [said for said in self.sentences if said.of is own]
        gone = [
            said for said in self.sentences if said.of not in (None, own) and not (said.of and said.of.new)
        ]
        return (*whole, *left, *here, *gone)

    def passed_of(self, held: Held) -> tuple[Passed, ...]:
        """The change files on the way, without those of other rules that came of the same ones."""
        olds, others = {h.id for h in self.old}, {h.id for h in self.new} - {held.id}
        return tuple(p for p in self.passed if p.change.id not in others or p.change.id in olds)

    def instructions(self, text: RuleText) -> tuple[str, ...]:
        """What was done to the old body of a text, exactly: carried out on it, they give the new one.

        Those of several texts are carried out together, by `regelboek.comparison.carrying`. More than its
        sentences where only references moved along with what they lead to.
        """
        return self._instruct(self, text)

    @cached_property
    def audiences(self) -> tuple[Audience, ...]:
        """Whom it addresses, on either side, as a whole or in a paragraph."""
        found = {
            audience
            for held in (*self.old, *self.new)
            for audience in (*held.rule.audience, *(a for lid in held.rule.paragraphs for a in lid.audience))
        }
        return tuple(audience for audience in Audience if audience in found)

    def side_of(self, node: Node) -> Held | None:
        """The rule that a block of the redline belongs to, such as the other end of a move."""
        return self._owners.get(node)

    def went_to(self, node: Node) -> PartWent | None:
        """Where a paragraph or item of the old side is, when that is in another rule."""
        return self._departures.get(node)

    def took_in(self, node: Node) -> tuple[PartWent, ...]:
        """What went into a paragraph or item of the new side, but is not it: it has words of its own too."""
        return self._absorbed.get(node, ())

    @cached_property
    def _departures(self) -> Mapping[Node, PartWent]:
        """Without items that only go along with their paragraph."""
        found: dict[Node, PartWent] = {}
        for text in self.texts:
            parts = numbered_parts(text.diff.old) if text.diff and self.went else {}
            for went in self.went:
                if went.old is text.old and str(went.part) in parts and not self._goes_along(went):
                    found[parts[str(went.part)]] = went
        return found

    def _goes_along(self, went: PartWent) -> bool:
        return any(went.goes_along_with(other) for other in self.went)

    @cached_property
    def _absorbed(self) -> Mapping[Node, tuple[PartWent, ...]]:
        whole = {(move.old, move.new) for move in self.diff.moves} if self.diff else set()
        news = {text.new.id: numbered_parts(text.diff.new) for text in self.texts if text.new and text.diff}
        found: dict[Node, tuple[PartWent, ...]] = {}
        for old, went in self._departures.items():
            for spot in went.spots:
                new = news.get(spot.rule, {}).get(str(spot.part))
                if new is not None and (old, new) not in whole:
                    found[new] = (*found.get(new, ()), went)
        return found

    @cached_property
    def _owners(self) -> Mapping[Node, Held]:
        found: dict[Node, Held] = {}
        for text in self.texts:
            for held, root in (
                (text.old, text.diff and text.diff.old),
                (text.new, text.diff and text.diff.new),
            ):
                if held and root:
                    found.update(dict.fromkeys(_nodes(root), held))
        return found


def _nodes(root: Node) -> Iterable[Node]:
    yield root
    for child in root.children:
        yield from _nodes(child)


T = TypeVar("T", Term, Chapter)


@dataclass(frozen=True, eq=False, kw_only=True)
class ThingComparison(Generic[T]):
    """What became of a thing that is no rule."""

    kind: Kind
    old: tuple[T, ...]
    new: tuple[T, ...]
    fields: tuple[FieldDiff, ...]
    sentences: tuple[Sentence, ...]
    passed: tuple[Passed, ...]
    classes: tuple[ChangeClass, ...]

    @property
    def id(self) -> str:
        """The id of the first new one, or of the first old one."""
        return (self.new or self.old)[0].id

    @property
    def is_change(self) -> bool:
        """Whether it was changed."""
        return self.kind.is_change


@dataclass(frozen=True, eq=False, kw_only=True)
class TermComparison(ThingComparison[Term]):
    """What became of a defined term."""

    diff: Diff | None
    """The redline of the definition."""

    @property
    def name(self) -> str:
        """The word itself."""
        return (self.new or self.old)[0].term


@dataclass(frozen=True, eq=False, kw_only=True)
class ChapterComparison(ThingComparison[Chapter]):
    """What became of a chapter."""

    old_numbers: tuple[int, ...]
    new_numbers: tuple[int, ...]


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
    audiences: tuple[Audience, ...]
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

    def topics_of(self, entry: RuleComparison) -> tuple[str, ...]:
        """The current topics of a rule, on either side, the main one of the new side first."""
        ids = (id for held in (*entry.new, *entry.old) for id in held.rule.topics)
        topics = (self.book.current_topic(id) for id in ids)
        return tuple(dict.fromkeys(topic.id for topic in topics if topic))

    @cached_property
    def counts(self) -> Counts:
        """What summaries count."""
        kinds = Counter(entry.kind for entry in self.rules for _ in entry.listed)
        classes = Counter(depth for entry in self.changed for depth in entry.classes for _ in entry.listed)
        audiences = {audience for entry in self.changed for audience in entry.audiences}
        touched = {held.rule.chapter for entry in self.changed for held in (*entry.old, *entry.new)}
        chapters = dict.fromkeys(c.id for revision in (self.new, self.old) for c in revision.chapters)
        passed = [p for entry in self.changed for p in entry.passed]
        return Counts(
            {kind: kinds[kind] for kind in Kind if kinds[kind]},
            {depth: classes[depth] for depth in ChangeClass if classes[depth]},
            tuple(audience for audience in Audience if audience in audiences),
            _ranked(topic for entry in self.changed for topic in self.topics_of(entry)),
            tuple(id for id in chapters if id in touched),
            _ranked(source for p in passed for source in p.sources),
            _ranked(mandate for p in passed for mandate in p.change.mandates),
        )


def _ranked(ids: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(ids)
    return tuple(sorted(counted, key=lambda id: (-counted[id], id)))
