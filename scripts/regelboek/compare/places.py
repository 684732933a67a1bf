"""Places: how a name says what something stands under, a part with a title or an article of a statute.

`lid 2 onder ‘Toelichting’`, but `artikel 9, lid 2` and `de tabel van artikel 9`, as articles are cited
(*Aanwijzingen voor de regelgeving*, aanwijzing 3.27: from the whole to the part).

What it stands under is `onder ‘Toelichting’`, `artikel 9`, or empty for a text without headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regelboek.markdown.typed import PART_NUMBER

ARTICLE_NAME = rf"artikel {PART_NUMBER}"
"""An article as a name says it, as a pattern."""
LID_NAME = r"lid \d+[a-z]{0,2}"
"""A numbered paragraph, as a pattern."""
_TITLE = re.compile(rf"Artikel (?P<number>{PART_NUMBER})(?![\w,/–-])(?![.:]\d)(?! (?:en|of|tot|t/m|[-–]) )")
_LID = re.compile(rf"(?:(?P<article>{ARTICLE_NAME}), )?{LID_NAME}(?: (?P<under>onder .+))?")
_ITEM = re.compile(rf"(?:{ARTICLE_NAME}, )?(?:{LID_NAME}, )?onderdeel [a-z]{{1,2}}")
_LAST_STEP = re.compile(
    rf"(?P<holder>{ARTICLE_NAME}|(?:{ARTICLE_NAME}, )?{LID_NAME}|.*, onderdeel [a-z]{{1,2}}), (?:onderdeel|onder) (?:[a-z]{{1,2}}|\d+°)"
)
_ARTICLE = re.compile(ARTICLE_NAME)
_LEAD = re.compile(rf"{ARTICLE_NAME}, ")
_END = re.compile(rf",? (?:onder (?:de \w+ kop )?‘.*|(?:van|in) {ARTICLE_NAME})")


def article_of(title: str) -> str:
    """`artikel 9` of the title `Artikel 9. Toezicht`; empty for any other title."""
    match = _TITLE.match(title)
    return f"artikel {match['number']}" if match else ""


def place_name(steps: Sequence[str], under: str) -> str:
    """`lid 2 onder ‘Norm’`, `lid 2, onderdeel b, onder ‘Norm’`, `artikel 2, lid 2, onderdeel b`."""
    steps = [step for step in steps if step]
    if is_article(under):
        return ", ".join((under, *steps))
    joint = ", " if len(steps) > 1 else " "
    return ", ".join(steps) + (joint + under if under else "")


def within(name: str, under: str) -> str:
    """The name of what has no number: `de tabel onder ‘Norm’`, `de tabel van artikel 2`."""
    return f"{name} van {under}" if is_article(under) else f"{name} {under}" if under else name


def definition_of(term: str, under: str) -> str:
    """The name of a paragraph that defines a term: `de begripsbepaling van ‘gift’ in artikel 1`."""
    name = f"de begripsbepaling van ‘{term}’"
    return f"{name} in {under}" if is_article(under) else f"{name} {under}" if under else name


def where(under: str) -> str:
    """As it is said of what is done there: `onder ‘Norm’`, `in artikel 2`."""
    return f"in {under}" if is_article(under) else under


def is_article(name: str) -> bool:
    """Whether it is an article, and not a place in one."""
    return bool(_ARTICLE.fullmatch(name))


def under_lid(name: str) -> str | None:
    """What a numbered paragraph with this name stands under; None of any other name."""
    match = _LID.fullmatch(name)
    return (match["article"] or match["under"] or "") if match else None


def names_item(name: str) -> bool:
    """Whether it is an item by its letter, `artikel 9, lid 2, onderdeel b`, and nothing in one."""
    return bool(_ITEM.fullmatch(name))


def cited_in(name: str) -> str:
    """What an item is cited as a part of: `artikel 9, lid 2` of `artikel 9, lid 2, onderdeel b`; empty for a point of a list."""
    match = _LAST_STEP.fullmatch(name)
    return match["holder"] if match else ""


def article_lead(name: str) -> str:
    """`artikel 9, ` of `artikel 9, lid 2`; empty for a name that does not begin so."""
    match = _LEAD.match(name)
    return match[0] if match else ""


def local(name: str) -> str:
    """A name without what it stands under: `lid 2`, `de tabel`; `de tekst` of an article that is one text."""
    if is_article(name):
        return "de tekst"
    rest = _LEAD.sub("", name, count=1)
    match = _END.search(rest)
    return rest[: match.start()] if match and match.end() == len(rest) else rest
