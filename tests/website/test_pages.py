"""What the built pages say, read with a real parser."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from tests.support.pages import addresses, by_kind, read_html, read_text
from tests.support.sites import ROOT, book

from regelboek.catalogue import entries
from regelboek.loading.book import load_book
from regelboek.pages.format_page import FILES

NOTICE = "niet de officiële tekst"


def page_path(site: Path, address: str) -> Path:
    """The file of an address."""
    return site / address.strip("/") / "index.html" if address.endswith("/") else site / address.strip("/")


@pytest.mark.parametrize("place", ["", "versies/2024-07-02/", "concept/"])
def test_every_version_is_whole(own_site: Path, place: str) -> None:
    """Each version has its home, lists, search and whole code at its own address."""
    for path in (
        "", "regels/", "onderwerpen/", "situaties/", "voor/", "begrippen/", "bronnen/",
        "adviespunten/", "hele-code/", "hele-code/toelichting/", "zoeken/",
    ):  # fmt: skip
        assert (own_site / place / path / "index.html").is_file(), path


def test_every_rule_of_every_version_has_its_page(own_site: Path) -> None:
    """At its permanent address, with a heading that is its title and an anchor for each paragraph."""
    rules, _ = load_book(book("eigen"))
    for revision in rules.adopted:
        for rule in revision.rules.values():
            page = read_html(own_site / "versies" / revision.id / "regels" / rule.id / "index.html")
            assert page.headings[0] == (1, rule.title)
            assert {part.anchor for part in rule.parts} <= set(page.ids)


def test_no_reference_repeats_the_word_before_it(own_site: Path) -> None:
    """Of `de aangekondigde regel [[afkoelperiode]]` the link is the number and the title alone."""
    pages = [page_path(own_site, address).read_text("utf-8") for address in addresses(own_site)]
    assert not any(re.search(r"\bregel (?:<[^>]*>)*regel (?:<[^>]*>)*\d", page) for page in pages)
    page = page_path(own_site, "/regels/praten-over-nieuwe-baan/").read_text("utf-8")
    assert re.search(r"de aangekondigde regel <a [^>]*>8\.\d \(", page)


def test_every_page_has_its_head(own_site: Path) -> None:
    """Title, language, description, policy, canonical and robots are right on every page."""
    for address in addresses(own_site):
        head, body = page_path(own_site, address).read_text("utf-8").split("</head>")
        page = read_text(head)
        assert page.lang == "nl", address
        assert "Gedragscode integriteit bewindspersonen" in page.title, address
        assert len(page.meta["description"]) > 10, address
        assert "unsafe" not in page.meta["Content-Security-Policy"], address
        assert "frame-ancestors" not in page.meta["Content-Security-Policy"], address
        assert page.inline_code == [], address
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|<[^>]*\s(style|on\w+)=", body), address
        assert body.count("<h1") == 1, address
        assert NOTICE in body, address
        old = re.match(r"/(concept|versies/(?!2026-01-01)\d|vergelijk/.*concept|.*/naast-elkaar/$)", address)
        assert ("noindex" in page.meta.get("robots", "")) == bool(old or address == "/404.html"), address
        if address != "/404.html":
            canonical = page.links["canonical"].removeprefix("https://gedragscode.example")
            in_force = re.sub(r"^/versies/2026-01-01/", "/", address)
            assert canonical == in_force, address


def test_headings_never_skip_a_level(own_site: Path) -> None:
    """A screen reader's outline has no holes."""
    for pages in by_kind(own_site).values():
        levels = [level for level, _ in read_html(page_path(own_site, pages[0])).headings]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), pages[0]


def test_an_old_page_says_so_and_leads_on(own_site: Path) -> None:
    """Which version, since and until when it held, and the same rule in the one in force."""
    page = read_html(own_site / "versies/2024-07-02/regels/geschenken-aannemen/index.html")
    assert "U leest de versie van 2 juli 2024" in page.words
    assert "gold van 2 juli 2024 tot 26 september 2025" in page.words
    assert "../../../../regels/geschenken-aannemen/" in page.hrefs


def test_a_lapsed_rule_keeps_its_address(own_site: Path) -> None:
    """In every later version it says since when, why, and what replaces it."""
    rules, _ = load_book(book("eigen"))
    newest = rules.adopted[-1]
    gone = {id for r in rules.adopted for id in r.rules} - set(newest.rules)
    assert gone
    for rule_id in gone:
        page = read_html(own_site / "regels" / rule_id / "index.html")
        assert re.search(r"\((?:vervallen|oude regel)\)", page.title)
        assert "Waarom?" in page.words
        assert re.search(r"Wat er nu geldt|Er kwam geen andere regel", page.words)


def test_the_menu_leads_to_what_became_of_a_rule(own_site: Path) -> None:
    """From any version to any other, never to a home page."""
    for path in own_site.glob("versies/*/regels/*/index.html"):
        menu = path.read_text("utf-8").split('aria-label="Deze pagina in andere versies">')[1]
        hrefs = re.findall(r'href="([^"]*)"', menu.split("rb-versies__alle")[0])
        assert len(hrefs) >= 1, path
        assert all(re.search(r"regels/[\w-]+/$|^\./$", href) for href in hrefs), path


def test_anchors_of_paragraphs_can_be_copied(own_site: Path) -> None:
    """Each number is a link to its own paragraph."""
    page = read_html(own_site / "regels/geschenken-aannemen/index.html")
    assert "#lid-1" in page.hrefs
    assert "#lid-2" in page.hrefs


def test_every_check_has_its_page(own_site: Path) -> None:
    """`/controles/<code>/`, made from the docstring."""
    listed = read_html(own_site / "controles/index.html").words
    for entry in entries():
        page = read_html(own_site / "controles" / entry.code / "index.html")
        shown = re.sub(r"[`\s]+", "", page.words)
        assert entry.slug in page.title
        assert entry.code in listed
        for heading, text in entry.sections:
            assert heading in page.words
            assert re.sub(r"[`\s]+", "", text) in shown, (entry.code, heading)


def test_the_format_page_names_every_key(own_site: Path) -> None:
    """No key of the schemas is left out of the documentation."""
    words = read_html(own_site / "redactie/formaat/index.html").words
    for _, _, record in FILES:
        for key in record.keys:
            assert f" {key.name} " in words, key.name
            assert re.sub(r"\s+", " ", key.doc) in words


def test_versions_json_is_in_mikes_format(own_site: Path) -> None:
    """Version, title and aliases; the folders are there."""
    rows = json.loads((own_site / "versions.json").read_text("utf-8"))
    assert [set(row) for row in rows] == [{"version", "title", "aliases"}] * len(rows)
    for row in rows:
        assert (own_site / "versies" / row["version"] / "index.html").is_file()
    assert json.loads((own_site / "versies/versions.json").read_text("utf-8")) == rows


def test_the_page_of_versions_says_which_held_when(own_site: Path) -> None:
    """Periods join without gaps; the newest holds now."""
    page = read_html(own_site / "versies/index.html")
    assert re.search(r"2 juli 2024 26 september 2025 2 juli 2024", page.words)
    assert "1 januari 2026 nu 1 januari 2026" in page.words


def test_the_draft_is_marked_and_never_published(own_site: Path, small_site: Path) -> None:
    """A preview says CONCEPT on every page; a published site has no trace of it."""
    for path in (own_site / "concept").rglob("*.html"):
        page = read_html(path)
        assert "Concept. Dit is een voorstel." in page.words, path
        assert page.meta["robots"] == "noindex"
    assert not (small_site / "concept").exists()
    assert "concept/" not in (small_site / "index.html").read_text("utf-8")


def test_the_sitemap_lists_what_is_in_force(own_site: Path) -> None:
    """Every listed address is there, is canonical and is not an old version."""
    text = (own_site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>https://gedragscode\.example/(.*?)</loc>", text)
    assert "regels/geschenken-aannemen/" in listed
    for address in listed:
        assert (own_site / address / "index.html").is_file(), address
        assert not re.match(r"versies/\d|concept", address), address


def test_the_page_for_a_wrong_address_has_links_from_the_root(own_site: Path) -> None:
    """It is shown at any depth, so nothing on it may be relative."""
    page = read_html(own_site / "404.html")
    assert all(href.startswith(("/", "#", "https:")) for href in page.hrefs)
    assert page.links["stylesheet"].startswith("/")


def test_documents_are_complete() -> None:
    """Every hand-written page has a title and a description."""
    for path in (ROOT / "docs").rglob("*.md"):
        head = path.read_text("utf-8").split("---")[1]
        assert "titel:" in head, path
        assert "beschrijving:" in head, path


@pytest.mark.parametrize(
    ("home", "pair"),
    [
        ("", "2025-09-26..2026-01-01"),
        ("concept/", "2026-01-01..concept"),
        ("versies/2024-07-02/", "2022-12-23..2024-07-02"),
    ],
)
def test_first_pages_count_as_the_comparison_does(own_site: Path, home: str, pair: str) -> None:
    """What became of the rules, in the same words and numbers; only a rule that is new is called new."""
    lead = re.search(
        r'<p class="rb-lead">(.*?)</p>', (own_site / "vergelijk" / pair / "index.html").read_text("utf-8")
    )
    assert lead
    assert lead[1] in read_html(own_site / home / "index.html").words


def test_a_merged_rule_leads_to_the_one_of_its_title(own_site: Path) -> None:
    """In the menu of versions; the other one is in its history."""
    page = read_html(own_site / "regels/geschenken-aannemen/index.html")
    assert "../../versies/2022-12-23/regels/geschenken/" in page.hrefs


def test_checklists_tell_advice_from_duty(own_site: Path) -> None:
    """An item carries its mark where the code only recommends it, and no other mark."""
    text = (own_site / "voor/bewindspersoon/index.html").read_text("utf-8")
    items = re.findall(r"<li>(.*?)</li>", text.partition('id="wanneer"')[2].partition("<h2")[0], re.DOTALL)
    marked = [item for item in items if "rb-kracht--aanbevolen" in item]
    assert 0 < len(marked) < len(items)
    assert not any("rb-kracht--verplicht" in item for item in items)


def test_a_rule_says_which_number_it_had_when_it_changed(own_site: Path) -> None:
    """Where it has another now; and how its norm binds where paragraphs differ."""
    assert "De regel was toen regel 6.2." in read_html(own_site / "regels/openbare-agenda/index.html").words
    assert "De regel was toen" not in read_html(own_site / "regels/geschenken-aannemen/index.html").words
    mixed = read_html(own_site / "regels/lobby-contacten/index.html").words
    assert "dit raadt de code aan, behalve waar iets anders bij staat" in mixed


def test_situations_tell_advice_from_duty(own_site: Path) -> None:
    """A step that rests on what the code only recommends carries that mark; a step that binds does not."""
    marked = {
        path.parent.name: (text.count("rb-kracht--aanbevolen"), text.count("rb-stappen__regel"))
        for path in own_site.glob("situaties/*/index.html")
        for text in [path.read_text("utf-8")]
    }
    assert marked["kaartjes-voor-wedstrijd"] == (3, 3)
    some = [marks for marks, steps in marked.values() if 0 < marks < steps]
    none = [marks for marks, steps in marked.values() if steps and not marks]
    assert some
    assert none
