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
from regelboek.compare.lettered import Block, lettered_paragraphs, paragraph_lists
from regelboek.compare.naming import Found, Lettered, held, item_names, ordinal, which
from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import article_of, definition_of, is_article, place_name, under_lid, within

UNNAMED = "Norm"
"""The part that is meant when none is named."""
WHOLE = "de tekst"
"""The name of a text as a whole, and of what stands in it where it has no headings."""


FEWEST_TERMS = 3
"""How many definitions must stand under one heading to be named by their terms."""


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


def _settled(found: Sequence[Found | Lettered]) -> list[Found]:
    """All names, with those by letter that one place has."""
    taken = {f[1] for f in found if not isinstance(f, Lettered)}
    times = Counter(f.by_letter for f in found if isinstance(f, Lettered))
    settled: list[Found] = []
    for f in found:
        if isinstance(f, Lettered):
            is_own = times[f.by_letter] == 1 and f.by_letter not in taken
            name = f.by_letter if is_own else f.by_place
            settled += [(f.block, name, True), (f.block, name, False)]
        else:
            settled.append(f)
    return settled


def _unique(found: Sequence[Found]) -> dict[Block, str]:
    times = Counter(name for _, name, _ in found)
    return {block: name for block, name, _ in found if name and times[name] == 1}


def _named(root: Block) -> Iterator[Found | Lettered]:
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


def _lines(front: Block) -> Iterator[Found]:
    for place, line in enumerate(front.children, 1):
        yield line, f"regel {place} van de kenmerken", True
        yield line, f"regel {place} van de kenmerken", False


def _siblings(
    blocks: Sequence[Block], under: str, title: str, *, is_whole: bool = True
) -> Iterator[Found | Lettered]:
    """The blocks of a part, or of a whole text; the words of a whole article can be called after it."""
    opening = opening_of(blocks) if is_whole and is_article(under) else None
    seen: Counter[BlockKind] = Counter()
    kinds = Counter(block.kind for block in blocks)
    lists = paragraph_lists(blocks)
    lettered = lettered_paragraphs(blocks, lists)
    named_by_letter = len(set(lettered.values())) == len(lettered)
    defines = _defines_terms(blocks)
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
                elif defines and block.defined:
                    by_letter = definition_of(block.defined, under)
                yield Lettered(block, by_letter, name)
            case BlockKind.NUMBERED if block in lists:
                name = "de leden" if place == 1 else which(block.kind, place, many)
                yield block, within(name, under), False
                for item in block.children:
                    yield from item_names(item, place_name((f"lid {item.number}",), under))
            case _:
                cited = under if is_article(under) and many == 1 and not lettered else ""
                yield from held(block, within(which(block.kind, place, many), under), cited)


def _defines_terms(blocks: Sequence[Block]) -> bool:
    """Whether most paragraphs of a part define a term, each another, so that they can be named by it."""
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    terms = [block.defined for block in paragraphs if block.defined]
    return len(terms) >= FEWEST_TERMS and len(set(terms)) == len(terms) > len(paragraphs) / 2


def _heading_name(title: str) -> str:
    """`de kop ‘Toelichting’`, `het opschrift van artikel 9`; one of several with a title is called after its turn."""
    if is_article(title):
        return f"het opschrift van {title}"
    return title if title.startswith(("de ", "het ")) else f"de kop {title}"
