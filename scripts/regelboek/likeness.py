"""How much two paragraphs are alike: to catch a mapping of parts that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from regelboek.lineage import Spot, moved_parts
from regelboek.model.revision import Revision
from regelboek.model.rule import Part, Rule
from regelboek.norm import paragraph_lines
from regelboek.words import fold

CLEARLY_ALIKE = 0.6
"""From this likeness on, two paragraphs are versions of one."""
CLEAR_MARGIN = 0.25
"""By this much another paragraph must be more alike before a mapping is doubted."""

_WORD = re.compile(r"\w+")


def words_of(rule: Rule, number: int) -> tuple[str, ...]:
    """The words of a paragraph without its number, folded."""
    paragraph = rule.paragraph(number)
    lines = paragraph_lines(paragraph) if paragraph else ()
    text = " ".join(line if line.startswith(" ") else line.partition(" ")[2] for line in lines)
    return tuple(_WORD.findall(fold(text)))


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0 (nothing in common) to 1 (equal), over words; insertions and deletions count."""
    return float(Indel.normalized_similarity(one, other))


def best_counterparts(
    before: Rule, rules: Iterable[Rule], rivals: Iterable[Rule], revision: Revision
) -> Iterator[tuple[Part, Spot]]:
    """Paragraphs of an old rule that are clearly more alike to another than where they are said to go.

    Args:
        before: the old rule.
        rules: the new rules it lives on in.
        rivals: all old rules that live on in those, `before` too: a paragraph that another old one
            resembles more, and goes to, is no better counterpart.
        revision: the later revision, which says where parts went.
    """
    candidates = {
        Spot(rule.id, Part(lid.number)): words_of(rule, lid.number)
        for rule in rules
        for lid in rule.paragraphs
        if not lid.lapsed
    }
    claimed: dict[Spot, float] = {}
    for rival in rivals:
        for lid in rival.paragraphs:
            old = words_of(rival, lid.number)
            for spot in _paragraphs(moved_parts(revision, Spot(rival.id, Part(lid.number)))):
                if spot in candidates:
                    alike = likeness(old, candidates[spot])
                    claimed[spot] = max(alike, claimed.get(spot, 0.0))
    for lid in before.paragraphs:
        if lid.lapsed:
            continue
        old = words_of(before, lid.number)
        told = set(_paragraphs(moved_parts(revision, Spot(before.id, Part(lid.number)))))
        declared = max((likeness(old, candidates[s]) for s in told if s in candidates), default=0.0)
        best: tuple[float, Spot] | None = None
        for spot, new in candidates.items():
            score = likeness(old, new)
            taken = claimed.get(spot, 0.0) if spot not in told else 0.0
            if score > taken and (best is None or score > best[0]):
                best = (score, spot)
        if best and best[1] not in told:
            if best[0] >= CLEARLY_ALIKE and best[0] - declared >= CLEAR_MARGIN:
                yield Part(lid.number), best[1]


def _paragraphs(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Spots brought up to the paragraph they are in."""
    for spot in spots:
        if spot.part:
            yield Spot(spot.rule, Part(spot.part.paragraph))
