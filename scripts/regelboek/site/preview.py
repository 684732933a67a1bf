"""A live preview: the site with the draft, built again whenever a file changes."""

from __future__ import annotations

import http.server
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from regelboek.diagnostics import Severity
from regelboek.errors import RegelboekError
from regelboek.folders import read_folder
from regelboek.peildatum import reference_day
from regelboek.release import all_diagnostics
from regelboek.reporters import REPORTERS, Report
from regelboek.site.build import Request, build_site
from regelboek.site.engine import read_settings

_RELOAD = b"""(function () {
  var last = null;
  setInterval(function () {
    fetch("/__stand").then(function (r) { return r.text(); }).then(function (now) {
      if (last !== null && now !== last) location.reload();
      last = now;
    }, function () {});
  }, 700);
})();
"""
_SCRIPT = b'<script src="/__herladen.js" defer></script></head>'


def serve_preview(rules: Path, config: Path, target: Path, port: int) -> int:
    """Build, serve on this machine only, and watch; ends on Ctrl-C.

    A change that does not check leaves the last good preview standing and prints what is wrong.
    """
    build = partial(_build, rules, config, target)
    state = _State()
    if not build() and not target.is_dir():
        return 1
    handler = partial(_Handler, state, directory=str(target))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Voorproef op http://127.0.0.1:{server.server_port}/concept/ (stop met Ctrl-C)")
    try:
        _watch([rules, *_theme_folders(config)], build, state)
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()
    return 0


class _State:
    """Counts the builds; the page asks for it and reloads when it moves."""

    builds = 0


def _build(rules: Path, config: Path, target: Path) -> bool:
    started = time.monotonic()
    try:
        files = read_folder(rules)
        book, found = all_diagnostics(files)
        if any(d.severity is Severity.ERROR for d in found):
            errors = tuple(d for d in found if d.severity is Severity.ERROR)
            sys.stdout.write(REPORTERS["text"](Report(errors, rules.as_posix(), files, book)))
            print("De voorproef is gebleven zoals zij was.")
            return False
        build_site(book, Request(config, target, reference_day(rules), with_draft=True))
    except RegelboekError as error:
        print(f"{error.message}\n{error.hint}".strip())
        return False
    print(f"Gebouwd in {time.monotonic() - started:.1f} s.".replace(".", ",", 1))
    return True


def _theme_folders(config: Path) -> list[Path]:
    settings = read_settings(config)
    return [settings.theme_dir, settings.docs_dir, settings.config]


def _watch(places: list[Path], build: Callable[[], bool], state: _State) -> None:
    before = _stamp(places)
    while True:
        time.sleep(0.4)
        now = _stamp(places)
        if now != before:
            before = now
            if build():
                state.builds += 1


def _stamp(places: list[Path]) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of every file."""
    files = [f for p in places for f in (p.rglob("*") if p.is_dir() else [p])]
    rows = []
    for path in files:
        try:
            stat = path.stat()
        except OSError:  # gone since it was listed
            continue
        rows.append((str(path), stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(rows))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the preview, with the few lines that make the page reload itself."""

    def __init__(self, state: _State, *arguments: object, **options: object) -> None:
        self.state = state
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == "/__stand":
            return self._send(str(self.state.builds).encode(), "text/plain")
        if self.path == "/__herladen.js":
            return self._send(_RELOAD, "text/javascript")
        place = Path(self.translate_path(self.path))
        if place.is_dir() and self.path.split("?")[0].endswith("/"):
            place = place / "index.html"
        if place.suffix == ".html" and place.is_file():
            html = place.read_bytes().replace(b"</head>", _SCRIPT, 1)
            return self._send(html, "text/html; charset=utf-8")
        return super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing; the builds are what matters."""
