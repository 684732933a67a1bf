"""The same pages in Material as it comes, with its own search."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from regelboek.search import Document

CONFIG = """site_name: Regelboek
site_url: https://example.org/
theme:
  name: material
  language: nl
  font: false
plugins:
  - search:
      lang: nl
"""
FOUND = """() => Array.from(document.querySelectorAll('.md-search-result__item'))
  .map(item => item.querySelector('a').href).slice(0, 3)"""

FIELD = "[data-md-component=search-query]"
EMPTY = "/typ om/i.test(document.querySelector('.md-search-result__meta').textContent)"
ANSWERED = "/document(en)?$/.test(document.querySelector('.md-search-result__meta').textContent.trim())"


def build_stock(folder: Path, documents: Iterable[Document]) -> Path:
    """A stock site: every document as a page with all its words, synonyms too."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Regelboek\n", "utf-8")
    for document in documents:
        place = docs / f"{document.path.rstrip('/')}.md"
        place.parent.mkdir(exist_ok=True)
        also = ", ".join(document.phrases)
        texts = [text for name, text in document.fields.items() if name != "title"]
        body = "\n\n".join(text.replace("[^", "[") for text in (*texts, also))
        place.write_text(f"# {document.title}\n\n{body}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return folder / "site"


def ask_stock(page: Page, address: str, question: str) -> list[str]:
    """What its search finds, as addresses below the root. It looks at the field when a key goes up."""
    for text, state in (("", EMPTY), (question, ANSWERED)):
        field = page.locator(FIELD)
        field.fill(text)
        field.dispatch_event("keyup")
        page.wait_for_function(state)
    links: list[str] = page.evaluate(FOUND)
    return [link.split("?")[0].split("#")[0].removeprefix(f"{address}/") for link in links]


def open_stock(page: Page, address: str) -> None:
    """The first page, with its search ready."""
    page.goto(f"{address}/")
    page.focus(FIELD)
    page.wait_for_function(EMPTY)
