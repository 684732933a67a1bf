"""The two booklets: every norm in one, every explanation in the other, and the ways between them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
from collections.abc import Callable

import pytest
from tests.support.sites import book

from regelboek.loading.book import load_book
from regelboek.model.rule import Audience, Rule
from regelboek.model.rulebook import RuleBook
from regelboek.pages.booklet import booklet_pages
from regelboek.pages.common import renderer
from regelboek.pages.edition import Edition
from regelboek.pages.page import Page
from regelboek.pages.publication import Publication, Settings
from regelboek.pages.rules import sections

VERSIONS = ["2022-12-23", "2024-07-02", "2025-09-26", "2026-01-01", "concept"]
ANNOUNCED = "Aangekondigd: geldt nog niet"


@functools.cache
def own() -> RuleBook:
    """The project's own book."""
    return load_book(book("eigen"))[0]


def edition_of(rules: RuleBook, version: str) -> Edition:
    """A version of a book at its permanent address."""
    settings = Settings("Gedragscode", "https://gedragscode.example/", "", "")
    publication = Publication(rules, dt.date(2026, 3, 1), settings, with_draft=True)
    revision = rules.revisions[version]
    return Edition(publication, revision, publication.prefix(revision))


@functools.cache
def shown(version: str) -> dict[str, Page]:
    """The booklets of a version of the own book, by address."""
    return {page.path: page for page in booklet_pages(edition_of(own(), version))}


def words(html: str) -> str:
    """What is read of HTML: without tags, white space folded."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def ids(page: Page) -> set[str]:
    """The ids on a page."""
    return set(re.findall(r'\bid="([^"]*)"', page.body))


@pytest.mark.parametrize("version", VERSIONS)
def test_each_text_stands_in_its_own_booklet(version: str) -> None:
    """Summary, norm and what is announced with the rules; the other sections, and no norm, in the explanation."""
    edition, pages = edition_of(own(), version), shown(version)
    code, explanation = pages["hele-code/"], pages["hele-code/toelichting/"]
    code_words, explanation_words = words(code.body), words(explanation.body)
    for rule in edition.revision.ordered_rules:
        r = renderer(edition, rule)
        norm = words(r.norm(rule))
        for lid in rule.paragraphs:
            assert f"{rule.id}-lid-{lid.number}" in ids(code)
        numbers = re.compile(r'<a class="rb-lid__nr".*?</a>')
        assert words(numbers.sub("", r.norm(rule))) in code_words, rule.id
        assert norm not in explanation_words, rule.id
        assert rule.summary in code.body
        for part in sections(edition, rule, r):
            here, there = (
                (code_words, explanation_words)
                if part.title == ANNOUNCED
                else (explanation_words, code_words)
            )
            assert words(part.html) in here, (rule.id, part.kind)
            assert words(part.html) not in there, (rule.id, part.kind)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_explanation_leads_to_the_rules_for_the_same_readers(version: str) -> None:
    """Title, references and terms name places that are in the other booklet; nobody is sent to another's."""
    pages = shown(version)
    explained = {path: page for path, page in pages.items() if path.endswith("toelichting/")}
    assert len(explained) >= 3
    for path, page in explained.items():
        code = path.removesuffix("toelichting/")
        links = re.findall(r'href="/versies/[^/]+/(hele-code/[^"#]*)#([^"]+)"|href="#([^"]+)"', page.body)
        links += re.findall(r'href="/concept/(hele-code/[^"#]*)#([^"]+)"()', page.body)
        assert {place for place, _, _ in links if place} == {code}
        assert {fragment for _, fragment, _ in links if fragment} <= ids(pages[code])
        assert {fragment for _, _, fragment in links if fragment} <= ids(page)
        back = re.findall(rf'/{path}#([^"]+)"', pages[code].body)
        assert back
        assert set(back) <= ids(page)


def test_references_to_paragraphs_stay_references_to_paragraphs() -> None:
    """What an explanation says of a paragraph leads to it in the booklet of the rules."""
    body = shown("2026-01-01")["hele-code/toelichting/"].body
    assert re.search(r'href="/versies/2026-01-01/hele-code/#[a-z-]+-lid-\d+"', body)


def test_the_menu_leads_to_the_same_booklet_in_other_versions() -> None:
    """To that for the same readers where the version has it, else to the one for everyone, or to the code."""
    path = "hele-code/topambtenaar/toelichting/"
    places = re.findall(r'href="/([^"]*)"', shown("2026-01-01")[path].menu)
    assert {place.removeprefix("concept/").partition("hele-code/")[2] for place in places} == {
        "topambtenaar/toelichting/"
    }
    rules = own()
    civil = {rule.id for rule in edition_of(rules, "2022-12-23").rules_for(Audience.TOP_CIVIL_SERVANT)}
    without = _with_rules(rules, "2022-12-23", lambda rule: None if rule.id in civil else rule)
    without = _with_rules(without, "2024-07-02", _unexplained)
    pages = {page.path: page for page in booklet_pages(edition_of(without, "2026-01-01"))}
    assert 'href="/versies/2022-12-23/hele-code/toelichting/"' in pages[path].menu
    assert 'href="/versies/2024-07-02/hele-code/"' in pages[path].menu


def test_a_book_that_explains_nothing_has_one_booklet() -> None:
    """No empty booklet, and no link to one."""
    bare = _with_rules(own(), "2026-01-01", _unexplained)
    pages = list(booklet_pages(edition_of(bare, "2026-01-01")))
    assert {page.kind for page in pages} == {"hele-code"}
    assert not any("toelichting/" in page.body for page in pages)


def _unexplained(rule: Rule) -> Rule:
    norm = tuple(section for section in rule.body.sections if section.title == "Norm")
    return dataclasses.replace(rule, body=dataclasses.replace(rule.body, sections=norm))


def _with_rules(rules: RuleBook, version: str, change: Callable[[Rule], Rule | None]) -> RuleBook:
    """The book with every rule of one version changed, or left out."""
    revision = rules.revisions[version]
    kept = {id: new for id, rule in revision.rules.items() if (new := change(rule))}
    changed = dataclasses.replace(revision, rules=kept)
    return dataclasses.replace(rules, revisions={**rules.revisions, version: changed})
