"""What became of a rule that is gone: where each part of it is now, and what of it lapsed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from regelboek.compare import BlockKind, Node
from regelboek.compare.address import Addresses, addresses
from regelboek.compare.naming import ordinal
from regelboek.compare.words import Words
from regelboek.comparison.crossing import Crossings
from regelboek.comparison.entry import RuleComparison
from regelboek.comparison.moving import leden
from regelboek.comparison.parting import paragraphs_of
from regelboek.comparison.sides import Held, RuleText
from regelboek.words import capitalised, listing

_NORM = "Norm"
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fate:
    """A part, or some of it, and the number of the rule that it is in now; none when it lapsed."""

    words: str
    number: str = ""
    many: bool = False
    """Whether the words name several things."""


@dataclass(frozen=True, eq=False)
class _Place:
    """A block that moved as one, or a block of words, with the rules that its sentences are in now."""

    node: Node
    held: Sequence[Held | None]
    """Of each sentence, and once of what moved as one; None of what is nowhere in the new texts."""


def departures(crossings: Crossings, text: RuleText) -> Iterator[str]:
    """The paragraphs of a rule that stayed which are in others of its group now, a sentence for each rule.

    What changed on the way is said with the rule that they are in.
    """
    moved: dict[str, list[tuple[int, int]]] = {}
    for arrival in crossings.arrivals:
        if arrival.origin is text and arrival.target.new:
            moved.setdefault(arrival.target.new.number, []).append((arrival.old, arrival.new))
    for number, pairs in moved.items():
        olds, news = zip(*sorted(pairs), strict=True)
        verb = "is" if len(olds) == 1 else "zijn"
        yield f"{capitalised(leden(olds))} {verb} nu {leden(news)} van regel {number}."


def stands(crossings: Crossings, text: RuleText) -> Iterator[str]:
    """Where the parts of a rule that is gone are now, a sentence for each rule; then those that lapsed."""
    assert text.old is not None
    here: dict[str, list[str]] = {}
    for arrival in crossings.arrivals:
        if arrival.origin is text and arrival.target.new:
            here.setdefault(arrival.target.new.number, []).append(str(arrival.old))
    others = list(_fates(crossings.entry, text))
    for number in dict.fromkeys((*here, *(fate.number for fate in others if fate.number))):
        leden = [f"lid {listing(here[number])}"] if number in here else []
        parts = [*leden, *(fate.words for fate in others if fate.number == number)]
        one = len(parts) == 1 and len(here.get(number, "1")) == 1
        verb = "staat" if one else "staan"
        where = f"de nieuwe regel {number}" if number == text.old.number else f"regel {number}"
        yield f"Van de oude regel {text.old.number} {verb} {listing(parts)} nu in {where}."
    lost = list(_lost(crossings, text))
    lapsed = [fate for fate in others if not fate.number]
    if lost:
        lapsed = [_Fate(f"lid {listing(lost)}", many=len(lost) > 1), *lapsed]
    if lapsed:
        verb = "vervallen" if len(lapsed) > 1 or lapsed[0].many else "vervalt"
        yield f"Van de oude regel {text.old.number} {verb} {listing(fate.words for fate in lapsed)}."


def _lost(crossings: Crossings, text: RuleText) -> Iterator[str]:
    """The paragraphs of a rule that is gone of which nothing is elsewhere."""
    assert text.old is not None
    went = {went.part.paragraph for went in crossings.entry.went if went.old is text.old}
    for number in paragraphs_of(text.old.rule.body):
        if number not in went | crossings.gone(text) and crossings.is_deleted(text.old, number):
            yield str(number)


def _fates(entry: RuleComparison, text: RuleText) -> Iterator[_Fate]:
    """What became of each part beside the norm: where it is, or a part of it, and by name what is nowhere any more.

    Args:
        entry: the group of rules, with their redline together.
        text: one of which the rule is gone.
    """
    assert text.diff is not None
    names = addresses(text.diff.old)
    whereabouts = _Whereabouts(entry)
    for section in text.diff.old.children:
        places = list(whereabouts.places(section)) if section.name != _NORM else []
        held = [rule for place in places for rule in place.held]
        numbers = dict.fromkeys(rule.number for rule in held if rule)
        whole = len(numbers) == 1 and None not in held
        for number in numbers:
            yield _Fate(f"‘{section.name}’" if whole else f"een deel van ‘{section.name}’", number)
        if held and not numbers:
            yield _Fate(f"‘{section.name}’")
        elif not whole:
            yield from (fate for place in places for fate in _lapsed(place, names, section))


class _Whereabouts:
    """Knows in which rule of a group a block or a sentence of the old side is now."""

    def __init__(self, entry: RuleComparison) -> None:
        self.entry = entry
        moves = entry.diff.moves if entry.diff else ()
        self.blocks = {move.old: entry.side_of(move.new) for move in moves if not move.is_sentence}
        self.moved = {
            (move.old, move.old_sentence): entry.side_of(move.new) for move in moves if move.is_sentence
        }
        self.verbatim = dict(self._verbatim())

    def _verbatim(self) -> Iterator[tuple[_Key, Held]]:
        """Every sentence of the new side."""
        for text in self.entry.texts:
            for leaf in text.diff.new.leaves if text.diff and text.new else ():
                yield from ((key, text.new) for key in _sentences(leaf) if text.new)

    def places(self, section: Node) -> Iterator[_Place]:
        """What a part holds, but for its heading."""
        for node in _outermost(section, self.blocks):
            if node in self.blocks:
                yield _Place(node, (self.blocks[node],))
            elif node.kind is not BlockKind.HEADING:
                keys = enumerate(_sentences(node), 1)
                yield _Place(node, [self.moved.get((node, at)) or self.verbatim.get(key) for at, key in keys])


def _outermost(node: Node, whole: Container[Node]) -> Iterator[Node]:
    """The blocks in a block that hold no others, or moved as one."""
    if node in whole or not node.children:
        yield node
    else:
        for child in node.children:
            yield from _outermost(child, whole)


def _sentences(leaf: Node) -> Iterator[_Key]:
    """What is compared of each sentence."""
    words = Words(leaf.tokens)
    yield from (words.keys[part.start : part.stop] for part in words.sentences)


def _lapsed(place: _Place, names: Addresses, section: Node) -> Iterator[_Fate]:
    """What of a block is nowhere any more: all of it, or some sentences."""
    lost = [at for at, rule in enumerate(place.held, 1) if rule is None]
    name = names.of_text.get(place.node) or names.of_block.get(place.node)
    if not lost:
        return
    if name is None:
        yield _Fate(f"een deel van ‘{section.name}’")
    elif len(lost) == len(place.held):
        yield _Fate(name)
    else:
        yield _Fate(f"de {listing(map(ordinal, lost))} zin van {name}", many=len(lost) > 1)
