"""Order: instructions so that each can also be carried out right away, on what those before it made of the text.

Places and numbers mean the old text, and so do words. But who carries out ‘In artikel 1 wordt ‘vier weken’ vervangen door
‘acht weken’’ and then ‘‘acht weken’ vervangen door ‘zestien weken’’ may take the first for the second: that is said first.
So is what moves, before the others get its number. What hinders each other either way keeps its order.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Sequence

from regelboek.compare.address import Addresses
from regelboek.compare.drafting.inserts import apart
from regelboek.compare.drafting.instructions import (
    EVERY,
    DropWords,
    Emphasise,
    InsertWords,
    Instruction,
    Link,
    Renumber,
    RenumberArticle,
    ReplaceWords,
    Shift,
)
from regelboek.compare.drafting.numbers import Unit
from regelboek.compare.drafting.punctuation import Punctuate
from regelboek.compare.drafting.texts import LeafText, Span, leaf_text, occurrences, turns
from regelboek.compare.drafting.word_instructions import InWords
from regelboek.compare.lettered import ItemName
from regelboek.compare.nodes import Node
from regelboek.compare.places import under_lid, where

MOST_IN_A_TEXT = 60
"""In a text of which more is said, the order is that of reading."""


def in_safe_order(said: Sequence[Instruction], names: Addresses) -> list[Instruction]:
    """The instructions, with what would hinder another after it.

    Args:
        said: the instructions.
        names: the names of the places of the old text.
    """
    later = set(itertools.chain(_by_words(said, names), _by_numbers(said), _by_articles(said)))
    if not later:
        return list(said)
    waits = [0] * len(said)
    frees: dict[int, list[int]] = {}
    for first, then in later:
        waits[then] += 1
        frees.setdefault(first, []).append(then)
    ready = [at for at, many in enumerate(waits) if not many]
    ordered: list[int] = []
    while ready:
        at = heapq.heappop(ready)
        ordered.append(at)
        for then in frees.get(at, ()):
            waits[then] -= 1
            if not waits[then]:
                heapq.heappush(ready, then)
    left = [at for at in range(len(said)) if at not in set(ordered)]  # what goes round keeps its order
    return [said[at] for at in (*ordered, *left)]


def _by_numbers(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """What moves from a list, with the other numbers of that list."""
    renumbered: dict[str, list[int]] = {}
    for at, it in enumerate(said):
        if isinstance(it, Renumber) and it.place:
            renumbered.setdefault(it.place, []).append(at)
    for at, it in enumerate(said):
        if isinstance(it, Shift):
            under, item = under_lid(it.place), ItemName.read(it.place)
            place = where(under) if under is not None else item.group.place if item else ""
            yield from ((at, then) for then in renumbered.get(place, ()))


def _by_articles(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """What gives up the number of an article, with what gets it."""
    given: dict[str, int] = {}
    for at, it in enumerate(said):
        given.update(dict.fromkeys(_article_numbers(it)[0], at))
    for at, it in enumerate(said):
        yield from ((given[name], at) for name in _article_numbers(it)[1] if given.get(name, at) != at)


def _article_numbers(it: Instruction) -> tuple[list[str], list[str]]:
    """The names of articles that get another, and those that they get."""
    if isinstance(it, RenumberArticle):
        return [it.place], [it.new]
    if isinstance(it, Renumber) and it.renumbering.unit is Unit.ARTICLE:
        olds, news = zip(*it.renumbering.numbers, strict=True)
        return [f"artikel {n}" for n in olds], [f"artikel {n}" for n in news]
    return [], []


def _by_words(said: Sequence[Instruction], names: Addresses) -> Iterator[tuple[int, int]]:
    """Of two that are about the same text, the one that must come first with the other."""
    of_text: dict[str, list[tuple[int, InWords]]] = {}
    for at, it in enumerate(said):
        for each in apart(it):
            if isinstance(each, InWords):
                of_text.setdefault(each.place, []).append((at, each))
    for place, found in of_text.items():
        node = names.text(place)
        if not 1 < len(found) <= MOST_IN_A_TEXT or not isinstance(node, Node):
            continue
        text = leaf_text(node)
        for (one, a), (other, b) in itertools.combinations(found, 2):
            hinders = _hinders(a, b, text), _hinders(b, a, text)
            if one != other and hinders[0] != hinders[1]:
                yield (other, one) if hinders[0] else (one, other)


def _hinders(done: InWords, following: InWords, text: LeafText) -> bool:
    """Whether the words of one are not to be found, or not alone, when another was carried out."""
    phrase, gone = _asked(following), _gone(done)
    if not phrase:
        return False
    apart_ = done.sentence_number and following.sentence_number
    if apart_ and done.sentence_number != following.sentence_number:
        return False
    if occurrences(_come(done), phrase):
        return True
    if following.turn and occurrences(gone, phrase):
        return True
    spans = _spans(following, phrase, text)
    return any(a.start < b.stop and b.start < a.stop for a in _spans(done, gone, text) for b in spans)


def _asked(it: InWords) -> str:
    """The words that it is about."""
    match it:
        case ReplaceWords(old=old) | DropWords(old=old):
            return old
        case InsertWords(anchor=anchor) | Punctuate(anchor=anchor):
            return anchor
        case Emphasise(words=words) | Link(words=words):
            return words
        case _:
            return ""


def _gone(it: InWords) -> str:
    """The words that go."""
    return it.old if isinstance(it, ReplaceWords | DropWords) else ""


def _come(it: InWords) -> str:
    """The words that come."""
    return it.new if isinstance(it, ReplaceWords | InsertWords) else ""


def _spans(it: InWords, phrase: str, text: LeafText) -> list[Span]:
    """Where the words are that it is about."""
    if not phrase or it.sentence_number > len(text.sentences):
        return []
    within = text.sentences[it.sentence_number - 1] if it.sentence_number else None
    found = turns(text.source, phrase, within) if it.turn else occurrences(text.source, phrase, within)
    chosen = found if it.turn in (0, EVERY) else found[it.turn - 1 : it.turn]
    return [Span(at, at + len(phrase)) for at in chosen]
