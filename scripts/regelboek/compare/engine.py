"""From two trees of blocks to a redline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from regelboek.compare.candidates import comparable
from regelboek.compare.groups import Group, Plan
from regelboek.compare.nodes import PLAIN, BlockKind, Node
from regelboek.compare.notes import Note, NoteKind, word_notes
from regelboek.compare.plan import Targets, make_plan
from regelboek.compare.regroup import joined_tokens, parts_of
from regelboek.compare.result import BlockDiff, Diff, Move, Status
from regelboek.compare.segments import Run, make_runs, renumbered
from regelboek.compare.sentence_moves import Sentence, TextPair, find_sentence_moves
from regelboek.compare.status import (
    aligned,
    column_notes,
    heading_notes,
    holder_status,
    regrouped_status,
    text_status,
)
from regelboek.compare.tables import Columns, align_columns, lay_out, lay_out_alone
from regelboek.compare.tidy import tidy
from regelboek.compare.tokens import Token, fold
from regelboek.compare.words import Words, align_words
from regelboek.markdown.tree import Ref, walk

UNSETTLED_SHARE = 0.02
"""When more than this share of two texts went, came or moved, headings are tried as mere lines."""

SETTLES = 0.6
"""And stay mere lines when no more than this share of that is left so."""


def compare_nodes(old: Node, new: Node, targets: Targets | None = None, *, keep_parts: bool = False) -> Diff:
    """Compare two trees.

    Args:
        old: the old side.
        new: the new side.
        targets: what the caller says some blocks became; it wins over likeness.
        keep_parts: whether the parts under headings stay whole, also where the headings hide what stayed.
    """
    plan = make_plan(old, new, targets)
    if not targets and not keep_parts:
        plan = _without_sections(plan) or plan
    return replace(Redline(plan).diff(), old=old, new=new)


def _without_sections(plan: Plan) -> Plan | None:
    """A plan over the blocks in one row, when the headings hide what stayed; else nothing.

    Headings that were renamed or lost everywhere would make every block under them a move.
    """
    (old,), (new,) = plan.root.old, plan.root.new
    if not all(node.kind.is_part for node in (*old.children, *new.children)):
        return None
    if all(child.is_pair for child in plan.root.children):
        return None
    unsettled = _unsettled(plan.root)
    if unsettled <= UNSETTLED_SHARE * (old.weight + new.weight):
        return None
    flat = make_plan(_in_one_row(old), _in_one_row(new), opens_all=True)
    return flat if _unsettled(flat.root) <= SETTLES * unsettled and _keeps_headings(flat.root) else None


def _keeps_headings(root: Group) -> bool:
    """Whether no heading went that stands on the new side for another one, or for none."""
    heads = [group for group in root.children if group.node.kind is BlockKind.HEADING]
    gone = {group.node.key for group in heads if not group.new}
    return gone.isdisjoint(group.new[0].key for group in heads if group.new)


def _in_one_row(document: Node) -> Node:
    return replace(document, children=tuple(block for part in document.children for block in part.children))


def _unsettled(group: Group) -> float:
    """What the blocks weigh that went, came or moved."""
    if group.old and group.new:
        return sum(map(_unsettled, group.children))
    return group.node.weight


class Redline:
    """Makes the redline of a plan."""

    def __init__(self, plan: Plan, moves: list[Move | None] | None = None) -> None:
        self.plan = plan
        self.texts: dict[Group, TextPair] = {}
        self.columns: dict[Group, Columns] = {}
        self.moves = [] if moves is None else moves
        """Every move of the whole comparison; what moved within a moved block comes after it."""
        self.base = len(self.moves)
        self.inner: list[Redline] = []
        """Those of what moved, as it was and as it is."""

    def diff(self) -> Diff:
        """The whole comparison."""
        self.gather()
        self.mark_sentence_moves()
        root = self.finish()
        (old,), (new,) = self.plan.root.old, self.plan.root.new
        return Diff(root, old, new, tuple(move for move in self.moves if move))

    def gather(self) -> None:
        """Collect what has words, and number the moves of blocks, also those within what moved."""
        self.prepare(self.plan.root)
        self.moves += [None] * len(self.plan.moves)
        for gone, came in self.plan.moves:
            inner = Redline(make_plan(gone.node, came.node), self.moves)
            inner.gather()
            self.inner.append(inner)

    def finish(self) -> BlockDiff:
        """The outermost block, with everything in it; notes the moves of blocks."""
        for number, (inner, (gone, came)) in enumerate(
            zip(self.inner, self.plan.moves, strict=True), self.base + 1
        ):
            self.moves[number - 1] = Move(number, gone.node, came.node, inner.finish())
        return self.block(self.plan.root)

    # What has words to compare

    def prepare(self, group: Group) -> None:
        """Collect the words of every block that changed, came or went, but did not move."""
        if group.move or (group.is_pair and _is_verbatim(group.old[0], group.new[0])):
            return
        if group.is_pair and group.node.kind is BlockKind.TABLE:
            columns = align_columns(group.old[0], group.new[0])
            lay_out(group, columns)
            self.columns[group] = columns
        if _holds_words(group):
            old, new = _tokens(group.old), _tokens(group.new)
            self.texts[group] = TextPair(Words(old), Words(new), group.old, group.new)
        elif group.is_pair and not group.children and group.node.kind is BlockKind.ROW:
            lay_out_alone(group)
        elif group.is_pair and not group.children:
            pairs = zip(group.old[0].children, group.new[0].children, strict=True)
            group.children = [Group((one,), (other,)) for one, other in pairs]
        for child in group.children:
            self.prepare(child)

    def every_text(self) -> Iterator[TextPair]:
        """What has words to compare, here and within what moved."""
        yield from self.texts.values()
        for inner in self.inner:
            yield from inner.every_text()

    def mark_sentence_moves(self) -> None:
        """Note which sentences stand elsewhere, such as in a block that moved and took them in."""
        moved: dict[TextPair, tuple[dict[int, int], dict[int, int]]] = {}
        for one, other in find_sentence_moves(self.every_text()):
            if self.stands_on_both_sides(one, other):
                continue
            number = len(self.moves) + 1
            self.moves.append(_sentence_move(number, one, other))
            for at in one.part:
                moved.setdefault(one.text, ({}, {}))[0][at] = number
            for at in other.part:
                moved.setdefault(other.text, ({}, {}))[1][at] = number
        for text, (olds, news) in moved.items():
            text.old = replace(text.old, moved=olds)
            text.new = replace(text.new, moved=news)

    def stands_on_both_sides(self, one: Sentence, other: Sentence) -> bool:
        """Whether a sentence is also elsewhere on either side: then none of them moved, one less or more stands there."""
        old, new = self.whole
        return old.count(_read(one)) > 1 and new.count(_read(other)) > 1

    @cached_property
    def whole(self) -> tuple[str, str]:
        """All that is read of both sides."""
        (old,), (new,) = self.plan.root.old, self.plan.root.new
        return "\n".join(leaf.key for leaf in old.leaves), "\n".join(leaf.key for leaf in new.leaves)

    # Blocks

    def block(self, group: Group) -> BlockDiff:
        """One block of the redline, with everything in it."""
        if group.move:
            status = Status.MOVED_AWAY if group.old else Status.MOVED_HERE
            return BlockDiff(status, group.old, group.new, move=self.base + group.move)
        if group in self.texts:
            return self.text(group)
        if not group.is_pair:
            children = tuple(self.block(child) for child in group.children)
            status = Status.DELETED if group.old else Status.INSERTED
            return BlockDiff(status, group.old, group.new, None, children)
        if not group.children and _is_verbatim(group.old[0], group.new[0]):
            return BlockDiff(Status.SAME, group.old, group.new)
        children = tuple(self.block(child) for child in group.children)
        notes = tuple(self.holder_notes(group))
        return BlockDiff(holder_status(children, notes), group.old, group.new, None, children, notes)

    def text(self, group: Group) -> BlockDiff:
        """A block that holds words, or several that are read as one text."""
        text = self.texts[group]
        runs = _runs(text.old, text.new)
        if not group.is_pair and not (group.old and group.new):
            status = Status.DELETED if group.old else Status.INSERTED
            return BlockDiff(status, group.old, group.new, runs)
        if group.is_pair:
            runs = renumbered(text.old, text.new, runs)
        notes = (*heading_notes(group), *word_notes(runs))
        status = regrouped_status(group) or text_status(runs, notes)
        return BlockDiff(status, group.old, group.new, runs, None, notes)

    def holder_notes(self, group: Group) -> Iterator[Note]:
        """Notes on a list or a table as a whole."""
        (old,), (new,) = group.old, group.new
        if old.kind is not new.kind:
            yield Note(NoteKind.NUMBERED if new.kind is BlockKind.NUMBERED else NoteKind.BULLETED)
        if group in self.columns:
            yield from column_notes(old, new, self.columns[group])


def _is_verbatim(old: Node, new: Node) -> bool:
    """Whether a block is the same to the letter, numbers in front of it aside, and reads the same."""
    if old.key != new.key or old.kind is not new.kind:
        return False
    if old.is_leaf:
        return old.inlines == new.inlines and _reads_alike(old, new) and old.number == new.number
    if len(old.children) != len(new.children) or aligned(old) != aligned(new):
        return False
    return all(map(_is_verbatim, old.children, new.children))


def _reads_alike(old: Node, new: Node) -> bool:
    """Whether references, of which the labels may differ between the sides, read the same."""
    if old.reading is PLAIN and new.reading is PLAIN:
        return True
    return not any(isinstance(inline, Ref) for inline in walk(old.inlines or ())) or old.tokens == new.tokens


def _holds_words(group: Group) -> bool:
    """Whether its words are compared here, and not in the blocks in it."""
    if not group.is_pair:
        return bool(group.old and group.new) or group.node.is_leaf
    (old,), (new,) = group.old, group.new
    return old.is_leaf or new.is_leaf or not comparable(old, new)


def _tokens(nodes: tuple[Node, ...]) -> tuple[Token, ...]:
    if len(nodes) == 1 and nodes[0].is_leaf:
        return nodes[0].tokens
    return joined_tokens(parts_of(nodes))


def _runs(old: Words, new: Words) -> tuple[Run, ...]:
    pairs = align_words(old, new)
    return make_runs(old, new, tidy(old, new, pairs))


def _sentence_move(number: int, one: Sentence, other: Sentence) -> Move:
    runs = _runs(_cut(one), _cut(other))
    old, new = one.text.old_nodes[0], other.text.new_nodes[0]
    return Move(number, old, new, None, runs, one.place + 1, other.place + 1)


def _read(sentence: Sentence) -> str:
    return fold("".join(token.text for token in _cut(sentence).tokens))


def _cut(sentence: Sentence) -> Words:
    words, part = sentence.words, sentence.part
    return Words(words.tokens[words.places[part.start] : words.places[part.stop - 1] + 1])
