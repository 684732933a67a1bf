"""Checks of the living registers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, Survey, Target
from regelboek.diagnostics import Finding, Related, Severity
from regelboek.model.registers import Contact, Mandate, Source, Topic
from regelboek.records.origins import Origin
from regelboek.words import date, fold


@check("RB301", "dubbel-id-in-register", Scope.BOOK)
def duplicate_id(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk id in een register maar één keer voorkomt.

    Waarom?
    Een verwijzing naar een id moet op één plaats uitkomen.

    Voorbeeld
    Twee onderwerpen met `id: geschenken`.

    Zo lost u het op
    Verwijder één van de twee, of geef de nieuwe een eigen id.
    """
    registers = survey.book.registers
    for entries in (
        registers.topics,
        registers.sources,
        registers.situations,
        registers.mandates,
        registers.contacts,
        registers.dilemmas,
    ):
        first: dict[str, Origin] = {}
        for entry in entries:
            if entry.id in first and entry.id:
                yield Finding(
                    entry.origin.at("id"),
                    f"Het id ‘{entry.id}’ staat hier voor de tweede keer.",
                    "Verwijder deze, of geef hem een eigen id.",
                    (Related(first[entry.id].at("id"), "de eerste keer"),),
                )
            first.setdefault(entry.id, entry.origin)


@check("RB307", "onderwerp-ongebruikt", Scope.BOOK, Severity.WARNING)
def unused_topic(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk onderwerp door een regel of situatie wordt gebruikt, zelf of via een smaller onderwerp.

    Waarom?
    Een leeg onderwerp geeft een lege pagina.

    Voorbeeld
    Het onderwerp ‘dienstauto’ zonder één regel met die tag.

    Zo lost u het op
    Geef een regel deze tag, of beëindig het onderwerp met `tot:`.
    """
    topics = survey.book.topics
    if not survey.book.whole:
        return
    used: set[str] = set()
    pending = [m.id for m in survey.mentions if m.target is Target.TOPIC and m.revision]
    pending += [id for s in survey.book.registers.situations for id in s.topics]
    while pending:
        id = pending.pop()
        if id not in used and id in topics:
            used.add(id)
            pending += [up for up in (topics[id].broader, topics[id].merged_into) if up]
    for topic in survey.book.registers.topics:
        if topic.id not in used and not topic.until and not topic.merged_into:
            yield Finding(
                topic.origin.at("id"),
                f"Geen regel gaat over het onderwerp ‘{topic.label}’.",
                "Geef een regel deze tag, of beëindig het onderwerp met `tot:`.",
            )


@check("RB308", "bron-ongebruikt", Scope.BOOK, Severity.WARNING)
def unused_source(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke bron ergens wordt genoemd.

    Waarom?
    Een register met ongebruikte bronnen verliest zijn betekenis.

    Voorbeeld
    Een rapport dat in het register staat, maar dat geen regel, begrip, wijziging of opdracht noemt.

    Zo lost u het op
    Noem de bron waar hij op zijn plaats is.
    """
    if not survey.book.whole:
        return
    used = survey.mentioned(Target.SOURCE)
    for source in survey.book.registers.sources:
        if source.id not in used:
            yield Finding(
                source.origin.at("id"),
                f"Niets verwijst naar de bron ‘{source.id}’.",
                "Noem hem bij een regel, begrip, wijziging of opdracht.",
            )


@check("RB309", "begrip-ongebruikt", Scope.DRAFT, Severity.WARNING)
def unused_term(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk begrip in een regel van het concept wordt gebruikt.

    Waarom?
    Een definitie die nergens voor dient, roept vragen op.

    Voorbeeld
    Het begrip ‘relatiegeschenk’ zonder één verwijzing `[[begrip:relatiegeschenk]]`.

    Zo lost u het op
    Verwijs ernaar in een regel, of haal het begrip weg.
    """
    used = {mention.id for mention in edition.mentions if mention.target is Target.TERM}
    for term in edition.revision.terms.values():
        if term.id not in used and edition.book.whole:
            yield Finding(
                term.origin.at("id"),
                f"Geen regel gebruikt het begrip ‘{term.term}’.",
                f"Verwijs ernaar met `[[begrip:{term.id}]]`, of haal het weg.",
            )


@check("RB310", "kring-in-register", Scope.BOOK)
def circle(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of `breder`, `opgegaan-in` en `vervangen-door` niet in een kring lopen.

    Waarom?
    Wie de kring volgt, komt nooit aan.

    Voorbeeld
    Bron A is vervangen door B, en B is vervangen door A.

    Zo lost u het op
    Haal de verwijzing weg die niet klopt.
    """
    registers = survey.book.registers
    yield from _circles(registers.topics, lambda t: t.broader, "breder")
    yield from _circles(registers.topics, lambda t: t.merged_into, "opgegaan-in")
    yield from _circles(registers.sources, lambda s: s.superseded_by, "vervangen-door")
    yield from _circles(registers.mandates, lambda m: m.superseded_by, "vervangen-door")
    yield from _circles(registers.contacts, lambda c: c.superseded_by, "vervangen-door")


Linked = TypeVar("Linked", Topic, Source, Mandate, Contact)


def _circles(
    entries: Iterable[Linked], following: Callable[[Linked], str | None], key: str
) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in entries}
    for start in by_id.values():
        seen: set[str] = set()
        id = following(start)
        while id in by_id and id not in seen and id != start.id:
            seen.add(id)
            id = following(by_id[id])
        if id == start.id:
            yield Finding(
                start.origin.at(key),
                f"‘{start.id}’ komt via ‘{key}’ weer bij zichzelf uit.",
                f"Haal `{key}` weg bij het item waar het niet klopt.",
            )


@check("RB311", "synoniem-bij-twee-onderwerpen", Scope.BOOK, Severity.WARNING)
def shared_synonym(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een synoniem maar bij één onderwerp staat.

    Waarom?
    Wie dat woord typt, moet bij het goede onderwerp uitkomen.

    Voorbeeld
    ‘Draaideur’ bij drie onderwerpen tegelijk.

    Zo lost u het op
    Laat het woord staan bij het onderwerp dat lezers het vaakst bedoelen.
    """
    first: dict[str, Topic] = {}
    for topic in survey.book.registers.topics:
        if topic.until or topic.merged_into:
            continue
        for place, word in enumerate((topic.label, *topic.synonyms)):
            owner = first.setdefault(fold(word), topic)
            if not word:
                continue
            if owner is not topic:
                span = topic.origin.at("synoniemen", place - 1) if place else topic.origin.at("label")
                yield Finding(
                    span,
                    f"‘{word}’ staat ook bij het onderwerp ‘{owner.label}’.",
                    "Laat het bij één onderwerp staan.",
                    (Related(owner.origin.at("id"), "het andere onderwerp"),),
                )
            elif place and word in topic.synonyms[: place - 1]:
                yield Finding(
                    topic.origin.at("synoniemen", place - 1),
                    f"‘{word}’ staat hier twee keer.",
                    "Haal deze weg.",
                )


@check("RB312", "logboek-niet-op-volgorde", Scope.BOOK)
def log_out_of_order(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het logboek op volgorde van datum staat.

    Waarom?
    In het logboek komt alleen achteraan iets bij. Zo is te zien dat er niets tussen is gezet.

    Voorbeeld
    Een regel van 1 maart onder een regel van 5 april.

    Zo lost u het op
    Zet de nieuwe regel onderaan, met de datum waarop u hem schrijft.
    """
    log = survey.book.registers.log
    for before, entry in itertools.pairwise(log):
        if entry.date < before.date and not {"datum"} & (entry.origin.damaged | before.origin.damaged):
            yield Finding(
                entry.origin.at("datum"),
                f"{date(entry.date)} staat onder {date(before.date)}.",
                "Zet de regels op volgorde van datum; een nieuwe komt onderaan.",
            )


@check("RB314", "opvolger-zonder-einde", Scope.BOOK)
def successor_without_end(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een onderwerp of adviespunt met een opvolger ook een einde heeft.

    Waarom?
    Anders blijven twee namen naast elkaar in gebruik.

    Voorbeeld
        id: vertrouwenspersoon
        vervangen-door: vertrouwensfunctionaris
    zonder `tot`.

    Zo lost u het op
    Voeg de datum van het einde toe:
        tot: 2024-03-15
    """
    for contact in survey.book.registers.contacts:
        if contact.superseded_by and not contact.until and "tot" not in contact.origin.damaged:
            yield Finding(
                contact.origin.at("vervangen-door"),
                f"‘{contact.role}’ heeft een opvolger, maar geen einde.",
                "Voeg toe: `tot: …`.",
            )
    for topic in survey.book.registers.topics:
        if topic.merged_into and not topic.until and "tot" not in topic.origin.damaged:
            yield Finding(
                topic.origin.at("opgegaan-in"),
                f"‘{topic.label}’ is opgegaan in een ander, maar heeft geen einde.",
                "Voeg toe: `tot: …`.",
            )
