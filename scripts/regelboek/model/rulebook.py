"""The rule book: all revisions and registers, and the questions everyone asks of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from regelboek.model.registers import (
    Contact,
    Dilemma,
    LogKind,
    Mandate,
    Registers,
    Situation,
    Source,
    Topic,
)
from regelboek.model.revision import DRAFT, Revision


@dataclass(frozen=True, eq=False)
class RuleBook:
    """Everything under one rules folder."""

    revisions: Mapping[str, Revision] = field(repr=False)
    """By id, in the order of publication, the draft last."""
    registers: Registers = field(repr=False)
    unreadable: frozenset[str] = frozenset()
    """Ids of revisions whose `versie.yml` could not be read."""
    whole: bool = True
    """Whether everything could be read; only then can one say that a thing is nowhere."""

    @classmethod
    def of(
        cls,
        revisions: Iterable[Revision],
        registers: Registers,
        unreadable: Iterable[str] = (),
        *,
        whole: bool = True,
    ) -> RuleBook:
        """A book from its parts, in whatever order."""
        ordered = sorted(revisions, key=lambda r: (r.is_draft, r.publication_key))
        by_id = {revision.id: revision for revision in ordered}
        return cls(by_id, registers, frozenset(unreadable), whole)

    @property
    def draft(self) -> Revision | None:
        """What pull requests edit."""
        return self.revisions.get(DRAFT)

    @cached_property
    def adopted(self) -> tuple[Revision, ...]:
        """The frozen revisions, in the order of publication."""
        return tuple(r for r in self.revisions.values() if not r.is_draft)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Revisions that were withdrawn before they took effect."""
        return frozenset(
            entry.revision
            for entry in self.registers.log
            if entry.kind is LogKind.WITHDRAWN and entry.revision and not entry.rule
        )

    def in_force(self, day: dt.date) -> Revision | None:
        """The revision that binds on a day: latest to take effect, then latest to be known."""
        candidates = [
            r
            for r in self.adopted
            if r.id not in self.withdrawn
            and r.in_force is not None
            and r.in_force <= day
            and (r.known or dt.date.min) <= day
        ]
        return max(candidates, key=_force_key, default=None)

    def announced(self, day: dt.date) -> tuple[Revision, ...]:
        """Revisions adopted for later than a day."""
        return tuple(
            r
            for r in self.adopted
            if r.id not in self.withdrawn and r.in_force is not None and r.in_force > day
        )

    @property
    def newest(self) -> Revision | None:
        """What the draft goes on from: the last to take effect, then the last to be known."""
        current = [r for r in self.adopted if r.id not in self.withdrawn]
        return max(current, key=_force_key, default=None)

    def predecessor(self, revision: Revision) -> Revision | None:
        """The revision it was made from; for a correction, the one it corrects."""
        return self.revisions.get(revision.corrects or revision.predecessor or "")

    @cached_property
    def _successors(self) -> Mapping[str, tuple[Revision, ...]]:
        found: dict[str, list[Revision]] = {}
        for revision in self.revisions.values():
            before = self.predecessor(revision)
            if before is not None and before is not revision:
                found.setdefault(before.id, []).append(revision)
        return {id: tuple(revisions) for id, revisions in found.items()}

    def successors(self, revision: Revision) -> tuple[Revision, ...]:
        """The revisions that were made from this one."""
        return self._successors.get(revision.id, ())

    def ancestors(self, revision: Revision) -> Iterator[Revision]:
        """The revision itself, its predecessor, and so on to the first."""
        seen: set[str] = set()
        current: Revision | None = revision
        while current is not None and current.id not in seen:
            seen.add(current.id)
            yield current
            current = self.predecessor(current)

    def held_before(self, rule_id: str, revision: Revision) -> bool:
        """Whether a revision that this one was made from held a rule."""
        return any(rule_id in old.rules for old in self.ancestors(revision) if old is not revision)

    def corrections(self, revision: Revision) -> tuple[Revision, ...]:
        """The revisions that correct this one."""
        return tuple(r for r in self.adopted if r.corrects == revision.id)

    # Registers by id; of a duplicate the first counts, a check names the second.

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return _by_id(self.registers.topics)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return _by_id(self.registers.sources)

    @cached_property
    def situations(self) -> Mapping[str, Situation]:
        """Situations by id."""
        return _by_id(self.registers.situations)

    @cached_property
    def mandates(self) -> Mapping[str, Mandate]:
        """Mandates by id."""
        return _by_id(self.registers.mandates)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """Contacts by id."""
        return _by_id(self.registers.contacts)

    @cached_property
    def dilemmas(self) -> Mapping[str, Dilemma]:
        """Dilemmas by id."""
        return _by_id(self.registers.dilemmas)

    def current_topic(self, topic_id: str) -> Topic | None:
        """A topic, or the one it was merged into (frozen tags resolve through it)."""
        seen: set[str] = set()
        topic = self.topics.get(topic_id)
        while topic and topic.merged_into in self.topics and topic.id not in seen:
            seen.add(topic.id)
            topic = self.topics[topic.merged_into or ""]
        return topic

    @cached_property
    def rule_ids(self) -> Mapping[str, tuple[str, ...]]:
        """For every rule id ever used: the revisions that hold it, in order."""
        held: dict[str, list[str]] = {}
        for revision in self.revisions.values():
            for rule_id in (*revision.rules, *revision.unreadable):
                held.setdefault(rule_id, []).append(revision.id)
        return {rule_id: tuple(ids) for rule_id, ids in held.items()}


def _force_key(revision: Revision) -> tuple[dt.date, dt.date]:
    return (revision.in_force or dt.date.min, revision.known or dt.date.min)


Entry = TypeVar("Entry", Topic, Source, Situation, Mandate, Contact, Dilemma)


def _by_id(entries: tuple[Entry, ...]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return found
