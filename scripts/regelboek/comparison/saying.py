"""In words: what became of a rule, term or chapter, as sentences made from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from regelboek.comparison.aloud import Aloud
from regelboek.comparison.drafting import GroupDrafter, Said
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.fates import departures, stands
from regelboek.comparison.hints import hinted
from regelboek.comparison.kinds import Aspect, CauseKind, Kind
from regelboek.comparison.metadata import Metadata, binding
from regelboek.comparison.moving import leden
from regelboek.comparison.result import Comparison
from regelboek.comparison.rewordings import rewordings
from regelboek.comparison.sides import Held, PartWent, RuleText, Sentence
from regelboek.comparison.texts import TextComparer
from regelboek.comparison.things import TermComparison
from regelboek.comparison.wording import line_sentences
from regelboek.model.revision import ChangeKind, Revision
from regelboek.words import capitalised, listing

_NAMED = (CauseKind.NUMBER, CauseKind.TITLE)
"""What is read in the text itself, in a reference to a rule."""


class Speaker:
    """Says what became of the rules of one comparison."""

    def __init__(self, comparison: Comparison, comparer: TextComparer) -> None:
        self.old: Revision = comparison.old
        self.new: Revision = comparison.new
        self.terms: tuple[TermComparison, ...] = comparison.terms
        self.comparer = comparer
        self.memory = comparer.memory
        self.aloud = Aloud(comparison.book, comparer.way)
        self.metadata = Metadata(comparison.book, self.old, self.new, self.memory)
        self._drafters: dict[RuleComparison, GroupDrafter] = {}

    def sentences(self, entry: RuleComparison) -> tuple[Sentence, ...]:
        """Everything that is said of a rule, in the order in which it is read."""
        return tuple(self._sentences(entry))

    def _sentences(self, entry: RuleComparison) -> Iterator[Sentence]:
        yield from (Sentence(text, None, text) for text in self.lineage(entry))
        if len(entry.texts) == 1:
            yield from self.meanings(entry)
        for text in entry.texts:
            if len(entry.texts) > 1:
                yield from self.of_share(entry, text)
                yield from (
                    replace(said, of=text)
                    for meaning in (entry.meanings_of(text.new) if text.new else ())
                    for said in meaning.term.meaning
                )
            elif text.old and text.new:
                yield from self.of_text(entry, text)
        yield from self.caused(entry)
        if entry.proposal:
            yield Sentence(entry.proposal.text, None, entry.proposal.text)

    def caused(self, entry: RuleComparison) -> Iterator[Sentence]:
        """What moved under a rule whose text stayed; of a rule that it names by another number or title, where it does."""
        places = [said for text in entry.texts if entry.causes for said in self.rewordings(text, ())]
        yield from places
        for cause in entry.causes:
            rule = self.new.rules.get(cause.target) if cause.kind in _NAMED else None
            named = f"regel {self.new.number(rule)}" if rule else ""
            if not named or not any(re.search(rf"‘{re.escape(named)}\b", said.text) for said in places):
                yield Sentence(cause.text, Aspect.READS, cause.text)

    def instructions(self, entry: RuleComparison, text: RuleText) -> tuple[str, ...]:
        """What was done to the old body of a text, exactly; of several, to the old bodies of all."""
        if len(entry.texts) > 1:
            return tuple(said.sentence for said in self.drafter(entry).said(text))
        if text.diff is None or text.old is None or text.new is None:
            return ()
        return tuple(instruction.sentence for instruction in self.memory.drafted(text.diff))

    def drafter(self, entry: RuleComparison) -> GroupDrafter:
        """Drafts what is said of rules that were split or merged."""
        if entry not in self._drafters:
            self._drafters[entry] = GroupDrafter(entry, self.comparer)
        return self._drafters[entry]

    # What became of the rule as a whole

    def lineage(self, entry: RuleComparison) -> Iterator[str]:
        olds, news = [held.name for held in entry.old], [held.name for held in entry.new]
        match entry.kind:
            case Kind.NEW:
                yield f"{capitalised(news[0])} is nieuw."
            case Kind.RETURNED:
                yield self.returned(entry)
            case Kind.LAPSED:
                yield f"{capitalised(olds[0])} vervalt."
                yield from self.pointers(entry)
            case Kind.SPLIT:
                yield f"{capitalised(olds[0])} is gesplitst in {listing(news)}."
            case Kind.MERGED:
                kept = {held.id for held in entry.new}
                lost = [held.name for held in entry.old if held.id not in kept]
                if len(lost) < len(olds):
                    verb = "is opgegaan" if len(lost) == 1 else "zijn opgegaan"
                    yield f"{capitalised(listing(lost))} {verb} in {news[0]}."
                else:
                    yield f"{capitalised(listing(olds))} zijn samengevoegd tot {news[0]}."
            case Kind.REGROUPED:
                yield f"{capitalised(listing(olds))} zijn anders verdeeld over {listing(news)}."
        if entry.kind is Kind.REVERTED:
            yield "Tussentijds is deze regel gewijzigd en weer teruggedraaid."
        elif entry.reverted:
            yield "Tussentijds is in deze regel ook iets gewijzigd en weer teruggedraaid."
        if len(entry.texts) == 1:
            yield from self.went(entry.went)

    @staticmethod
    def returned(entry: RuleComparison) -> str:
        held = entry.returned_from
        if entry.old:
            return f"{capitalised(entry.old[0].name)} verviel en keert terug als {entry.new[0].name}."
        title = f": ‘{held.title}’" if held else ""
        return f"{capitalised(entry.new[0].name)} is nieuw, en brengt een vervallen regel terug{title}."

    def pointers(self, entry: RuleComparison) -> Iterator[str]:
        ids = [id for p in entry.passed if p.change.kind is ChangeKind.LAPSED for id in p.change.pointers]
        names = [Held(self.new.rules[id], self.new).name for id in dict.fromkeys(ids) if id in self.new.rules]
        if names:
            yield f"Zie nu {listing(names)}."

    def went(self, parts: Sequence[PartWent]) -> Iterator[str]:
        """Paragraphs that are in another rule now, a sentence for each pair of rules."""
        ways: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for went in parts:
            for spot in went.spots:
                if not went.part.item and spot.part and spot.rule in self.new.rules:
                    number = self.new.number(self.new.rules[spot.rule])
                    pair = (went.part.paragraph, spot.part.paragraph)
                    ways.setdefault((went.old.number, number), []).append(pair)
        for (old, new), moved in ways.items():
            olds, news = (list(dict.fromkeys(pair[side] for pair in moved)) for side in (0, 1))
            is_now = "is" if len(olds) == 1 else "zijn"
            yield f"Van de oude regel {old} {is_now} {leden(olds)} nu {leden(news)} van regel {new}."

    @staticmethod
    def meanings(entry: RuleComparison) -> Iterator[Sentence]:
        """What the terms of its norm mean now; where only they changed, that its norm did not."""
        if entry.kind is Kind.MEANS:
            names = [f"‘{meaning.term.name}’" for meaning in entry.meanings if not meaning.within]
            verb = "betekent" if len(names) == 1 else "betekenen"
            said = f"De tekst van de norm is gelijk gebleven, maar {listing(names)} {verb} nu iets anders."
            yield Sentence(said, Aspect.MEANING, said)
        for meaning in entry.meanings:
            yield from meaning.term.meaning

    # What became of a text

    def of_share(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """A text of several: with what came from the others, and what went to them."""
        if text.old and text.new:
            took_in = entry.kind is Kind.MERGED and text.old.id == text.new.id
            if took_in or text.field(Aspect.CHAPTER):  # else its number is said with what became of all
                yield from self.place(text)
            yield from self.lines(text)
            for said in departures(self.drafter(entry).crossings, text):
                yield Sentence(said, None, said, text)
        told = [self.share(said, text) for said in self.drafter(entry).said(text)]
        yield from told
        yield from self.rewordings(text, told)
        if text.new is None:
            yield from (
                Sentence(said, None, said, text) for said in stands(self.drafter(entry).crossings, text)
            )
        yield from self.binding(entry, text)
        yield from self.metadata.sentences(text)

    def binding(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """How a rule binds to which paragraphs came, where the one that they come from bound otherwise."""
        origins = (said.origin for said in self.drafter(entry).said(text) if said.origin not in (None, text))
        for old in dict.fromkeys(origin.old for origin in origins if origin):
            if old is not None:
                yield from binding(old, text)

    def share(self, said: Said, text: RuleText) -> Sentence:
        """What is said of a text of several, with references as their words."""
        if isinstance(said.exact, str):
            read = hinted(self.aloud.read(said.exact, text), said.hint)
        else:
            moved = RuleText(said.origin.old if said.origin else text.old, text.new, None, ())
            read = said.exact.read(lambda change: self.aloud.on_the_way(change, moved))
        return Sentence(read, Aspect.TEXT, said.sentence, text, said.origin)

    def of_text(self, entry: RuleComparison, text: RuleText) -> Iterator[Sentence]:
        """The one text of a rule."""
        if entry.kind is not Kind.RETURNED:
            yield from self.place(text)
        yield from self.lines(text)
        if text.diff is not None and text.text_differs:
            gone = {went.part.words for went in entry.went}
            told = [
                self.exact(instruction.sentence, Aspect.TEXT, text, elsewhere=instruction.place in gone)
                for instruction in self.memory.drafted(text.diff)
            ]
            yield from told
            yield from self.rewordings(text, told)
        yield from self.metadata.sentences(text)

    @staticmethod
    def rewordings(text: RuleText, told: Sequence[Sentence]) -> Iterator[Sentence]:
        """The references that read otherwise though they stayed: a term or a rule that has another name."""
        if text.diff is not None and text.new is not None:
            for said in rewordings(text.diff, (sentence.text for sentence in told)):
                yield Sentence(said, Aspect.READS, said, text)

    def lines(self, text: RuleText) -> Iterator[Sentence]:
        """The title and the summary."""
        for aspect in (Aspect.TITLE, Aspect.SUMMARY):
            field = text.field(aspect)
            if field:
                yield from (
                    self.exact(said, aspect, text)
                    for said in line_sentences(field, f"de {aspect}", self.memory)
                )

    def exact(self, said: str, aspect: Aspect, text: RuleText, *, elsewhere: bool = False) -> Sentence:
        """An instruction; that a paragraph lapses, only here if it is elsewhere now."""
        read = self.aloud.read(said, text)
        return Sentence(
            re.sub(r" vervalt(?=[.,])", " vervalt hier", read, count=1) if elsewhere else read,
            aspect,
            said,
            text,
        )

    def place(self, text: RuleText) -> Iterator[Sentence]:
        """Where a rule stands now: its chapter and number."""
        assert text.old is not None
        assert text.new is not None
        old, new = text.old.number, text.new.number
        if text.field(Aspect.CHAPTER):
            called = f" en heet nu {new}" if old != new else f" en blijft {new} heten"
            said = f"Regel {old} is verplaatst naar {self.chapter(text.new)}{called}."
            yield Sentence(said, Aspect.CHAPTER, said, text)
        elif text.field(Aspect.NUMBER):
            said = f"Regel {old} heet nu {new}."
            yield Sentence(said, Aspect.NUMBER, said, text)

    def chapter(self, held: Held) -> str:
        """The chapter of a new rule: by its number, and by its title where another one had that number."""
        number = self.new.chapter_number.get(held.rule.chapter, 0)
        before = next((id for id, n in self.old.chapter_number.items() if n == number), held.rule.chapter)
        title = f" ({held.chapter.title})" if held.chapter and before != held.rule.chapter else ""
        return f"hoofdstuk {number}{title}"
