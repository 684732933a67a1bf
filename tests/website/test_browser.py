"""What people do with the site in a real browser: by keyboard, without scripts, searching, printing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), b = e.getBoundingClientRect();
  const name = e.textContent.trim().replace(/\\s+/g, ' ') || e.id;
  return [name, s.outlineStyle !== 'none' && b.width > 0, parseFloat(s.outlineWidth)];
}"""


IN_THE_CONTENTS = ("1 Beginselen", "De hele code")
ORDERS = {
    "/regels/geschenken-aannemen/": (
        "Naar de tekst",
        "Gedragscode integriteit",
        "q",
        "Zoek",
        "Kies een andere versie",
        "1 Beginselen",
        "De hele code",
        "geschenken",
        "Secretaris-generaal",
        "Over deze site",
    ),
    "/": (
        "Naar de tekst",
        "Gedragscode integriteit",
        "Kies een andere versie",
        "q",
        "Zoek",
        "U bent kandidaat",
        "U krijgt een cadeau aangeboden",
        "Alle versies",
        "Alle 36 onderwerpen",
        "Wie gaat waarover?",
        "Alle regels op één pagina",
        "Over deze site",
    ),
}


@pytest.mark.parametrize("address", ORDERS)
@pytest.mark.parametrize("width", [360, 1280])
def test_everything_is_reached_by_keyboard(
    address: str, width: int, own_address: str, browser: Browser
) -> None:
    """Tab meets the skip link first, then everything in reading order, each with a visible focus."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(own_address + address)
    names: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        name, shown, outline = focus
        assert shown, f"no visible focus on {name!r}"
        assert outline >= 2, name
        names.append(name)
    page.close()
    folded = width < 960  # the contents are behind one stop, and on the first page of a wide window absent
    wanted = [name for name in ORDERS[address] if not (folded and name in IN_THE_CONTENTS)]
    places = [next((i for i, n in enumerate(names) if n.startswith(start)), None) for start in wanted]
    assert None not in places, dict(zip(wanted, places, strict=True))
    if folded:
        assert "Inhoud" in names
    else:
        assert places == sorted(places), dict(zip(wanted, places, strict=True))
    assert names[0] == "Naar de tekst"


def test_menus_open_by_keyboard(own_address: str, browser: Browser) -> None:
    """Enter opens the versions and the contents, Tab goes on into them, Enter closes them again."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(own_address + "/regels/geschenken-aannemen/")
    for menu in (".rb-versies", ".rb-lade"):
        page.focus(f"{menu} > summary")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.querySelector('{menu} nav').contains(document.activeElement)")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert not page.evaluate(f"document.querySelector('{menu}').open")
    page.close()


def test_the_norm_is_seen_without_scrolling(own_address: str, browser: Browser) -> None:
    """On a phone the answer and the first paragraph of the norm stand above the fold."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(own_address + "/regels/geschenken-aannemen/")
    box = page.locator("#lid-1").bounding_box()
    assert box
    assert box["y"] + box["height"] < 640
    page.close()


def test_the_skip_link_leads_to_the_text(own_address: str, browser: Browser) -> None:
    """Its target takes the focus."""
    page = browser.new_page()
    page.goto(own_address + "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tekst"


def test_it_works_without_javascript(own_address: str, browser: Browser) -> None:
    """The menu of versions opens and leads to the same rule; search says how to go on without it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own_address + "/regels/geschenken-aannemen/")
    page.click(".rb-versies summary")
    page.click(".rb-versies a[href*='2024-07-02']")
    assert page.url.endswith("/versies/2024-07-02/regels/geschenken-aannemen/")
    assert "Oude versie" in page.inner_text(".rb-banier")
    page.goto(own_address + "/zoeken/")
    assert "Zoeken kan alleen met JavaScript" in page.inner_text("main")
    context.close()


def test_search_works_from_the_address_alone(own_address: str, browser: Browser) -> None:
    """`?q=` gives results in the agreed list; the first link of each item is the hit."""
    page = browser.new_page()
    page.goto(own_address + "/zoeken/?q=cadeau")
    page.wait_for_selector("#resultaten[aria-busy=false] > li")
    page.click("#resultaten > li:first-child a")
    assert page.url.startswith(own_address)
    assert page.inner_text("h1")


def test_search_stays_in_the_version_viewed(own_address: str, browser: Browser) -> None:
    """The search of an old version leads to pages of that version."""
    page = browser.new_page()
    page.goto(own_address + "/versies/2022-12-23/zoeken/?q=geschenk")
    page.wait_for_selector("#resultaten[aria-busy=false] > li")
    page.click("#resultaten > li:first-child a")
    assert "/versies/2022-12-23/" in page.url


def test_print_leaves_out_what_paper_cannot_use(own_address: str, browser: Browser) -> None:
    """No navigation, no search; the text and the notice stay."""
    page = browser.new_page()
    page.goto(own_address + "/regels/geschenken-aannemen/")
    page.emulate_media(media="print")
    assert not page.is_visible(".rb-nav")
    assert not page.is_visible(".rb-zoek")
    assert page.is_visible(".rb-norm")
    assert page.is_visible(".rb-mededeling")


COMPARED = "/vergelijk/2025-09-26..2026-01-01/"
VERSIONS = ("2022-12-23", "2024-07-02", "2025-09-26", "2026-01-01")
PAIRS = [f"{old}..{new}" for old, new in itertools.combinations(VERSIONS, 2)]


def test_one_key_leads_from_change_to_change(own_address: str, browser: Browser) -> None:
    """From the list to a rule; then Enter after Enter from each change to the next, visibly, and back."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(own_address + COMPARED + "#w1")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.id") != "w1":
        page.focus("#w1")
    for number in range(2, 6):
        page.keyboard.press("Enter")
        page.wait_for_function(f"location.hash === '#w{number}'")
        assert page.evaluate("document.activeElement.id") == f"w{number}"
        box = page.locator(f"#w{number}").bounding_box()
        assert box is not None
        assert 0 <= box["x"] < 1280
        assert "volgende wijziging" in page.inner_text(f"#w{number}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#w4'")
    context.close()


def spoken(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """The texts of an accessibility tree, in the order in which they are read."""
    by_id = {node["nodeId"]: node for node in nodes}
    left = [nodes[0]["nodeId"]]
    while left:
        node = by_id[left.pop()]
        if node.get("role", {}).get("value") == "StaticText":
            yield node["name"]["value"]
        else:
            left += reversed(node.get("childIds", []))


def test_begin_and_end_of_a_change_are_heard(own_address: str, browser: Browser) -> None:
    """What a screen reader gets says once for each change where it begins and ends; sighted readers do not see it."""
    page = browser.new_page()
    page.goto(own_address + COMPARED + "#r-als-geen-regel-past")
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    heard = " ".join(" ".join(spoken(tree["nodes"])).split())
    assert heard.count("vervallen: vier vervangen door: vijf einde wijziging.") >= 3  # title, summary, norm
    roles = {node.get("role", {}).get("value") for node in tree["nodes"]}
    assert {"insertion", "deletion"} <= roles
    groups = page.locator(".rb-w").count()
    assert 0 < heard.count("einde wijziging.") == groups
    assert "vervangen door" not in page.inner_text("#r-als-geen-regel-past .rb-deelkop + div")


def test_texts_stand_side_by_side_without_javascript(own_address: str, browser: Browser) -> None:
    """The switch is a link; two columns in a wide window, one on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(own_address + COMPARED)
    page.click("text=Naast elkaar")
    page.wait_for_url("**/naast-elkaar/")
    lefts = "[...document.querySelector('.rb-rij:not(.rb-eender)').children].map(e => e.getBoundingClientRect().left)"
    one, other = page.evaluate(lefts)
    assert other > one + 200
    page.set_viewport_size({"width": 360, "height": 800})
    one, other = page.evaluate(lefts)
    assert one == other
    context.close()


def test_the_way_of_showing_is_kept(own_address: str, browser: Browser) -> None:
    """Who chose side by side gets it for the next pair too."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(own_address + COMPARED)
    page.click("[data-weergave=naast]")
    page.goto(own_address + "/vergelijk/2022-12-23..2024-07-02/")
    page.wait_for_url("**/vergelijk/2022-12-23..2024-07-02/naast-elkaar/")
    page.click("[data-weergave=tekst]")
    page.wait_for_url("**/vergelijk/2022-12-23..2024-07-02/")
    page.goto(own_address + COMPARED)
    page.wait_for_timeout(200)
    assert page.url == own_address + COMPARED
    context.close()


BESIDE = "Begrippen, hoofdstukken en wat gelijk bleef staan er nu niet bij."
"""Said where a choice was made: it is among rules."""


def test_changes_can_be_chosen(own_address: str, browser: Browser) -> None:
    """By kind, class, chapter, audience and topic; without a script all of them stand there."""
    page = browser.new_page()
    page.goto(own_address + COMPARED)
    whole = page.locator(".rb-wijzigingen > li:visible").count()
    keys = page.locator("[data-keuze]").evaluate_all("all => all.map(e => e.dataset.keuze)")
    assert set(keys) == {"soort", "klasse", "hoofdstuk", "doelgroep", "onderwerp"}
    page.select_option("[data-keuze=soort]", "new")
    new = page.locator(".rb-wijzigingen > li:visible").count()
    assert 0 < new < whole
    assert page.locator("section.rb-regel:visible").count() == new
    assert page.inner_text("[data-stand]") == f"{new} van de {whole} regels: nieuw. {BESIDE}"
    page.emulate_media(media="print")
    assert page.is_visible("[data-stand]")  # paper says what it lacks
    assert not page.is_visible("[data-keuze]")
    page.emulate_media(media="screen")
    page.select_option("[data-keuze=hoofdstuk]", "topambtenaren")
    assert 0 < page.locator(".rb-wijzigingen > li:visible").count() < new
    assert not page.is_visible("#leest-anders")  # what only reads otherwise is of no kind of change
    page.select_option("[data-keuze=soort]", "")
    page.select_option("[data-keuze=hoofdstuk]", "")
    reads = page.locator("[data-keusdeel] [data-soort]:visible")
    every = reads.count()
    topics = page.locator("[data-keuze=onderwerp] option").evaluate_all("all => all.map(e => e.value)")
    for topic in topics:
        page.select_option("[data-keuze=onderwerp]", topic)
        told = reads.evaluate_all("all => all.map(e => e.dataset.onderwerp.split(' '))")
        assert all(topic in each for each in told) if topic else len(told) == every > 0
        assert page.is_visible("#leest-anders") == bool(told)
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(own_address + COMPARED)
    assert bare.locator(".rb-wijzigingen > li:visible").count() == whole
    assert bare.locator("[data-keusdeel] [data-soort]:visible").count() == every
    assert not bare.is_visible("[data-keuzes]")
    context.close()


def test_nothing_is_hidden_before_a_choice(own_address: str, browser: Browser) -> None:
    """On every pair and view; also where the texts do not fit, and the list has the ids of the rules."""
    page = browser.new_page()
    for pair in PAIRS:
        for view in ("", "naast-elkaar/"):
            page.goto(f"{own_address}/vergelijk/{pair}/{view}")
            listed = page.locator(".rb-wijzigingen > li")
            assert listed.count() == page.locator(".rb-wijzigingen > li:visible").count() > 0
    page.route(
        f"**/vergelijk/{PAIRS[0]}/",
        lambda route: route.fulfill(response=(told := route.fetch()), body=_without_texts(told.text())),
    )
    page.goto(f"{own_address}/vergelijk/{PAIRS[0]}/")
    assert page.locator("section.rb-regel").count() == 0
    whole = page.locator(".rb-wijzigingen > li").count()
    assert page.locator(".rb-wijzigingen > li:visible").count() == whole
    page.select_option("[data-keuze=soort]", "new")
    assert 0 < page.locator(".rb-wijzigingen > li:visible").count() < whole
    page.close()


def _without_texts(html: str) -> str:
    """A page of two versions as it is where no text fits on it."""
    bare = re.sub(r'<section class="rb-regel.*?</section>', "", html, flags=re.DOTALL)
    return re.sub(r'<li( data-soort=[^>]*>.*?href="#(r-[\w-]+)")', r'<li id="\2"\1', bare)


def test_what_changed_since_an_oath_can_be_read_for_one_role(own_address: str, browser: Browser) -> None:
    """Without a script all of it stands there, and no choice."""
    page = browser.new_page()
    page.goto(own_address + "/sinds/2022-12-23/")
    items = page.locator(".rb-regels > li")
    whole = items.count()
    page.select_option("div[data-voor] select", "topambtenaar")
    shown = page.locator(".rb-regels > li:visible")
    assert 0 < shown.count() < whole
    assert all("topambtenaar" in said for said in shown.evaluate_all("all => all.map(e => e.dataset.voor)"))
    assert page.inner_text("div[data-voor] [role=status]") == f"{shown.count()} van de {whole} regels"
    assert page.locator("#tekst h2:visible").count() == page.locator(".rb-regels:visible").count()
    page.select_option("div[data-voor] select", "")
    assert page.locator(".rb-regels > li:visible").count() == whole
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(own_address + "/sinds/2022-12-23/")
    assert bare.locator(".rb-regels > li:visible").count() == whole
    assert not bare.is_visible("div[data-voor]")
    bare.context.close()
    page.close()


def test_a_selection_can_be_shared(own_address: str, browser: Browser) -> None:
    """What was chosen stands in the address, and holds for who opens it; what is no choice does no harm."""
    address = f"{own_address}/vergelijk/2025-09-26..2026-01-01/"
    page = browser.new_page()
    page.goto(address)
    page.select_option("[data-keuze=soort]", "returned")
    said = page.inner_text("[data-stand]")
    assert said == f"1 van de 30 regels: teruggekeerd. {BESIDE}"
    other = browser.new_page()
    other.goto(page.url)
    assert other.inner_text("[data-stand]") == said
    assert other.input_value("[data-keuze=soort]") == "returned"
    other.goto(f"{address}?soort=onzin")
    assert other.input_value("[data-keuze=soort]") == ""
    assert other.inner_text("[data-stand]") == ""
    page.close()
    other.close()


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("1994-08-22", "2022-12-23/#eerder"),
        ("2022-01-10", "2022-12-23/#eerder"),
        ("2022-12-22", "2022-12-23/#eerder"),
        ("2022-12-23", "2022-12-23/"),
        ("2024-07-01", "2022-12-23/"),
        ("2024-07-02", "2024-07-02/"),
        ("2025-09-25", "2024-07-02/"),
        ("2025-12-31", "2025-09-26/"),
        ("2026-01-01", "2026-01-01/"),
    ],
)
def test_a_day_leads_to_its_period(day: str, where: str, own_address: str, browser: Browser) -> None:
    """What changed since an oath, from the day itself; one before the first version leads to the oldest."""
    page = browser.new_page()
    page.goto(own_address + "/sinds/")
    page.get_by_label("Dag van uw beëdiging").fill(day)
    page.get_by_role("button", name="Toon").click()
    period, _, part = where.partition("#")
    page.wait_for_url(f"**/sinds/{period}?op={day}{'#' if part else ''}{part}")
    assert page.locator("#eerder").is_visible() == where.startswith("2022-12-23")
    if page.locator("[data-op]").count():
        said = page.locator("[data-op]").inner_text()
        assert said.startswith(" Op uw dag, " if part else " Uw dag is ")
        assert said.endswith(f"{day[:4]}, was er nog geen versie van deze code." if part else f"{day[:4]}.")
    page.close()


def test_a_role_can_be_shared(own_address: str, browser: Browser) -> None:
    """Whom one reads for stands in the address; then no totals for everyone stand above the list."""
    page = browser.new_page()
    page.goto(own_address + "/sinds/2025-09-26/?op=2025-10-01")
    assert page.is_visible("[data-totaal]")
    page.select_option("[data-voor] select", label="bewindspersonen")
    assert page.url.endswith("/sinds/2025-09-26/?op=2025-10-01&voor=bewindspersoon")
    said = page.inner_text("div[data-voor] [role=status]")
    assert not page.is_visible("[data-totaal]")
    page.reload()
    assert page.input_value("[data-voor] select") == "bewindspersoon"
    assert page.inner_text("div[data-voor] [role=status]") == said
    assert not page.is_visible("[data-totaal]")
    page.select_option("[data-voor] select", "")
    assert page.url.endswith("/sinds/2025-09-26/?op=2025-10-01")
    assert page.is_visible("[data-totaal]")
    page.goto(own_address + "/sinds/2025-09-26/?voor=onzin")
    assert page.input_value("[data-voor] select") == ""
    assert page.is_visible("[data-totaal]")
    page.close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31022022", "Die dag bestaat niet."),
        ("", "Vul een dag in, zoals"),
        ("01010022", "Die dag bestaat niet."),
        ("01012999", "Die dag moet nog komen."),
    ],
)
def test_a_day_that_cannot_be_is_said_to_be_wrong(
    typed: str, said: str, own_address: str, browser: Browser
) -> None:
    """In Dutch, on the page itself, with what to fill in."""
    page = browser.new_page(locale="nl-NL")
    page.goto(own_address + "/sinds/")
    field = page.get_by_label("Dag van uw beëdiging")
    field.focus()
    page.keyboard.type(typed)
    page.get_by_role("button", name="Toon").click()
    page.get_by_text(said).wait_for()
    assert page.url.endswith("/sinds/")
    page.close()


@pytest.mark.parametrize(("typed", "where"), [("10-1-2022", "2022-12-23/#eerder"), ("31-02-2022", "")])
def test_a_day_can_be_typed_where_the_browser_knows_none(
    typed: str, where: str, own_address: str, browser: Browser
) -> None:
    """As people write it."""
    page = browser.new_page()
    page.goto(own_address + "/sinds/")
    page.get_by_label("Dag van uw beëdiging").evaluate("field => { field.type = 'text'; }")
    page.get_by_label("Dag van uw beëdiging").fill(typed)
    page.get_by_role("button", name="Toon").click()
    if where:
        page.wait_for_url("**/sinds/2022-12-23/?op=2022-01-10#eerder")
    else:
        page.get_by_text("Die dag bestaat niet.").wait_for()
    page.close()


def test_a_change_unfolds_on_the_page_of_the_rule(own_address: str, browser: Browser) -> None:
    """Without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own_address + "/regels/lobby-contacten/")
    assert not page.is_visible(".rb-redline ins")
    page.click(".rb-redline summary")
    assert page.is_visible(".rb-redline ins >> nth=0")
    context.close()


def _note(file: Path) -> str:
    """What the page of a rule says of its change, as HTML."""
    found = re.search(r'<section class="rb-wijziging.*?</section>', file.read_text("utf-8"), re.DOTALL)
    return found[0] if found else ""


def test_the_explanation_is_near_whatever_changed(own_site: Path, own_address: str, browser: Browser) -> None:
    """On a phone the longest notes of a change are less than a screen; what one folds, it counts, and a key opens it."""
    height = 740
    page = browser.new_page(viewport={"width": 360, "height": height}, java_script_enabled=False)
    folded = 0
    notes = {file.parent.name: note for file in own_site.glob("regels/*/index.html") if (note := _note(file))}
    assert len(notes) > 20
    unfolded = {rule: re.sub(r"<details.*</details>", "", notes[rule], flags=re.DOTALL) for rule in notes}
    longest = {rule for of in (notes, unfolded) for rule in sorted(of, key=lambda r: (-len(of[r]), r))[:8]}
    for rule in sorted(longest):
        page.goto(f"{own_address}/regels/{rule}/")
        box = page.locator(".rb-wijziging").bounding_box()
        assert box
        assert box["height"] < height * 0.9, rule
        assert page.locator(".rb-wijziging ul.rb-zin > li >> visible=true").count() <= 3
        more = page.locator(".rb-wijziging details:has(> ul.rb-zin)")
        if more.count():
            folded += 1
            hidden = more.locator("li").count()
            told = [int(many) for many in re.findall(r"\d+", more.locator("summary").inner_text())]
            assert more.locator("summary").inner_text().startswith(f"In woorden: {told[0]} zinnen")
            assert sum(told) == hidden
            more.locator("summary").press("Enter")
            assert more.locator("li >> visible=true").count() == hidden
    assert folded > 3
    page.close()


def test_what_a_note_of_a_change_folds_is_printed(own_address: str, browser: Browser) -> None:
    """Sentences, and who decided on which ground."""
    page = browser.new_page()
    page.goto(own_address + "/regels/openbare-agenda/")
    folded = page.locator(".rb-wijziging details.rb-zin li")
    assert folded.count() > 10
    assert not folded.first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".rb-wijziging details.rb-zin li >> visible=true").count() == folded.count()
    page.close()
