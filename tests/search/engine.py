"""The engine in a real browser: an empty page with its scripts and the index of a version, from a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playwright.sync_api import Browser, Page
from tests.support.sites import ROOT, book

from regelboek.loading.book import load_book
from regelboek.model.rulebook import RuleBook
from regelboek.pages.edition import Edition
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.search import search_index

DAY = dt.date(2026, 3, 1)
SCRIPTS = ("zoektaal.js", "zoekmachine.js")
START = "window.engine = regelboekZoekmachine(window.index)"
ANSWERS = """(asked) => asked.map(q => {
  const found = engine.ask(q).hits;
  return found.slice(0, 3).map(hit => hit.page.a);
})"""
TIMES = """(asked) => asked.map(q => {
  let least = Infinity;
  for (let again = 0; again < 3; again++) {
    const start = performance.now();
    const found = engine.ask(q);
    found.hits.slice(0, 15).forEach(hit => engine.marked(engine.sentence(hit.page, found.meant), found.meant));
    least = Math.min(least, performance.now() - start);
  }
  return least;
})"""
"""Milliseconds for an answer with the sentences of the first results, the best of three."""
SLOWED = 6


def own_book() -> RuleBook:
    """The project's own book."""
    return load_book(book("eigen"))[0]


def edition(rules: RuleBook, version: str = "") -> Edition:
    """A version of a book; the one in force unless named."""
    publication = Publication(rules, DAY, Settings("Gedragscode", "https://gedragscode.example/"))
    revision = rules.revisions[version] if version else publication.in_force
    return Edition(publication, revision, publication.prefix(revision) if version else "")


def engine_page(browser: Browser, folder: Path, of: Edition) -> Page:
    """A page in which `engine` answers for a version."""
    for name in SCRIPTS:
        (folder / name).write_bytes((ROOT / "overrides" / "assets" / name).read_bytes())
    (folder / "index.js").write_bytes(search_index(of))
    (folder / "begin.js").write_text("window.regelboekIndex = data => { window.index = data; };", "utf-8")
    scripts = "".join(f'<script src="{name}"></script>' for name in ("begin.js", *SCRIPTS, "index.js"))
    (folder / "leeg.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>leeg</title>{scripts}', "utf-8"
    )
    page = browser.new_page()
    page.goto((folder / "leeg.html").as_uri())
    page.evaluate(START)
    return page


def slow_times(page: Page, questions: list[str]) -> list[float]:
    """Milliseconds a question with the processor slowed six times, as a cheap phone is."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    try:
        times: list[float] = page.evaluate(TIMES, questions)
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        session.detach()
    return times
