"""Words: the shortest exact instructions for a block whose words changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from regelboek.compare.drafting.instructions import (
    DropSentence,
    DropWords,
    Emphasise,
    InsertSentences,
    InsertWords,
    Instruction,
    Link,
    MoveSentence,
    RecastSentence,
    ReplaceWords,
    Side,
)
from regelboek.compare.drafting.punctuation import Punctuate, as_punctuation
from regelboek.compare.drafting.quoting import Quoter
from regelboek.compare.drafting.regions import Region, joined, regions_of
from regelboek.compare.drafting.repeats import told_once
from regelboek.compare.drafting.texts import LeafText, Span, balanced, turns
from regelboek.compare.drafting.word_instructions import Linked, as_emphasis
from regelboek.compare.segments import Run
from regelboek.compare.tokens import TokenKind
from regelboek.markdown.letters import is_lead

MOST_INSTRUCTIONS = 6
"""With more instructions than this for one block, its new text is shorter to read."""
MOST_QUOTED = 0.9
"""Where more than this share of both texts would be quoted, so is it."""
MANY_IN_A_SENTENCE = 3
"""From so many instructions on for one sentence, that quote more than its new text is long, that is given instead."""
WIDEST_ANCHOR = 4
"""How many words may be quoted to say where something is inserted."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a sentence moved to: a sentence of the old text, on one side of which it comes."""

    place: str
    side: Side
    number: int
    text: LeafText
    """The new text of the block that it comes to."""
    start: int
    """The word of that text that it starts with."""
    runs: tuple[Run, ...]
    """What changed on the way."""


_ENDS = frozenset((TokenKind.PUNCTUATION, TokenKind.FOOTNOTE))
"""What a sentence ends with."""
Targets = Mapping[int, Target]
"""By the number of the move."""


def draft_words(
    place: str, old: LeafText, new: LeafText, runs: Sequence[Run], targets: Targets, *, short: bool
) -> list[Instruction] | None:
    """The instructions for one block; None where its new text says it better.

    Args:
        place: the name of the block.
        old: its old text.
        new: its new text.
        runs: how they differ.
        targets: where the sentences go that move away and can be placed.
        short: whether the block is so short that all its words are quoted rather than given anew.
    """
    drafter = _Drafter(place, old, new, targets)
    regions = drafter.gathered(joined([drafter.settled(region) for region in regions_of(old, new, runs)]))
    whole = [(len(r.old), len(r.new)) for r in regions] == [(len(old.spans), len(new.spans))]
    divided = [part for region in regions for part in drafter.divided(region)]
    drafted = [instruction for region in divided for instruction in drafter.region(region)]
    if whole and not short and not all(isinstance(instruction, Punctuate | Link) for instruction in drafted):
        return None
    drafted = [*(i for i in drafted if not isinstance(i, MoveSentence)), *drafter.moves()]
    if drafter.failed or len(drafted) > MOST_INSTRUCTIONS or drafter.quotes_too_much(drafted):
        return None
    return told_once(old, list(_together(drafted)))


def _together(drafted: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions, with neighbouring sentences that lapse as one."""
    held: DropSentence | None = None
    for it in drafted:
        if held and isinstance(it, DropSentence) and it.number == held.numbers.stop:
            held = replace(held, many=held.many + it.many)
            continue
        if held:
            yield held
        held = it if isinstance(it, DropSentence) else None
        if held is None:
            yield it
    if held:
        yield held


# What to say


class _Drafter(Quoter):
    """Drafts the instructions of one block."""

    def __init__(self, place: str, old: LeafText, new: LeafText, targets: Targets) -> None:
        super().__init__(old, new)
        self.place = place
        self.targets = targets
        self.moving: list[tuple[str, int, MoveSentence]] = []

    def moves(self) -> list[MoveSentence]:
        """The sentences that move, in the order in which they are put in place."""
        return [move for *_, move in sorted(self.moving, key=lambda entry: entry[:2])]

    def quotes_too_much(self, drafted: Sequence[Instruction]) -> bool:
        quoted = sum(len(_quotes(instruction)) for instruction in drafted)
        whole = len(self.old.source) + len(self.new.source)
        in_words = [
            i for i in drafted if isinstance(i, ReplaceWords | DropWords | InsertWords | Emphasise | Link)
        ]
        return len(in_words) > 1 and quoted > MOST_QUOTED * whole

    def gathered(self, regions: Sequence[Region]) -> list[Region]:
        """With the regions of one sentence as one, where its new text is shorter than what would be quoted."""
        gathered: list[Region] = []
        turns_of = self.old.words.turns
        for turn, group in itertools.groupby(regions, lambda region: _turn_of(region, turns_of)):
            part = list(group)
            whole = self.whole_sentence(part, turn) if len(part) >= MANY_IN_A_SENTENCE else None
            gathered += part if whole is None else [whole]
        return gathered

    def whole_sentence(self, regions: Sequence[Region], turn: int) -> Region | None:
        """The sentence that some regions lie in, if it became one that is shorter than what would be quoted of it."""
        if turn < 0 or any(region.move for region in regions):
            return None
        old, first, last = self.old.words.sentences[turn], regions[0], regions[-1]
        new = range(first.new.start - first.old.start + old.start, last.new.stop - last.old.stop + old.stop)
        if new not in self.new.words.sentences:
            return None
        said = [instruction for region in regions for instruction in self.words(region)]
        quoted = sum(len(_quotes(instruction)) for instruction in said)
        text = self.new.cut(self.new.stretch(new.start, new.stop))
        return Region(old, new) if len(said) >= MANY_IN_A_SENTENCE and quoted >= len(text) else None

    def region(self, region: Region) -> Iterator[Instruction]:
        olds, news = self.sentences(self.old, region.old), self.sentences(self.new, region.new)
        many = len(self.old.sentences) > 1
        if region.move:
            yield from self.moved(region, olds)
        elif region.old and not region.new and olds and many:
            yield from (DropSentence(self.place, at + 1) for at in olds)
        elif not region.old and news and self.between_sentences(region.old.start):
            yield self.inserted(region.old.start, news)
        elif olds and news and many:
            text = self.new.cut(self.new.stretch(region.new.start, region.new.stop))
            yield RecastSentence(self.place, olds[0] + 1, text)
            yield from (DropSentence(self.place, at + 1) for at in olds[1:])
        else:
            yield from self.words(region)

    def sentences(self, text: LeafText, part: range) -> list[int]:
        """The sentences that a range of words is exactly; none when it is not, or only the letter of an item."""
        if part and is_lead(text.cut(text.stretch(part.start, part.stop))):
            return []
        sentences = text.words.sentences
        found = [at for at, s in enumerate(sentences) if part.start <= s.start and s.stop <= part.stop]
        if not part or not found:
            return []
        exact = sentences[found[0]].start == part.start and sentences[found[-1]].stop == part.stop
        ends = text.words.words[part.stop - 1].kind in _ENDS or part.stop < len(text.spans)
        return found if exact and ends else []

    def between_sentences(self, at: int) -> bool:
        """Whether a sentence of the old text starts at a word, or the text ends there with one."""
        starts = {sentence.start for sentence in self.old.words.sentences}
        return at in starts or (at == len(self.old.spans) > 0 and self.old.source[-1] in ".!?’”)")

    def inserted(self, at: int, news: list[int]) -> Instruction:
        text = self.new.cut(Span(self.new.sentences[news[0]].start, self.new.sentences[news[-1]].stop))
        before = [n for n, s in enumerate(self.old.words.sentences) if s.stop <= at]
        if at == len(self.old.spans) and not self.others_come_last():
            return InsertSentences(self.place, len(news), None, 0, text)
        if before:
            return InsertSentences(self.place, len(news), Side.AFTER, before[-1] + 1, text)
        return InsertSentences(self.place, len(news), Side.BEFORE, 1, text)

    def others_come_last(self) -> bool:
        """Whether a sentence moves to behind the last one: then it is said where another comes."""
        last = len(self.old.sentences)
        behind = (t for t in self.targets.values() if t.place == self.place and t.side is Side.AFTER)
        return any(target.number == last for target in behind)

    def moved(self, region: Region, olds: list[int]) -> Iterator[Instruction]:
        """A sentence that moves away, if its new place can be named; what moves to here is said there.

        One that comes from or goes to a block that does so as a whole comes or goes itself.
        """
        target = self.targets.get(region.move)
        if region.new:
            news = self.sentences(self.new, region.new)
            if target is None and news and self.between_sentences(region.old.start):
                yield self.inserted(region.old.start, news)
            self.failed |= target is None and not news
            return
        if target is None:
            yield from (DropSentence(self.place, at + 1) for at in olds)
        if target is None or not olds:
            self.failed |= not olds
            return
        within = _Drafter(self.place, self.old, target.text, {})
        for inner in regions_of(self.old, target.text, target.runs, (region.old.start, target.start)):
            yield from within.words(within.settled(inner))
        self.failed |= within.failed
        place = "" if target.place == self.place else target.place
        move = MoveSentence(self.place, olds[0] + 1, target.side, target.number, place)
        self.moving.append((target.place, target.start, move))

    def words(self, region: Region) -> Iterator[Instruction]:
        region = self.known(region)
        old, new = self.quoted(region)
        if old == new:
            return  # the mark of another footnote that has the same number now
        if old:
            span = self.old.stretch(region.old.start, region.old.stop)
            link = self.linked(old, new, span) if new else None
            if link:
                yield link
                return
            sentence, turn = self.found(old, span)
            if new:
                replaced = ReplaceWords(self.place, sentence, turn, old, new)
                ends = region.old.stop == len(self.old.spans)
                yield (as_emphasis(replaced) or as_punctuation(replaced, ends=ends) or replaced)
            else:
                yield DropWords(self.place, sentence, turn, old)
            return
        if not self.old.spans:
            self.failed = True
            return
        inserted = self.anchored(region.old.start, new)
        ends = region.old.start == len(self.old.spans)
        yield as_punctuation(inserted, ends=ends) or inserted

    def linked(self, old: str, new: str, span: Span) -> Link | None:
        """What to say where only the link on words changed; None where more did."""
        one, other = Linked.read(old), Linked.read(new)
        if one is None or other is None or one.words != other.words:
            return None
        start = span.start + bool(one.address)
        found = self.found(one.words, Span(start, start + len(one.words)))
        return Link(self.place, *found, one.words, bool(one.address), other.address)

    def anchored(self, at: int, new: str) -> InsertWords:
        """An insertion, after as few words before it as say where, or before the word after it."""
        if at == 0:
            span = self.old.stretch(0, 1)
            phrase = self.old.cut(span)
            return InsertWords(self.place, *self.found(phrase, span), Side.BEFORE, phrase, new)
        least = next((n for n in range(1, at + 1) if self.old.words.words[at - n].weight > 0.1), 1)
        for width in range(least, min(at, WIDEST_ANCHOR) + 1):
            span = self.old.stretch(at - width, at)
            phrase = self.old.cut(span)
            if width > least and self.old.sentence_at(span) is None:
                break
            if balanced(phrase) and turns(self.old.source, phrase) == [span.start]:
                return InsertWords(self.place, 0, 0, Side.AFTER, phrase, new)
        span = self.old.stretch(at - least, at)
        phrase = self.old.cut(span)
        return InsertWords(self.place, *self.found(phrase, span), Side.AFTER, phrase, new)


def _turn_of(region: Region, turns_of: Sequence[int]) -> int:
    """The sentence, from 0, that a region lies in; -1 for none, or for more than one."""
    found = {turns_of[at] for at in (region.old or range(region.old.start - 1, region.old.start)) if at >= 0}
    return found.pop() if len(found) == 1 else -1


def _quotes(instruction: Instruction) -> str:
    match instruction:
        case ReplaceWords(old=old, new=new):
            return old + new
        case DropWords(old=old):
            return old
        case Emphasise(words=words):
            return words
        case Link(words=words, address=address):
            return words + address
        case InsertWords(anchor=anchor, new=new):
            return anchor + new
        case InsertSentences(text=text) | RecastSentence(text=text):
            return text
        case _:
            return ""
