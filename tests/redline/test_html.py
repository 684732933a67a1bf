"""A redline as HTML: exact on both sides, valid, labelled, and each change to be reached."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.casebook import Case, cases
from tests.compare.mutations import mutated
from tests.support.strategies import bodies

from regelboek.compare import Diff, Node, TokenKind, changes, compare_bodies, compare_texts
from regelboek.markdown.tree import Body
from regelboek.pages.redline import Numbering, Redliner, Side, fewer_places, linked
from regelboek.pages.redline.labels import mark_of
from regelboek.site.redlines import read_texts
from regelboek.words import as_seen

CASES = cases()
GOLDEN = Path(__file__).parent / "golden"
SHOWN = (
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
    "09",
    "10",
    "32",
    "44",
    "47",
    "50",
    "56",
    "57",
    "59",
    "61",
    "62",
)
"""Every status, every kind of note, tables, moves of blocks and of sentences."""

VOID = {"br", "img", "input"}
HOLDERS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "span", "ins", "del", "em", "strong"}
"""What may hold `<ins>` and `<del>`: phrasing content only, so that no list or table gets one as a child."""


class Reader(HTMLParser):
    """Reads a redline as the build's proof does, by a parser of its own."""

    def __init__(self, *, without: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.without = without
        self.stack: list[tuple[str, bool]] = []
        self.words = ""
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        holder = self.stack[-1][0] if self.stack else ""
        if tag in ("ins", "del") and holder not in HOLDERS:
            self.faults.append(f"<{tag}> in <{holder}>")
        if tag == "li" and holder not in ("ol", "ul"):
            self.faults.append(f"<li> in <{holder}>")
        if holder in ("ol", "ul") and tag != "li":
            self.faults.append(f"<{tag}> in <{holder}>")
        if tag not in VOID:
            skipped = bool(self.stack and self.stack[-1][1]) or tag == self.without or "rb-x" in names
            self.stack.append((tag, skipped))

    def handle_endtag(self, tag: str) -> None:
        if self.stack.pop()[0] != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if not (self.stack and self.stack[-1][1]):
            self.words += data


def seen(text: str) -> str:
    """What readers tell apart: no white space, no Unicode form, no soft hyphens."""
    return as_seen(re.sub(r"\s", "", as_seen(text)))  # an accent may meet its letter where a space goes


def words_without(html: str, tag: str) -> str:
    reader = Reader(without=tag)
    reader.feed(html)
    assert reader.faults == []
    assert reader.stack == []
    return seen(reader.words)


def words_of(node: Node) -> str:
    """What readers see of one side, with the numbers in front of paragraphs and items."""
    said = mark_of(node)
    for token in node.tokens if node.is_leaf else ():
        held = token.kind is TokenKind.FOOTNOTE
        said += token.text.removeprefix("[^").removesuffix("]") if held else token.text
    return seen(said + "".join(map(words_of, node.children)))


def drawn(diff: Diff, side: Side = Side.BOTH) -> str:
    return str(Redliner(diff, Numbering(diff, "w"), side).document())


def published(*columns: str) -> str:
    """A redline on a page, in one column or in two."""
    sides = ("",) if len(columns) == 1 else (' data-kant="oud"', ' data-kant="nieuw"')
    shown = "".join(f"<div{side}>{column}</div>" for side, column in zip(sides, columns, strict=True))
    return f'<div data-oud="o" data-nieuw="n"><div data-deel="norm">{shown}</div></div>'


def assert_exact(diff: Diff) -> None:
    both, old, new = (drawn(diff, side) for side in (Side.BOTH, Side.OLD, Side.NEW))
    assert words_without(both, "ins") == words_of(diff.old)
    assert words_without(both, "del") == words_of(diff.new)
    assert words_without(old, "ins") == words_of(diff.old)
    assert words_without(new, "del") == words_of(diff.new)
    assert read_texts(published(old, new)) == read_texts(published(both))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_exact_and_valid(case: Case) -> None:
    """Without insertions the old text, without deletions the new one, in one column and in two."""
    assert_exact(case.diff)


def test_a_paragraph_that_had_a_number_shows_it_as_lost() -> None:
    """Also where its words changed on the way: found by the long run of the test below."""
    old = "## Norm\n\n1. x\n\n    y\n2. De gift van een ander is hier [^a]\n\n[^a]: x\n\n## Voor\n\nx\n"
    diff = compare_texts(old, "## Norm\n\nDe gift van een ander is hier\n")
    assert_exact(diff)
    assert '<span class="rb-nr"><del>2</del></span> De gift' in drawn(diff)


@given(bodies(), bodies())
def test_exact_for_any_two_bodies(old: Body, new: Body) -> None:
    """Whatever two rules hold."""
    assert_exact(compare_bodies(old, new))


@given(st.sampled_from(CASES), st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_exact_for_rules_changed_at_random(case: Case, seed: int, times: int) -> None:
    """Words, sentences, blocks, tables and headings that came, went, moved, were split, joined and marked."""
    assert_exact(compare_texts(case.new, mutated(case.new, Random(seed), times)))


@pytest.mark.parametrize("sides", [(Side.BOTH,), (Side.OLD, Side.NEW)], ids=["inline", "columns"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_change_can_be_reached(case: Case, sides: tuple[Side, ...]) -> None:
    """Each block that changed has one id; links lead through all of them and back, and to the list at the ends."""
    diff = case.diff
    numbering = Numbering(diff, "w")
    html = linked("".join(drawn(diff, side) for side in sides), "lijst")
    ids = re.findall(r'<a id="(w\d+)"', html)
    assert ids == [f"w{n}" for n in range(1, len(numbering.stops) + 1)]
    onward = re.findall(r'<a id="w\d+" href="#(\w+)">', html)
    assert onward == [*ids[1:], *(["lijst"] if ids else [])]
    every = re.findall(r'\sid="([^"]+)"', html)
    assert len(every) == len(set(every))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= {*every, "lijst"}
    seen = [change for change in changes(diff) if change.kind.is_seen]
    assert {id(c.block) for c in seen} == {id(c.block) for stop in numbering.stops for c in stop.changes}


@pytest.mark.parametrize("sides", [(Side.BOTH,), (Side.OLD, Side.NEW)], ids=["inline", "columns"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_links_stand_before_a_block_and_never_among_its_words(case: Case, sides: tuple[Side, ...]) -> None:
    """A sentence with many changes is heard whole: one pair of links leads to all of them."""
    html = linked("<div>" + "".join(drawn(case.diff, side) for side in sides), "lijst")
    before = re.findall(r'(<[^<>]*>|[^<>]+)<span class="rb-x rb-wn">', html)
    assert [
        part for part in before if not re.match(r"</(?!ins|del|span|em)|<(?:li|td|th|div|blockquote)\b", part)
    ] == []
    paragraphs = re.findall(r"<(?:p|h\d)\b.*?</(?:p|h\d)>", html)
    assert not any("rb-wn" in paragraph for paragraph in paragraphs)


def test_links_say_where_they_lead() -> None:
    """The place; of one in another rule that rule, in another version that version."""
    html = (
        "<!--v:versie 2--><!--r:regel 4.1--><!--w:a|lid 1-->.<!--w:b|lid 2-->.<!--r:regel 4.2--><!--w:c|lid 1-->"
        '<a href="#w:b"><!--v:versie 1--><!--r:regel 4.2--><!--w:d|lid 3-->'
    )
    shown = linked(html, "lijst")
    assert "<!--" not in shown
    assert re.findall(r'href="#(\w+)">([^<]*)', shown) == [
        ("w2", "volgende wijziging: lid 2"),
        ("lijst", "naar de lijst"),
        ("w3", "volgende wijziging: regel 4.2"),
        ("w1", "vorige wijziging"),
        ("w4", "volgende wijziging: versie 1"),
        ("w2", "vorige wijziging"),
        ("w2", ""),
        ("lijst", "naar de lijst"),
        ("w3", "vorige wijziging"),
    ]


def changed_on_the_way(html: str, tag: str) -> list[str]:
    """The words that are marked inside what is marked as moved."""
    found, depth = [], 0
    for mark in re.finditer(rf"<(/?){tag}\b[^>]*>([^<]*)", html):
        depth += -1 if mark[1] else 1
        if depth == 2 and not mark[1]:
            found.append(mark[2])
    return found


@pytest.mark.parametrize(
    ("number", "olds", "news"),
    [
        ("02", ["voor"], ["binnen drie maanden na"]),
        ("10", ["drie werkdagen"], ["vijf werkdagen"]),
        ("90", ["twee weken", "brief", ";", "EUR 200"], ["drie dagen", "nota", ".", "EUR 300"]),
    ],
    ids=["paragraph", "sentence", "paragraph, item and row"],
)
def test_columns_mark_what_changed_on_the_way(number: str, olds: list[str], news: list[str]) -> None:
    """What moved and was amended has its words marked where it stood and where it stands, with links between."""
    diff = next(case.diff for case in CASES if str(case).startswith(number))
    old, new = (re.sub(r"<!--.*?-->", "", drawn(diff, side)) for side in (Side.OLD, Side.NEW))
    assert changed_on_the_way(old, "del") == olds
    assert changed_on_the_way(new, "ins") == news
    columns = linked("".join(drawn(diff, side) for side in (Side.OLD, Side.NEW)), "lijst")
    ways = re.findall(r'erplaatst (?:naar |van )?<a href="#(w\d+)"|<a href="#(w\d+)">zin verplaatst', columns)
    assert ways
    assert {there for way in ways for there in way if there} <= set(re.findall(r'id="(w\d+)"', columns))


@pytest.mark.parametrize("case", [c for c in CASES if str(c).partition("-")[0] in SHOWN], ids=str)
def test_golden(case: Case, rewrite: bool) -> None:
    """The HTML of each status is the one that was looked at."""
    html = re.sub(
        r"(</(?:p|h\d|ol|ul|li|tr|div|table|blockquote)>)", r"\1\n", linked(drawn(case.diff), "lijst")
    )
    path = GOLDEN / f"{case}.html"
    if rewrite:
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")


def test_words_of_a_rule_are_escaped() -> None:
    """Text that looks like markup stays text."""
    html = drawn(compare_texts("U mag niets.", "U mag \\<script>alert(1)\\</script> & niets."))
    assert "<script>" not in html
    assert "&amp;" in html


def test_fewer_places_keep_what_is_led_to() -> None:
    """Of each part the first change keeps its links, and every one that another leads to."""
    html = (
        '<!--w:a-1|lid 1-->.CARD<!--w:b-1--><!--w:b-2|lid 2--><a href="#w:b-4"><!--w:b-3--><!--w:b-4-->'
        "CARD<!--r:regel 2--><!--w:c-1-->"
    )
    kept = '<!--w:a-1|lid 1-->.CARD<!--w:b-1--><a href="#w:b-4"><!--w:b-4-->CARD<!--r:regel 2--><!--w:c-1-->'
    assert fewer_places(html, "CARD") == kept
