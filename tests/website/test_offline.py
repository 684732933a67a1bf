"""The loose edition: a zip that is the same every time, and a folder that works without a server."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page
from tests.support.pages import by_kind
from tests.support.sites import ROOT, book, build, project

from regelboek.pages.page import Offline
from regelboek.site.offline import zip_edition
from regelboek.site.scan import scan_page
from regelboek.site.verify import broken_links

VERSION = "2026-01-01"
SITE = "https://gedragscode.example/"


@pytest.fixture(scope="session")
def folder(own_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the version in force, unpacked in a folder with a space in its name."""
    place = tmp_path_factory.mktemp("los") / "Mijn stukken"
    with zipfile.ZipFile(own_site / "versies" / VERSION / f"regelboek-{VERSION}.zip") as packed:
        packed.extractall(place)
    return place / f"regelboek-{VERSION}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network, that notes what fails and what is asked of anyone.

    What is still on its way when a reader follows a link is let go by the browser: that is no fault.
    """
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else faults.append(r.url))
    page.on(
        "requestfailed",
        lambda r: None if r.failure == "net::ERR_ABORTED" else faults.append(f"failed {r.url}: {r.failure}"),
    )
    yield page
    context.close()
    assert faults == []


def test_every_version_is_offered(own_site: Path) -> None:
    """From its home, the page of versions and the booklets; the draft is not handed out."""
    for version in ("2022-12-23", "2024-07-02", "2025-09-26", VERSION):
        name = f"versies/{version}/regelboek-{version}.zip"
        assert (own_site / name).is_file()
        assert name in (own_site / "versies/index.html").read_text("utf-8")
        for page in ("", "hele-code/", "hele-code/toelichting/"):
            assert name in (own_site / "versies" / version / page / "index.html").read_text("utf-8")
    assert f"versies/{VERSION}/regelboek-{VERSION}.zip" in (own_site / "index.html").read_text("utf-8")
    assert not list((own_site / "concept").rglob("*.zip"))


def test_links_within_name_files_and_others_the_site(folder: Path, own_site: Path) -> None:
    """Every link within the folder leads to a file and, with a fragment, to an id; the others to pages of the site."""
    pages = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.html")}
    scans = {path: scan_page(text) for path, text in pages.items()}
    files = frozenset(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert list(broken_links(scans, files, "no such site")) == []
    outside = set()
    for path, scan in scans.items():
        for link in scan.links:
            if link.startswith(SITE):
                outside.add(link)
            elif not re.match(r"[a-z]+:|#", link):
                assert re.search(r"\.(html|css|js|svg)(\?q=[^#]*)?(#.*)?$", link), (path, link)
    for link in outside:
        place = own_site / link.removeprefix(SITE).partition("#")[0].partition("?")[0]
        assert place.is_file() or (place / "index.html").is_file(), link


def test_it_says_what_it_is_on_every_page(folder: Path) -> None:
    """Its version, the day it was made, where newer ones are; and never that it is in force now."""
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "Losse uitgave van de versie van 1 januari 2026, gemaakt op 1 maart 2026." in text, path
        assert f'<a href="{SITE}versies/">' in text, path
        assert "Deze versie geldt nu" not in text, path
        menu = re.search(r'<details class="rb-versies">.*?</details>', text, re.DOTALL)
        assert menu, path
        assert (
            'Versie <strong>1 januari 2026</strong> <span class="rb-pil">losse uitgave</span></summary>'
            in menu[0]
        )
        assert f'<a href="{SITE}versies/">Is er een nieuwere versie?</a>' in menu[0]
        assert "geldend" not in menu[0]
    readme = (folder / "LEESMIJ.txt").read_text("utf-8")
    assert f"{SITE}versies/{VERSION}/" in readme
    assert "sha256:" in readme


def test_every_kind_of_page_opens_without_a_server(folder: Path, page: Page) -> None:
    """With its styles, nothing asked of anyone, no policy in the way."""
    for addresses in by_kind(folder).values():
        file = folder / addresses[0].strip("/")
        page.goto((file if file.is_file() else file / "index.html").as_uri())
        colour = page.eval_on_selector(".rb-balk", "e => getComputedStyle(e).backgroundColor")
        assert colour == "rgb(18, 58, 84)", addresses[0]


def test_search_works_without_a_server(folder: Path, page: Page) -> None:
    """From the field on the home to the results, and from a result to its page in the folder."""
    page.goto((folder / "index.html").as_uri())
    page.fill("#q", "cadeau")
    page.press("#q", "Enter")
    page.wait_for_selector("#resultaten[aria-busy=false] > li")
    assert page.url.startswith((folder / "zoeken/index.html").as_uri())
    page.click("#resultaten > li:first-child a")
    assert page.url.startswith(folder.as_uri())
    assert page.url.partition("#")[0].endswith("/index.html")
    assert page.inner_text("h1")


def test_the_same_pages_give_the_same_bytes() -> None:
    """Whatever the order in which they come; no time, no machine stands in it, no zip within."""
    offline = Offline("regelboek-x", Markup("<p>los</p>"), "Lees mij\n")
    pages = {"index.html": b"<p>a</p>", "regels/a/index.html": b'<a href="../../">b</a>'}
    once = zip_edition(offline, "versies/x/", SITE, pages, {"assets/a.css": b""})
    again = zip_edition(offline, "versies/x/", SITE, dict(reversed(pages.items())), {"assets/a.css": b""})
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as packed:
        names = [entry.filename for entry in packed.infolist()]
        assert names == sorted(names)
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(name.startswith("regelboek-x/") and not name.endswith(".zip") for name in names)


LINKS = {
    "../../regels/b/#lid-1": "../../regels/b/index.html#lid-1",
    "../../": "../../index.html",
    "../../zoeken/?q=cadeau": "../../zoeken/index.html?q=cadeau",
    "../../../../versies/x/regels/b/": "../../regels/b/index.html",
    "../../../../assets/a.css?1234": "../../assets/a.css",
    "../../../../versies/y/regels/b/": f"{SITE}versies/y/regels/b/",
    "../../../../": SITE,
    "../../../../versies/xx/": f"{SITE}versies/xx/",
    "../../weg/": f"{SITE}versies/x/weg/",
    "#lid-1": "#lid-1",
    "https://wetten.overheid.nl/": "https://wetten.overheid.nl/",
    "mailto:a@b.nl": "mailto:a@b.nl",
}


@pytest.mark.parametrize("link", LINKS)
def test_each_kind_of_link(link: str) -> None:
    """On a page `regels/a/` of the version `versies/x/`."""
    pages = {
        "index.html": b"",
        "zoeken/index.html": b"",
        "regels/b/index.html": b"",
        "regels/a/index.html": f'<p>href="{link}"</p><a class="x" href="{link}">x</a>'.encode(),
    }
    offline = Offline("los", Markup(""), "")
    packed = zip_edition(offline, "versies/x/", SITE, pages, {"assets/a.css": b"", "assets/b.css": b""})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        made = archive.read("los/regels/a/index.html").decode()
    assert made == f'<p>href="{link}"</p><a class="x" href="{LINKS[link]}">x</a>'


def test_export_gives_what_the_site_offers(tmp_path: Path) -> None:
    """`regelboek export VERSIE --zip BESTAND`; an unknown version is said with what was meant."""
    place = project(tmp_path / "project")
    build(place, book("klein"))
    rules = ROOT / "tests" / "books" / "klein"

    def export(version: str) -> subprocess.CompletedProcess[str]:
        command = [
            sys.executable,
            "-m",
            "regelboek",
            "export",
            version,
            "--zip",
            "uit.zip",
            "--rules",
            str(rules),
        ]
        return subprocess.run(
            command, cwd=place, capture_output=True, text=True, check=False, env=environment
        )

    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1772323200"}
    done = export("2022-12-23")
    assert done.returncode == 0, done.stderr
    offered = place / "site/versies/2022-12-23/regelboek-2022-12-23.zip"
    assert (place / "uit.zip").read_bytes() == offered.read_bytes()
    missed = export("2022-12-32")
    assert missed.returncode == 2
    assert "Bedoelde u `2022-12-23`?" in missed.stderr
