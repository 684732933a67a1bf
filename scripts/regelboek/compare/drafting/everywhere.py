"""Everywhere: what becomes of the same words throughout an article or a numbered paragraph is said once of all of it.

`In artikel 3 wordt ‘de minister’ telkens vervangen door ‘het college’.`
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from regelboek.compare.address import Addresses
from regelboek.compare.drafting.formulae import EVERY, Instruction
from regelboek.compare.drafting.inserts import apart
from regelboek.compare.drafting.repeats import at_start, join_starts, with_rows
from regelboek.compare.drafting.texts import turns
from regelboek.compare.drafting.word_instructions import DropWords, ReplaceWords
from regelboek.compare.lettered import Block, walk
from regelboek.compare.nodes import Node
from regelboek.compare.outline import Outline
from regelboek.compare.places import is_article, under_lid

_Of = ReplaceWords | DropWords


def told_of_whole(drafted: Iterable[Instruction], names: Addresses) -> list[Instruction]:
    """The instructions, with one for all of an article or numbered paragraph where the same becomes of the same words."""
    said = list(drafted)
    alike: dict[_Of, list[_Of]] = {}
    for it in said:
        if isinstance(it, ReplaceWords | DropWords):
            alike.setdefault(replace(it, place="", sentence_number=0, turn=EVERY), []).append(it)
    join_starts(alike, at_start)
    rows = [(key, row) for key, row in alike.items() if len(row) > 1]
    places = list(_places(names)) if rows else []
    for key, row in rows:
        said = _told(said, key, row, names, places)
    return said


_Place = tuple[str, list[Block]]
"""The name of an article or numbered paragraph, with its texts."""


def _told(
    said: list[Instruction], key: _Of, row: list[_Of], names: Addresses, places: Iterable[_Place]
) -> list[Instruction]:
    """With what is said of some words in one row as what is said of the widest places that all of it is about."""
    by_leaf: dict[Block, list[_Of]] = {}
    for it in row:
        leaf = names.text(it.place)
        if leaf is not None:
            by_leaf.setdefault(leaf, []).append(it)
    for place, leaves in places:
        if by_leaf.keys().isdisjoint(leaves):
            continue
        found = [leaf for leaf in leaves if turns(_source(leaf), key.old)]
        told = [it for leaf in found for it in by_leaf.get(leaf, ())]
        if len(found) < 2 or not all(_is_all(by_leaf.get(leaf, []), leaf, key.old) for leaf in found):
            continue
        row_of = sorted(told, key=lambda it: next(at for at, other in enumerate(said) if other is it))
        said = with_rows(said, [row_of], {id(row_of[0]): replace(key, place=place)})
        for leaf in found:
            del by_leaf[leaf]
    return said


def _places(names: Addresses) -> Iterator[_Place]:
    """The articles, and then the numbered paragraphs, that are several texts."""
    cited = [name for name in names.of_block.values() if _is_cited(name) and names.text(name) is None]
    for name in sorted(cited, key=lambda name: not is_article(name)):
        block = names.block(name)
        if block is not None:
            yield name, list(_leaves(block))


def _is_cited(name: str) -> bool:
    return is_article(name) or under_lid(name) is not None


def _is_all(said: list[_Of], leaf: Block, phrase: str) -> bool:
    """Whether what is said of a text is about every occurrence of a phrase in it."""
    many = Counter(it.turn == EVERY for it in said)
    return many[True] == 1 or (not many[True] and many[False] == len(turns(_source(leaf), phrase)))


def spread(it: Instruction, names: Addresses) -> list[Instruction]:
    """An instruction about words of several texts as one about each."""
    return [each for one in apart(it) for each in _below(one, names) or [one]]


def _below(it: Instruction, names: Addresses) -> list[Instruction]:
    if not isinstance(it, ReplaceWords | DropWords) or it.turn != EVERY or names.text(it.place) is not None:
        return []
    block = names.block(it.place)
    leaves = _leaves(block) if block is not None and _is_cited(it.place) else ()
    return [
        replace(it, place=names.of_text[leaf])
        for leaf in leaves
        if leaf in names.of_text and turns(_source(leaf), it.old)
    ]


def _leaves(block: Block) -> Iterator[Block]:
    """The blocks of words in a block."""
    yield from (b for b in walk(block) if isinstance(b, Node | Outline) and b.source is not None)


def _source(leaf: Block) -> str:
    return (leaf.source or "") if isinstance(leaf, Node | Outline) else ""


__all__ = ["spread", "told_of_whole"]
