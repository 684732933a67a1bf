"""Checks of mentions: of terms, and of what stands in the registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition, Survey, Target, norm_pieces
from regelboek.diagnostics import Finding, Related, Severity, Span
from regelboek.lineage import Outcome, Spot, trace
from regelboek.markdown.plain import plain
from regelboek.markdown.tree import Block, Ref, inlines_of
from regelboek.model.rule import Part
from regelboek.records.kinds import slugged
from regelboek.words import did_you_mean, nearest


def _unknown(
    survey: Survey,
    target: Target,
    known: Mapping[str, object],
    field: str,
    file: str,
    *,
    names: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    """Mentions of ids that a register does not have; `names` are other words for its entries."""
    if field in survey.book.registers.unreadable:
        return
    register = file.removesuffix(".yml")
    for mention in survey.mentions:
        if mention.target is target and mention.id and mention.id not in known:
            if target is not Target.SOURCE and mention.id != slugged(mention.id):
                continue  # RB017 says so
            lock = mention.revision.lock if mention.revision else None
            if lock and mention.id in lock.registers.get(register, {}):
                continue  # it was there when the version was adopted: RB504 says that it is gone
            hint = did_you_mean(mention.id, known)
            if not hint and names and (name := nearest(mention.id, names)):
                hint = f"Bedoelde u `{names[name]}`?"
            yield Finding(
                mention.span,
                f"‘{mention.id}’ staat niet in het register `{file}`.",
                hint or f"Voeg het toe aan `registers/{file}`, of gebruik een id dat daar staat.",
            )


@check("RB205", "bron-bestaat-niet", Scope.BOOK)
def unknown_source(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke bron die wordt genoemd, in het register van bronnen staat.

    Waarom?
    Het register houdt titel, datum en status bij. Zonder dat is een verwijzing een dood nummer.

    Voorbeeld
        bronnen:
          - id: kst-28844-215

    Zo lost u het op
    Verbeter het nummer, of voeg de bron toe aan `registers/bronnen.yml`.
    """
    yield from _unknown(survey, Target.SOURCE, survey.book.sources, "sources", "bronnen.yml")


@check("RB206", "onderwerp-bestaat-niet", Scope.BOOK)
def unknown_topic(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke tag en elk onderwerp in het register van onderwerpen staat.

    Waarom?
    Een onbekende tag geeft geen pagina en is met zoeken niet te vinden.

    Voorbeeld
        tags:
          - geschenk

    Zo lost u het op
    Gebruik een onderwerp uit `registers/onderwerpen.yml`, of voeg het daar toe.
    """
    topics = survey.book.topics
    names = {
        name: topic.id
        for topic in topics.values()
        for name in (topic.label, *topic.synonyms, *(f.label for f in topic.former_labels))
    }
    yield from _unknown(survey, Target.TOPIC, topics, "topics", "onderwerpen.yml", names=names)


@check("RB207", "opdracht-bestaat-niet", Scope.BOOK)
def unknown_mandate(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke motie, toezegging of aanbeveling die wordt genoemd, in het register van opdrachten staat.

    Waarom?
    De verantwoording laat zien welke wijziging welke opdracht uitvoert.

    Voorbeeld
        opdrachten:
          - motie-bekkerman

    Zo lost u het op
    Verbeter het id, of voeg de opdracht toe aan `registers/opdrachten.yml`.
    """
    yield from _unknown(survey, Target.MANDATE, survey.book.mandates, "mandates", "opdrachten.yml")


@check("RB208", "adviespunt-bestaat-niet", Scope.BOOK)
def unknown_contact(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk adviespunt dat wordt genoemd, in het register van adviespunten staat.

    Waarom?
    De lezer moet kunnen zien bij wie hij met een vraag terechtkan.

    Voorbeeld
        adviespunten:
          - vertrouwenspersoon

    Zo lost u het op
    Gebruik een id uit `registers/adviespunten.yml`, of voeg het daar toe.
    """
    contacts = survey.book.contacts
    names = {
        name: contact.id
        for contact in contacts.values()
        for name in (contact.role, *(f.role for f in contact.former_roles))
    }
    yield from _unknown(survey, Target.CONTACT, contacts, "contacts", "adviespunten.yml", names=names)


@check("RB209", "begrip-bestaat-niet", Scope.REVISION)
def unknown_term(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk begrip waarnaar wordt verwezen, in deze versie is gedefinieerd.

    Waarom?
    De uitleg van een begrip verschijnt op de plaats zelf. Dan moet die er zijn.

    Voorbeeld
        [[begrip:belagen|belangen]]

    Zo lost u het op
    Verbeter het id, of voeg het begrip toe aan `begrippen.yml` van deze versie.
    """
    if edition.revision.terms_unreadable:
        return
    known = edition.revision.terms
    for mention in edition.mentions:
        if mention.target is Target.TERM and mention.id not in known:
            forms = {form: t.id for t in known.values() for form in (t.term, *t.forms)}
            guess = nearest(mention.id, known) or forms.get(nearest(mention.id, forms) or "")
            yield Finding(
                mention.span,
                f"Het begrip ‘{mention.id}’ is in deze versie niet gedefinieerd.",
                f"Bedoelde u `[[begrip:{guess}]]`?" if guess else "Voeg het toe aan `begrippen.yml`.",
            )


@check("RB213", "begrip-zonder-verwijzing", Scope.DRAFT, Severity.WARNING)
def term_without_reference(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of een gedefinieerd begrip in de norm ook als begrip is gemarkeerd.

    Waarom?
    Dan ziet de lezer meteen wat het woord hier betekent.

    Voorbeeld
    ‘Belang’ is een begrip, en de norm zegt:
        1. U meldt uw belangen.

    Zo lost u het op
    Markeer het woord één keer in de norm:
        1. U meldt uw [[begrip:belang|belangen]].
    """
    terms = edition.revision.terms.values()
    forms = {form.casefold(): term for term in terms for form in (term.term, *term.forms) if form}
    if not forms or edition.revision.terms_unreadable:
        return
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    for rule in edition.rules:
        cited = {ref.target for section, ref in rule.refs if section == "Norm" and ref.kind == "begrip"}
        for part, place, blocks in norm_pieces(rule):
            for match in pattern.finditer(_words_without_refs(blocks)):
                term = forms.get(match[0].casefold())
                if term is None or term.id in cited:
                    continue
                cited.add(term.id)
                same = match[0] == term.id
                yield Finding(
                    rule.span(place),
                    f"{part.words.capitalize()} gebruikt het begrip ‘{term.term}’ zonder het te markeren.",
                    f"Schrijf `[[begrip:{term.id}{'' if same else f'|{match[0]}'}]]`.",
                )


def _words_without_refs(blocks: tuple[Block, ...]) -> str:
    runs = (run for block in blocks for run in inlines_of(block))
    return " · ".join(plain(run, _blank, links=False) for run in runs)


def _blank(_: Ref) -> str:
    return " · "


@check("RB214", "situatie-wijst-naar-vervallen-regel", Scope.BOOK, Severity.WARNING)
def situation_on_lapsed_rule(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elke stap van een situatie nog uitkomt bij een regel in het concept of de nieuwste versie.

    Waarom?
    Een stap zonder regel wordt weggelaten. Dan staat de lezer met een half antwoord.

    Voorbeeld
    Een stap met `regel: jaaroverzicht@2022-12-23`, terwijl die regel zonder opvolger is vervallen.

    Zo lost u het op
    Laat de stap op een andere regel rusten, of beëindig de situatie met `tot:`.
    """
    book = survey.book
    newest = book.draft or book.newest
    for situation in book.registers.situations:
        if situation.until or newest is None or not book.whole or not survey.line_known:
            continue
        for step in situation.steps:
            if not step.rule:
                continue
            rule_id, _, rest = step.rule.partition("@")
            version, _, anchor = rest.partition("#")
            start = book.revisions.get(version)
            if start is None or rule_id not in start.rules:
                continue  # RB204 says so
            part = Part.parse(anchor) if anchor else None
            span = step.origin.at("regel")
            if part and part not in start.rules[rule_id].parts:
                message = f"‘{start.rules[rule_id].title}’ had in die versie geen {part.words}."
                yield Finding(span, message, "Noem een lid dat er was, of laat het lid weg.")
            elif trace(book, start, Spot(rule_id, part), newest).outcome is not Outcome.FOUND:
                yield Finding(
                    span,
                    f"De regel ‘{rule_id}’ is zonder opvolger vervallen.",
                    "Laat de stap op een andere regel rusten, of beëindig de situatie met `tot:`.",
                )


@check("RB215", "beeindigd-item-gebruikt", Scope.DRAFT)
def ended_entry(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of het concept geen onderwerp of adviespunt noemt dat is beëindigd.

    Waarom?
    Een adviespunt dat niet meer bestaat, geeft geen advies.

    Voorbeeld
        adviespunten:
          - vertrouwenspersoon
    terwijl dat adviespunt een `tot` heeft.

    Zo lost u het op
    Noem de opvolger; de melding geeft hem als die er is.
    """
    topics, contacts = edition.book.topics, edition.book.contacts
    for mention in edition.mentions:
        successor: str | None = None
        since = None
        if mention.target is Target.TOPIC and mention.id in topics:
            topic = topics[mention.id]
            since, successor = topic.until, topic.merged_into
        elif mention.target is Target.CONTACT and mention.id in contacts:
            contact = contacts[mention.id]
            since, successor = contact.until, contact.superseded_by
        day = edition.revision.in_force
        if day and since and since.first() > day:
            continue  # it had not ended on the day of this version
        if since or successor:
            yield Finding(
                mention.span,
                f"‘{mention.id}’ is beëindigd{f' ({since})' if since else ''}.",
                f"Gebruik `{successor}`." if successor else "Haal het weg of kies een ander.",
                (Related(_entry_span(edition, mention.target, mention.id), "het register"),),
            )


def _entry_span(edition: Edition, target: Target, id: str) -> Span:
    entries = edition.book.topics if target is Target.TOPIC else edition.book.contacts
    return entries[id].origin.at("id")
