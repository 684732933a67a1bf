"""Proposals: from which lapsed rule a new one of undeclared origin probably came, by likeness of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from regelboek.comparison.sides import Held, Proposal
from regelboek.likeness import likeness
from regelboek.norm import binding_lines
from regelboek.words import fold

LIKELY = 0.5
"""From this likeness of norms on, one is proposed as the origin of the other."""
COMMON = 8
"""A word in more rules than this points to none."""
CANDIDATES = 3
"""How many rules are looked at for each."""

Words = tuple[str, ...]


def proposals(gone: Sequence[Held], came: Sequence[Held]) -> dict[Held, Proposal]:
    """For each rule that came or went without declared lineage: the one that it is most like.

    Args:
        gone: rules of the old side without counterpart.
        came: rules of the new side without counterpart.
    """
    old_words = {held: _words(held) for held in gone}
    new_words = {held: _words(held) for held in came}
    ranked = sorted(
        (
            (likeness(old_words[one], new_words[other]), one, other)
            for one, other in _likely(old_words, new_words)
        ),
        key=lambda entry: (-entry[0], entry[1].id, entry[2].id),
    )
    found: dict[Held, Proposal] = {}
    for alike, one, other in ranked:
        if alike >= LIKELY and one not in found and other not in found:
            found[other] = Proposal(one, alike, f"Vermoedelijk voortgekomen uit {one.name}.")
            found[one] = Proposal(other, alike, f"Vermoedelijk verdergegaan als {other.name}.")
    return found


def _words(held: Held) -> Words:
    text = " ".join(re.sub(r"^\S+\s*", "", line) for line in binding_lines(held.rule))
    return tuple(re.findall(r"\w+", fold(text)))


def _likely(olds: Mapping[Held, Words], news: Mapping[Held, Words]) -> Iterator[tuple[Held, Held]]:
    """Pairs that share uncommon words; never all with all."""
    index: dict[str, list[Held]] = {}
    for held, words in olds.items():
        for word in set(words):
            index.setdefault(word, []).append(held)
    for held, words in news.items():
        votes: Counter[Held] = Counter()
        for word in sorted(set(words)):
            votes.update(index[word] if len(index.get(word, ())) <= COMMON and word in index else ())
        yield from ((one, held) for one, _ in votes.most_common(CANDIDATES))
