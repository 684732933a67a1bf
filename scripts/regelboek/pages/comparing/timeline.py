"""A picture of the versions and how much each one changed; a table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from regelboek.pages.publication import Publication
from regelboek.words import count

ROW, LEFT, WIDTH = 52, 24, 340
"""Sizes in units of the drawing; one unit is a pixel on a phone."""
LONGEST = WIDTH - LEFT


@dataclass(frozen=True)
class Mark:
    """A version on the line."""

    label: str
    changed: int | None
    """How many rules changed; None for the first version."""


def marks(publication: Publication) -> tuple[Mark, ...]:
    """The published versions, oldest first."""
    found = []
    for revision in publication.adopted:
        before = publication.book.predecessor(revision)
        changed = publication.compare(before, revision).counts.changed if before else None
        found.append(Mark(publication.label(revision), changed))
    return tuple(found)


def words(mark: Mark) -> str:
    """`14 regels veranderden`; the first version has nothing before it."""
    if mark.changed is None:
        return "de eerste versie"
    return count(mark.changed, "regel veranderde", "regels veranderden")


def picture(shown: Sequence[Mark]) -> Markup:
    """The line as SVG, with a title and a description; colours come from the page."""
    most = max((mark.changed or 0 for mark in shown), default=0) or 1
    height = ROW * len(shown)
    rows = Markup("").join(_row(place, mark, most) for place, mark in enumerate(shown))
    said = "; ".join(f"{mark.label}: {words(mark)}" for mark in shown)
    return Markup(
        '<svg class="rb-tijdlijn" role="img" aria-labelledby="tijdlijn-titel tijdlijn-tekst" '
        'viewBox="0 0 {} {}" width="{}" height="{}" fill="currentColor">'
        '<title id="tijdlijn-titel">De versies en hoeveel regels er veranderden</title>'
        '<desc id="tijdlijn-tekst">{}.</desc>'
        '<line x1="8" y1="18" x2="8" y2="{}" stroke="currentColor" stroke-width="2"/>{}</svg>'
    ).format(WIDTH, height, WIDTH, height, said, max(18, height - ROW + 18), rows)


def _row(place: int, mark: Mark, most: int) -> Markup:
    """A dot, the version with what it did, and a bar below them."""
    top = place * ROW
    length = round(LONGEST * (mark.changed or 0) / most)
    bar = Markup('<rect class="rb-balkje" x="{}" y="{}" width="{}" height="10" rx="2"/>')
    return Markup(
        '<circle cx="8" cy="{}" r="6"/><text x="{}" y="{}" font-size="14" font-weight="600">{}</text>'
        '<text x="{}" y="{}" font-size="13" text-anchor="end">{}</text>{}'
    ).format(
        top + 18,
        LEFT,
        top + 23,
        mark.label,
        WIDTH,
        top + 23,
        words(mark),
        bar.format(LEFT, top + 30, length) if length else "",
    )
