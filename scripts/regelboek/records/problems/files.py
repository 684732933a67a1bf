"""Wording of what is wrong with files and folders; each docstring is a public page."""

from __future__ import annotations

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Span
from regelboek.records.problems.texts import short


@problem("RB021", "onbekend-bestand")
def unknown_file(span: Span, why: str, hint: str) -> Finding:
    """
    Wat controleert dit?
    Of elk bestand in de map van het regelboek een bekende naam en plaats heeft.

    Waarom?
    Een bestand op een verkeerde plaats wordt niet gelezen. Dan ontbreekt er een regel zonder dat iemand het merkt.

    Voorbeeld
    Een regel met de naam `geschenken.txt`, of een bestand in de map `concept/regel/`.

    Zo lost u het op
    Verplaats of hernoem het bestand zoals de melding zegt, of verwijder het.
    """
    return Finding(span, why, hint)


@problem("RB022", "bestand-ontbreekt")
def missing_file(span: Span, name: str, what: str) -> Finding:
    """
    Wat controleert dit?
    Of elke versie een bestand `versie.yml` heeft.

    Waarom?
    Daarin staan de titel, de datums en de hoofdstukken. Zonder dat bestand is een map geen versie.

    Voorbeeld
    Een map `versies/2024-07-02/` met alleen regels erin.

    Zo lost u het op
    Zet het bestand terug, of kopieer het van de vorige versie en pas de datums aan.
    """
    return Finding(span, f"In {what} ontbreekt het bestand ‘{name}’.", f"Zet `{name}` terug in deze map.")


@problem("RB023", "id-anders-dan-naam")
def id_differs_from_name(span: Span, key: str, value: str, expected: str, what: str) -> Finding:
    """
    Wat controleert dit?
    Of het id in een bestand gelijk is aan de naam van het bestand, en de versie aan de naam van de map.

    Waarom?
    Het id is de vaste naam van een regel. Twee namen voor één regel leiden tot dode verwijzingen.

    Voorbeeld
    In het bestand `geschenken-aannemen.md`:
        id: geschenken

    Zo lost u het op
    Maak het id gelijk aan de naam. Hernoem het bestand alleen als de regel nog nooit is gepubliceerd.
    """
    return Finding(
        span,
        f"Hier staat ‘{short(value)}’, maar {what} heet ‘{expected}’.",
        f"Schrijf `{key}: {expected}`.",
    )


@problem("RB026", "slot-onleesbaar")
def unreadable_lock(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of het slot van een vastgestelde versie te lezen is.

    Waarom?
    Zonder slot is niet te bewijzen dat de versie niet is veranderd.

    Voorbeeld
    Een `slot.json` waarin met de hand is geknipt.

    Zo lost u het op
    Zet het slot terug uit de geschiedenis van het archief. Maak het nooit opnieuw.
    """
    return Finding(
        span,
        "Dit slot is niet te lezen.",
        "Zet `slot.json` terug zoals het bij de vaststelling was.",
    )


@problem("RB027", "leeg-bestand")
def empty_file(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of een bestand met begrippen of een register niet leeg is.

    Waarom?
    Een leeg bestand is bijna altijd een vergissing. Wat er niet is, laat u weg.

    Voorbeeld
    Een `registers/bronnen.yml` waaruit alles is verwijderd.

    Zo lost u het op
    Zet de inhoud terug, of verwijder het bestand.
    """
    return Finding(span, "Dit bestand is leeg.", "Zet de inhoud terug, of verwijder het bestand.")
