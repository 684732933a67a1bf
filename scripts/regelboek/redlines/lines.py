"""A redline as lines: each block that changed, with its place and its words, for whoever prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from regelboek.compare import BlockDiff, BlockKind, Diff, Node, Note, Op, Run, Status, Token, TokenKind
from regelboek.compare.address import Addresses, addresses
from regelboek.compare.drafting.rows import stretch_of
from regelboek.compare.places import article_lead, local
from regelboek.markdown.tree import Ref

Whereabouts = Callable[[Node], str]
"""The rule that a block is in, when it is not the one that is shown: `regel 4.2`."""


Elsewhere = Callable[[BlockDiff], str]
"""What to say of a block that is in a rule of another entry: `verplaatst naar regel 2.6, lid 2`."""


class Ink(StrEnum):
    """How words are written."""

    PLAIN = "gelijk"
    GONE = "vervallen"
    NEW = "ingevoegd"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in one ink."""

    ink: Ink
    text: str
    moved: bool = False
    """Whether the same words stand elsewhere in the other text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a redline."""

    section: str
    """The heading that it stands under."""
    place: str
    """`lid 2, onderdeel b`; empty where it has no name."""
    status: str
    """What became of it, in words; empty for one that changed inside."""
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()
    """Changes that no word shows."""

    @property
    def inks(self) -> tuple[Piece, ...]:
        """Its words by ink alone, for who does not tell what moved."""
        return _joined(Piece(piece.ink, piece.text) for piece in self.pieces)


def lines(
    diff: Diff,
    whereabouts: Whereabouts = lambda _: "",
    elsewhere_of: Elsewhere = lambda _: "",
    *,
    whole: bool = False,
) -> Iterator[Line]:
    """The blocks of a redline that changed, in reading order.

    Args:
        diff: the redline.
        whereabouts: where blocks are that moved to another text.
        elsewhere_of: what to say of a block that came or went, when a rule that is shown elsewhere has it.
        whole: whether nothing else tells of headings that came or went, and of other numbers.
    """
    return _Lister(diff, whereabouts, elsewhere_of, whole=whole).all()


class _Lister:
    """Lists the lines of one redline."""

    def __init__(self, diff: Diff, whereabouts: Whereabouts, elsewhere_of: Elsewhere, *, whole: bool) -> None:
        self.diff = diff
        self.whole = whole
        self.whereabouts = whereabouts
        self.elsewhere_of = elsewhere_of
        self.far = ""
        """What is said of the blocks in one that came from, or went to, a rule that is shown elsewhere."""
        self.old_names, self.new_names = addresses(diff.old), addresses(diff.new)

    def all(self) -> Iterator[Line]:
        section = ""
        for block in self.diff.blocks:
            is_part = block.kind.is_part
            if is_part or block.kind is BlockKind.HEADING:
                section = block.node.name
            moved = block.status in (Status.MOVED_HERE, Status.MOVED_AWAY)
            for child in block.children if is_part and not moved else (block,):
                yield from self.block(child, section, "")

    def block(self, block: BlockDiff, section: str, within: str) -> Iterator[Line]:
        """The lines of a block: one for each block of words in it that changed."""
        if block.status in (Status.SAME, Status.RESPELLED):
            if self.whole:
                yield from self.renumbered(block, section)
            return
        is_heading = block.kind is BlockKind.HEADING and block.status in (Status.INSERTED, Status.DELETED)
        if is_heading and not self.whole:
            return
        name = "het opschrift" if is_heading else self.name(block) or within
        match block.status:
            case Status.MOVED_AWAY:
                move = self.diff.move(block.move)
                to = self.elsewhere(move.new, self.new_names)
                is_same = to == self.elsewhere(move.old, self.old_names)
                went = "hiervandaan verplaatst" if is_same else f"verplaatst naar {to}"
                yield Line(section, name, went, _read(block.old, Ink.GONE, moved=True))
                return
            case Status.MOVED_HERE:
                yield from self.moved_here(block, section, name)
                return
        notes = [_note(note) for note in block.notes]
        if block.node.is_leaf or block.is_regrouped:
            notes += dict.fromkeys(self.moved_sentences(block.runs))
            status = self.far or _status(block) or (self.was(block) if self.whole else "")
            yield _line(section, name, status, self.inked(block.runs), notes)
            return
        if notes:
            yield Line(section, name, "", (), tuple(notes))
        outer, self.far = self.far, self.far or self.elsewhere_of(block)
        for child in block.children:
            yield from self.block(child, section, name)
        self.far = outer

    def renumbered(self, block: BlockDiff, section: str) -> Iterator[Line]:
        """What stayed as it was but for its number, or of which a part did."""
        old, new = block.old[0], block.new[0]
        if block.kind is BlockKind.HEADING and old.name != new.name:
            yield Line(section, self.name(block), f"was ‘{old.name}’", ())
            return
        before, now = (node.mark if node.kind is BlockKind.ITEM else node.sign for node in (old, new))
        if before != now and before and now:
            yield Line(section, self.name(block), self.former(old, new, before), ())
            return
        for child in block.children:
            yield from self.renumbered(child, section)

    def former(self, old: Node, new: Node, number: str) -> str:
        """`was 3`; with the whole name of one that was in another article."""
        was, now = _named(self.old_names, old), _named(self.new_names, new)
        is_elsewhere = was and article_lead(was) != article_lead(now)
        return f"was {was if is_elsewhere else number.removesuffix('.')}"

    def was(self, block: BlockDiff) -> str:
        """The same of the words of a numbered paragraph; empty where it has the number that it had."""
        if not block.old or not block.new:
            return ""
        old, new = block.old[0], block.new[0]
        before, now = ([step for step in node.path if step.kind is BlockKind.ITEM] for node in (old, new))
        if len(before) != 1 or len(now) != 1 or not before[0].number or before[0].number == now[0].number:
            return ""
        return self.former(old, new, str(before[0].number))

    def moved_here(self, block: BlockDiff, section: str, name: str) -> Iterator[Line]:
        move = self.diff.move(block.move)
        origin = self.elsewhere(move.old, self.old_names)
        is_same = origin == self.elsewhere(move.new, self.new_names)
        came = "verplaatst naar hier" if is_same else f"verplaatst, eerst {origin}"
        if move.inner is None or move.inner.status.is_same:
            yield Line(section, name, came, _read(block.new, Ink.PLAIN))
            return
        worded = [part for part in move.inner.walk() if part.runs]
        runs = [run for part in worded for run in (*part.runs, _GAP)][:-1]
        notes = [_note(note) for part in move.inner.walk() for note in part.notes]
        notes += dict.fromkeys(self.moved_sentences(runs))
        yield _line(section, name, came, self.inked(runs), notes)

    def inked(self, runs: Sequence[Run]) -> tuple[Piece, ...]:
        """The words of some runs; what moved and changed on the way is shown as gone and as new, to the letter."""
        return _joined(
            replace(piece, moved=self.is_moved(run)) if piece.ink is not Ink.PLAIN else piece
            for run in runs
            for piece in _pieces(run)
        )

    def moved_sentences(self, runs: Sequence[Run]) -> Iterator[str]:
        """Where sentences went, and where they came from."""
        for run in runs:
            words = (run.new_text if run.op is Op.INSERTED else run.old_text).strip()
            if not run.move or not words:
                continue
            move = self.diff.move(run.move)
            to, origin = self.elsewhere(move.new, self.new_names), self.elsewhere(move.old, self.old_names)
            way = f"naar {to}" if run.op is Op.DELETED else f"van {origin}"
            yield f"‘{_cut(words, first=False, last=True)}’: zin verplaatst {f'binnen {to}' if to == origin else way}"

    def is_moved(self, run: Run) -> bool:
        if run.move:
            return not self.diff.move(run.move).is_changed
        return bool(self.far) and run.op is Op.DELETED

    def elsewhere(self, node: Node, names: Addresses) -> str:
        """The name of the other end of a move."""
        rule = self.whereabouts(node)
        if rule:
            return rule
        return names.of_block.get(node) or names.of_text.get(node) or "een andere plaats"

    def name(self, block: BlockDiff) -> str:
        """What a block is called now, or was; the items that a list became together."""
        for names, nodes in ((self.new_names, block.new), (self.old_names, block.old)):
            called = [_named(names, node) for node in nodes]
            if called and called[0]:
                is_row = block.status is Status.UNLISTED and len(called) > 1
                together = stretch_of(called[0], called[-1]) if is_row else None
                is_whole = block.kind.is_part or (self.whole and not block.new and not self.diff.keeps_parts)
                return called[0] if is_whole else local(together or called[0])
        return ""


_GAP = Run(Op.SAME)


def _named(names: Addresses, node: Node) -> str:
    first, second = (names.of_text, names.of_block) if node.is_leaf else (names.of_block, names.of_text)
    return first.get(node) or second.get(node) or ""


def _status(block: BlockDiff) -> str:
    if block.status in (Status.CHANGED, Status.REWORDED):
        old, new = block.old[0], block.new[0]
        return f"nu {new.mark}" if old.mark != new.mark and new.mark else ""
    if block.status is Status.UNLISTED and len(block.new) > 1:
        return "met letters" if block.new[-1].sign else "alinea’s geworden"
    return "" if block.is_elsewhere else str(block.status)


def _note(note: Note) -> str:
    words = f"‘{note.text}’: {note.kind}" if note.text else str(note.kind)
    old, new = note.sides
    return f"{words} (was {old}, is {new})" if note.old != note.new and old and new else words


def _line(section: str, place: str, status: str, words: Sequence[Piece], notes: Sequence[str]) -> Line:
    """A line; words that only became a reference, or another one, are said in a note and not struck out."""
    pieces: list[Piece] = []
    said = list(notes)
    for piece in words:
        if pieces and _reads_the_same(pieces[-1], piece):
            said.append(f"‘{piece.text.strip()}’: andere verwijzing")
            pieces[-1] = Piece(Ink.PLAIN, piece.text)
        else:
            pieces.append(piece)
    return Line(section, place, status, _joined(iter(pieces)), tuple(said))


def _reads_the_same(one: Piece, other: Piece) -> bool:
    return one.text == other.text and (one.ink, other.ink) == (Ink.GONE, Ink.NEW)


def _pieces(run: Run) -> Iterator[Piece]:
    match run.op:
        case Op.DELETED:
            yield Piece(Ink.GONE, _words(run, old=True))
        case Op.INSERTED:
            yield Piece(Ink.NEW, _words(run, old=False))
        case Op.REWORDED:
            yield Piece(Ink.GONE, run.old_text)
            yield Piece(Ink.NEW, run.new_text)
        case Op.RESPELLED if not run.new:
            return  # a space before a comma, that went
        case _:
            yield Piece(Ink.PLAIN, _words(run, old=False) or " ")


def _words(run: Run, *, old: bool) -> str:
    tokens = run.old if old else run.new
    return "".join(map(_word, tokens))


def _word(token: Token) -> str:
    """What is read of a token; a mark at the start of a paragraph between brackets, unless it is shown as source."""
    if token.kind is TokenKind.BREAK:
        return " ¶ "
    is_mark = isinstance(token.inline, Ref) and token.inline.kind in ("voor", "kracht")
    return f"({token.text})" if is_mark and not token.text.startswith("[[") else token.text


def _read(nodes: Sequence[Node], ink: Ink, *, moved: bool = False) -> tuple[Piece, ...]:
    """The words of blocks that are shown whole."""
    texts = ("".join(map(_word, leaf.tokens)) for node in nodes for leaf in node.leaves)
    return (Piece(ink, " ".join(texts), moved),)


def _joined(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Neighbours in one ink as one."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and (found[-1].ink, found[-1].moved) == (piece.ink, piece.moved):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


CONTEXT = 9
"""How many words around a change are shown; more are left out."""


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """With the middle left out of long stretches that did not change."""
    if not any(piece.ink is not Ink.PLAIN for piece in pieces):
        return (Piece(Ink.PLAIN, _cut(pieces[0].text, first=True, last=True)),) if pieces else ()
    last = len(pieces) - 1
    return tuple(
        Piece(piece.ink, _cut(piece.text, first=at == 0, last=at == last))
        if piece.ink is Ink.PLAIN
        else piece
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * CONTEXT + 3:
        return text
    if first and last:
        return " ".join(words[: 2 * CONTEXT]) + " …"
    if first:
        return "… " + " ".join(words[-CONTEXT:])
    if last:
        return " ".join(words[:CONTEXT]) + " …"
    return " ".join((*words[:CONTEXT], "…", *words[-CONTEXT:]))
