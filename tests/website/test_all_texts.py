"""A comparison that is too heavy for one page: a reader can have all its texts there all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.support.browsing import saving, visit

BUTTON = "Toon alle teksten op deze pagina"
DONE = "Alle teksten staan nu op deze pagina."
HEAVY = ("2022-12-23..2026-01-01/", "2022-12-23..2026-01-01/naast-elkaar/", "2025-09-26..2026-01-01/")
TEXTS = """() => Object.fromEntries(Array.from(document.querySelectorAll("section.rb-regel"), rule => {
    const copy = rule.cloneNode(true);
    copy.querySelectorAll(".rb-wn").forEach(stop => stop.remove());
    return [rule.id, copy.textContent.replace(/\\s+/g, " ").trim()];
}))"""
"""What every rule on a page reads, but for the links from change to change."""


def has_all(page: Page) -> None:
    """Ask for all texts on a page of who saves data, and wait for them."""
    page.click(f"text={BUTTON}")
    page.wait_for_function(
        "said => document.querySelector('[role=status]:focus')?.textContent === said", arg=DONE
    )


def come(page: Page) -> None:
    """Wait for all texts where they come by themselves."""
    page.wait_for_selector(f"text={DONE}")


@pytest.mark.parametrize("way", ["press", "scroll", "link"])
@pytest.mark.parametrize("pair", HEAVY)
def test_all_texts_of_all_chapters(own_address: str, browser: Browser, pair: str, way: str) -> None:
    """Every rule reads as on the page of its chapter, in the same order, with ids that are its own."""
    page = saving(browser) if way == "press" else browser.new_page()
    page.goto(f"{own_address}/vergelijk/{pair}")
    order = page.locator("section.rb-regel").evaluate_all("all => all.map(rule => rule.id)")
    chapters = page.locator(".rb-lijstdeel h3 a").evaluate_all("all => all.map(a => a.href)")
    if way == "press":
        has_all(page)
    elif way == "scroll":
        page.mouse.wheel(0, 9000)
        come(page)
    else:
        page.click(".rb-wijzigingen a >> nth=20")
        come(page)
    shown = page.evaluate(TEXTS)
    assert list(shown) == order
    hrefs = page.locator("article a[href]").evaluate_all("all => all.map(a => a.href)")
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    page_address = page.url.partition("#")[0]
    targets = {href.partition("#")[2] for href in hrefs if href.startswith(page_address + "#")}
    assert targets <= set(ids)
    stops = page.locator("article .rb-wn").count()
    there: dict[str, str] = {}
    counted = page.locator("details.rb-regel .rb-wn").count()
    known: set[str] = set(hrefs)
    for chapter in chapters:
        page.goto(chapter)
        there |= page.evaluate(TEXTS)
        counted += page.locator("article .rb-wn").count()
        elsewhere = page.locator("section.rb-regel a[href]").evaluate_all("all => all.map(a => a.href)")
        assert {href for href in elsewhere if "#w" not in href} <= known
    assert shown == there
    assert stops == counted
    page.close()


def test_from_the_first_change_to_the_last_and_back(own_address: str, browser: Browser) -> None:
    """The links go on from chapter to chapter, and say which rule comes; with a filter on, past what it hides."""
    page = saving(browser)
    page.goto(f"{own_address}/vergelijk/{HEAVY[0]}")
    has_all(page)
    onward = page.locator("article .rb-wn > :first-child")
    ids = onward.evaluate_all("all => all.map(a => a.id)")
    assert len(ids) > 150
    assert onward.evaluate_all("all => all.map(a => a.hash.slice(1))") == [*ids[1:], "wijzigingen"]
    back = page.locator("article .rb-wn > :nth-child(2)").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert back == ["wijzigingen", *ids[:-1]]
    names = onward.all_text_contents()
    assert "volgende wijziging: regel 2.1" in names
    assert names[-1] == "naar de lijst"
    assert all(re.fullmatch(r"volgende wijziging(: .+)?", name) for name in names[:-1])
    page.select_option("[data-keuze=doelgroep]", label="oud-bewindspersonen")
    shown = page.locator(".rb-wn a[id]:visible").evaluate_all("all => all.map(a => [a.id, a.hash.slice(1)])")
    assert 1 < len(shown) < len(ids) / 3
    assert [to for _, to in shown] == [*(id for id, _ in shown[1:]), "wijzigingen"]
    page.close()


def test_all_texts_are_accessible(own_address: str, browser: Browser) -> None:
    """The page with all texts on it has nothing that axe finds, also where it is narrow, and breaks no policy."""
    with visit(browser, own_address) as window:
        window.open(f"/vergelijk/{HEAVY[1]}#teksten")
        come(window.page)
        assert not window.page.is_visible(f"text={BUTTON}")
        for width, scheme in ((320, "dark"), (1280, "light")):
            window.view(width, scheme)
            assert window.measure("axe") + window.measure("overflow") == []
        assert window.faults == []


@pytest.mark.parametrize("answer", ["none", "other page", "no script"])
def test_what_does_not_come(own_address: str, browser: Browser, answer: str) -> None:
    """Nothing is replaced by half; the button keeps the focus, and the next press of the key may do it."""
    page = saving(browser)
    page.goto(f"{own_address}/vergelijk/{HEAVY[0]}")
    before = page.evaluate(TEXTS)
    if answer == "no script":
        page.route("**/alles.js*", lambda route: route.abort())
    elif answer == "none":
        page.route("**/hoofdstukken/geschenken/", lambda route: route.abort())
    else:
        page.route("**/hoofdstukken/geschenken/", lambda route: route.fulfill(body="<h1>Log in</h1>"))
    page.focus(f"text={BUTTON}")
    page.keyboard.press("Enter")
    if answer == "no script":
        page.wait_for_timeout(300)
    else:
        page.wait_for_selector("text=Ophalen lukte niet.")
    assert page.evaluate(TEXTS) == before
    page.unroute_all()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text={DONE}")
    assert page.evaluate(TEXTS) != before
    page.close()


def test_all_texts_as_they_are_seen_here(own_address: str, browser: Browser) -> None:
    """Who chose side by side elsewhere, but looks at the texts in one column here, gets them so; at the change asked for."""
    page = browser.new_page()
    page.goto(f"{own_address}/vergelijk/")
    page.evaluate("localStorage.setItem('regelboek-weergave', 'naast')")
    page.goto(f"{own_address}/vergelijk/{HEAVY[0]}#h4w13")
    come(page)
    assert page.locator(".rb-rij").count() == 0
    assert (
        page.evaluate("document.getElementById('h4w13').closest('.rb-wn').getBoundingClientRect().top") < 900
    )
    page.close()


@pytest.mark.parametrize("pair", HEAVY)
def test_nothing_comes_before_the_reader_nears_it(own_address: str, browser: Browser, pair: str) -> None:
    """Neither at the top of the page, nor ever for who saves data."""
    for page, nears in ((browser.new_page(), False), (saving(browser), True)):
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{own_address}/vergelijk/{pair}")
        if nears:
            page.mouse.wheel(0, 9000)
        page.wait_for_timeout(300)
        assert len(asked) > 5
        assert not [url for url in asked if "alles.js" in url or "hoofdstukken" in url]
        page.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("pair", HEAVY)
def test_what_is_read_stays_where_it_is(own_address: str, browser: Browser, pair: str, width: int) -> None:
    """What comes above it moves nothing; the link that has the focus keeps it."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    answers: list[Route] = []

    def hold(route: Route) -> None:
        answers.append(route)

    page.route("**/hoofdstukken/**", hold)
    page.goto(f"{own_address}/vergelijk/{pair}")
    rule = page.locator("section.rb-regel:has(a[href])").nth(20)
    id = rule.get_attribute("id") or ""
    top = "id => document.getElementById(id).getBoundingClientRect().top"
    length = "document.documentElement.scrollHeight"
    rule.evaluate("rule => rule.scrollIntoView()")
    page.evaluate("scrollBy(0, -140)")
    rule.locator(".rb-meer a" if pair == HEAVY[2] else "a[href]:visible").first.focus()
    page.wait_for_timeout(300)
    words = page.evaluate("document.activeElement.textContent")
    before, long = page.evaluate(top, id), page.evaluate(length)
    for answer in answers:
        answer.continue_()
    page.unroute_all()
    come(page)
    assert abs(page.evaluate(top, id) - before) < 2
    assert page.evaluate(length) > long
    assert page.evaluate("id => document.activeElement.closest('section').id === id", id)
    if pair == HEAVY[2]:  # elsewhere the link led to what is here now
        assert page.evaluate("document.activeElement.textContent") == words
    page.close()


def test_without_a_script_or_a_server(own_address: str, own_site: Path, browser: Browser) -> None:
    """Then nothing promises what cannot be; the chapters are in the list. A page that holds all has no button."""
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(f"{own_address}/vergelijk/{HEAVY[0]}")
    assert not bare.is_visible(f"text={BUTTON}")
    assert "staan per hoofdstuk bij elkaar" in bare.inner_text(".rb-noot")
    assert bare.is_visible(".rb-noot a[href='#wijzigingen']")
    bare.close()
    page = browser.new_page()
    page.goto((own_site / "vergelijk" / HEAVY[0] / "index.html").as_uri())
    assert not page.is_visible(f"text={BUTTON}")
    page.close()
    assert "data-alles" not in (own_site / "vergelijk/2022-12-23..2024-07-02/index.html").read_text("utf-8")
