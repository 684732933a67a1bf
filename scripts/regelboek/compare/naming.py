"""Naming: what is in a list, a table, a quotation or a numbered paragraph, named after that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from regelboek.compare.articles import closes
from regelboek.compare.lettered import Block, Group, lettered_paragraphs
from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import names_item, place_name, under_lid
from regelboek.words import ORDINALS


def ordinal(number: int) -> str:
    """`eerste`, `tweede`; `21e` above twenty."""
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}e"


def letter(number: int) -> str:
    """`a` for 1, `z` for 26, `aa` for 27."""
    return letter((number - 1) // 26) + letter((number - 1) % 26 + 1) if number > 26 else chr(96 + number)


Found = tuple[Block, str, bool]
"""A block, its name, and whether that is the name of its words."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """The names of a lettered paragraph: by its letter, and by its place if another has that name."""

    block: Block
    by_letter: str
    by_place: str


def which(kind: BlockKind, place: int, many: int) -> str:
    """`de lijst`, `de tweede tabel`, `het citaat`."""
    article = "het" if kind is BlockKind.QUOTE else "de"
    turn = f"{ordinal(place)} " if many > 1 else ""
    return f"{article} {turn}{kind}"


def held(block: Block, name: str, cited: str = "") -> Iterator[Found | Lettered]:
    """A list, a table, a quotation or a footnote, and what is in it.

    Args:
        block: what it is.
        name: its name.
        cited: the article or numbered paragraph of which its points are the items, if they have letters.
    """
    match block.kind:
        case BlockKind.FOOTNOTE:
            name = f"voetnoot {block.name}"
            yield block, name, False
            yield from _paragraphs(block.children, name, " van ")
        case BlockKind.QUOTE:
            yield block, name, False
            yield from _siblings_in(block.children, f" van {name}", name)
        case BlockKind.TABLE:
            yield block, name, False
            yield from _rows(block, name)
        case _:
            yield block, name, False
            for item, called in zip(block.children, _called(block, name, cited), strict=True):
                yield from item_names(item, called)


def _called(bullets: Block, name: str, cited: str) -> list[str]:
    """What the items of a list are called: `onderdeel b` where each begins with a letter or number of its own, else `punt 2`."""
    signs = [item.children[0].sign if item.children else "" for item in bullets.children]
    are_alike = all(map(str.isalpha, signs)) or all(sign.endswith("°") for sign in signs)
    if bullets.kind is BlockKind.BULLETS and are_alike and len(set(signs)) == len(signs):
        is_below = ", onderdeel " in cited and signs[0].endswith("°")
        steps = [f"{'onder' if is_below else 'onderdeel'} {sign}" for sign in signs]
        return [_deeper(cited, step) if cited else f"{step} van {name}" for step in steps]
    return [f"punt {place} van {name}" for place in range(1, len(signs) + 1)]


def _siblings_in(blocks: Sequence[Block], of: str, name: str) -> Iterator[Found | Lettered]:
    """The blocks in a quotation or an item, all named after it; a list below a lettered one, after that."""
    lettered = _lettered_in(blocks, name)
    seen: Counter[tuple[str, BlockKind]] = Counter()
    kinds = Counter(_below(blocks, lettered))
    named_by_letter = len(set(lettered.values())) == len(lettered)
    named = 0
    for block, (letter_name, kind) in zip(blocks, _below(blocks, lettered), strict=True):
        seen[letter_name, kind] += 1
        place, many = seen[letter_name, kind], kinds[letter_name, kind]
        if kind is BlockKind.PARAGRAPH:
            named += named_by_letter and block in lettered  # an item is no alinea that a reader counts
            place -= 0 if block in lettered else named
            by_place = f"het slot{of}" if closes(block, blocks) else f"de {ordinal(place)} alinea{of}"
            yield Lettered(block, lettered.get(block, by_place), by_place)
        elif letter_name:
            yield from held(block, f"{which(kind, place, many)} van {letter_name}")
        elif kind is BlockKind.NUMBERED and many == 1 and not name.startswith("het "):
            yield block, f"de onderdelen{of}", False
            for at, item in enumerate(block.children, 1):
                yield from item_names(item, _onderdeel(name, at))
        else:
            has_items = lettered or ("", BlockKind.NUMBERED) in kinds
            is_cited = under_lid(name) is not None or names_item(name)
            cited = name if is_cited and many == 1 and not has_items else ""
            yield from held(block, which(kind, place, many) + of, cited)


def _below(blocks: Sequence[Block], lettered: Mapping[Block, str]) -> Iterator[tuple[str, BlockKind]]:
    """The name of the lettered paragraph that each block stands below, if it is no paragraph itself, and its kind."""
    letter_name = ""
    for block in blocks:
        letter_name = lettered.get(block, letter_name)
        yield ("" if block.kind is BlockKind.PARAGRAPH else letter_name), block.kind


def _lettered_in(blocks: Sequence[Block], name: str) -> Mapping[Block, str]:
    """The names of the lettered paragraphs in a numbered one: `lid 2, onderdeel b`."""
    group = Group.read(f"in {name}")
    if group is None or not group.lid:
        return {}
    steps = lettered_paragraphs(blocks, ())
    return {b: place_name((group.lid, *steps[b]), group.under) for b in blocks if b in steps}


def _onderdeel(name: str, place: int) -> str:
    """`lid 2, onderdeel b`; one level deeper `lid 2, onderdeel b, onder 1°`; deeper still `…, onder 1°, punt 2`."""
    head = name.partition(" onder ‘")[0]
    if ", punt " in head or ", onder " in head:
        step = f"punt {place}"
    elif ", onderdeel " in head:
        step = f"onder {place}°"
    else:
        step = f"onderdeel {letter(place)}"
    return _deeper(name, step)


def _deeper(name: str, step: str) -> str:
    """The name of what is a step below a name: `lid 2, onderdeel b`."""
    head, under, tail = name.partition(" onder ‘")
    return f"{head.removesuffix(',')}, {step},{under}{tail}" if under else f"{head}, {step}"


def item_names(item: Block, name: str) -> Iterator[Found | Lettered]:
    """An item by its name, and what is in it."""
    yield item, name, False
    yield from _paragraphs(item.children, name, " van ")


def _paragraphs(blocks: Sequence[Block], name: str, of: str) -> Iterator[Found | Lettered]:
    """The first paragraph carries the name of what it is in, or is its opening words ("aanhef")."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH:
        yield from _siblings_in(blocks, of + name, name)
        return
    opens = any(block.kind is not BlockKind.PARAGRAPH for block in blocks) or bool(_lettered_in(blocks, name))
    yield first, f"de aanhef van {name}" if opens else name, True
    for found in _siblings_in(blocks, of + name, name):
        if isinstance(found, Lettered) and found.block is first:
            yield first, found.by_place, False
        else:
            yield found


def _rows(table: Block, name: str) -> Iterator[Found]:
    for place, row in enumerate(table.children):
        yield row, f"rij {place} van {name}" if place else f"de kop van {name}", False
        for at, cell in enumerate(row.children, 1):
            words = f"rij {place}, kolom {at}, van {name}" if place else f"kolom {at} van de kop van {name}"
            yield cell, words, True
