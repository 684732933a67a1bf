"""A version as a zip file that opens from a folder, without a server.

A browser that reads files shows no `index.html` of a folder and finds nothing above it. So links
to pages of the version name their file; links to anything else become addresses of the site.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from regelboek.pages.page import Offline

FORM = "3"
"""Part of the fingerprint of a tree: another number for another form of edition."""

_MADE_AT = (1980, 1, 1, 0, 0, 0)
"""The earliest day a zip can name: the same bytes whenever it is made."""
_FILE_MODE = 0o100644 << 16
_TAG = re.compile(r"<[a-z][^<>]*\s(?:href|src|action|data-[a-z-]+)=[^<>]*>")
_ADDRESS = re.compile(r'(?<=\s)(href|src|action|data-[a-z-]+)="([^"]*)"')
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$")
_HEADER = re.compile(r'(<header class="rb-kop"[^>]*>\s*<a class="rb-spring"[^>]*>[^<]*</a>)')
_IN_FORCE_NOW = re.compile(r'<div class="rb-banier rb-banier--geldend".*?</div>\s*', re.DOTALL)

_MENU = re.compile(r'<details class="rb-versies">.*?</details>', re.DOTALL)
_STANDING = re.compile(r' <span class="rb-pil">[^<]*</span>')
_ALL_VERSIONS = re.compile(r'(<li class="rb-versies__alle"><a [^>]*>)[^<]*')


def zip_edition(
    offline: Offline, prefix: str, site_url: str, pages: Mapping[str, bytes], assets: Mapping[str, bytes]
) -> bytes:
    """The bytes of the zip file; the same for the same input.

    Args:
        offline: what the edition is called and says of itself.
        prefix: where the version stands on the site.
        site_url: the address of the site.
        pages: the files of the version, by path below `prefix`.
        assets: styles and scripts, by path from the root of the site.
    """
    files = {**pages, **assets, "LEESMIJ.txt": offline.readme.encode()}
    edition = _Edition(offline, prefix, site_url, frozenset(files))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            data = files[path]
            if path.endswith(".html"):
                data = edition.page(path, data.decode()).encode()
            entry = zipfile.ZipInfo(f"{offline.name}/{path}", _MADE_AT)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = _FILE_MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


@dataclass(frozen=True)
class _Edition:
    offline: Offline
    prefix: str
    site_url: str
    files: frozenset[str]
    _targets: dict[tuple[str, str], str] = field(default_factory=dict)
    """What an address becomes in a folder, or in any so deep when it leads from the root of the version."""

    def page(self, path: str, text: str) -> str:
        """A page as it stands in the folder."""
        folder = posixpath.dirname(path)
        root = "../" * path.count("/")
        text = _IN_FORCE_NOW.sub("", text, count=1)
        text = _HEADER.sub(lambda match: f"{match[0]}\n{self.offline.notice}", text, count=1)
        text = _MENU.sub(lambda match: self._menu(match[0]), text, count=1)

        def attribute(match: re.Match[str]) -> str:
            name, value = match.groups()
            if _ABSOLUTE.match(value) or (name.startswith("data-") and not value.startswith((".", "/"))):
                return match[0]
            key = (root if value.startswith(root) else folder, value)
            if key not in self._targets:
                self._targets[key] = self._target(folder, value)
            return f'{name}="{self._targets[key]}"'

        return _TAG.sub(lambda tag: _ADDRESS.sub(attribute, tag[0]), text)

    def _menu(self, menu: str) -> str:
        """The menu of versions without what held on the day it was made: a folder cannot know what holds now."""
        bare = _STANDING.sub("", menu)
        told = _ALL_VERSIONS.sub(lambda match: match[1] + escape(self.offline.newer), bare)
        pill = f' <span class="rb-pil">{escape(self.offline.standing)}</span></summary>'
        return told.replace("</summary>", pill, 1)

    def _target(self, folder: str, value: str) -> str:
        """What a relative address in a folder of the version leads to, as an address from there."""
        address, mark, fragment = value.partition("#")
        address, question, query = address.partition("?")
        on_site = posixpath.normpath(posixpath.join("/", self.prefix, folder, address)).lstrip("/")
        if address.endswith("/") and on_site:
            on_site += "/"
        file = self._file(on_site)
        if file is None:
            return self.site_url + on_site + question + query + mark + fragment
        asked = "" if file.endswith((".css", ".js")) else question + query
        up = "../" * (folder.count("/") + 1) if folder else "./"  # over the root, as on the site
        return up + file + asked + mark + fragment

    def _file(self, on_site: str) -> str | None:
        """The file in the folder for an address from the root of the site."""
        if f"{on_site}/".startswith(self.prefix):
            own = on_site[len(self.prefix) :]
            found = (own, posixpath.join(own, "index.html"))
            return next((path for path in found if path in self.files), None)
        return on_site if on_site.startswith("assets/") and on_site in self.files else None
