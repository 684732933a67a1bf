"""What an audience must do when, read from the norm."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.sites import book

from regelboek.loading.book import load_book
from regelboek.model.rule import Audience
from regelboek.pages.edition import Edition
from regelboek.pages.moments import MOMENTS, ORDER, checklist, moment_of
from regelboek.pages.publication import Publication, Settings


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("U legt bij uw aantreden de eed of de belofte af.", "Op de eerste dag"),
        ("U werkt de agenda bij binnen een week na de afspraak.", "Binnen een termijn"),
        ("U levert het stuk uiterlijk op 1 maart in.", "Binnen een termijn"),
        ("U houdt na uw vertrek geheim wat in uw ambt geheim was.", "Na uw vertrek"),
        ("U meldt het meteen als u iets kwijt bent.", "Meteen als er iets gebeurt"),
        ("U meldt een belang zodra u het ziet.", "Meteen als er iets gebeurt"),
        ("U vraagt advies voordat u beslist, niet erna.", "Voordat u iets beslist of doet"),
        ("U bespreekt ze elk jaar in uw jaargesprek.", "Steeds opnieuw"),
        ("Hebt u een a-screening, dan doet u die elke vijf jaar opnieuw.", "Steeds opnieuw"),
        ("U vult het self-assessment in voordat u ja zegt op het ambt.", "Voordat u begint"),
        ("U beëindigt voor uw beëdiging al uw functies.", "Voordat u begint"),
        ("U volgt als nieuwe topambtenaar het startprogramma.", "In de eerste weken"),
        ("U laat ze opnieuw wegen als u van functie wisselt.", "In de eerste weken"),
        ("U regelt dat binnen vier weken na uw aanwijzing.", "In de eerste weken"),
        ("U praat twee keer per jaar over uw netwerk.", "Steeds opnieuw"),
        ("U laat ze ieder half jaar openbaar maken.", "Steeds opnieuw"),
        ("U meldt een dreiging dezelfde dag.", "Meteen als er iets gebeurt"),
        ("U vraagt toestemming voordat u over een volgende baan praat.", "Bij uw vertrek"),
        ("U laat stukken achter als u vertrekt.", "Bij uw vertrek"),
        # within two weeks after you leave is a term first
        ("U levert het binnen twee weken na uw vertrek in.", "Binnen een termijn"),
        # somebody else leaves
        ("U ontvangt niemand tot twee jaar na het vertrek als lobbyist.", None),
        # a place, a number of persons, somebody else's duty: no moment
        ("U houdt het binnen het ministerie.", None),
        ("U zet elke afspraak met mensen van buiten in uw agenda.", None),
        ("U beslist niet over een zaak met direct voordeel.", None),
        ("De formateur laat vóór uw benoeming drie dingen nagaan.", None),
        ("U neemt zo min mogelijk geschenken aan.", None),
    ],
)
def test_the_moment_of_a_paragraph(text: str, moment: str | None) -> None:
    """The words of the norm say when; nothing is read into them."""
    assert moment_of(text) == moment


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our own book in the version in force."""
    rules, _ = load_book(book("eigen"))
    publication = Publication(rules, dt.date(2026, 3, 1), Settings("", ""))
    return Edition(publication, publication.in_force, "")


@pytest.mark.parametrize("audience", Audience)
def test_every_audience_has_a_checklist(audience: Audience, edition: Edition) -> None:
    """In a fixed order, each paragraph once, and only paragraphs that are for this audience."""
    moments = checklist(edition, audience)
    titles = [moment.title for moment in moments]
    assert titles
    assert titles == [title for title in ORDER if title in titles]
    assert set(ORDER) == set(MOMENTS)
    duties = [duty for moment in moments for duty in moment.duties]
    assert len({(duty.regel.id, duty.lid.number) for duty in duties}) == len(duties)
    for duty in duties:
        assert audience in (duty.lid.audience or duty.regel.audience)
        assert duty.lid in edition.revision.rules[duty.regel.id].paragraphs
        assert "[[" not in duty.tekst
        assert duty.tekst
