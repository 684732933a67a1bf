"""Sentences that come, go or move in a text that is being changed."""

from __future__ import annotations

from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.instructions import Side
from regelboek.compare.drafting.manuscript import Manuscript
from regelboek.compare.drafting.texts import after, before, spliced, without_sentences
from regelboek.compare.outline import Outline

Arrival = say.InsertSentences | say.MoveSentence


class MovedSentences:
    """The sentences of a manuscript that do not stay, and those that come: noted until all are known."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.arrivals: list[tuple[Arrival, Outline]] = []
        """Those that come or move, in the order in which that is said, each with the block that is named first."""
        self.removed: dict[Outline, set[int]] = {}
        """Those that go or move, of each block; from 0."""

    def arrive(self, it: Arrival, leaf: Outline) -> None:
        """Note that a sentence comes or moves."""
        self.arrivals.append((it, leaf))

    def remove(self, leaf: Outline, number: int) -> None:
        """Note that a sentence goes.

        Raises:
            Unclear: there is none with this number.
        """
        self.manuscript.sentence_span(leaf, number)
        self.removed.setdefault(leaf, set()).add(number - 1)

    def finish(self) -> None:
        """Put each where it goes, as whoever does so in turn: what is said later comes right beside."""
        arrived = [(it.side, *self._arrived(it, leaf)) for it, leaf in self.arrivals]
        behind = [entry for entry in arrived if entry[0] is Side.AFTER]
        for entry in (*behind[::-1], *(entry for entry in arrived if entry[0] is not Side.AFTER)):
            self._put(*entry)
        for leaf, gone in self.removed.items():
            for splice in without_sentences(self.manuscript.text(leaf), gone):
                self.manuscript.splice(leaf, splice)

    def _arrived(self, it: Arrival, leaf: Outline) -> tuple[Outline, int, str]:
        """The block and the sentence of it beside which one goes, and its text, with what was changed in one that moves."""
        if isinstance(it, say.InsertSentences):
            return leaf, it.number, it.text
        span = self.manuscript.sentence_span(leaf, it.number)
        splices = self.manuscript.splices.get(leaf, [])
        inside = [s for s in splices if span.start <= s.span.start and s.span.stop <= span.stop]
        for splice in inside:
            splices.remove(splice)
        text = spliced(self.manuscript.text(leaf).cut(span), inside, span.start)
        self.remove(leaf, it.number)
        return self.manuscript.leaf(it.target) if it.target else leaf, it.target_number, text or ""

    def _put(self, side: Side | None, leaf: Outline, number: int, text: str) -> None:
        if side is None:
            self.manuscript.splice(leaf, after(len(leaf.source or ""), text))
            return
        span = self.manuscript.sentence_span(leaf, number)
        beside = after(span.stop, text) if side is Side.AFTER else before(span.start, text)
        self.manuscript.splice(leaf, beside)
