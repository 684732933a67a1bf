"""Why a rule changed, where a reader asks: no link that says so leads to a place that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.pages import read_html


def note(path: Path) -> tuple[str, str, str]:
    """What the link to the last change of a rule says, the paragraphs that give reasons, and all that stands there."""
    text = path.read_text("utf-8")
    link = re.search(r'<a href="#wijziging">([^<]*)</a>', text)
    section = text.partition('aria-labelledby="wijziging"')[2].partition("</section>")[0]
    said = re.findall(r"<p>(?!Deze regel gold niet)(.*?)</p>", section.partition("rb-redline")[0])
    return link[1] if link else "", " ".join(said), section


def test_who_asks_why_is_answered(own_site: Path) -> None:
    """On every page of a rule, in every version; where no reason is known, the link does not promise one."""
    pages = [path for path in own_site.glob("**/regels/*/index.html") if "concept" not in path.parts]
    notes = {path: note(path) for path in pages}
    assert sum(link.startswith("waarom") for link, _, _ in notes.values()) > 100
    assert [p for p, (link, why, _) in notes.items() if link.startswith("waarom") != bool(why)] == []
    assert {link for link, why, _ in notes.values() if not why} == {"", "wat er veranderde"}


def test_reasons_of_a_split_name_their_rule(own_site: Path) -> None:
    """Wherever several stand together: none has the words before it that another has."""
    pages = [*own_site.glob("vergelijk/**/index.html"), *own_site.glob("regels/*/geschiedenis/index.html")]
    seen = 0
    for path in (*pages, *own_site.glob("sinds/*/index.html")):
        for card in re.split('<(?:section|div|li)(?: class="rb-regel| data-voor)', path.read_text("utf-8"))[
            1:
        ]:
            own = re.sub(r'<dl class="rb-omschrijvingen">.*?</dl>', "", card.split("<h2")[0], flags=re.DOTALL)
            said = re.findall(r'<p class="rb-(?:waarom|zacht)"><strong>([^<]*)</strong>', own)
            assert len(set(said)) == len(said), (path, said)
            seen += any(", de oude regel " in words for words in said)
    assert seen > 20


@pytest.mark.parametrize("place", ["", "versies/2026-01-01/"])
def test_a_return_says_why(own_site: Path, place: str) -> None:
    """The reason, the source and who decided, as its change file has them."""
    link, why, section = note(own_site / place / "regels/wie-ontbreekt/index.html")
    assert link == "waarom teruggekeerd?"
    assert "Openheid over wie er was, laat niet zien wie er ontbrak." in why
    assert "Bron: " in section
    assert "Besloten door " in section


@pytest.mark.parametrize("rule", ["reizen", "declareren", "dienstauto", "kosten-openbaar"])
def test_a_rule_that_moved_with_its_chapter_says_why(own_site: Path, rule: str) -> None:
    """The reason of the chapter, said to be so; in its history too."""
    link, why, _ = note(own_site / f"regels/{rule}/index.html")
    said = "Reizen, auto en kosten zijn samengegaan met geschenken en uitnodigingen"
    assert link == "waarom verplaatst?"
    assert f"<strong>Waarom het hoofdstuk veranderde:</strong> {said}" in why
    history = read_html(own_site / f"regels/{rule}/geschiedenis/index.html").words
    assert f"26 september 2025, bij het hoofdstuk. {said}" in history
