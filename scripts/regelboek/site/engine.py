"""The one module that knows MkDocs: a tree of pages in, a folder of HTML out.

The tree is plain files: a generated `mkdocs.yml` that inherits the site's own, and for each page
front matter with finished HTML. The same folder builds in another engine that reads MkDocs'
settings; what this module adds is only that the HTML does not go through a Markdown parser.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import yaml
from jinja2.bccache import Bucket
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils.yaml import get_yaml_loader

from regelboek.errors import RegelboekError
from regelboek.pages.html import TABLE_BOX
from regelboek.pages.page import Document, Page, Tree, relative_links
from regelboek.pages.paper import with_printed_addresses


class EngineError(RegelboekError):
    """The engine could not build a tree."""


try:
    from yaml import CSafeDumper as _Dumper
except ImportError:
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]

_BODY_MARK = "<!-- regelboek -->"
_TOGGLES = re.compile(r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*')
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs adds to every tree and the assembly makes once for the whole site."""
_ASSETS = "assets"


def source_path(page: Page) -> str:
    """Where a page stands in the tree of sources: one file a page, no folder of its own."""
    return f"{page.path.rstrip('/') or 'index'}.md"


def source_text(page: Page, tree: Tree, settings: SiteSettings) -> str:
    """A page as the engine reads it: front matter and finished HTML."""
    address = tree.prefix + page.path
    meta: dict[str, object] = {
        "titel": settings.titled(page.title),
        "beschrijving": page.description,
        "soort": page.kind,
        "hoofdstuk": page.chapter,
        "regel": page.rule,
        "canoniek": "" if page.kind == "niet-gevonden" else settings.site_url + page.canonical,
        "robots": "" if page.indexed else "noindex",
        "versies": relative_links(str(page.menu), address),
        "stijlen": page.styles,
        "voet": page.margins,
        "scripts": page.scripts,
        "feeds": page.feeds,
    }
    body = with_printed_addresses(str(page.body), settings.site_url)
    return f"{_front(meta)}{_BODY_MARK}\n{relative_links(body, address)}\n"


def document_text(document: Document, tree: Tree, settings: SiteSettings) -> str:
    """A hand-written page as the engine reads it: front matter and Markdown."""
    meta: dict[str, object] = {
        "titel": settings.titled(document.title),
        "beschrijving": document.description,
        "soort": "tekst",
        "canoniek": settings.site_url + document.address,
        "versies": relative_links(str(tree.menu), document.address),
    }
    return f"{_front(meta)}{document.markdown}\n"


def _front(meta: Mapping[str, object]) -> str:
    """Front matter of one line a key: JSON is YAML, and quick to read."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value)
    return "---\n" + "\n".join(lines) + "\n---\n"


@dataclass(frozen=True)
class SiteSettings:
    """What we need of the site's own `mkdocs.yml`."""

    config: Path
    site_name: str
    site_url: str
    """Ends in a slash."""
    theme_dir: Path
    """The site's own templates and assets."""
    material_dir: Path
    """The theme they build on."""
    docs_dir: Path
    extra: Mapping[str, Any]

    def titled(self, title: str) -> str:
        """A title for the browser's tab."""
        return title if title == self.site_name else f"{title} – {self.site_name}"

    @property
    def base_path(self) -> str:
        """The path of the site on its host, `/` or `/regelboek/`."""
        return urlsplit(self.site_url).path


def tree_sources(
    tree: Tree, folder: Path, settings: SiteSettings, extra: Mapping[str, object]
) -> dict[str, str]:
    """Every file that the engine reads to build a tree, by path in its folder.

    Args:
        tree: the pages.
        folder: where the files will stand; settings hold paths relative to it.
        settings: the site's own.
        extra: what the templates need beside `tree.extra`.
    """
    config = {
        "INHERIT": os.path.relpath(settings.config, folder),
        "docs_dir": "docs",
        "site_dir": "site",
        "hooks": [],
        "plugins": [],
        "theme": {"custom_dir": os.path.relpath(settings.theme_dir, folder)},
        "site_url": settings.site_url + tree.prefix,
        "extra": {**tree.extra, **extra},
        "nav": [source_path(tree.pages[0])],  # our own navigation stands in the templates
        "validation": {"links": {"anchors": "ignore"}, "nav": {"omitted_files": "ignore"}},
    }
    files = {"mkdocs.yml": yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)}
    for page in tree.pages:
        files[f"docs/{source_path(page)}"] = source_text(page, tree, settings)
    for document in tree.documents:
        files[f"docs/{document.path}"] = document_text(document, tree, settings)
    return files


def read_settings(config: Path) -> SiteSettings:
    """Read the site's own `mkdocs.yml`.

    Raises:
        EngineError: the file is not there or cannot be read.
    """
    config = config.resolve()
    try:
        loaded = load_config(str(config))
    except Exception as error:  # MkDocs raises many kinds, each with its own wording
        raise EngineError(
            f"De instellingen in ‘{config.name}’ zijn niet te gebruiken: {error}",
            "Herstel het bestand, of geef met `--config` een ander op.",
        ) from error
    return SiteSettings(
        config=config,
        site_name=str(loaded.site_name),
        site_url=f"{str(loaded.site_url or '/').rstrip('/')}/",
        theme_dir=Path(str(loaded.theme.custom_dir)),
        material_dir=Path(next(d for d in loaded.theme.dirs if d.endswith("material/templates"))),
        docs_dir=Path(str(loaded.docs_dir)),
        extra=dict(loaded.extra),
    )


def build_tree(folder: Path, *, markdown: bool = True) -> Path:
    """Build a written tree.

    Args:
        folder: where its sources were written.
        markdown: whether it holds hand-written pages; without them the engine need not set up its
            Markdown extensions for every page anew.

    Returns:
        The folder with its HTML.

    Raises:
        EngineError: MkDocs failed or warned; a warning is an error here.
    """
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    level, logger.level = logger.level, logging.WARNING
    propagate, logger.propagate = logger.propagate, False
    try:
        with _quick_yaml():
            config = load_config(str(folder / "mkdocs.yml"))
            config.plugins["regelboek"] = FinishedHtml()
            config.theme.get_env = functools.partial(_environment, config.theme)  # type: ignore[method-assign]
            if not markdown:
                config.markdown_extensions = []
            mkdocs_build(config)
    except SystemExit as error:
        raise EngineError(f"MkDocs stopte: {error}", "\n".join(warnings.lines)) from error
    finally:
        logger.removeHandler(warnings)
        logger.level, logger.propagate = level, propagate
    if warnings.lines:
        raise EngineError("MkDocs meldt een probleem.", "\n".join(warnings.lines))
    site = folder / "site"
    for name in _LEFT_OUT:
        (site / name).unlink(missing_ok=True)
    shutil.rmtree(site / _ASSETS, ignore_errors=True)
    return site


@contextmanager
def _quick_yaml() -> Iterator[None]:
    """MkDocs reads its settings with PyYAML's Python parser; the C parser reads the same ten times
    as fast, and the settings of a tree hold its whole table of contents.
    """
    defaults = get_yaml_loader.__defaults__
    if hasattr(yaml, "CLoader"):
        get_yaml_loader.__defaults__ = (yaml.CLoader, None)
    try:
        yield
    finally:
        get_yaml_loader.__defaults__ = defaults


def _environment(theme: Theme) -> jinja2.Environment:
    """The theme's templates, compiled once for all trees; its other files stay out of the tree, for
    the assembly adds them to the site once.
    """
    environment = type(theme).get_env(theme)
    environment.loader = _Templates(theme.dirs)
    environment.bytecode_cache = _COMPILED
    return environment


class _Templates(jinja2.FileSystemLoader):
    def list_templates(self) -> list[str]:
        return []


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, by a key of their file and as long as its text is the same."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class FinishedHtml(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # a plugin without settings
    """Hands finished HTML around the Markdown parser, which would only copy it, slowly."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, **_: object) -> str:
        """Take the body out before parsing."""
        if markdown.startswith(_BODY_MARK):
            self._bodies[page.file.src_uri] = markdown[len(_BODY_MARK) :]
            page.render = functools.partial(_render_nothing, page)  # type: ignore[method-assign]
            return ""
        return markdown

    def on_page_content(self, html: str, /, *, page: MkDocsPage, **_: object) -> str:
        """Put the body back after parsing; finish a hand-written page."""
        finished = self._bodies.pop(page.file.src_uri, None)
        if finished is not None:
            return finished
        boxed = html.replace("<table>", TABLE_BOX + "<table>").replace("</table>", "</table></div>")
        return relative_links(boxed, page.url if page.url != "." else "")

    def on_post_page(self, output: str, /, **_: object) -> str:
        """Leave out the switches of Material's drawer and search: we have neither, and they are no valid HTML."""
        return _TOGGLES.sub("", output)


def _render_nothing(page: MkDocsPage, *_: object) -> None:
    """What MkDocs makes of a page without Markdown, without a parser set up for it."""
    page.content = ""
    page.toc = get_toc([])
    page.present_anchor_ids = set()


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
