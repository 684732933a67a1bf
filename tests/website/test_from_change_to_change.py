"""Going from change to change: links that do not drown the text, also with a filter on; what stayed the same, once."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from playwright.sync_api import Browser
from tests.support.browsing import saving
from tests.support.hearing import heard

MARKED = re.compile(
    r'(?P<before><span class="rb-x rb-wn">(?:(?!</span>).)*</span>)?'
    r'<(?P<tag>\w+)(?: data-deel="\w+")? class="(?:rb-lid )?rb-(?:in|uit|hier|weg)"[^>]*>(?P<within>(?:<td>)?<span class="rb-x rb-wn">)?'
)
"""A block that is marked as new, lapsed or moved, with the links in front of it or at its start."""


def walked(site: Path) -> list[tuple[Path, str]]:
    """Every page that has links from change to change."""
    pages = ((path, path.read_text("utf-8")) for path in sorted(site.rglob("index.html")))
    return [(path, text) for path, text in pages if "rb-wn" in text]


def test_every_marked_block_is_a_stop(own_site: Path) -> None:
    """Also in rules that came of a split or a merger, and where something moved from; a whole part at its heading."""
    missed = []
    for path, text in walked(own_site):
        for block in MARKED.finditer(text):
            part = 'data-deel="' in block[0]
            is_cell = block["tag"] in ("td", "th")  # counts with its row
            if not (part or is_cell or block["before"] or block["within"]):
                missed.append((path, text[block.start() : block.end() + 200]))
    assert missed == []


def test_split_rules_have_stops_as_any_other(own_site: Path) -> None:
    """In 2.4 the paragraphs that left it, in 3.3 what it took in and what is new in it; no heading that is not marked."""
    text = (own_site / "vergelijk/2024-07-02..2025-09-26/index.html").read_text("utf-8")
    card = text.split('id="r-belangen-melden-vooraf"')[1].split("</section>")[0]
    names = re.findall(r">volgende wijziging: ([^<]*)", card)
    start, first = names.index("oud lid 2, onderdeel a"), names.index("regel 3.3")
    assert names[start : start + 6] == [
        "oud lid 2, onderdeel a",
        "lid 2, onderdeel a",
        "oud lid 3",
        "oud lid 4",
        "oud lid 5",
        "lid 3",
    ]
    assert names[first + 1 : -1] == [
        *("lid 2", "lid 3", "lid 4", "lid 5"),
        *("toelichting, alinea 1", "toelichting, alinea 2", "voetnoot 1"),
        *("voorbeelden, punt 1", "voorbeelden, punt 2", "gespreksvragen"),
    ]


def test_stops_after_each_other_have_names_of_their_own(own_site: Path) -> None:
    """What stands in the old text alone is said to; a list in a paragraph is not that paragraph."""
    for path, text in walked(own_site):
        names = re.findall(r'<a id="w\d+" href="#w\d+">volgende wijziging: ([^<]*)', text)
        assert [one for one, other in itertools.pairwise(names) if one == other] == [], path


def test_a_sentence_with_many_changes_is_heard_whole(own_address: str, browser: Browser) -> None:
    """Two links before it, the first of which says where it leads; none among its words."""
    page = browser.new_page()
    page.goto(own_address + "/regels/jaarlijks-gesprek/")
    page.click(".rb-redline > summary")
    said = heard(page.context.new_cdp_session(page), page, ".rb-redline .rb-lid.rb-hier", links=True)
    links = [("link", "volgende wijziging: lid 3"), ("link", "vorige wijziging")]
    assert said[:3] == [*links, ("StaticText", "2")]
    assert [words for role, words in said[3:] if role == "link"] == ["de oude regel 9.4, lid 1"]
    texts = " ".join(words for role, words in said if role == "StaticText")
    assert "U doet ingevoegd: vooraf einde wijziging. mee aan" in texts
    page.close()


def test_with_a_filter_on_links_lead_to_what_is_shown(own_address: str, browser: Browser) -> None:
    """Past the changes that it hides, both ways, by the same key; without it as before."""
    page = saving(browser)
    page.goto(own_address + "/vergelijk/2022-12-23..2026-01-01/")
    links = page.locator(".rb-wn a")
    whole = links.evaluate_all("all => all.map(a => [a.hash, a.textContent])")
    page.select_option("[data-keuze=doelgroep]", label="oud-bewindspersonen")
    shown = page.locator(".rb-wn a[id]:visible").evaluate_all("all => all.map(a => a.id)")
    assert 1 < len(shown) < len(whole) / 4
    page.focus(f"#{shown[0]}")
    for there in shown[1:]:
        page.keyboard.press("Enter")
        page.wait_for_function("id => document.activeElement.id === id", arg=there)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("id => document.activeElement.id === id", arg=shown[-2])
    ways = page.locator(f".rb-wn:has(#{shown[0]}) a, .rb-wn:has(#{shown[-1]}) a").all_text_contents()
    assert [words.partition(":")[0] for words in ways] == [
        "volgende wijziging",
        "naar de lijst",
        "naar de lijst",
        "vorige wijziging",
    ]
    page.select_option("[data-keuze=doelgroep]", "")
    assert links.evaluate_all("all => all.map(a => [a.hash, a.textContent])") == whole
    page.close()


def test_a_rule_of_a_split_is_chosen_for_its_own_audience(own_address: str, browser: Browser) -> None:
    """What became of both is shown as long as either fits; the list and the summary count the rule itself."""
    page = browser.new_page()
    page.goto(own_address + "/vergelijk/2024-07-02..2025-09-26/")
    assert "bewindspersonen (16 regels)" in page.locator(".rb-main").inner_text()
    page.select_option("[data-keuze=doelgroep]", label="bewindspersonen")
    assert (page.locator("[data-stand]").text_content() or "").startswith("16 van de ")
    names = page.locator(".rb-wijzigingen > li:visible a").all_text_contents()
    assert "3.3 Zet uw belangen op afstand" in names
    assert "2.4 Meld uw financiële belangen vooraf" not in names
    assert page.locator("#r-belangen-melden-vooraf").is_visible()
    page.select_option("[data-keuze=doelgroep]", label="oud-bewindspersonen")
    assert not page.locator("#r-belangen-melden-vooraf").is_visible()
    page.close()


def test_texts_that_stayed_the_same_stand_once_on_a_phone(own_address: str, browser: Browser) -> None:
    """And are heard once in either width; in a wide window both cells stand beside each other."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(own_address + "/vergelijk/2022-12-23..2026-01-01/hoofdstukken/geschenken/naast-elkaar/")
    same = ".rb-eender"
    cells = page.locator(same).first.locator("> div")
    assert [cell.is_visible() for cell in cells.all()] == [False, True]
    words = cells.nth(1).inner_text().split()
    assert len(words) > 3
    session = page.context.new_cdp_session(page)
    said = " ".join(text for _, text in heard(session, page, same, links=True))
    assert said.split() == ["Ongewijzigd", *words]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert [cell.is_visible() for cell in cells.all()] == [True, True]
    one, other = (cell.bounding_box() for cell in cells.all())
    assert one
    assert other
    assert (one["y"], one["height"]) == (other["y"], other["height"])
    assert " ".join(text for _, text in heard(session, page, same, links=True)).split() == [
        "Ongewijzigd",
        *words,
    ]
    hidden = page.locator("[aria-hidden=true] :is(a, [tabindex], [id])")
    assert hidden.locator("xpath=ancestor::div[@data-kant]").count() == 0
    context.close()
