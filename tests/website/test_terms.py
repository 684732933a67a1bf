"""A term that means something else is shown at every rule of which the norm uses it, and where terms are listed, with why."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import read_html

PAIR = "vergelijk/2025-09-26..2026-01-01/"
NEW = "<ins>of een vriend uit uw netwerk </ins>"
WHY = "Ook een vriend kan ergens voordeel van hebben. De definitie telt het netwerk voortaan mee."
SAME = "De tekst van de norm is gelijk gebleven."


def _part(page: str, start: str, end: str) -> str:
    return page.partition(start)[2].partition(end)[0]


@pytest.mark.parametrize("rule", ["belangenconflict-melden", "dossier-overdragen", "partner-en-familie"])
def test_the_rule_shows_what_its_term_means_now(own_site: Path, rule: str) -> None:
    """On the page of two versions, on its own, in its history and since an oath: both definitions, and why."""
    places = {
        PAIR: (f'<section class="rb-regel" id="r-{rule}"', "</section>"),
        "vergelijk/2022-12-23..2026-01-01/": (f'<section class="rb-regel" id="r-{rule}"', "</section>"),
        f"{PAIR}hoofdstukken/belangen/": (f'<section class="rb-regel" id="r-{rule}"', "</section>"),
        f"regels/{rule}/": ('aria-labelledby="wijziging"', "</section>"),
        f"regels/{rule}/geschiedenis/": ('aria-labelledby="v-2026-01-01"', "</section>"),
        "sinds/2025-09-26/": (f'regels/{rule}/"', "</li>"),
    }
    for place, (start, end) in places.items():
        part = _part((own_site / place / "index.html").read_text("utf-8"), start, end)
        for said in (NEW, WHY, SAME):
            assert said in part, place
    words = read_html(own_site / "regels" / rule / "index.html").words
    assert "dezelfde norm sinds 1 januari 2026" in words
    feed = (own_site / "onderwerpen/belangenconflict/feed.xml").read_text("utf-8")
    assert f"/versies/2026-01-01/regels/{rule}/" in feed
    assert "ingevoegd ‘of een vriend uit uw netwerk’" in feed


def test_terms_say_why_they_changed_wherever_they_are_listed(own_site: Path) -> None:
    """With the source, and with the rules that it reaches; the summary names those that changed."""
    for place in (f"{PAIR}begrippen/", "begrippen/", PAIR):
        page = (own_site / place / "index.html").read_text("utf-8")
        assert NEW in page, place
        assert f"{WHY} <span" in page, place
        assert "Bron: Brief aan de Tweede Kamer over de weerbaarheidsscan" in page, place
    listed = read_html(own_site / f"{PAIR}begrippen/index.html").words
    assert "Dit veranderde wat de norm betekent van regel 3.6 (Meld een belangenconflict meteen)" in listed
    summary = _part((own_site / PAIR / "index.html").read_text("utf-8"), 'id="samenvatting"', "</section>")
    assert "9 nieuw en 3 gewijzigd (belang, belangenconflict en Topmanagementgroep)" in summary
