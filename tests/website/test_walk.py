"""A walk of every kind of page that the built site has, in a real browser.

The kinds come from the addresses of the site itself, so that a new kind of page is walked without a
word here: the largest page of each kind, a short one of it in every width and scheme, and one page of
each kind in every version for what its banner and menu add.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.browsing import SCHEMES, WIDTHS, Visit, visit
from tests.support.pages import by_kind, by_size, once, page_file
from tests.support.profile import FULL


@pytest.fixture
def calm(browser: Browser, own_address: str) -> Iterator[Visit]:
    """A window in which nothing moves, so that what is measured stands still."""
    with visit(browser, own_address, reduced_motion="reduce") as window:
        yield window


@pytest.fixture
def calm_small(browser: Browser, small_address: str) -> Iterator[Visit]:
    """The same on the site of the small book."""
    with visit(browser, small_address, reduced_motion="reduce") as window:
        yield window


SMALLEST, LARGEST = 0, -1


def walk(window: Visit, site: Path, size: int = SMALLEST, share: int = 0, shares: int = 1) -> Iterator[str]:
    """Open one page of each kind in turn, or of a share of the kinds."""
    pages = [pages[size] for pages in by_size(site).values()]
    assert len(pages) > 25
    for address in pages[share::shares]:
        window.open(address)
        yield address


FOLDED_EVERYWHERE = 2
"""The menu of versions and the contents, the same on every page: unfolded where there is more."""


LONG = 300
"""Elements: a longer page takes axe seconds, and its parts recur on a shorter one of its kind."""


SHARES = 6
"""In how many tests a long walk is cut, so that workers finish together."""


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing(
    share: int, own_site: Path, small_site: Path, calm: Visit, calm_small: Visit
) -> None:
    """WCAG 2.2 A and AA and best practices, on a phone, a tablet and a desktop, light and dark, and unfolded.

    The longest page of each kind, in every view unless it is long; then once in each scheme, unfolded, and
    the shortest of its kind in every view, of the small book where that has one.
    """
    faults: list[str] = []
    kinds, small = by_size(own_site), by_size(small_site)
    assert len(kinds) > 25
    for kind in list(kinds)[share::SHARES]:
        window, pages = calm, kinds[kind]
        window.open(pages[LARGEST])
        if (len(pages) > 1 or kind in small) and window.page.locator("*").count() > LONG:
            window.measure("unfold")
            faults += _axe(window, [(320, "light"), (1280, "dark")])
            window, pages = (calm_small, small[kind]) if kind in small else (calm, pages)
            window.open(pages[SMALLEST])
        faults += _axe(window, VIEWS)
        if window.page.locator("details").count() > FOLDED_EVERYWHERE:
            window.measure("unfold")
            faults += _axe(window, [(1280, "light"), (320, "dark")])
    assert faults + calm.faults + calm_small.faults == []


VIEWS = tuple(itertools.product(WIDTHS, SCHEMES))


def _axe(window: Visit, views: Sequence[tuple[int, str]]) -> Iterator[str]:
    """What axe finds in some views of a page."""
    for width, scheme in views:
        window.view(width, scheme)
        yield from (f"{window.page.url} at {width}, {scheme}: {found}" for found in window.measure("axe"))


SPACED = ("overflow", "clipped", "overlaps", "spaced")
"""Reflow (1.4.10), nothing cut off, nothing over another, text spacing (1.4.12)."""
LAID_OUT = {
    (320, 256): (*SPACED, "focus"),
    (768, 1024): ("overflow", "clipped"),
    (1280, 1024): (*SPACED, "outline", "moving", "focus"),
}
"""What is measured in which window; the first is 400 % of 1280 by 1024.

`outline`: language, one heading, one main, named landmarks, a skip link. `moving`: nothing moves for
who asks so. `focus`: the order of Tab is that of reading, each stop has an outline (2.4.7) and is in
sight (2.4.11).
"""


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_lost_at_any_size(share: int, own_site: Path, calm: Visit) -> None:
    """Zoomed in to 400 %, on a tablet and a desktop, with wider text spacing, by keyboard, and unfolded."""
    faults: list[str] = []
    for address in walk(calm, own_site, LARGEST, share, SHARES):
        for (width, height), measures in LAID_OUT.items():
            calm.view(width, height=height)
            for measure in measures:
                faults += [f"{address} at {width}: {found}" for found in calm.measure(measure)]
        calm.measure("unfold")
        calm.view(320)
        faults += [f"{address} unfolded: {found}" for found in calm.measure("overflow")]
    assert faults == []


def test_every_version_is_clean(own_site: Path, calm: Visit) -> None:
    """Old versions, the fixed address of the one in force, and the draft: narrow light or wide dark.

    The shortest page of each kind: what differs from the pages above is the banner and the menu, the same
    on every kind of page, so axe looks at each second kind that has a short one.
    """
    faults: list[str] = []
    seen = set(once(own_site).values())
    views = itertools.cycle(((320, "light"), (1280, "dark")))
    for turn, pages in enumerate(by_kind(own_site).values()):
        address = min(pages, key=lambda page: (page_file(own_site, page).stat().st_size, page))
        if address in seen:
            continue
        calm.open(address)
        calm.view(*next(views))
        found = calm.measure("overflow")
        if FULL or (turn % 2 == 0 and calm.page.locator("*").count() <= LONG):
            found += calm.measure("axe")
        faults += [f"{address}: {fault}" for fault in found]
    assert faults + calm.faults == []


def _asked(question: str) -> Callable[[Page], None]:
    def ask(page: Page) -> None:
        page.wait_for_function("document.getElementById('zoekstand').textContent !== ''")
        assert bool(page.locator("#resultaten > li").count()) is not question.startswith("qq")

    return ask


def _suggested(page: Page) -> None:
    field = page.locator("input[name=q]").first
    field.focus()
    page.wait_for_selector("input[role=combobox]")
    field.press_sequentially("snoepreis")
    page.wait_for_selector(".rb-voorstel")
    page.keyboard.press("ArrowDown")


def _unfolded(page: Page) -> None:
    page.evaluate("regelboekMeasures.unfold()")


def _half_filled(page: Page) -> None:
    """A name, a choice, and one more person."""
    page.locator("[data-kaart] :is(input[type=text], textarea)").first.fill("Een oude vriend")
    page.locator("[data-kaart] input[type=radio]").first.check()
    page.locator("[data-kaart] button").first.click()
    assert page.locator("[data-kaart] input[type=radio]:checked").count()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "results": ("/zoeken/?q=geschenk", _asked("geschenk")),
    "results narrowed": ("/zoeken/?q=cadeau&onderwerp=geschenken&voor=topambtenaar", _asked("cadeau")),
    "nothing found": ("/zoeken/?q=qqqqzzz", _asked("qqqqzzz")),
    "suggestions": ("/regels/geschenken-aannemen/", _suggested),
    "suggestions at home": ("/", _suggested),
    "paragraph chosen": ("/regels/geschenken-aannemen/#lid-1", _unfolded),
    "redline open": ("/regels/lobby-contacten/", _unfolded),
    "change chosen": ("/vergelijk/2025-09-26..2026-01-01/hoofdstukken/beginselen/#w3", _unfolded),
    "form half filled": ("/gesprek/", _half_filled),
    "wrong address": ("/dit-adres/bestaat-niet/", _unfolded),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_clean(state: str, calm: Visit) -> None:
    """Also with results or suggestions shown, nothing found, menus open, a redline, a form half filled."""
    address, reach = STATES[state]
    calm.open(address)
    reach(calm.page)
    faults = list(_axe(calm, VIEWS))
    for width in WIDTHS:
        calm.view(width)
        faults += [f"{width}: {fault}" for fault in calm.measure("overflow") + calm.measure("clipped")]
    assert faults + calm.faults == []


def test_forced_colours_keep_every_meaning(browser: Browser, small_site: Path, small_address: str) -> None:
    """In the reader's own colours focus shows, and the open page, the norm and the field have an edge."""
    faults: list[str] = []
    with visit(browser, small_address, forced_colors="active", reduced_motion="reduce") as window:
        for address in walk(window, small_site):
            window.page.keyboard.press("Tab")
            found = window.measure("focus") + window.measure("overflow")
            faults += [f"{address}: {fault}" for fault in found]
        window.open("/regels/geschenken-aannemen/")
        edges = window.page.evaluate(
            "['.rb-lade [aria-current]', '.rb-lade li:first-child > a', '.rb-norm', '#q', '.rb-kracht']"
            ".map(name => parseFloat(getComputedStyle(document.querySelector(name)).borderLeftWidth))"
        )
        assert [edge > 0 for edge in edges] == [True, False, True, True, True]
    assert faults == []


def test_everything_is_there_without_scripts(browser: Browser, own_site: Path, own_address: str) -> None:
    """Every kind of page is whole: its heading shows, its details unfold, nothing sticks out."""
    faults: list[str] = []
    with visit(
        browser, own_address, java_script_enabled=False, viewport={"width": 320, "height": 900}
    ) as window:
        page = window.page
        for address in walk(window, own_site):
            if not page.locator("h1").first.is_visible():
                faults.append(f"{address}: no heading")
            fold = page.locator(".rb-lade > summary")
            fold.click()
            if not page.locator(".rb-lade nav a").first.is_visible():
                faults.append(f"{address}: the contents do not unfold")
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > 321:
                faults.append(f"{address}: {wide} pixels wide")
    assert faults + window.faults == []
