"""Building: same bytes, all or nothing, proof before publishing, and a cache that can be trusted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bench.book import generated_book
from tests.support.sites import book, build, project

from regelboek.pages import site as pages_site
from regelboek.pages.edition import Edition
from regelboek.pages.page import Page, Tree
from regelboek.pages.publication import Publication
from regelboek.site import cache
from regelboek.site.build import BrokenSite
from regelboek.site.engine import EngineError

Spoil = Callable[[Page], Page | None]


def digests(site: Path) -> dict[str, str]:
    """Every file of a site with its digest."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder."""
    return project(tmp_path / "project")


@pytest.fixture
def built(tmp_path: Path, small_project: Path) -> Path:
    """A project folder in which the small book was built before."""
    return shutil.copytree(small_project, tmp_path / "project")


def write_rules(folder: Path, files: dict[str, bytes]) -> None:
    """A rules folder `regels` in a project."""
    for path, data in files.items():
        place = folder / "regels" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def test_two_folders_give_the_same_bytes(small_project: Path, tmp_path: Path) -> None:
    """The same book built in another folder, with other jobs, is identical."""
    other = project(tmp_path / "elders" / "diep" / "twee")
    build(other, book("klein"), jobs=2)
    assert digests(other / "site") == digests(small_project / "site")


def test_the_cache_knows_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade of the code that makes pages, no page of before is used."""
    before = cache.fingerprint({"a.md": b"a"}, "")
    monkeypatch.setattr(cache, "_our_engine", lambda: "another")
    assert cache.fingerprint({"a.md": b"a"}, "") != before


def test_a_cached_build_gives_the_same_bytes(folder: Path) -> None:
    """A second build reuses everything and changes nothing."""
    first = build(folder, book("klein"))
    before = digests(folder / "site")
    second = build(folder, book("klein"))
    assert (first.reused, second.built) == (0, 0)
    assert digests(folder / "site") == before


def test_an_edit_of_the_draft_rebuilds_only_the_draft(folder: Path) -> None:
    """And its comparison with the version in force; published versions do not wait for it."""
    files = book("klein")
    build(folder, files, with_draft=True)
    path = "concept/regels/reizen.md"
    files[path] = files[path].replace(b"titel: ", b"titel: Over ", 1)
    assert build(folder, files, with_draft=True).built == 2


def test_a_file_changed_in_place_is_not_reused(folder: Path) -> None:
    """The site is linked to the cache; who writes into it finds the page built anew."""
    build(folder, book("klein"))
    page = folder / "site/regels/uitnodigingen/index.html"
    before = page.read_bytes()
    page.chmod(0o644)
    page.write_bytes(b"vervalst")
    assert build(folder, book("klein")).built == 1
    assert page.read_bytes() == before


def _with(page: Page, old: str, new: str) -> Page:
    body = type(page.body)(str(page.body).replace(old, new)) if page.rule else page.body
    return Page(**{**page.__dict__, "body": body})


SPOILED: dict[str, tuple[Spoil, str]] = {
    "missing rule": (
        lambda p: None if p.rule == "lobbyverbod" else p,
        "heeft geen pagina|die pagina is er niet",
    ),
    "other words": (lambda p: _with(p, "binnen twee weken", "binnen drie weken"), "luidt anders"),
    "broken anchor": (lambda p: _with(p, "#lid-2", "#lid-9"), "dat anker is er niet"),
    "broken link": (
        lambda p: _with(p, "/regels/geschenken-aannemen/", "/regels/weg/"),
        "die pagina is er niet",
    ),
    "repeated id": (lambda p: _with(p, 'id="toelichting"', 'id="norm"'), "staat er 2 keer"),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_site_that_is_not_right_is_not_published(
    built: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A rule that is missing or reads otherwise, a broken link, anchor or id: the old site stays."""
    spoil, said = SPOILED[fault]
    before = digests(built / "site")
    real = pages_site.edition_tree

    def spoiled(edition: Edition) -> Tree:
        tree = real(edition)
        pages = tuple(q for p in tree.pages if (q := spoil(p)) is not None)
        return dataclasses.replace(tree, pages=pages)

    monkeypatch.setattr(pages_site, "edition_tree", spoiled)
    with pytest.raises(BrokenSite, match=said):
        build(built, book("klein"))
    assert digests(built / "site") == before
    assert [p.name for p in built.iterdir() if p.name.startswith(".site")] == []


CORRUPTED = {
    "word changed": ("<ins>", "<ins>onzin ", "niet de nieuwe tekst"),
    "deletion hidden": ("<del>", '<del class="rb-x">', "niet de oude tekst"),
    "insertion not marked": ("<ins>", "<b>", "niet de oude tekst"),
    "change called the same": ('data-deel="norm"', 'data-gelijk="norm"', "heet gelijk gebleven"),
    "part left out": ('data-deel="norm"', 'data-weg="norm"', "ontbreekt"),
    "other page": ('data-oud="versies/2022-12-23', 'data-oud="versies/1999-01-01', "die pagina is er niet"),
}


@pytest.mark.parametrize("fault", CORRUPTED)
def test_a_corrupted_redline_is_not_published(
    built: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A redline that is not what it claims to be stops the build; the old site stays."""
    old, new, said = CORRUPTED[fault]
    before = digests(built / "site")
    real = pages_site.comparing_tree

    def corrupted(publication: Publication) -> Tree:
        tree = real(publication)
        page = next(p for p in tree.pages if ".." in p.path and old in p.body)
        spoiled = page.with_body(type(page.body)(str(page.body).replace(old, new, 1)))
        pages = tuple(spoiled if p is page else p for p in tree.pages)
        return dataclasses.replace(tree, pages=pages)

    monkeypatch.setattr(pages_site, "comparing_tree", corrupted)
    with pytest.raises(BrokenSite, match=said):
        build(built, book("klein"))
    assert digests(built / "site") == before


def test_text_that_looks_like_a_link_is_no_fault(folder: Path) -> None:
    """Running text with quotes and an attribute's name is only text."""
    files = book("klein")
    path = "concept/regels/uitnodigingen.md"
    text = files[path].decode() + '\n## Gespreksvragen\n\n- Wat doet href="/nergens/" hier?\n'
    files[path] = text.encode()
    build(folder, files, with_draft=True)
    assert 'href="/nergens/"' in (folder / "site/concept/regels/uitnodigingen/index.html").read_text("utf-8")


def test_a_broken_theme_publishes_nothing(folder: Path) -> None:
    """A template that cannot be rendered stops the build before anything is written."""
    (folder / "overrides/main.html").write_text("{% extends 'nergens.html' %}", "utf-8")
    with pytest.raises(Exception, match=r"nergens\.html"):
        build(folder, book("klein"))
    assert not (folder / "site").exists()


def test_bad_settings_are_said_in_dutch(folder: Path) -> None:
    """A broken `mkdocs.yml` is named, with what to do."""
    (folder / "mkdocs.yml").write_text("site_name: [", "utf-8")
    with pytest.raises(EngineError, match="De instellingen in"):
        build(folder, book("klein"))


def test_a_killed_build_leaves_the_old_site(built: Path) -> None:
    """Whenever it is cut short: the site that stands is whole, and the next build succeeds."""
    before = digests(built / "site")
    write_rules(built, book("klein"))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1772323200"}
    command = [sys.executable, "-m", "regelboek", "build", "--rules", "regels", "--no-cache"]
    for wait in (0.35, 0.6, 0.9, 1.2):
        process = subprocess.Popen(
            command, cwd=built, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert digests(built / "site") == before
    done = subprocess.run(command, cwd=built, env=environment, capture_output=True, check=True)
    assert b"Peildatum: 1 maart 2026" in done.stdout
    assert digests(built / "site") == before


def test_a_book_with_errors_builds_nothing(folder: Path) -> None:
    """The command prints what is wrong and leaves the site as it was."""
    files = {p: d.replace(b"kracht: verplicht", b"kracht: verplciht") for p, d in book("klein").items()}
    write_rules(folder, files)
    command = [sys.executable, "-m", "regelboek", "build", "--rules", "regels"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Bedoelde u `verplicht`?" in done.stdout
    assert not (folder / "site").exists()


def test_the_nasty_book_is_built_whole(folder: Path) -> None:
    """Corrections, splits, mergers, returns, odd texts: every page is there and the proof holds."""
    result = build(folder, book("gemeen"), with_draft=True, day=dt.date(2026, 1, 1), jobs=2)
    assert result.pages > 400
    corrected = (folder / "site/versies/2022-12-23/index.html").read_text("utf-8")
    assert "is een fout in deze versie hersteld" in corrected


@pytest.mark.parametrize("with_draft", [False, True])
def test_a_book_that_begins_is_a_draft_alone(folder: Path, with_draft: bool) -> None:
    """Before anything was adopted the draft is shown, and nothing is compared."""
    build(folder, generated_book(2, releases=0), with_draft=with_draft)
    home = (folder / "site/index.html").read_text("utf-8")
    assert "concept" in home
    assert not list((folder / "site/vergelijk").glob("*..*"))


def test_the_day_decides_which_version_binds(folder: Path) -> None:
    """Before its day an adopted version is only announced."""
    result = build(folder, book("klein"), day=dt.date(2023, 6, 1))
    assert result.publication.in_force.id == "2022-12-23"
    later = (folder / "site/versies/2024-07-02/index.html").read_text("utf-8")
    assert "Deze versie geldt pas vanaf 2 juli 2024" in later
