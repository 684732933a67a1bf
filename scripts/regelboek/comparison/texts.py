"""The redlines of rules: what is read on either side, which paragraphs became which, and a memory of pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regelboek.compare import Diff, Node, Reading, compare_blocks, compare_bodies
from regelboek.compare import Mapping as Targets
from regelboek.compare.drafting import Instruction, draft
from regelboek.compare.mapping import numbered_parts
from regelboek.compare.reading import read_bodies
from regelboek.compare.together import Together, compare_together, no_text
from regelboek.comparison.kinds import Direction
from regelboek.comparison.sides import Held, PartWent
from regelboek.comparison.way import Passed, Step, Way
from regelboek.lineage import Spot, back, forward
from regelboek.markdown.emit import emit_body
from regelboek.markdown.tree import Body, Para, Ref, Text
from regelboek.model.revision import ChangeKind, Revision
from regelboek.model.rule import Part, Rule
from regelboek.model.rulebook import RuleBook
from regelboek.reading import ref_words

HeldPair = tuple[Held | None, Held | None]
NOTHING = Body()


class Memory:
    """Every pair of texts that was compared, by what is compared and how it reads."""

    def __init__(self) -> None:
        self.compared: dict[object, Together] = {}
        self._drafted: dict[Diff, list[Instruction]] = {}
        self._lines: dict[tuple[str, str], list[Instruction]] = {}
        self._texts: dict[int, tuple[Body, str]] = {}

    def drafted(self, diff: Diff) -> list[Instruction]:
        """The instructions of a redline, drafted once."""
        if diff not in self._drafted:
            self._drafted[diff] = draft(diff)
        return self._drafted[diff]

    def line(self, old: str, new: str) -> list[Instruction]:
        """The instructions of a line of text, which is the first paragraph of a text of its own."""
        if (old, new) not in self._lines:
            before, now = ((Para((Text(line),)),) if line else () for line in (old, new))
            self._lines[old, new] = draft(compare_blocks(before, now))
        return self._lines[old, new]

    def text(self, body: Body) -> str:
        """The one written form of a body; it is the same object in every revision that shares it."""
        found = self._texts.get(id(body))
        if found is None or found[0] is not body:
            found = self._texts[id(body)] = (body, emit_body(body))
        return found[1]


@dataclass(frozen=True, eq=False)
class Reader:
    """What references read as and are compared as, between two revisions."""

    book: RuleBook
    way: Way

    def old_words(self, ref: Ref) -> str:
        """What a reference read as."""
        return ref_words(self.book, self.way.old, ref)

    def new_words(self, ref: Ref) -> str:
        """What a reference reads as."""
        return ref_words(self.book, self.way.new, ref)

    def followed(self, ref: Ref) -> str:
        """A reference of the old side as it would be written now, when its target lives on in one place."""
        if ref.kind != "regel" or ref.version:
            return str(ref)
        part = Part.parse(ref.anchor) if ref.anchor else None
        spots = trace(self.way.steps, Spot(ref.target, part))
        if len(spots) != 1:
            return str(ref)
        anchor = spots[0].part.anchor if spots[0].part else ""
        return str(Ref(ref.kind, spots[0].rule, "", anchor, ref.text))


def trace(steps: Iterable[Step], spot: Spot) -> tuple[Spot, ...]:
    """Where a rule or part is after some steps; empty when it lapsed or did not exist yet."""
    here: dict[Spot, None] = {spot: None}
    for step in steps:
        found: dict[Spot, None] = {}
        for at in here:
            if step.undone:
                found.update(dict.fromkeys(back(step.older, step.newer, at)))
            else:
                found.update(dict.fromkeys(forward(step.newer, at)))
        here = found
    return tuple(here)


class TextComparer:
    """Compares the texts of rules between two revisions."""

    def __init__(self, book: RuleBook, way: Way, memory: Memory) -> None:
        self.way = way
        self.memory = memory
        self.reader = Reader(book, way)
        self._followed: dict[Ref, str] = {}

    def followed(self, ref: Ref) -> str:
        """A reference of the old side as it would be written now."""
        if ref not in self._followed:
            self._followed[ref] = self.reader.followed(ref)
        return self._followed[ref]

    def together(self, pairs: Sequence[HeldPair], moves: Mapping[Spot, tuple[Spot, ...]]) -> Together | None:
        """The redline of some rules; None for one whose body is the same to the letter and reads the same.

        Args:
            pairs: the rules side by side.
            moves: what paragraphs and items became, as declared.
        """
        if len(pairs) == 1 and self._is_same(*pairs[0]):
            return None
        key = (
            tuple((self._side(old, self._old_side), self._side(new, self._new_side)) for old, new in pairs),
            tuple(moves.items()),
        )
        if key not in self.memory.compared:
            self.memory.compared[key] = self._compared(pairs, moves)
        return self.memory.compared[key]

    def _is_same(self, old: Held | None, new: Held | None) -> bool:
        if old is None or new is None or old.rule.body != new.rule.body:
            return False
        reader = self.reader
        return all(
            self.followed(one) == str(other) and reader.old_words(one) == reader.new_words(other)
            for (_, one), (_, other) in zip(old.rule.refs, new.rule.refs, strict=True)
        )

    def _side(self, held: Held | None, said: Callable[[Ref], object]) -> object:
        if held is None:
            return None
        return held.id, self.memory.text(held.rule.body), tuple(said(ref) for _, ref in held.rule.refs)

    def _old_side(self, ref: Ref) -> object:
        return self.reader.old_words(ref), self.followed(ref)

    def _new_side(self, ref: Ref) -> object:
        return self.reader.new_words(ref)

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """What references read as and are compared as, on either side."""
        return Reading(self.reader.old_words, self.followed), Reading(self.reader.new_words)

    def drafted(self, old: Body, new: Body, mapping: Targets | None = None) -> list[Instruction]:
        """What to do to a body of the old side so that it becomes one of the new.

        Args:
            old: the one body.
            new: the other.
            mapping: what paragraphs and items became, as `regelboek.compare` has it.
        """
        return draft(compare_bodies(old, new, mapping, self.readings))

    def _compared(self, pairs: Sequence[HeldPair], moves: Mapping[Spot, tuple[Spot, ...]]) -> Together:
        trees: list[tuple[Node, Node]] = []
        olds: dict[Spot, Node] = {}
        news: dict[Spot, Node] = {}
        for old, new in pairs:
            one, other = read_bodies(
                old.rule.body if old else NOTHING, new.rule.body if new else NOTHING, self.readings
            )
            trees.append((one if old else no_text(), other if new else no_text()))
            olds.update(_spots(old, one))
            news.update(_spots(new, other))
        targets = {
            olds[spot]: tuple(news[to] for to in became if to in news)
            for spot, became in moves.items()
            if spot in olds
        }
        return compare_together(trees, targets)


def _spots(held: Held | None, root: Node) -> Iterator[tuple[Spot, Node]]:
    if held is not None:
        for name, node in numbered_parts(root).items():
            yield Spot(held.id, Part.parse(name)), node


def moved_spots(
    way: Way, pairs: Sequence[HeldPair], passed: Sequence[Passed]
) -> dict[Spot, tuple[Spot, ...]]:
    """What each paragraph and item became, where a change file on the way says that any moved.

    Between two revisions that were made from a third, a part that one of them brought has no lineage; it
    is then left out, and found by likeness.
    """
    told = any(p.change.parts or p.change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED) for p in passed)
    if not told:
        return {}
    sideways = way.direction is Direction.SIDEWAYS
    new_rules = {new.id for _, new in pairs if new}
    found: dict[Spot, tuple[Spot, ...]] = {}
    for old, _ in pairs:
        for part in sorted(old.rule.parts) if old else ():
            assert old is not None
            spots = trace(way.steps, Spot(old.id, part))
            here = tuple(spot for spot in spots if spot.rule in new_rules and _is_there(way.new, spot))
            if here or not sideways:
                found[Spot(old.id, part)] = here
    taken = {spot for here in found.values() for spot in here}
    for old, new in pairs:
        for spot in _numbers_kept(old.rule, new.rule) if old and new else ():
            if not found.get(spot) and new and Spot(new.id, spot.part) not in taken:
                found[spot] = (Spot(new.id, spot.part),)
    return found


def _numbers_kept(old: Rule, new: Rule) -> Iterator[Spot]:
    """The paragraphs that stand on one side for their number alone: `(vervallen)`."""
    for before in old.paragraphs:
        now = new.paragraph(before.number)
        if now is not None and before.lapsed != now.lapsed:
            yield Spot(old.id, Part(before.number))


def _is_there(revision: Revision, spot: Spot) -> bool:
    rule: Rule | None = revision.rules.get(spot.rule)
    return rule is not None and spot.part in rule.parts


def gone_elsewhere(way: Way, pairs: Sequence[HeldPair]) -> Iterator[PartWent]:
    """The paragraphs and items that are now in another rule than the one beside theirs."""
    for old, new in pairs:
        for part in sorted(old.rule.parts) if old else ():
            assert old is not None
            spots = trace(way.steps, Spot(old.id, part))
            other = tuple(s for s in spots if s.rule != (new and new.id) and _is_there(way.new, s))
            if other:
                yield PartWent(old, part, other)
