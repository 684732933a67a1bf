"""One text over several blocks (split, joined, made a list), cut into the blocks that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from regelboek.compare import BlockDiff, Op, Run, Token, TokenKind
from regelboek.compare.regroup import Part
from regelboek.pages.redline.labels import lead_of
from regelboek.pages.redline.numbering import Side
from regelboek.pages.redline.words import Piece


@dataclass
class Segment:
    """A block that is shown: what stands in front of it on either side, and its words."""

    part: Part | None
    """The block of the side that decides where one ends."""
    old_mark: str
    new_mark: str
    op: Op = Op.SAME
    """What became of the bound in front of it."""
    pieces: list[Piece] = field(default_factory=list)


def segments(block: BlockDiff, side: Side) -> list[Segment]:
    """The blocks of a regrouped text, as they are now; as they were for the old side alone."""
    return _Cutter(block, side).cut()


class _Cutter:
    def __init__(self, block: BlockDiff, side: Side) -> None:
        self.block, self.side = block, side
        self.olds, self.news = block.old_parts, block.new_parts
        self.at_old = self.at_new = 0
        self.found: list[Segment] = []

    def cut(self) -> list[Segment]:
        self.start(Op.SAME)
        for run in self.block.runs:
            for piece in _pieces(run):
                if not self.is_break(piece):
                    self.found[-1].pieces.append((piece, run))
                    continue
                self.at_old += bool(piece.old)
                self.at_new += bool(piece.new)
                if piece.old if self.side is Side.OLD else piece.new:
                    self.start(piece.op)
                else:
                    self.found[-1].pieces.append((self.inline(piece), run))
        return self.found

    def is_break(self, piece: Run) -> bool:
        return any(token.kind is TokenKind.BREAK for token in (*piece.old, *piece.new))

    def start(self, op: Op) -> None:
        decides = self.olds[self.at_old] if self.side is Side.OLD else self.news[self.at_new]
        old_mark = _mark(self.olds[self.at_old]) if op is not Op.INSERTED else ""
        new_mark = _mark(self.news[self.at_new]) if op is not Op.DELETED else ""
        self.found.append(Segment(decides, old_mark, new_mark, op))

    def inline(self, piece: Run) -> Run:
        """A bound of the other side alone: the words go on, the mark in front of them is gone."""
        token = piece.old[0] if piece.old else piece.new[0]
        part = self.olds[self.at_old] if piece.old else self.news[self.at_new]
        shown = replace(token, text=_mark(part))
        return Run(piece.op, (shown,) if piece.old else (), (shown,) if piece.new else (), piece.move)


def _mark(part: Part) -> str:
    return lead_of(part.node.path) if part.mark else ""


def _pieces(run: Run) -> Iterator[Run]:
    """A run cut at the bounds of blocks."""
    tokens: tuple[Token, ...] = run.new or run.old
    places = [place for place, token in enumerate(tokens) if token.kind is TokenKind.BREAK]
    if not places:
        yield run
        return
    start = 0
    for place in places:
        yield from _slice(run, start, place)
        yield from _slice(run, place, place + 1)
        start = place + 1
    yield from _slice(run, start, len(tokens))


def _slice(run: Run, start: int, stop: int) -> Iterator[Run]:
    if start < stop:
        yield Run(run.op, run.old[start:stop], run.new[start:stop], run.move)
