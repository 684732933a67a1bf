"""Real builds, and a server and browser to look at them."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.books import BOOKS

from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.site.build import Request, Result, build_site

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # what Playwright switches off, and the two pages that Chromium loads for the suggestions of its own
    # address bar: nobody sees them, and they cost more than a page of ours, at each new window
    "--disable-features=AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsUpgrades,LensOverlay,MediaRouter,OptimizationHints,PaintHolding,"
    "WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup",
]
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)


def chromium() -> str:
    """Debian's chromium, or the one named in CHROMIUM; tests never skip for want of it."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "the tests need chromium: run `make browser`, or name one in CHROMIUM"
    return found


def project(folder: Path) -> Path:
    """A folder with the site's settings, theme and pages, as a checkout has them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("overrides", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "scripts/regelboek/site/mkdocs_hook.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def build(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    day: dt.date = dt.date(2026, 3, 1),
    with_draft: bool = False,
    use_cache: bool = True,
    jobs: int = 1,
) -> Result:
    """Build a book into `folder/site`, in a project folder."""
    book, _ = load_book(files)
    request = Request(
        config=folder / "mkdocs.yml",
        target=folder / "site",
        day=day,
        with_draft=with_draft,
        use_cache=use_cache,
        jobs=jobs,
    )
    return build_site(book, request)


def book(name: str) -> dict[str, bytes]:
    """A book of the tests, or `eigen` for the project's own."""
    return read_folder(ROOT / "code_rules" if name == "eigen" else BOOKS / name)


@contextmanager
def served(site: Path, policy: str = STRICT_POLICY) -> Iterator[str]:
    """A server for a built site, on this machine, with the strict policy as a header; empty for none."""
    handler = functools.partial(_Handler, directory=str(site), policy=policy)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, policy: str, **options: Any) -> None:
        self.policy = policy
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        del message, explain
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
