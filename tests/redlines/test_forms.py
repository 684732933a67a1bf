"""The forms of a comparison: golden files, and JSON by its published schema."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
from tests.comparison.books import book, compared, pairs

from regelboek.compare import FieldStatus, compare_texts
from regelboek.compare.export import new_text, old_text
from regelboek.comparison import Aspect, CauseKind, Direction, Kind
from regelboek.markdown.emit import emit_body
from regelboek.model.revision import ChangeClass, ChangeKind, Decider
from regelboek.model.rule import Audience
from regelboek.pages.redline.labels import label_of
from regelboek.redlines import REPORTERS, Report, TextReport
from regelboek.redlines.json_ import SCHEMA
from regelboek.redlines.lines import lines
from regelboek.redlines.markdown import _lines
from regelboek.redlines.redline import redline

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "docs" / "schemas"
SUFFIXES = {"text": "txt", "markdown": "md", "html": "html", "csv": "csv", "json": "json"}
CASES = [
    ("gemeen", "2022-12-23", "2025-09-26", ""),
    ("gemeen", "2025-09-26", "concept", ""),
    ("gemeen", "2025-09-26", "2024-07-02", "geschenken-overal"),
]


def _report(name: str, old: str, new: str, rule: str = "", *, colour: bool = False) -> Report:
    return Report(compared(name, old, new), old, new, rule, colour)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(filter(None, case)))
def test_golden(case: tuple[str, str, str, str], form: str, rewrite: bool) -> None:
    """What is said, to the letter."""
    path = HERE / "golden" / f"{'_'.join(filter(None, case))}.{SUFFIXES[form]}"
    said = REPORTERS[form](_report(*case))
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8", newline="")
    expected = path.read_bytes().decode()
    assert expected.replace("\r\n", "\n") == said.replace("\r\n", "\n")  # a checkout may change line ends


def test_colour() -> None:
    """On a terminal ink is colour and strokes; without the codes the words are all there."""
    bare = REPORTERS["text"](_report("gemeen", "2025-09-26", "concept"))
    coloured = REPORTERS["text"](_report("gemeen", "2025-09-26", "concept", colour=True))
    assert "\x1b[32;4m" in coloured
    assert "{+" not in coloured
    assert "\x1b" not in bare
    words = re.sub(r"\x1b\[[\d;]*m", "", coloured).split()
    assert words == re.sub(r"\[-|-\]|\{\+|\+\}", " ", bare).split() or len(words) > 100


def test_lines_fit() -> None:
    """No line of the text is wider than a terminal."""
    said = REPORTERS["text"](_report("code", "2022-12-23", "concept"))
    assert max(map(len, said.splitlines())) <= 100


# JSON


def _validator() -> jsonschema.Draft202012Validator:
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    resources = [(d["$id"], referencing.Resource.from_contents(d)) for d in documents if "$id" in d]
    published = next(d for d in documents if d.get("$id") == f"comparison-{SCHEMA}.json")
    jsonschema.Draft202012Validator.check_schema(published)
    registry: Any = referencing.Registry().with_resources(resources)
    return jsonschema.Draft202012Validator(published, registry=registry)


VALIDATOR = _validator()


@pytest.mark.parametrize(("name", "old", "new"), [*pairs("gemeen"), ("code", "2022-12-23", "concept")])
def test_json(name: str, old: str, new: str) -> None:
    """JSON has the published form, and from it alone both texts of every rule can be rebuilt byte for byte."""
    comparison = compared(name, old, new)
    data = json.loads(REPORTERS["json"](_report(name, old, new)))
    VALIDATOR.validate(data)
    rebuilt: dict[str, dict[str, str]] = {"old": {}, "new": {}}
    for rule in data["rules"]:
        for text in rule["texts"]:
            for side, read in (("old", old_text), ("new", new_text)):
                if side in text:
                    same = text.get("markdown", {})
                    body = read(text["diff"]) if "diff" in text else same.get("both", same.get(side))
                    rebuilt[side][text[side]["id"]] = body
    for side, revision in (("old", comparison.old), ("new", comparison.new)):
        assert rebuilt[side] == {rule.id: emit_body(rule.body) for rule in revision.rules.values()}


def test_every_form_counts_rules() -> None:
    """Two rules that came of one are two in JSON too, as in the head of the text."""
    for name, old, new in pairs("code", "gemeen"):
        comparison = compared(name, old, new)
        data = json.loads(REPORTERS["json"](_report(name, old, new)))
        listed = [side for rule in data["rules"] for side in _listed(rule)]
        assert sum(data["counts"]["kinds"].values()) == len(listed)
        assert data["counts"]["kinds"] == {str(kind): n for kind, n in comparison.counts.kinds.items()}
        assert data["counts"]["classes"] == {str(depth): n for depth, n in comparison.counts.classes.items()}
    head = REPORTERS["text"](_report("code", "2022-12-23", "2026-01-01"))
    counts = json.loads(REPORTERS["json"](_report("code", "2022-12-23", "2026-01-01")))["counts"]
    assert f"{counts['kinds']['gesplitst']} uit een splitsing" in head
    assert f"{counts['classes']['norm']} norm" in head


def _listed(rule: dict[str, Any]) -> list[dict[str, str]]:
    """The rules that an entry stands for: those that are there now, else those that are gone."""
    new = [text["new"] for text in rule["texts"] if "new" in text]
    return new or [text["old"] for text in rule["texts"]]


def test_json_of_texts() -> None:
    """Two Markdown files have a form of their own."""
    report = TextReport(compare_texts("Een zin.\n", "Een andere zin.\n"), "een.md", "ander.md")
    VALIDATOR.validate(json.loads(REPORTERS["json"](report)))


def test_the_schema_names_what_there_is() -> None:
    """The words of the schema are those of the program."""
    words = VALIDATOR.schema["$defs"]
    assert words["kind"]["enum"] == list(Kind)
    assert words["class"]["enum"] == list(ChangeClass)
    assert words["aspect"]["enum"] == list(Aspect)
    assert words["revisions"]["properties"]["direction"]["enum"] == list(Direction)
    assert words["field"]["properties"]["status"]["enum"] == list(FieldStatus)
    assert words["change"]["properties"]["kind"]["enum"] == list(ChangeKind)
    assert words["change"]["properties"]["decided_by"]["enum"] == list(Decider)
    assert words["rule"]["properties"]["audiences"]["items"]["enum"] == list(Audience)
    assert words["rule"]["properties"]["causes"]["items"]["properties"]["kind"]["enum"] == list(CauseKind)


# CSV


def test_csv_is_safe() -> None:
    """No cell is a formula to a spreadsheet, and every row has every column."""
    rows = list(
        csv.reader(io.StringIO(REPORTERS["csv"](_report("code", "2022-12-23", "concept")), newline=""))
    )
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]
    report = TextReport(compare_texts("Iets.\n", '=1+1, "en" meer.\n'), "a", "b")
    said = list(csv.DictReader(io.StringIO(REPORTERS["csv"](report), newline="")))
    assert [row["nieuw"] for row in said if row["nieuw"]] == ['\'=1+1, "en" meer.']
    assert [row["zin"] for row in said if row["wijziging"] == "in woorden"] == report.sentences


def test_every_row_of_csv_but_of_words_has_its_sentence() -> None:
    """A new number too, that is said with the move to another chapter or with what the rule took in."""
    for name, old, new in pairs("code", "gemeen"):
        text = REPORTERS["csv"](Report(compared(name, old, new), old, new))
        for row in csv.DictReader(io.StringIO(text, newline="")):
            assert row["zin"] or row["deel"] == "tekst", row
    entry = compared("code", "2022-12-23", "2026-01-01").of_new("jaarlijks-gesprek")
    assert entry is not None
    assert "Regel 10.2 heet nu 9.3." in [said.text for said in entry.sentences]


@pytest.mark.parametrize("width", [40, 64, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_text_keeps_within_the_width(width: int, colour: bool) -> None:
    """No line is longer, ink aside, but one that is a single word; the words are the same in any width."""
    pair = compared("code", "2022-12-23", "2026-01-01")
    said = REPORTERS["text"](Report(pair, "2022-12-23", "2026-01-01", "", colour, width))
    bare = re.sub(r"\x1b\[[\d;]*m", "", said)
    assert [line for line in bare.splitlines() if len(line) > width and " " in line.strip(" │•")] == []
    wide = REPORTERS["text"](Report(pair, "2022-12-23", "2026-01-01", "", False, 10_000))
    assert colour or re.sub(r"[\s│]", "", bare) == re.sub(r"[\s│]", "", wide)


# HTML and Markdown


class _Tags(html.parser.HTMLParser):
    """Holds that every tag is closed by its own, and notes what stands in what."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.pairs: set[tuple[str, str]] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pairs.add((self.open[-1] if self.open else "", tag))
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        self.targets += [found["href"]] if found.get("href") else []
        assert not {"style", "onclick", "src"} & found.keys()
        if tag not in ("meta", "br", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("pair", [("gemeen", "2022-12-23", "concept"), ("code", "2022-12-23", "concept")])
def test_html_stands_by_itself(pair: tuple[str, str, str]) -> None:
    """Well nested, no script, nothing from elsewhere; marks of change stand inside items, never around them."""
    said = REPORTERS["html"](_report(*pair))
    tags = _Tags()
    tags.feed(said)
    assert not tags.open
    assert "script" not in {tag for _, tag in tags.pairs}
    assert len(tags.ids) == len(set(tags.ids))
    assert all(target[:1] == "#" and target[1:] in tags.ids for target in tags.targets)
    marked = {outer for outer, tag in tags.pairs if tag in ("ins", "del")}
    assert marked <= {"li", "p"}
    assert "http" not in said


def test_html_says_what_became_of_words_where_they_begin_and_end() -> None:
    """Also that they moved and did not lapse; what changed on the way is gone and new; white space says nothing."""
    moved = "Een vergoeding voor een nevenfunctie komt ten goede aan de Staat."
    changed = "Bij twijfel geeft de vertrouwensfunctionaris binnen {} werkdagen een vertrouwelijk advies."
    stays = "De bewindspersoon meldt een nevenfunctie vooraf aan de minister-president. Dat is openbaar."
    old = f"{stays} {moved}\n\n{changed.format('drie')} Wie zwijgt, stemt niet toe en weet dat ook zelf.\n"
    new = f"{moved} {stays}\n\nWie zwijgt, stemt niet toe en weet dat ook zelf. {changed.format('vijf')}\n"
    said = REPORTERS["html"](TextReport(compare_texts(old, new), "a.md", "b.md"))
    marks = re.findall(r"<(ins|del)([^>]*)>(.*?)</\1>", said.partition('<ul class="redline">')[2])
    heard = {" ".join(re.sub(r"<[^>]*>", "", text).split()) for _, _, text in marks}
    assert f"verplaatst, stond hier: {moved} einde verplaatst" in heard
    assert f"verplaatst, staat nu hier: {moved} einde verplaatst" in heard
    assert any(words.startswith("vervallen: ") and "drie" in words for words in heard)
    assert any(words.startswith("ingevoegd: ") and "vijf" in words for words in heard)
    assert all(bool(re.sub(r"<[^>]*>", "", text).strip()) == ("einde" in text) for _, _, text in marks)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_moved_sentences_say_where_they_went_and_came_from(form: str) -> None:
    """In every form; one that stays in its paragraph says so once."""
    said = " ".join(REPORTERS[form](_report("code", "2022-12-23", "2024-07-02")).replace("│", " ").split())
    assert "‘De termijn kozen wij zelf.’: zin verplaatst van de oude regel 4.1, de tweede alinea" in said
    assert "‘De termijn van een maand kozen wij zelf.’: zin verplaatst naar regel 4.2, de tweede" in said
    moved = "Een vergoeding voor een nevenfunctie komt ten goede aan de Staat."
    stays = "De bewindspersoon meldt een nevenfunctie vooraf aan de minister-president. Dat is openbaar."
    texts = compare_texts(f"{stays} {moved}\n", f"{moved} {stays}\n")
    assert REPORTERS[form](TextReport(texts, "a", "b")).count("zin verplaatst binnen") == 1


@pytest.mark.parametrize("pair", [("2024-07-02", "2025-09-26"), ("2022-12-23", "2026-01-01")])
def test_what_is_said_of_a_paragraph_is_shown(pair: tuple[str, str]) -> None:
    """No sentence about a paragraph without its line, also where only a number that it cites became another."""
    comparison = compared("code", *pair)
    missing = []
    for entry in comparison.rules:
        texts = [text for text in entry.texts if text.old and text.new]
        places = {line.place for text in texts for line in redline(comparison, entry, text)}
        for _, said in entry.spoken if texts else ():
            named = [re.match(r"In (lid \d+(?:, onderdeel \w)?) wordt ", sentence.text) for sentence in said]
            missing += [(entry.id, place[0]) for place in named if place and place[1] not in places]
    assert missing == []


def test_marks_are_shown_as_they_stand_in_the_file() -> None:
    """Where the source is compared, nothing is put around a mark."""
    texts = compare_texts("[[kracht:aanbevolen]] Een zin.\n", "[[kracht:aanbevolen]] Een andere zin.\n")
    assert [line.inks[0].text for line in lines(texts)] == ["[[kracht:aanbevolen]] Een "]


def test_html_is_printed_on_white() -> None:
    """A dark screen prints black on white: the dark colours are for screens alone."""
    said = REPORTERS["html"](_report("gemeen", "2025-09-26", "concept"))
    assert re.findall(r"@media([^{]*)\(prefers-color-scheme:dark\)", said) == [" screen and "]


def test_markup_in_texts_is_text() -> None:
    """What looks like markup in a text is shown, not obeyed."""
    report = TextReport(compare_texts("Een zin.\n", "Een `<b>` & *zin* | met @naam.\n"), "<a>.md", "b|c.md")
    assert "<b>" not in REPORTERS["html"](report)
    said = REPORTERS["markdown"](report)
    assert "<b>" not in said
    assert "@naam" not in said


def test_books_are_whole() -> None:
    """The books that these tests rest on can be read."""
    assert book("gemeen").whole
    assert book("code").whole


def test_items_that_a_list_became_are_named_together() -> None:
    """By their letters, and said to have these; on a page too."""
    old = "1. U meldt:\n    - de gift van een ander;\n    - de gever met naam;\n    - de datum van vandaag.\n"
    new = "1. U meldt:\n    a. de gift van een ander;\n    b. de gever met naam;\n    c. de datum van vandaag.\n"
    diff = compare_texts(old, new)
    said = [(line.place, line.status) for line in lines(diff)]
    assert said == [("lid 1, onderdelen a tot en met c", "met letters")]
    (block,) = (block for block in diff.walk() if block.is_regrouped)
    assert label_of(block) == "Lijst met letters"


def test_a_colon_at_the_end_of_the_words_stays() -> None:
    """Markdown has every letter of the words."""
    diff = compare_texts("U meldt snel:\n\n- de gift.\n", "U meldt vlug:\n\n- de gift.\n")
    (said,) = (line for line in _lines(lines(diff)) if "meldt" in line)
    assert said.endswith("</ins>:")


def test_a_part_that_moved_is_shown_once() -> None:
    """With the words of all of it, where it came and where it went."""
    parts = [
        f"### Artikel {at}\n\nOver {what} staat hier iets.\n"
        for at, what in enumerate(("appels", "peren", "pruimen"), 1)
    ]
    moved = parts[2].replace("Artikel 3", "Artikel 0")
    shown = [
        line for line in lines(compare_texts("\n".join(parts), "\n".join([moved, *parts[:2]]))) if line.status
    ]
    assert [line.status for line in shown] == ["verplaatst, eerst artikel 3", "verplaatst naar artikel 0"]


def test_two_texts_are_shown_whole() -> None:
    """A heading that came or went and numbers that shifted too: nothing else tells of them. Of rules, their pages do."""
    old = "### Artikel 1\n\n1. Een.\n2. Twee.\n3. Drie is genoeg.\n4. De raad stelt het register vast.\n\n### Artikel 2\n\nSlot.\n"
    new = "## Hoofdstuk 1\n\n### Artikel 1\n\n1. Een.\n2. Drie is echt genoeg.\n\n### Artikel 1a\n\n1. De raad stelt het register vast.\n\n### Artikel 2\n\nSlot.\n"
    said = [(line.section, line.place, line.status) for line in lines(compare_texts(old, new), whole=True)]
    assert ("Hoofdstuk 1", "het opschrift", "nieuw") in said
    assert ("Artikel 1", "artikel 1, lid 2", "vervallen") in said
    assert ("Artikel 1", "lid 2", "was 3") in said
    assert ("Artikel 1a", "het opschrift", "nieuw") in said
    assert ("Artikel 1a", "lid 1", "was artikel 1, lid 4") in said
    assert not any(
        place == "het opschrift"
        for _, place, _ in [(x.section, x.place, x.status) for x in lines(compare_texts(old, new))]
    )
    swapped = "## A\n\nEen tekst over appels en over peren.\n\n## B\n\nIets anders, en langer dan dat, over kersen.\n"
    moved = "## B\n\nIets anders, en langer dan dat, over kersen.\n\n## A\n\nEen tekst over appels en over peren.\n"
    statuses = {line.status for line in lines(compare_texts(swapped, moved), whole=True)}
    assert statuses == {"verplaatst naar hier", "hiervandaan verplaatst"}
