"""Wording of what is wrong with headings and parts of a rule."""

from __future__ import annotations

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Span
from regelboek.markdown.parse import SECTIONS
from regelboek.words import did_you_mean, listing


@problem("RB101", "onbekende-kop")
def unknown_heading(span: Span, title: str) -> Finding:
    """
    Wat controleert dit?
    Of een regel alleen de afgesproken koppen heeft: Norm, Aangekondigd, Toelichting, Voorbeelden en Gespreksvragen.

    Waarom?
    Alleen wat onder ‘Norm’ staat, bindt. Onder een andere kop weet niemand wat de tekst betekent.

    Voorbeeld
        ## Uitleg

    Zo lost u het op
    Gebruik een afgesproken kop, met twee hekjes ervoor:
        ## Toelichting
    """
    guess = did_you_mean(title, SECTIONS, "## {}")
    known = listing(f"`## {s}`" for s in SECTIONS)
    return Finding(span, f"De kop ‘{title}’ hoort niet in een regel.", guess or f"Kies uit: {known}.")


@problem("RB102", "dubbele-kop")
def repeated_heading(span: Span, title: str) -> Finding:
    """
    Wat controleert dit?
    Of elke kop maar één keer voorkomt.

    Waarom?
    Een regel heeft één norm en één toelichting. Een tweede raakt uit beeld.

    Voorbeeld
    Twee keer de kop `## Toelichting`.

    Zo lost u het op
    Voeg de teksten onder één kop samen.
    """
    return Finding(span, f"De kop ‘{title}’ staat hier voor de tweede keer.", "Voeg de teksten samen.")


@problem("RB103", "koppen-in-verkeerde-volgorde")
def heading_order(span: Span, title: str) -> Finding:
    """
    Wat controleert dit?
    Of de koppen in de afgesproken volgorde staan.

    Waarom?
    Lezers vinden hun weg doordat elke regel dezelfde opbouw heeft.

    Voorbeeld
    De kop `## Voorbeelden` boven `## Toelichting`.

    Zo lost u het op
    Zet de delen in deze volgorde: Norm, Aangekondigd, Toelichting, Voorbeelden, Gespreksvragen.
    """
    order = listing(SECTIONS)
    return Finding(span, f"De kop ‘{title}’ staat op de verkeerde plaats.", f"De volgorde is: {order}.")


@problem("RB104", "tekst-zonder-kop")
def text_before_heading(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of alle tekst onder een kop staat.

    Waarom?
    Tekst zonder kop hoort nergens bij: niet bij wat bindt en niet bij de uitleg.

    Voorbeeld
    Een inleidende zin boven `## Norm`.

    Zo lost u het op
    Verplaats de tekst naar de Toelichting, of naar de samenvatting.
    """
    return Finding(span, "Deze tekst staat boven de eerste kop.", "Verplaats hem onder `## Toelichting`.")


@problem("RB105", "leeg-deel")
def empty_section(span: Span, title: str) -> Finding:
    """
    Wat controleert dit?
    Of onder elke kop tekst staat.

    Waarom?
    Een lege kop belooft iets dat er niet is.

    Voorbeeld
    De kop `## Voorbeelden` met niets eronder.

    Zo lost u het op
    Schrijf de tekst, of verwijder de kop.
    """
    return Finding(span, f"Onder de kop ‘{title}’ staat niets.", "Schrijf de tekst, of verwijder de kop.")


@problem("RB106", "norm-ontbreekt")
def no_norm(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of elke regel een norm heeft.

    Waarom?
    Zonder norm bindt een regel niemand.

    Voorbeeld
    Een regel die begint met `## Toelichting`.

    Zo lost u het op
    Zet bovenaan de kop `## Norm` en daaronder de genummerde leden:
        ## Norm

        1. U neemt geen geschenk aan als iemand daar iets voor terug verwacht.
    """
    return Finding(span, "Deze regel heeft geen norm.", "Begin met `## Norm` en dan `1. …`.")
