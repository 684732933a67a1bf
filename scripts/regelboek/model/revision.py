"""Revisions of the rule book, their chapters and terms, and what changed in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from regelboek.diagnostics import Span
from regelboek.model.rule import Citation, Part, Rule
from regelboek.records.dates import Moment
from regelboek.records.origins import Origin

DRAFT = "concept"
"""The id of the revision that is being written."""


class Decider(StrEnum):
    """Who decided on a revision or change."""

    CABINET = "ministerraad"
    PRIME_MINISTER = "minister-president"
    INTERIOR_MINISTER = "minister-bzk"
    EDITORS = "redactie"


class ChangeKind(StrEnum):
    """Soort: what became of a thing."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    LAPSED = "vervallen"
    SPLIT = "gesplitst"
    MERGED = "samengevoegd"
    MENDED = "hersteld"


class ChangeClass(StrEnum):
    """Klasse: how deep a change goes."""

    NORM = "norm"
    WORDING = "redactie"
    EXPLANATION = "uitleg"
    LAYOUT = "opmaak"


class Subject(StrEnum):
    """What a change file is about; the value is its folder."""

    RULE = "regels"
    TERM = "begrippen"
    CHAPTER = "hoofdstukken"


@dataclass(frozen=True)
class Chapter:
    """Hoofdstuk; its number is its place in the revision."""

    id: str
    title: str
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class FormerTerm:
    """A word that a term had before."""

    term: str
    until: Moment
    origin: Origin = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Term:
    """Begrip: a defined term. It binds, so it is frozen with the rules."""

    id: str
    term: str
    definition: str
    forms: tuple[str, ...] = ()
    """Inflections."""
    former_terms: tuple[FormerTerm, ...] = ()
    sources: tuple[Citation, ...] = ()
    origin: Origin = field(kw_only=True, compare=False, repr=False)

    @property
    def binding_text(self) -> str:
        """What a lock and a comparison look at."""
        return f"{self.term}: {self.definition}"


@dataclass(frozen=True, slots=True)
class PartTarget:
    """Where a paragraph or item went: a part, perhaps of another rule."""

    part: Part
    rule: str = ""
    """Empty: of the same rule."""


@dataclass(frozen=True)
class PartMove:
    """One line of `leden`: what became of one paragraph or item of the old text."""

    part: Part
    targets: tuple[PartTarget, ...]
    """Empty: it lapsed."""
    span: Span = field(compare=False)


@dataclass(frozen=True)
class Change:
    """Wijziging: what became of one thing since the direct predecessor, and why."""

    subject: Subject
    id: str
    kind: ChangeKind
    reason: str
    depth: ChangeClass | None = None
    """Klasse; only of what was changed."""
    successors: tuple[str, ...] = ()
    """Naar: what it was split or merged into."""
    pointers: tuple[str, ...] = ()
    """Zie: where a reader of a lapsed rule may look."""
    returns: str | None = None
    """Terugkeer-van: the lapsed rule whose subject comes back."""
    sources: tuple[Citation, ...] = ()
    mandates: tuple[str, ...] = ()
    announced: dt.date | None = None
    decided_by: Decider | None = None
    reverts: str | None = None
    """Draait-terug: the version whose change is undone."""
    parts: tuple[PartMove, ...] = ()
    """Leden."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)

    @property
    def returned_id(self) -> str:
        """The id of the lapsed thing that it brings back; empty for none."""
        return (self.returns or "").partition("@")[0]


@dataclass(frozen=True)
class Lock:
    """Slot: the digests that prove that an adopted revision was not touched."""

    algorithm: str
    norm_algorithm: str
    files: Mapping[str, str]
    """SHA-256 of each file, by its path in the folder of the revision."""
    rules: Mapping[str, str]
    """SHA-256 of each rule's `norm_text`."""
    terms: Mapping[str, str]
    registers: Mapping[str, Mapping[str, str]]
    """By register and id: the digest of an entry's identity."""
    previous: str | None
    """The digest of the lock published before this one."""
    digest: str
    """The digest of all the above."""


@dataclass(frozen=True, eq=False)
class Revision:
    """Versie: one whole edition of the rule book, adopted and frozen, or the draft."""

    id: str
    title: str
    schema: int
    predecessor: str | None
    chapters: tuple[Chapter, ...]
    adopted: dt.date | None = None
    published: dt.date | None = None
    in_force: dt.date | None = None
    known: dt.date | None = None
    """Bekend: since when a correction is known."""
    corrects: str | None = None
    """Herstelt: the revision that this one corrects."""
    decided_by: Decider | None = None
    sources: tuple[Citation, ...] = ()
    summary: str | None = None
    rules: Mapping[str, Rule] = field(kw_only=True, repr=False)
    terms: Mapping[str, Term] = field(kw_only=True, repr=False)
    changes: Mapping[Subject, Mapping[str, Change]] = field(kw_only=True, repr=False)
    unreadable: frozenset[str] = field(kw_only=True, default=frozenset())
    """Ids of rules whose file could not be read: they exist, but nothing is known of them."""
    unreadable_changes: frozenset[tuple[Subject, str]] = field(kw_only=True, default=frozenset())
    terms_unreadable: bool = field(kw_only=True, default=False)
    lock: Lock | None = field(kw_only=True, default=None, repr=False)
    lock_unreadable: bool = field(kw_only=True, default=False)
    file_digests: Mapping[str, str] = field(kw_only=True, repr=False)
    """SHA-256 of each of its files as they are now, by path in its folder."""
    folder: str = field(kw_only=True)
    """Its path below the rules folder."""
    origin: Origin = field(kw_only=True, compare=False, repr=False)

    def has_rule(self, rule_id: str) -> bool:
        """Whether a rule is in it, readable or not."""
        return rule_id in self.rules or rule_id in self.unreadable

    @property
    def is_draft(self) -> bool:
        """Whether this is what pull requests edit."""
        return self.id == DRAFT

    @property
    def is_first(self) -> bool:
        """Whether it has no predecessor, so that nothing changed in it."""
        return self.predecessor is None

    @cached_property
    def chapter_number(self) -> Mapping[str, int]:
        """The visible number of each chapter."""
        ids = dict.fromkeys(chapter.id for chapter in self.chapters)
        return {id: place for place, id in enumerate(ids, 1)}

    @cached_property
    def ordered_rules(self) -> tuple[Rule, ...]:
        """By chapter and place."""
        last = len(self.chapters) + 1
        return tuple(
            sorted(
                self.rules.values(),
                key=lambda r: (self.chapter_number.get(r.chapter, last), r.number, r.id),
            )
        )

    def number(self, rule: Rule) -> str:
        """What readers see: chapter and place, `4.1`."""
        return f"{self.chapter_number.get(rule.chapter, 0)}.{rule.number}"

    def rules_of(self, chapter: str) -> tuple[Rule, ...]:
        """The rules of a chapter, in order."""
        return tuple(rule for rule in self.ordered_rules if rule.chapter == chapter)

    @cached_property
    def _changes_by_successor(self) -> Mapping[str, tuple[Change, ...]]:
        found: dict[str, list[Change]] = {}
        for change in self.changes[Subject.RULE].values():
            for successor in change.successors:
                found.setdefault(successor, []).append(change)
        return {id: tuple(changes) for id, changes in found.items()}

    def changes_from(self, rule_id: str) -> tuple[Change, ...]:
        """The changes that name this rule as a successor, by old id."""
        return self._changes_by_successor.get(rule_id, ())

    def change(self, rule_id: str) -> Change | None:
        """What became of a rule since the predecessor."""
        return self.changes[Subject.RULE].get(rule_id)

    @property
    def publication_key(self) -> tuple[dt.date, dt.date, str]:
        """The order in which revisions were published."""
        day = self.known or self.published or self.in_force or dt.date.max
        return (day, self.in_force or dt.date.max, self.id)
