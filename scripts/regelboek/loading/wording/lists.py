"""Wording of what is wrong with lists and footnotes."""

from __future__ import annotations

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Span


@problem("RB124", "geen-echte-lijst")
def no_real_list(span: Span, sign: str) -> Finding:
    """
    Wat controleert dit?
    Of een opsomming een echte lijst is, en niet tekst met een bolletje, letter of gedachtestreepje ervoor.

    Waarom?
    Wat uit een tekstverwerker is geplakt, lijkt een lijst, maar wordt één lange zin. Onderdelen hebben dan geen nummer.

    Voorbeeld
        2. U mag een geschenk aannemen als:
            a. het bij een ontvangst hoort;
            • het weinig waard is.

    Zo lost u het op
    Gebruik in de norm cijfers; de site maakt er letters van. Gebruik in de uitleg gewone streepjes:
        2. U mag een geschenk aannemen als:
            1. het bij een ontvangst hoort;
            2. het weinig waard is.
    """
    if sign[:1].isdigit():
        return Finding(
            span,
            f"Achter ‘{sign}’ staat een vaste spatie, dus het is geen nummer van een lijst.",
            f"Vervang de vaste spatie door een gewone: `{sign} …`.",
        )
    return Finding(
        span,
        f"‘{sign}’ maakt hier geen onderdeel van een lijst.",
        "Schrijf in de norm `1. …` met vier spaties ervoor (de site maakt er een letter van), en elders `- …`.",
    )


@problem("RB125", "onderdeel-springt-te-weinig-in")
def shallow_item(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of een onderdeel ver genoeg inspringt om bij het lid erboven te horen.

    Waarom?
    Met een of twee spaties wordt een onderdeel stil een nieuw lid.

    Voorbeeld
        2. U mag een geschenk aannemen als:
          1. het bij een ontvangst hoort.

    Zo lost u het op
    Zet vier spaties voor elk onderdeel:
        2. U mag een geschenk aannemen als:
            1. het bij een ontvangst hoort.
    """
    return Finding(
        span,
        "Dit onderdeel springt te weinig in om bij de regel erboven te horen.",
        "Zet er vier spaties voor. Is het geen onderdeel? Haal de spaties dan weg.",
    )


@problem("RB121", "voetnoot-dubbel")
def footnote_twice(span: Span, label: str) -> Finding:
    """
    Wat controleert dit?
    Of elke voetnoot één keer is geschreven.

    Waarom?
    Van twee noten met hetzelfde teken ziet de lezer er maar één.

    Voorbeeld
    Twee keer `[^1]:` in dezelfde regel.

    Zo lost u het op
    Geef één van de twee een ander teken, in de tekst en bij de noot.
    """
    return Finding(span, f"De voetnoot ‘{label}’ staat er twee keer.", "Geef deze een ander teken.")


@problem("RB122", "voetnoot-ongebruikt")
def footnote_unused(span: Span, label: str) -> Finding:
    """
    Wat controleert dit?
    Of elke voetnoot ergens in de tekst wordt aangeroepen.

    Waarom?
    Anders staat de noot in het bestand, maar ziet geen lezer hem.

    Voorbeeld
    Onderaan staat `[^2]: …`, maar nergens in de tekst `[^2]`.

    Zo lost u het op
    Zet het teken in de tekst, of verwijder de noot.
    """
    return Finding(
        span,
        f"Niets in de tekst verwijst naar voetnoot ‘{label}’.",
        f"Zet `[^{label}]` in de tekst, of verwijder de noot.",
    )


@problem("RB123", "voetnoot-ontbreekt")
def footnote_undefined(span: Span, label: str) -> Finding:
    """
    Wat controleert dit?
    Of bij elk teken van een voetnoot een noot staat.

    Waarom?
    Een teken zonder noot leidt de lezer nergens heen.

    Voorbeeld
    In de tekst staat `[^3]`, maar `[^3]: …` ontbreekt.

    Zo lost u het op
    Schrijf de noot onder dezelfde kop, of haal het teken weg.
    """
    return Finding(span, f"De voetnoot ‘{label}’ bestaat niet.", f"Schrijf onderaan `[^{label}]: …`.")
