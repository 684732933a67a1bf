"""Paper: every page names version, date and number in its foot, says where links lead, and folds nothing away."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.pages import by_kind, page_file
from tests.support.pdf import Pdf, read_pdf
from tests.support.sites import book

from regelboek.loading.book import load_book
from regelboek.pages.paper import page_margins, with_printed_addresses
from regelboek.pages.publication import Publication, Settings

RULE = "/regels/geschenken-aannemen/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a dark screen of a phone, from which paper must not suffer."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def printed(page: Page, address: str) -> Pdf:
    """A page as it comes out of the printer."""
    page.goto(address, wait_until="load")
    return read_pdf(page.pdf(prefer_css_page_size=True, outline=True, tagged=True))


def packed(text: str) -> str:
    """Without white space, ligatures undone: as the words of a PDF are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_every_kind_of_page_prints_with_a_foot(own_site: Path, own_address: str, page: Page) -> None:
    """Version, how it stood on which day, number of how many; and no navigation."""
    faults = []
    of_versions = (
        "/versies/2024-07-02/regels/omkoping/",
        "/versies/2022-12-23/",
        "/concept/regels/omkoping/",
    )
    shortest = [
        min(pages, key=lambda page: (page_file(own_site, page).stat().st_size, page))
        for kind, pages in by_kind(own_site).items()
        if not re.match(r"/(concept|versies/.)", kind)
    ]
    for address in (*shortest, *of_versions):
        pdf = printed(page, own_address + address)
        version = re.match(r"/versies/(\d{4})", address)
        pair = re.match(r"/vergelijk/(\d{4})-.*\.\.(\d{4}|concept)", address)
        year = "concept" if address.startswith("/concept/") else version[1] if version else "2026"
        for number, text in enumerate(pdf.pages, 1):
            words = packed(text)
            if pair and not re.search(
                r"Gedragscodeintegriteitbewindspersonen:waterveranderde"
                rf"vanversievan\d+[a-z]+{pair[1]}\(slot[0-9a-f]{{8}}\.\.\.\)naar"
                rf"(versievan\d+[a-z]+)?{pair[2]}(\(slot[0-9a-f]{{8}}\.\.\.\))?Standop1maart2026\.Ziegedragscode\.example/versies/",
                words,
            ):
                faults.append(f"{address}: not both versions in the foot of page {number}: {words[:200]}")
            if not pair and not re.search(
                rf"Gedragscodeintegriteitbewindspersonen,(versievan\d+[a-z]+)?{year}(\(slot[0-9a-f]{{8}}\.\.\.\))?"
                r"(Geldend|Oud|Concept)op1maart2026\.Ziegedragscode\.example/versies/",
                words,
            ):
                faults.append(f"{address}: no version in the foot of page {number}: {words[:200]}")
            if f"{number}/{len(pdf.pages)}" not in words:
                faults.append(f"{address}: no number on page {number}")
            if "Naardetekst" in words or "OverdezesiteVersies" in words:
                faults.append(f"{address}: navigation on page {number}")
        if "nietdeofficiëletekst" not in packed(pdf.pages[0]):
            faults.append(f"{address}: no notice")
    assert faults == []


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("hele-code/", 360),
        ("hele-code/", 1280),
        ("hele-code/topambtenaar/", 360),
        ("versies/2022-12-23/hele-code/", 1280),
        ("concept/hele-code/", 360),
        ("hele-code/toelichting/", 360),
        ("hele-code/bewindspersoon/toelichting/", 1280),
        ("concept/hele-code/toelichting/", 1280),
    ],
)
def test_the_booklet_has_page_numbers_that_are_true(
    own_address: str, browser: Browser, path: str, width: int
) -> None:
    """Each line of the contents names the page on which its heading is printed."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    pdf = printed(page, f"{own_address}/{path}")
    lines = page.eval_on_selector_all(
        ".rb-inhoud a",
        "links => links.map(a => [document.querySelector(a.getAttribute('href')).textContent.trim(), a.dataset.blz])",
    )
    page.close()
    assert len(lines) > 10
    claimed = [(packed(title), int(number)) for title, number in lines]
    assert set(claimed) <= {(packed(title), number) for title, number in pdf.headings}
    contents = packed("".join(pdf.pages[1:4]))
    title, number = claimed[1]
    assert f"{title}{number}" in contents


PAIR = "/vergelijk/2025-09-26..2026-01-01/"


@pytest.mark.parametrize("path", [PAIR, f"{PAIR}naast-elkaar/"])
def test_headings_of_changes_are_not_left_behind(own_address: str, page: Page, path: str) -> None:
    """A chapter in the list of changes, or above them, has its first rule on the same page."""
    pdf = printed(page, own_address + path)
    firsts = page.eval_on_selector_all(
        ".rb-lijstdeel",
        "all => all.map(e => [e.querySelector('h3').textContent, e.querySelector('.rb-wijzigingen a').textContent])",
    )
    assert len(firsts) > 5
    for title, rule in firsts:
        numbers = [number for heading, number in pdf.headings if packed(heading).startswith(packed(title))]
        assert numbers
        assert all(packed(rule) in packed(pdf.pages[number - 1]) for number in numbers), title


GROUP = "/vergelijk/2022-12-23..2024-07-02/"
"""Rules of which many sentences are folded on the screen, and parts that are longer than a page."""


@pytest.mark.parametrize("path", [GROUP, f"{GROUP}naast-elkaar/", f"{RULE}geschiedenis/"])
def test_a_heading_is_whole_and_on_the_page_of_what_it_announces(
    own_address: str, page: Page, path: str
) -> None:
    """Of chapters, rules and parts, however long what follows is: here what is folded fills a page and more."""
    page.goto(own_address + path)
    page.evaluate(
        """() => document.querySelectorAll(".rb-regel:not(details) details > ul.rb-zin").forEach((list) => {
            const items = [...list.children];
            list.closest(".rb-regel").querySelector("h3").after(list.parentElement);
            while (list.children.length < 50) list.append(...items.map((item) => item.cloneNode(true)));
        })"""
    )
    pdf = read_pdf(page.pdf(prefer_css_page_size=True, outline=True, tagged=True))
    page.emulate_media(media="print")
    announced = page.evaluate(
        """() => {
            document.querySelectorAll("main .rb-vh").forEach((heard) => heard.remove());
            const shown = "p, li, dt, dd, td, th, summary, h1, h2, h3, h4, h5, [data-kant]";
            const texts = [...document.querySelectorAll("main :is(p, li, dt, td, summary, h2, h3, h4, h5)")]
                .filter((e) => !e.querySelector(shown) && e.checkVisibility() && e.innerText.trim());
            return texts.flatMap((e, place) => /^H/.test(e.tagName) && texts[place + 1]
                ? [[e.innerText, texts[place + 1].innerText.slice(0, 25)]] : []);
        }"""
    )
    assert len(announced) > 12
    pages = [packed(text) for text in pdf.pages]
    lost = [
        f"{heading} / {after}"
        for heading, after in announced
        if not any(packed(heading) in text and packed(after) in text for text in pages)
    ]
    assert lost == []


def test_every_row_of_two_columns_says_which_is_which(own_address: str, page: Page) -> None:
    """On paper a part may go on on the next page, where nothing would stand above the columns."""
    page.goto(own_address + f"{GROUP}naast-elkaar/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    said = "all => all.map(e => getComputedStyle(e, '::before')).filter(s => s.position === 'static').map(s => s.content)"
    columns = page.locator(".rb-rij > div").count()
    assert columns > 100
    found = page.eval_on_selector_all(".rb-rij > div", said)
    assert len(found) == columns
    assert set(found) == {
        '"23 december 2022" / "Oud"',
        '"2 juli 2024" / "Nieuw"',
        '"2 juli 2024" / "Ongewijzigd"',
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_columns_are_named_after_their_versions(width: int, own_address: str, page: Page) -> None:
    """Also of two versions of which neither is in force; on a phone one text for both is called unchanged."""
    page.goto(own_address + f"{GROUP}naast-elkaar/")
    page.set_viewport_size({"width": width, "height": 800})
    said = "all => all.filter(e => e.checkVisibility()).map(e => getComputedStyle(e, '::before').content)"
    found = set(page.eval_on_selector_all("section:not(.rb-heel) .rb-rij > div", said))
    same = '"2 juli 2024" / "Ongewijzigd"' if width > 1000 else '"Ongewijzigd"'
    assert found == {'"23 december 2022" / "Oud"', '"2 juli 2024" / "Nieuw"', same}


@pytest.mark.parametrize(
    "path",
    ["/vergelijk/", PAIR, f"{PAIR}naast-elkaar/", "/sinds/", "/sinds/2025-09-26/", f"{RULE}geschiedenis/"],
)
def test_comparing_on_paper_has_nothing_to_click(own_address: str, page: Page, path: str) -> None:
    """No choices, filters, dates to fill in or links without an address to type."""
    words = packed("".join(printed(page, own_address + path).pages))
    clickable = (
        "IndetekstNaastelkaar",
        "Dagvanuwbeëdiging",
        "Ziedetekst",
        "volgendewijziging",
        "Andereversies",
    )
    assert [said for said in clickable if said in words] == []
    page.emulate_media(media="print")
    assert page.locator("select, input, button").filter(visible=True).count() == 0


def test_no_norm_is_torn_in_two(own_address: str, page: Page) -> None:
    """Heading, answer and norm of a rule stand on one page of the booklet."""
    pdf = printed(page, own_address + "/hele-code/")
    norms = page.eval_on_selector_all(
        ".rb-boek__kern",
        "all => all.map(e => [e.querySelector('h3').textContent, [...e.querySelectorAll('li')].pop().textContent])",
    )
    pages = [packed(text) for text in pdf.pages[3:]]
    torn = [h for h, last in norms if not any(packed(h) in p and packed(last)[-40:] in p for p in pages)]
    assert torn == []


def test_measuring_for_print_leaves_no_trace(own_address: str, page: Page) -> None:
    """After printing the screen is as it was, at the same place."""
    page.goto(own_address + "/hele-code/")
    page.evaluate("scrollTo({top: 3000, behavior: 'instant'})")
    page.pdf()
    assert page.evaluate("[scrollY, document.querySelector('.rb-boek').className]") == [
        3000,
        "rb-main rb-boek md-typeset",
    ]
    assert page.evaluate("[...document.querySelectorAll('link[media=print]')].length") == 3


@pytest.mark.parametrize(
    ("path", "lead"), [("hele-code/", ""), ("hele-code/toelichting/", "Toelichting bij ")]
)
def test_each_chapter_of_a_booklet_has_its_name_above(
    own_address: str, page: Page, path: str, lead: str
) -> None:
    """A loose sheet finds its way back: its chapter stands in the head, and whether it explains."""
    pdf = printed(page, f"{own_address}/{path}")
    starts = dict(pdf.headings)
    title, first = next((t, n) for t, n in pdf.headings if t.startswith("2 "))
    last = next(n for t, n in pdf.headings if t.startswith("3 "))
    assert last > first + 1, starts
    for number in range(first, last):
        words = packed(pdf.pages[number - 1])
        assert packed(lead + title) in words
        assert ("Toelichtingbij" in words) == bool(lead)


def test_the_booklets_name_each_other_on_paper(own_address: str, page: Page) -> None:
    """On the cover, by address; references to places in a booklet are by number, without one."""
    for path, other in (("hele-code/", "hele-code/toelichting/"), ("hele-code/toelichting/", "hele-code/")):
        pages = [packed(text) for text in printed(page, f"{own_address}/{path}").pages]
        assert f"(gedragscode.example/{other})" in pages[0]
        assert not any("(gedragscode.example/hele-code/" in text for text in pages[1:])


def test_links_say_where_they_lead(own_address: str, page: Page) -> None:
    """Other places in full, this site's own in short; rules have their number, their histories have none."""
    words = packed("".join(printed(page, own_address + RULE).pages))
    assert "(https://wetten.overheid.nl/" in words
    assert "(gedragscode.example/situaties/" in words
    assert not re.search(r"\(gedragscode\.example/regels/[a-z-]+/\)", words)


def test_what_is_folded_is_open_on_paper(own_address: str, page: Page) -> None:
    """`details` show what they hold."""
    page.goto(own_address + RULE)
    page.evaluate(
        "document.querySelector('.rb-norm').insertAdjacentHTML('beforeend', "
        "'<details><summary>Meer</summary><p>Verborgen tekst</p></details>')"
    )
    assert "Verborgentekst" in packed("".join(read_pdf(page.pdf()).pages))


def test_paper_is_white(own_address: str, page: Page) -> None:
    """A dark screen prints black on white."""
    page.goto(own_address + RULE)
    page.emulate_media(media="print", color_scheme="dark")
    colours = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    assert page.eval_on_selector("body", colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_foot_cannot_be_broken_out_of() -> None:
    """Titles and notices with quotes, backslashes or line ends stay inside their string."""
    rules, _ = load_book(book("klein"))
    settings = Settings('x"y', "https://regels.example/", 'Let op: "dit"\\\n} * { display: none }')
    css = page_margins(Publication(rules, dt.date(2026, 1, 1), settings), rules.adopted[-1]).decode()
    assert r"Let op: \22 dit\22 \5c \a } * { display: none }" in css
    without_strings = re.sub(r'"[^"\n]*"', '""', css)
    assert '"' not in without_strings.replace('""', "")
    assert "display: none" not in without_strings


def test_addresses_are_noted_where_no_number_serves() -> None:
    """At links to topics and pages; not at rules, chapters, fragments or running text."""
    html = (
        '<p>href="/x/" <a class="a" href="/onderwerpen/geschenken/">x</a> <a href="/regels/x/">1.1</a>'
        '<a href="/versies/2022-12-23/hoofdstukken/y/">2</a> <a href="#lid-1">3</a> <a href="https://a.nl/">4</a> '
        '<a href="/vergelijk/a..b/hoofdstukken/y/naast-elkaar/">2</a> <a href="/hele-code/#x-lid-1">5</a> <a href="/hele-code/">6</a></p>'
    )
    noted = with_printed_addresses(html, "https://regels.example/boek/")
    assert re.findall(r'data-adres="([^"]*)"', noted) == [
        "regels.example/boek/onderwerpen/geschenken/",
        "regels.example/boek/hele-code/",
    ]
    assert re.sub(r' data-adres="[^"]*"', "", noted) == html
