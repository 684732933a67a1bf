"""Every kind of page is valid HTML: the Nu HTML checker has no error and no warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.support.pages import by_size, once, page_file
from tests.support.sites import ROOT

JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
UNSERVED = "violates Content Security Policy"
"""Said of every style and script of a page that is read as a file: there `'self'` is nothing."""


def test_every_kind_of_page_is_valid(own_site: Path) -> None:
    """The largest page of each kind, and one in ten of those whose redlines differ from page to page."""
    java = shutil.which("java")
    assert java, "the tests need Java: run `make java`"
    chosen = set(once(own_site).values())
    for kind, pages in by_size(own_site).items():
        if kind.startswith(("/vergelijk", "/sinds")) or "/geschiedenis" in kind:
            chosen.update(pages[::10])
    files = [str(page_file(own_site, address)) for address in sorted(chosen)]
    done = subprocess.run(
        [java, "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *files],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    assert any(UNSERVED in m["message"] for m in messages), "it looked at nothing"
    faults = [f"{m['url']}: {m['message']}" for m in messages if UNSERVED not in m["message"]]
    assert faults == []
