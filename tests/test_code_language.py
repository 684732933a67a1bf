"""The language of our own book: short, active, without officialese; what can be counted is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from tests.support.own import Line, changes, lines, newest, own_book, sentences

LONGEST = 25
"""Words in a sentence."""

LONG: dict[str, str] = {}
"""Longer sentences that must be so, each with the reason; there are none."""

AVERAGE = {"samenvatting": 16, "Norm": 12, "Toelichting": 12, "Voorbeelden": 12, "reden": 12, "advies": 12}

PASSIVE = re.compile(
    r"\b(?:word|wordt|worden|werd|werden)\b(?=.*\b(?:ge|be|ver|ont|her|aan|af|op|uit|in|voor|bij|over)\w*(?:d|t|en)\b)"
    r"|\b(?:ge|be|ver|ont|her)\w+(?:d|t|en) (?:word|wordt|worden|werd|werden)\b"
)
"""A form of *worden*, with what may be a past participle."""

OFFICIAL = re.compile(
    r"\b(?:aangaande|aanvaard(?:t|en|de|den|ing)?|alsmede|alsook|behoudens|betreffende|bewerkstellig\w*|conform|"
    r"dan wel|derhalve|desbetreffende|desgewenst|desondanks|dien(?:t|en) te|dientengevolge|evenals|faciliteer\w*|"
    r"geschied\w*|hieromtrent|hiertoe|implement\w*|in casu|inachtneming|indien|ingevolge|inlichtingen|inzake|"
    r"jegens|krachtens|middels|mitsdien|nadere|nopens|omtrent|onderhavige?|onverwijld|optimalis\w*|overeenkomstig|"
    r"reeds|te allen tijde|teneinde|ter zake|terzake|tevens|uitdrukkelijke?|van toepassing|verstrek\w*|"
    r"voornoemde?|vooralsnog|wederom|zorgdra\w*|zulks|met betrekking tot|ten aanzien van|ten behoeve van|"
    r"ten gevolge van|ten tijde van|in het kader van|op grond van|staatsbelang)\b",
    re.IGNORECASE,
)
"""Words that people write in offices and say nowhere."""

FILLER = re.compile(
    r"\b(?:cruciaal|essentieel|van groot belang|in de huidige tijd|het is belangrijk (?:om|dat)|uiteraard|"
    r"vanzelfsprekend|niet alleen\b.*\bmaar ook|kortom|al met al|daarnaast is het|speelt een .*rol|"
    r"waarborg\w*|draagvlak|handvat\w*|bewustwording)\b",
    re.IGNORECASE,
)
"""Words that fill a line."""


def _found(pattern: re.Pattern[str]) -> set[str]:
    return {line.text for line in lines() if pattern.search(line.text)}


def test_no_sentence_is_long() -> None:
    """No sentence of more than 25 words in summaries, norms, explanations, reasons or advice."""
    assert {line.text for line in lines() if line.words > LONGEST} == set(LONG)


def test_sentences_are_short_on_the_whole() -> None:
    """About twelve words or fewer on average; a summary, which answers in one sentence, may take more."""
    for part, most in AVERAGE.items():
        lengths = [line.words for line in lines() if line.part == part]
        assert sum(lengths) / len(lengths) <= most, part


@pytest.mark.parametrize(
    "sentence", ["Een appel wordt gegeten.", "Dat zij werden benoemd.", "Wat wordt bijgehouden."]
)
def test_the_passive_would_be_seen(sentence: str) -> None:
    """The pattern finds what it must find."""
    assert PASSIVE.search(sentence)


def test_sentences_are_active() -> None:
    """Somebody does something."""
    assert _found(PASSIVE) == set()


def test_no_officialese() -> None:
    """No word from the list of words that nobody says aloud."""
    assert _found(OFFICIAL) == set()


def test_no_filler() -> None:
    """No word that fills a line and says nothing."""
    assert _found(FILLER) == set()


def test_readers_are_addressed() -> None:
    """A rule says `u`, never `men`, `je` or `jij`; quotations of what others say are theirs."""
    quoted = re.compile(r"‘[^’]*’|‘.*")
    informal = {
        line.text for line in lines() if re.search(r"\b(?:je|jij|jouw|men)\b", quoted.sub("", line.text))
    }
    assert informal == set()


def _same(texts: Iterable[str], key: Callable[[str], str]) -> set[str]:
    seen: dict[str, str] = {}
    return {text for text in texts if seen.setdefault(key(text), text) != text}


def test_every_reason_is_its_own() -> None:
    """Why a thing changed is said for that thing; the word *updated* is no reason."""
    reasons = [change.reason for _, change in changes()]
    assert len(set(reasons)) == len(reasons)
    assert not [r for r in reasons if len(r.split()) < 6 or re.search(r"\b(?:bijgewerkt|aangepast)\b", r)]


def test_titles_and_questions_differ() -> None:
    """No two rules or situations look alike in a list."""
    titles = [rule.title for rule in newest().rules.values()]
    questions = [situation.question for situation in own_book().registers.situations]
    assert not _same(titles, str.lower)
    assert not _same(questions, str.lower)
    assert not [question for question in questions if "?" in question]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("U zegt nee. Dat mag.", 2),
        ("Wat nu? ‘Niets’, zegt hij.", 2),
        ("Zie nr. 3 van de lijst.", 1),
        ("Eén zin", 1),
    ],
)
def test_sentences_are_cut_well(text: str, count: int) -> None:
    """What is counted are sentences."""
    assert len(sentences(text)) == count


def test_lines_are_read() -> None:
    """The counting sees all parts of the book."""
    parts = {line.part for line in lines()}
    assert {"samenvatting", "Norm", "Toelichting", "Voorbeelden", "Gespreksvragen", "Aangekondigd"} <= parts
    assert {"begrip", "reden", "advies", "adviespunt", "opdracht", "onderwerp", "dilemma"} <= parts
    assert isinstance(lines()[0], Line)
