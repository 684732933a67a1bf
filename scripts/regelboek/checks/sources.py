"""Checks of sources: their identifiers, addresses, dates and standing."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, Survey
from regelboek.diagnostics import Finding, Related
from regelboek.model.identifiers import (
    FORMS,
    SourceKind,
    form_of,
    normalised,
    session,
)
from regelboek.model.registers import Source, SourceStatus, superseded_on
from regelboek.model.rule import Citation, CitationRole
from regelboek.words import date, fold, listing


@check("RB302", "bron-id-past-niet", Scope.BOOK)
def wrong_identifier(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het id van een bron de vorm heeft die bij zijn soort hoort.

    Waarom?
    De site bouwt het adres van de bron uit het id. Een verkeerd id geeft een dode link.

    Voorbeeld
        - id: kst-35925-3-6
          soort: kamerstuk
    Bij een begroting is het hoofdstuk een Romeins cijfer.

    Zo lost u het op
    Neem het id over van de officiële publicatie:
        - id: kst-35925-III-6
          soort: kamerstuk
    Is het nummer van een wet onbekend? Geef een eigen id en zet erbij wat er ontbreekt:
        te-controleren: Het nummer in het Basiswettenbestand is niet gevonden.
    """
    for source in survey.book.registers.sources:
        if {"id", "soort"} & source.origin.damaged:
            continue
        forms = FORMS.get(source.kind, ())
        found = form_of(source.id)
        looks_official = found is not None and source.kind not in FORMS
        fits = found is not None and found[0] in forms
        unknown_law = forms and found is None and source.to_check and _own_id(source.id)
        if fits or unknown_law or (not forms and not looks_official and _own_id(source.id)):
            continue
        yield Finding(
            source.origin.at("id"),
            f"‘{source.id}’ heeft niet de vorm van een {source.kind}.",
            _identifier_hint(source),
        )


def _own_id(identifier: str) -> bool:
    return identifier == fold(identifier) and not identifier.startswith(("kst-", "stb-", "stcrt-"))


def _identifier_hint(source: Source) -> str:
    meant = normalised(source.id)
    forms = FORMS.get(source.kind, ())
    if meant and meant != source.id:
        return f"Bedoelde u `{meant}`?"
    if meant:
        kinds = [kind for kind, of in FORMS.items() if any(f.pattern.fullmatch(meant) for f in of)]
        return f"Is de soort misschien {listing((f'`{k}`' for k in kinds), 'of')}?"
    if forms:
        return f"Schrijf het zoals {listing((f'`{form.example}`' for form in forms), 'of')}."
    return "Gebruik kleine letters en streepjes, zoals `code-goed-openbaar-bestuur`."


@check("RB303", "adres-met-de-hand", Scope.BOOK)
def typed_address(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of alleen een webpagina, advies, rapport of boek een getypt adres heeft.

    Waarom?
    Het adres van een Kamerstuk of wet volgt uit het id. Twee adressen kunnen elkaar tegenspreken.

    Voorbeeld
        - id: kst-28844-251
          soort: kamerstuk
          adres: https://zoek.officielebekendmakingen.nl/kst-28844-251.html

    Zo lost u het op
    Haal de sleutel `adres` weg.
    """
    for source in survey.book.registers.sources:
        if {"id", "soort", "adres"} & source.origin.damaged:
            continue
        if source.url and (source.kind in FORMS or form_of(source.id)):
            yield Finding(
                source.origin.at("adres"),
                f"Het adres van ‘{source.id}’ volgt uit het id.",
                "Haal `adres` weg.",
            )
        if source.kind is SourceKind.WEB_PAGE and not source.url:
            yield Finding(
                source.origin.at("id"),
                f"De webpagina ‘{source.id}’ heeft geen adres.",
                "Voeg toe: `adres: https://…`.",
            )


@check("RB304", "vervangen-bron-als-geldend", Scope.DRAFT)
def superseded_source(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een regel niet rust op een bron die op de dag van deze versie al was vervangen of vervallen.

    Waarom?
    De lezer zou een verouderde brief of wet voor geldend houden.

    Voorbeeld
    Een regel over aandelen die alleen de brief van 2002 noemt, terwijl die in 2025 is vervallen.

    Zo lost u het op
    Noem de bron die ervoor in de plaats kwam, en noem de oude zo nodig als geschiedenis:
        bronnen:
          - id: kst-28754-3
          - id: kst-28754-1
            rol: historisch
    Blijft de regel gelden hoewel de bron verviel? Leg dat in het register uit bij `norm-blijft`.
    """
    sources = edition.book.sources
    day = edition.revision.in_force
    for citation, what in _norm_citations(edition):
        source = sources.get(citation.id)
        if source is None or citation.role is CitationRole.HISTORICAL or source.norm_stays:
            continue
        if source.origin.damaged or citation.origin.damaged:
            continue
        if superseded_on(source, day, sources):
            successor = source.superseded_by
            hint = f"Noem `{successor}`, of" if successor else "Noem een geldende bron, of"
            yield Finding(
                citation.origin.at("id"),
                f"De bron ‘{citation.id}’ van {what} is {source.status}.",
                f"{hint} zet erbij: `rol: historisch`.",
                (Related(source.origin.at("id"), "het register"),),
            )


def _norm_citations(edition: Edition) -> Iterator[tuple[Citation, str]]:
    for rule in edition.rules:
        for citation in rule.sources:
            yield citation, f"‘{rule.title}’"
    for term in edition.revision.terms.values():
        for citation in term.sources:
            yield citation, f"het begrip ‘{term.term}’"


@check("RB305", "bron-status-klopt-niet", Scope.BOOK)
def contradictory_source(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de status van een bron past bij `tot` en `vervangen-door`.

    Waarom?
    Een bron kan niet gelden en vervangen zijn.

    Voorbeeld
        status: geldend
        vervangen-door: kst-28754-3

    Zo lost u het op
    Maak de status `vervangen` of `vervallen`, of haal `vervangen-door` weg.
    """
    for source in survey.book.registers.sources:
        ended = source.status in (SourceStatus.LAPSED, SourceStatus.SUPERSEDED)
        if {"status", "tot", "vervangen-door"} & source.origin.damaged:
            continue
        if source.superseded_by and not ended:
            yield Finding(
                source.origin.at("status"),
                f"‘{source.id}’ is {source.status}, maar ook vervangen.",
                "Schrijf `status: vervangen`, of haal `vervangen-door` weg.",
            )
        elif source.until and not ended:
            yield Finding(
                source.origin.at("status"),
                f"‘{source.id}’ is {source.status}, maar liep tot {source.until}.",
                "Schrijf `status: vervallen`, of haal `tot` weg.",
            )
        elif source.status is SourceStatus.SUPERSEDED and not source.superseded_by:
            yield Finding(
                source.origin.at("status"),
                f"‘{source.id}’ is vervangen, maar waardoor staat er niet.",
                "Voeg toe: `vervangen-door: …`, of schrijf `status: vervallen`.",
            )


@check("RB306", "datum-past-niet-bij-vergaderjaar", Scope.BOOK)
def date_outside_session(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de datum van een stuk valt in het vergaderjaar dat in zijn id staat.

    Waarom?
    Een vergaderjaar loopt van Prinsjesdag tot Prinsjesdag. Een datum daarbuiten wijst op een typefout.

    Voorbeeld
        - id: ah-tk-20202021-3955
          datum: 2022-09-28

    Zo lost u het op
    Controleer de datum en het id bij de officiële publicatie.
    """
    for source in survey.book.registers.sources:
        years = session(source.id)
        if years is None or source.date is None or "datum" in source.origin.damaged:
            continue
        if source.date.last() < years[0] or source.date.first() > years[1]:
            yield Finding(
                source.origin.at("datum"),
                f"{source.date} valt niet in het vergaderjaar van ‘{source.id}’.",
                f"Dat jaar liep van {date(years[0])} tot {date(years[1])}.",
            )
