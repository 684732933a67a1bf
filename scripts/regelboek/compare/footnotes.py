"""Footnotes: which note of the new text is which of the old, whatever its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from regelboek.compare.build import Builder
from regelboek.compare.likeness import likeness
from regelboek.compare.nodes import BlockKind, Node
from regelboek.markdown.tree import Footnote

STILL_ALIKE = 0.15
"""From this likeness on, notes of one label are versions of one."""
OWN_LABEL = 0.25
"""How much more alike notes of one label are taken to be."""
FAR_MORE_ALIKE = 0.6
"""From this likeness on, a note of another label may be the same one all the same."""
ALIKE = 0.3
"""From this likeness on, notes of different labels are."""
FEW = 40
"""Of so many notes any two are weighed; of more only those that share a word that is not in many."""
COMMON_WORD = 12
"""A word in more notes than this is in many."""

_Notes = Mapping[str, Node]


def note_labels(old: Iterable[Footnote], new: Iterable[Footnote]) -> Mapping[str, str]:
    """Old labels of footnotes with the label of the same note on the new side, where these differ.

    A note keeps its identity by its text: first equal notes, then those of the same label that are
    still alike, unless another is far more so, then the most alike of the rest.
    """
    olds, news = _nodes(old), _nodes(new)
    if not olds or not news or olds.keys() == news.keys():
        if all(olds[label].key == news[label].key for label in olds if label in news):
            return {}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for rank in (_equal, _likeliest, _alike, _by_label):
        free_old = {label: note for label, note in olds.items() if label not in found}
        free_new = {label: note for label, note in news.items() if label not in taken}
        for one, other in rank(free_old, free_new):
            if one not in found and other not in taken:
                found[one] = other
                taken.add(other)
    free = [label for label in olds if label not in found]
    clash = {other for one, other in found.items() if one != other}
    named = {label: f"{label}\u2020" for label in free if label in clash}
    return {one: other for one, other in {**found, **named}.items() if one != other}


def _nodes(notes: Iterable[Footnote]) -> dict[str, Node]:
    builder = Builder()
    return {
        note.label: Node(BlockKind.FOOTNOTE, "\x1f".join(n.key for n in builder.siblings(note.blocks, ())))
        for note in notes
    }


def _equal(olds: _Notes, news: _Notes) -> Iterator[tuple[str, str]]:
    """Notes that read the same, those of one label first."""
    yield from ((label, label) for label in olds if label in news and olds[label].key == news[label].key)
    by_key: dict[str, list[str]] = {}
    for label, note in news.items():
        by_key.setdefault(note.key, []).append(label)
    for label, note in olds.items():
        if note.weight:
            yield from ((label, other) for other in by_key.get(note.key, ()))


def _by_label(olds: _Notes, news: _Notes) -> Iterator[tuple[str, str]]:
    return ((label, label) for label in olds if label in news)


def _likeliest(olds: _Notes, news: _Notes) -> Iterator[tuple[str, str]]:
    """Notes that are still alike under one label, unless one of another label is far more so."""
    own = [(likeness(olds[label], news[label]), label, label) for label, _ in _by_label(olds, news)]
    ranked = [(alike + OWN_LABEL, label, other) for alike, label, other in own if alike >= STILL_ALIKE]
    ranked += [each for each in _weighed(olds, news) if each[0] >= FAR_MORE_ALIKE and each[1] != each[2]]
    return _ranked(ranked)


def _alike(olds: _Notes, news: _Notes) -> Iterator[tuple[str, str]]:
    """Notes of different labels, the most alike first."""
    return _ranked(each for each in _weighed(olds, news) if each[0] >= ALIKE)


_Weighed = tuple[float, str, str]


def _ranked(pairs: Iterable[_Weighed]) -> Iterator[tuple[str, str]]:
    return ((label, other) for _, label, other in sorted(pairs, key=lambda each: -each[0]))


def _weighed(olds: _Notes, news: _Notes) -> Iterator[_Weighed]:
    """How alike notes are; of many only of those that share a word that is not in many."""
    by_word: dict[str, list[str]] = {}
    for label, note in news.items():
        for word in note.bag:
            by_word.setdefault(word, []).append(label)
    rare = {word: labels for word, labels in by_word.items() if len(labels) <= COMMON_WORD}
    for label, note in olds.items():
        for other in news if len(news) <= FEW else dict.fromkeys(_sharing(note, rare)):
            yield likeness(note, news[other]), label, other


def _sharing(note: Node, by_word: Mapping[str, list[str]]) -> Iterator[str]:
    """The labels of the notes that share a word with a note."""
    return (label for word in note.bag for label in by_word.get(word, ()))
