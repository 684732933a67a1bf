"""Changes: a redline as a list, for summaries, contents and "vorige/volgende wijziging"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from regelboek.compare.address import Addresses, addresses
from regelboek.compare.nodes import BlockKind, Node
from regelboek.compare.notes import Note, NoteKind
from regelboek.compare.result import BlockDiff, Diff, Move, Status
from regelboek.compare.segments import Op, Run
from regelboek.compare.tokens import Token, TokenKind


class ChangeKind(StrEnum):
    """What kind of change it is; the value is how it is said."""

    INSERTED = "ingevoegd"
    DELETED = "vervallen"
    REPLACED = "vervangen"
    MOVED = "verplaatst"
    SPLIT = "gesplitst"
    JOINED = "samengevoegd"
    LISTED = "lijst geworden"
    UNLISTED = "alinea geworden"
    REGROUPED = "anders ingedeeld"
    EMPHASIS = "andere nadruk"
    LINK = "andere link"
    COLUMN = "andere kolom"
    LIST = "andere lijst"
    LEVEL = "andere kop"
    RESPELLED = "zelfde, anders geschreven"
    REWORDED = "leest anders"

    @property
    def is_seen(self) -> bool:
        """Whether a reader would call it a change of this text."""
        return self not in (ChangeKind.RESPELLED, ChangeKind.REWORDED)


@dataclass(frozen=True, eq=False)
class Change:
    """One change."""

    kind: ChangeKind
    block: BlockDiff
    """The block that it is in, or is."""
    old_place: str = ""
    """Where it was, in words; empty for what is new or has no name of its own."""
    new_place: str = ""
    """Where it is."""
    old_text: str = ""
    new_text: str = ""
    runs: tuple[Run, ...] = ()
    """The runs of the block that it is, for a change of words."""
    note: Note | None = None
    move: Move | None = None

    @property
    def is_block(self) -> bool:
        """Whether a whole block changed, not some words of it."""
        return not self.runs and self.note is None


_OF_STATUS = {
    Status.INSERTED: ChangeKind.INSERTED,
    Status.DELETED: ChangeKind.DELETED,
    Status.SPLIT: ChangeKind.SPLIT,
    Status.JOINED: ChangeKind.JOINED,
    Status.LISTED: ChangeKind.LISTED,
    Status.UNLISTED: ChangeKind.UNLISTED,
    Status.REGROUPED: ChangeKind.REGROUPED,
}
_OF_NOTE = {
    NoteKind.STRONG: ChangeKind.EMPHASIS,
    NoteKind.NOT_STRONG: ChangeKind.EMPHASIS,
    NoteKind.EMPHASIS: ChangeKind.EMPHASIS,
    NoteKind.NOT_EMPHASIS: ChangeKind.EMPHASIS,
    NoteKind.LINK: ChangeKind.LINK,
    NoteKind.NO_LINK: ChangeKind.LINK,
    NoteKind.LINK_TARGET: ChangeKind.LINK,
    NoteKind.COLUMN_INSERTED: ChangeKind.COLUMN,
    NoteKind.COLUMN_DELETED: ChangeKind.COLUMN,
    NoteKind.COLUMN_MOVED: ChangeKind.COLUMN,
    NoteKind.COLUMN_ALIGNMENT: ChangeKind.COLUMN,
    NoteKind.NUMBERED: ChangeKind.LIST,
    NoteKind.BULLETED: ChangeKind.LIST,
    NoteKind.LEVEL: ChangeKind.LEVEL,
    NoteKind.RESPELLED: ChangeKind.RESPELLED,
}


def changes(diff: Diff) -> Iterator[Change]:
    """Every change once, in reading order; what only got another number is none."""
    return _Lister(diff).within(diff.root)


class _Lister:
    """Lists the changes of one comparison."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.old_names, self.new_names = addresses(diff.old), addresses(diff.new)

    def within(self, block: BlockDiff) -> Iterator[Change]:
        """The changes of a block and in it."""
        match block.status:
            case Status.SAME | Status.MOVED_AWAY:
                return
            case Status.INSERTED | Status.DELETED:
                if block.kind is not BlockKind.CELL:  # said by the note on its column
                    yield from self.whole(block)
                return
            case Status.MOVED_HERE:
                move = self.diff.move(block.move)
                yield self.change(ChangeKind.MOVED, block, move=move)
                if move.inner is not None:
                    yield from self.within(move.inner)
                return
        if block.status in _OF_STATUS:
            yield self.change(_OF_STATUS[block.status], block)
        for note in block.notes:
            yield self.change(_OF_NOTE[note.kind], block, note=note)
        yield from self.of_words(block)
        for child in block.children:
            yield from self.within(child)

    def whole(self, block: BlockDiff) -> Iterator[Change]:
        """A block that came or went, and the sentences in it that moved; only what moved, if nothing else is in it."""
        if block.is_elsewhere:
            yield from self.sentence_moves(block)
            for child in block.children:
                if child.kind is BlockKind.CELL:
                    yield from self.sentence_moves(child)
                elif child.kind is not BlockKind.HEADING:
                    yield from self.within(child)
            return
        yield self.change(_OF_STATUS[block.status], block)
        for part in block.walk():
            yield from self.sentence_moves(part)

    def of_words(self, block: BlockDiff) -> Iterator[Change]:
        """Words that came, went or gave way to others: a deletion and the insertion after it are one."""
        deleted: Run | None = None
        for run in (*block.runs, None):
            if run is not None and run.op is Op.DELETED and not run.move and _says_something(run.old):
                deleted = run
                continue
            if run is not None and run.op is Op.INSERTED and not run.move and _says_something(run.new):
                runs = (deleted, run) if deleted else (run,)
                kind = ChangeKind.REPLACED if deleted else ChangeKind.INSERTED
                yield self.change(kind, block, runs=runs)
            elif deleted:
                yield self.change(ChangeKind.DELETED, block, runs=(deleted,))
            if run is not None and run.op is Op.REWORDED:
                yield self.change(ChangeKind.REWORDED, block, runs=(run,))
            deleted = None
        yield from self.sentence_moves(block)

    def sentence_moves(self, block: BlockDiff) -> Iterator[Change]:
        for run in block.runs:
            if run.move and run.op is Op.INSERTED:
                move = self.diff.move(run.move)
                yield self.change(ChangeKind.MOVED, block, runs=(run,), move=move)

    def change(
        self,
        kind: ChangeKind,
        block: BlockDiff,
        *,
        runs: tuple[Run, ...] = (),
        note: Note | None = None,
        move: Move | None = None,
    ) -> Change:
        olds, news = ((move.old,), (move.new,)) if move else (block.old, block.new)
        whole = not runs and note is None
        read = move.runs if move and move.is_sentence else runs
        return Change(
            kind,
            block,
            self.name(self.old_names, olds, whole),
            self.name(self.new_names, news, whole),
            _words(run.old for run in read) if read else _text(olds) if whole else note.old if note else "",
            _words(run.new for run in read) if read else _text(news) if whole else note.new if note else "",
            runs,
            note,
            move,
        )

    def name(self, names: Addresses, nodes: tuple[Node, ...], whole: bool) -> str:
        if not nodes:
            return ""
        first = (names.of_block if whole else names.of_text).get(nodes[0], "")
        return first or names.of_block.get(nodes[0], "") or names.of_text.get(nodes[0], "")


def _says_something(tokens: tuple[Token, ...]) -> bool:
    """Whether it is more than white space and the bounds of blocks."""
    return any(not token.is_space and token.kind is not TokenKind.BREAK for token in tokens)


def _words(sides: Iterable[tuple[Token, ...]]) -> str:
    tokens = (token for side in sides for token in side)
    return "".join(" " if token.kind is TokenKind.BREAK else token.text for token in tokens).strip()


def _text(nodes: tuple[Node, ...]) -> str:
    """What is read of some blocks, a line for each."""
    leaves = [leaf for node in nodes for leaf in node.leaves if leaf.kind is not BlockKind.DOCUMENT]
    return "\n".join("".join(token.text for token in leaf.tokens) for leaf in leaves)
