"""Checks of references to rules, paragraphs and versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, LocatedRef, Survey, located_refs
from regelboek.diagnostics import Finding, Span
from regelboek.lineage import Outcome, Spot, moved_parts, trace
from regelboek.markdown.tree import Ref, Text, inlines_of, walk
from regelboek.model.revision import Revision
from regelboek.model.rule import Part, Rule, RuleStatus
from regelboek.records.kinds import slugged
from regelboek.words import did_you_mean, listing, nearest


def _rule_hint(revision: Revision, wanted: str, form: str = "[[{}]]") -> str:
    """The rule that was probably meant, by id or by title."""
    wanted = wanted.rpartition("/")[2].removesuffix(".md")
    part = re.fullmatch(r"(.+?),? +lid (\d+)", wanted)
    if part and "#" not in form:
        wanted, form = part[1], form.replace("{}", f"{{}}#lid-{part[2]}")
    guess = nearest(wanted, revision.rules)
    if guess is None:
        titles = {rule.title: rule.id for rule in revision.rules.values()}
        title = nearest(wanted, titles)
        guess = titles[title] if title else None
    return f"Bedoelde u `{form.replace('{}', guess)}`?" if guess else ""


def _lapsed_hint(edition: Edition, old: Revision, rule_id: str, *, listed: bool = False) -> str:
    """Where a reader of a lapsed rule should be sent; a list of ids cannot name an old text."""
    found = trace(edition.book, old, Spot(rule_id), edition.revision)
    if listed:
        ids = [f"`{spot.rule}`" for spot in found.spots]
        instead = (
            f"zet er {listing(ids, 'of')} voor in de plaats" if ids else "haal deze regel uit de lijst weg"
        )
        return instead[0].upper() + instead[1:] + "."
    pinned = f"Verwijs naar de oude tekst met `[[{rule_id}@{old.id}]]`"
    if found.outcome is Outcome.FOUND:
        now = listing((f"`[[{spot.rule}]]`" for spot in found.spots), "of")
        return f"De regel ging op in {now}. {pinned}, of gebruik de opvolger."
    return f"{pinned}, of haal de verwijzing weg."


def _earlier(edition: Edition, rule_id: str) -> Revision | None:
    """The latest ancestor that held a rule."""
    ancestors = list(edition.book.ancestors(edition.revision))[1:]
    return next((r for r in ancestors if rule_id in r.rules), None)


@check("RB201", "regel-bestaat-niet", Scope.REVISION)
def unknown_rule(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke regel waarnaar wordt verwezen, in deze versie bestaat.

    Waarom?
    Een verwijzing die nergens uitkomt, laat de lezer zitten.

    Voorbeeld
        Zie [[geschenk-aannemen]].

    Zo lost u het op
    Gebruik het id van de regel; dat is de naam van het bestand zonder `.md`:
        Zie [[geschenken-aannemen]].
    """
    for span, rule_id, ref in _rule_mentions(edition):
        if edition.revision.has_rule(rule_id) or _earlier(edition, rule_id):
            continue
        form = str(replace(ref, target="{}")) if ref else "{}"
        hint = _rule_hint(edition.revision, rule_id, form)
        yield Finding(
            span,
            f"De regel ‘{rule_id}’ bestaat niet in deze versie.",
            hint or "Gebruik de naam van het bestand in `regels/`, zonder `.md`.",
        )


def _rule_mentions(edition: Edition) -> Iterator[tuple[Span, str, Ref | None]]:
    """Every mention of a rule of the same revision: place, id, and the reference if it is one."""
    for located in edition.refs:
        if located.ref.kind == "regel" and not located.ref.version:
            yield located.span, located.ref.target, located.ref
    for rule in edition.rules:
        for place, id in enumerate(rule.see_also):
            if id in edition.revision.rules or id == slugged(id):  # else RB017 says so
                yield rule.origin.at("zie-ook", place), id, None


@check("RB202", "verwijst-naar-vervallen-regel", Scope.REVISION)
def lapsed_rule(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een verwijzing niet naar een regel gaat die in deze versie is vervallen.

    Waarom?
    De lezer zou denken dat die regel nog geldt.

    Voorbeeld
        Zie [[jaaroverzicht]]
    terwijl die regel in de vorige versie is vervallen.

    Zo lost u het op
    Verwijs naar de opvolger. Gaat het om de oude tekst? Noem dan de versie:
        Zie [[jaaroverzicht@2022-12-23]].
    """
    for span, rule_id, ref in _rule_mentions(edition):
        if edition.revision.has_rule(rule_id):
            continue
        old = _earlier(edition, rule_id)
        if old:
            hint = _lapsed_hint(edition, old, rule_id, listed=ref is None)
            yield Finding(span, f"De regel ‘{rule_id}’ is vervallen.", hint)


@check("RB203", "lid-bestaat-niet", Scope.REVISION)
def unknown_part(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het lid of onderdeel waarnaar wordt verwezen, bestaat en niet is vervallen.

    Waarom?
    ‘Lid 5’ van een regel met drie leden is voor niemand te vinden.

    Voorbeeld
        [[geschenken-aannemen#lid-5]]

    Zo lost u het op
    Verwijs naar een lid dat er is; de melding noemt ze.
    """
    for located in edition.refs:
        ref = located.ref
        part = Part.parse(ref.anchor) if ref.anchor else None
        revision = edition.book.revisions.get(ref.version) if ref.version else edition.revision
        rule = revision.rules.get(ref.target) if revision and ref.kind == "regel" else None
        if part is None or rule is None or not rule.text_known:
            continue
        if part not in rule.parts:
            known = listing((f"`{p.anchor}`" for p in sorted(rule.parts)), "of")
            yield Finding(
                located.span,
                f"‘{rule.title}’ heeft geen {part.words}.",
                f"Er is: {known}." if known else "Deze regel heeft geen leden; verwijs naar de regel.",
            )
        elif (lid := rule.paragraph(part.paragraph)) and lid.lapsed:
            yield Finding(
                located.span,
                f"{part.words.capitalize()} van ‘{rule.title}’ is vervallen.",
                "Verwijs naar een ander lid, of haal de verwijzing weg.",
            )


@check("RB204", "versie-bestaat-niet", Scope.BOOK)
def unknown_revision(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke versie die wordt genoemd bestaat, en de genoemde regel in die versie staat.

    Waarom?
    Een verwijzing naar een oude versie is vast. Zij moet altijd blijven kloppen.

    Voorbeeld
        [[geschenken-aannemen@2022-12-24]]

    Zo lost u het op
    Kies een versie die er is; de melding noemt ze.
    """
    book = survey.book
    known = [r.id for r in book.adopted]
    for span, wanted in _revision_mentions(survey):
        version, _, rule_id = wanted.partition("/")
        if version in book.unreadable:
            continue
        if version not in known:
            guess = did_you_mean(version, known)
            hint = guess or f"Er is: {listing((f'`{k}`' for k in known), 'of')}."
            yield Finding(span, f"De versie ‘{version}’ bestaat niet.", hint)
        elif rule_id and not book.revisions[version].has_rule(rule_id):
            held = book.rule_ids.get(rule_id, ())
            adopted = [id for id in held if id in known]
            hint = f"De regel staat wel in {listing(f'`{id}`' for id in adopted)}." if adopted else ""
            if held and not adopted:
                hint = f"De regel ‘{rule_id}’ is nieuwer dan die versie."
            elif not adopted:
                hint = _rule_hint(book.revisions[version], rule_id, f"{{}}@{version}")
            message = f"De regel ‘{rule_id}’ staat niet in de versie van {version}."
            yield Finding(span, message, hint or "Controleer het id en de versie.")


def _revision_mentions(survey: Survey) -> Iterator[tuple[Span, str]]:
    """Every version that is named, with `/id` behind it where a rule of it is meant."""
    for edition in survey.editions:
        revision = edition.revision
        for key, value in (("voorganger", revision.predecessor), ("herstelt", revision.corrects)):
            if value:
                yield revision.origin.at(key), value
        for changes in revision.changes.values():
            for change in changes.values():
                if change.reverts:
                    yield change.origin.at("draait-terug"), change.reverts
                if change.returns and "@" in change.returns:
                    yield change.origin.at("terugkeer-van"), _slashed(change.returns)
        for located in edition.refs:
            if located.ref.version:
                yield located.span, f"{located.ref.version}/{located.ref.target}"
    registers = survey.book.registers
    for situation in registers.situations:
        for step in situation.steps:
            if step.rule:
                yield step.origin.at("regel"), _slashed(step.rule)
    for mandate in registers.mandates:
        for done in mandate.carried_out:
            if done.revision:
                yield done.origin.at("versie"), done.revision
    for dilemma in registers.dilemmas:
        for judged in dilemma.rules:
            if judged.rule:
                yield judged.origin.at("regel"), _slashed(judged.rule)
    for entry in registers.log:
        if entry.revision:
            yield entry.origin.at("versie"), entry.revision


def _slashed(rule_in_revision: str) -> str:
    """`id@version#lid-1` as `version/id`."""
    rule_id, _, version = rule_in_revision.partition("#")[0].partition("@")
    return f"{version}/{rule_id}"


@check("RB210", "verwijst-naar-aangekondigde-regel", Scope.REVISION)
def announced_rule(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een verwijzing naar een regel die nog niet geldt, dat er ook bij zegt.

    Waarom?
    De lezer zou anders denken dat hij zich er al aan moet houden.

    Voorbeeld
        Vraag eerst advies, zie [[afkoelperiode]].

    Zo lost u het op
    Zeg in dezelfde zin dat de regel is aangekondigd:
        Zie ook de aangekondigde regel [[afkoelperiode]].
    """
    for located in edition.refs:
        ref = located.ref
        target = edition.revision.rules.get(ref.target)
        if ref.kind != "regel" or ref.version or target is None:
            continue
        if target.status is not RuleStatus.ANNOUNCED:
            continue
        says_so = (
            located.section == "Aangekondigd"
            or located.rule.status is RuleStatus.ANNOUNCED
            or re.search(r"aangekondigd|aankondiging|nog niet", located.words, re.IGNORECASE)
        )
        if not says_so:
            yield Finding(
                located.span,
                f"‘{target.title}’ geldt nog niet, en dat staat er niet bij.",
                f"Schrijf bijvoorbeeld ‘de aangekondigde regel `{ref}`’.",
            )


@check("RB211", "verschoven-lid", Scope.DRAFT)
def shifted_part(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een verwijzing naar een lid is meegegaan toen dat lid een ander nummer kreeg.

    Waarom?
    De verwijzing werkt nog, maar wijst stil naar een andere plicht.

    Voorbeeld
    In de vorige versie verwees een regel naar lid 2. Dat is nu lid 3, maar de verwijzing is gebleven:
        [[geschenken-aannemen#lid-2]]

    Zo lost u het op
    Pas het nummer aan:
        [[geschenken-aannemen#lid-3]]
    Bedoelt u echt het nieuwe lid 2? Geef de verwijzing dan een eigen tekst:
        [[geschenken-aannemen#lid-2|het nieuwe lid 2]]
    """
    old = edition.predecessor
    if old is None:
        return
    for located in edition.refs:
        ref = located.ref
        part = Part.parse(ref.anchor) if ref.anchor else None
        before = old.rules.get(located.rule.id)
        if part is None or ref.version or before is None or ref.target not in old.rules:
            continue
        spot = Spot(ref.target, part)
        moved = moved_parts(edition.revision, spot)
        if spot in moved or not _stood_before(before, located):
            continue
        where = listing(_said(ref.target, s) for s in moved) or "vervallen"
        forms = (f"`{replace(ref, target=s.rule, anchor=s.part.anchor)}`" for s in moved if s.part)
        yield Finding(
            located.span,
            f"In de vorige versie was dit {part.words}; dat is nu {where}.",
            f"Bedoelde u {listing(forms, 'of')}?" if moved else "Haal de verwijzing weg of pas haar aan.",
        )


def _said(rule_id: str, spot: Spot) -> str:
    words = spot.part.words if spot.part else "de regel"
    return words if spot.rule == rule_id else f"{words} van ‘{spot.rule}’"


def _stood_before(before: Rule, located: LocatedRef) -> bool:
    """Whether the very same reference stood in the same section of the old rule."""
    wanted = str(located.ref)
    return any(old.section == located.section and str(old.ref) == wanted for old in located_refs(before))


@check("RB212", "verwijst-naar-zichzelf", Scope.REVISION)
def reference_to_itself(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een regel niet naar zichzelf verwijst, en een lid niet naar hetzelfde lid.

    Waarom?
    De lezer is er al.

    Voorbeeld
    In de regel ‘geschenken-aannemen’:
        zie-ook:
          - geschenken-aannemen

    Zo lost u het op
    Haal de verwijzing weg, of noem het andere lid dat u bedoelt.
    """
    for located in edition.refs:
        ref = located.ref
        if ref.kind != "regel" or ref.target != located.rule.id or ref.version:
            continue
        part = Part.parse(ref.anchor) if ref.anchor else None
        if part is None or part == located.part:
            others = sorted(located.rule.parts - {part, located.part} if part else located.rule.parts)
            other = f", of noem een ander lid, zoals `[[{ref.target}#{others[0].anchor}]]`" if others else ""
            message = "Deze verwijzing wijst naar de plaats waar zij staat."
            yield Finding(located.span, message, f"Haal haar weg{other}.")
    for rule in edition.rules:
        for place, id in enumerate(rule.see_also):
            if id == rule.id:
                span = rule.origin.at("zie-ook", place)
                yield Finding(span, "Deze regel noemt zichzelf bij ‘zie-ook’.", f"Haal `{id}` hier weg.")


@check("RB216", "enkele-haken", Scope.DRAFT)
def single_brackets(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een verwijzing naar een regel tussen dubbele haken staat.

    Waarom?
    Met enkele haken is het gewone tekst, en geen link.

    Voorbeeld
        Zie [geschenken-aannemen].

    Zo lost u het op
    Verdubbel de haken:
        Zie [[geschenken-aannemen]].
    """
    for rule in edition.rules:
        for section in rule.body.sections:
            for block in section.blocks:
                texts = (i.text for run in inlines_of(block) for i in walk(run) if isinstance(i, Text))
                words = " ".join(text for text in texts if "[" in text)
                for match in re.finditer(r"(?<!\[)\[([a-z0-9-]+)\](?!\])", words):
                    if edition.revision.has_rule(match[1]):
                        yield Finding(
                            rule.span(block.place),
                            f"‘{match[0]}’ is geen verwijzing, want er staat maar één haak.",
                            f"Schrijf `[[{match[1]}]]`.",
                        )
