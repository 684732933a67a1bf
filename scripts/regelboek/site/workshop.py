"""Makes trees side by side: pages, fingerprint, engine, cache."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from regelboek.folders import read_folder
from regelboek.pages.page import Offline, Tree
from regelboek.site.cache import Cache, fingerprint
from regelboek.site.engine import SiteSettings, build_tree, tree_sources
from regelboek.site.offline import FORM, zip_edition
from regelboek.site.theme import Theme


@dataclass(frozen=True)
class MadeTree:
    """A tree in the cache."""

    prefix: str
    fingerprint: str
    listed: tuple[tuple[str, str], ...]
    """The addresses that search engines may list, each with the day of its last change or nothing."""
    built: bool
    """Whether it was not in the cache already."""


class Workshop:
    """Everything that the making of a tree needs.

    Args:
        settings: the site's own.
        theme: templates and assets.
        cache: where trees are kept.
        makers: what makes each tree, by its name.
    """

    def __init__(
        self,
        settings: SiteSettings,
        theme: Theme,
        cache: Cache,
        makers: Mapping[str, Callable[[], Tree]],
    ) -> None:
        self.settings = settings
        self.theme = theme
        self.cache = cache
        self.makers = makers

    def make_all(self, jobs: int | None) -> list[MadeTree]:
        """Every tree, in the order of the makers.

        A process for each; they are forked, so that the book is read and checked once. Where the
        system cannot fork they are made one after the other.
        """
        work = self.settings.config.parent / "build"
        work.mkdir(parents=True, exist_ok=True)
        workers = min(len(self.makers), jobs or os.cpu_count() or 1)
        with tempfile.TemporaryDirectory(dir=work, prefix="bomen-") as scratch:
            if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
                return [self.make(name, Path(scratch)) for name in self.makers]
            _Forked.workshop = self
            context = multiprocessing.get_context("fork")
            try:
                with ProcessPoolExecutor(workers, mp_context=context) as pool:
                    return list(pool.map(_make_in_fork, self.makers, [scratch] * len(self.makers)))
            finally:
                _Forked.workshop = None

    def make(self, name: str, scratch: Path) -> MadeTree:
        """One tree: from the cache when nothing that goes into it changed."""
        tree = self.makers[name]()
        folder = scratch / name
        sources = tree_sources(tree, folder, self.settings, self.theme.extra())
        data = {path: text.encode() for path, text in sources.items()}
        own = {f"site/{path}": content for path, content in tree.files.items()}
        settings = {"mkdocs.yml of the site": self.settings.config.read_bytes()}
        if tree.offline:
            own["zip"] = f"{FORM}\n{tree.offline}".encode()
        key = fingerprint({**data, **own, **settings}, self.theme.digest)
        found = self.cache.find(key)
        if found is None:
            write_files(folder, data)
            site = build_tree(folder, markdown=bool(tree.documents))
            write_files(site, tree.files)
            if tree.offline:
                write_files(site, self._offline(tree, tree.offline, site))
            self.cache.store(key, site)
        return MadeTree(tree.prefix, key, tree.listed, found is None)

    def _offline(self, tree: Tree, offline: Offline, site: Path) -> dict[str, bytes]:
        """The zip file of a tree."""
        url, assets = self.settings.site_url, self.theme.assets()
        packed = zip_edition(offline, tree.prefix, url, read_folder(site), assets)
        return {f"{offline.name}.zip": packed}


class _Forked:
    """Holds the workshop that forked processes inherit; it cannot be sent to them."""

    workshop: Workshop | None = None


def _make_in_fork(name: str, scratch: str) -> MadeTree:
    assert _Forked.workshop is not None
    return _Forked.workshop.make(name, Path(scratch))


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    made: set[str] = set()
    for path, data in files.items():
        parent = os.path.join(folder, os.path.dirname(path))
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(os.path.join(folder, path), "wb") as stream:
            stream.write(data)
