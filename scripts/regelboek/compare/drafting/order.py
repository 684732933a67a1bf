"""Order: instructions so that each can also be carried out right away, on what those before it made of the text.

Places and numbers mean the old text, and so do words. But who carries out ‘In artikel 1 wordt ‘vier weken’ vervangen door
‘acht weken’’ and then ‘‘acht weken’ vervangen door ‘zestien weken’’ may take the first for the second: that is said first.
So is what moves, before the others get its number. What hinders each other either way keeps its order.
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Iterator, Sequence

from regelboek.compare.address import WHOLE, Addresses
from regelboek.compare.drafting.divisions import divisions_of
from regelboek.compare.drafting.everywhere import spread
from regelboek.compare.drafting.formulae import is_part
from regelboek.compare.drafting.instructions import (
    EVERY,
    Drop,
    DropSentence,
    DropWords,
    Emphasise,
    Insert,
    InsertSentences,
    InsertWords,
    Instruction,
    Link,
    Mark,
    MoveSentence,
    RecastSentence,
    Relabel,
    Renumber,
    ReplaceWords,
    Shift,
    Side,
)
from regelboek.compare.drafting.numbers import HEADED, Unit
from regelboek.compare.drafting.punctuation import Punctuate
from regelboek.compare.drafting.rows import members_of, read_name
from regelboek.compare.drafting.texts import LeafText, Span, leaf_text, occurrences, turns
from regelboek.compare.drafting.word_instructions import InWords
from regelboek.compare.lettered import Block, ItemName, walk
from regelboek.compare.nodes import Node
from regelboek.compare.places import ARTICLE_NAME, article_of, is_article, under_lid, where

_COUNTED = ("alinea", "punt", "rij")
_TITLES = re.compile(r"^#+ (.+)", re.MULTILINE)
_UNDER = re.compile(r"(?:^|onder )(‘.+’)$")
_IN_ARTICLE = re.compile(ARTICLE_NAME)
MOST_IN_A_TEXT = 60
"""In a text of which more is said, the order is that of reading."""


def in_safe_order(said: Sequence[Instruction], names: Addresses) -> list[Instruction]:
    """The instructions, with what would hinder another after it.

    Args:
        said: the instructions.
        names: the names of the places of the old text.
    """
    later = set(
        itertools.chain(
            _by_words(said, names),
            _by_numbers(said),
            _by_articles(said),
            _by_room(said),
            _by_places(said),
            _by_headings(said),
            _by_lapsing(said, names),
        )
    )
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


def _by_room(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """Other numbers, with what comes behind or before one that keeps its own: it may get one that others had."""
    renumbered = [(at, it) for at, it in enumerate(said) if isinstance(it, Renumber)]
    relabelled = {
        it.place: at for at, it in enumerate(said) if isinstance(it, Relabel) and is_article(it.place)
    }
    for at, it in enumerate(said) if renumbered or relabelled else ():
        if not isinstance(it, Insert) or it.side is None:
            continue
        if is_part(it.unit) and it.place not in relabelled:
            yield from ((first, at) for first in relabelled.values())
        place, unit, number = _numbered(it.place)
        for first, other in renumbered:
            if (other.place, other.renumbering.unit) == (place, unit):
                keeps_its_own = number not in other.renumbering.mapping
            else:  # what comes behind an article may be a chapter
                keeps_its_own = unit is Unit.ARTICLE and is_part(it.unit) and other.renumbering.unit in HEADED
            if keeps_its_own:
                yield first, at


def _numbered(name: str) -> tuple[str, Unit | None, int]:
    """Where a lid, an item or an article is counted, as what, and its number."""
    under, item = under_lid(name), ItemName.read(name)
    if under is not None:
        digits = re.search(r"lid (\d+)", name)
        return where(under), Unit.PARAGRAPH, int(digits[1]) if digits else 0
    if item and item.name == name:
        return item.group.place, Unit.ITEM, Unit.ITEM.read(item.letter)
    article = re.fullmatch(r"artikel (\d+)", name)
    return "", Unit.ARTICLE if article else None, int(article[1]) if article else 0


def _by_lapsing(said: Sequence[Instruction], names: Addresses) -> Iterator[tuple[int, int]]:
    """What is taken from a part, with the lapsing of that part."""
    taken = [(at, it.place) for at, it in enumerate(said) if isinstance(it, Shift | MoveSentence)]
    text = names.block(WHOLE) if taken else None
    divisions = divisions_of(text.children) if text else {}
    for then, it in enumerate(said) if taken else ():
        if isinstance(it, Drop):
            lapsing: list[Block | None] = [names.block(name) for name in members_of(it.place) or (it.place,)]
            lapsing += divisions.get(it.place, [])
            held = {part for block in lapsing if block for part in walk(block)}
            yield from (
                (at, then) for at, place in taken if names.block(place) in held or names.text(place) in held
            )


def _by_articles(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """What gives up the number of an article, with what gets it."""
    given: dict[str, int] = {}
    for at, it in enumerate(said):
        given.update(dict.fromkeys(_article_numbers(it)[0], at))
    for at, it in enumerate(said):
        yield from ((given[name], at) for name in _article_numbers(it)[1] if given.get(name, at) != at)


def _article_numbers(it: Instruction) -> tuple[list[str], list[str]]:
    """The names of articles that get another, and those that they get."""
    if isinstance(it, Relabel):
        return [it.place], [it.name]
    if isinstance(it, Renumber) and it.renumbering.unit is Unit.ARTICLE:
        olds, news = zip(*it.renumbering.numbers, strict=True)
        return [f"artikel {n}" for n in olds], [f"artikel {n}" for n in news]
    return [], []


def _by_places(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """What is about a later sentence, alinea, point or row, with what comes or goes before it: then it is the same still."""
    shifts: dict[object, list[tuple[int, int]]] = {}
    for at, it in enumerate(said):
        for kind, number in _shifted(it):
            shifts.setdefault(kind, []).append((number, at))
    for at, it in enumerate(said) if shifts else ():
        for kind, number in _named(it):
            yield from ((at, then) for least, then in shifts.get(kind, ()) if number >= least and then != at)


def _shifted(it: Instruction) -> Iterator[tuple[object, int]]:
    """Which numbers mean another when an instruction was carried out: of what, and from which on."""
    match it:
        case InsertSentences(place=place, side=Side() as side, number=number):
            yield ("zin", place), number + (side is Side.AFTER)
        case DropSentence(place=place, number=number):
            yield ("zin", place), number + 1
        case Drop(place=place):
            for name in members_of(place) or [place]:
                yield from ((family, number + 1) for family, number in _counted(name))
        case Insert(place=place, side=Side() as side):
            yield from ((family, number + (side is Side.AFTER)) for family, number in _counted(place))
        case _:
            return


def _named(it: Instruction) -> Iterator[tuple[object, int]]:
    """The numbers that an instruction is about."""
    match it:
        case InWords(place=place, sentence_number=number) if number:
            yield ("zin", place), number
        case RecastSentence(place=place, number=number) | InsertSentences(place=place, number=number):
            yield ("zin", place), number
        case DropSentence(place=place, number=number):
            yield ("zin", place), number
        case _:
            pass
    for name in members_of(it.place) or [it.place]:
        yield from _counted(name)


def _counted(name: str) -> list[tuple[object, int]]:
    """The number of an alinea, point or row, which none of them shows."""
    read = read_name(name)
    return [read] if read and read[0].unit in _COUNTED else []


def _by_headings(said: Sequence[Instruction]) -> Iterator[tuple[int, int]]:
    """What is named after a heading with what changes that; what is in an article, with what comes with its number."""
    changed = {
        it.place.removeprefix("de kop "): at for at, it in enumerate(said) if it.place.startswith("de kop ‘")
    }
    brought = {
        name: at
        for at, it in enumerate(said)
        if isinstance(it, Insert) and is_part(it.unit)
        for title in _TITLES.findall(it.text)
        if (name := article_of(title))
    }
    marked = {it.place: at for at, it in enumerate(said) if isinstance(it, Mark)}
    for at, it in enumerate(said):
        title, article = _UNDER.search(it.place), _IN_ARTICLE.search(it.place)
        if title and changed.get(title[1], at) != at:
            yield at, changed[title[1]]
        if article and not isinstance(it, Renumber | Relabel) and brought.get(article[0], at) != at:
            yield at, brought[article[0]]
        if isinstance(it, Insert) and it.side and it.place in marked:
            yield marked[it.place], at


def _by_words(said: Sequence[Instruction], names: Addresses) -> Iterator[tuple[int, int]]:
    """Of two that are about the same text, the one that must come first with the other."""
    of_text: dict[str, list[tuple[int, InWords]]] = {}
    for at, it in enumerate(said):
        for each in spread(it, names):
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
    spans, changed = _spans(following, phrase, text), _spans(done, gone or _asked(done), text)
    is_counted = following.turn > 0
    is_before = not is_counted or any(a.start < b.start for a in changed for b in spans)
    if is_before and (occurrences(_come(done), phrase) or (is_counted and occurrences(gone, phrase))):
        return True
    return bool(gone) and any(a.start < b.stop and b.start < a.stop for a in changed for b in spans)


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
