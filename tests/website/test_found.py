"""Found and quoted: citations, the two addresses of every text, feeds, and what search engines are told."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.pages import Html, read_html
from tests.support.sites import book

from regelboek.loading.book import load_book
from regelboek.model.rule import Part
from regelboek.pages.citations import citation
from regelboek.pages.edition import Edition
from regelboek.pages.feeds import feed_files
from regelboek.pages.publication import Publication, Settings
from regelboek.words import shortened

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://gedragscode.example/"
RULE = "regels/geschenken-aannemen/"
DAY = dt.date(2026, 3, 1)


def publication(name: str, day: dt.date = DAY) -> Publication:
    """A book as it is published on a day."""
    rules, _ = load_book(book(name))
    return Publication(rules, day, Settings("Regels & zo", SITE, "Let <op>"))


# Citations


def test_a_rule_and_its_paragraphs_are_cited_in_words() -> None:
    """Title, version, number and paragraph; one address for ever, one for what holds."""
    shown = publication("eigen")
    edition = Edition(shown, shown.in_force, "")
    rule = edition.revision.rules["geschenken-aannemen"]
    whole, second = citation(edition, rule), citation(edition, rule, Part(2))
    assert whole.text == "Gedragscode integriteit bewindspersonen, versie 2026-01-01, regel 4.1"
    assert second.text == f"{whole.text}, lid 2"
    assert second.permanent == f"{SITE}versies/2026-01-01/{RULE}#lid-2"
    assert second.current == f"{SITE}{RULE}#lid-2"


def test_the_address_of_what_holds_follows_the_text() -> None:
    """From an old version it leads to where the paragraph or rule is today, and such an anchor is there."""
    shown = publication("gemeen", dt.date(2026, 1, 1))
    today = shown.in_force
    moved = set()
    for revision in shown.revisions:
        edition = Edition(shown, revision, shown.prefix(revision))
        for rule in revision.ordered_rules:
            for lid in rule.paragraphs:
                current = citation(edition, rule, Part(lid.number)).current.removeprefix(SITE)
                id, _, anchor = current.removeprefix("regels/").partition("/#")
                if anchor:
                    assert anchor in {part.anchor for part in today.rules[id].parts}
                    if (id, anchor) != (rule.id, f"lid-{lid.number}"):
                        moved.add((rule.id, lid.number, id, anchor))
    assert len(moved) > 3


def test_citations_stand_on_the_page_as_text(own_site: Path) -> None:
    """Without any script: for the rule and each paragraph, the words and both addresses, in every version."""
    for version, prefix in (("2026-01-01", ""), ("2024-07-02", "versies/2024-07-02/")):
        text = (own_site / prefix / RULE / "index.html").read_text("utf-8")
        page = read_html(own_site / prefix / RULE / "index.html")
        assert "Zo citeert u deze regel" in page.words
        assert re.search(
            rf"Gedragscode integriteit bewindspersonen, versie {version}, regel \d+\.\d ", page.words
        )
        assert re.search(rf"versie {version}, regel \d+\.\d, lid 2 ", page.words)
        for fragment in ("", "#lid-1", "#lid-2"):
            for address in (f"{SITE}versies/{version}/{RULE}{fragment}", f"{SITE}{RULE}{fragment}"):
                assert f'href="{address}"' in text
                assert f" {address} " in page.words
    assert "Zo citeert u" not in (own_site / "concept" / RULE / "index.html").read_text("utf-8")


@pytest.mark.parametrize("clipboard", [True, False])
def test_buttons_copy_and_say_so(own_address: str, browser: Browser, clipboard: bool) -> None:
    """Each text has a button of its own; also where the clipboard is not to be had."""
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not clipboard:
        context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(f"{own_address}/{RULE}")
    page.get_by_role("button", name="Kopieer het citaat", exact=True).click()
    wanted = "Gedragscode integriteit bewindspersonen, versie 2026-01-01, regel 4.1"
    page.locator("#kopieerstand", has_text="Gekopieerd").wait_for(state="attached")
    assert page.inner_text("#kopieerstand") == f"Gekopieerd: {wanted}"
    page.click(".rb-citeer summary")
    page.get_by_role("button", name="Kopieer het adres van de geldende tekst van lid 2").click()
    page.locator("#kopieerstand", has_text="#lid-2").wait_for(state="attached")
    if clipboard:
        assert page.evaluate("navigator.clipboard.readText()") == f"{SITE}{RULE}#lid-2"
    context.close()


# Feeds


def _text(element: ET.Element, name: str) -> str:
    found = element.find(ATOM + name)
    assert found is not None, name
    assert found.text, name
    return found.text


@pytest.mark.parametrize("name", ["eigen", "klein", "gemeen"])
def test_feeds_are_valid_atom(name: str) -> None:
    """What RFC 4287 asks: ids, titles, updates, an author, a link to itself; ids once a feed; newest first."""
    shown = publication(name)
    files = feed_files(shown)
    assert {f"onderwerpen/{topic}/feed.xml" for topic in shown.book.topics} | {"feed.xml"} == set(files)
    for path, data in files.items():
        feed = ET.fromstring(data.decode())
        assert feed.tag == f"{ATOM}feed"
        assert _text(feed, "id") == SITE + path
        assert _text(feed, "title").startswith("Regels & zo: ")
        author = feed.find(ATOM + "author")
        assert author is not None
        assert _text(author, "name")
        links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
        assert links["self"] == SITE + path
        entries = feed.findall(ATOM + "entry")
        ids = [_text(entry, "id") for entry in entries]
        assert len(ids) == len(set(ids))
        days = [dt.datetime.fromisoformat(_text(entry, "updated")) for entry in entries]
        assert all(day.tzinfo for day in days)
        assert days == sorted(days, reverse=True)
        if days:
            assert dt.datetime.fromisoformat(_text(feed, "updated")) == days[0]
        for entry in entries:
            assert _text(entry, "title")
            assert _text(entry, "summary")


def test_feeds_say_what_changed_and_why() -> None:
    """Each version once; each change of a rule in the feeds of its topics, with its reason, lapsed ones too."""
    shown = publication("eigen")
    files = {path: data.decode() for path, data in feed_files(shown).items()}
    for revision in shown.book.adopted:
        assert files["feed.xml"].count(f"<id>{SITE}versies/{revision.id}/</id>") == 1
        before = shown.book.predecessor(revision)
        compared = (
            f'rel="related" type="text/html" href="{SITE}vergelijk/{before.id}..{revision.id}/"'
            if before
            else ""
        )
        assert compared in files["feed.xml"]
        for rule in revision.ordered_rules:
            change = revision.change(rule.id)
            topic = shown.book.current_topic(rule.topics[0])
            if change and topic:
                feed = ET.fromstring(files[f"onderwerpen/{topic.id}/feed.xml"])
                wanted = f"{SITE}versies/{revision.id}/regels/{rule.id}/"
                entry = next(e for e in feed.findall(ATOM + "entry") if _text(e, "id") == wanted)
                assert change.reason in _text(entry, "summary")
    assert ": vervallen</title>" in "".join(files.values())


def test_feeds_call_a_change_what_pages_call_it() -> None:
    """A change file tells one side: what is new for it may have returned, or come of a merger."""
    files = {path: data.decode() for path, data in feed_files(publication("eigen")).items()}
    feed = files["onderwerpen/netwerkbewustzijn/feed.xml"]
    assert "<title>3.2 Wie zit er niet aan tafel?: teruggekeerd</title>" in feed
    assert "<title>9.3 Ieder jaar een training en een gesprek: samengevoegd</title>" in feed
    assert "Teruggekeerd in de versie van 1 januari 2026." in feed
    gifts = files["onderwerpen/geschenken/feed.xml"]
    assert "<title>4.1 Wees zuinig met geschenken: anders ingedeeld</title>" in gifts
    assert "<title>4.1 (oud) Wees zuinig met geschenken: anders ingedeeld</title>" in gifts
    assert f'href="{SITE}vergelijk/2022-12-23..2024-07-02/#r-geschenken-aannemen"' in gifts
    for path, text in files.items():
        days = [(_text(e, "title"), _text(e, "updated")) for e in ET.fromstring(text).findall(ATOM + "entry")]
        assert len(set(days)) == len(days), path


def test_feeds_lead_somewhere_and_are_found(own_site: Path) -> None:
    """Every address in them is a page; the pages name them for readers and for programs."""
    for path in [own_site / "feed.xml", *own_site.glob("onderwerpen/*/feed.xml")]:
        for address in re.findall(r'href="https://gedragscode\.example/([^"]*)"', path.read_text("utf-8")):
            file, _, fragment = address.partition("#")
            place = own_site / file
            assert place.is_file() or (place / "index.html").is_file(), (path, address)
            if fragment:
                assert f'id="{fragment}"' in (place / "index.html").read_text("utf-8"), (path, address)
    home = (own_site / "index.html").read_text("utf-8")
    assert 'rel="alternate" type="application/atom+xml"' in home
    topic = read_html(own_site / "onderwerpen/geschenken/index.html")
    assert topic.links["alternate"] == "../../onderwerpen/geschenken/feed.xml"
    assert "../../onderwerpen/geschenken/feed.xml" in topic.hrefs
    assert "../feed.xml" in read_html(own_site / "versies/index.html").hrefs


# Search engines


@pytest.fixture(scope="module")
def listed(own_site: Path) -> dict[str, Html]:
    """The pages of the sitemap, by address."""
    text = (own_site / "sitemap.xml").read_text("utf-8")
    addresses = re.findall(r"<loc>https://gedragscode\.example/(.*?)</loc>", text)
    return {address: read_html(own_site / address / "index.html") for address in addresses}


def test_no_two_pages_have_one_title_or_description(listed: dict[str, Html]) -> None:
    """In a list of results each page can be told from the others."""
    by_title, by_description = defaultdict(list), defaultdict(list)
    for address, page in listed.items():
        by_title[page.title].append(address)
        by_description[page.meta["description"]].append(address)
    assert [pages for pages in by_title.values() if len(pages) > 1] == []
    assert [pages for pages in by_description.values() if len(pages) > 1] == []


def test_descriptions_fit_where_they_are_shown(listed: dict[str, Html]) -> None:
    """Long enough to say something, short enough to be shown whole."""
    wrong = {a: d for a, p in listed.items() if not 30 <= len(d := p.meta["description"]) <= 160}
    assert wrong == {}


def test_the_sitemap_says_since_when_a_page_reads_so(own_site: Path) -> None:
    """A rule: the day of its last change; another page of the code: that of its version. Never a guess."""
    text = (own_site / "sitemap.xml").read_text("utf-8")
    days = dict(re.findall(rf"<loc>{SITE}(.*?)</loc><lastmod>([\d-]+)</lastmod>", text))
    rules, _ = load_book(book("eigen"))
    newest = rules.in_force(DAY)
    assert newest
    changed = {r.id for r in newest.ordered_rules if newest.change(r.id) or newest.changes_from(r.id)}
    assert changed
    for rule in newest.ordered_rules:
        assert (days[f"regels/{rule.id}/"] == str(newest.published)) == (rule.id in changed), rule.id
    assert days["hele-code/"] == days["hele-code/toelichting/"] == str(newest.published)
    assert "over/" not in days
    ET.fromstring(text.encode())


def test_texts_are_cut_between_words() -> None:
    """With an ellipsis in place of what does not fit, and no comma before it."""
    assert shortened("kort") == "kort"
    assert shortened("een twee, drie vier", 12) == "een twee…"
    assert len(shortened("woord " * 60)) <= 155
