"""The book as it is published on a day: which versions there are, and which binds."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from regelboek.comparison import Comparer, Comparison, RuleComparison
from regelboek.kinship import Return
from regelboek.lineage import Spot, Trace, traces
from regelboek.model.registers import Situation, Step
from regelboek.model.revision import Revision
from regelboek.model.rule import Part
from regelboek.model.rulebook import RuleBook
from regelboek.pages.comparing.redlines import Redlines
from regelboek.words import date


@dataclass(frozen=True)
class Settings:
    """What the site's owner chooses."""

    site_name: str
    site_url: str
    notice: str = ""
    """The sentence that says that this is an example edition; empty for the real one."""
    conversation: str = ""
    """The topic that the conversation guide at `/gesprek/` is about."""

    @classmethod
    def read(cls, site_name: str, site_url: str, extra: Mapping[str, object]) -> Settings:
        """From the settings of the site; `extra` holds what only we know."""
        notice, conversation = (str(extra.get(key) or "") for key in ("mededeling", "gesprek"))
        return cls(site_name, site_url, notice, conversation)


@dataclass(frozen=True)
class Period:
    """From one day up to another, one version bound."""

    revision: Revision
    start: dt.date
    end: dt.date | None
    """The first day on which it no longer bound; None while it binds."""


class Publication:
    """A rule book on a reference day (peildatum).

    Args:
        book: the rule book, without errors.
        day: the day as of which it is published.
        settings: what the owner chooses.
        with_draft: whether the draft is published too, as a preview.
    """

    def __init__(self, book: RuleBook, day: dt.date, settings: Settings, *, with_draft: bool = False) -> None:
        self.book = book
        self.day = day
        self.settings = settings
        self.with_draft = with_draft and book.draft is not None
        self._traces: dict[str, dict[str, Trace]] = {}
        self._comparer = Comparer(book)
        self._compared: dict[tuple[str, str], Comparison] = {}
        self.redlines = Redlines()
        """Written once, however many pages show them."""

    @cached_property
    def in_force(self) -> Revision:
        """The version that binds; before the first takes effect, the first; without any, the draft."""
        found = self.book.in_force(self.day)
        if found is not None:
            return found
        return next(iter(self.book.revisions.values()))

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """All published versions, newest first: by when they take effect, then by when known."""
        shown = [r for r in self.book.revisions.values() if not r.is_draft or self.with_draft]
        shown = shown or [self.in_force]
        return tuple(sorted(shown, key=_newest_last, reverse=True))

    @property
    def adopted(self) -> tuple[Revision, ...]:
        """The published versions that are no draft, oldest first."""
        return tuple(r for r in reversed(self.revisions) if not r.is_draft)

    @cached_property
    def pairs(self) -> tuple[tuple[Revision, Revision], ...]:
        """Each two published versions, the older first; in a preview the one in force and the draft, last."""
        adopted = tuple(itertools.combinations(self.adopted, 2))
        draft = self.book.draft
        if not self.with_draft or draft is None or self.in_force is draft:
            return adopted
        return (*adopted, (self.in_force, draft))

    def pair_path(self, one: Revision, other: Revision) -> str:
        """Where two versions are compared, `vergelijk/2022-12-23..2026-01-01/`; empty where they are not."""
        for old, new in ((one, other), (other, one)):
            if (old, new) in self.pairs:
                return f"vergelijk/{old.id}..{new.id}/"
        return ""

    def pair_address(self, one: Revision, other: Revision, rule_id: str) -> str:
        """The address where two versions are compared, at what became of a rule if it changed; empty where they are not."""
        path = self.pair_path(one, other)
        if not path:
            return ""
        old, new = (one, other) if (one, other) in self.pairs else (other, one)
        comparison = self.compare(old, new)
        entry = comparison.of_old(rule_id) if one is old else comparison.of_new(rule_id)
        if entry is None or not entry.is_change:
            return f"/{path}"
        held = next(each for each in (entry.old if one is old else entry.new) if each.id == rule_id)
        return f"/{path}#r-{entry.id_of(held)}"

    def compare(self, old: Revision, new: Revision) -> Comparison:
        """What differs between two versions, compared once."""
        key = (old.id, new.id)
        if key not in self._compared:
            self._compared[key] = self._comparer.compare(old, new)
        return self._compared[key]

    def over_gap(self, comparison: Comparison, entry: RuleComparison) -> tuple[Comparison, RuleComparison]:
        """A rule that returns, beside the text that it had before it lapsed; any other as it is compared."""
        held = entry.returned_from
        if held is None or entry.old:
            return comparison, entry
        wider = self.compare(held.revision, comparison.new)
        found = wider.of_new(entry.id)
        return (wider, found) if found and found.old else (comparison, entry)

    def gap(self, back: Return) -> str:
        """When a rule that returned did not hold, as a sentence."""
        since, until = back.gone.in_force, back.back.in_force
        if since is None or until is None:
            return f"Deze regel gold niet sinds {date(since)}." if since else ""
        return f"Deze regel gold niet van {date(since)} tot {date(until)}."

    def prefix(self, revision: Revision) -> str:
        """The permanent address of a version, below the site root."""
        return "concept/" if revision.is_draft else f"versies/{revision.id}/"

    def home(self, revision: Revision) -> str:
        """Where readers are sent for a version: the root for the one in force."""
        return "/" if revision is self.in_force else f"/{self.prefix(revision)}"

    def label(self, revision: Revision) -> str:
        """`23 december 2022`, with what sets a correction apart."""
        if revision.is_draft or revision.in_force is None:
            return "concept"
        label = date(revision.in_force)
        return f"{label}, hersteld {date(revision.known)}" if revision.known else label

    def standing(self, revision: Revision) -> str:
        """In one word, where a version stands on the reference day."""
        if revision.is_draft:
            return "concept"
        if revision.id in self.book.withdrawn:
            return "ingetrokken"
        if revision is self.in_force:
            return "geldend"
        if revision.in_force and revision.in_force > self.day:
            return "aangekondigd"
        return "hersteld" if self.mended_by(revision) else "oud"

    def mended_by(self, revision: Revision) -> Revision | None:
        """The newest correction of a version that was known on the reference day."""
        known = [r for r in self.book.corrections(revision) if (r.known or self.day) <= self.day]
        return known[-1] if known else None

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Which version bound from when to when, oldest first, announced ones last."""
        days = {d for r in self.book.adopted for d in (r.in_force, r.known) if d}
        found: list[Period] = []
        for day in sorted(days):
            revision = self.book.in_force(day)
            if revision is None or (found and found[-1].revision is revision):
                continue
            if found:
                found[-1] = Period(found[-1].revision, found[-1].start, day)
            found.append(Period(revision, day, None))
        return tuple(found)

    def period(self, revision: Revision) -> Period | None:
        """When a version bound."""
        return next((p for p in self.periods if p.revision is revision), None)

    def step_spot(self, step: Step, revision: Revision) -> Spot | None:
        """Where the rule of a step is in a version; None when it is not."""
        return self.spot_of(step.rule, revision) if step.rule else None

    def spot_of(self, reference: str, revision: Revision) -> Spot | None:
        """Where `id@version#lid-1` is in a version, the most direct counterpart; None when it is not."""
        return next(iter(self.spots_of(reference, revision)), None)

    def spots_of(self, reference: str, revision: Revision) -> tuple[Spot, ...]:
        """Every place where `id@version#lid-1` is in a version, following the lineage."""
        if reference not in self._traces:
            name, _, anchor = reference.partition("#")
            rule_id, _, version = name.partition("@")
            spot = Spot(rule_id, Part.parse(anchor) if anchor else None)
            start = self.book.revisions.get(version)
            self._traces[reference] = traces(self.book, start, spot) if start else {}
        found = self._traces[reference].get(revision.id)
        spots = found.spots if found else ()
        return tuple(spot for spot in spots if spot.rule in revision.rules)

    def leads_to_rules(self, situation: Situation, revision: Revision) -> bool:
        """Whether a situation that is not ended leads to a rule of a version."""
        return not situation.until and self.finds_rules(situation, revision)

    def finds_rules(self, situation: Situation, revision: Revision) -> bool:
        """Whether a situation, ended or not, leads to a rule of a version."""
        return any(self.step_spot(step, revision) for step in situation.steps)


def _newest_last(revision: Revision) -> tuple[bool, dt.date, dt.date]:
    earliest = dt.date.min
    return (revision.is_draft, revision.in_force or earliest, revision.known or earliest)
