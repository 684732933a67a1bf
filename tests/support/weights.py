"""What a first visit to a page weighs: its HTML and every stylesheet and script it names, compressed.

`python -m tests.support.weights SITE` prints the heaviest page of every kind.
"""

from __future__ import annotations

import functools
import gzip
import re
import sys
from pathlib import Path

from tests.support.pages import once, page_file

_ASSETS = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"?]+)')


@functools.cache
def compressed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def first_load(site: Path, address: str) -> int:
    """Bytes of a page with all it needs before it is shown."""
    path = page_file(site, address)
    names = _ASSETS.findall(path.read_text("utf-8"))
    assets = (site / name[1:] if name.startswith("/") else path.parent / name for name in names)
    return compressed(path) + sum(compressed(asset.resolve()) for asset in assets)


def first_loads(site: Path) -> dict[str, int]:
    """The largest page of each kind, by kind."""
    return {kind: first_load(site, address) for kind, address in once(site).items()}


if __name__ == "__main__":
    for kind, weight in sorted(first_loads(Path(sys.argv[1])).items(), key=lambda each: -each[1]):
        print(f"{weight / 1000:6.1f} kB  {kind}")
