"""Wording of what is wrong with Markdown that a rule may not hold."""

from __future__ import annotations

import re

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Span
from regelboek.markdown.parse import SAFE_SCHEMES
from regelboek.words import listing


@problem("RB107", "html-in-tekst")
def raw_html(span: Span, source: str) -> Finding:
    """
    Wat controleert dit?
    Of er geen HTML in de tekst staat.

    Waarom?
    Met HTML kan een tekst er anders uitzien dan hij luidt, of code bevatten.

    Voorbeeld
        Dit is <b>belangrijk</b>.

    Zo lost u het op
    Gebruik Markdown, of zet een schuine streep voor het teken `<` als u het echt bedoelt:
        Dit is **belangrijk**.
    """
    return Finding(
        span,
        f"Hier staat HTML: ‘{source[:40]}’.",
        "Haal de HTML weg; `**vet**` en `*cursief*` kunnen wel.",
    )


@problem("RB108", "code-in-tekst")
def code(span: Span, source: str) -> Finding:
    """
    Wat controleert dit?
    Of er geen stukken programmacode in de tekst staan.

    Waarom?
    Een regel is gewone taal. Code ontstaat meestal per ongeluk, door vier spaties of accenten grave.

    Voorbeeld
    Een alinea die met vier spaties begint, of een woord tussen `accenten grave`.

    Zo lost u het op
    Haal de spaties aan het begin van de regel of de accenten grave weg.
    """
    return Finding(
        span,
        f"Dit wordt gelezen als programmacode: ‘{source[:40]}’.",
        "Haal de accenten grave of de spaties aan het begin weg.",
    )


@problem("RB109", "afbeelding-in-tekst")
def image(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of er geen afbeeldingen in de tekst staan.

    Waarom?
    Wat in een afbeelding staat, is niet te vergelijken, niet te doorzoeken en niet voor iedereen te lezen.

    Voorbeeld
        ![schema](schema.png)

    Zo lost u het op
    Zeg in woorden wat de afbeelding laat zien.
    """
    return Finding(span, "In een regel kan geen afbeelding staan.", "Zeg in woorden wat zij laat zien.")


@problem("RB110", "streep-in-tekst")
def rule_line(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of er geen scheidingslijn in de tekst staat.

    Waarom?
    De delen van een regel worden gescheiden door de koppen. Een losse lijn heeft geen betekenis.

    Voorbeeld
    Een regel met alleen `***` of `---`.

    Zo lost u het op
    Verwijder de lijn.
    """
    return Finding(span, "Hier staat een scheidingslijn.", "Verwijder deze regel.")


@problem("RB111", "harde-regelovergang")
def line_break(span: Span) -> Finding:
    r"""
    Wat controleert dit?
    Of er geen gedwongen regelovergang in een alinea staat.

    Waarom?
    Twee spaties aan het eind van een regel ziet niemand, en op een telefoon breekt de tekst verkeerd af.

    Voorbeeld
    Een regel die eindigt op een schuine streep (`\`) of op twee spaties.

    Zo lost u het op
    Begin een nieuwe alinea met een witregel, of maak er een lijst van.
    """
    return Finding(
        span,
        "Hier wordt een nieuwe regel afgedwongen.",
        "Haal de schuine streep of de spaties aan het eind van de regel weg, of begin een nieuwe alinea.",
    )


@problem("RB112", "kapotte-link")
def broken_link(span: Span, source: str) -> Finding:
    """
    Wat controleert dit?
    Of een link goed is geschreven: de tekst tussen vierkante haken en meteen daarachter het adres tussen ronde haken.

    Waarom?
    Anders ziet de lezer geen link, maar haken en een kaal adres. En een adres dat los onderaan staat, raakt zoek.

    Voorbeeld
        [nota] (https://voorbeeld.nl)
        [nota]: https://voorbeeld.nl

    Zo lost u het op
    Zet het adres achter de tekst, zonder spatie ertussen en zonder spaties in het adres:
        [nota](https://voorbeeld.nl)
    """
    match = re.fullmatch(r"\[([^\]]+)\] ?[:(]\s*(\S+?)\)?", source)
    hint = f"Schrijf `[{match[1]}]({match[2]})`." if match else "Schrijf `[tekst](https://…)`."
    return Finding(span, f"‘{source[:60]}’ werkt hier niet als link.", hint)


@problem("RB113", "titel-bij-link")
def link_title(span: Span, title: str) -> Finding:
    """
    Wat controleert dit?
    Of een link geen verborgen titel heeft.

    Waarom?
    De titel is alleen met een muis te zien, niet op een telefoon en niet op papier.

    Voorbeeld
        [nota](https://voorbeeld.nl "lees dit")

    Zo lost u het op
    Haal de titel weg en zeg in de tekst waar de link heen gaat.
    """
    return Finding(span, f"Deze link heeft een verborgen titel: ‘{title}’.", "Haal de titel weg.")


@problem("RB114", "link-in-link")
def nested_link(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of er geen link of verwijzing in de tekst van een andere link staat.

    Waarom?
    Een lezer kan maar naar één plaats tegelijk.

    Voorbeeld
        [zie [[geschenken-aannemen]]](https://voorbeeld.nl)

    Zo lost u het op
    Zet de twee naast elkaar.
    """
    return Finding(span, "Hier staat een link in een link.", "Zet de twee naast elkaar.")


@problem("RB115", "nadruk-in-nadruk")
def nested_emphasis(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of tekst niet tegelijk vet en cursief is.

    Waarom?
    Dubbele nadruk is moeilijk te lezen en wordt door elk programma anders geschreven.

    Voorbeeld
        ***let op***

    Zo lost u het op
    Kies vet of cursief.
    """
    return Finding(span, "Hier staat nadruk binnen nadruk.", "Kies `**vet**` of `*cursief*`.")


@problem("RB116", "tabel-met-te-veel-cellen")
def table_cells(span: Span, cells: str) -> Finding:
    r"""
    Wat controleert dit?
    Of geen rij van een tabel meer cellen heeft dan de kop.

    Waarom?
    Wat te veel is, zou stil verdwijnen.

    Voorbeeld
    Een kop met twee kolommen en een rij met drie. Ook een streep in een verwijzing telt mee.

    Zo lost u het op
    Haal de cel weg, geef de kop een kolom erbij, of schrijf een streep in de tekst als `\|`.
    """
    return Finding(
        span,
        f"Deze rij heeft {cells} cellen, meer dan de kop van de tabel.",
        "Haal een cel weg. Hoort de streep bij een verwijzing? Schrijf dan `[[id\\|tekst]]`.",
    )


@problem("RB117", "onveilige-link")
def unsafe_link(span: Span, href: str) -> Finding:
    """
    Wat controleert dit?
    Of een link begint met `https:` of `mailto:`.

    Waarom?
    Andere adressen zijn niet beveiligd, kunnen code uitvoeren of werken alleen op uw eigen computer.

    Voorbeeld
        [nota](http://voorbeeld.nl)

    Zo lost u het op
    Gebruik een adres met https. Verwijst u naar een andere regel? Schrijf dan `[[id-van-de-regel]]`.
    """
    schemes = listing((f"`{s}:`" for s in SAFE_SCHEMES), "of")
    hint = f"Gebruik een adres dat begint met {schemes}, of `[[id]]` voor een regel."
    if href.startswith("http:"):
        hint = f"Bedoelde u `https{href[4:]}`?"
    elif match := re.fullmatch(r"(?:\.?/)?([a-z0-9-]+)\.md(#lid-[\w-]+)?", href):
        hint = f"Bedoelde u `[[{match[1]}{match[2] or ''}]]`?"
    return Finding(span, f"Het adres ‘{href[:60]}’ is hier niet toegestaan.", hint)
