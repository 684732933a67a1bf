"""Pages that compare: exact on the published HTML, complete, valid, light, and marked where they are no news."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.comparison.books import compared
from tests.redlines.test_forms import VALIDATOR
from tests.support.pages import by_kind, read_html
from tests.support.sites import book

from regelboek.comparison import Comparer, Kind, RuleComparison, Sentence
from regelboek.loading.book import load_book
from regelboek.model.revision import ChangeClass
from regelboek.pages.comparing.legend import CLASSES, KINDS
from regelboek.pages.comparing.shown import MARKS, spoken
from regelboek.redlines import REPORTERS, Report
from regelboek.words import date

VERSIONS = ("2022-12-23", "2024-07-02", "2025-09-26", "2026-01-01")
PAIRS = [f"{old}..{new}" for old, new in itertools.combinations(VERSIONS, 2)]
HEAVIEST_FIRST_LOAD = 40_000
COMPARING = re.compile(r"^/(vergelijk|sinds|versies$)|/geschiedenis(/naast-elkaar)?$")


class Redlines(HTMLParser):
    """Reads every redline of a page with a parser, not with the patterns of the build's own proof."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[dict[str, str]] = []
        self.found: list[dict[str, object]] = []
        self.own: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "link", "input", "br", "img"):
            return
        here = {name: value or "" for name, value in attrs} | {"tag": tag}
        self.stack.append(here)
        if "data-oud" in here or "data-nieuw" in here:
            here["redline"] = str(len(self.found))
            self.found.append(
                {"old": here.get("data-oud", ""), "new": here.get("data-nieuw", ""), "parts": {}}
            )

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()["tag"] != tag:
            pass

    def handle_data(self, data: str) -> None:
        deel = next((h["data-deel"] for h in reversed(self.stack) if "data-deel" in h), "")
        names = {name for h in self.stack for name in h.get("class", "").split()}
        if not deel or names & {"rb-x", "rb-lid__merk", "rb-mk"}:
            return
        if any(h.get("aria-label") == "Terug naar de tekst" for h in self.stack):
            return
        words = re.sub(r"[\s\u00ad]", "", data)
        place = next((h["redline"] for h in self.stack if "redline" in h), "")
        if not place:
            self.own[deel] = self.own.get(deel, "") + words
            return
        tags = {h["tag"] for h in self.stack}
        column = next((h["data-kant"] for h in self.stack if "data-kant" in h), "")
        parts = self.found[int(place)]["parts"]
        assert isinstance(parts, dict)
        old, new = parts.get(deel, ("", ""))
        old += "" if "ins" in tags or column == "nieuw" else words
        new += "" if "del" in tags or column == "oud" else words
        parts[deel] = (old, new)


def redlines(path: Path) -> Redlines:
    reader = Redlines()
    reader.feed(path.read_text("utf-8"))
    return reader


def comparing(site: Path) -> list[Path]:
    return [p for p in sorted(site.rglob("index.html")) if "data-oud=" in p.read_text("utf-8")]


def test_every_redline_is_exact(own_site: Path) -> None:
    """On every page: without insertions the old text as published, without deletions the new one."""
    texts: dict[str, dict[str, str]] = {"": {}}
    tried = 0
    for path in comparing(own_site):
        for found in redlines(path).found:
            parts = found["parts"]
            assert isinstance(parts, dict)
            for side, address in enumerate((str(found["old"]), str(found["new"]))):
                if address not in texts:
                    texts[address] = redlines(own_site / address / "index.html").own
                for deel, both in parts.items():
                    assert both[side] == texts[address].get(deel, ""), (path, address, deel)
                    tried += 1
    assert tried > 3000


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_has_its_pages(own_site: Path, pair: str) -> None:
    """In the text and side by side, each rule that changed in both, with marks in the text."""
    rules, _ = load_book(book("eigen"))
    old, new = pair.split("..")
    changed = Comparer(rules).compare(rules.revisions[old], rules.revisions[new]).changed
    for view in ("", "naast-elkaar/"):
        text = (own_site / "vergelijk" / pair / view / "index.html").read_text("utf-8")
        assert "<ins>" in text
        assert "<del>" in text
        for entry in changed:
            assert f'id="r-{entry.id}"' in text, entry.id


def test_everything_is_said_of_every_change(own_site: Path) -> None:
    """Sentences, reasons and every section stand on the page itself, or on that of the chapter."""
    for pair in PAIRS:
        pages = [p.read_text("utf-8") for p in (own_site / "vergelijk" / pair).rglob("index.html")]
        whole = [p for p in pages if "data-weergave" in p]
        assert whole
        elsewhere = {m for p in pages for m in re.findall(r'href="([^"]*\.\.\d[^"]*/hoofdstukken/[^"]*)"', p)}
        texts = "".join(pages)
        assert "rb-waarom" in texts
        assert "rb-zin" in texts
        assert bool(elsewhere) == any("data-elders" in p for p in pages)


def _listed(page: str) -> list[str]:
    """What the list of changes says of each rule: its kind and classes."""
    return re.findall(r'<li[^>]* data-soort=[^>]*>.*?<span class="rb-zacht">([^<]*)</span></li>', page)


_AUDIENCES = r'<li[^>]* data-soort=[^>]* data-doelgroep="([^"]*)"'
"""Whom a rule of the list is for."""


@pytest.mark.parametrize("view", ["", "naast-elkaar/"])
@pytest.mark.parametrize("pair", PAIRS)
def test_who_goes_from_change_to_change_comes_by_every_rule(own_site: Path, pair: str, view: str) -> None:
    """Each rule on the page has a stop, and each stop leads to the next."""
    page = (own_site / "vergelijk" / pair / view / "index.html").read_text("utf-8")
    cards = page.split('<section class="rb-regel')[1:]
    assert cards
    assert [card[:80] for card in cards if "rb-wn" not in card] == []
    onward = re.findall(r'rb-wn"><a id="(w\d+)" href="#(\w+)"', page)
    assert [there for _, there in onward] == [*(id for id, _ in onward[1:]), "wijzigingen"]


@pytest.mark.parametrize("pair", PAIRS)
def test_moves_are_told_with_the_numbers_of_both_versions(own_site: Path, pair: str) -> None:
    """Not with those of another pair in which the same texts stand, whichever page is written first."""
    old, new = pair.split("..")
    book_, _ = load_book(book("eigen"))
    texts = {r.id: r for r in book_.adopted}
    numbers = {v: {texts[v].number(rule): id for id, rule in texts[v].rules.items()} for v in (old, new)}
    found = 0
    for path in (own_site / "vergelijk" / pair).rglob("index.html"):
        for card in path.read_text("utf-8").split('<section class="rb-regel')[1:]:
            held = set(re.findall(r'data-(?:oud|nieuw)="[^"]*regels/([\w-]+)/"', card))
            for old_one, number in re.findall(
                r"Verplaatst (?:van|naar) <a[^>]*>(de oude )?regel ([\d.]+),", card
            ):
                found += 1
                assert numbers[old if old_one else new].get(number) in held, (path, old_one, number)
    assert found or pair == "2024-07-02..2025-09-26"


def test_every_comparison_can_be_had_as_a_sheet(own_site: Path) -> None:
    """As a Dutch spreadsheet opens it; what its rows are is said where one chooses versions."""
    assert "Elke rij ‘regel’ is één regel." in read_html(own_site / "vergelijk/index.html").words
    for pair in PAIRS:
        assert (
            "../../vergelijk/" + pair + "/wijzigingen.csv"
            in read_html(own_site / "vergelijk" / pair / "index.html").hrefs
        )
        sheet = (own_site / "vergelijk" / pair / "wijzigingen.csv").read_bytes()
        assert sheet.startswith(b"\xef\xbb\xbfrij;veranderd;wat;")
        assert sheet.count(b"\r\n") > 20


def test_every_comparison_can_be_had_as_data(own_site: Path) -> None:
    """By the published schema, as the command gives it."""
    for pair in PAIRS:
        path = own_site / "vergelijk" / pair / "wijzigingen.json"
        assert f"../../vergelijk/{pair}/wijzigingen.json" in read_html(path.with_name("index.html")).hrefs
        data = json.loads(path.read_text("utf-8"))
        VALIDATOR.validate(data)
        old, new = pair.split("..")
        assert data == json.loads(REPORTERS["json"](Report(compared("code", old, new), old, new)))


@pytest.mark.parametrize("pair", PAIRS)
def test_every_number_can_be_counted_again(own_site: Path, pair: str) -> None:
    """How many rules changed, of each kind and class, is what the list of the page holds; the same everywhere."""
    page = (own_site / "vergelijk" / pair / "index.html").read_text("utf-8")
    listed = _listed(page)
    told = dict(re.findall(r"<dt>([^<]*)</dt><dd>(\d+)</dd>", page))
    unchanged = {
        "leest anders",
        "lezen anders",
        "alleen vernummerd",
        "ongewijzigd",
        "gewijzigd en teruggedraaid",
    }
    assert sum(int(number) for words, number in told.items() if words not in unchanged) == len(listed)
    deep = re.search(r"<dt><a [^>]*>Klasse</a></dt><dd>(.*?)</dd>", page)
    assert deep
    counted = dict(re.findall(r"(\w[\w ]*): (\d+)", deep[1]))
    without = counted.pop("geen klasse", "0")
    assert sum(": " not in said for said in listed) == int(without)
    for depth, number in counted.items():
        assert sum(depth in said.partition(": ")[2].split(", ") for said in listed) == int(number), depth
    whom = re.search(r"<dt>Voor wie</dt><dd>(.*?)</dd>", page)
    names = dict(re.findall(r'<option value="([\w-]+)">([^<]*)</option>', page))
    addressed = [names[a] for found in re.findall(_AUDIENCES, page) for a in found.split()]
    assert whom
    assert {name: str(addressed.count(name)) for name in addressed} == dict(
        re.findall(r"([a-z-]+) \((\d+) regels?\)", whom[1])
    )
    table = (own_site / "vergelijk/index.html").read_text("utf-8")
    row = re.search(rf'href="\.\./vergelijk/{re.escape(pair)}/"[^>]*>.*?</td><td>(\d+)</td>', table)
    assert row
    assert int(row[1]) == len(listed)
    old, new = pair.split("..")
    if new == VERSIONS[-1]:
        since = (own_site / "sinds" / old / "index.html").read_text("utf-8")
        assert since.count('class="rb-regels__titel"') == len(listed)
    if VERSIONS.index(new) == VERSIONS.index(old) + 1:
        said = f"{len(listed)} regels veranderden"
        assert said in (own_site / "versies/index.html").read_text("utf-8")
        assert f"Er zijn {len(listed)} regels veranderd." in (own_site / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("view", ["", "naast-elkaar/"])
def test_the_page_of_a_pair_stands_on_its_own(own_site: Path, pair: str, view: str) -> None:
    """A summary with reasons and sources; no rule without what became of it, and why where a change file says so."""
    rules, _ = load_book(book("eigen"))
    old, new = pair.split("..")
    comparison = Comparer(rules).compare(rules.revisions[old], rules.revisions[new])
    changed = comparison.changed
    text = (own_site / "vergelijk" / pair / view / "index.html").read_text("utf-8")
    summary = text.split('id="samenvatting"')[1].split("</section>")[0]
    for said in (
        "In het kort",
        ">Klasse</a>",
        "Voor wie",
        "Wat en waarom (",
        "Besloten door",
        "Bronnen van de",
    ):
        assert said in summary, said
    for entry in changed:
        card = text.split(f'<section class="rb-regel{" rb-heel" * _is_whole(entry)}" id="r-{entry.id}"')[1]
        card = card.split("</section>")[0]
        shown = re.findall(r'data-deel="(?!titel)', card)
        assert shown or 'class="rb-zin"' in card or entry.meanings or "Ook gewijzigd" in card, entry.id
        of_chapter = "Waarom het hoofdstuk veranderde" in card
        assert ('class="rb-waarom"' in card) == bool(entry.passed or entry.meanings or of_chapter), entry.id
        assert not of_chapter or comparison.passed_of_chapter(entry), entry.id
        forces = {f"{text.new.rule.force}" for text in entry.texts if text.new}
        assert all(force in card for force in forces), entry.id


def _is_whole(entry: RuleComparison) -> bool:
    return len(entry.texts) == 1 and not (entry.old and entry.new)


def test_what_fits_stands_on_the_page_of_the_pair(own_site: Path) -> None:
    """The whole redline where 40 kB hold it; where they do not, what stands elsewhere is said in words."""
    near = "2022-12-23..2024-07-02", "2024-07-02..2025-09-26"
    for path in (*near, *(f"{pair}/naast-elkaar" for pair in near), "2025-09-26..2026-01-01"):
        assert "data-elders" not in (own_site / "vergelijk" / path / "index.html").read_text("utf-8"), path
    text = (own_site / "vergelijk/2022-12-23..2026-01-01/index.html").read_text("utf-8")
    card = text.split('id="r-declareren"')[1].split("</section>")[0]
    assert "wordt een punt ingevoegd, luidende: ‘U bent een bon kwijt." in card
    words = read_html(own_site / "vergelijk/2022-12-23..2025-09-26/index.html").words
    assert "in woorden wat er verder veranderde" in words
    assert "Na punt 1 van de lijst onder ‘Voorbeelden’ wordt een punt ingevoegd" in words


@pytest.mark.parametrize("pair", PAIRS)
def test_a_rule_that_is_gone_is_called_old(own_site: Path, pair: str) -> None:
    """In the list and in the heading; so no two rules that are there have one number."""
    page = (own_site / "vergelijk" / pair / "index.html").read_text("utf-8")
    listed = re.findall(
        r'<li[^>]* data-soort="(\w+)"[^>]*><span[^>]*>.</span><a [^>]*>([\d.]+)( \(oud\))? ', page
    )
    assert [bool(old) for _, _, old in listed] == [kind == "lapsed" for kind, _, _ in listed]
    numbers = [number for _, number, old in listed if not old]
    assert len(set(numbers)) == len(numbers)
    for gone in page.split('<section class="rb-regel rb-heel"')[1:]:
        heading = gone.partition("</h3>")[0]
        assert ("(oud)</span>" in heading) == ("vervallen" in heading), heading
    last = re.findall(r'<h4 class="rb-naam">(.*?)</h4>', page)
    assert pair != "2024-07-02..2025-09-26" or any("7.4 (oud)" in name for name in last)


def test_a_table_leads_to_every_pair(own_site: Path) -> None:
    """Without a script."""
    page = read_html(own_site / "vergelijk/index.html")
    assert {f"../vergelijk/{pair}/" for pair in PAIRS} <= set(page.hrefs)


@pytest.mark.parametrize("view", ["", "naast-elkaar/"])
def test_a_paragraph_that_went_into_another_leads_there_and_back(own_site: Path, view: str) -> None:
    """It is no deletion: the page says where it is, as the sentences and the command line do."""
    text = (own_site / "vergelijk/2022-12-23..2024-07-02" / view / "index.html").read_text("utf-8")
    away = re.search(r'Verplaatst naar <a id="([^"]+)" href="#([^"]+)">regel 4\.1, lid 3</a>', text)
    assert away
    here = f'Samengevoegd met <a id="{away[2]}" href="#{away[1]}">de oude regel 4.2, lid 1</a>'
    assert text.count(here) == 1
    assert "Van de oude regel 4.2 gaat lid 1 op in lid 3 van regel 4.1." in text
    assert re.search(r"Verplaatst van <a [^>]*>de oude regel 4\.2, lid 2</a>", text)


def test_a_part_that_stands_elsewhere_is_not_called_new_or_lapsed(own_site: Path) -> None:
    """Its paragraphs say where they went or came from; the heading above them claims nothing else."""
    for page in comparing(own_site):
        for part in re.split(r"<h[2-6]", page.read_text("utf-8"))[1:]:
            if re.search(r">(?:Nieuw|Vervallen) deel</span>", part.partition("</h")[0]):
                assert not re.search(r"Verplaatst (?:naar|van)|zin verplaatst", part)
    merged = (own_site / "regels/jaarlijks-gesprek/index.html").read_text("utf-8")
    assert "Verplaatst naar" in merged
    assert "Vervallen alinea" not in merged


def test_every_rule_of_a_split_stands_at_its_own_place(own_site: Path) -> None:
    """Since an oath: in the order of the rules, each with what became of it; so too on its own page."""
    page = (own_site / "sinds/2022-12-23/index.html").read_text("utf-8")
    titles = re.findall(r'rb-regels__titel"><span[^>]*>(.)</span> <a href="[^"]*">([\d.]+) ', page)
    numbers = [tuple(map(int, number.split("."))) for mark, number in titles if mark != "−"]
    assert numbers == sorted(numbers)
    assert {(3, 8), (4, 2), (5, 3)} <= set(numbers)
    own = (own_site / "regels/agenda-inhoud/index.html").read_text("utf-8")
    for text in (page, own):
        assert "niet alleen die van de organisatie." in text
    assert "ieder jaar of uw opgave nog klopt." in page
    note = own.partition('id="wijziging"')[2].partition('<details class="rb-redline"')[0]
    assert "weglaten" not in note  # that is said of the other rule


def test_since_an_oath_says_whom_and_how_each_rule_binds(own_site: Path) -> None:
    """By chapter, with for whom each is, how it binds and how it did; and for whose oath the list is."""
    page = (own_site / "sinds/2022-12-23/index.html").read_text("utf-8")
    assert "voor wie begon van 23 december 2022 tot 2 juli 2024" in page
    assert page.count("<h2>") > 5
    assert "Nu verplicht, was aanbevolen, voor " in page
    cards = page.split('<p class="rb-regels__titel">')[1:]
    assert all("voor " in card.split("</p>")[1] for card in cards if ">−<" not in card[:60])


def test_what_was_quoted_had_the_numbers_of_then(own_site: Path) -> None:
    """A sentence that names words of the old text names them as they stood there."""
    page = (own_site / "sinds/2024-07-02/index.html").read_text("utf-8")
    assert "wordt na ‘regel 6.2, lid 1’ ingevoegd ‘, en zeggen dat u iemand kent’" in page


def test_a_version_is_not_the_source_of_each_reason(own_site: Path) -> None:
    """What it rests on as a whole is called that."""
    page = (own_site / "regels/geschenken-registreren/index.html").read_text("utf-8")
    assert "Bronnen van de versie als geheel: Kamerstukken II, 28 754, nr. 3." in page
    assert "<li>Bron: " not in page.partition('id="wijziging"')[2].partition("</section>")[0]


def test_new_terms_lead_to_their_definition(own_site: Path) -> None:
    """And are shown where there is room."""
    page = (own_site / "vergelijk/2025-09-26..2026-01-01/index.html").read_text("utf-8")
    assert re.search(r'begrippen/#netwerk"[^>]*>netwerk</a>', page)
    page = (own_site / "vergelijk/2022-12-23..2024-07-02/index.html").read_text("utf-8")
    assert re.search(
        r'begrippen/#tegenspraak"[^>]*>tegenspraak</a>.{,80}<p>Zeggen dat u het anders ziet', page
    )


def test_the_comparison_with_the_draft_is_marked(own_site: Path, small_site: Path) -> None:
    """CONCEPT and noindex in a preview; not there at all on a published site."""
    for path in (own_site / "vergelijk/2026-01-01..concept").rglob("index.html"):
        page = read_html(path)
        assert "Concept. Dit is een voorstel." in page.words
        assert page.meta["robots"] == "noindex"
    assert not list((small_site / "vergelijk").glob("*concept*"))


def test_old_versions_lead_to_the_difference(own_site: Path) -> None:
    """The banner of an old page, and the draft's, to the comparison with the version in force."""
    old = read_html(own_site / "versies/2024-07-02/regels/lobby-contacten/index.html")
    assert "../../../../vergelijk/2024-07-02..2026-01-01/#r-lobby-contacten" in old.hrefs
    draft = read_html(own_site / "concept/index.html")
    assert "../vergelijk/2026-01-01..concept/" in draft.hrefs


def test_words_that_only_mean_something_else_stand_once(own_site: Path) -> None:
    """A word that became a defined term is not struck out and written again; it says what it is now."""
    for path in comparing(own_site):
        assert not re.search(r"<del>([^<]+)</del><ins>\1</ins>", path.read_text("utf-8")), path
    chapter = own_site / "vergelijk/2022-12-23..2026-01-01/hoofdstukken/geschenken/index.html"
    assert re.search(
        r'geschenk<span class="rb-x"> <span class="rb-lb">\(nu met uitleg\)</span></span>',
        chapter.read_text("utf-8"),
    )


def test_sentences_show_no_markdown(own_site: Path) -> None:
    """A footnote is named, an item has a dash and a table no bars."""
    for path in comparing(own_site):
        assert not re.search(r"\[\^\w+\]|<br>(?:[-*] | {2}|\|)|\| ---", path.read_text("utf-8")), path


def test_a_number_that_stayed_is_not_said_to_have_become_itself(own_site: Path) -> None:
    """`Was regel 2.4, werd regel 2.4.` says nothing; both texts can be reached, and those that it came of."""
    for path in comparing(own_site):
        assert not re.search(r"Was regel (\S+) , werd regel \1 \.", read_html(path).words), path
    page = read_html(own_site / "vergelijk/2024-07-02..2025-09-26/index.html")
    assert "Lees regel 2.4 of de oude tekst ." in page.words
    assert "Was regel 7.3 , werd regel 6.3 ." in page.words
    assert "Dit was regel 7.4 . Deze regel is er niet meer: hij ging op in regel 6.3 ." in page.words
    split = read_html(own_site / "vergelijk/2022-12-23..2024-07-02/index.html").words
    assert "Lees regel 4.2 . Die kwam uit de oude regel 4.1 ." in split


def test_every_rule_has_its_history(own_site: Path) -> None:
    """Also lapsed ones; each version that holds it is named, and the rule's page leads there."""
    rules, _ = load_book(book("eigen"))
    for revision in rules.adopted:
        for rule in revision.rules.values():
            page = read_html(own_site / "regels" / rule.id / "geschiedenis/index.html")
            assert f"versies/{revision.id}/regels/{rule.id}/" in " ".join(page.hrefs), (rule.id, revision.id)
            shown = read_html(own_site / "versies" / revision.id / "regels" / rule.id / "index.html")
            assert any(h.endswith(f"regels/{rule.id}/geschiedenis/") for h in shown.hrefs), rule.id


def test_a_history_goes_through_splits_and_mergers(own_site: Path) -> None:
    """The old rule leads to what it was split into, the new one to everything it came from."""
    old = read_html(own_site / "regels/geschenken/geschiedenis/index.html").words
    assert "Wees zuinig met geschenken" in old
    assert "Laat geschenken registreren" in old
    new = read_html(own_site / "regels/geschenken-aannemen/geschiedenis/index.html").words
    assert "Ook een geschenk aan uw partner telt" in new
    assert "anders ingedeeld" in new


@pytest.mark.parametrize("rule_id", ["beide-kanten-horen", "wie-ontbreekt"])
@pytest.mark.parametrize("view", ["", "naast-elkaar/"])
def test_a_return_is_shown_over_the_gap(own_site: Path, rule_id: str, view: str) -> None:
    """Both histories hold both texts, the redline between them, and when the rule did not hold."""
    path = own_site / "regels" / rule_id / "geschiedenis" / view / "index.html"
    page = read_html(path)
    assert "Deze regel gold niet van 2 juli 2024 tot 1 januari 2026." in page.words
    assert "26 september 2025 niet meer gold niet" in page.words
    gone = read_html(own_site / "regels/verhuurde-panden/geschiedenis/index.html").words
    assert "1 januari 2026 niet meer gold niet 26 september 2025 niet meer vervallen" in gone
    pairs = [(f["old"], f["new"]) for f in redlines(path).found]
    old, new = "versies/2022-12-23/regels/beide-kanten-horen/", "versies/2026-01-01/regels/wie-ontbreekt/"
    assert pairs == [(old, new), (old, "")]
    assert all(any(h.endswith(address) for h in page.hrefs) for address in (old, new))


def test_both_ends_of_a_return_lead_to_each_other(own_site: Path) -> None:
    """The lapsed page names what came back; the new one holds the redline, and every menu leads there."""
    lapsed = read_html(own_site / "regels/beide-kanten-horen/index.html")
    assert "Hij keerde terug in de versie van 1 januari 2026." in lapsed.words
    assert "Er kwam geen andere regel" not in lapsed.words
    assert "../../regels/wie-ontbreekt/" in lapsed.hrefs
    old = read_html(own_site / "versies/2022-12-23/regels/beide-kanten-horen/index.html")
    assert "../../../../regels/wie-ontbreekt/" in old.hrefs
    path = own_site / "regels/wie-ontbreekt/index.html"
    new = read_html(path)
    assert "Deze regel gold niet van 2 juli 2024 tot 1 januari 2026." in new.words
    assert "../../versies/2022-12-23/regels/beide-kanten-horen/" in new.hrefs
    assert "../../versies/2025-09-26/regels/beide-kanten-horen/" in new.hrefs
    assert [(f["old"], f["new"]) for f in redlines(path).found] == [
        ("versies/2022-12-23/regels/beide-kanten-horen/", "versies/2026-01-01/regels/wie-ontbreekt/")
    ]


def test_a_paragraph_that_went_elsewhere_leads_both_ways(own_site: Path) -> None:
    """On the lapsed page, the old page, the new page, and in both histories."""
    lapsed = read_html(own_site / "regels/geschenk-aan-partner/index.html")
    assert "Hier staat lid 2 van de oude regel." in lapsed.words
    assert "../../regels/geschenken-registreren/#lid-2" in lapsed.hrefs
    old = read_html(own_site / "versies/2022-12-23/regels/geschenk-aan-partner/index.html")
    assert "Lid 2 in de geldende versie: 4.2 Laat geschenken registreren, lid 2" in old.words
    new = read_html(own_site / "regels/geschenken-registreren/index.html")
    assert (
        "Ook een geschenk aan uw partner telt (versie van 23 december 2022; lid 2 was daar lid 2)"
        in new.words
    )
    history = read_html(own_site / "regels/geschenken-registreren/geschiedenis/index.html")
    assert "4.2 Ook een geschenk aan uw partner telt (lid 2)" in history.words
    assert "../../../versies/2022-12-23/regels/geschenk-aan-partner/#lid-2" in history.hrefs
    gone = read_html(own_site / "regels/geschenk-aan-partner/geschiedenis/index.html")
    assert "4.2 Laat geschenken registreren (lid 2)" in gone.words
    split = read_html(own_site / "regels/openbare-agenda/index.html")
    assert "Ging ook verder in 5.3 Wat er in uw agenda staat" in split.words


def test_texts_of_a_rule_stand_side_by_side(own_site: Path) -> None:
    """In its history, by a link; the page of the rule leads to the very version in which it changed."""
    history = own_site / "regels/lobby-contacten/geschiedenis"
    assert "naast-elkaar/" in " ".join(read_html(history / "index.html").hrefs)
    beside = history / "naast-elkaar/index.html"
    assert 'class="rb-rij"' in beside.read_text("utf-8")
    assert read_html(beside).meta["robots"] == "noindex"
    leads = [
        h for h in read_html(own_site / "regels/lobby-contacten/index.html").hrefs if "naast-elkaar" in h
    ]
    assert leads == ["../../regels/lobby-contacten/geschiedenis/naast-elkaar/#v-2026-01-01"]
    assert "v-2026-01-01" in read_html(beside).ids


@pytest.mark.parametrize("view", ["", "naast-elkaar/"])
def test_the_menu_of_a_pair_leads_to_other_pairs(own_site: Path, view: str) -> None:
    """The newer version beside every other one, both named, in the same view; the one of this page marked."""
    text = (own_site / f"vergelijk/2024-07-02..2026-01-01/{view}index.html").read_text("utf-8")
    links = re.findall(
        r'<li><a href="[^"]*/vergelijk/([^"]*)"( aria-current="true")?>(Van [^<]* naar [^<]*)</a></li>', text
    )
    assert {address: (bool(here), said) for address, here, said in links} == {
        f"2022-12-23..2026-01-01/{view}": (False, "Van 23 december 2022 naar 1 januari 2026"),
        f"2024-07-02..2026-01-01/{view}": (True, "Van 2 juli 2024 naar 1 januari 2026"),
        f"2025-09-26..2026-01-01/{view}": (False, "Van 26 september 2025 naar 1 januari 2026"),
        f"2026-01-01..concept/{view}": (False, "Van 1 januari 2026 naar concept"),
    }


def test_no_version_in_force_stands_above_two_others(own_site: Path) -> None:
    """The header says that two versions are compared; the chapters beside them say of which version they are."""
    text = (own_site / "vergelijk/2022-12-23..2024-07-02/index.html").read_text("utf-8")
    header = text.split("</header>")[0]
    assert "Versie <strong>" not in header
    assert "<strong>Twee versies</strong> vergeleken" in header
    assert "De versie van 1 januari 2026:</p><ol>" in text
    other = (own_site / "versies/index.html").read_text("utf-8")
    assert "Versie <strong>1 januari 2026</strong>" in other
    assert "De versie van" not in other.split("</header>")[1].split("<main")[0]


def test_a_table_in_a_sentence_is_read_as_words() -> None:
    """Lines stay lines; bars and rules of Markdown go; what stands in a text is escaped."""
    said = "luidende:\n| Wat | Hoe |\n| --- | --- |\n| a | <b> |\nen verder"
    assert spoken(Sentence(said)) == "Luidende:<br>Wat · Hoe<br>a · &lt;b&gt;<br>en verder"


def test_a_rule_says_when_and_how_it_last_changed(own_site: Path) -> None:
    """In words and in the text, on the page of the rule itself."""
    page = read_html(own_site / "regels/lobby-contacten/index.html")
    assert "Gewijzigd in de versie van 1 januari 2026" in page.words
    assert "wordt een lid ingevoegd" in page.words
    found = redlines(own_site / "regels/lobby-contacten/index.html").found
    assert [(f["old"], f["new"]) for f in found] == [
        ("versies/2025-09-26/regels/lobby-contacten/", "versies/2026-01-01/regels/lobby-contacten/")
    ]
    earlier = read_html(own_site / "regels/openbare-agenda/index.html").words
    assert re.search(r"(Gesplitst|Gewijzigd) in de versie van 2 juli 2024", earlier)


def test_what_is_called_the_same_norm_is_the_same_in_the_comparison(own_site: Path) -> None:
    """Of each rule since the version that its page names; an explanation or the number of a cited rule may differ."""
    rules, _ = load_book(book("eigen"))
    comparer, newest = Comparer(rules), rules.revisions[VERSIONS[-1]]
    named = {date(dt.date.fromisoformat(version)): rules.revisions[version] for version in VERSIONS}
    for rule in newest.ordered_rules:
        words = read_html(own_site / "regels" / rule.id / "index.html").words
        assert "uidt zo sinds" not in words
        found = re.findall(r"ezelfde norm sinds (\d+ \w+ \d+)", words)
        assert len(found) == 2, rule.id
        entry = comparer.compare(named[found[0]], newest).of_new(rule.id)
        assert entry
        assert entry.old, rule.id
        norms = [block for text in entry.texts if text.diff for block in text.diff.blocks]
        assert all(block.status.is_same for block in norms if block.node.name == "Norm"), rule.id
        assert not entry.meanings, rule.id
    only_cited = read_html(own_site / "regels/functies-neerleggen/index.html").words
    assert "dezelfde norm sinds 23 december 2022" in only_cited


def test_the_day_of_an_oath_leads_to_what_changed_since(own_site: Path) -> None:
    """Periods join without gaps from the first version on; each leads to its page."""
    text = (own_site / "sinds/index.html").read_text("utf-8")
    assert re.findall(r'data-vanaf="([^"]+)"', text) == sorted(VERSIONS, reverse=True)
    for version in VERSIONS:
        page = read_html(own_site / "sinds" / version / "index.html")
        assert any(f"vergelijk/{version}..2026-01-01/" in h for h in page.hrefs) or version == VERSIONS[-1]
    assert "Niets." in read_html(own_site / "sinds/2026-01-01/index.html").words


def test_an_oath_before_the_first_version_leads_to_the_oldest_page(own_site: Path) -> None:
    """Without a script: a row of the list, and a plain word on the page itself and on no other."""
    page = read_html(own_site / "sinds/index.html")
    assert "../sinds/2022-12-23/#eerder" in page.hrefs
    assert "Vóór 23 december 2022" in page.words
    said = "Begon u vóór 23 december 2022? Toen was er nog geen versie van deze code."
    told = {v: said in read_html(own_site / "sinds" / v / "index.html").words for v in VERSIONS}
    assert told == {version: version == "2022-12-23" for version in VERSIONS}


def test_rules_that_only_read_otherwise_say_what_moved(own_site: Path) -> None:
    """They are no change; what moved under them is named."""
    text = (own_site / "vergelijk/2025-09-26..2026-01-01/index.html").read_text("utf-8")
    part = text.split('id="leest-anders"')[1].split("</section>")[0]
    assert (
        "In lid 3 staat nu ‘regel 3.7, lid 1’ in plaats van ‘regel 3.2, lid 1’, want zo heet die regel nu."
        in part
    )
    assert "Regel 3.2 (Draag het dossier echt over) heet nu" not in part


def test_the_picture_of_versions_has_words(own_site: Path) -> None:
    """A title and a description, and the same numbers in the list below."""
    text = (own_site / "versies/index.html").read_text("utf-8")
    svg = text.split("<svg")[1].split("</svg>")[0]
    said = re.search(r"<desc[^>]*>(.*?)</desc>", svg)
    assert said
    assert "style=" not in svg
    for words in re.findall(r"\d+ regels veranderden", said[1]):
        assert text.count(words) >= 3


def test_compare_pages_are_light(own_site: Path) -> None:
    """Each of them, with every style and script it asks for, is a first load of at most 40 kB."""
    kept: dict[Path, int] = {}

    def weight(path: Path) -> int:
        if path not in kept:
            kept[path] = len(gzip.compress(path.read_bytes(), 9))
        return kept[path]

    heavy = []
    pages = {p for kind, addresses in by_kind(own_site).items() if COMPARING.search(kind) for p in addresses}
    assert len(pages) > 100
    for address in sorted(pages):
        path = own_site / address.lstrip("/") / "index.html"
        text = path.read_text("utf-8")
        asked = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"]+)"', text)
        files = {(path.parent / a.split("?")[0]).resolve() for a in asked}
        total = weight(path) + sum(weight(f) for f in files)
        if total > HEAVIEST_FIRST_LOAD:
            heavy.append((address, total))
    assert heavy == []


def test_a_rule_of_a_split_is_led_to_at_its_own_text(own_site: Path) -> None:
    """From the list, from what changed since an oath and from the pages of rules: the heading there has its number."""
    lists = [own_site / "vergelijk" / pair / view for pair in PAIRS for view in ("", "naast-elkaar")]
    lists += [chapter for pair in PAIRS for chapter in (own_site / "vergelijk" / pair).glob("hoofdstukken/*")]
    met = 0
    for folder in lists:
        page = (folder / "index.html").read_text("utf-8")
        for id, number in re.findall(
            r'<span aria-hidden="true">.</span><a href="#(r-[\w-]+)">([\d.]+)', page
        ):
            text = page.split(f'id="{id}"')[1]
            heading = re.search(r"<h[34][ >].*?</h[34]>", text, re.DOTALL)
            assert heading
            assert re.search(rf"\b{re.escape(number)}\b", heading[0]), (folder, id)
            met += text.startswith(" data-") and 'class="rb-paar"' in page.split(f'id="{id}"')[0][-60:]
    assert met > 10
    for path in sorted(own_site.glob("sinds/*/index.html")):
        for id, number in re.findall(
            r'href="[^"]*#(r-[\w-]+)">Zie de tekst<span class="rb-vh"> van ([\d.]+)', path.read_text("utf-8")
        ):
            page = (own_site / "vergelijk" / f"{path.parent.name}..2026-01-01" / "index.html").read_text(
                "utf-8"
            )
            heading = re.search(r"<h[34][ >].*?</h[34]>", page.split(f'id="{id}"')[1], re.DOTALL)
            assert heading
            assert number in heading[0], (path, id)


@pytest.mark.parametrize("rule", ["geschenken-aannemen", "openbare-agenda"])
def test_a_rule_has_as_many_words_on_its_page_as_on_that_of_the_pair(own_site: Path, rule: str) -> None:
    """Of a split: what became of all, and of old rules that are gone, stands apart on both."""
    pair = (own_site / "vergelijk/2022-12-23..2024-07-02/index.html").read_text("utf-8")
    page = (own_site / f"versies/2024-07-02/regels/{rule}/index.html").read_text("utf-8")
    card = pair.partition(f'data-nieuw="versies/2024-07-02/regels/{rule}/"')[2]
    card = re.split('class="rb-paar"|</section>', card)[0]
    note = page.partition('aria-labelledby="wijziging"')[2].partition("</section>")[0]
    counted = [re.search(r"In woorden: (\d+) zinnen", text) for text in (card, note)]
    assert counted[0]
    assert counted[1]
    below = re.findall(r'<ul class="rb-zin">(.*?)</ul>|<p class="rb-zin">', card.rpartition("</details>")[2])
    kept = sum(max(1, items.count("<li>")) for items in below)
    assert int(counted[0][1]) + kept == int(counted[1][1])


BOOKS = "Bij de onderwerpen|Bij de bronnen|Bij ‘zie ook’|Bij de adviespunten"
"""How sentences about what is kept of a rule begin."""


@pytest.mark.parametrize("pair", PAIRS)
def test_the_reason_comes_first_and_the_books_last(own_site: Path, pair: str) -> None:
    """Why, then the words and the text; what became of topics, sources and the like below: on the pages of a pair."""
    pages = sorted((own_site / "vergelijk" / pair).rglob("index.html"))
    page = "".join(path.read_text("utf-8") for path in pages)
    met = 0
    for whole in page.split('<section class="rb-regel')[1:]:
        card = whole.split("</section>")[0].partition("</h3>")[2]
        texts = [found.start() for found in re.finditer(r'data-deel="', card)]
        reasons = [found.start() for found in re.finditer('class="rb-waarom"', card)]
        books = [found.start() for found in re.finditer(BOOKS, card)]
        if texts:
            assert max(reasons, default=0) <= texts[0]
            own = [place for place in books if 'class="rb-paar"' not in card[:place]]
            assert all(place > texts[-1] for place in own), card[:300]
            met += bool(own)
    assert met > 3


def test_words_that_stand_elsewhere_are_a_link_away(own_site: Path) -> None:
    """Without scripts too: under each rule of which only some sentences stand on the page."""
    page = (own_site / "vergelijk/2025-09-26..2026-01-01/index.html").read_text("utf-8")
    assert "Verder in woorden" not in page
    for rule in ("als-geen-regel-past", "geschenken-aannemen"):
        card = page.split(f'id="r-{rule}"')[1].split("</section>")[0]
        link = re.search(r'<a href="([^"]*)">De hele wijziging in woorden</a>', card)
        assert link
        chapter, _, id = link[1].partition("#")
        path = own_site / "vergelijk" / chapter.partition("/vergelijk/")[2] / "index.html"
        there = path.read_text("utf-8")
        assert 'class="rb-zin"' in there.split(f'id="{id}"')[1].split("</section>")[0]
    whole = (own_site / "vergelijk/2024-07-02..2025-09-26/index.html").read_text("utf-8")
    assert "De hele wijziging in woorden" not in whole


def test_every_word_and_sign_is_explained(own_site: Path) -> None:
    """Each kind and class there is, on a page that leads from wherever they stand."""
    page = read_html(own_site / "vergelijk/uitleg/index.html")
    assert KINDS.keys() == set(Kind)
    assert CLASSES.keys() == set(ChangeClass)
    for word in (*Kind, *ChangeClass, "geen klasse"):
        assert f" {word} " in f" {page.words} ", word
    for mark in MARKS.values():
        assert mark in page.words, mark
    for path in (
        "vergelijk/2025-09-26..2026-01-01",
        "vergelijk/2025-09-26..2026-01-01/hoofdstukken/belangen",
        "sinds/2025-09-26",
        "regels/lobby-contacten/geschiedenis",
        "vergelijk",
    ):
        text = (own_site / path / "index.html").read_text("utf-8")
        assert 'vergelijk/uitleg/"' in text, path
