"""Quoting: how much of a text must be quoted so that its words can be found, and nothing is half open."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.compare.drafting.instructions import Turn
from regelboek.compare.drafting.regions import Region
from regelboek.compare.drafting.texts import ATTACHED, LeafText, Span, balanced, turns
from regelboek.compare.tokenise import LABELS
from regelboek.words import ORDINALS

WIDEST_QUOTE = 30
"""How many words that stay may be quoted along, so that emphasis and links are whole."""
_BEFORE_NUMBERS = frozenset(
    (
        *LABELS,
        "onder",
        "artikelen",
        "leden",
        "onderdelen",
        "regels",
        "hoofdstukken",
        "paragrafen",
        "afdelingen",
        "bijlagen",
    )
)
_BEHIND_ORDINALS = frozenset(("lid", "leden", "volzin", "zin", "alinea", "onderdeel"))


class Quoter:
    """Chooses what is quoted of a block whose words changed.

    Args:
        old: its old text.
        new: its new text.
    """

    def __init__(self, old: LeafText, new: LeafText) -> None:
        self.old = old
        self.new = new
        self.failed = False
        """Whether something that was to be quoted cannot be found."""

    def settled(self, region: Region) -> Region:
        """A region widened until its words can be quoted: nothing half open, no punctuation by itself."""
        if region.move:
            return region
        region = self.with_label(region)
        for more in range(WIDEST_QUOTE):
            for left in range(more, -1, -1):
                wider = self.widened(region, left, more - left)
                if wider is not None and self.is_quotable(wider):
                    return wider
        return region

    def with_label(self, region: Region) -> Region:
        """A region with the word that says what is numbered: `tweede lid`, `artikelen 3 en 5`."""
        words = self.old.words.words
        if not region.old or not region.new:
            return region
        first, last = region.old.start, region.old.stop - 1
        left = first > 0 and words[first].is_number and words[first - 1].key.lower() in _BEFORE_NUMBERS
        right = (
            last + 1 < len(words) and words[last].key in ORDINALS and words[last + 1].key in _BEHIND_ORDINALS
        )
        return ((left or right) and self.widened(region, int(left), int(right))) or region

    def widened(self, region: Region, left: int, right: int) -> Region | None:
        """A region with words that stay on both sides; None where there are not so many."""
        if left > min(region.old.start, region.new.start):
            return None
        if right > min(len(self.old.spans) - region.old.stop, len(self.new.spans) - region.new.stop):
            return None
        return Region(
            range(region.old.start - left, region.old.stop + right),
            range(region.new.start - left, region.new.stop + right),
        )

    def is_quotable(self, region: Region) -> bool:
        old, new = self.quoted(region)
        return self.starts_right(region) and balanced(old) and balanced(new)

    def starts_right(self, region: Region) -> bool:
        """Whether what goes and what comes can start after the same word."""
        old, new = self.quoted(region)
        if not old:
            return True
        if all(self.old.words.words[at].weight <= 0.1 for at in region.old):
            return False
        return not new or (old[0] in ATTACHED) == (new[0] in ATTACHED)

    def quoted(self, region: Region) -> tuple[str, str]:
        """What goes and what comes."""
        old = self.old.cut(self.old.stretch(region.old.start, region.old.stop)) if region.old else ""
        new = self.new.cut(self.new.stretch(region.new.start, region.new.stop)) if region.new else ""
        return old, new

    def divided(self, region: Region) -> Iterator[Region]:
        """A region as the whole sentences that it begins with on one side, and the rest; itself where it has none such."""
        old, new = region.old, region.new
        begins = not region.move and old and new and self.begins_sentences(region)
        boundaries = {sentence.start for sentence in self.new.words.sentences}.intersection(new[1:])
        for at in sorted(boundaries, reverse=True) if begins else ():
            rest = Region(old, range(at, new.stop))
            if self.is_quotable(rest):
                yield from (Region(old[:0], range(new.start, at)), rest)
                return
        yield region

    def begins_sentences(self, region: Region) -> bool:
        """Whether a sentence begins with what goes, and one with what comes."""
        starts = ({s.start for s in text.words.sentences} for text in (self.old, self.new))
        return all(part.start in held for part, held in zip((region.old, region.new), starts, strict=True))

    def known(self, region: Region) -> Region:
        """A region of one small word with a neighbour that makes it the only one: none is counted that stands everywhere."""
        if not region.old or any(self.old.words.weights[at] >= 1 for at in region.old):
            return region
        if not region.new and self.is_only(region):
            return region
        for left, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            wider = self.widened(region, left, right)
            if wider is not None and self.is_quotable(wider) and self.is_only(wider):
                return wider
        return region

    def is_only(self, region: Region) -> bool:
        """Whether what goes stands there once."""
        return len(turns(self.old.source, self.quoted(region)[0])) == 1

    def found(self, phrase: str, span: Span) -> tuple[int, Turn]:
        """The sentence and the turn by which one occurrence of a phrase is meant."""
        everywhere = turns(self.old.source, phrase)
        if span.start not in everywhere:
            self.failed = True
            return 0, 0
        if len(everywhere) == 1:
            return 0, 0
        sentence = self.old.sentence_at(span)
        if sentence is None or len(self.old.sentences) == 1:
            return 0, everywhere.index(span.start) + 1
        within = turns(self.old.source, phrase, self.old.sentences[sentence])
        return sentence + 1, (within.index(span.start) + 1 if len(within) > 1 else 0)
