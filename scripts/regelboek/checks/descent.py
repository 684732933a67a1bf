"""Checks that what became of rules, paragraphs and items is told, and told rightly."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, things
from regelboek.diagnostics import Finding
from regelboek.likeness import best_counterparts
from regelboek.lineage import Spot, moved_parts, predecessors, successors
from regelboek.model.revision import Change, ChangeKind, PartMove, PartTarget, Revision, Subject
from regelboek.model.rule import Part
from regelboek.words import did_you_mean, listing


@check("RB405", "opvolger-bestaat-niet", Scope.DRAFT)
def unknown_successor(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de regels bij `naar` en `zie` bestaan, en of er genoeg zijn: twee of meer bij een splitsing, en bij een samenvoeging komt nog een regel in dezelfde uit.

    Waarom?
    Wie een oude regel opzoekt, moet bij de nieuwe uitkomen.

    Voorbeeld
        soort: gesplitst
        naar:
          - geschenken-aannemen
    Eén opvolger is geen splitsing.

    Zo lost u het op
    Noem alle opvolgers met hun id.
    """
    revision = edition.revision
    if edition.predecessor is None:
        return
    for subject in edition.comparable:
        now = things(revision, subject)
        lost = revision.unreadable if subject is Subject.RULE else frozenset()
        for change in revision.changes[subject].values():
            for key, ids in (("naar", change.successors), ("zie", change.pointers)):
                for place, id in enumerate(ids):
                    if id not in now and id not in lost and key not in change.origin.damaged:
                        yield Finding(
                            change.origin.at(key, place),
                            f"‘{id}’ staat niet in deze versie.",
                            did_you_mean(id, now) or "Gebruik een id dat in deze versie voorkomt.",
                        )
            yield from _wrong_count(revision, change)


def _wrong_count(revision: Revision, change: Change) -> Iterator[Finding]:
    span = change.origin.at("naar") if change.successors else change.origin.at("soort")
    if "naar" in change.origin.damaged or "soort" in change.origin.damaged:
        return
    if change.kind is ChangeKind.SPLIT and len(change.successors) < 2:
        yield Finding(span, "Een splitsing heeft ten minste twee opvolgers.", "Noem ze bij `naar:`.")
    elif change.kind is ChangeKind.MERGED and len(change.successors) != 1:
        yield Finding(span, "Een samenvoeging heeft precies één opvolger.", "Noem die bij `naar:`.")
    elif change.kind is ChangeKind.MERGED:
        target = change.successors[0]
        others = [
            other
            for other in revision.changes[change.subject].values()
            if other.id != change.id and target in other.successors
        ]
        stays = target != change.id and _continues(revision, change.subject, target)
        known = not revision.unreadable_changes and not any(
            "naar" in other.origin.damaged for other in revision.changes[change.subject].values()
        )
        if known and not others and not stays:
            yield Finding(
                span,
                f"Niets anders komt uit in ‘{target}’, dus er is niets samengevoegd.",
                "Noem bij de andere oude regel dezelfde opvolger, of schrijf `soort: gewijzigd`.",
            )
    elif change.successors and change.kind not in (ChangeKind.SPLIT, ChangeKind.MERGED):
        yield Finding(
            span,
            f"Bij ‘{change.kind}’ hoort geen `naar`.",
            "Gebruik `zie:` om de lezer de weg te wijzen.",
        )


def _continues(revision: Revision, subject: Subject, id: str) -> bool:
    """Whether a thing was there before under the same id."""
    change = revision.changes[subject].get(id)
    return id in things(revision, subject) and (change is None or change.kind is not ChangeKind.NEW)


@check("RB406", "leden-onbekend-deel", Scope.DRAFT)
def unknown_parts(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de leden en onderdelen onder `leden` bestaan: links in de vorige versie, rechts in deze.

    Waarom?
    Hieruit volgt waar een oude verwijzing naar ‘lid 2’ nu uitkomt.

    Voorbeeld
        leden:
          7: 8
    bij een regel met drie leden.

    Zo lost u het op
    Schrijf links het oude nummer en rechts het nieuwe:
        leden:
          2: 3
          2-b: 3-a
          4: geschenken-registreren#lid-1
          5: vervallen
    """
    old, revision = edition.predecessor, edition.revision
    if old is None:
        return
    for change in revision.changes[Subject.RULE].values():
        before = old.rules.get(change.id)
        if not edition.lineage_known(change.id) or (before and not before.text_known):
            continue
        if before is None:
            if change.parts and change.id not in old.unreadable:
                yield Finding(
                    change.origin.at("leden"),
                    f"‘{change.id}’ stond niet in {old.id}, dus had geen leden.",
                    "`leden` hoort bij het oude id.",
                )
            continue
        for move in change.parts:
            if move.part not in before.parts:
                known = listing((f"`{p}`" for p in sorted(before.parts)), "of")
                yield Finding(
                    move.span,
                    f"De oude regel had geen {move.part.words}.",
                    f"Er was: {known}.",
                )
                continue
            for target in move.targets:
                yield from _wrong_target(revision, change, move, target)


def _wrong_target(
    revision: Revision, change: Change, move: PartMove, target: PartTarget
) -> Iterator[Finding]:
    span, source, named, part = move.span, move.part, target.rule, target.part
    ids = successors(revision, change.id)
    id = named or (change.id if change.id in ids else ids[0] if len(ids) == 1 else "")
    if not id:
        yield Finding(
            span,
            f"Bij ‘{part}’ ontbreekt van welke regel dat lid is.",
            f"Schrijf bijvoorbeeld `{source}: {next(iter(ids), 'andere-regel')}#{part.anchor}`.",
        )
    elif id in revision.unreadable:
        return
    elif id not in revision.rules:
        hint = did_you_mean(id, revision.rules, "{}#" + part.anchor)
        yield Finding(span, f"De regel ‘{id}’ staat niet in deze versie.", hint or "Controleer het id.")
    elif part not in revision.rules[id].parts and revision.rules[id].text_known:
        known = listing((f"`{p}`" for p in sorted(revision.rules[id].parts)), "of")
        yield Finding(span, f"‘{revision.rules[id].title}’ heeft nu geen {part.words}.", f"Er is: {known}.")


@check("RB407", "leden-ontbreekt", Scope.DRAFT)
def missing_parts(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of van elk lid en onderdeel van de oude regel bekend is waar het bleef.

    Waarom?
    Wat niet onder `leden` staat, heeft nog hetzelfde nummer. Bestaat dat nummer niet meer, dan is het lid zoek.

    Voorbeeld
    De oude regel had vier leden en de nieuwe drie, maar onder `leden` staat niets.

    Zo lost u het op
    Voeg het aan het wijzigingsbestand toe:
        leden:
          4: vervallen
    """
    old, revision = edition.predecessor, edition.revision
    if old is None:
        return
    for id, before in old.rules.items():
        change = revision.change(id)
        ids = successors(revision, id)
        if not ids or set(ids) & revision.unreadable or not edition.lineage_known(id):
            continue
        if not before.text_known or not all(revision.rules[i].text_known for i in ids):
            continue
        told = {move.part for move in change.parts} if change else set()
        suspects = before.parts if told or ids != (id,) else before.parts - revision.rules[id].parts
        for part in sorted(suspects):
            whole = Part(part.paragraph)
            if part in told or (part.item and (whole in told or not _present(revision, id, whole))):
                continue
            if not _present(revision, id, part):
                now = revision.rules.get(id)
                span = (
                    change.origin.at("leden")
                    if change
                    else (now.origin.at("titel") if now else revision.origin.at())
                )
                yield Finding(
                    span,
                    f"Van ‘{before.title}’ is {part.words} zoek.",
                    f"Voeg toe, met `vervallen` of het nieuwe nummer:\n    leden:\n      {part}: vervallen",
                )


def _present(revision: Revision, id: str, part: Part) -> bool:
    spots = moved_parts(revision, Spot(id, part))
    return any(s.rule in revision.rules and s.part in revision.rules[s.rule].parts for s in spots)


@check("RB408", "leden-lijken-niet", Scope.DRAFT)
def unlikely_parts(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een lid lijkt op het lid waar het volgens `leden` (of volgens zijn nummer) vandaan komt.

    Waarom?
    Wie een lid invoegt en `leden` vergeet, laat alle oude verwijzingen naar het verkeerde lid wijzen.

    Voorbeeld
    Er is een nieuw lid 1 ingevoegd, zodat het oude lid 1 nu lid 2 is. Onder `leden` staat niets.

    Zo lost u het op
    Zeg in het wijzigingsbestand wat verschoof:
        leden:
          1: 2
          2: 3
    """
    old, revision = edition.predecessor, edition.revision
    if old is None:
        return
    for id, before in old.rules.items():
        change = revision.change(id)
        rules = [revision.rules[s] for s in successors(revision, id) if s in revision.rules]
        known = edition.lineage_known(id) and before.text_known and all(r.text_known for r in rules)
        if not rules or not known or (rules == [revision.rules.get(id)] and before.norm == rules[0].norm):
            continue
        came_from = (o for rule in rules for o in predecessors(old, revision, rule.id))
        rivals = [old.rules[o] for o in dict.fromkeys(came_from)]
        moves = change.parts if change else ()
        told = {move.part: move.span for move in moves}
        lost = {m.part for m in moves if m.targets and not _present(revision, id, m.part)}
        for part, better in best_counterparts(before, rules, rivals, revision):
            if part in lost:
                continue  # RB406 says that it goes nowhere
            span = told.get(part) or (change.origin.at("leden") if change else rules[0].origin.at("titel"))
            other = f" van ‘{better.rule}’" if better.rule != id else ""
            assert better.part is not None
            target = str(better) if better.rule != id else str(better.part)
            yield Finding(
                span,
                f"Oud {part.words} van ‘{before.title}’ lijkt veel meer op nieuw {better.part.words}{other}.",
                f"Schrijf:\n    leden:\n      {part}: {target}",
            )


@check("RB409", "vrijgekomen-nummer-gevuld", Scope.DRAFT)
def freed_number_filled(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het nummer van een vervallen lid niet wordt gebruikt voor een nieuw lid.

    Waarom?
    Een oude brief die ‘lid 2’ noemt, zou dan stil over iets anders gaan.

    Voorbeeld
    Lid 2 was ‘(vervallen)’ en krijgt nu een nieuwe tekst.

    Zo lost u het op
    Zet het nieuwe lid achteraan en laat het oude nummer staan:
        2. (vervallen)
        3. De nieuwe tekst.
    """
    old, revision = edition.predecessor, edition.revision
    if old is None:
        return
    for id, rule in revision.rules.items():
        before = old.rules.get(id)
        change = revision.change(id)
        if before is None or not edition.lineage_known(id):
            continue
        arrived = {
            spot.part
            for other in predecessors(old, revision, id)
            for part in old.rules[other].parts
            for spot in moved_parts(revision, Spot(other, part))
            if spot.rule == id
        }
        gone = {m.part for m in change.parts if not m.targets} if change else set()
        for paragraph in rule.paragraphs:
            part = Part(paragraph.number)
            was = before.paragraph(paragraph.number)
            if paragraph.lapsed or was is None:
                continue
            if (was.lapsed and part in moved_parts_of_same(revision, id, part)) or (
                part in gone and part not in arrived
            ):
                yield Finding(
                    rule.span(paragraph.place),
                    f"Lid {paragraph.number} was vervallen en krijgt hier een nieuwe tekst.",
                    f"Zet het nieuwe lid achteraan, en schrijf hier `{paragraph.number}. (vervallen)`.",
                )


def moved_parts_of_same(revision: Revision, id: str, part: Part) -> frozenset[Part | None]:
    """Where a part of a rule is now, as far as it stayed in that rule."""
    return frozenset(s.part for s in moved_parts(revision, Spot(id, part)) if s.rule == id)


@check("RB410", "id-hergebruikt", Scope.REVISION)
def reused_id(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het id van een vervallen regel of begrip niet opnieuw wordt gebruikt.

    Waarom?
    Een oud adres zou dan bij iets anders uitkomen.

    Voorbeeld
    De regel ‘jaaroverzicht’ verviel in 2024. In het concept staat weer een bestand `jaaroverzicht.md`.

    Zo lost u het op
    Geef de nieuwe regel een nieuw id. Keert hetzelfde onderwerp terug? Zeg dat dan in het wijzigingsbestand:
        soort: nieuw
        terugkeer-van: jaaroverzicht
    """
    old = edition.predecessor
    if old is None or not edition.survey.order_known:
        return
    earlier = [r for r in edition.book.adopted if r.publication_key < edition.revision.publication_key]
    for subject in edition.comparable:
        before, now = things(old, subject), things(edition.revision, subject)
        for id, thing in now.items():
            if id in before or (subject is Subject.RULE and id in old.unreadable):
                continue
            held = [r for r in earlier if id in things(r, subject) and not _later(r, old)]
            if held:
                yield Finding(
                    thing.origin.at("id"),
                    f"Het id ‘{id}’ was in {held[-1].id} van iets dat is vervallen.",
                    f"Kies een nieuw id, bijvoorbeeld `{id}-2`, en zo nodig `terugkeer-van: {id}`.",
                )


def _later(one: Revision, other: Revision) -> bool:
    """Whether one came after the other: a draft that missed it reuses nothing (RB505 says so)."""
    return one.publication_key > other.publication_key


@check("RB411", "terugkeer-zonder-verval", Scope.DRAFT)
def return_without_lapse(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of `terugkeer-van` een regel noemt die eerder verviel, en alleen bij `soort: nieuw` staat.

    Waarom?
    Zo is te zien dat een onderwerp terugkomt na een onderbreking.

    Voorbeeld
        soort: nieuw
        terugkeer-van: geschenken-aannemen
    terwijl die regel nooit is vervallen.

    Zo lost u het op
    Noem het id van de vervallen regel, of haal de sleutel weg.
    """
    book, revision = edition.book, edition.revision
    for changes in revision.changes.values():
        for change in changes.values():
            if not change.returns or not edition.survey.line_known:
                continue
            span = change.origin.at("terugkeer-van")
            id = change.returns.partition("@")[0]
            ancestors = list(book.ancestors(revision))[1:]
            held = [r for r in ancestors if id in things(r, change.subject)]
            if change.kind is not ChangeKind.NEW:
                yield Finding(span, f"Bij ‘{change.kind}’ hoort geen `terugkeer-van`.", "Haal het weg.")
            elif not held:
                known = {x for r in ancestors for x in things(r, change.subject)}
                hint = did_you_mean(id, known) or "Noem het id van een vervallen regel."
                yield Finding(span, f"‘{id}’ stond in geen eerdere versie.", hint)
            elif held[0] is edition.predecessor:
                yield Finding(
                    span,
                    f"‘{id}’ stond in {held[0].id} nog gewoon in de code.",
                    "Gebruik `gewijzigd`, `gesplitst` of `samengevoegd` bij het oude id.",
                )


@check("RB412", "terugdraaien-klopt-niet", Scope.DRAFT)
def wrong_revert(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of `draait-terug` een eerdere versie noemt waarin dit echt is gewijzigd.

    Waarom?
    De vergelijking toont wat tussentijds is gewijzigd en teruggedraaid. Dan moet het er ook zijn.

    Voorbeeld
        draait-terug: 2024-07-02
    terwijl de regel in die versie niet is gewijzigd.

    Zo lost u het op
    Noem de versie waarvan u de wijziging ongedaan maakt.
    """
    book, revision = edition.book, edition.revision
    line = {r.id: r for r in list(book.ancestors(revision))[1:]}
    for subject in Subject:
        for change in revision.changes[subject].values():
            if not change.reverts or change.reverts not in book.revisions:
                continue
            if not edition.survey.line_known:
                continue
            span = change.origin.at("draait-terug")
            target = line.get(change.reverts)
            if target is None:
                yield Finding(
                    span, f"{change.reverts} ligt niet voor deze versie.", "Noem een eerdere versie."
                )
            elif (
                change.id not in target.changes[subject]
                and (subject, change.id) not in target.unreadable_changes
            ):
                where = [r.id for r in line.values() if change.id in r.changes[subject]]
                hint = (
                    f"Bedoelde u {listing((f'`{w}`' for w in where), 'of')}?"
                    if where
                    else "Haal de sleutel weg."
                )
                yield Finding(span, f"In {change.reverts} is ‘{change.id}’ niet gewijzigd.", hint)
