"""The redline of a text of a rule as lines, which say so where something is in another rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regelboek.compare import BlockDiff, Node, Status
from regelboek.compare.address import addresses
from regelboek.comparison import Comparison, Held, RuleComparison, RuleText
from regelboek.redlines.lines import Line, lines
from regelboek.redlines.sentences import named_notes
from regelboek.words import listing


def redline(comparison: Comparison, entry: RuleComparison, text: RuleText) -> Iterator[Line]:
    """The lines of a text that changed."""

    def whereabouts(node: Node) -> str:
        held: Held | None = entry.side_of(node)
        if held is None or held in (text.old, text.new):
            return ""
        past = held in entry.old
        other = next(t for t in entry.texts if held in (t.old, t.new))
        assert other.diff is not None
        names = addresses(other.diff.old if past else other.diff.new)
        place = names.of_block.get(node) or names.of_text.get(node)
        return f"{'de oude ' if past else ''}regel {held.number}{f', {place}' if place else ''}"

    def elsewhere(block: BlockDiff) -> str:
        if block.status is Status.DELETED:
            went = entry.went_to(block.old[0])
            spot = went.spots[0] if went else None
            rule = comparison.new.rules.get(spot.rule) if spot else None
            if spot and rule:
                part = f", {spot.part.words}" if spot.part else ""
                return f"verplaatst naar regel {comparison.new.number(rule)}{part}"
        if block.status is Status.INSERTED:
            came = comparison.came_from(entry, block.new[0])
            return f"verplaatst, eerst {came.name}" if came else ""
        took = entry.took_in(block.new[0]) if block.new else ()
        return f"samengevoegd met {listing(went.name for went in took)}" if took else ""

    if text.diff is not None:
        for line in lines(text.diff, whereabouts, elsewhere):
            yield replace(line, pieces=tuple(replace(p, text=named_notes(p.text)) for p in line.pieces))
