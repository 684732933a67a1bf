"""Search as a reader meets it: by address, in the fields, by keyboard, from a folder, in each version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

RULE = "/regels/geschenken-aannemen/"
SHOWN = "#resultaten[aria-busy=false] > li"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; a script error fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def titles(page: Page) -> list[str]:
    """The titles of the results that are shown."""
    return page.locator("#resultaten > li:visible h2").all_inner_texts()


def test_a_result_says_what_it_is(own_address: str, page: Page) -> None:
    """Title with number, force, topic, and a sentence with the words marked."""
    page.goto(f"{own_address}/zoeken/?q=geschenken+laten+registreren")
    page.wait_for_selector(SHOWN)
    item = page.locator("#resultaten > li", has=page.locator("a[href*='geschenken-registreren']")).first
    assert item.locator("h2").inner_text().startswith("4.2 ")
    assert "Verplicht" in item.inner_text()
    assert "Geschenken" in item.locator(".rb-hit__meta").inner_text()
    assert item.locator("p mark").count()
    assert item.locator("a").first.get_attribute("href", timeout=1000)
    assert page.title().startswith("‘geschenken laten registreren’")


def test_a_retired_word_is_explained(own_address: str, page: Page) -> None:
    """The result says what it is called today, and until when the old word held."""
    page.goto(f"{own_address}/zoeken/?q=vertrouwenspersoon")
    page.wait_for_selector(SHOWN)
    note = page.locator(".rb-hit__eerder").first.inner_text()
    assert note == "Vertrouwensfunctionaris heette tot 15 maart 2024 vertrouwenspersoon."


def test_the_address_alone_narrows(own_address: str, page: Page) -> None:
    """`onderwerp` and `voor` work without a touch, and the fields show them."""
    page.goto(f"{own_address}/zoeken/?q=cadeau")
    page.wait_for_selector(SHOWN)
    every = page.locator("#resultaten > li").count()
    page.goto(f"{own_address}/zoeken/?q=cadeau&onderwerp=geschenken&voor=topambtenaar")
    page.wait_for_selector(SHOWN)
    assert 0 < page.locator("#resultaten > li").count() < every
    assert page.input_value("#zoekonderwerp") == "geschenken"
    assert page.input_value("#zoekvoor") == "topambtenaar"
    assert "in geschenken, topambtenaren" in page.inner_text("#zoekstand")


def test_a_choice_narrows_at_once(own_address: str, page: Page) -> None:
    """The list changes, the status tells, and the address keeps it."""
    page.goto(f"{own_address}/zoeken/?q=cadeau")
    page.wait_for_selector(SHOWN)
    page.select_option("#zoekvoor", "topambtenaar")
    expect(page.locator("#zoekstand")).to_contain_text("topambtenaren")
    assert page.url.endswith("?q=cadeau&voor=topambtenaar")


def test_nothing_found_leads_on(own_address: str, page: Page) -> None:
    """Near words and every topic; never an empty page."""
    page.goto(f"{own_address}/zoeken/?q=qqqqzzz")
    expect(page.locator("#zoekstand")).to_contain_text("Niets gevonden")
    assert page.locator("#resultaten > li").count() == 0
    assert page.locator("#zoekhulp a:visible").count() > 20


def test_an_unknown_choice_in_the_address_does_no_harm(own_address: str, page: Page) -> None:
    """It is as if it were not there."""
    page.goto(f"{own_address}/zoeken/?q=cadeau&onderwerp=bestaat-niet&voor=niemand")
    page.wait_for_selector(SHOWN)
    assert titles(page)


def test_what_is_typed_is_never_run(own_address: str, page: Page) -> None:
    """Signs of HTML stay text."""
    page.goto(f"{own_address}/zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20cadeau")
    page.wait_for_selector(SHOWN)
    assert page.locator("#tekst img").count() == 0
    assert "<img src=x" in page.inner_text("#zoekstand")


def test_search_loads_at_first_use(own_address: str, page: Page) -> None:
    """A page that is only read asks for no index; the first focus does, and nothing that is typed is sent."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(own_address)))
    page.goto(own_address + RULE, wait_until="load")
    assert not [url for url in asked if "index.js" in url or "zoekmachine" in url]
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    assert [url for url in asked if url.endswith("/zoeken/index.js")]
    before = len(asked)
    page.keyboard.type("snoepreisje")
    page.wait_for_selector(".rb-voorstel")
    assert asked[before:] == []


def test_the_best_three_by_keyboard(own_address: str, page: Page) -> None:
    """After the pattern of the ARIA Authoring Practices: arrows choose, Enter goes, Escape closes."""
    page.goto(own_address + RULE)
    field = page.locator("#q")
    field.focus()
    page.wait_for_selector("#q[role=combobox]")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("snoepreisje")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.locator("[role=listbox]:visible > [role=option]")
    assert 0 < options.count() <= 3
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    chosen = field.get_attribute("aria-activedescendant")
    assert chosen == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "snoepreisje"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: RULE not in url)
    assert "/zoeken/" not in page.url


def test_enter_without_a_choice_leads_to_the_results(own_address: str, page: Page) -> None:
    """The form is sent as without a script."""
    page.goto(own_address + "/")
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type("bijbaan")
    page.wait_for_selector(".rb-voorstel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=bijbaan")
    page.wait_for_selector(SHOWN)


def test_nothing_that_is_typed_is_sent(own_address: str, page: Page) -> None:
    """Not by a form, a choice, a second question, or as the page that one comes from."""
    sent: list[str] = []
    page.on("request", lambda r: sent.append(f"{r.url} {r.headers.get('referer', '')}"))
    page.goto(own_address + RULE)
    page.fill("#q", "kletspraatje")
    page.press("#q", "Enter")
    page.wait_for_url("**/zoeken/?q=kletspraatje")
    for question in ("horlogemaker", "sinaasappel"):
        page.fill("#zoekvraag", question)
        page.press("#zoekvraag", "Enter")
        page.wait_for_url(f"**/zoeken/?q={question}*")
        expect(page.locator("#zoekstand")).to_contain_text(question)
        page.select_option("#zoekvoor", "topambtenaar")
        page.wait_for_url("**&voor=topambtenaar")
    page.locator("footer a").first.click()
    page.wait_for_load_state()
    assert len(sent) > 10
    assert [one for one in sent if any(word in one for word in ("kletspraat", "horloge", "sinaas"))] == []


def test_back_shows_what_was_asked_before(own_address: str, page: Page) -> None:
    """Each question is a step in the history, and the empty page is one too."""
    page.goto(f"{own_address}/zoeken/")
    page.fill("#zoekvraag", "cadeau")
    page.press("#zoekvraag", "Enter")
    page.wait_for_selector(SHOWN)
    page.go_back()
    page.wait_for_selector(SHOWN, state="detached")
    assert page.url.endswith("/zoeken/")
    assert page.input_value("#zoekvraag") == ""


def test_a_click_on_one_of_the_three_goes_there(own_address: str, page: Page) -> None:
    """The first is the page that a search would show first."""
    page.goto(own_address + "/")
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type("dienstauto")
    page.locator(".rb-voorstel").first.click()
    page.wait_for_url(lambda url: "dienstauto" in url)


def test_each_version_searches_itself(own_address: str, page: Page) -> None:
    """The fields of an old version suggest and find pages of that version."""
    page.goto(f"{own_address}/versies/2022-12-23{RULE.replace('-aannemen', '')}")
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type("privemail")
    page.locator(".rb-voorstel").first.click()
    page.wait_for_url("**/versies/2022-12-23/**")


def test_it_works_from_a_folder(own_site: Path, page: Page) -> None:
    """Without a server, results lead to files."""
    page.goto((own_site / "zoeken" / "index.html").as_uri() + "?q=cadeau")
    page.wait_for_selector(SHOWN)
    page.locator("#resultaten a").first.click()
    page.wait_for_url("**/index.html")
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("asked", "path"),
    [("wat is er veranderd", "/sinds/"), ("versies vergelijken", "/vergelijk/"), ("wijzigingen", "/sinds/")],
)
def test_what_changed_is_found(own_address: str, page: Page, asked: str, path: str) -> None:
    """The pages on what changed, before any rule or situation."""
    page.goto(f"{own_address}/zoeken/?q={asked.replace(' ', '+')}")
    page.wait_for_selector(SHOWN)
    first = page.locator("#resultaten > li a").first
    assert str(first.get_attribute("href", timeout=1000)).endswith(path)


def test_whom_to_ask_is_found(own_address: str, page: Page) -> None:
    """A role leads to what it is for and how to reach it; a mark of a paragraph does not run into its words."""
    page.goto(f"{own_address}/zoeken/?q=secretaris-generaal")
    page.wait_for_selector(SHOWN)
    first = page.locator("#resultaten > li").first
    assert (
        first.locator("a").get_attribute("href", timeout=1000).endswith("/adviespunten/#secretaris-generaal")
    )  # type: ignore[union-attr]
    assert "Adviespunt" in first.inner_text()
    page.goto(f"{own_address}/zoeken/?q=lobby")
    page.wait_for_selector(SHOWN)
    assert "toegestaan U" not in page.locator("#resultaten").inner_text()
