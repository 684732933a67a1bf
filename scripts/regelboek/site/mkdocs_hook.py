"""Lets plain `mkdocs serve` and `mkdocs build` at the root preview the draft.

Named in `mkdocs.yml` under `hooks`. The preview goes to `build/preview`, never over `site/`. It
holds the draft and the pages of no version; older versions are only in a whole build.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from regelboek.diagnostics import Severity
from regelboek.errors import RegelboekError
from regelboek.folders import read_folder
from regelboek.pages.edition import Edition
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.site import edition_tree, site_tree
from regelboek.peildatum import reference_day
from regelboek.release import all_diagnostics
from regelboek.reporters import REPORTERS, Report
from regelboek.site.documents import read_documents
from regelboek.site.engine import FinishedHtml, read_settings, tree_sources
from regelboek.site.theme import Theme
from regelboek.site.workshop import write_files

RULES = Path("code_rules")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the draft as a tree of sources and build from that."""
    root = Path(config.config_file_path).parent
    try:
        folder = _write_preview(root)
    except RegelboekError as error:
        raise PluginError(f"{error.message}\n{error.hint}".strip()) from error
    config.docs_dir = str(folder / "docs")
    config.site_dir = str(root / "build" / "preview" / "site")
    config.extra.update(_extra(folder))
    config.plugins["regelboek"] = FinishedHtml()
    return config


def _write_preview(root: Path) -> Path:
    files = read_folder(root / RULES)
    book, found = all_diagnostics(files)
    errors = tuple(d for d in found if d.severity is Severity.ERROR)
    if errors:
        raise RegelboekError(REPORTERS["text"](Report(errors, RULES.as_posix(), files, book)))
    settings = read_settings(root / "mkdocs.yml")
    day = reference_day(root / RULES)
    chosen = Settings.read(settings.site_name, settings.site_url, settings.extra)
    publication = Publication(book, day, chosen, with_draft=True)
    documents, _ = read_documents(read_folder(root / "docs"))
    shown = book.draft or publication.in_force
    draft = edition_tree(Edition(publication, shown, ""))
    rest = site_tree(publication, documents)
    tree = replace(
        draft,
        pages=draft.pages + rest.pages,
        documents=documents,
        menu=rest.menu,
        files={**draft.files, **rest.files},
    )
    theme = Theme(settings)
    folder = root / "build" / "preview" / "bron"
    shutil.rmtree(folder, ignore_errors=True)
    sources = {p: t.encode() for p, t in tree_sources(tree, folder, settings, theme.extra()).items()}
    sources["docs/assets/material.css"] = theme.assets()["assets/material.css"]
    sources |= {f"docs/{path}": data for path, data in tree.files.items()}
    write_files(folder, sources)
    return folder


def _extra(folder: Path) -> dict[str, object]:
    """What the templates need, as it stands in the settings of the tree."""
    return dict(read_settings(folder / "mkdocs.yml").extra)
