"""What paper needs beside a page: what stands in the margins of every sheet, and where links lead.

Margin boxes (CSS Paged Media 3, section 4.2) take text from a stylesheet alone, so each version
has a small stylesheet of its own with its name and date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelboek.model.revision import Chapter, Revision
from regelboek.pages.publication import Publication
from regelboek.words import capitalised, date

FOOT_PATH = "afdruk-voet.css"
"""Where the stylesheet stands in a tree."""

_BOX = "font: 8pt/1.35 sans-serif; color: #333; white-space: pre-line"


def page_margins(publication: Publication, revision: Revision) -> bytes:
    """The stylesheet with the head and foot of each printed page of a version.

    The foot names the version, how it stood on the reference day, and the page's number of how
    many. The first sheet shows the notice in its header already, the others in the margin. The
    sheets of the whole code carry their chapter, those of its explanation say so too, so that they
    find their place when they come loose.
    """
    foot = (
        f"{revision.title}, {_edition_words(publication, revision)}",
        f"{capitalised(publication.standing(revision))} op {date(publication.day)}. {_where(publication)}",
    )
    chapters = (
        rule
        for number, chapter in enumerate(revision.chapters, 1)
        for rule in _chapter_rules(number, chapter)
    )
    note = "/* Name and date of this version in the margins of every printed page. */"
    return _sheet(note, *_margin_rules(publication, foot), *chapters)


def comparison_margins(publication: Publication, old: Revision, new: Revision) -> bytes:
    """The same for a comparison: its foot names both versions, whichever of them is in force.

    On the screen too it names them above the columns of texts side by side; who listens hears which is the old one.
    """
    foot = (
        f"{new.title}: wat er veranderde",
        f"van {_edition_words(publication, old)} naar {_edition_words(publication, new)}",
        f"Stand op {date(publication.day)}. {_where(publication)}",
    )
    note = "/* Names of both versions in the margins of every printed page. */"
    return _sheet(note, *_margin_rules(publication, foot), *_column_rules(publication, old, new))


def _column_rules(publication: Publication, old: Revision, new: Revision) -> Iterator[str]:
    """The day of each version above its column; where one text stands for both, on a phone, it is no day's."""
    was, now = (_css_string(capitalised(publication.label(each))) for each in (old, new))
    row = ".rb-main .rb-rij"
    yield f'{row} > [data-kant="oud"]::before {{ content: {was}; content: {was} / "Oud"; }}'
    yield f'{row}:not(.rb-eender) > [data-kant="nieuw"]::before {{ content: {now}; content: {now} / "Nieuw"; }}'
    same = (
        f'{row}.rb-eender > [data-kant="nieuw"]::before {{ content: {now}; content: {now} / "Ongewijzigd"; }}'
    )
    yield f"@media print, (min-width: 48rem) {{ {same} }}"


def _sheet(*lines: str) -> bytes:
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _where(publication: Publication) -> str:
    return f"Zie {short_address(publication.settings.site_url)}versies/"


def _margin_rules(publication: Publication, foot: tuple[str, ...]) -> Iterator[str]:
    """The notice above, the foot and the number of the page below."""
    notice = publication.settings.notice
    yield from (
        "@page {",
        f"  @bottom-left {{ content: {_css_string(*foot)}; {_BOX}; vertical-align: top; "
        "padding-top: 4mm; width: 80% }",
        '  @bottom-right { content: counter(page) " / " counter(pages); '
        f"{_BOX}; vertical-align: top; padding-top: 4mm; text-align: right; width: 20% }}",
        f"  @top-right {{ content: {_css_string(notice)}; {_BOX}; text-align: right; width: 60% }}"
        if notice
        else "",
        "}",
        "@page :first { @top-right { content: none } }",
    )


def _edition_words(publication: Publication, revision: Revision) -> str:
    if revision.is_draft:
        return "concept"
    lock = f" (slot {revision.lock.digest[:8]}…)" if revision.lock else ""
    return f"versie van {publication.label(revision)}{lock}"


def _chapter_rules(number: int, chapter: Chapter) -> Iterator[str]:
    heading = f"hoofdstuk-{chapter.id}"
    title = f"{number} {chapter.title}"
    booklets = (
        ("", heading, title),
        (".rb-boek--toelichting ", f"toelichting-{heading}", f"Toelichting bij {title}"),
    )
    for within, name, words in booklets:
        yield f'{within}[aria-labelledby="{heading}"] {{ page: {name} }}'
        yield f"@page {name} {{ @top-left {{ content: {_css_string(words)}; {_BOX}; width: 40% }} }}"


def _css_string(*lines: str) -> str:
    r"""A string of CSS (Syntax Level 3, section 4.3.5); lines are divided by `\a`."""
    escaped = (re.sub(r"[\x00-\x1f\"\\<\x7f]", lambda match: f"\\{ord(match[0]):x} ", line) for line in lines)
    return '"' + "\\a ".join(escaped) + '"'


def short_address(address: str) -> str:
    """An address as people type it: without `https://`."""
    return re.sub(r"^https?://", "", address)


_LINK = re.compile(r'<a [^<>]*?href="/([^"#?]*)([^"]*)"')
_NUMBERED = re.compile(r"(^|/)((regels/[^/]+|hoofdstukken/[^/]+)/(naast-elkaar/)?(#.*)?|hele-code/[^#]*#.+)$")
"""Links to rules and chapters show a number, and that is how paper refers to them; a place in a
booklet is found by its number too."""


def with_printed_addresses(html: str, site_url: str) -> str:
    """Note at links within the site what a printed page shows behind them.

    Args:
        html: the body of a page, its own addresses from the root.
        site_url: the address of the site.
    """
    short = short_address(site_url)

    def noted(match: re.Match[str]) -> str:
        if _NUMBERED.search(match[1] + match[2]):
            return match[0]
        return f'{match[0]} data-adres="{short}{match[1]}"'

    return _LINK.sub(noted, html)
