"""Wording of what is wrong with the keys and values of a record; each docstring is a public page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Related, Span
from regelboek.records.problems.texts import short
from regelboek.words import did_you_mean, listing


@problem("RB012", "onbekende-sleutel")
def unknown_key(span: Span, key: str, known: Iterable[str], what: str) -> Finding:
    """
    Wat controleert dit?
    Of elke sleutel bestaat in de afspraken over het formaat.

    Waarom?
    Een verkeerd gespelde sleutel zou anders stil worden overgeslagen.

    Voorbeeld
        tag:
          - geschenken
    De sleutel heet `tags`.

    Zo lost u het op
    Gebruik de naam uit de melding, of kijk in de handleiding welke sleutels er zijn.
    """
    names = list(known)
    hint = did_you_mean(key, names) or f"Kies uit: {listing(f'`{n}`' for n in names)}."
    return Finding(span, f"De sleutel ‘{key}’ bestaat niet bij {what}.", hint)


@problem("RB013", "sleutel-ontbreekt")
def missing_key(span: Span, key: str, what: str, lines: str) -> Finding:
    """
    Wat controleert dit?
    Of alle verplichte sleutels er zijn.

    Waarom?
    Een regel zonder titel, samenvatting of kracht is voor een lezer niet te gebruiken.

    Voorbeeld
    Een regel zonder `samenvatting`.

    Zo lost u het op
    Voeg de sleutel toe; de melding geeft een voorbeeld om over te nemen.
    """
    mend = f"Voeg toe:\n{lines}" if "\n" in lines else f"Voeg toe: `{lines}`"
    return Finding(span, f"Bij {what} ontbreekt de sleutel ‘{key}’.", mend)


@problem("RB014", "verkeerde-vorm")
def wrong_shape(span: Span, key: str, expected: str, mend: str) -> Finding:
    """
    Wat controleert dit?
    Of een waarde de juiste vorm heeft: een tekst, een lijst of een groep sleutels.

    Waarom?
    Meervoudige sleutels zoals `tags` zijn altijd een lijst, ook met één onderdeel.

    Voorbeeld
        tags: geschenken

    Zo lost u het op
    Schrijf een lijst met streepjes:
        tags:
          - geschenken
    """
    return Finding(span, f"Bij ‘{key}’ hoort {expected}.", mend)


@problem("RB015", "onbekende-waarde")
def unknown_choice(span: Span, key: str, value: str, choices: Iterable[str]) -> Finding:
    """
    Wat controleert dit?
    Of een waarde uit een vaste lijst goed is gespeld.

    Waarom?
    De site toont aan de hand van deze woorden wat verplicht is en voor wie.

    Voorbeeld
        kracht: verplciht

    Zo lost u het op
    Kies één van de woorden uit de melding.
    """
    names = list(choices)
    guess = did_you_mean(value, names)
    hint = f"{guess} Kies uit: {listing(f'`{n}`' for n in names)}.".strip()
    return Finding(span, f"‘{short(value)}’ kan niet bij ‘{key}’.", hint)


@problem("RB016", "ongeldige-datum")
def bad_date(span: Span, key: str, value: str, suggestion: str, vague: bool) -> Finding:
    """
    Wat controleert dit?
    Of een datum bestaat en is geschreven als jaar-maand-dag.

    Waarom?
    02-03-2025 is voor de een 2 maart en voor de ander 3 februari.

    Voorbeeld
        vastgesteld: 23-12-2022

    Zo lost u het op
    Schrijf eerst het jaar, dan de maand, dan de dag:
        vastgesteld: 2022-12-23
    """
    form = "`jaar`, `jaar-maand` of `jaar-maand-dag`" if vague else "`jaar-maand-dag`"
    hint = f"Bedoelde u `{suggestion}`?" if suggestion else f"Schrijf {form}, zoals `2022-12-23`."
    return Finding(span, f"‘{short(value)}’ bij ‘{key}’ is geen geldige datum.", hint)


@problem("RB017", "ongeldig-id")
def bad_id(span: Span, key: str, value: str, suggestion: str) -> Finding:
    """
    Wat controleert dit?
    Of een id bestaat uit kleine letters en cijfers met streepjes ertussen.

    Waarom?
    Het id staat in het adres van de pagina en blijft voor altijd hetzelfde.

    Voorbeeld
        id: Geschenken aannemen

    Zo lost u het op
    Gebruik kleine letters zonder accenten en streepjes in plaats van spaties:
        id: geschenken-aannemen
    """
    hint = f"Bedoelde u `{suggestion}`?" if suggestion else "Schrijf bijvoorbeeld `geschenken-aannemen`."
    return Finding(span, f"‘{short(value)}’ bij ‘{key}’ is geen geldig id.", hint)


@problem("RB018", "lege-waarde")
def empty_value(span: Span, key: str, required: bool) -> Finding:
    """
    Wat controleert dit?
    Of achter elke sleutel iets staat.

    Waarom?
    Een lege waarde kan ‘geen’ betekenen of ‘vergeten’. Wat er niet is, laat u weg.

    Voorbeeld
        bronnen:
        tags:
          - geschenken

    Zo lost u het op
    Vul de waarde in, of verwijder de sleutel als hij niet verplicht is.
    """
    hint = "Vul de waarde in." if required else "Vul de waarde in, of verwijder deze regel."
    return Finding(span, f"Achter ‘{key}’ staat niets.", hint)


@problem("RB019", "ongeldig-getal")
def bad_number(span: Span, key: str, value: str) -> Finding:
    """
    Wat controleert dit?
    Of een nummer een heel getal is vanaf 1.

    Waarom?
    Het nummer is de plaats van de regel in zijn hoofdstuk. Het hoofdstuk zelf staat er niet in.

    Voorbeeld
        nummer: 4.1

    Zo lost u het op
    Schrijf alleen de plaats in het hoofdstuk:
        nummer: 1
    """
    last = re.search(r"(\d+)$", value)
    hint = f"Bedoelde u `{int(last[1])}`?" if last and int(last[1]) else "Schrijf een heel getal, zoals `1`."
    return Finding(span, f"‘{short(value)}’ bij ‘{key}’ is geen heel getal vanaf 1.", hint)


@problem("RB020", "dubbel-in-lijst")
def repeated_item(span: Span, key: str, value: str, first: Span) -> Finding:
    """
    Wat controleert dit?
    Of een lijst niets twee keer noemt.

    Waarom?
    Dubbel noemen is bijna altijd een vergissing: er is iets anders bedoeld.

    Voorbeeld
        tags:
          - geschenken
          - geschenken

    Zo lost u het op
    Verwijder één van de twee, of vul in wat u bedoelde.
    """
    what = f"‘{short(value)}’" if value else "Hetzelfde onderdeel"
    return Finding(
        span,
        f"{what} staat twee keer bij ‘{key}’.",
        "Verwijder één van de twee.",
        (Related(first, "de eerste keer"),),
    )


@problem("RB024", "schema-onbekend")
def unknown_schema(span: Span, value: str, known: str) -> Finding:
    """
    Wat controleert dit?
    Of het nummer van het formaat (`schema`) bekend is bij dit programma.

    Waarom?
    Een vastgestelde versie houdt het formaat waarin zij is vastgesteld. Een nieuwer programma leest oude formaten, andersom niet.

    Voorbeeld
        schema: 9

    Zo lost u het op
    Gebruik het nummer uit de melding, of werk het programma bij.
    """
    return Finding(span, f"Dit programma kent schema ‘{short(value)}’ niet.", f"Schrijf `schema: {known}`.")


@problem("RB025", "dubbel-id")
def duplicate_entry(span: Span, entry: str, first: Span) -> Finding:
    """
    Wat controleert dit?
    Of elk id in een register of in de begrippen maar één keer voorkomt.

    Waarom?
    Een verwijzing naar een id moet op één plaats uitkomen.

    Voorbeeld
    Twee bronnen met `id: kst-28844-251`.

    Zo lost u het op
    Verwijder één van de twee, of geef de nieuwe een eigen id.
    """
    return Finding(
        span,
        f"Het id ‘{short(entry)}’ staat hier voor de tweede keer.",
        "Verwijder deze, of geef hem een eigen id.",
        (Related(first, "de eerste keer"),),
    )
