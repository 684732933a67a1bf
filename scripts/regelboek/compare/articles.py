"""Articles: which parts of a statute they are, and the words that open and close what is listed in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regelboek.compare.lettered import Block
from regelboek.compare.nodes import BlockKind
from regelboek.compare.places import article_of


@dataclass(frozen=True)
class Articles:
    """Parts with the number of an article that no other has, and what they are called."""

    whole: Mapping[Block, str]
    """Those with all of its text in one part: the part with the number in its heading, or the one below it where
    nothing else stands under that heading."""
    opened: Mapping[Block, str]
    """Those of which more text stands below headings of its own."""


def articles_of(parts: Sequence[Block]) -> Articles:
    """The articles among the parts of a text."""
    times = Counter(article_of(part.name) for part in parts)
    whole: dict[Block, str] = {}
    opened: dict[Block, str] = {}
    for at, part in enumerate(parts):
        name = article_of(part.name)
        if not name or times[name] > 1:
            continue
        level, following = level_of(part), parts[at + 1 : at + 3]
        below = following[: next((n for n, p in enumerate(following) if level_of(p) <= level), 2)]
        texts = [each for each in (part, *below) if len(each.children) > 1]
        if len(below) < 2 and len(texts) == 1 and texts[0] is (part, *below)[-1]:
            whole[texts[0]] = name
        elif texts[:1] == [part]:
            opened[part] = name
    return Articles(whole, opened)


def level_of(part: Block) -> int:
    """The level of the heading of a part; 0 without one."""
    return next((block.number for block in part.children if block.kind is BlockKind.HEADING), 0)


def opening_of(blocks: Sequence[Block]) -> Block | None:
    """The words of an article that are all of it, or that open a list; None where there are others."""
    first, *others = [block for block in blocks[1:] if block.kind is not BlockKind.FOOTNOTE] or (None,)
    if first is None or first.kind is not BlockKind.PARAGRAPH or first.sign or first.inserted_number:
        return None
    is_opening = not others or others[0].kind.is_list or bool(others[0].sign)
    return first if is_opening else None


def closes(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph is the last of an article or numbered paragraph, behind the items that its words open."""
    texts = [b for b in blocks if b.kind is BlockKind.PARAGRAPH and not b.sign and not b.inserted_number]
    last = [b for b in blocks if b.kind is not BlockKind.FOOTNOTE][-1:]
    if [block] != last or texts != [blocks[0], block] or len(blocks) < 3:
        return False
    return blocks[1].kind.is_list or bool(blocks[1].sign)


_DIVISION = re.compile(r"(?:Boek|Deel|Titel|Hoofdstuk|Afdeling|Paragraaf|§|Bijlage)(?!\w)")


def preamble_of(parts: Sequence[Block], articles: Articles) -> Block | None:
    """The title of a statute with the words before its first article (aanhef); None where they are named otherwise.

    Its heading is above all others, and under it stand paragraphs only.
    """
    titled = [part for part in parts if part.kind is BlockKind.SECTION]
    if not titled or not (articles.whole or articles.opened):
        return None
    first, *others = titled
    if _DIVISION.match(first.name) or article_of(first.name):
        return None
    if not 0 < level_of(first) < min((level_of(part) for part in others), default=0):
        return None
    texts = [block for block in first.children if block.kind is not BlockKind.HEADING]
    return first if all(b.kind is BlockKind.PARAGRAPH and not b.sign for b in texts) else None
