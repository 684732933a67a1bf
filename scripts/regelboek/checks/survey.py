"""What every check needs to know of a book, gathered once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from regelboek.diagnostics import Span
from regelboek.differences import Difference, chapter_differs, rule_differences, term_differs
from regelboek.markdown.plain import plain
from regelboek.markdown.tree import Block, Inline, Place, Ref, inlines_of, walk
from regelboek.model.revision import Chapter, Revision, Subject, Term
from regelboek.model.rule import Citation, Part, Rule
from regelboek.model.rulebook import RuleBook
from regelboek.records.origins import Origin

DATES = frozenset(("vastgesteld", "gepubliceerd", "in-werking", "bekend"))
"""The keys of `versie.yml` that say when."""


class Target(Enum):
    """What a mention points to; the value is the word for it."""

    SOURCE = "bron"
    TERM = "begrip"
    TOPIC = "onderwerp"
    MANDATE = "opdracht"
    CONTACT = "adviespunt"


@dataclass(frozen=True, slots=True)
class LocatedRef:
    """A reference in the body of a rule, with where it stands."""

    rule: Rule
    section: str
    part: Part | None
    """The paragraph or item of the norm, None elsewhere."""
    ref: Ref
    run: tuple[Inline, ...]
    """The run of text around it."""

    @property
    def span(self) -> Span:
        return self.rule.span(self.ref.place)

    @property
    def words(self) -> str:
        """The words around it."""
        return plain(self.run)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an id of a register, or of a term, is used."""

    target: Target
    id: str
    revision: Revision | None
    """None: a register mentions it."""
    within: Origin | LocatedRef
    keys: tuple[str | int, ...] = ()

    @property
    def span(self) -> Span:
        """Where it stands; sought only when something is wrong with it."""
        return self.within.at(*self.keys) if isinstance(self.within, Origin) else self.within.span


class Survey:
    """A book with what the checks share."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every revision, each with its surroundings."""
        return tuple(Edition(self, revision) for revision in self.book.revisions.values())

    @cached_property
    def draft(self) -> Edition | None:
        """The draft, if there is one."""
        return next((edition for edition in self.editions if edition.revision.is_draft), None)

    @cached_property
    def line_known(self) -> bool:
        """Whether the way from every revision back to the first could be read."""
        later = list(self.book.revisions.values())[1:]
        return not self.book.unreadable and all(map(self.book.predecessor, later))

    @cached_property
    def order_known(self) -> bool:
        """Whether every date that the order of the versions rests on could be read."""
        dated = not any(DATES & revision.origin.damaged for revision in self.book.adopted)
        return dated and not self.book.unreadable

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention in the whole book."""
        found: list[Mention] = []
        for edition in self.editions:
            found.extend(edition.mentions)
        found.extend(_register_mentions(self.book))
        return tuple(found)

    def mentioned(self, target: Target) -> frozenset[str]:
        """The ids of this kind that are mentioned anywhere."""
        return frozenset(m.id for m in self.mentions if m.target is target)


class Edition:
    """A revision with its book and predecessor."""

    def __init__(self, survey: Survey, revision: Revision) -> None:
        self._differences: dict[tuple[str, str], frozenset[Difference]] = {}
        self.survey = survey
        self.book = survey.book
        self.revision = revision

    @cached_property
    def predecessor(self) -> Revision | None:
        """The revision it was made from."""
        return self.book.predecessor(self.revision)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, in order."""
        return self.revision.ordered_rules

    @cached_property
    def is_first(self) -> bool:
        """Whether there was nothing before it."""
        named = self.revision.corrects or self.revision.predecessor
        damaged = {"voorganger", "herstelt"} & self.revision.origin.damaged
        return not (named or damaged or self.book.adopted[:1] not in ((), (self.revision,)))

    @cached_property
    def comparable(self) -> tuple[Subject, ...]:
        """What can be held against the predecessor: both could be read."""
        pair = [revision for revision in (self.revision, self.predecessor) if revision]
        lost = {Subject.TERM} if any(r.terms_unreadable for r in pair) else set()
        if any("hoofdstukken" in r.origin.damaged for r in pair):
            lost.add(Subject.CHAPTER)
        return tuple(subject for subject in Subject if subject not in lost)

    def can_compare(self, old: Rule | Term | Chapter, new: Rule | Term | Chapter) -> bool:
        """Whether both could be read, and the old one is still as it was adopted."""
        before = self.predecessor
        if old.origin.damaged or new.origin.damaged or before is None:
            return False
        if isinstance(old, Rule) and self._lost_lineage & {ref.target for _, ref in old.refs}:
            return False  # its references may have moved, but to where could not be read
        inner = old.origin.path.removeprefix(f"{before.folder}/")
        locked = before.lock.files.get(inner) if before.lock else None
        return locked is None or locked == before.file_digests.get(inner)

    def differences(self, old: Rule | Term | Chapter, new: Rule | Term | Chapter) -> frozenset[Difference]:
        """What differs between a thing and its predecessor, and must be accounted for."""
        key = (type(new).__name__, new.id)
        if key not in self._differences:
            self._differences[key] = _differences(old, new, self.revision)
        return self._differences[key]

    @cached_property
    def _lost_lineage(self) -> frozenset[str]:
        """Rules of the predecessor of which it could not be read what became of them."""
        lost = {id for subject, id in self.revision.unreadable_changes if subject is Subject.RULE}
        for id, change in self.revision.changes[Subject.RULE].items():
            if {"soort", "naar", "leden"} & change.origin.damaged:
                lost.add(id)
        return frozenset(lost)

    def lineage_known(self, rule_id: str) -> bool:
        """Whether it could be read what became of a rule of the predecessor."""
        return rule_id not in self._lost_lineage

    @cached_property
    def refs(self) -> tuple[LocatedRef, ...]:
        """Every reference in its rules."""
        return tuple(located for rule in self.rules for located in located_refs(rule))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention in its rules, terms, changes and `versie.yml`."""
        return tuple(self._mentions())

    def _mentions(self) -> Iterator[Mention]:
        revision = self.revision
        yield from _citations(revision.sources, revision)
        for rule in self.rules:
            yield from _listed(Target.TOPIC, rule.topics, rule.origin, "tags", revision)
            yield from _listed(Target.CONTACT, rule.contacts, rule.origin, "adviespunten", revision)
            yield from _citations(rule.sources, revision)
            if rule.start:
                yield Mention(Target.SOURCE, rule.start.source, revision, rule.start.origin, ("bron",))
        for located in self.refs:
            if located.ref.kind in _TARGET_OF_REF:
                target = _TARGET_OF_REF[located.ref.kind]
                yield Mention(target, located.ref.target, revision, located)
        for term in revision.terms.values():
            yield from _citations(term.sources, revision)
        for subject in Subject:
            for change in revision.changes[subject].values():
                yield from _citations(change.sources, revision)
                yield from _listed(Target.MANDATE, change.mandates, change.origin, "opdrachten", revision)


def norm_pieces(rule: Rule) -> Iterator[tuple[Part, Place, tuple[Block, ...]]]:
    """Every paragraph and item of a norm, with its place and its own blocks."""
    for lid in rule.paragraphs:
        yield Part(lid.number), lid.place, (*lid.blocks, *lid.after)
        for item in lid.items:
            yield Part(lid.number, item.letter), item.place, item.blocks


def _differences(
    old: Rule | Term | Chapter, new: Rule | Term | Chapter, revision: Revision
) -> frozenset[Difference]:
    if isinstance(old, Rule) and isinstance(new, Rule):
        return frozenset(d for d in rule_differences(old, new, revision) if d.needs_file)
    if isinstance(old, Term) and isinstance(new, Term):
        return frozenset([Difference.NORM]) if term_differs(old, new) else frozenset()
    if isinstance(old, Chapter) and isinstance(new, Chapter):
        return frozenset([Difference.TITLE]) if chapter_differs(old, new) else frozenset()
    return frozenset()


def things(revision: Revision, subject: Subject) -> Mapping[str, Rule | Term | Chapter]:
    """The rules, terms or chapters of a revision, by id."""
    if subject is Subject.RULE:
        return revision.rules
    if subject is Subject.TERM:
        return revision.terms
    return {chapter.id: chapter for chapter in reversed(revision.chapters)}  # the first of two counts


_TARGET_OF_REF = {
    "bron": Target.SOURCE,
    "begrip": Target.TERM,
    "onderwerp": Target.TOPIC,
    "opdracht": Target.MANDATE,
}


def located_refs(rule: Rule) -> Iterator[LocatedRef]:
    """Every reference in the body of a rule, the norm by paragraph and item."""
    for paragraph in rule.paragraphs:
        number = paragraph.number
        pieces = [(Part(number), paragraph.blocks), (Part(number), paragraph.after)]
        pieces += [(Part(number, item.letter), item.blocks) for item in paragraph.items]
        for part, blocks in pieces:
            for block in blocks:
                for run in inlines_of(block):
                    yield from _refs_in(rule, "Norm", part, run)
    for section in rule.body.sections:
        blocks = section.blocks if section.title != "Norm" else rule.stray_norm_blocks
        noted = [block for note in section.footnotes for block in note.blocks]
        for block in (*blocks, *noted):
            for run in inlines_of(block):
                yield from _refs_in(rule, section.title, None, run)


def _refs_in(rule: Rule, section: str, part: Part | None, run: tuple[Inline, ...]) -> Iterator[LocatedRef]:
    for inline in walk(run):
        if isinstance(inline, Ref):
            yield LocatedRef(rule, section, part, inline, run)


def _citations(citations: tuple[Citation, ...], revision: Revision | None) -> Iterator[Mention]:
    for citation in citations:
        yield Mention(Target.SOURCE, citation.id, revision, citation.origin, ("id",))


def _listed(
    target: Target, ids: tuple[str, ...], origin: Origin, key: str, revision: Revision | None
) -> Iterator[Mention]:
    for place, id in enumerate(ids):
        yield Mention(target, id, revision, origin, (key, place))


def _register_mentions(book: RuleBook) -> Iterator[Mention]:
    registers = book.registers
    for topic in registers.topics:
        yield from _single(Target.TOPIC, topic.broader, topic.origin, "breder")
        yield from _listed(Target.TOPIC, topic.related, topic.origin, "verwant", None)
        yield from _single(Target.TOPIC, topic.merged_into, topic.origin, "opgegaan-in")
    for source in registers.sources:
        yield from _single(Target.SOURCE, source.superseded_by, source.origin, "vervangen-door")
    for situation in registers.situations:
        origin = situation.origin
        yield from _listed(Target.TOPIC, situation.topics, origin, "onderwerpen", None)
        yield from _listed(Target.CONTACT, situation.contacts, origin, "adviespunten", None)
    for mandate in registers.mandates:
        yield from _citations(mandate.sources, None)
        yield from _single(Target.MANDATE, mandate.superseded_by, mandate.origin, "vervangen-door")
        for event in mandate.events:
            yield from _single(Target.SOURCE, event.source, event.origin, "bron")
    for contact in registers.contacts:
        yield from _citations(contact.sources, None)
        yield from _single(Target.CONTACT, contact.superseded_by, contact.origin, "vervangen-door")
    for dilemma in registers.dilemmas:
        yield from _listed(Target.TOPIC, dilemma.topics, dilemma.origin, "onderwerpen", None)


def _single(target: Target, id: str | None, origin: Origin, key: str) -> Iterator[Mention]:
    if id:
        yield Mention(target, id, None, origin, (key,))
