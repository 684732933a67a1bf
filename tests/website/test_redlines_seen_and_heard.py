"""Redlines as they are heard, seen and copied: every change has its begin and its end, and no version a space too many."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page
from tests.support.browsing import visit
from tests.support.hearing import heard
from tests.support.pages import by_kind

GROUP = "/vergelijk/2022-12-23..2024-07-02/"
"""Rules that were arranged otherwise, parts that lapsed, sentences that moved and were amended on the way."""


def comparing(site: Path) -> list[str]:
    """Every page of two versions, in both views; some of their chapters and some histories."""
    kinds = by_kind(site)
    pairs = [page for kind, pages in kinds.items() if kind.startswith("/vergelijk/<paar>") for page in pages]
    whole = [page for page in pairs if "/hoofdstukken/" not in page]
    chapters = [page for page in pairs if "/hoofdstukken/" in page and "2022-12-23..2026-01-01" in page]
    histories = [page for kind, pages in kinds.items() if "/geschiedenis" in kind for page in pages]
    return [*whole, *chapters[::3], *histories[::20]]


def test_every_change_is_heard_where_it_begins_and_ends(
    own_site: Path, small_site: Path, own_address: str, small_address: str, browser: Browser
) -> None:
    """No stretch that came, went or moved without words; no room for links that nobody sees; no bullet out of its list."""
    faults = []
    for site, address in ((own_site, own_address), (small_site, small_address)):
        with visit(browser, address) as window:
            for page in comparing(site):
                window.open(page)
                window.measure("unfold")
                for measure in ("heard", "spaces", "bullets"):
                    faults += [f"{page}: {fault}" for fault in window.measure(measure)]
    assert faults == []


def spoken(session: CDPSession, page: Page, selector: str) -> str:
    """What a screen reader gets of one element, in order, without the links from change to change."""
    page.evaluate("document.querySelectorAll('.rb-wn').forEach((links) => links.remove())")
    words = " ".join(text for _, text in heard(session, page, selector))
    return words.replace("( ", "(").replace(" )", ")")


SAID = {
    "partijgiften": (
        "Vervallen deel Aangekondigd: geldt nog niet Vanaf 1 januari 2023 gelden voor partijen strengere regels.",
        "behalve van kiezers die daar wonen. einde van wat is vervallen. Toelichting",
    ),
    "geschenken-aannemen": (
        "U geeft het protocolbureau ingevoegd: vier gegevens van het geschenk: einde wijziging. a de omschrijving "
        "vervallen: , vervangen door: ; einde wijziging. b de gever",
        "(zin verplaatst van de oude regel 4.1, toelichting) De termijn vervallen: van een maand einde wijziging. kozen wij zelf. einde wijziging.",
        "(zin verplaatst naar regel 4.2, toelichting) De termijn van een maand kozen wij zelf. einde wijziging.",
    ),
    "openbare-agenda": (
        "was 3 nu 2 U telt een telefoongesprek",
        "2 Nieuw lid U noemt de naam van de persoon",
        "einde van wat nieuw is. 3 Nieuw lid U noemt het onderwerp",
    ),
}
"""What is heard of some rules: lapsed parts, moved text, edits inside it, new paragraphs of a rule in a group, numbers."""


def test_a_screen_reader_is_told(own_address: str, browser: Browser) -> None:
    """In the accessibility tree of the browser."""
    page = browser.new_page()
    page.goto(own_address + GROUP)
    session = page.context.new_cdp_session(page)
    heard = {rule: spoken(session, page, f"#r-{rule}") for rule in SAID}
    assert [said for rule, every in SAID.items() for said in every if said not in heard[rule]] == []


def test_headings_are_heard_as_words(own_address: str, browser: Browser) -> None:
    """In the list of headings: no links, no words that stick together; a number that changed as in lists."""
    page = browser.new_page()
    names = []
    for pair in ("2022-12-23..2024-07-02", "2022-12-23..2026-01-01", "2024-07-02..2025-09-26"):
        page.goto(f"{own_address}/vergelijk/{pair}/")
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        names += [n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "heading"]
    assert [
        name
        for name in names
        if re.search(r"(volgende|vorige) wijziging|\d[a-z]|[.:][a-zA-Z]|vervallen: \d", name)
    ] == []
    assert "was 2.6 nu 2.5 Leg al uw functies neer gewijzigd: opmaak · verplicht" in [
        " ".join(n.split()) for n in names
    ]


def test_what_is_said_in_running_text_is_set_off(own_address: str, browser: Browser) -> None:
    """Between brackets and spaces, for who hears the sentence that it stands in."""
    page = browser.new_page()
    page.goto(own_address + "/vergelijk/2022-12-23..2026-01-01/hoofdstukken/geschenken/")
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    heard = spoken(page.context.new_cdp_session(page), page, "main")
    assert "een geschenk (nu met uitleg)" in heard
    asides = page.locator("main span.rb-x > :is(.rb-nt, .rb-lb)").all_text_contents()
    assert asides
    assert all(words.startswith("(") and words.endswith(")") for words in asides)


def test_a_copy_has_no_space_that_neither_version_has(own_address: str, browser: Browser) -> None:
    """Text that is selected holds nothing of the links from change to change."""
    page = browser.new_page()
    page.goto(own_address + GROUP)
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('#r-geschenken-aannemen .rb-paar')); return String(getSelection()); }"
    )
    assert "door uw ambt krijgt, als een geschenk aan de overheid." in copied
    assert "wijziging" not in copied
