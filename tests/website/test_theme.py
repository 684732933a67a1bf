"""A theme of the NL Design System, dropped in after our tokens, dresses the site as it is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route
from tests.support.browsing import WIDTHS, Visit, visit
from tests.support.sites import ROOT, book, build, project, served

from regelboek.site.dress import fitted, tokens

THEME = (
    ROOT / "node_modules" / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist" / "theme.css"
)
CLASS = "voorbeeld-theme"
ASSETS = ROOT / "overrides" / "assets"
DRESSED = ("/", "/regels/geschenken-aannemen/", "/versies/2024-07-02/regels/geschenken-aannemen/")


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Visit]:
    """A window on the site with one stylesheet more, right after our tokens, and its class on the page."""

    def drop_in(route: Route) -> None:
        answer = route.fetch()
        link = re.search(r'<link rel="stylesheet" href="([^"]*)tokens\.css[^>]*>', answer.text())
        assert link
        theme = f'{link[0]}\n<link rel="stylesheet" href="{link[1]}theme.css">'
        body = answer.text().replace(link[0], theme).replace("<html ", f'<html data-theme="{CLASS}" ')
        body = body.replace('class="no-js"', f'class="no-js {CLASS}"')
        route.fulfill(response=answer, body=body)

    with visit(browser, own_address, color_scheme=request.param, reduced_motion="reduce") as window:
        window.page.route(re.compile(r"/$"), drop_in)
        window.page.route("**/theme.css", lambda route: route.fulfill(path=THEME, content_type="text/css"))
        yield window


def looks(window: Visit) -> dict[str, str]:
    """The fonts and colours that a reader sees, by name."""
    seen: dict[str, str] = window.page.evaluate(
        """() => {
          const style = (name) => getComputedStyle(document.querySelector(name));
          return {
            text: style("body").fontFamily, heading: style("h1").fontFamily, size: style("body").fontSize,
            ink: style("body").color, paper: style("body").backgroundColor,
            header: style(".rb-balk").backgroundColor, link: style(".rb-voet a").color,
          };
        }"""
    )
    return seen


def test_a_theme_takes_effect(dressed: Visit, browser: Browser, own_address: str) -> None:
    """Fonts, sizes and colours of text, headings, links and header become those of the theme."""
    with visit(browser, own_address) as plain:
        plain.open("/")
        before = looks(plain)
    dressed.open("/")
    after = looks(dressed)
    assert "Noto Sans" in after["text"]
    assert "Noto Serif" in after["heading"]
    assert {name for name in after if after[name] == before[name]} <= {"paper"}
    assert after["paper"] == "rgb(255, 255, 255)"  # the theme has one scheme, light, and gives it whole


@pytest.mark.parametrize("address", DRESSED)
def test_a_theme_leaves_the_site_accessible(address: str, dressed: Visit) -> None:
    """axe still finds nothing, at any width, also with the menus open; every focus shows."""
    faults: list[str] = []
    dressed.open(address)
    for width in WIDTHS:
        dressed.page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{width}: {found}" for found in dressed.measure("axe") + dressed.measure("overflow")]
    dressed.page.keyboard.press("Tab")
    faults += dressed.measure("focus")
    dressed.measure("unfold")
    faults += dressed.measure("axe")
    assert faults + dressed.faults == []


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built with the stylesheet of the theme among its assets, and nothing else changed."""
    folder = project(tmp_path_factory.mktemp("thema") / "project")
    shutil.copyfile(THEME, folder / "overrides" / "assets" / "thema.css")
    build(folder, book("klein"))
    return folder / "site"


def test_a_site_wears_a_theme_that_is_put_among_its_assets(worn: Path, browser: Browser) -> None:
    """Without its class, and of its 200 kB only the tokens that our styles use."""
    with served(worn) as address, visit(browser, address, reduced_motion="reduce") as window:
        window.open("/")
        assert "Noto Serif" in looks(window)["heading"]
        assert window.measure("axe") + window.faults == []
    assert (worn / "assets" / "thema.css").stat().st_size < 12_000


def test_only_what_is_used_of_a_theme_is_kept() -> None:
    """Tokens lead to tokens; comments, other rules and what nobody asks for stay out."""
    theme = """
    /* --a: comment; */
    .some-theme { --a: var(--b); --b: rgb(1 2 3); --c: 1px; --d: url("data:;x"); }
    .button { color: var(--c); }
    """
    assert tokens(theme) == {"--a": "var(--b)", "--b": "rgb(1 2 3)", "--c": "1px", "--d": 'url("data:;x")'}
    kept = fitted(theme, ["p { color: var(--a); background: var( --d ) }"])
    assert tokens(kept) == {"--a": "var(--b)", "--b": "rgb(1 2 3)", "--d": 'url("data:;x")'}


def declared(css: str) -> set[str]:
    """The custom properties that a stylesheet sets."""
    return set(re.findall(r"(--[\w-]+)\s*:", css))


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_every_token_is_known(path: Path) -> None:
    """Styles use tokens that are set, and no colour of their own but for paper."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    everywhere = (ASSETS / name for name in ("tokens.css", "regelboek.css"))
    known = declared(css).union(*(declared(file.read_text("utf-8")) for file in everywhere))
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= known
    if path.name != "tokens.css":
        screen = css.split("@media print")[0] if path.name != "afdruk.css" else ""
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", screen) == []


def test_the_page_of_two_versions_needs_no_style_of_others(own_site: Path) -> None:
    """It goes without `bladen.css`: nothing on it has a class that is styled there alone."""
    classes = {
        path.name: set(re.findall(r"\.(rb-[\w-]+)", path.read_text("utf-8"))) for path in ASSETS.glob("*.css")
    }
    alone = classes["bladen.css"] - classes["regelboek.css"] - classes["vergelijken.css"]
    assert {"rb-norm", "rb-regels", "rb-kaart"} <= alone
    pages = [
        path
        for path in (own_site / "vergelijk").glob("*..*/**/index.html")
        if "bladen.css" not in path.read_text("utf-8")
    ]
    assert len(pages) >= 12
    for path in pages:
        used = {
            name
            for names in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))
            for name in names.split()
        }
        assert used & alone == set(), path


def test_every_token_is_one_of_the_system() -> None:
    """A theme of the NL Design System sets every token that we use, under the same name."""
    assert declared((ASSETS / "tokens.css").read_text("utf-8")) <= declared(THEME.read_text("utf-8"))
