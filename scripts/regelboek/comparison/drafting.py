"""What to say of the texts of rules that were split or merged: which paragraphs went where, and what else changed.

A paragraph that is in another rule now is said once, with what changed on the way. Every text is then amended
as if that had been done: the old one has less, the new one more. Carried out together, on all the old rules
(`regelboek.comparison.carrying`), the sentences give all the new ones.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare import Move, Node, Status
from regelboek.compare.address import addresses
from regelboek.compare.drafting import Instruction
from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.parts import quoted_block
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.carrying import gives
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.fates import Fate, fates
from regelboek.comparison.moving import Moves, absorbed
from regelboek.comparison.parting import NOTHING, alone, joined_by, paragraphs_of, without
from regelboek.comparison.sides import Held, PartWent, RuleText
from regelboek.comparison.texts import TextComparer
from regelboek.markdown.emit import emit_body
from regelboek.markdown.tree import ListItem
from regelboek.model.rule import Part
from regelboek.words import listing

_WENT = (Status.DELETED, Status.MOVED_AWAY)


@dataclass(frozen=True, eq=False)
class Said:
    """Something to say of a text."""

    exact: str | Moves
    """An instruction, or which paragraphs came with what changed on the way."""
    origin: RuleText | None = None
    """The text that they came from."""
    hint: str = ""
    """Where a block went to, or came from, that an instruction only drops or inserts."""

    @property
    def sentence(self) -> str:
        """As an instruction."""
        return self.exact if isinstance(self.exact, str) else self.exact.sentence


@dataclass(frozen=True, eq=False)
class _Arrival:
    """A paragraph that is, whole, in another rule of the group."""

    origin: RuleText
    target: RuleText
    old: int
    new: int
    move: Move


class GroupDrafter:
    """Drafts what to say of the texts of one group.

    Args:
        entry: the group.
        comparer: compares bodies as they are read on either side.
    """

    def __init__(self, entry: RuleComparison, comparer: TextComparer) -> None:
        self.entry = entry
        self.comparer = comparer

    def said(self, text: RuleText) -> Sequence[Said]:
        """What is said of one text, in order: what came, what was absorbed elsewhere, what else changed."""
        return self._said[text]

    @cached_property
    def _said(self) -> Mapping[RuleText, Sequence[Said]]:
        said = {text: [*self.came(text), *self.left(text), *self.amended(text)] for text in self.entry.texts}
        for text in self.entry.texts:
            instructions = {t: [one.sentence for one in all_] for t, all_ in said.items()}
            if text.new and not gives(self.entry.texts, instructions, text):
                said[text] = [*self.came(text), *self.left(text), Said(self.anew(text.new))]
        return said

    @staticmethod
    def anew(held: Held) -> str:
        """A whole text, where nothing shorter is exact."""
        return say.Recast("de tekst", emit_body(held.rule.body)).sentence

    # Paragraphs that are elsewhere now

    @cached_property
    def arrivals(self) -> Sequence[_Arrival]:
        """The paragraphs that moved whole, in the order of the new rules."""
        diff = self.entry.diff
        found = []
        for move in diff.moves if diff else ():
            old, new = self._places.get(move.old), self._places.get(move.new)
            if move.is_sentence or not old or not new or old[0] is new[0] or old[1].item or new[1].item:
                continue
            found.append(_Arrival(old[0], new[0], old[1].paragraph, new[1].paragraph, move))
        came = Counter((a.target, a.new) for a in found)  # two that were joined are no whole paragraph each
        whole = (a for a in found if came[a.target, a.new] == 1)
        return sorted(whole, key=lambda a: (self.entry.texts.index(a.target), a.new))

    @cached_property
    def _places(self) -> Mapping[Node, tuple[RuleText, Part]]:
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
        return frozenset((*moved, *(went.part.paragraph for went in self.went(text) if self._left(went))))

    def went(self, text: RuleText) -> Iterator[PartWent]:
        """What change files say that went elsewhere, and did not go whole to a rule of the group."""
        whole = {a.old for a in self.arrivals if a.origin is text}
        for went in self.entry.went:
            along = any(went.goes_along_with(other) for other in self.entry.went)
            if went.old is text.old and went.part.paragraph not in whole and not along:
                yield went

    def _left(self, went: PartWent) -> bool:
        """Whether a paragraph is no longer in its rule, nor a part of it."""
        return not went.part.item and self._statuses.get((went.old.id, went.part)) in _WENT

    @cached_property
    def _statuses(self) -> Mapping[tuple[str, Part], Status]:
        found = {}
        for text in self.entry.texts:
            for block in text.diff.walk() if text.diff and text.old else ():
                for node in block.old:
                    if node in self._places and text.old:
                        found[text.old.id, self._places[node][1]] = block.status
        return found

    def came(self, text: RuleText) -> Iterator[Said]:
        """The paragraphs that came to a text, those that stayed the same together."""
        here = [(arrival, self.on_the_way(arrival)) for arrival in self.arrivals if arrival.target is text]
        for _, same in itertools.groupby(here, key=_together):
            group = list(same)
            first, changes = group[0]
            assert first.origin.old is not None
            assert text.new is not None
            olds, news = (
                tuple(a.old for a, _ in group),
                tuple(a.new for a, _ in group),
            )
            yield Said(Moves(first.origin.old.number, olds, text.new.number, news, changes), first.origin)

    def on_the_way(self, arrival: _Arrival) -> tuple[str, ...]:
        """What changed of a paragraph that moved, as instructions under its new number."""
        old, new = _item(arrival.origin.old, arrival.old), _item(arrival.target.new, arrival.new)
        number = arrival.new
        drafted = self.comparer.drafted(alone(old, number), alone(new, number))
        said = tuple(instruction.sentence for instruction in drafted)
        if any(f"lid {number}" not in i.place or "\n" in i.sentence for i in drafted) and drafted:
            return (say.Recast(f"lid {number}", quoted_block(arrival.move.new)).sentence,)
        return said

    def left(self, text: RuleText) -> Iterator[Said]:
        """The paragraphs that are a part of another one now, or in a rule that is no part of the group."""
        if text.old is None:
            return
        new = self.comparer.way.new
        near = {held.id for held in self.entry.new}
        far: dict[str, list[tuple[int, int]]] = {}
        for went in self.went(text):
            for spot in went.spots:
                rule = new.rules.get(spot.rule)
                if rule is None or spot.part is None:
                    continue
                number = new.number(rule)
                whole = not went.part.item and not spot.part.item and self._left(went)
                if whole and spot.rule not in near:
                    far.setdefault(number, []).append((went.part.paragraph, spot.part.paragraph))
                elif self._statuses.get((text.old.id, went.part)) in _WENT:
                    yield Said(absorbed(text.old.number, [went.part.words], number, spot.part.words))
        for number, pairs in far.items():
            olds, news = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)
            yield Said(Moves(text.old.number, olds, number, news))

    # What became of all of a rule that is gone

    def stands(self, text: RuleText) -> Iterator[str]:
        """Where the parts of a rule that is gone are now, a sentence for each rule; then those that lapsed."""
        assert text.old is not None
        here: dict[str, list[str]] = {}
        for arrival in self.arrivals:
            if arrival.origin is text and arrival.target.new:
                here.setdefault(arrival.target.new.number, []).append(str(arrival.old))
        others = list(fates(self.entry, text))
        for number in dict.fromkeys((*here, *(fate.number for fate in others if fate.number))):
            leden = [f"lid {listing(here[number])}"] if number in here else []
            parts = [*leden, *(fate.words for fate in others if fate.number == number)]
            one = len(parts) == 1 and len(here.get(number, "1")) == 1
            verb = "staat" if one else "staan"
            where = f"de nieuwe regel {number}" if number == text.old.number else f"regel {number}"
            yield f"Van de oude regel {text.old.number} {verb} {listing(parts)} nu in {where}."
        lost = list(self._lost(text))
        lapsed = [fate for fate in others if not fate.number]
        if lost:
            lapsed = [Fate(f"lid {listing(lost)}", many=len(lost) > 1), *lapsed]
        if lapsed:
            verb = "vervallen" if len(lapsed) > 1 or lapsed[0].many else "vervalt"
            yield f"Van de oude regel {text.old.number} {verb} {listing(fate.words for fate in lapsed)}."

    def _lost(self, text: RuleText) -> Iterator[str]:
        """The paragraphs of a rule that is gone of which nothing is elsewhere."""
        assert text.old is not None
        went = {went.part.paragraph for went in self.entry.went if went.old is text.old}
        for number in paragraphs_of(text.old.rule.body):
            status = self._statuses.get((text.old.id, Part(number)))
            if number not in went | self.gone(text) and status is Status.DELETED:
                yield str(number)

    # What else changed

    def amended(self, text: RuleText) -> Iterator[Said]:
        """The instructions to what a text has besides what came and went."""
        if text.new is None:
            return
        news = [arrival.new for arrival in self.arrivals if arrival.target is text]
        new = text.new.rule.body
        if text.old is not None:
            old, rest = without(text.old.rule.body, self.gone(text)), without(new, news)
            drafted = self.comparer.drafted(old, rest, dict(self.mapping(text)))
        else:
            first = min(paragraphs_of(new), default=0)
            base = joined_by(NOTHING, [paragraphs_of(new)[n] for n in (news or ([first] if first else []))])
            drafted = self.comparer.drafted(base, new, {str(n): (str(n),) for n in paragraphs_of(base)})
            if not news and first:
                assert text.diff is not None
                lead = quoted_block(numbered_parts(text.diff.new)[str(first)])
                drafted = [say.AddParagraph("", lead), *drafted]
        hints = dict(self.hints(text))
        yield from (Said(one.sentence, hint=hints.get(_key(one), "")) for one in drafted)

    def mapping(self, text: RuleText) -> Iterator[tuple[str, Sequence[str]]]:
        """What the paragraphs and items that stay in a text became, as its redline has it."""
        assert text.diff is not None
        for block in text.diff.walk():
            for node in block.old:
                if node not in self._places:
                    continue
                news = block.new or ((text.diff.move(block.move).new,) if block.move else ())
                here = [self._places[n] for n in news if n in self._places]
                yield (
                    str(self._places[node][1]),
                    [str(part) for other, part in here if other is text],
                )

    def hints(self, text: RuleText) -> Iterator[tuple[tuple[type, str], str]]:
        """Blocks beside the norm, and sentences, that stand in another rule of the group: where they went, or came from."""
        diff = self.entry.diff
        if diff is None or text.diff is None:
            return
        names = addresses(text.diff.old)
        for move in diff.moves:
            old, new = self.entry.side_of(move.old), self.entry.side_of(move.new)
            if old is None or new is None:
                continue
            if old is text.old and new is not text.new:
                place = (names.of_text if move.is_sentence else names.of_block).get(move.old, "")
                key = _sentence(move.old_sentence, place) if move.is_sentence else (say.Drop, place)
                yield key, f"verhuist naar regel {new.number}"
            if new is text.new and old is not text.old and not move.is_sentence:
                yield (say.Insert, quoted_block(move.new)), f"uit de oude regel {old.number}"


def hinted(said: str, hint: str) -> str:
    """An instruction as it is read, with where a block went or came from."""
    if not hint:
        return said
    if hint.startswith("uit"):
        return re.sub(r" (ingevoegd|toegevoegd), luidende:", rf" \1, {hint}, luidende:", said, count=1)
    return re.sub(r" vervalt\.\Z", f" {hint}.", said)


def _key(instruction: Instruction) -> tuple[type, str]:
    if isinstance(instruction, say.Insert):
        return say.Insert, instruction.text
    if isinstance(instruction, say.DropSentence):
        return _sentence(instruction.number, instruction.place)
    return type(instruction), instruction.place


def _sentence(number: int, place: str) -> tuple[type, str]:
    return say.DropSentence, f"{number} {place}"


def _together(entry: tuple[_Arrival, tuple[str, ...]]) -> tuple[int, int]:
    """Which sentence a paragraph is said in: one of its own if it changed on the way."""
    arrival, changes = entry
    return id(arrival.origin), arrival.new if changes else 0


def _item(held: Held | None, number: int) -> ListItem:
    assert held is not None
    return paragraphs_of(held.rule.body)[number]
