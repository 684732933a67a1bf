"""Paragraphs and items that are in another rule now, or took in what stood in one, and are no moves of a redline."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from regelboek.compare import Node, Status
from regelboek.compare.mapping import numbered_parts
from regelboek.comparison import Comparison, PartWent, RuleComparison
from regelboek.words import listing


def passages(comparison: Comparison, entry: RuleComparison, prefix: str) -> Iterator[tuple[Node, str]]:
    """What to say of each, as HTML; both ends have a link to the other where they are in the same redlines.

    Args:
        comparison: the two versions.
        entry: what became of a rule, or of some.
        prefix: what its ids start with.
    """
    statuses = _statuses(entry)
    went = {found: node for node in statuses if (found := entry.went_to(node))}
    ids = {found: f"{prefix}-op-{n}" for n, found in enumerate(went, 1)}
    joined: list[PartWent] = []
    for node in statuses:
        took = entry.took_in(node)
        if took:
            origins = [_origin(one, ids.get(one, ""), first=one not in joined) for one in took]
            yield node, f"Samengevoegd met {listing(origins)}"
            joined += took
        came = comparison.came_from(entry, node)
        if came:
            yield node, f"Verplaatst van {escape(came.name)}"
    for found, node in went.items():
        verb = "Verplaatst naar" if statuses[node] is Status.DELETED else "Deels verplaatst naar"
        words = _target(comparison, found)
        if words:
            yield node, f"{verb} {_link(ids[found], words) if found in joined else escape(words)}"


def _statuses(entry: RuleComparison) -> dict[Node, Status]:
    """What became of every numbered paragraph and item that is shown with a label of its own."""
    found: dict[Node, Status] = {}
    for text in entry.texts:
        if text.diff:
            numbered = {*numbered_parts(text.diff.old).values(), *numbered_parts(text.diff.new).values()}
            shown = [part for part in text.diff.blocks if part.status not in (Status.SAME, Status.RESPELLED)]
            for block in (block for part in shown for block in part.walk()):
                if block.status not in (Status.MOVED_AWAY, Status.MOVED_HERE):
                    found.update(
                        (node, block.status) for node in (*block.old, *block.new) if node in numbered
                    )
    return found


def _target(comparison: Comparison, went: PartWent) -> str:
    spot, rules = went.spots[0], comparison.new.rules
    return f"regel {comparison.new.number(rules[spot.rule])}, {spot.part.words}" if spot.part else ""


def _origin(went: PartWent, id: str, *, first: bool) -> Markup:
    """A link to where a part stood, if that is shown; the first to lead there is where that leads to."""
    if not id:
        return escape(went.name)
    here = Markup(' id="{}-in"').format(id) if first else Markup("")
    return Markup('<a{} href="#{}-uit">{}</a>').format(here, id, went.name)


def _link(id: str, words: str) -> Markup:
    return Markup('<a id="{0}-uit" href="#{0}-in">{1}</a>').format(id, words)
