"""Going from change to change: links that do not drown the text, also with a filter on; what stayed the same, once."""

from __future__ import annotations

from playwright.sync_api import Browser, Page


def heard_in(page: Page, selector: str) -> list[tuple[str, str]]:
    """The role and the words of every link and text in an element, in the order in which a screen reader gets them."""
    page.evaluate("selector => document.querySelector(selector).setAttribute('data-gehoord', '')", selector)
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "[data-gehoord]"})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {each["nodeId"]: each for each in nodes}
    left = [next(each["nodeId"] for each in nodes if each.get("backendDOMNodeId") == backend)]
    found = []
    while left:
        each = by_id[left.pop()]
        role = each.get("role", {}).get("value")
        if role in ("link", "StaticText"):
            found.append((role, " ".join(each["name"]["value"].split())))
        else:
            left += reversed(each.get("childIds", []))
    return [(role, words) for role, words in found if words]


def test_a_sentence_with_many_changes_is_heard_whole(own_address: str, browser: Browser) -> None:
    """Two links before it, the first of which says where it leads; none among its words."""
    page = browser.new_page()
    page.goto(own_address + "/regels/jaarlijks-gesprek/")
    page.click(".rb-redline > summary")
    heard = heard_in(page, ".rb-redline .rb-lid.rb-hier")
    links = [("link", "volgende wijziging: lid 3"), ("link", "vorige wijziging")]
    assert heard[:3] == [*links, ("StaticText", "2")]
    assert [words for role, words in heard[3:] if role == "link"] == ["de oude regel 9.4, lid 1"]
    said = " ".join(words for role, words in heard if role == "StaticText")
    assert "U doet ingevoegd: vooraf einde wijziging. mee aan" in " ".join(said.split())
    page.close()


def test_with_a_filter_on_links_lead_to_what_is_shown(own_address: str, browser: Browser) -> None:
    """Past the changes that it hides, both ways, by the same key; without it as before."""
    page = browser.new_page()
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
    heard = " ".join(text for _, text in heard_in(page, same))
    assert heard.split() == ["Ongewijzigd", *words]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert [cell.is_visible() for cell in cells.all()] == [True, True]
    one, other = (cell.bounding_box() for cell in cells.all())
    assert one
    assert other
    assert (one["y"], one["height"]) == (other["y"], other["height"])
    assert " ".join(text for _, text in heard_in(page, same)).split() == ["Ongewijzigd", *words]
    hidden = page.locator("[aria-hidden=true] :is(a, [tabindex], [id])")
    assert hidden.locator("xpath=ancestor::div[@data-kant]").count() == 0
    context.close()
