"""Pages of no version: the versions themselves, the checks, and the page for a wrong address."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator

from markupsafe import Markup

import regelboek.checks  # noqa: F401  (registers the checks)
from regelboek.catalogue import Entry, entries
from regelboek.pages.format_page import shown_files
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication
from regelboek.pages.templating import render
from regelboek.words import shortened

GROUPS = {
    "0": "Bestanden en gegevens",
    "1": "De tekst van een regel",
    "2": "Verwijzingen",
    "3": "Registers",
    "4": "Wijzigingen",
    "5": "Versies en sloten",
    "6": "Opdrachten",
    "7": "Taal",
}
"""What the first digit of a code says."""


def site_menu(publication: Publication) -> Markup:
    """The versions by their first pages, for pages of no version."""
    items = []
    for revision in publication.revisions:
        link = Markup('<a href="{}">{}</a>').format(publication.home(revision), publication.label(revision))
        standing = publication.standing(revision)
        items.append(Markup('<li>{} <span class="rb-pil">{}</span></li>').format(link, standing))
    return Markup("").join(items)


def site_page(
    publication: Publication,
    path: str,
    template: str,
    title: str,
    description: str,
    *,
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    margins: str = "",
    feeds: tuple[tuple[str, str], ...] = (),
    modified: dt.date | None = None,
    indexed: bool = True,
    menu: Markup | None = None,
    **values: object,
) -> Page:
    """One page of no version.

    Args:
        publication: the book on its day.
        path: its address.
        template: the template of its body, and its kind.
        title: what it is about.
        description: for search engines, one sentence.
        styles: stylesheets that only this kind of page needs, by name.
        scripts: scripts likewise.
        margins: the stylesheet of its printed margins, if it has its own.
        feeds: feeds that tell of its subject: title and path below the root.
        modified: when it last changed, if that is known.
        indexed: whether search engines may list it.
        menu: the versions of what it is about; their first pages if not given.
        values: for the template.
    """
    return Page(
        path=path,
        title=title,
        description=description,
        body=render(template, p=publication, **values),
        kind=template,
        menu=site_menu(publication) if menu is None else menu,
        canonical=path,
        indexed=indexed,
        styles=styles,
        scripts=scripts,
        margins=margins,
        feeds=feeds,
        modified=modified,
    )


def check_pages(publication: Publication) -> Iterator[Page]:
    """The list of checks, and a page for each code, from its docstring."""
    grouped = itertools.groupby(entries(), key=lambda entry: entry.code[2])
    groups = [(GROUPS[digit], [_listed(entry) for entry in codes]) for digit, codes in grouped]
    yield site_page(
        publication,
        "controles/",
        "controles",
        "Controles",
        "Waarop elke wijziging van de code wordt gecontroleerd.",
        groepen=groups,
    )
    for entry in entries():
        yield site_page(
            publication,
            f"controles/{entry.code}/",
            "controle",
            f"{entry.code} {entry.slug}",
            shortened(f"Controle {entry.code} {entry.slug}: {_one_line(entry.sections[0][1])}"),
            code=entry,
            delen=[(heading, tuple(_paragraphs(text))) for heading, text in entry.sections],
        )


def _listed(entry: Entry) -> dict[str, str]:
    return {
        "code": entry.code,
        "slug": entry.slug,
        "severity": entry.severity.value,
        "first": _one_line(entry.sections[0][1]),
    }


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _paragraphs(text: str) -> Iterator[tuple[str, Markup]]:
    """Runs of indented lines are literal; the rest is words, code between backticks."""
    for literal, lines in itertools.groupby(text.split("\n"), key=lambda line: line.startswith("    ")):
        block = "\n".join(lines)
        if literal:
            yield "code", Markup("{}").format(re.sub(r"(?m)^    ", "", block))
        elif block.strip():
            yield "tekst", _inline_code(_one_line(block))


def _inline_code(text: str) -> Markup:
    parts = re.split(r"`([^`]+)`", text)
    words = (Markup("<code>{}</code>") if place % 2 else Markup("{}") for place in range(len(parts)))
    return Markup("").join(word.format(part) for word, part in zip(words, parts, strict=True))


def format_page(publication: Publication) -> Page:
    """Every key of the content format."""
    return site_page(
        publication,
        "redactie/formaat/",
        "formaat",
        "Het formaat",
        "Welke sleutels de bestanden van het regelboek hebben, en wat erachter hoort.",
        bestanden=shown_files(),
    )


def not_found_page(publication: Publication) -> Page:
    """What a wrong address shows; the assembly moves it to `404.html`."""
    page = site_page(
        publication,
        "niet-gevonden/",
        "niet-gevonden",
        "Deze pagina is er niet",
        "Deze pagina bestaat niet of het adres klopt niet.",
    )
    return Page(**{**page.__dict__, "indexed": False, "canonical": ""})


def versions_json(publication: Publication) -> bytes:
    """The versions in mike's format; the folders are those below `versies/`."""
    rows = []
    for revision in publication.revisions:
        if revision.is_draft:
            continue
        current = revision is publication.in_force
        title = publication.label(revision) + (" (geldend)" if current else "")
        rows.append({"version": revision.id, "title": title, "aliases": ["geldend"] if current else []})
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()
