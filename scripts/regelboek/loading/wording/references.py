"""Wording of what is wrong with references."""

from __future__ import annotations

import re

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Span
from regelboek.markdown.parse import REF_KINDS, parse_ref
from regelboek.words import nearest


@problem("RB118", "ontsnapte-verwijzing")
def escaped(span: Span, inside: str) -> Finding:
    r"""
    Wat controleert dit?
    Of een tekstbewerker geen schuine strepen voor de haken van een verwijzing heeft gezet.

    Waarom?
    Met die strepen is het geen verwijzing meer, maar gewone tekst.

    Voorbeeld
        Zie \[\[uitnodigingen]].

    Zo lost u het op
    Haal de schuine strepen weg:
        Zie [[uitnodigingen]].
    """
    return Finding(
        span,
        "Voor deze haken staat een schuine streep, dus het is geen verwijzing.",
        f"Schrijf `[[{inside or '…'}]]`.",
    )


@problem("RB119", "verwijzing-onleesbaar")
def bad_reference(span: Span, source: str) -> Finding:
    """
    Wat controleert dit?
    Of een verwijzing de juiste vorm heeft.

    Waarom?
    Alleen een goed geschreven verwijzing wordt een link en wordt bij elke wijziging gecontroleerd.

    Voorbeeld
        [[geschenken-aannemen#2]]

    Zo lost u het op
    Schrijf het id van de regel, en zo nodig het lid en een eigen tekst:
        [[geschenken-aannemen#lid-2]]
        [[geschenken-aannemen#lid-2-b|onderdeel b]]
        [[begrip:belang|belangen]]
        [[geschenken-aannemen@2022-12-23]]
    """
    return Finding(span, f"‘{source[:60]}’ is geen goede verwijzing.", _mended_reference(source))


_OTHER_WORDS = {"term": "begrip", "tag": "onderwerp", "motie": "opdracht", "toezegging": "opdracht"}
"""What people call the kinds of reference."""


def _mended_reference(source: str) -> str:
    """What was probably meant by a reference of another form."""
    source = source.strip("[]").removesuffix("|")
    match = re.fullmatch(r"\s*([a-z0-9-]+)\s*#\s*(?:lid)?[ -]?(\d+)[ -]?([a-zA-Z])?\s*", source)
    if match:
        item = f"-{match[3].lower()}" if match[3] else ""
        return f"Bedoelde u `[[{match[1]}#lid-{match[2]}{item}]]`?"
    if parse_ref(source):
        return f"Bedoelde u `[[{source.strip()}]]`?"
    prefix, _, rest = source.partition(":")
    guess = _OTHER_WORDS.get(prefix) or nearest(prefix, REF_KINDS) if rest else None
    if guess:
        return f"Bedoelde u `[[{guess}:{rest}]]`?"
    return "Schrijf `[[id]]`, `[[id#lid-2]]`, `[[id|tekst]]` of `[[begrip:id]]`."


@problem("RB120", "verwijzing-als-tekst")
def typed_reference(span: Span, source: str) -> Finding:
    """
    Wat controleert dit?
    Of er naar een andere regel of een ander lid wordt verwezen met een echte verwijzing, niet met een getypt nummer.

    Waarom?
    Nummers verschuiven. Een getypt nummer wijst dan stil naar een andere regel.

    Voorbeeld
        Zie ook regel 4.1, lid 2.

    Zo lost u het op
    Schrijf het id van de regel. De site maakt er het nummer van dat op dat moment klopt:
        Zie ook [[geschenken-aannemen#lid-2]].
    """
    here = re.search(r"([a-z0-9-]+)\.md$", span.path)
    number = re.search(r"(?i:lid) (\d+)$", source)
    hint = "Schrijf `[[id-van-de-regel]]` of `[[id-van-de-regel#lid-2]]`."
    if here and number and "egel" not in source:
        hint = f"Schrijf `[[{here[1]}#lid-{number[1]}]]`, of noem het id van de regel die u bedoelt."
    return Finding(span, f"‘{source}’ is getypt als gewone tekst.", hint)
