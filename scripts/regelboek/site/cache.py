"""Built trees, kept by a fingerprint of all that went into them.

An entry holds the files, read-only, and a manifest with their digests and what the scan of each
page found. Files are hard-linked into the site, so a digest that no longer fits means that someone
wrote into the site in place: the entry is dropped and built anew.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from regelboek.folders import file_names
from regelboek.site.redlines import Texts
from regelboek.site.scan import Scan, scan_page

MANIFEST = "manifest.json"
KEPT = 40
"""How many trees are kept; the least recently used go first."""
_MADE_BY = ("regelboek", "mkdocs", "mkdocs-material", "jinja2", "markdown")


class Cache:
    """A folder of built trees.

    Args:
        folder: where they are kept.
        enabled: when False nothing is found and everything is stored anew.
    """

    def __init__(self, folder: Path, *, enabled: bool = True) -> None:
        self.folder = folder
        self.enabled = enabled

    def find(self, fingerprint: str) -> Path | None:
        """The files of a tree, or None when they must be built."""
        entry = self.folder / fingerprint
        if not self.enabled or not (entry / MANIFEST).is_file():
            return None
        digests = self._manifest(fingerprint)["files"]
        if set(file_names(entry / "site")) != set(digests) or any(
            _digest(entry / "site" / path) != digest for path, digest in digests.items()
        ):
            _remove(entry)
            return None
        os.utime(entry)
        return entry / "site"

    def store(self, fingerprint: str, built: Path) -> Path:
        """Keep a built tree; the folder is moved here."""
        entry = self.folder / fingerprint
        _remove(entry)
        entry.mkdir(parents=True)
        site = entry / "site"
        os.rename(built, site)
        digests: dict[str, str] = {}
        scans: dict[str, dict[str, object]] = {}
        for name in sorted(file_names(site)):
            path = os.path.join(site, name)
            with open(path, "rb") as stream:
                data = stream.read()
            os.chmod(path, 0o444)
            digests[name] = hashlib.sha256(data).hexdigest()
            if name.endswith(".html"):
                scan = scan_page(data.decode())
                scans[name] = {
                    "ids": scan.ids,
                    "links": scan.links,
                    "norm": scan.norm,
                    "texts": scan.texts.to_json(),
                }
        manifest = json.dumps({"files": digests, "scans": scans}, ensure_ascii=False)
        (entry / MANIFEST).write_text(manifest, "utf-8")
        return site

    def site(self, fingerprint: str) -> Path:
        """The folder with the files of a tree."""
        return self.folder / fingerprint / "site"

    def scans(self, fingerprint: str) -> dict[str, Scan]:
        """What the pages of a tree hold."""
        return {
            path: Scan(tuple(scan["ids"]), tuple(scan["links"]), scan["norm"], Texts.from_json(scan["texts"]))
            for path, scan in self._manifest(fingerprint)["scans"].items()
        }

    def _manifest(self, fingerprint: str) -> dict[str, Any]:
        text = (self.folder / fingerprint / MANIFEST).read_text("utf-8")
        manifest: dict[str, Any] = json.loads(text)
        return manifest

    def prune(self, used: Iterable[str]) -> None:
        """Drop the oldest entries beyond those in use."""
        if not self.folder.is_dir():
            return
        keep = set(used)
        others = [e for e in self.folder.iterdir() if e.is_dir() and e.name not in keep]
        others.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in others[max(0, KEPT - len(keep)) :]:
            _remove(entry)


def fingerprint(sources: Mapping[str, bytes], theme: str) -> str:
    """The digest of all that goes into a tree: sources, theme, and the programs that build it."""
    digest = hashlib.sha256(theme.encode())
    for name in _MADE_BY:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(_our_engine().encode())
    for path in sorted(sources):
        digest.update(f"{path}\0{len(sources[path])}\0".encode())
        digest.update(sources[path])
    return digest.hexdigest()


@functools.cache
def _our_engine() -> str:
    """The digest of the code that turns sources into pages; all other code speaks through the sources."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(module.read_bytes() for module in modules)).hexdigest()


def folder_digest(folders: Iterable[Path]) -> str:
    """The digest of the files in some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for name in sorted(file_names(folder)):
            digest.update(f"{name}\0".encode())
            digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _remove(entry: Path) -> None:
    shutil.rmtree(entry, ignore_errors=True)
