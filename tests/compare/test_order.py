"""Sentences can be carried out one after the other, each on what those before it made of the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelboek.compare import compare_texts
from regelboek.compare.drafting import apply_sentences, sentences

REPLACED = re.compile(r"In .+? wordt ‘(.+?)’(?: telkens)? vervangen door ‘(.+)’\.")


def by_hand(text: str, said: list[str]) -> str:
    """As who searches for the words and puts the others there, sentence after sentence."""
    for sentence in said:
        match = REPLACED.fullmatch(sentence)
        assert match, sentence
        old, new = match.groups()
        assert old in text
        text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text)
    return text


@given(st.permutations(range(2, 9)), st.integers(2, 5), st.sampled_from([100, -100]))
def test_amounts_that_move_up_or_down(order: list[int], many: int, by: int) -> None:
    """Each becomes what the next one was: the last of a chain is said first."""
    amounts = [100 * each for each in order[:many]]
    words = ("appels", "peren", "pruimen", "kersen", "bramen")
    old, new = (
        "Voor " + ", voor ".join(f"{what} betaalt u € {amount + more}" for what, amount in zip(words, amounts, strict=False)) + ".\n"
        for more in (0, by)
    )  # fmt: skip
    said = sentences(compare_texts(old, new))
    assert apply_sentences(old, said) == new
    assert by_hand(old, said) == new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "### Artikel 1\n\nDe raad stelt het beleid vast. Het college voert het beleid uit.\n\n### Artikel 2\n\nHet college rapporteert.\n",
            "### Artikel 1\n\nHet college stelt het beleid vast. De burgemeester voert het beleid uit.\n\n### Artikel 2\n\nDe burgemeester rapporteert.\n",
            [
                "In de artikelen 1 en 2 wordt ‘Het college’ telkens vervangen door ‘De burgemeester’.",
                "In artikel 1 wordt ‘De raad’ vervangen door ‘Het college’.",
            ],
            id="in several articles",
        ),
        pytest.param(
            "De houder toont de vergunning aan de ambtenaar.\n",
            "De houder van de vergunning toont de vergunning en een identiteitsbewijs aan de ambtenaar.\n",
            [
                "In de eerste alinea wordt na ‘vergunning’ ingevoegd ‘en een identiteitsbewijs’.",
                "In de eerste alinea wordt na ‘houder’ ingevoegd ‘van de vergunning’.",
            ],
            id="words that come are words that are looked for",
        ),
        pytest.param(
            "### Artikel 1\n\n1. De raad kiest een voorzitter.\n2. Het college benoemt de griffier van de raad.\n3. De griffier schrijft.\n\n### Artikel 2\n\n1. De raad vergadert.\n",
            "### Artikel 1\n\n1. De raad kiest een voorzitter.\n2. De griffier schrijft.\n\n### Artikel 2\n\n1. De raad vergadert.\n2. Het college benoemt de griffier van de raad.\n",
            [
                "Artikel 1, lid 2, wordt geplaatst na artikel 2, lid 1.",
                "In artikel 1 wordt lid 3 vernummerd tot lid 2.",
            ],
            id="what moves before another has its number",
        ),
        pytest.param(
            "De raad besluit en de raad hoort en de raad weegt.\n",
            "De commissie besluit en de griffier hoort en de raad weegt.\n",
            [
                "In de eerste alinea wordt ‘raad’ de tweede keer vervangen door ‘griffier’.",
                "In de eerste alinea wordt ‘raad’ de eerste keer vervangen door ‘commissie’.",
            ],
            id="the later of words that are counted",
        ),
        pytest.param(
            "Het college beslist op de aanvraag. Het besluit komt in het gemeenteblad. De aanvrager ontvangt een afschrift. Bezwaar is mogelijk.\n",
            "Het college beslist op de aanvraag. Het college hoort de aanvrager. Het besluit komt in het gemeenteblad. Bezwaar is mogelijk.\n",
            [
                "De derde zin van de eerste alinea vervalt.",
                "Na de eerste zin van de eerste alinea wordt een zin ingevoegd, luidende: ‘Het college hoort de aanvrager.’",
            ],
            id="the later of sentences",
        ),
        pytest.param(
            "Een eerste tekst over appels.\n\nEen tweede over peren en pruimen.\n\nDe termijn is vijf jaar.\n",
            "Een eerste tekst over appels.\n\nDe termijn is zes jaar.\n",
            [
                "In de derde alinea wordt ‘vijf jaar’ vervangen door ‘zes jaar’.",
                "De tweede alinea vervalt.",
            ],
            id="the later of texts without a number",
        ),
        pytest.param(
            "## Norm 1\n\nWees eerlijk in alles.\n\n## Norm 2\n\nWees zorgvuldig met geld.\n",
            "## Norm 1\n\nWees eerlijk in alles.\n\n## Norm 3\n\nWees zorgvuldig met middelen.\n",
            [
                "In de eerste alinea onder ‘Norm 2’ wordt ‘geld’ vervangen door ‘middelen’.",
                "In de kop ‘Norm 2’ wordt ‘2’ vervangen door ‘3’.",
            ],
            id="what is below a heading, then the heading",
        ),
    ],
)
def test_in_turn(old: str, new: str, said: list[str]) -> None:
    """What would hinder another is said after it."""
    assert sentences(compare_texts(old, new)) == said
    assert apply_sentences(old, said) == new


def test_what_goes_round_keeps_its_order() -> None:
    """Words that change places: read as all that is said, of the old text."""
    old, new = (
        "De voorzitter leidt. De secretaris schrijft.\n",
        "De secretaris leidt. De voorzitter schrijft.\n",
    )
    assert apply_sentences(old, sentences(compare_texts(old, new))) == new
