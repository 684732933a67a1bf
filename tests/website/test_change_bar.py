"""The bar below the texts: from change to change for mouse and finger, and to the other view at the same place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.support.browsing import saving

PAIR = "/vergelijk/2025-09-26..2026-01-01/"
NEXT, BEFORE, VIEW = "[data-loop='1']", "[data-loop='-1']", ".rb-loop [data-weergave]"
COVERED = """() => {
    const bar = document.querySelector(".rb-loop").getBoundingClientRect();
    const links = Array.from(document.querySelectorAll(".rb-wn:focus-within a"), a => a.getBoundingClientRect());
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest(".rb-wn, .rb-loop, .rb-vh, [hidden], details:not([open])")) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const box of range.getClientRects()) {
            if (box.width > 1 && links.some(l => Math.min(l.right, box.right) - Math.max(l.left, box.left) > 2
                && Math.min(l.bottom, box.bottom) - Math.max(l.top, box.top) > 5)) found.push(walker.currentNode.data);
        }
    }
    return [links.length > 0, links.every(l => l.bottom <= bar.top), found];
}"""
"""Whether links of a change are shown, above the bar, and what words they lie on."""


def press(page: Page, button: str) -> str:
    """Press a button as a finger does, without the scrolling of Playwright; the place that it leads to."""
    before = page.evaluate("location.href")
    box = page.locator(button).bounding_box()
    assert box
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    page.wait_for_function("before => location.href !== before", arg=before)
    return str(page.evaluate("location.hash"))


@pytest.mark.parametrize("width", [320, 1280])
def test_a_finger_goes_from_change_to_change(width: int, own_address: str, browser: Browser) -> None:
    """From the list to each in turn and back, from what is seen after scrolling; past the first to the list."""
    page = saving(browser, viewport={"width": width, "height": 800})
    page.goto(own_address + PAIR)
    assert not page.locator(".rb-loop").evaluate("bar => bar.getBoundingClientRect().top < innerHeight")
    page.click("text=Naar de teksten")
    page.wait_for_function("location.hash === '#teksten'")
    assert [press(page, NEXT) for _ in range(4)] == ["#w1", "#w2", "#w3", "#w4"]
    assert [press(page, BEFORE) for _ in range(4)] == ["#w3", "#w2", "#w1", "#wijzigingen"]
    tops = "() => Array.from(document.querySelectorAll('.rb-wn'), one => one.getBoundingClientRect().top)"
    page.evaluate("scrollBy(0, 9000)")
    above = sum(top < 90 for top in page.evaluate(tops))
    assert press(page, NEXT) == f"#w{above + 1}"
    page.locator(".rb-loop a[href='#wijzigingen']").click()
    assert page.evaluate("location.hash") == "#wijzigingen"
    page.close()


def test_the_bar_passes_what_a_choice_hides(own_address: str, browser: Browser) -> None:
    """The first and the second change that it leads to are shown."""
    page = browser.new_page()
    page.goto(own_address + PAIR + "?doelgroep=oud-bewindspersoon#teksten")
    for _ in range(3):
        where = press(page, NEXT)
        assert (
            page.locator(where).locator("xpath=ancestor::section[contains(@class, 'rb-regel')]").is_visible()
        )
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_links_of_a_change_cover_no_text(width: int, own_address: str, browser: Browser) -> None:
    """With the focus on them they stand on a line of their own, above the bar."""
    page = saving(browser, viewport={"width": width, "height": 800})
    page.goto(own_address + PAIR)
    assert page.locator(".rb-wn a[id]").count() > 40
    for number in range(1, 41, 3):
        page.focus(f"#w{number}")
        assert page.evaluate(COVERED) == [True, True, []], number
    page.close()


def test_the_other_view_opens_at_the_rule_that_is_read(own_address: str, browser: Browser) -> None:
    """From the bar, and from the top of the page at the rule that the address asks for; a choice goes along."""
    page = browser.new_page()
    page.goto(own_address + PAIR + "?doelgroep=bewindspersoon#r-lobby-contacten")
    asked = "?doelgroep=bewindspersoon#r-lobby-contacten"
    press(page, VIEW)
    assert page.evaluate("location.href") == f"{own_address}{PAIR}naast-elkaar/{asked}"
    page.wait_for_load_state()
    page.evaluate("scrollTo(0, 0)")
    page.click(".rb-wissel a >> nth=0")
    page.wait_for_function("!location.href.includes('naast')")
    assert page.evaluate("location.href") == own_address + PAIR + asked
    page.close()


def test_without_a_script_the_bar_leads_to_the_list_and_the_view(own_address: str, browser: Browser) -> None:
    """And has no buttons that do nothing; on paper it is not there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (PAIR, f"{PAIR}hoofdstukken/contacten/"):
        page.goto(own_address + path)
        assert page.locator(".rb-loop > :visible").all_text_contents() == ["Lijst", "Naast elkaar"]
        page.emulate_media(media="print")
        assert not page.locator(".rb-loop").is_visible()
        page.emulate_media(media="screen")
    context.close()


@pytest.mark.parametrize("is_saving", [True, False])
def test_a_choice_that_hides_what_a_link_leads_to_says_so(
    own_address: str, browser: Browser, is_saving: bool
) -> None:
    """With a way to show all, there; what cannot be chosen among is not shown beside a choice."""
    page = saving(browser) if is_saving else browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(fault.message))
    page.goto(own_address + PAIR + "?soort=new#%E0")  # an address that is cut off
    assert page.inner_text("[data-stand]").startswith("13 van")
    page.goto("about:blank")
    page.goto(own_address + PAIR + "?soort=new#r-lobby-contacten")
    if not is_saving:
        page.wait_for_selector("text=Alle teksten staan nu op deze pagina.")
    assert page.inner_text("[data-stand]").startswith(
        "Waar uw link naartoe gaat, hoort niet bij uw keuze. 13 van"
    )
    assert page.evaluate("document.activeElement.textContent") == "Toon alles"
    assert not page.is_visible("#gelijk")
    assert not page.is_visible("#begrippen-en-indeling")
    page.keyboard.press("Enter")
    assert page.is_visible("#r-lobby-contacten")
    assert page.evaluate("document.getElementById('r-lobby-contacten').getBoundingClientRect().top") < 120
    assert page.url.endswith(PAIR + "#r-lobby-contacten")
    assert page.is_visible("#gelijk")
    assert page.inner_text("[data-stand]") == ""
    assert not page.is_visible("text=Toon alles")
    assert faults == []
    page.close()
