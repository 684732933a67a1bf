"""The conversation guide and the form of one's network: an hour, nothing left out, nothing sent."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.browsing import overflow
from tests.support.pages import read_html
from tests.support.sites import book

from regelboek.loading.book import load_book
from regelboek.model.rulebook import RuleBook
from regelboek.norm import binding_digest
from regelboek.pages.conversation import CHOICES, PLAN, PROMPTS, conversation_pages
from regelboek.pages.dilemmas import dilemma_pages
from regelboek.pages.edition import Edition
from regelboek.pages.guides import GENERAL_QUESTIONS, WHAT_IFS, guide_of, guide_topics
from regelboek.pages.publication import Publication, Settings

DAY = dt.date(2026, 3, 1)


def edition_of(rules: RuleBook, revision: str = "", topic: str = "netwerkbewustzijn") -> Edition:
    """A version of a book at its permanent address, or the one in force at the root."""
    settings = Settings("Gedragscode", "https://gedragscode.example/", "", topic)
    publication = Publication(rules, DAY, settings, with_draft=True)
    if not revision:
        return Edition(publication, publication.in_force, "")
    chosen = rules.revisions[revision]
    return Edition(publication, chosen, publication.prefix(chosen))


@functools.cache
def own() -> RuleBook:
    """The project's own book."""
    return load_book(book("eigen"))[0]


def test_the_hour_is_an_hour() -> None:
    """The parts follow each other without a gap and end after sixty minutes."""
    assert PLAN[0].start == 0
    assert all(before.end == after.start for before, after in itertools.pairwise(PLAN))
    assert PLAN[-1].end == 60


def test_the_guide_leaves_out_nothing(own_site: Path) -> None:
    """Every rule with the topic, every question it asks, and every dilemma stand in the guide."""
    edition = edition_of(own())
    topic = own().topics["netwerkbewustzijn"]
    page = read_html(own_site / "gesprek" / "index.html")
    rules, dilemmas = edition.rules_on(topic), edition.dilemmas_on(topic)
    assert len(rules) >= 4
    assert len(dilemmas) >= 2
    for rule in rules:
        assert f"../regels/{rule.id}/" in page.hrefs
        assert rule.summary in page.words
    for asked in guide_of(edition, topic).questions:
        for question in re.findall(r"<li>([^<]+)</li>", str(asked.html)):
            assert question in page.words
    for resolved in dilemmas:
        assert resolved.dilemma.story in page.words
        assert all(variant in page.words for variant in resolved.dilemma.variants)
    assert all(step.title in page.words and " ".join(step.time.split()) in page.words for step in PLAN)
    assert all(prompt.question in page.words for prompt in PROMPTS)


@pytest.mark.parametrize("version", ["", "2022-12-23", "2024-07-02", "2025-09-26", "concept"])
def test_every_topic_with_rules_has_a_guide(own_site: Path, version: str) -> None:
    """Each is listed on the first guide with what is in it, and on the page of its topic."""
    edition = edition_of(own(), version)
    home = own_site / edition.prefix
    index = read_html(home / "gesprek" / "index.html")
    topics = [topic for topic in edition.topics if edition.rules_on(topic)]
    assert len(topics) >= 30
    for topic in topics:
        page = read_html(home / "gesprek" / topic.id / "index.html")
        assert topic.label in page.headings[0][1]
        assert any(href.endswith(f"gesprek/{topic.id}/") for href in index.hrefs) or (
            topic.id == "netwerkbewustzijn"
        )
        on_topic = read_html(home / "onderwerpen" / topic.id / "index.html")
        assert any(href.endswith(f"gesprek/{topic.id}/") for href in on_topic.hrefs)
        for rule in edition.rules_on(topic):
            assert rule.summary in page.words
    without = [topic for topic in edition.topics if not edition.rules_on(topic)]
    for topic in without:
        assert not any(href.endswith(f"gesprek/{topic.id}/") for href in index.hrefs)


@pytest.mark.parametrize("version", ["", "2022-12-23", "concept"])
def test_every_guide_is_worth_printing(own_site: Path, version: str) -> None:
    """Three questions to choose from, a case that changes, and something under every heading."""
    edition = edition_of(own(), version)
    for topic in guide_topics(edition):
        html = (own_site / edition.prefix / "gesprek" / topic.id / "index.html").read_text("utf-8")
        talk = re.search(r'id="vragen".*?</section>', html, re.DOTALL)
        assert talk, topic.id
        assert talk[0].count("?</li>") >= 3, topic.id
        assert html.count("Maar wat als") >= 1, topic.id
        assert re.search(r'class="rb-wat-als">\s*<li>', html), topic.id
        body = re.sub(r"</?(section|div|details|summary)\b[^>]*>", "", html)
        following = re.findall(r"</h(\d)>\s*<(h\d|/article)", body)
        assert all(name == f"h{int(level) + 1}" for level, name in following), (topic.id, following)
        assert not re.search(r"<(ul|ol|p)\b[^>]*>\s*</\1>", body), topic.id


def test_cases_come_from_as_near_as_can_be() -> None:
    """The topic's own dilemmas; those on its rules, said to be so; else its situations, and a story from nearby."""
    edition = edition_of(own())
    topics = own().topics
    own_stories = guide_of(edition, topics["netwerkbewustzijn"])
    assert len(own_stories.stories) >= 2
    assert not any(story.origin for story in own_stories.stories)
    assert own_stories.situations == ()
    resting = guide_of(edition, topics["partner-familie"])
    assert edition.dilemmas_on(resting.topic) == ()
    assert all("rust ook op een regel over" in story.origin for story in resting.stories)
    for story in resting.stories:
        assert {ground.rule.id for ground in story.item.grounds} & {rule.id for rule in resting.rules}
    assert resting.situations
    assert resting.borrowed is None
    broader = guide_of(edition, topics["draaideurverbod"])
    assert broader.stories == ()
    assert broader.borrowed
    assert broader.borrowed.origin == "Dit verhaal gaat over vervolgfuncties, een ruimer onderwerp."
    assert broader.questions == ()
    assert broader.general == GENERAL_QUESTIONS
    related = guide_of(edition, topics["sociale-media"])
    assert related.borrowed
    assert related.borrowed.origin.endswith("een verwant onderwerp.")


def test_a_guide_without_any_case_asks_for_one() -> None:
    """Where a topic has rules and nothing else, people tell what they saw themselves."""
    rules = own()
    registers = dataclasses.replace(rules.registers, dilemmas=(), situations=())
    edition = edition_of(dataclasses.replace(rules, registers=registers))
    page = next(p for p in conversation_pages(edition) if p.path == "gesprek/dienstauto/")
    assert "zelf zag of meemaakte met dienstauto" in page.body
    assert page.body.count("Maar wat als") == len(WHAT_IFS)


def test_a_guide_names_its_neighbours_and_the_way_to_all() -> None:
    """Only the first page lists every guide."""
    pages = {page.path: page.body for page in conversation_pages(edition_of(own()))}
    listed = re.findall(r'href="/gesprek/([a-z-]+)/"', pages["gesprek/draaideurverbod/"])
    assert sorted(listed) == ["afkoelperiode", "lobbyverbod", "vervolgfuncties"]
    assert "/gesprek/#andere" in pages["gesprek/draaideurverbod/"]
    assert len(set(re.findall(r'href="/gesprek/([a-z-]+)/"', pages["gesprek/"]))) == 35


def test_a_version_without_the_topic_offers_others(own_site: Path) -> None:
    """The first edition has no rule about networks: its guide says so and names what it can talk about."""
    page = read_html(own_site / "versies/2022-12-23/gesprek/index.html")
    assert "gaat geen regel over netwerkbewustzijn" in page.words
    assert "../../../versies/2022-12-23/gesprek/geschenken/" in page.hrefs


def test_a_book_without_topics_still_has_the_form(small_site: Path) -> None:
    """The form rests on no rule."""
    page = read_html(small_site / "gesprek" / "index.html")
    assert "Uw netwerk in kaart" in page.words


def test_a_guide_keeps_its_address() -> None:
    """A topic that had a guide in an earlier version has a page in every later one."""
    addresses = {
        revision: {page.path for page in conversation_pages(edition_of(own(), revision))}
        for revision in own().revisions
    }
    line = list(addresses)
    assert all(addresses[a] <= addresses[b] for a, b in itertools.pairwise(line))


def test_each_dilemma_has_its_page(own_site: Path) -> None:
    """Story, variants, questions, the rules it rests on by their place in the version, and when it was judged."""
    for dilemma in own().registers.dilemmas:
        page = read_html(own_site / "dilemmas" / dilemma.id / "index.html")
        for text in (dilemma.story, *dilemma.variants, *dilemma.questions):
            assert text in page.words
        for judged in dilemma.rules:
            assert f"../../regels/{judged.rule.partition('@')[0]}/" in page.hrefs
        assert "anders dan toen" not in page.words


def test_a_dilemma_follows_its_rules_through_versions() -> None:
    """In an old version it names the rules of then, and says which read otherwise than when it was judged."""
    edition = edition_of(own(), "2022-12-23")
    shown = {resolved.dilemma.id: resolved for resolved in edition.dilemmas}
    gifts = shown["het-schilderij"]
    digests = {judged.digest for judged in gifts.dilemma.rules}
    for ground in gifts.grounds:
        assert ground.rule is edition.revision.rules[ground.rule.id]
        assert ground.changed == (binding_digest(edition.revision, ground.rule) not in digests)
    assert any(ground.changed for ground in gifts.grounds)
    page = next(p for p in dilemma_pages(edition) if p.path == "dilemmas/het-schilderij/")
    assert "luidt hier anders dan toen het dilemma werd beoordeeld, op 22 december 2025" in page.body


def test_a_dilemma_whose_rules_are_gone_keeps_its_address() -> None:
    """A later version without any of its rules still has the page, and says that they are not there."""
    rules = own()
    draft = rules.revisions["concept"]
    dilemma = next(d for d in rules.registers.dilemmas if d.id == "het-schilderij")
    ids = {judged.rule.partition("@")[0] for judged in dilemma.rules}
    kept = {id: rule for id, rule in draft.rules.items() if id not in ids}
    bare = dataclasses.replace(rules, revisions={**rules.revisions, "concept": _with(draft, rules=kept)})
    page = next(p for p in dilemma_pages(edition_of(bare, "concept")) if p.path == "dilemmas/het-schilderij/")
    assert "staan niet in deze versie" in page.body


def _with(revision: object, **values: object) -> object:
    return dataclasses.replace(revision, **values)  # type: ignore[type-var]


def test_values_are_escaped() -> None:
    """What an editor types is text, never markup."""
    rules = own()
    first = dataclasses.replace(
        rules.registers.dilemmas[0], story="Drie < vier & <script>", variants=("Maar <b>?",)
    )
    registers = dataclasses.replace(rules.registers, dilemmas=(first, *rules.registers.dilemmas[1:]))
    edition = edition_of(dataclasses.replace(rules, registers=registers))
    for page in (*dilemma_pages(edition), *conversation_pages(edition)):
        assert "<script>" not in page.body
        assert "<b>?" not in page.body


# The form in a real browser


@pytest.fixture
def form(own_address: str, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The guide in a fresh browser, and everything the browser asks for after it was opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(own_address + "/gesprek/", wait_until="networkidle")  # the icon comes last
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page, asked
    context.close()


def kept(page: Page) -> dict[str, str]:
    """What the browser holds of the form."""
    found: dict[str, str] = json.loads(page.evaluate("localStorage.getItem('regelboek-netwerk') || '{}'"))
    return found


def test_answers_stay_and_are_put_together(form: tuple[Page, list[str]], own_address: str) -> None:
    """They are there after a reload and in another version, the overview groups them, and nothing was sent."""
    page, asked = form
    page.fill("#p1-wie", "H. van de club")
    page.fill("#p1-verwacht", "Een telefoontje")
    page.check("#p1-overdragen")
    page.fill("#p2-wie", "Mijn zus")
    page.check("#p2-niets")
    page.fill("#veld-krant", "Minister <b>fietst</b>\nmet directeur")
    assert asked == []
    overview = page.inner_text("#overzicht-lijst")
    assert re.search(r"Dit draagt u over\s+H\. van de club \(verwacht: Een telefoontje\)", overview)
    assert re.search(r"Hier hoeft u niets te doen\s+Mijn zus", overview)
    assert "Minister <b>fietst</b>" in overview
    assert not re.search(r"score|punten|oordeel|goed|fout", overview, re.IGNORECASE)
    page.reload()
    assert page.input_value("#p1-wie") == "H. van de club"
    assert page.is_checked("#p1-overdragen")
    assert page.inner_text("#overzicht-lijst") == overview
    page.goto(own_address + "/versies/2024-07-02/gesprek/")
    assert page.input_value("#p2-wie") == "Mijn zus"
    pages = [url for url in asked if not urlsplit(url).path.endswith((".css", ".js", ".svg"))]
    assert {urlsplit(url).query for url in pages} <= {""}


def test_wiping_leaves_nothing(form: tuple[Page, list[str]]) -> None:
    """After a question that can be refused, fields, overview and the browser's own store are empty."""
    page, asked = form
    page.fill("#p1-wie", "H.")
    page.click("#kaart-erbij")
    page.fill("#p5-wie", "K.")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("#kaart-wis")
    assert kept(page) == {"p1-wie": "H.", "p5-wie": "K."}
    assert "niets gewist" in page.inner_text("#kaart-stand")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#kaart-wis")
    assert page.evaluate("localStorage.length") == 0
    assert page.input_value("#p1-wie") == ""
    assert page.locator(".rb-persoon").count() == 4
    assert "Alles is gewist" in page.inner_text("#kaart-stand")
    assert page.inner_text("#overzicht-lijst").strip() == ""
    assert asked == []


def test_the_form_works_by_keyboard(form: tuple[Page, list[str]]) -> None:
    """Tab, arrows, space and Enter do all; a person added takes the focus, and Enter in a field sends nothing."""
    page, asked = form
    page.focus("#p1-wie")
    page.keyboard.type("H.")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Niets")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert kept(page) == {"p1-wie": "H.", "p1-verwacht": "Niets", "p1-keuze": "overdragen"}
    page.focus("#kaart-erbij")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "p5-wie"
    assert page.inner_text("#kaart-stand") == "Persoon of groep 5 toegevoegd."
    page.keyboard.type("K.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert kept(page)["p5-keuze"] == CHOICES[0].id
    assert asked == []


def test_saving_is_said_once_and_not_at_every_key(form: tuple[Page, list[str]]) -> None:
    """The status message comes when the typing pauses."""
    page, _ = form
    page.focus("#veld-afspraak")
    page.keyboard.type("Ik bel")
    assert page.inner_text("#kaart-stand") == ""
    expect(page.locator("#kaart-stand")).to_have_text("Bewaard in deze browser.")


def test_a_browser_that_keeps_nothing_says_so(own_address: str, browser: Browser) -> None:
    """Where storage is refused the form still works, and says that it must be printed."""
    page = browser.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('vol'); }")
    page.goto(own_address + "/gesprek/")
    page.fill("#p1-wie", "H.")
    expect(page.locator("#kaart-stand")).to_contain_text("Bewaren lukt niet")
    assert "H." in page.inner_text("#overzicht-lijst")


@pytest.mark.parametrize("rubbish", ["[1, 2", "null", '{"p1-wie": 3, "p999-wie": "x", "__proto__": "y"}'])
def test_rubbish_in_the_store_does_no_harm(rubbish: str, own_address: str, browser: Browser) -> None:
    """A form of an older day, or of another hand, is read as far as it goes."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(f"localStorage.setItem('regelboek-netwerk', {json.dumps(rubbish)})")
    page.goto(own_address + "/gesprek/")
    assert page.input_value("#p1-wie") == ""
    assert page.locator(".rb-persoon").count() <= 200
    assert faults == []


def test_without_javascript_it_is_paper(own_address: str, browser: Browser) -> None:
    """No button that does nothing; it says that nothing is kept, can be filled in, and sends nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own_address + "/gesprek/")
    assert not page.is_visible("#kaart-wis")
    assert not page.is_visible("#overzicht")
    assert "JavaScript staat uit" in page.inner_text(".rb-invullen")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#p1-wie", "H.")
    page.press("#p1-wie", "Enter")
    page.press("#veld-wanneer", "Enter")
    assert page.url == own_address + "/gesprek/"
    assert page.input_value("#p1-wie") == "H."
    assert asked == []
    context.close()


def test_the_form_alone_is_printed(form: tuple[Page, list[str]]) -> None:
    """Its button prints the form and what was filled in, whole; the guide itself has lines to write on."""
    page, _ = form
    long = "Een lange zin die over veel regels gaat. " * 30
    page.fill("#veld-krant", long)
    assert page.evaluate("(e => e.scrollHeight <= e.clientHeight)(document.querySelector('#veld-krant'))")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.click("#kaart-print")
    assert "rb-alleen-kaart" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.is_visible("#kaart")
    assert not page.is_visible("#uur")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.is_visible("#uur")
    page.goto(page.url.replace("gesprek/", "dilemmas/de-fietsvriend/"))
    assert page.locator(".rb-schrijf >> visible=true").count() >= 8
    page.emulate_media(media="screen")
    assert page.locator(".rb-schrijf >> visible=true").count() == 0


def test_what_one_fills_in_is_large_enough(browser: Browser, own_address: str) -> None:
    """With answers, an added person and everything unfolded: targets of 24 px, nothing beside the window."""
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(own_address + "/gesprek/")
    page.fill("#p1-wie", "H.")
    page.check("#p1-onbekend")
    page.click("#kaart-erbij")
    page.evaluate("document.querySelectorAll('.rb-meer').forEach(d => { d.open = true; })")
    assert overflow(page) <= 1
    small = page.evaluate(
        "[...document.querySelectorAll('.rb-invullen :is(button, input, textarea, summary)')]"
        ".filter(e => { const b = (e.type === 'radio' ? e.parentElement : e).getBoundingClientRect();"
        " return b.width && Math.min(b.width, b.height) < 24; }).map(e => e.id)"
    )
    assert small == []
    page.close()
