"""Wording of what is wrong with a text before its keys are looked at; each docstring is a public page."""

from __future__ import annotations

import re

from regelboek.catalogue import problem
from regelboek.diagnostics import Finding, Related, Span
from regelboek.records.problems.texts import line_meant, quoted, quoted_value, short


@problem("RB001", "bestand-onleesbaar")
def unreadable_file(span: Span, why: str) -> Finding:
    """
    Wat controleert dit?
    Of elk bestand gewone tekst is in UTF-8, zonder verborgen tekens aan het begin.

    Waarom?
    Andere coderingen maken van ‘coördinatie’ op een ander scherm ‘coÃ¶rdinatie’.

    Voorbeeld
    Een bestand dat in een oude versie van Kladblok of Word als ‘ANSI’ is bewaard.

    Zo lost u het op
    Open het bestand in uw teksteditor en bewaar het opnieuw met de codering UTF-8 (zonder BOM).
    """
    return Finding(
        span,
        f"Dit bestand is niet te lezen: {why}.",
        "Bewaar het bestand opnieuw als tekst met de codering UTF-8 (zonder BOM).",
    )


_SYNTAX = (
    (
        r"indented too far",
        "Deze regel springt te ver in.",
        "Zet de sleutel recht onder de sleutels waar hij bij hoort: `{line}`.",
    ),
    (
        r"no-break space",
        "Hier staat een vaste spatie uit een tekstverwerker; die telt in YAML niet als spatie.",
        "Typ gewone spaties: {guess}.",
    ),
    (
        r"text after the quotes",
        "Na het sluitende aanhalingsteken gaat de tekst door.",
        "Zet de hele tekst tussen aanhalingstekens: {fix}.",
    ),
    (
        r"mapping values are not allowed",
        "Hier staat een dubbele punt die YAML niet verwacht.",
        "Hoort de dubbele punt bij de tekst? Zet dan de hele tekst tussen aanhalingstekens: {fix}.",
    ),
    (
        r"could not find expected ':'|expected <block end>, but found '<scalar>'",
        "Deze regel is geen ‘sleutel: waarde’ en geen ‘- onderdeel van een lijst’.",
        "Bedoelde u {guess}? Hoort dit bij de tekst erboven, zet het dan achter elkaar op één regel.",
    ),
    (
        r"expected <block end>|did not find expected key|did not find expected '-' indicator",
        "Het inspringen klopt hier niet.",
        "Zet sleutels die bij elkaar horen precies onder elkaar, en laat een lijst twee spaties inspringen.",
    ),
    (
        r"found unexpected end of stream|while scanning a quoted scalar",
        "Een aanhalingsteken wordt niet gesloten.",
        "Zet het sluitende aanhalingsteken aan het eind van de tekst: {fix}.",
    ),
    (
        r"cannot start any token|unexpected character|did not find expected alphabetic",
        "Dit teken mag niet aan het begin van een waarde staan.",
        "Zet de hele tekst tussen aanhalingstekens: {fix}.",
    ),
    (
        r"found unknown escape character",
        "Een schuine streep tussen dubbele aanhalingstekens heeft hier een bijzondere betekenis.",
        "Gebruik enkele aanhalingstekens: {fix}.",
    ),
    (
        r"did not find expected ',' or|expected ',' or",
        "Een lijst of groep tussen haken wordt niet goed gesloten.",
        "Zet elk onderdeel van de lijst op een eigen regel met een streepje ervoor, of zet tekst met haken tussen aanhalingstekens.",
    ),
)


@problem("RB002", "yaml-onleesbaar")
def yaml_syntax(span: Span, what: str, context: str, source: str) -> Finding:
    """
    Wat controleert dit?
    Of de gegevens bovenaan een regel, en de bestanden die op `.yml` eindigen, geldig YAML zijn.

    Waarom?
    Wat niet te lezen is, kan niet worden gecontroleerd en komt niet op de site.

    Voorbeeld
        samenvatting: Let op: neem geen geschenken aan.
    De tweede dubbele punt maakt dat YAML hier een nieuwe sleutel leest.

    Zo lost u het op
    Zet tekst met een dubbele punt, of die met een bijzonder teken begint, tussen aanhalingstekens:
        samenvatting: 'Let op: neem geen geschenken aan.'
    """
    fix = quoted_value(source)
    for pattern, message, hint in _SYNTAX:
        if re.search(pattern, what) or re.search(pattern, context):
            return Finding(span, message, hint.format(fix=fix, line=source.strip(), guess=line_meant(source)))
    return Finding(
        span,
        f"Deze YAML is niet te lezen (de lezer meldt: {what}).",
        "Vergelijk deze regel en de regel erboven met een bestand dat wel werkt.",
    )


@problem("RB003", "verborgen-teken")
def hidden_character(span: Span, char: str) -> Finding:
    """
    Wat controleert dit?
    Of er geen onzichtbare tekens in een bestand staan, en geen tekens die de leesrichting omdraaien.

    Waarom?
    Zulke tekens komen mee bij knippen en plakken. Niemand ziet ze, en een vergelijking toont ze niet.

    Voorbeeld
    Een stuurteken midden in een titel, geplakt uit een pdf. Of een ‘�’ waar een letter is verloren gegaan.

    Zo lost u het op
    Verwijder het woord waar het teken in staat en typ het opnieuw in.
    """
    if char == "\ufffd":
        return Finding(
            span, "Hier staat ‘�’: een letter is verloren gegaan.", "Typ de letter die hier hoort."
        )
    return Finding(
        span,
        f"Hier staat een onzichtbaar teken (U+{ord(char):04X}).",
        "Verwijder het woord waar het in staat en typ het opnieuw in.",
    )


@problem("RB004", "tab-in-yaml")
def tab_in_yaml(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of er met spaties is ingesprongen en niet met de tabtoets.

    Waarom?
    YAML staat geen tabs toe als inspringing.

    Voorbeeld
    Een onderdeel van een lijst dat met een tab begint.

    Zo lost u het op
    Vervang elke tab aan het begin van de regel door twee spaties.
    """
    return Finding(
        span,
        "Deze regel springt in met een tab.",
        "Vervang de tab door twee spaties.",
    )


@problem("RB005", "dubbele-sleutel")
def duplicate_key(span: Span, key: str, first: Span) -> Finding:
    """
    Wat controleert dit?
    Of elke sleutel maar één keer voorkomt.

    Waarom?
    De meeste programma’s nemen stil de laatste. Dan verdwijnt de eerste zonder dat iemand het ziet.

    Voorbeeld
        titel: Geschenken
        titel: Cadeaus

    Zo lost u het op
    Laat één van de twee staan.
    """
    return Finding(
        span,
        f"De sleutel ‘{key}’ staat hier voor de tweede keer.",
        "Laat één van de twee staan.",
        (Related(first, "de eerste keer"),),
    )


@problem("RB006", "anker-of-type")
def anchor_or_tag(span: Span, mark: str) -> Finding:
    """
    Wat controleert dit?
    Of er geen ankers (`&naam`), verwijzingen daarnaar (`*naam`) of typen (`!!type`) in de gegevens staan.

    Waarom?
    Ze maken dat er iets anders staat dan de lezer ziet.

    Voorbeeld
        titel: *kop

    Zo lost u het op
    Schrijf de waarde voluit. Hoort het teken bij de tekst, zet de tekst dan tussen aanhalingstekens.
    """
    return Finding(
        span,
        f"‘{mark}’ is hier een bijzondere opdracht aan YAML.",
        "Schrijf de waarde voluit, of zet de tekst tussen aanhalingstekens als het teken erbij hoort.",
    )


@problem("RB007", "tekst-valt-weg")
def swallowed_text(span: Span, value: str, swallowed: str) -> Finding:
    """
    Wat controleert dit?
    Of er achter een waarde geen spatie met een hekje (`#`) staat.

    Waarom?
    YAML leest alles na ‘ #’ als commentaar. Een deel van de zin verdwijnt dan zonder melding.

    Voorbeeld
        titel: Besluit #12 van de ministerraad
    Hiervan blijft alleen ‘Besluit’ over.

    Zo lost u het op
    Zet de hele waarde tussen aanhalingstekens. Is het commentaar? Zet het dan op een eigen regel.
        titel: 'Besluit #12 van de ministerraad'
    """
    whole = quoted(f"{value} {swallowed}".strip())
    return Finding(
        span,
        f"Alles vanaf ‘{short(swallowed)}’ valt weg.",
        f"Zet de zin tussen aanhalingstekens: `{whole}`. Is het commentaar? Zet het op een eigen regel.",
    )


@problem("RB008", "commentaar-in-kop")
def comment_in_front_matter(span: Span, comment: str) -> Finding:
    """
    Wat controleert dit?
    Of er geen commentaar staat tussen de gegevens bovenaan een regel.

    Waarom?
    Programma’s die regels bewaren, gooien commentaar weg. Wat bewaard moet blijven, hoort ergens anders.

    Voorbeeld
        # nog navragen bij BZK
        nummer: 3

    Zo lost u het op
    Haal het commentaar weg. Een reden hoort in het wijzigingsbestand, een vraag in het pull request.
    """
    return Finding(
        span,
        f"Tussen de gegevens van een regel mag geen commentaar staan: ‘{short(comment)}’.",
        "Haal deze regel weg. Een reden hoort in het wijzigingsbestand.",
    )


@problem("RB009", "tweede-document")
def second_document(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of een bestand maar één YAML-document bevat.

    Waarom?
    Wat na een regel met drie streepjes komt, wordt anders niet gelezen.

    Voorbeeld
    Twee registers die achter elkaar in één bestand zijn geplakt.

    Zo lost u het op
    Verwijder de regel met de drie streepjes, of verplaats het tweede deel naar een eigen bestand.
    """
    return Finding(
        span,
        "Hier begint een tweede document in hetzelfde bestand.",
        "Verwijder de regel met de drie streepjes.",
    )


@problem("RB010", "sleutel-is-geen-tekst")
def key_is_no_text(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of elke sleutel een gewoon woord is.

    Waarom?
    YAML laat ook lijsten als sleutel toe. Dat is altijd een vergissing.

    Voorbeeld
        [geschenken]: ja

    Zo lost u het op
    Schrijf een woord, een dubbele punt en dan de waarde.
    """
    return Finding(
        span, "Hier staat een lijst of groep waar een sleutel hoort.", "Schrijf `sleutel: waarde`."
    )


@problem("RB011", "kop-ontbreekt")
def front_matter_missing(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of een regel begint met gegevens tussen twee regels met drie streepjes.

    Waarom?
    Zonder die gegevens is niet bekend wat de regel is, voor wie hij geldt en waar hij op rust.

    Voorbeeld
    Een bestand dat meteen met `## Norm` begint, of waar de tweede rij streepjes ontbreekt.

    Zo lost u het op
    Begin het bestand zo, en sluit de gegevens met dezelfde drie streepjes:
        ---
        id: geschenken-aannemen
        nummer: 1
        ---
    """
    return Finding(
        span,
        "De gegevens bovenaan ontbreken of worden niet gesloten.",
        "Begin het bestand met een regel `---`, dan de gegevens, dan weer een regel `---`.",
    )


@problem("RB028", "conflict-van-git")
def merge_conflict(span: Span) -> Finding:
    """
    Wat controleert dit?
    Of er geen merktekens van een conflict in git zijn blijven staan.

    Waarom?
    Twee mensen hebben dezelfde regels veranderd, en niemand heeft nog gekozen. Zo staan beide teksten er.

    Voorbeeld
        <<<<<<< HEAD
        titel: Geschenken
        =======
        titel: Cadeaus
        >>>>>>> wijziging

    Zo lost u het op
    Kies één van de twee teksten, en haal de drie regels met merktekens weg.
    """
    return Finding(
        span,
        "Hier zijn merktekens van een conflict in git blijven staan.",
        "Kies één van de twee teksten, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg.",
    )


@problem("RB029", "streepje-vergeten")
def hyphen_missing(span: Span, key: str, value: str) -> Finding:
    """
    Wat controleert dit?
    Of elk onderdeel van een lijst met een streepje begint.

    Waarom?
    Zonder streepje hoort een nieuw onderdeel bij het vorige, en verdwijnt het.

    Voorbeeld
        - id: geschenken
          label: geschenken
          id: uitnodigingen
          label: uitnodigingen

    Zo lost u het op
    Zet een streepje voor de eerste sleutel van het nieuwe onderdeel:
        - id: uitnodigingen
          label: uitnodigingen
    """
    return Finding(
        span,
        "Hier begint een nieuw onderdeel, maar het streepje ontbreekt.",
        f"Schrijf `- {key}: {short(value)}`.",
    )
