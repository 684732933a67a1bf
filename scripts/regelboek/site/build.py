"""A whole site: check, make the trees, build what changed, assemble, prove, publish."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from regelboek.errors import RegelboekError
from regelboek.folders import file_names, read_folder, replaced_whole
from regelboek.model.rulebook import RuleBook
from regelboek.pages.edition import Edition
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.site import tree_makers
from regelboek.site.cache import Cache
from regelboek.site.documents import read_documents
from regelboek.site.engine import SiteSettings, read_settings
from regelboek.site.scan import Scan
from regelboek.site.theme import Theme
from regelboek.site.verify import broken_links, false_redlines, missing_rules, repeated_ids
from regelboek.site.workshop import Workshop, write_files

CACHE = Path(".cache/regelboek")
"""Where built trees are kept, below the folder of the settings."""


class BrokenSite(RegelboekError):
    """The built site is not what it must be; it was not published."""


@dataclass(frozen=True)
class Request:
    """What to build."""

    config: Path
    target: Path
    day: dt.date
    with_draft: bool = False
    use_cache: bool = True
    jobs: int | None = None
    cache_dir: Path = field(default=CACHE)


@dataclass(frozen=True)
class Result:
    """What was built."""

    publication: Publication
    pages: int
    built: int
    """Trees that were not in the cache."""
    reused: int


def build_site(book: RuleBook, request: Request) -> Result:
    """Build and publish a site from a book without errors.

    The old site stays as it is until the new one is whole and proven.

    Raises:
        RegelboekError: the settings or pages cannot be used, the engine failed, or the proof did.
    """
    settings = read_settings(request.config)
    publication = Publication(
        book,
        request.day,
        Settings.read(settings.site_name, settings.site_url, settings.extra),
        with_draft=request.with_draft,
    )
    documents, other_files = read_documents(read_folder(settings.docs_dir))
    theme = Theme(settings)
    cache = Cache(_absolute(request.cache_dir, settings), enabled=request.use_cache)
    workshop = Workshop(settings, theme, cache, tree_makers(publication, documents))
    made = workshop.make_all(request.jobs)
    with replaced_whole(request.target.absolute()) as folder:
        scans: dict[str, Scan] = {}
        for tree in made:
            _link_tree(cache.site(tree.fingerprint), folder / tree.prefix)
            for path, scan in cache.scans(tree.fingerprint).items():
                scans[tree.prefix + path] = scan
        write_files(folder, other_files)
        write_files(folder, theme.assets())
        scans.pop("niet-gevonden/index.html")
        _not_found(folder, settings)
        listed = sorted(address for tree in made for address in tree.listed)
        write_files(folder, {"sitemap.xml": _sitemap(listed, settings), "robots.txt": _robots(settings)})
        _prove(publication, scans, folder, settings)
    cache.prune(tree.fingerprint for tree in made)
    built = sum(tree.built for tree in made)
    return Result(publication, len(scans), built, len(made) - built)


def _absolute(path: Path, settings: SiteSettings) -> Path:
    return path if path.is_absolute() else settings.config.parent / path


def _link_tree(source: Path, target: Path) -> None:
    """Hard-link a built tree into the site; copy where the file system does not allow it."""
    for root, _, names in os.walk(source):
        place = os.path.normpath(os.path.join(target, os.path.relpath(root, source)))
        os.makedirs(place, exist_ok=True)
        for name in names:
            held, shown = os.path.join(root, name), os.path.join(place, name)
            try:
                os.link(held, shown)
            except OSError:
                shutil.copyfile(held, shown)


def _not_found(folder: Path, settings: SiteSettings) -> None:
    """Move the page for a wrong address to `404.html`; it is shown at any address, so its links
    start at the root.
    """
    page = folder / "niet-gevonden" / "index.html"
    text = page.read_text("utf-8").replace('="../', f'="{settings.base_path}')
    (folder / "404.html").write_text(text, "utf-8")
    shutil.rmtree(folder / "niet-gevonden")


def _sitemap(listed: list[tuple[str, str]], settings: SiteSettings) -> bytes:
    """The pages that search engines may list, and since when they read so (sitemaps.org protocol 0.9)."""
    rows = "".join(
        f"<url><loc>{escape(settings.site_url + address)}</loc>"
        + (f"<lastmod>{modified}</lastmod>" if modified else "")
        + "</url>\n"
        for address, modified in listed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    ).encode()


def _robots(settings: SiteSettings) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {settings.site_url}sitemap.xml\n".encode()


def _prove(publication: Publication, scans: Mapping[str, Scan], folder: Path, settings: SiteSettings) -> None:
    """Everything that must be true of the whole; raises with the first faults."""
    files = frozenset(file_names(folder))
    suspected = [*broken_links(scans, files, settings.site_url), *repeated_ids(scans)]
    faults = [fault for fault in suspected if fault.holds((folder / fault.page).read_text("utf-8"))]
    faults += missing_rules(Edition(publication, publication.in_force, ""), scans)
    for revision in publication.revisions:
        faults += missing_rules(Edition(publication, revision, publication.prefix(revision)), scans)
    faults += false_redlines(scans)
    if faults:
        shown = "\n".join(f"{fault.page}: {fault.what}" for fault in faults[:20])
        more = f"\n… en nog {len(faults) - 20}" if len(faults) > 20 else ""
        raise BrokenSite(f"De site klopt niet en is niet gepubliceerd.\n{shown}{more}")
