"""The engine in a real browser: the same words as Python, quick, small, and as good as it was."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.bench.book import generated_book
from tests.search.engine import ANSWERS, edition, engine_page, own_book, slow_times
from tests.search.measure import asked, recall
from tests.search.queries import TEST, answers, read_queries, right_answers

from regelboek.loading.book import load_book
from regelboek.model.rulebook import RuleBook
from regelboek.pages.search import documents, search_index
from regelboek.search.compounds import Splitter
from regelboek.search.dutch import fold, other_stems, stem, tokens
from regelboek.search.index import build_index

HEAVIEST_INDEX = 100_000
SLOWEST_ANSWER = 50.0
"""Milliseconds, with the processor slowed six times."""
LEAST_OF_TEST_HALF, LEAST_WITHOUT_SHARED_WORD = 96.0, 92.0
"""A little below what was measured, in percent among the first three; `make search-eval` tells all."""

SAME = """(words) => words.map(word => [
  engine.language.stem(word), engine.language.otherStems(word), engine.split(word)])"""
FOLDED = "(texts) => texts.map(text => [engine.language.fold(text), engine.language.tokens(text)])"


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    """The project's own book."""
    return own_book()


@pytest.fixture(scope="module")
def page(rules: RuleBook, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the engine for the version in force, from a folder without a server."""
    opened = engine_page(browser, tmp_path_factory.mktemp("zoeken"), edition(rules))
    yield opened
    opened.close()


def test_a_book_without_compounds_is_searched(browser: Browser, tmp_path: Path) -> None:
    """No word of a small book need be made of others: then there is nothing to take apart."""
    small = edition(load_book(generated_book(4))[0])
    assert build_index(documents(small))["delen"] == [[]]
    page = engine_page(browser, tmp_path, small)
    rule = small.revision.ordered_rules[-1]
    [found] = page.evaluate(ANSWERS, [rule.title])
    page.close()
    assert f"regels/{rule.id}/" in found


def texts(rules: RuleBook) -> list[str]:
    """Every text of the index, and every question."""
    of = documents(edition(rules))
    found = [text for d in of for text in (d.title, *d.phrases, *d.fields.values(), *d.sentences)]
    return [*found, *(query.text for query in read_queries())]


def test_python_and_the_browser_see_the_same_words(rules: RuleBook, page: Page) -> None:
    """Folding, stems, other stems and parts of every word of the book and of every question are equal."""
    every = texts(rules)
    assert page.evaluate(FOLDED, every) == [[fold(text), list(tokens(text))] for text in every]
    words = sorted({word for text in every for word in tokens(text)})
    book_words = {word for text in texts_of_book(rules) for word in tokens(text) if not word.isdigit()}
    splitter = Splitter(book_words)
    ours = [[stem(w), list(other_stems(w)), list(splitter.split(w))] for w in words]
    theirs = page.evaluate(SAME, words)
    assert [t[:2] for t in theirs] == [o[:2] for o in ours]
    different = [w for w, t, o in zip(words, theirs, ours, strict=True) if t[2] != o[2]]
    assert different == []


def texts_of_book(rules: RuleBook) -> list[str]:
    """What the index takes its vocabulary from."""
    return [text for d in documents(edition(rules)) for text in (*d.fields.values(), d.title, *d.phrases)]


def test_it_finds_what_it_found(rules: RuleBook, page: Page) -> None:
    """On the half of the questions that nothing was tuned with."""
    queries = [query for query in read_queries() if query.half == TEST]
    found = page.evaluate(ANSWERS, [query.text for query in queries])
    by_rule = answers(rules, edition(rules).revision.id)
    results = [asked(q, f, right_answers(q, by_rule)) for q, f in zip(queries, found, strict=True)]
    assert recall(results, 3) >= LEAST_OF_TEST_HALF
    hard = [result for result in results if not result.query.shares_a_word]
    assert recall(hard, 3) >= LEAST_WITHOUT_SHARED_WORD


def test_answers_come_at_once(page: Page) -> None:
    """On a slow phone too: nineteen of twenty questions within the limit, each at its best of three."""
    times = sorted(slow_times(page, [query.text for query in read_queries()][::4]))
    assert times[int(len(times) * 0.95)] < SLOWEST_ANSWER


def test_every_index_is_light(rules: RuleBook) -> None:
    """Of each version."""
    for version in rules.revisions:
        assert len(gzip.compress(search_index(edition(rules, version)), 9)) < HEAVIEST_INDEX, version


def test_the_index_has_no_end_of_script(rules: RuleBook) -> None:
    """It is a script; its text cannot end it."""
    assert b"</" not in search_index(edition(rules))


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("4.1", "regels/geschenken-aannemen/"),
        ("regel 4.2", "regels/geschenken-registreren/"),
        ("Dienstauto", "regels/dienstauto/"),
        ("Op dienstreis", "regels/reizen/"),
        ("U krijgt een cadeau aangeboden", "situaties/cadeau-aangeboden/"),
        ("De fietsvriend", "dilemmas/de-fietsvriend/"),
    ],
)
def test_names_lead_to_their_page(page: Page, question: str, path: str) -> None:
    """A number, a title, a topic and a situation come first when they are asked for."""
    assert page.evaluate(ANSWERS, [question])[0][0] == path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neven functie", "nevenfunctie"),
        ("dienst auto", "dienstauto"),
        ("relatie geschenk", "relatiegeschenk"),
        ("privé-mail", "privemail"),
        ("FINANCIELE BELANGEN", "financiële belangen"),
        ("mag ik een bijbaan", "bijbaan"),
        ("hoe zit het met een bijbaan?", "bijbaan"),
        ("wat zegt de code over een bijbaan", "bijbaan"),
        ("mag een minister tijdens zijn ambt een bijbaan", "bijbaan"),
        ("geschenkne", "geschenken"),
        ("foto's", "fotos"),
    ],
)
def test_what_does_not_matter(page: Page, one: str, other: str) -> None:
    """Spaces in compounds, hyphens, accents, capitals, forms of a question, a typing error."""
    first, second = page.evaluate(ANSWERS, [one, other])
    assert first[0] in second


def test_an_unknown_compound_may_be_a_word_with_an_error(page: Page) -> None:
    """Not only its parts, which are Parijs and gift."""
    assert page.evaluate(ANSWERS, ["parijgift"])[0][0] == "onderwerpen/partijgiften/"


def test_weak_hits_are_not_listed(page: Page) -> None:
    """Far below the best only what the first lead to."""
    script = "engine.ask('cadeau').hits.map(hit => [hit.page.a, hit.score])"
    found = dict(page.evaluate(script))
    best = max(found.values())
    weak = {path for path, score in found.items() if score < best * 0.45}
    assert weak == {"regels/ambtenaren-en-geschenken/"}


@pytest.mark.parametrize("question", ["", "   ", "de het een", "?!", "xq zw", "a" * 500, "🎁", "‘’'\"<>&"])
def test_odd_questions_do_no_harm(page: Page, question: str) -> None:
    """Nothing, stop words, signs and nonsense give a list, empty or not."""
    assert isinstance(page.evaluate(ANSWERS, [question])[0], list)


def test_nothing_found_offers_near_words(page: Page) -> None:
    """Words of the book that look like it."""
    near = page.evaluate("engine.nearest('geschneqen')")
    assert any(word.startswith("geschenk") for word in near)


def test_dilemmas_come_after_what_says_what_to_do(rules: RuleBook, page: Page) -> None:
    """Every one is found by its title, and the word itself finds them, but never first."""
    titles = [d.title for d in rules.registers.dilemmas]
    found = page.evaluate(ANSWERS, titles)
    assert all(any(path.startswith("dilemmas/") for path in first) for first in found)
    every = page.evaluate("engine.ask('dilemma').hits.map(hit => hit.page.s)")
    assert every.count("dilemma") > len(titles) / 2
    assert "dilemma" not in every[:3]


def test_the_sentence_that_fits_is_marked(page: Page) -> None:
    """The sentence with the words asked for, in pieces."""
    script = """() => { const found = engine.ask('binnen twee weken registreren');
      const hit = found.hits.find(one => one.page.a === 'regels/geschenken-registreren/');
      return engine.marked(engine.sentence(hit.page, found.known), found.known); }"""
    pieces = page.evaluate(script)
    marked = {word.lower() for word, mark in pieces if mark}
    assert {"twee", "weken", "registreren"} <= marked


def test_what_a_word_is_called_here_is_marked_too(page: Page) -> None:
    """Who asks for a cadeau sees the sentence about geschenken."""
    script = """() => { const found = engine.ask('cadeau');
      const hit = found.hits.find(one => one.page.a === 'regels/geschenken-aannemen/');
      return engine.marked(engine.sentence(hit.page, found.meant), found.meant); }"""
    assert "geschenk" in {word.lower()[:8] for word, mark in page.evaluate(script) if mark}


def test_a_retired_word_is_explained(page: Page) -> None:
    """What was called so leads to what it is called today, and says until when."""
    script = """() => { const found = engine.ask('vertrouwenspersoon'), page = found.hits[0].page;
      return [page.a, engine.formerly(page, found.known)]; }"""
    path, note = page.evaluate(script)
    assert path.split("/")[1] in ("vertrouwensfunctionaris", "advies-vragen", "vertrouwelijk-advies")
    assert note == "vertrouwensfunctionaris heette tot 15 maart 2024 vertrouwenspersoon"


@pytest.mark.parametrize(
    ("choice", "holds"),
    [
        ({"onderwerp": "reizen"}, "(page.o || []).some(i => engine.pages[i].a === 'onderwerpen/reizen/')"),
        ({"voor": "topambtenaar"}, "(page.v || []).includes('topambtenaar')"),
    ],
)
def test_results_can_be_narrowed(page: Page, choice: dict[str, str], holds: str) -> None:
    """By topic and by audience; without words every page that fits."""
    script = f"""(choice) => ['cadeau', ''].map(q => engine.ask(q, choice).hits.map(hit => hit.page)
      .filter(page => page.s !== 'onderwerp').map(page => {holds}))"""
    with_word, without = page.evaluate(script, choice)
    assert without
    assert all(with_word + without)
