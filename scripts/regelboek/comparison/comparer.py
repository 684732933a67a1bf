"""Comparing revisions: from a book and two of its revisions to a `Comparison`."""

from __future__ import annotations

from dataclasses import replace

from regelboek.comparison.causes import CauseFinder
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.kinds import Aspect
from regelboek.comparison.meaning import meanings
from regelboek.comparison.proposals import proposals
from regelboek.comparison.result import Comparison
from regelboek.comparison.rules import Found, classes_of, find_interim, find_rules, is_reverted, kind_of
from regelboek.comparison.saying import Speaker
from regelboek.comparison.sides import Cause, Proposal
from regelboek.comparison.terms import find_chapters, find_terms
from regelboek.comparison.texts import Memory, TextComparer
from regelboek.comparison.way import Trail, Way
from regelboek.model.revision import Revision, Subject
from regelboek.model.rulebook import RuleBook


class Comparer:
    """Compares revisions of one book; each distinct pair of texts once, however many revisions share it."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.memory = Memory()

    def compare(self, old: Revision, new: Revision) -> Comparison:
        """Any two revisions, in any order: neighbours, far apart, or over a common ancestor."""
        return _Maker(self.book, old, new, self.memory).comparison()


def compare_revisions(book: RuleBook, old: Revision, new: Revision) -> Comparison:
    """Compare two revisions of a book; a `Comparer` is faster for more than one pair."""
    return Comparer(book).compare(old, new)


class _Maker:
    """Makes one comparison."""

    def __init__(self, book: RuleBook, old: Revision, new: Revision, memory: Memory) -> None:
        self.book = book
        self.old = old
        self.new = new
        self.memory = memory
        self.way = Way.between(book, old, new)

    def comparison(self) -> Comparison:
        trail = Trail(self.way, Subject.RULE)
        texts = TextComparer(self.book, self.way, self.memory)
        found = tuple(find_rules(self.book, trail, texts))
        bare = Comparison(
            self.book,
            self.old,
            self.new,
            self.way.direction,
            (),
            tuple(find_terms(self.book, Trail(self.way, Subject.TERM), self.memory)),
            tuple(find_chapters(Trail(self.way, Subject.CHAPTER))),
            tuple(find_interim(trail)),
            tuple(sorted(self.old.unreadable | self.new.unreadable)),
        )
        speaker = Speaker(bare, texts)
        first = replace(bare, rules=tuple(self.entry(entry, speaker) for entry in found))
        causes = self.causes(first, found)
        proposed = self.proposed(found)
        return replace(
            bare,
            rules=tuple(self.entry(e, speaker, causes.get(e, ()), proposed.get(e)) for e in found),
        )

    def entry(
        self,
        found: Found,
        speaker: Speaker,
        causes: tuple[Cause, ...] = (),
        proposal: Proposal | None = None,
    ) -> RuleComparison:
        means = meanings(found.texts, speaker.terms)
        kind = kind_of(found, means=bool(means), reads=bool(causes))
        also = {*([Aspect.READS] if causes else ()), *([Aspect.MEANING] if means else ())}
        return RuleComparison(
            kind,
            tuple(aspect for aspect in Aspect if aspect in {*found.aspects, *also}),
            found.texts,
            found.diff,
            found.passed,
            classes_of(found, kind, means=bool(means)),
            is_reverted(found),
            found.went,
            causes,
            means,
            proposal,
            found.returned_from,
            speaker.sentences,
            speaker.instructions,
        )

    def causes(self, first: Comparison, found: tuple[Found, ...]) -> dict[Found, tuple[Cause, ...]]:
        """What moved under the rules whose text stayed."""
        finder = CauseFinder(first)
        return {
            entry: finder.causes(*entry.pair)
            for entry in found
            if entry.pair and not entry.texts[0].text_differs
        }

    def proposed(self, found: tuple[Found, ...]) -> dict[Found, Proposal]:
        """Likely origins for what came or went without any lineage."""
        gone = {e.texts[0].old: e for e in found if not any(t.new for t in e.texts) and len(e.texts) == 1}
        came = {e.texts[0].new: e for e in found if not any(t.old for t in e.texts) and len(e.texts) == 1}
        olds = [held for held in gone if held]
        news = [held for held in came if held and not came[held].returned_from]
        proposed = proposals(olds, news)
        return {entry: proposed[held] for held, entry in (*gone.items(), *came.items()) if held in proposed}
