"""The paragraphs that are in another rule of a group now, or in a rule beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare import Move, Node, Status
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.sides import Held, PartWent, RuleText
from regelboek.model.rule import Part

_WENT = (Status.DELETED, Status.MOVED_AWAY)


@dataclass(frozen=True, eq=False)
class Arrival:
    """A paragraph that is, whole, in another rule of the group."""

    origin: RuleText
    target: RuleText
    old: int
    new: int
    move: Move


class Crossings:
    """Knows which paragraphs of a group of rules crossed from one to another, and which left it."""

    def __init__(self, entry: RuleComparison) -> None:
        self.entry = entry

    @cached_property
    def arrivals(self) -> Sequence[Arrival]:
        """The paragraphs that moved whole, in the order of the new rules."""
        diff = self.entry.diff
        found = []
        for move in diff.moves if diff else ():
            old, new = self.places.get(move.old), self.places.get(move.new)
            if move.is_sentence or not old or not new or old[0] is new[0] or old[1].item or new[1].item:
                continue
            found.append(Arrival(old[0], new[0], old[1].paragraph, new[1].paragraph, move))
        came = Counter((a.target, a.new) for a in found)  # two that were joined are no whole paragraph each
        whole = (a for a in found if came[a.target, a.new] == 1)
        return sorted(whole, key=lambda a: (self.entry.texts.index(a.target), a.new))

    @cached_property
    def places(self) -> Mapping[Node, tuple[RuleText, Part]]:
        """The text and the place of every numbered paragraph and item."""
        found = {}
        for text in self.entry.texts:
            for root in (text.diff.old, text.diff.new) if text.diff else ():
                for name, node in numbered_parts(root).items():
                    part = Part.parse(name)
                    if part:
                        found[node] = (text, part)
        return found

    def gone(self, text: RuleText) -> frozenset[int]:
        """The old paragraphs of which another text, or a rule that is no part of the group, tells."""
        moved = {a.old for a in self.arrivals if a.origin is text}
        return frozenset((*moved, *(went.part.paragraph for went in self.went(text) if self.has_left(went))))

    def went(self, text: RuleText) -> Iterator[PartWent]:
        """What change files say that went elsewhere, and did not go whole to a rule of the group."""
        whole = {a.old for a in self.arrivals if a.origin is text}
        for went in self.entry.went:
            along = any(went.goes_along_with(other) for other in self.entry.went)
            if went.old is text.old and went.part.paragraph not in whole and not along:
                yield went

    def has_left(self, went: PartWent) -> bool:
        """Whether a paragraph is no longer in its rule, nor a part of it."""
        return not went.part.item and self.is_out(went)

    def is_out(self, went: PartWent) -> bool:
        """Whether a paragraph or an item is no longer in its rule."""
        return self._statuses.get((went.old.id, went.part)) in _WENT

    def is_deleted(self, held: Held, number: int) -> bool:
        """Whether a paragraph of an old rule is nowhere in the new texts of the group."""
        return self._statuses.get((held.id, Part(number))) is Status.DELETED

    @cached_property
    def _statuses(self) -> Mapping[tuple[str, Part], Status]:
        found = {}
        for text in self.entry.texts:
            for block in text.diff.walk() if text.diff and text.old else ():
                for node in block.old:
                    if node in self.places and text.old:
                        found[text.old.id, self.places[node][1]] = block.status
        return found
