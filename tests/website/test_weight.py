"""How light a first visit is, for every kind of page, and what the heavy ones are made of."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.support.pages import once, page_file
from tests.support.weights import compressed, first_loads

LIGHT = 40_000
"""Bytes, compressed, of a page with its stylesheets and scripts."""

HEAVY = {
    "/hele-code hele-code": "the words of the whole book alone are 30 kB, and its stylesheets 14",
    "/hele-code/<doelgroep> hele-code": "the words for ministers alone are 23 kB",
}
"""The kinds that weigh more, and why they may."""
MARKUP = 0.35
"""How much the markup of those may add to their words."""


def test_a_first_visit_is_light(own_site: Path) -> None:
    """At most 40 kB, but for the kinds that are named here; none is named without need."""
    weights = first_loads(own_site)
    heavy = {kind: weight for kind, weight in weights.items() if weight > LIGHT}
    assert {kind: weight for kind, weight in heavy.items() if kind not in HEAVY} == {}
    assert set(HEAVY) <= set(heavy)


def test_what_is_heavy_is_heavy_with_words(own_site: Path) -> None:
    """A booklet is its words, and little more: what it weighs above them is kept small."""
    pages = once(own_site)
    for kind in HEAVY:
        path = page_file(own_site, pages[kind])
        words = len(gzip.compress(re.sub(r"<[^>]*>", "", path.read_text("utf-8")).encode(), 9))
        assert compressed(path) < words * (1 + MARKUP), kind
