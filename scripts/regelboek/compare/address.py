"""Addresses: how a drafter names a place in a text, "lid 2, onderdeel b" or "de eerste alinea onder ‘Toelichting’".

In an article of a statute it is named after that, "artikel 9, lid 2"; the text of one without paragraphs is "artikel 9".

The first numbered list of a part is its paragraphs ("leden"); a numbered list in one of them, its items
("onderdelen"), and so are the lettered paragraphs of a statute, as long as no two would share a name. A name that
two places would share is given to neither: what has no name of its own can be replaced only as part of
something that has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from regelboek.compare.articles import articles_of, closes, opening_of, preamble_of
from regelboek.compare.lettered import Block, Group, lettered_paragraphs, paragraph_lists
from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import article_of, is_article, names_item, place_name, under_lid, within
from regelboek.words import ORDINALS

UNNAMED = "Norm"
"""The part that is meant when none is named."""
WHOLE = "de tekst"
"""The name of a text as a whole, and of what stands in it where it has no headings."""


@dataclass(frozen=True)
class Addresses:
    """The names of the places of a text."""

    of_text: Mapping[Block, str]
    """Of each block that holds words."""
    of_block: Mapping[Block, str]
    """Of each block as a whole; the same words may name the text in it."""

    def text(self, name: str) -> Block | None:
        """The block of words with this name."""
        return self._texts.get(name)

    def block(self, name: str) -> Block | None:
        """The block with this name."""
        return self._blocks.get(name)

    def __contains__(self, name: object) -> bool:
        """Whether some block has this name."""
        return name in self._blocks

    @cached_property
    def leden(self) -> Mapping[str, Sequence[str]]:
        """The names of numbered paragraphs, by what they stand under, in reading order."""
        found: dict[str, list[str]] = {}
        for name in self.of_block.values():
            under = under_lid(name)
            if under is not None:
                found.setdefault(under, []).append(name)
        return found

    @cached_property
    def _texts(self) -> Mapping[str, Block]:
        return {name: block for block, name in self.of_text.items()}

    @cached_property
    def _blocks(self) -> Mapping[str, Block]:
        """Also an article by its number, that is called by its title as a whole because more stands below it."""
        named = {name: block for block, name in self.of_block.items()}
        opened = {
            article_of(name[1:]): block for name, block in named.items() if name.startswith("‘Artikel ")
        }
        return {**opened, **named}


def addresses(root: Block) -> Addresses:
    """The names of all places in a text."""
    found = _settled(list(_named(root)))
    return Addresses(_unique([f for f in found if f[2]]), _unique([f for f in found if not f[2]]))


_Found = tuple[Block, str, bool]


@dataclass(frozen=True, slots=True)
class _Lettered:
    """The names of a lettered paragraph: by its letter, and by its place if another has that name."""

    block: Block
    by_letter: str
    by_place: str


def _settled(found: Sequence[_Found | _Lettered]) -> list[_Found]:
    """All names, with those by letter that one place has."""
    taken = {f[1] for f in found if not isinstance(f, _Lettered)}
    times = Counter(f.by_letter for f in found if isinstance(f, _Lettered))
    settled: list[_Found] = []
    for f in found:
        if isinstance(f, _Lettered):
            is_own = times[f.by_letter] == 1 and f.by_letter not in taken
            name = f.by_letter if is_own else f.by_place
            settled += [(f.block, name, True), (f.block, name, False)]
        else:
            settled.append(f)
    return settled


def _unique(found: Sequence[_Found]) -> dict[Block, str]:
    times = Counter(name for _, name, _ in found)
    return {block: name for block, name, _ in found if name and times[name] == 1}


def ordinal(number: int) -> str:
    """`eerste`, `tweede`; `21e` above twenty."""
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}e"


def letter(number: int) -> str:
    """`a` for 1, `z` for 26, `aa` for 27."""
    return letter((number - 1) // 26) + letter((number - 1) % 26 + 1) if number > 26 else chr(96 + number)


def _named(root: Block) -> Iterator[_Found | _Lettered]:
    """Every place with its name, and whether it is named for its words."""
    yield root, WHOLE, False
    titles: Counter[str] = Counter()
    all_titles = Counter(part.name for part in root.children)
    articles = articles_of(root.children)
    preamble = preamble_of(root.children, articles)
    if not any(child.kind.is_part for child in root.children):
        yield from _siblings(root.children, "", "")
        return
    for part in root.children:
        if part.kind is BlockKind.FRONT_MATTER:
            yield part, "de kenmerken", False
            yield from _lines(part)
            continue
        titles[part.name] += 1
        times = titles[part.name]
        title = f"‘{part.name}’" if all_titles[part.name] == 1 else f"de {ordinal(times)} kop ‘{part.name}’"
        under = "" if part.name in ("", UNNAMED) and times == 1 else f"onder {title}"
        whole = title if all_titles[part.name] == 1 else f"het deel onder {title}"
        if part in articles.whole:
            whole = title = under = articles.whole[part]
        elif part in articles.opened:
            title = under = articles.opened[part]
        elif part is preamble:
            title, under = "het opschrift", "van de aanhef"
        yield part, whole if part.name else _untitled(root), False
        yield from _siblings(part.children, under, title, is_whole=part not in articles.opened)


def _untitled(root: Block) -> str:
    """The name of what stands under no heading; nothing where that is the text itself."""
    if not lone_part(root):
        return "de tekst voor de eerste kop"
    return "de tekst na de kenmerken" if len(root.children) > 1 else ""


def lone_part(root: Block) -> Block | None:
    """The part of a text without headings, which is the text itself."""
    parts = [part for part in root.children if part.kind is BlockKind.SECTION]
    return parts[0] if len(parts) == 1 and not parts[0].name else None


def _lines(front: Block) -> Iterator[_Found]:
    for place, line in enumerate(front.children, 1):
        yield line, f"regel {place} van de kenmerken", True
        yield line, f"regel {place} van de kenmerken", False


def _siblings(
    blocks: Sequence[Block], under: str, title: str, *, is_whole: bool = True
) -> Iterator[_Found | _Lettered]:
    """The blocks of a part, or of a whole text; the words of a whole article can be called after it."""
    opening = opening_of(blocks) if is_whole and is_article(under) else None
    seen: Counter[BlockKind] = Counter()
    kinds = Counter(block.kind for block in blocks)
    lists = paragraph_lists(blocks)
    lettered = lettered_paragraphs(blocks, lists)
    named_by_letter = len(set(lettered.values())) == len(lettered)
    named = 0
    for block in blocks:
        seen[block.kind] += 1
        place, many = seen[block.kind], kinds[block.kind]
        if block in lettered or (lists and block.inserted_number):
            named += named_by_letter  # an item is no alinea that a reader counts
        elif block.kind is BlockKind.PARAGRAPH:
            place -= named
        match block.kind:
            case BlockKind.HEADING:
                yield block, _heading_name(title), True
            case BlockKind.PARAGRAPH if block is opening:
                is_alone = all(b is block or b.kind is BlockKind.FOOTNOTE for b in blocks[1:])
                yield block, under if is_alone else f"de aanhef van {under}", True
                yield block, within("de tekst" if is_alone else "de eerste alinea", under), False
            case BlockKind.PARAGRAPH:
                is_closing = opening is not None and closes(block, blocks[1:])
                name = within("het slot" if is_closing else f"de {ordinal(place)} alinea", under)
                by_letter = name
                if block in lettered:
                    by_letter = place_name(lettered[block], under)
                elif lists and block.inserted_number:
                    by_letter = place_name((f"lid {block.inserted_number}",), under)
                yield _Lettered(block, by_letter, name)
            case BlockKind.NUMBERED if block in lists:
                name = "de leden" if place == 1 else _which(block.kind, place, many)
                yield block, within(name, under), False
                for item in block.children:
                    yield from _item(item, place_name((f"lid {item.number}",), under))
            case _:
                cited = under if is_article(under) and many == 1 and not lettered else ""
                yield from _held(block, within(_which(block.kind, place, many), under), cited)


def _heading_name(title: str) -> str:
    """`de kop ‘Toelichting’`, `het opschrift van artikel 9`; one of several with a title is called after its turn."""
    if is_article(title):
        return f"het opschrift van {title}"
    return title if title.startswith(("de ", "het ")) else f"de kop {title}"


def _which(kind: BlockKind, place: int, many: int) -> str:
    """`de lijst`, `de tweede tabel`, `het citaat`."""
    article = "het" if kind is BlockKind.QUOTE else "de"
    turn = f"{ordinal(place)} " if many > 1 else ""
    return f"{article} {turn}{kind}"


def _held(block: Block, name: str, cited: str = "") -> Iterator[_Found | _Lettered]:
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
                yield from _item(item, called)


def _called(bullets: Block, name: str, cited: str) -> list[str]:
    """What the items of a list are called: `onderdeel b` where each begins with a letter or number of its own, else `punt 2`."""
    signs = [item.children[0].sign if item.children else "" for item in bullets.children]
    are_alike = all(map(str.isalpha, signs)) or all(sign.endswith("°") for sign in signs)
    if bullets.kind is BlockKind.BULLETS and are_alike and len(set(signs)) == len(signs):
        is_below = ", onderdeel " in cited and signs[0].endswith("°")
        steps = [f"{'onder' if is_below else 'onderdeel'} {sign}" for sign in signs]
        return [_deeper(cited, step) if cited else f"{step} van {name}" for step in steps]
    return [f"punt {place} van {name}" for place in range(1, len(signs) + 1)]


def _siblings_in(blocks: Sequence[Block], of: str, name: str) -> Iterator[_Found | _Lettered]:
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
            yield _Lettered(block, lettered.get(block, by_place), by_place)
        elif letter_name:
            yield from _held(block, f"{_which(kind, place, many)} van {letter_name}")
        elif kind is BlockKind.NUMBERED and many == 1 and not name.startswith("het "):
            yield block, f"de onderdelen{of}", False
            for at, item in enumerate(block.children, 1):
                yield from _item(item, _onderdeel(name, at))
        else:
            has_items = lettered or ("", BlockKind.NUMBERED) in kinds
            is_cited = under_lid(name) is not None or names_item(name)
            cited = name if is_cited and many == 1 and not has_items else ""
            yield from _held(block, _which(kind, place, many) + of, cited)


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


def _item(item: Block, name: str) -> Iterator[_Found | _Lettered]:
    yield item, name, False
    yield from _paragraphs(item.children, name, " van ")


def _paragraphs(blocks: Sequence[Block], name: str, of: str) -> Iterator[_Found | _Lettered]:
    """The first paragraph carries the name of what it is in, or is its opening words ("aanhef")."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH:
        yield from _siblings_in(blocks, of + name, name)
        return
    opens = any(block.kind is not BlockKind.PARAGRAPH for block in blocks) or bool(_lettered_in(blocks, name))
    yield first, f"de aanhef van {name}" if opens else name, True
    for found in _siblings_in(blocks, of + name, name):
        if isinstance(found, _Lettered) and found.block is first:
            yield first, found.by_place, False
        else:
            yield found


def _rows(table: Block, name: str) -> Iterator[_Found]:
    for place, row in enumerate(table.children):
        yield row, f"rij {place} van {name}" if place else f"de kop van {name}", False
        for at, cell in enumerate(row.children, 1):
            words = f"rij {place}, kolom {at}, van {name}" if place else f"kolom {at} van de kop van {name}"
            yield cell, words, True
