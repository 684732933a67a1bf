"""The short answer: what one must, or must not, do otherwise."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.pages import read_html


def test_the_answer_is_found_and_counts_as_it_says(own_site: Path) -> None:
    """From the page of two versions, and since an oath; as many rules as are listed, each with its leden."""
    pair = own_site / "vergelijk/2025-09-26..2026-01-01"
    page = (pair / "plichten/index.html").read_text("utf-8")
    listed = page.count('<p class="rb-regels__titel">')
    for place in (
        pair / "index.html",
        pair / "naast-elkaar/index.html",
        own_site / "sinds/2025-09-26/index.html",
    ):
        said = re.search(r'href="[^"]*plichten/"[^>]*>(\d+) regels: ', place.read_text("utf-8"))
        assert said
        assert int(said[1]) == listed
    words = read_html(pair / "plichten/index.html").words
    assert (
        "3.12 Geen voorsprong voor bekenden bij een baan aanbevolen Lid 1 (verplicht), voor bewindspersonen"
        in words
    )
    assert "Wat ‘belangenconflict’ betekent en wat ‘belang’ betekent, voor bewindspersonen" in words
