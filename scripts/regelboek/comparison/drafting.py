"""What to say of the texts of rules that were split or merged: which paragraphs went where, and what else changed.

A paragraph that is in another rule now is said once, with what changed on the way. Every text is then amended
as if that had been done: the old one has less, the new one more. Carried out together, on all the old rules
(`regelboek.comparison.carrying`), the sentences give all the new ones.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare.drafting import instructions as say
from regelboek.compare.drafting.parts import quoted_block
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison.carrying import gives
from regelboek.comparison.crossing import Arrival, Crossings
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.hints import each_hinted, hint_of, hints
from regelboek.comparison.moving import Moves, absorbed
from regelboek.comparison.parting import NOTHING, alone, joined_by, paragraphs_of, without
from regelboek.comparison.sides import Held, RuleText
from regelboek.comparison.texts import TextComparer
from regelboek.markdown.emit import emit_body
from regelboek.markdown.tree import ListItem


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


class GroupDrafter:
    """Drafts what to say of the texts of one group.

    Args:
        entry: the group.
        comparer: compares bodies as they are read on either side.
    """

    def __init__(self, entry: RuleComparison, comparer: TextComparer) -> None:
        self.entry = entry
        self.comparer = comparer
        self.crossings = Crossings(entry)

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

    def came(self, text: RuleText) -> Iterator[Said]:
        """The paragraphs that came to a text, those that stayed the same together."""
        here = [
            (arrival, self.on_the_way(arrival))
            for arrival in self.crossings.arrivals
            if arrival.target is text
        ]
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

    def on_the_way(self, arrival: Arrival) -> tuple[str, ...]:
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
        for went in self.crossings.went(text):
            for spot in went.spots:
                rule = new.rules.get(spot.rule)
                if rule is None or spot.part is None:
                    continue
                number = new.number(rule)
                whole = not went.part.item and not spot.part.item and self.crossings.has_left(went)
                if whole and spot.rule not in near:
                    far.setdefault(number, []).append((went.part.paragraph, spot.part.paragraph))
                elif self.crossings.is_out(went):
                    yield Said(absorbed(text.old.number, [went.part.words], number, spot.part.words))
        for number, pairs in far.items():
            olds, news = tuple(p[0] for p in pairs), tuple(p[1] for p in pairs)
            yield Said(Moves(text.old.number, olds, number, news))

    # What else changed

    def amended(self, text: RuleText) -> Iterator[Said]:
        """The instructions to what a text has besides what came and went."""
        if text.new is None:
            return
        news = [arrival.new for arrival in self.crossings.arrivals if arrival.target is text]
        new = text.new.rule.body
        if text.old is not None:
            old, rest = without(text.old.rule.body, self.crossings.gone(text)), without(new, news)
            drafted = self.comparer.drafted(old, rest, dict(self.mapping(text)))
        else:
            first = min(paragraphs_of(new), default=0)
            base = joined_by(NOTHING, [paragraphs_of(new)[n] for n in (news or ([first] if first else []))])
            drafted = self.comparer.drafted(base, new, {str(n): (str(n),) for n in paragraphs_of(base)})
            if not news and first:
                assert text.diff is not None
                lead = quoted_block(numbered_parts(text.diff.new)[str(first)])
                drafted = [say.AddParagraph("", lead), *drafted]
        where = dict(hints(self.entry, text))
        told = (one for each in drafted for one in each_hinted(each, where))
        yield from (Said(one.sentence, hint=hint_of(one, where)) for one in told)

    def mapping(self, text: RuleText) -> Iterator[tuple[str, Sequence[str]]]:
        """What the paragraphs and items that stay in a text became, as its redline has it."""
        assert text.diff is not None
        places = self.crossings.places
        for block in text.diff.walk():
            for node in block.old:
                if node not in places:
                    continue
                news = block.new or ((text.diff.move(block.move).new,) if block.move else ())
                here = [places[n] for n in news if n in places]
                yield (
                    str(places[node][1]),
                    [str(part) for other, part in here if other is text],
                )


def _together(entry: tuple[Arrival, tuple[str, ...]]) -> tuple[int, int]:
    """Which sentence a paragraph is said in: one of its own if it changed on the way."""
    arrival, changes = entry
    return id(arrival.origin), arrival.new if changes else 0


def _item(held: Held | None, number: int) -> ListItem:
    assert held is not None
    return paragraphs_of(held.rule.body)[number]
