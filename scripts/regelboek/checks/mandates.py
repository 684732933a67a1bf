"""Checks of mandates against the changes that carry them out."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, Survey
from regelboek.diagnostics import Finding, Related, Severity
from regelboek.model.registers import Mandate, MandateStatus
from regelboek.model.revision import Change, Revision
from regelboek.model.rulebook import RuleBook

_CARRIED_OUT = (MandateStatus.DONE, MandateStatus.PARTLY_DONE)


def changes_for(book: RuleBook, mandate_id: str) -> Iterator[tuple[Revision, Change]]:
    """Every change that says it carries out a mandate."""
    for revision in book.revisions.values():
        for changes in revision.changes.values():
            for change in changes.values():
                if mandate_id in change.mandates:
                    yield revision, change


def undone_by(book: RuleBook, revision: Revision, change: Change) -> tuple[Revision, Change] | None:
    """The later change that undoes this one, if any."""
    for later in book.revisions.values():
        other = later.changes[change.subject].get(change.id)
        if other and other.reverts == revision.id:
            return later, other
    return None


@check("RB601", "uitgevoerd-zonder-wijziging", Scope.BOOK)
def done_without_change(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een opdracht die is uitgevoerd, ook echt door een wijziging is uitgevoerd.

    Waarom?
    De Kamer moet kunnen nagaan wat er met een motie is gebeurd.

    Voorbeeld
    De laatste gebeurtenis van een motie is `uitgevoerd`, maar geen wijziging noemt haar.

    Zo lost u het op
    Noem de opdracht bij de wijziging die haar uitvoert:
        opdrachten:
          - motie-beckerman
    Is die versie al vastgesteld? Noem haar dan in het register:
        uitgevoerd-door:
          - versie: 2024-07-02
            regel: openbare-agenda
    """
    book = survey.book
    if not book.whole:
        return
    for mandate in book.registers.mandates:
        if mandate.status not in _CARRIED_OUT:
            continue
        if not mandate.carried_out and not list(changes_for(book, mandate.id)):
            yield Finding(
                mandate.events[-1].origin.at("status"),
                f"‘{mandate.title}’ heet {mandate.status}, maar geen wijziging voert haar uit.",
                f"Noem `{mandate.id}` bij de wijziging, of gebruik `uitgevoerd-door:`.",
            )
        for done in mandate.carried_out:
            revision = book.revisions.get(done.revision)
            if revision and done.rule not in revision.rules and revision.change(done.rule) is None:
                yield Finding(
                    done.origin.at("regel"),
                    f"‘{done.rule}’ staat niet in de versie van {done.revision}.",
                    "Controleer het id en de versie.",
                )


@check("RB602", "afgewezen-opdracht-genoemd", Scope.BOOK)
def refused_but_cited(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een wijziging geen opdracht zegt uit te voeren die op dat moment was afgewezen, verworpen of ingetrokken.

    Waarom?
    Wat is afgewezen, kan geen reden zijn voor een wijziging.

    Voorbeeld
    Een wijziging noemt een verworpen motie bij `opdrachten`.

    Zo lost u het op
    Haal de opdracht weg bij de wijziging, of verbeter de gebeurtenissen in het register.
    """
    book = survey.book
    for mandate in book.registers.mandates:
        if "gebeurtenissen" in mandate.origin.damaged:
            continue
        for revision, change in changes_for(book, mandate.id):
            day = revision.adopted or revision.in_force or dt.date.max
            status = mandate.status_on(day)
            if status and status.is_refusal:
                place = change.mandates.index(mandate.id)
                yield Finding(
                    change.origin.at("opdrachten", place),
                    f"‘{mandate.title}’ is {status} en kan hier geen opdracht zijn.",
                    "Haal haar weg, of verbeter de gebeurtenissen in `opdrachten.yml`.",
                    (Related(mandate.events[-1].origin.at("status"), "de status"),),
                )


@check("RB603", "uitvoering-teruggedraaid", Scope.BOOK)
def execution_undone(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een uitgevoerde opdracht nog is uitgevoerd: niet elke wijziging die eraan voldeed, is later teruggedraaid.

    Waarom?
    Anders blijft een motie als uitgevoerd te boek staan terwijl de tekst weer is als voorheen.

    Voorbeeld
    Een wijziging uit 2024 voerde een motie uit. Een latere wijziging heeft `draait-terug: 2024-07-02`.

    Zo lost u het op
    Voeg een gebeurtenis toe die zegt hoe het nu staat, of noem een andere wijziging die de opdracht uitvoert.
    """
    book = survey.book
    if not book.whole:
        return
    for mandate in book.registers.mandates:
        if mandate.status not in _CARRIED_OUT:
            continue
        made = [
            (revision, change) for revision, change in changes_for(book, mandate.id) if change.reverts is None
        ]
        made += [
            (revision, change)
            for done in mandate.carried_out
            if (revision := book.revisions.get(done.revision)) and (change := revision.change(done.rule))
        ]
        undone = [u for revision, change in made if (u := undone_by(book, revision, change))]
        if made and len(undone) == len(made) and not _known_since(mandate, undone[-1][0]):
            later, change = undone[-1]
            name = "het concept" if later.is_draft else later.id
            yield Finding(
                mandate.events[-1].origin.at("status"),
                f"‘{mandate.title}’ heet {mandate.status}, maar de wijziging is in {name} teruggedraaid.",
                "Voeg een gebeurtenis toe die zegt hoe het nu staat.",
                (Related(change.origin.at("draait-terug"), "hier teruggedraaid"),),
            )


def _known_since(mandate: Mandate, later: Revision) -> bool:
    """Whether the register was judged again after the change was undone."""
    day = later.adopted or later.in_force
    return bool(day and mandate.events and mandate.events[-1].date.first() > day)


@check("RB604", "afwijzing-zonder-reden", Scope.BOOK)
def refusal_without_reason(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of bij een afgewezen, verworpen of ingetrokken opdracht een reden staat.

    Waarom?
    Wie iets niet doet wat is gevraagd, zegt waarom.

    Voorbeeld
        - datum: 2025
          status: afgewezen

    Zo lost u het op
    Voeg de reden toe, in eigen woorden en met de bron:
        - datum: 2025
          status: afgewezen
          bron: brief-weerbaarheidsscan-2025
          reden: Bij een benoeming voegt de scan niets toe aan wat al gebeurt.
    """
    for mandate in survey.book.registers.mandates:
        owed = [(e.status, e.reason, e.origin) for e in mandate.events]
        owed += [(p.status, p.reason, p.origin) for p in mandate.parts]
        for status, reason, origin in owed:
            if status.is_refusal and not reason and not origin.damaged & {"status", "reden"}:
                yield Finding(
                    origin.at("status"),
                    f"‘{mandate.title}’ is {status}, maar de reden ontbreekt.",
                    "Voeg toe: `reden: …`.",
                )


@check("RB605", "gebeurtenissen-niet-op-volgorde", Scope.BOOK)
def events_out_of_order(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de gebeurtenissen van een opdracht op volgorde van datum staan.

    Waarom?
    De laatste gebeurtenis is de status. Staat die niet onderaan, dan klopt de status niet.

    Voorbeeld
    ‘aangenomen’ in 2022 onder ‘uitgevoerd’ in 2024.

    Zo lost u het op
    Zet de gebeurtenissen op volgorde; de nieuwste komt onderaan.
    """
    for mandate in survey.book.registers.mandates:
        for before, event in itertools.pairwise(mandate.events):
            if "datum" in before.origin.damaged | event.origin.damaged:
                continue
            if event.date.last() < before.date.first():
                yield Finding(
                    event.origin.at("datum"),
                    f"{event.date} staat onder {before.date}.",
                    "Zet de gebeurtenissen op volgorde van datum.",
                )


@check("RB606", "vervangen-opdracht-klopt-niet", Scope.BOOK)
def superseded_mandate(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een opdracht met een opvolger ook de status ‘vervangen’ heeft, en andersom.

    Waarom?
    Een motie die door een gewijzigde motie is vervangen, hoeft niet meer te worden uitgevoerd.

    Voorbeeld
    `vervangen-door: motie-leijten-gewijzigd`, terwijl de laatste gebeurtenis ‘ingediend’ is.

    Zo lost u het op
    Voeg de gebeurtenis toe:
        - datum: 2022-04-14
          status: vervangen
          bron: kst-28844-245
    """
    for mandate in survey.book.registers.mandates:
        if {"gebeurtenissen", "vervangen-door"} & mandate.origin.damaged or not mandate.events:
            continue
        replaced = mandate.status is MandateStatus.SUPERSEDED
        if mandate.superseded_by and not replaced:
            yield Finding(
                mandate.origin.at("vervangen-door"),
                f"‘{mandate.title}’ is vervangen, maar de laatste gebeurtenis is ‘{mandate.status}’.",
                "Voeg een gebeurtenis toe met `status: vervangen`.",
            )
        elif replaced and not mandate.superseded_by:
            yield Finding(
                mandate.events[-1].origin.at("status"),
                f"‘{mandate.title}’ is vervangen, maar waardoor staat er niet.",
                "Voeg toe: `vervangen-door: …`.",
            )


@check("RB607", "vervangen-opdracht-genoemd", Scope.DRAFT, Severity.WARNING)
def superseded_but_cited(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een wijziging in het concept niet een opdracht noemt die door een andere is vervangen.

    Waarom?
    De opvolger zegt wat nu wordt gevraagd, en dat kan anders zijn.

    Voorbeeld
    Een wijziging noemt de motie nr. 243, terwijl nr. 245 ervoor in de plaats kwam.

    Zo lost u het op
    Noem de opvolger; de melding geeft hem.
    """
    mandates = edition.book.mandates
    for changes in edition.revision.changes.values():
        for change in changes.values():
            for place, id in enumerate(change.mandates):
                successor = mandates[id].superseded_by if id in mandates else None
                if successor:
                    yield Finding(
                        change.origin.at("opdrachten", place),
                        f"‘{mandates[id].title}’ is vervangen.",
                        f"Noem `{successor}`.",
                        (Related(mandates[id].origin.at("vervangen-door"), "het register"),),
                    )
