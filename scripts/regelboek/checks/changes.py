"""Checks that every difference from the predecessor is accounted for, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.first_difference import first_difference
from regelboek.checks.survey import Edition, things
from regelboek.diagnostics import Finding, Span
from regelboek.differences import Difference
from regelboek.model.revision import Change, ChangeClass, ChangeKind, Chapter, Revision, Subject, Term
from regelboek.model.rule import Rule
from regelboek.norm import norm_text
from regelboek.words import did_you_mean, listing

_WORDS = {Subject.RULE: "regel", Subject.TERM: "begrip", Subject.CHAPTER: "hoofdstuk"}
_LINEAGE = (ChangeKind.LAPSED, ChangeKind.SPLIT, ChangeKind.MERGED)


def _name(thing: Rule | Term | Chapter) -> str:
    return thing.term if isinstance(thing, Term) else thing.title


def _pasteable(edition: Edition, subject: Subject, id: str, kind: str, depth: str = "") -> str:
    folder = f"{edition.revision.folder}/wijzigingen/{subject.value}"
    lines = [f"soort: {kind}", *([f"klasse: {depth}"] if depth else []), "reden: …"]
    return "\n    ".join([f"Maak `{folder}/{id}.yml` met daarin:", *lines])


@check("RB401", "wijziging-zonder-bestand", Scope.DRAFT)
def change_without_file(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of er een wijzigingsbestand is voor alles wat anders is dan in de vorige versie.

    Waarom?
    Wie later wil weten waarom een regel veranderde en wie dat besloot, vindt het daar.

    Voorbeeld
    In een regel is ‘een maand’ vervangen door ‘twee weken’, maar in `wijzigingen/regels/` staat niets.

    Zo lost u het op
    Maak het bestand uit de melding, bijvoorbeeld `wijzigingen/regels/geschenken-aannemen.yml`:
        soort: gewijzigd
        klasse: norm
        reden: De registratie moet sneller, zodat het register klopt.
    """
    old = edition.predecessor
    if old is None:
        return
    for subject in edition.comparable:
        yield from _unaccounted(edition, old, subject)


def _unaccounted(edition: Edition, old: Revision, subject: Subject) -> Iterator[Finding]:
    revision = edition.revision
    before, now = things(old, subject), things(revision, subject)
    changes = revision.changes[subject]
    word = _WORDS[subject]
    for id, thing in now.items():
        if id in changes or (subject, id) in revision.unreadable_changes:
            continue
        if id not in before and id not in old.unreadable:
            yield Finding(
                thing.origin.at("titel" if subject is not Subject.TERM else "term"),
                f"{word.capitalize()} ‘{_name(thing)}’ is nieuw, maar er staat niet waarom.",
                _pasteable(edition, subject, id, "nieuw"),
            )
        elif id in before and edition.can_compare(before[id], thing):
            found = edition.differences(before[id], thing)
            if found and not _only_stale_references(before[id], thing, found):
                what = listing(d.value for d in Difference if d in found)
                what = "de betekenis" if subject is Subject.TERM else what
                verb = "zijn" if " en " in what else "is"
                yield Finding(
                    _place(before[id], thing, found),
                    f"Van {word} ‘{_name(thing)}’ {verb} {what} anders dan in {old.id}, maar er staat niet waarom.",
                    _pasteable(edition, subject, id, "gewijzigd", _class(found)),
                )
    for id, thing in before.items():
        gone = id not in now and id not in revision.unreadable
        if gone and id not in changes and (subject, id) not in revision.unreadable_changes:
            yield Finding(
                revision.origin.at("voorganger"),
                f"{word.capitalize()} ‘{_name(thing)}’ stond in {old.id} en is weg, maar er staat niet waarom.",
                _pasteable(edition, subject, id, "vervallen"),
            )


def _place(before: Rule | Term | Chapter, now: Rule | Term | Chapter, found: frozenset[Difference]) -> Span:
    if isinstance(before, Rule) and isinstance(now, Rule):
        return first_difference(before, now, found)
    return now.origin.at("definitie" if isinstance(now, Term) else "titel")


def _only_stale_references(old: object, new: object, found: frozenset[Difference]) -> bool:
    """Whether nothing was typed anew: only references stayed behind, which RB211 says."""
    if not isinstance(old, Rule) or not isinstance(new, Rule):
        return False
    return (
        found <= {Difference.NORM, Difference.EXPLANATION}
        and old.body == new.body
        and (norm_text(old) == norm_text(new))
    )


def _class(found: Iterable[Difference]) -> str:
    binding = {Difference.NORM, Difference.MARKS}
    return "norm" if binding & set(found) else "uitleg"


@check("RB402", "bestand-zonder-wijziging", Scope.DRAFT)
def file_without_change(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk wijzigingsbestand bij een echte wijziging hoort.

    Waarom?
    Een aangekondigde wijziging die niet is doorgevoerd, misleidt de lezer.

    Voorbeeld
    Er is een bestand met `soort: gewijzigd`, maar de regel luidt precies als in de vorige versie.

    Zo lost u het op
    Voer de wijziging door, of verwijder het bestand.
    """
    old = edition.predecessor
    revision = edition.revision
    if edition.is_first:
        for changes in revision.changes.values():
            for change in changes.values():
                yield Finding(
                    change.origin.at("soort"),
                    "De eerste versie heeft geen wijzigingen: er is niets om mee te vergelijken.",
                    "Verwijder dit bestand.",
                )
    if old is None:
        return
    for subject in edition.comparable:
        for id, change in revision.changes[subject].items():
            span = change.origin.at("soort")
            before, now = things(old, subject), things(revision, subject)
            if change.kind not in (ChangeKind.CHANGED, ChangeKind.MENDED):
                continue
            if id not in before or id not in now or change.depth is ChangeClass.LAYOUT:
                continue
            if not edition.can_compare(before[id], now[id]) or "soort" in change.origin.damaged:
                continue
            if not edition.differences(before[id], now[id]) and not change.parts:
                yield Finding(
                    span,
                    f"{_WORDS[subject].capitalize()} ‘{_name(now[id])}’ luidt als in {old.id}.",
                    "Voer de wijziging door, of verwijder dit bestand.",
                )


@check("RB403", "soort-past-niet", Scope.DRAFT)
def wrong_kind(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de `soort` van een wijziging klopt met wat er in de twee versies staat.

    Waarom?
    De geschiedenis van een regel wordt hieruit opgebouwd. Een fout hier breekt de keten.

    Voorbeeld
    `soort: vervallen`, terwijl de regel er nog staat.

    Zo lost u het op
    Kies de soort die past:
        nieuw          staat er nu wel en eerst niet
        gewijzigd      staat er in beide versies
        vervallen      staat er nu niet meer, zonder opvolger
        gesplitst      ging verder in twee of meer regels (`naar:`)
        samengevoegd   ging met een andere op in één regel (`naar:`)
        hersteld       is verbeterd in een herstel van een vastgestelde versie
    """
    old = edition.predecessor
    if old is None:
        return
    for subject in edition.comparable:
        before, now = things(old, subject), things(edition.revision, subject)
        lost = edition.revision.unreadable | old.unreadable if subject is Subject.RULE else frozenset()
        for id, change in edition.revision.changes[subject].items():
            if "soort" in change.origin.damaged or id in lost:
                continue
            wrong = _wrong_kind(edition, change, id in before, id in now, old)
            if wrong:
                hint = ""
                if id not in before and id not in now:
                    hint = did_you_mean(id, {**before, **now}, "{}.yml")
                yield Finding(change.origin.at("soort"), wrong[0], hint or wrong[1])


def _wrong_kind(
    edition: Edition, change: Change, was: bool, stays: bool, old: Revision
) -> tuple[str, str] | None:
    word, id = _WORDS[change.subject], change.id
    if not was and not stays:
        return (
            f"Er is geen {word} ‘{id}’, ook niet in {old.id}.",
            "Geef dit bestand de naam van het id, of verwijder het.",
        )
    if change.kind is ChangeKind.NEW and was:
        return (f"‘{id}’ stond al in {old.id}, dus is niet nieuw.", "Schrijf `soort: gewijzigd`.")
    if change.kind in (ChangeKind.CHANGED, ChangeKind.MENDED):
        if not was:
            return (f"‘{id}’ stond niet in {old.id}.", "Schrijf `soort: nieuw`.")
        if not stays:
            return (f"‘{id}’ staat niet meer in deze versie.", "Schrijf `soort: vervallen`.")
        mended = change.kind is ChangeKind.MENDED
        if mended and not edition.revision.corrects:
            return ("‘hersteld’ is alleen voor een herstel.", "Schrijf `soort: gewijzigd`.")
        if not mended and edition.revision.corrects:
            return ("In een herstel wordt niets gewijzigd.", "Schrijf `soort: hersteld`.")
    if change.kind in _LINEAGE and not was:
        return (
            f"‘{id}’ stond niet in {old.id} en kan dus niet zijn {change.kind}.",
            "De afkomst staat bij het oude id; schrijf hier `soort: nieuw`.",
        )
    if change.kind is ChangeKind.LAPSED and stays:
        return (f"‘{id}’ staat nog in deze versie.", "Verwijder de regel, of schrijf `soort: gewijzigd`.")
    if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED) and stays and id not in change.successors:
        return (
            f"‘{id}’ is {change.kind}, maar staat nog in deze versie.",
            f"Verwijder het, of noem `{id}` ook bij `naar:`.",
        )
    return None


@check("RB404", "klasse-past-niet", Scope.DRAFT)
def wrong_class(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de `klasse` van een wijziging past bij wat er anders is.

    Waarom?
    Lezers filteren op klasse. Wie ‘opmaak’ leest, kijkt niet verder.

    Voorbeeld
    `klasse: uitleg`, terwijl de norm anders luidt.

    Zo lost u het op
    Kies de klasse die past:
        norm       wat bindt, is veranderd
        redactie   de woorden zijn anders, de betekenis niet
        uitleg     alleen de toelichting, voorbeelden, vragen of bronnen
        opmaak     alleen witruimte of nadruk
    """
    old = edition.predecessor
    if old is None:
        return
    for subject in edition.comparable:
        before, now = things(old, subject), things(edition.revision, subject)
        for id, change in edition.revision.changes[subject].items():
            if {"klasse", "soort"} & change.origin.damaged:
                continue
            if id in before and id in now and not edition.can_compare(before[id], now[id]):
                continue
            if change.kind is not ChangeKind.CHANGED:
                if change.depth:
                    yield Finding(
                        change.origin.at("klasse"),
                        f"Bij ‘{change.kind}’ hoort geen klasse.",
                        "Haal `klasse` weg.",
                    )
                continue
            found = frozenset[Difference]()
            if id in before and id in now:
                found = edition.differences(before[id], now[id])
            if change.depth is None:
                yield Finding(
                    change.origin.at("soort"),
                    "Bij ‘gewijzigd’ hoort een klasse.",
                    f"Voeg toe: `klasse: {_class(found)}`.",
                )
            elif found and (wrong := _wrong_class(change.depth, found)):
                yield Finding(change.origin.at("klasse"), *wrong)


def _wrong_class(depth: ChangeClass, found: frozenset[Difference]) -> tuple[str, str] | None:
    binding = {Difference.NORM, Difference.MARKS} & found
    what = listing(d.value for d in Difference if d in found)
    if depth is ChangeClass.NORM and not binding:
        return (f"De norm is niet veranderd, wel {what}.", "Schrijf `klasse: uitleg`.")
    if depth is ChangeClass.WORDING and Difference.MARKS in found:
        return ("Kracht, doelgroep of status is anders; dat is meer dan redactie.", "Schrijf `klasse: norm`.")
    if depth is ChangeClass.WORDING and not found & {
        Difference.NORM,
        Difference.TITLE,
        Difference.SUMMARY,
    }:
        return (f"Alleen {what} is veranderd.", "Schrijf `klasse: uitleg`.")
    if depth is ChangeClass.EXPLANATION and binding:
        return (
            "Ook de norm is veranderd.",
            "Schrijf `klasse: norm`, of `klasse: redactie` als de betekenis gelijk bleef.",
        )
    if depth is ChangeClass.LAYOUT:
        return (f"Er is meer veranderd dan de opmaak: {what}.", f"Schrijf `klasse: {_class(found)}`.")
    return None


@check("RB413", "reden-zegt-niets", Scope.DRAFT)
def empty_reason(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de reden van een wijziging echt een reden is.

    Waarom?
    ‘Aangepast’ zegt niet waarom. Over vijf jaar weet niemand het meer.

    Voorbeeld
        reden: Tekst aangepast.

    Zo lost u het op
    Schrijf in één zin waarom het anders moest:
        reden: De registratie moet sneller, zodat het register klopt.
    """
    empty = re.compile(
        r"(?:(?:de |het |deze |dit |kleine |diverse |enkele |tekst(?:en|ueel|uele)?|regel|norm|lid|is|zijn|werd|"
        r"aanpassing(?:en)?|aangepast|gewijzigd|wijziging(?:en)?|verbetering(?:en)?|verbeterd|"
        r"update[ds]?|geüpdatet|bijgewerkt|geactualiseerd|actualisering|nieuw(?:e)?|vervallen|verwijderd|toegevoegd|"
        r"herzien(?:ing)?|redactioneel|redactie|opgeschoond|tbd|todo|n\.?v\.?t\.?|volgt|nader in te vullen)\W*\s*)+",
        re.IGNORECASE,
    )
    for changes in edition.revision.changes.values():
        for change in changes.values():
            reason = change.reason.strip()
            if reason and (empty.fullmatch(reason) or len(reason.split()) < 3):
                yield Finding(
                    change.origin.at("reden"),
                    f"‘{reason}’ zegt niet waarom.",
                    "Schrijf in één zin waarom het anders moest.",
                )


@check("RB414", "aankondiging-na-ingang", Scope.DRAFT)
def announced_too_late(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een wijziging niet is aangekondigd na de dag waarop zij ingaat.

    Waarom?
    Aankondigen doet men vooraf. Een latere datum is een typefout.

    Voorbeeld
        aangekondigd-op: 2026-09-26
    in een versie die op 1 januari 2026 ingaat.

    Zo lost u het op
    Verbeter de datum.
    """
    start = edition.revision.in_force
    for changes in edition.revision.changes.values():
        for change in changes.values():
            if start and change.announced and change.announced > start:
                yield Finding(
                    change.origin.at("aangekondigd-op"),
                    f"{change.announced} ligt na de ingang van deze versie ({start}).",
                    "Verbeter de datum.",
                )
