"""One version as it is shown: numbers, addresses, what refers to what, and since when."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from regelboek.comparison import RuleComparison
from regelboek.differences import Difference, rule_differences
from regelboek.kinship import Return, ancestry, descendants, parts_moved, returns_in
from regelboek.lineage import Outcome, Spot, Trace, predecessors, trace, traces
from regelboek.locks import cited_entries
from regelboek.model.registers import Contact, Dilemma, DilemmaRule, Situation, Source, Step, Topic
from regelboek.model.revision import Change, Chapter, Revision, Term
from regelboek.model.rule import Audience, Part, Rule
from regelboek.norm import binding_digest
from regelboek.pages.comparing.terms import ShownTerm, shown_term
from regelboek.pages.publication import Publication

BINDING = frozenset((Difference.NORM, Difference.MARKS))


@dataclass(frozen=True)
class Lapsed:
    """A rule of an earlier version that this one no longer has."""

    id: str
    rule: Rule
    """As it last read."""
    last: Revision
    """The last version in line that held it."""
    gone: Revision
    """The version in which it went."""
    change: Change | None
    """Why."""
    spots: tuple[Spot, ...]
    """Where it lives on in this version: whole, or after it came back."""
    moved: tuple[tuple[Part, Spot], ...] = ()
    """Its paragraphs and items that are in other rules than those."""
    back: Return | None = None
    """How it came back under another id."""


@dataclass(frozen=True)
class Origin:
    """A rule of an earlier version that one came from."""

    rule: Rule
    revision: Revision
    """The last version that held it."""
    moved: tuple[tuple[Part, Part], ...] = ()
    """Where it did so only in part: paragraphs as they were and are."""
    back: Return | None = None
    """How it came back, where it had lapsed."""


@dataclass(frozen=True)
class ResolvedStep:
    """A step of a situation in this version."""

    step: Step
    rule: Rule | None
    part: Part | None

    @property
    def is_advice(self) -> bool:
        """Whether the code recommends it, and no more."""
        return self.rule is not None and self.rule.is_advice(self.part.paragraph if self.part else None)


@dataclass(frozen=True)
class Ground:
    """A rule that a dilemma rests on, as it is in this version."""

    rule: Rule
    part: Part | None
    changed: bool
    """Whether it binds otherwise here than when the dilemma was last judged."""


@dataclass(frozen=True)
class ResolvedDilemma:
    """A dilemma with those of its rules that are in this version."""

    dilemma: Dilemma
    grounds: tuple[Ground, ...]


class Edition:
    """A version in its place on the site.

    Args:
        publication: the whole.
        revision: the version.
        prefix: where this copy stands below the site root: empty for the one in force, else the
            permanent address. The one in force is there twice.
    """

    def __init__(self, publication: Publication, revision: Revision, prefix: str) -> None:
        self.publication = publication
        self.book = publication.book
        self.revision = revision
        self.prefix = prefix
        self._traces: dict[str, dict[str, Trace]] = {}

    @property
    def is_root(self) -> bool:
        """Whether this is the copy at the root of the site."""
        return self.prefix == ""

    # Addresses

    def address(self, path: str) -> str:
        """An address of this version."""
        return f"/{self.prefix}{path}"

    def rule_address(self, rule_id: str, part: Part | None = None) -> str:
        """The address of a rule, or of a paragraph or item of it."""
        return self.address(f"regels/{rule_id}/") + (f"#{part.anchor}" if part else "")

    # Rules

    def number(self, rule: Rule) -> str:
        """What readers see: `4.1`."""
        return self.revision.number(rule)

    def chapter(self, rule: Rule) -> Chapter:
        """The chapter of a rule."""
        return next(c for c in self.revision.chapters if c.id == rule.chapter)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {rule.id: place for place, rule in enumerate(self.revision.ordered_rules)}

    def neighbours(self, rule: Rule) -> tuple[Rule | None, Rule | None]:
        """The rules before and after it."""
        rules, place = self.revision.ordered_rules, self._order[rule.id]
        before = rules[place - 1] if place else None
        after = rules[place + 1] if place + 1 < len(rules) else None
        return before, after

    @cached_property
    def _referrers(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, dict[str, Rule]] = {}
        for rule in self.revision.ordered_rules:
            targets = [ref.target for _, ref in rule.refs if ref.kind == "regel" and not ref.version]
            for target in (*targets, *rule.see_also):
                if target != rule.id:
                    found.setdefault(target, {})[rule.id] = rule
        return {id: tuple(rules.values()) for id, rules in found.items()}

    def referrers(self, rule: Rule) -> tuple[Rule, ...]:
        """The rules that refer to this one, in order."""
        return self._referrers.get(rule.id, ())

    def see_also(self, rule: Rule) -> tuple[Rule, ...]:
        """The related rules that it names."""
        return tuple(self.revision.rules[id] for id in rule.see_also if id in self.revision.rules)

    # History

    @cached_property
    def line(self) -> tuple[Revision, ...]:
        """The version and those it was made from, newest first."""
        return tuple(self.book.ancestors(self.revision))

    def same_norm_since(self, rule: Rule) -> Revision:
        """The version since which what binds in the rule is what it is here; a rule cited in it may have another number.

        A term in it that means something else makes it another norm, though not a letter differs.
        """
        since, current = self.revision, rule
        for old in self.line[1:]:
            before = old.rules.get(current.id)
            if before is None or current.id not in predecessors(old, since, current.id):
                return since
            if rule_differences(before, current, since) & BINDING:
                return since
            entry = self.publication.compare(old, since).of_new(current.id)
            if entry and entry.meanings:
                return since
            since, current = old, before
        return since

    def last_change(self, rule: Rule) -> tuple[Revision, RuleComparison] | None:
        """The version in which a rule last changed, this one or one before it, and how."""
        newer, rule_id = self.revision, rule.id
        for older in self.line[1:]:
            entry = self.publication.compare(older, newer).of_new(rule_id)
            if entry is None or entry.is_change or not entry.old:
                return (newer, entry) if entry else None
            newer, rule_id = older, entry.old[0].id
        return None

    def change_here(self, rule: Rule) -> Change | None:
        """What the change file of this version says of the rule."""
        return self.revision.change(rule.id)

    @cached_property
    def returns(self) -> Mapping[str, Return]:
        """How rules came back in this version or one before it, by the id that had lapsed."""
        return {each.rule.id: each for revision in self.line for each in returns_in(self.book, revision)}

    def before_return(self, rule_id: str, other: Revision) -> str:
        """The id under which a rule that came back is, or had lapsed, in an earlier version; empty for none."""
        for each in self.returns.values():
            if each.as_id == rule_id and (each.last is other or self.book.held_before(each.rule.id, other)):
                return each.rule.id
        return ""

    def origins(self, rule: Rule) -> tuple[Origin, ...]:
        """The other rules that it came from, the latest first: by a split, a merger, a return, or in part."""
        kin = ancestry(self.book, self.revision, rule.id)
        found: dict[str, Origin] = {}
        for older in self.line[1:]:
            for id, part in ((spot.rule, spot.part) for spot in kin[older.id]):
                if id == rule.id or id in found:
                    continue
                every = parts_moved(self.book, older, id, self.revision) if part else ()
                moved = tuple((old, new.part) for old, new in every if new.rule == rule.id and new.part)
                found[id] = Origin(older.rules[id], older, moved, None if part else self.returns.get(id))
        return tuple(found.values())

    def successors(self, rule: Rule) -> tuple[Spot, ...]:
        """The other rules that it goes on in here: what was split from it, or some paragraphs that moved."""
        found = (
            spot
            for older in self.line[1:]
            if rule.id in older.rules
            for spot in descendants(self.book, older, rule.id, self.revision)
        )
        return tuple(dict.fromkeys(spot for spot in found if spot.rule != rule.id))

    @cached_property
    def lapsed(self) -> Mapping[str, Lapsed]:
        """Every rule of an earlier version in line that is no longer here, by id."""
        found: dict[str, Lapsed] = {}
        for newer, older in zip(self.line, self.line[1:], strict=False):
            for id, rule in older.rules.items():
                if id in self.revision.rules or id in found:
                    continue
                kin = descendants(self.book, older, id, self.revision)
                spots = tuple(spot for spot in kin if spot.part is None)
                moved = parts_moved(self.book, older, id, self.revision)
                back = self.returns.get(id)
                found[id] = Lapsed(id, rule, older, newer, newer.change(id), spots, moved, back)
        return found

    def counterpart(self, rule_id: str, part: Part | None, other: Revision) -> Trace:
        """Where a rule or part of this version is in another one."""
        if part is not None:
            return trace(self.book, self.revision, Spot(rule_id, part), other)
        if rule_id not in self._traces:
            self._traces[rule_id] = traces(self.book, self.revision, Spot(rule_id))
        found = self._traces[rule_id].get(other.id)
        return found or Trace(Outcome.NOT_YET, at=other.id, rule=rule_id)

    # Ways in

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic that is not ended, by label."""
        current = [t for t in self.book.registers.topics if not t.merged_into and not t.until]
        return tuple(sorted(current, key=lambda t: t.label.casefold()))

    def narrower_topics(self, topic: Topic) -> tuple[Topic, ...]:
        """The topics that are part of it."""
        return tuple(t for t in self.topics if t.broader == topic.id)

    def related_topics(self, topic: Topic) -> tuple[Topic, ...]:
        """The topics that it names as related, then those that name it."""
        found = dict.fromkeys(id for id in topic.related if id in self.book.topics)
        found |= dict.fromkeys(t.id for t in self.topics if topic.id in t.related)
        return tuple(self.book.topics[id] for id in found)

    def near_topics(self, topic: Topic) -> tuple[Topic, ...]:
        """The broader topic, those that are part of it, and the related ones."""
        broader = self.book.topics.get(topic.broader or "")
        every = (*([broader] if broader else []), *self.narrower_topics(topic), *self.related_topics(topic))
        return tuple({each.id: each for each in every}.values())

    @cached_property
    def _rules_by_topic(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.revision.ordered_rules:
            topics = {t.id for id in rule.topics if (t := self.book.current_topic(id))}
            for topic in topics:
                found.setdefault(topic, []).append(rule)
        return {topic: tuple(rules) for topic, rules in found.items()}

    def rules_on(self, topic: Topic) -> tuple[Rule, ...]:
        """The rules with this topic: those of which it is the main topic first."""
        rules = self._rules_by_topic.get(topic.id, ())
        return tuple(sorted(rules, key=lambda r: self._main_topic(r) != topic.id))

    def _main_topic(self, rule: Rule) -> str:
        topic = self.book.current_topic(rule.topics[0]) if rule.topics else None
        return topic.id if topic else ""

    def topics_of(self, rule: Rule) -> tuple[Topic, ...]:
        """The topics of a rule, the main one first."""
        found = (self.book.current_topic(id) for id in rule.topics)
        return tuple(dict.fromkeys(topic for topic in found if topic))

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """The situations that lead to at least one rule here."""
        every = self.book.registers.situations
        return tuple(s for s in every if self.publication.leads_to_rules(s, self.revision))

    def steps(self, situation: Situation) -> tuple[ResolvedStep, ...]:
        """The steps of a situation; one whose rule is absent here is left out."""
        found = (self._step(step) for step in situation.steps)
        return tuple(step for step in found if step is not None)

    def _step(self, step: Step) -> ResolvedStep | None:
        if not step.rule:
            return ResolvedStep(step, None, None)
        spot = self.publication.step_spot(step, self.revision)
        return ResolvedStep(step, self.revision.rules[spot.rule], spot.part) if spot else None

    def situations_on(self, topic: Topic) -> tuple[Situation, ...]:
        """The situations with this topic."""
        return tuple(s for s in self.situations if topic.id in s.topics)

    def situations_of(self, rule: Rule) -> tuple[Situation, ...]:
        """The situations that lead to a rule."""
        return self._situations_by_rule.get(rule.id, ())

    @cached_property
    def _situations_by_rule(self) -> Mapping[str, tuple[Situation, ...]]:
        found: dict[str, dict[str, Situation]] = {}
        for situation in self.situations:
            for step in self.steps(situation):
                if step.rule:
                    found.setdefault(step.rule.id, {})[situation.id] = situation
        return {id: tuple(s.values()) for id, s in found.items()}

    @cached_property
    def dilemmas(self) -> tuple[ResolvedDilemma, ...]:
        """Every dilemma that rests on a rule of this version or of one before it in line."""
        found = (self._dilemma(dilemma) for dilemma in self.book.registers.dilemmas)
        return tuple(dilemma for dilemma in found if dilemma is not None)

    def _dilemma(self, dilemma: Dilemma) -> ResolvedDilemma | None:
        grounds = tuple(ground for judged in dilemma.rules for ground in self._grounds(judged))
        spots = (self.publication.spot_of(j.rule, old) for j in dilemma.rules for old in self.line)
        return ResolvedDilemma(dilemma, grounds) if grounds or any(spots) else None

    def _grounds(self, judged: DilemmaRule) -> Iterator[Ground]:
        for spot in self.publication.spots_of(judged.rule, self.revision):
            rule = self.revision.rules[spot.rule]
            yield Ground(rule, spot.part, binding_digest(self.revision, rule) != judged.digest)

    def dilemmas_on(self, topic: Topic) -> tuple[ResolvedDilemma, ...]:
        """The dilemmas with this topic that rest on a rule here."""
        return tuple(d for d in self.dilemmas if d.grounds and topic.id in d.dilemma.topics)

    def dilemmas_of(self, rule: Rule) -> tuple[Dilemma, ...]:
        """The dilemmas that rest on a rule."""
        return self._dilemmas_by_rule.get(rule.id, ())

    @cached_property
    def _dilemmas_by_rule(self) -> Mapping[str, tuple[Dilemma, ...]]:
        found: dict[str, dict[str, Dilemma]] = {}
        for resolved in self.dilemmas:
            for ground in resolved.grounds:
                found.setdefault(ground.rule.id, {})[resolved.dilemma.id] = resolved.dilemma
        return {id: tuple(dilemmas.values()) for id, dilemmas in found.items()}

    def rules_for(self, audience: Audience) -> tuple[Rule, ...]:
        """The rules that address an audience, as a whole or in a paragraph."""
        return tuple(
            rule
            for rule in self.revision.ordered_rules
            if audience in rule.audience or any(audience in lid.audience for lid in rule.paragraphs)
        )

    def contacts_of(self, rule: Rule) -> tuple[Contact, ...]:
        """Whom to ask about a rule."""
        return self.current_contacts(rule.contacts)

    def current_contacts(self, ids: tuple[str, ...]) -> tuple[Contact, ...]:
        """Contacts by id; a replaced one gives way to its successor."""
        found: list[Contact] = []
        for id in ids:
            contact = self.book.contacts.get(id)
            seen: set[str] = set()
            while contact and contact.superseded_by in self.book.contacts and contact.id not in seen:
                seen.add(contact.id)
                contact = self.book.contacts[contact.superseded_by or ""]
            if contact and contact not in found:
                found.append(contact)
        return tuple(found)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Every contact that rules or situations here name."""
        ids = [id for rule in self.revision.ordered_rules for id in rule.contacts]
        ids += [id for situation in self.situations for id in situation.contacts]
        return self.current_contacts(tuple(dict.fromkeys(ids)))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source that this version cites, in the order of the register."""
        cited = cited_entries(self.revision)["sources"]
        return tuple(s for s in self.book.registers.sources if s.id in cited)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms of this version, by word."""
        return tuple(sorted(self.revision.terms.values(), key=lambda t: t.term.casefold()))

    def term_changes(self, term: Term) -> tuple[tuple[Revision, ShownTerm], ...]:
        """What became of a term in this version and those before it, the newest first."""
        found = []
        id = term.id
        for newer, older in itertools.pairwise(self.line):
            comparison = self.publication.compare(older, newer)
            entry = next((t for t in comparison.terms if id in [new.id for new in t.new]), None)
            if entry is None:
                break
            if entry.is_change:
                found.append((newer, shown_term(self.publication, comparison, entry)))
            if not entry.old:
                break
            id = entry.old[0].id
        return tuple(found)

    def terms_of(self, rule: Rule) -> tuple[Term, ...]:
        """The terms that a rule cites, by word."""
        cited = {ref.target for _, ref in rule.refs if ref.kind == "begrip"}
        return tuple(term for term in self.terms if term.id in cited)

    def rules_with_term(self, term: Term) -> tuple[Rule, ...]:
        """The rules that cite a term."""
        return self._rules_by_term.get(term.id, ())

    @cached_property
    def _rules_by_term(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, dict[str, Rule]] = {}
        for rule in self.revision.ordered_rules:
            for _, ref in rule.refs:
                if ref.kind == "begrip":
                    found.setdefault(ref.target, {})[rule.id] = rule
        return {id: tuple(rules.values()) for id, rules in found.items()}

    def rules_citing(self, source: Source) -> tuple[Rule, ...]:
        """The rules that rest on a source or refer to it."""
        return self._rules_by_source.get(source.id, ())

    @cached_property
    def _rules_by_source(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, dict[str, Rule]] = {}
        for rule in self.revision.ordered_rules:
            ids = [c.id for c in rule.sources]
            ids += [ref.target for _, ref in rule.refs if ref.kind == "bron"]
            for id in ids:
                found.setdefault(id, {})[rule.id] = rule
        return {id: tuple(rules.values()) for id, rules in found.items()}
