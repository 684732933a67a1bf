"""Labels of footnotes in a text that is being changed: a note gets another, and the marks that lead to it follow."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.compare.drafting.manuscript import Manuscript
from regelboek.compare.drafting.texts import Span, Splice
from regelboek.compare.outline import Outline
from regelboek.compare.tokens import TokenKind


class NoteLabels:
    """The footnotes of a manuscript that get other labels."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.new: dict[str, str] = {}
        """The new label of each, by the old."""

    def change(self, place: str, label: str) -> None:
        """Give a footnote another label."""
        note = self.manuscript.block(place)
        self.new[note.name] = label
        note.name = label

    def follow(self) -> None:
        """Let the marks of these notes follow, wherever they stay."""
        if not self.new:
            return
        for leaf, span, label in self._marks():
            splices = self.manuscript.splices.get(leaf, [])
            if not any(s.span.start < span.stop and span.start < s.span.stop for s in splices):
                self.manuscript.splice(leaf, Splice(span, f"[^{label}]"))

    def _marks(self) -> Iterator[tuple[Outline, Span, str]]:
        """Where the marks of these notes stand, each with the new label."""
        for leaf in self.manuscript.all:
            if leaf.node is None or "[^" not in (leaf.source or ""):
                continue
            text = self.manuscript.text(leaf)
            for token, span in zip(text.words.words, text.spans, strict=True):
                label = token.text.removeprefix("[^").removesuffix("]")
                if token.kind is TokenKind.FOOTNOTE and label in self.new:
                    yield leaf, span, self.new[label]
