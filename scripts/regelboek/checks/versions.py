"""Checks of revisions: their dates, their line of descent and their locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import DATES, Edition, Survey
from regelboek.diagnostics import Finding, Related, Span
from regelboek.locks import (
    REGISTER_NAMES,
    identity_digests,
    previous_lock,
    register_entries,
    whole_digest,
)
from regelboek.model.revision import Revision
from regelboek.model.rulebook import RuleBook
from regelboek.norm import NORM_ALGORITHM, norm_digest, term_digest
from regelboek.words import date, listing


@check("RB501", "slot-ontbreekt", Scope.BOOK)
def lock_missing(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke vastgestelde versie een slot heeft, en het concept niet.

    Waarom?
    Het slot bewijst dat een versie nog luidt zoals zij is vastgesteld.

    Voorbeeld
    Een map `versies/2024-07-02/` zonder `slot.json`.

    Zo lost u het op
    Laat het programma de versie vaststellen met `regelboek release`. Is het slot gewist? Zet het terug uit de geschiedenis van het archief.
    """
    for revision in survey.book.revisions.values():
        span = Span(f"{revision.folder}/slot.json")
        if revision.is_draft and (revision.lock or revision.lock_unreadable):
            yield Finding(span, "Het concept heeft een slot.", "Verwijder `slot.json` uit `concept/`.")
        elif not revision.is_draft and revision.lock is None and not revision.lock_unreadable:
            yield Finding(
                span,
                f"De versie van {revision.id} heeft geen slot.",
                "Zet `slot.json` terug, of stel de versie vast met `regelboek release`.",
            )


@check("RB502", "versie-is-veranderd", Scope.REVISION)
def frozen_file_changed(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk bestand van een vastgestelde versie nog is zoals bij de vaststelling.

    Waarom?
    Een vastgestelde versie verandert nooit. Ook een verbeterde typefout hoort in een nieuwe versie.

    Voorbeeld
    Iemand verbetert een komma in `versies/2022-12-23/regels/geschenken-aannemen.md`.

    Zo lost u het op
    Zet het bestand terug, bijvoorbeeld met `git checkout`. Verbeter de tekst in `concept/`, of maak een herstel.
    """
    revision = edition.revision
    if revision.lock is None:
        return
    mend = "Zet het bestand terug; een verbetering hoort in `concept/`."
    locked, present = revision.lock.files, revision.file_digests
    for path in sorted(locked.keys() | present.keys()):
        span = Span(f"{revision.folder}/{path}")
        if path not in present:
            yield Finding(span, f"Dit bestand hoort bij de versie van {revision.id}, maar is weg.", mend)
        elif path not in locked:
            yield Finding(
                span,
                f"Dit bestand hoorde niet bij de versie van {revision.id}.",
                "Verwijder het; iets nieuws hoort in `concept/`.",
            )
        elif locked[path] != present[path]:
            yield Finding(span, f"Dit bestand is veranderd na de vaststelling van {revision.id}.", mend)


@check("RB503", "slot-klopt-niet", Scope.REVISION)
def lock_mismatch(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het slot zelf klopt: de controlegetallen van regels en begrippen, de keten met het vorige slot en het getal over het geheel.

    Waarom?
    Wie een bestand én zijn controlegetal verandert, valt hier door de mand.

    Voorbeeld
    Een `slot.json` waarin een controlegetal met de hand is aangepast.

    Zo lost u het op
    Zet het slot en de bestanden van die versie terug uit de geschiedenis van het archief.
    """
    revision, lock = edition.revision, edition.revision.lock
    if lock is None:
        return
    span = Span(f"{revision.folder}/slot.json")
    mend = "Zet het slot en de bestanden van deze versie terug uit het archief."
    if whole_digest(lock) != lock.digest:
        yield Finding(span, "Het getal over het geheel klopt niet met de inhoud van het slot.", mend)
        return
    before = previous_lock(edition.book, revision)
    if _chain_known(edition) and lock.previous != (before.digest if before else None):
        yield Finding(span, "Het slot sluit niet aan op dat van de versie die ervoor verscheen.", mend)
    if lock.norm_algorithm != NORM_ALGORITHM:
        yield Finding(
            span,
            f"Dit programma kent ‘{lock.norm_algorithm}’ niet.",
            "Gebruik een nieuwer programma om deze versie te controleren.",
        )
        return
    if lock.files != revision.file_digests:
        return  # RB502 names the files; their contents need no second finding
    rules = {rule.id: norm_digest(rule) for rule in revision.rules.values()}
    terms = {term.id: term_digest(term) for term in revision.terms.values()}
    for what, locked, now in (("regel", lock.rules, rules), ("begrip", lock.terms, terms)):
        for id in sorted(locked.keys() | now.keys()):
            if locked.get(id) != now.get(id) and id not in revision.unreadable:
                yield Finding(span, f"Het controlegetal van {what} ‘{id}’ klopt niet.", mend)


def _chain_known(edition: Edition) -> bool:
    """Whether it is known which lock came before: no version or lock is missing, no date is wrong."""
    return edition.survey.order_known and all(r.lock for r in edition.book.adopted)


@check("RB504", "register-item-is-iets-anders", Scope.BOOK)
def register_entry_changed(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk item van een register dat een vastgestelde versie noemt, er nog is en nog hetzelfde is.

    Waarom?
    Registers leven, maar een bron mag niet stil een andere bron worden. Dan zou een oude versie op iets anders rusten.

    Voorbeeld
    Iemand geeft `kst-28844-251` de titel van een andere brief, of verwijdert een adviespunt dat niet meer bestaat.

    Zo lost u het op
    Zet het item terug. Beëindig het met `tot:`, vervang het met `vervangen-door:`, of noem een oude naam bij `eerdere-labels:` of `eerdere-rollen:`.
    """
    book = survey.book
    for field, name in REGISTER_NAMES.items():
        if field in book.registers.unreadable:
            continue
        entries = register_entries(book, field)
        for id, held in _locked_entries(book, name).items():
            entry = entries.get(id)
            versions, many = listing(held), len(held) > 1
            if entry is None:
                yield Finding(
                    Span(f"registers/{name}.yml"),
                    f"‘{id}’ is weg, maar {versions} {'noemen' if many else 'noemt'} het.",
                    "Zet het terug; beëindig het zo nodig met `tot:`.",
                )
                continue
            known = {*identity_digests(entry)}
            if not set(held.values()) <= known and not _IDENTITY & entry.origin.damaged:
                yield Finding(
                    entry.origin.at({"topics": "label", "contacts": "rol"}.get(field, "titel")),
                    f"‘{id}’ is iets anders geworden dan waar {versions} op {'rusten' if many else 'rust'}.",
                    "Zet de oude naam en soort terug, en maak voor iets anders een nieuw item.",
                )


def _locked_entries(book: RuleBook, name: str) -> Mapping[str, Mapping[str, str]]:
    """For every entry of a register that a lock holds: its digest, by version."""
    held: dict[str, dict[str, str]] = {}
    for revision in book.adopted:
        for id, digest in (revision.lock.registers.get(name, {}) if revision.lock else {}).items():
            held.setdefault(id, {})[revision.id] = digest
    return held


_IDENTITY = {"id", "soort", "titel", "label", "rol", "eerdere-labels", "eerdere-rollen"}


@check("RB505", "voorganger-klopt-niet", Scope.BOOK)
def wrong_predecessor(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de versies samen één stamboom vormen: één eerste versie, elke andere met een voorganger die eerder verscheen.

    Waarom?
    Vergelijken en terugzoeken lopen langs deze lijn.

    Voorbeeld
    Een concept zonder `voorganger`, terwijl er al versies zijn.

    Zo lost u het op
    Noem de versie waarop deze voortbouwt:
        voorganger: 2024-07-02
    """
    book = survey.book
    for revision in book.revisions.values():
        if {"voorganger", "herstelt"} & revision.origin.damaged:
            continue
        before = book.predecessor(revision)
        named = revision.corrects or revision.predecessor
        if named is None:
            first = next(iter(book.revisions.values()))
            if revision is not first and survey.order_known:
                yield Finding(
                    revision.origin.at(),
                    f"De versie ‘{revision.id}’ heeft geen voorganger.",
                    f"Voeg toe: `voorganger: {_latest(book.adopted, revision)}`.",
                )
        elif named == revision.id:
            yield Finding(
                revision.origin.at("voorganger"),
                "Een versie kan niet haar eigen voorganger zijn.",
                "Noem de versie hiervoor.",
            )
        elif before and not revision.is_draft and before.publication_key >= revision.publication_key:
            if DATES & (before.origin.damaged | revision.origin.damaged):
                continue
            yield Finding(
                revision.origin.at("voorganger"),
                f"De voorganger {before.id} verscheen later dan deze versie.",
                "Noem een versie die eerder verscheen.",
            )
    yield from _stale_draft(survey)


def _latest(adopted: tuple[Revision, ...], revision: Revision) -> str:
    ids = [other.id for other in adopted if other is not revision]
    return ids[-1] if ids else "…"


def _stale_draft(survey: Survey) -> Iterator[Finding]:
    book, draft = survey.book, survey.book.draft
    lost = not survey.order_known or "log" in book.registers.unreadable
    if lost or not all(r.in_force for r in book.adopted):
        return
    newest = book.newest
    if draft and newest and draft.predecessor in book.revisions and not draft.corrects:
        if draft.predecessor != newest.id:
            yield Finding(
                draft.origin.at("voorganger"),
                f"Het concept bouwt voort op {draft.predecessor}, maar {newest.id} is nieuwer.",
                f"Neem de wijzigingen van {newest.id} over en schrijf `voorganger: {newest.id}`.",
            )


@check("RB506", "datum-van-versie-ontbreekt", Scope.REVISION)
def date_missing(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een vastgestelde versie zegt wanneer zij is vastgesteld, gepubliceerd en in werking trad, en wie besloot.

    Waarom?
    Zonder die datums is niet te zeggen welke versie op een dag gold.

    Voorbeeld
    Een `versie.yml` zonder `in-werking`.

    Zo lost u het op
    Vul de datums in vóór de vaststelling. In het concept mogen ze ontbreken.
    """
    revision = edition.revision
    if revision.is_draft:
        return
    needed = {
        "vastgesteld": revision.adopted,
        "gepubliceerd": revision.published,
        "in-werking": revision.in_force,
        "besloten-door": revision.decided_by,
        "samenvatting": revision.summary,
    }
    start, _, known = revision.id.partition("+")
    if known:
        needed["bekend"] = revision.known
    for key, value in needed.items():
        if value is None and key not in revision.origin.damaged:
            yield Finding(
                revision.origin.at(),
                f"Bij de versie van {revision.id} ontbreekt ‘{key}’.",
                f"Voeg toe: `{key}: { {'in-werking': start, 'bekend': known}.get(key, '…') }`.",
            )


@check("RB507", "datums-spreken-elkaar-tegen", Scope.REVISION)
def dates_contradict(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de datums van een versie op een mogelijke volgorde liggen en passen bij de naam van de map.

    Waarom?
    De naam van een versie is de dag waarop zij ingaat. Staat er iets anders in, dan is één van de twee fout.

    Voorbeeld
    In de map `versies/2024-07-02/`:
        in-werking: 2024-07-01

    Zo lost u het op
    Maak `in-werking` gelijk aan de naam van de map. Vaststellen gaat voor publiceren.
    """
    revision = edition.revision
    if revision.is_draft or revision.origin.damaged & DATES:
        return
    start, _, known = revision.id.partition("+")
    if revision.in_force and revision.in_force.isoformat() != start:
        yield Finding(
            revision.origin.at("in-werking"),
            f"De map heet {revision.id}, maar de versie gaat in op {revision.in_force}.",
            f"Schrijf `in-werking: {start}`.",
        )
    if revision.adopted and revision.published and revision.adopted > revision.published:
        yield Finding(
            revision.origin.at("gepubliceerd"),
            f"Gepubliceerd op {date(revision.published)}, maar pas vastgesteld op {date(revision.adopted)}.",
            "Verbeter één van de twee datums.",
        )
    if known and revision.known and revision.known.isoformat() != known:
        yield Finding(
            revision.origin.at("bekend"),
            f"De map heet {revision.id}, maar het herstel werd bekend op {revision.known}.",
            f"Schrijf `bekend: {known}`.",
        )


@check("RB508", "herstel-klopt-niet", Scope.REVISION)
def wrong_correction(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een herstel zegt welke versie het verbetert, en een gewone versie niet.

    Waarom?
    Een herstel neemt de plaats in van de versie die het verbetert. Dan moet duidelijk zijn welke dat is.

    Voorbeeld
    Een map `versies/2022-12-23+2023-02-01/` zonder `herstelt`.

    Zo lost u het op
    Noem de versie en de dag waarop het herstel bekend werd:
        in-werking: 2022-12-23
        bekend: 2023-02-01
        herstelt: 2022-12-23
    """
    revision = edition.revision
    is_correction = "+" in revision.id
    if revision.is_draft and not revision.corrects:
        return
    if is_correction and not revision.corrects and "herstelt" not in revision.origin.damaged:
        yield Finding(
            revision.origin.at(),
            f"De versie ‘{revision.id}’ is een herstel, maar zegt niet waarvan.",
            f"Voeg toe: `herstelt: {revision.id.partition('+')[0]}`.",
        )
    if revision.corrects and not is_correction and not revision.is_draft:
        yield Finding(
            revision.origin.at("herstelt"),
            "Een herstel heeft een map met twee datums.",
            f"Noem de map `{revision.corrects}+jaar-maand-dag`, of haal `herstelt` weg.",
        )
    corrected = edition.book.revisions.get(revision.corrects or "")
    damaged = revision.origin.damaged | (corrected.origin.damaged if corrected else frozenset())
    if not corrected or not revision.in_force or DATES & damaged:
        return
    if corrected.in_force != revision.in_force and (is_correction or revision.is_draft):
        yield Finding(
            revision.origin.at("in-werking"),
            f"Een herstel geldt vanaf dezelfde dag als de versie die het verbetert ({corrected.in_force}).",
            f"Schrijf `in-werking: {corrected.in_force}`.",
        )


@check("RB509", "logboek-noemt-ander-slot", Scope.BOOK)
def log_names_other_lock(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het slot dat het logboek bij een versie noemt, het slot van die versie is.

    Waarom?
    Wie een oude versie verandert en alle sloten opnieuw maakt, moet ook het logboek veranderen. Dat valt op.

    Voorbeeld
        - datum: 2024-07-01
          soort: uitgave
          versie: 2024-07-02
          slot: sha256:…
    terwijl het slot van 2024-07-02 een ander getal over het geheel heeft.

    Zo lost u het op
    Zet het logboek en het slot terug uit de geschiedenis van het archief. Verander het logboek nooit zelf.
    """
    book = survey.book
    for entry in book.registers.log:
        revision = book.revisions.get(entry.revision or "")
        if not entry.lock or revision is None or revision.lock is None:
            continue
        if entry.lock != f"sha256:{revision.lock.digest}":
            yield Finding(
                entry.origin.at("slot"),
                f"Dit is niet het slot van de versie van {revision.id}.",
                "Zet het logboek en het slot van die versie terug uit het archief.",
                (Related(Span(f"{revision.folder}/slot.json"), "het slot"),),
            )
