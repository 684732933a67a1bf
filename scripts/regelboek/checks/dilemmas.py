"""Checks of dilemmas: whether they were read again after their rules changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Survey
from regelboek.diagnostics import Finding, Related, Severity
from regelboek.lineage import Outcome, Spot, trace
from regelboek.model.registers import Dilemma, DilemmaRule
from regelboek.model.revision import Revision
from regelboek.model.rulebook import RuleBook
from regelboek.norm import binding_digest
from regelboek.words import listing


@check("RB313", "dilemma-opnieuw-beoordelen", Scope.BOOK, Severity.WARNING)
def dilemma_outdated(survey: Survey) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de regels waarop een dilemma rust, nog luiden zoals toen het werd beoordeeld.

    Waarom?
    Als de norm verandert, kan het goede antwoord in het gesprek ook veranderen.

    Voorbeeld
    Een dilemma over een cadeau, beoordeeld toen de termijn nog een maand was.

    Zo lost u het op
    Lees het dilemma opnieuw en pas het zo nodig aan. Zet dan het controlegetal uit de melding erbij, en de dag waarop u het las. Dat kan al voordat het concept is vastgesteld. `regelboek format` doet dit nooit vanzelf: een mens moet het hebben gelezen.
    """
    book = survey.book
    newest = book.draft or book.newest
    if not book.whole or not survey.line_known or newest is None:
        return
    for dilemma in book.registers.dilemmas:
        for judged in dilemma.rules:
            yield from _judged_otherwise(book, newest, dilemma, judged)


def _judged_otherwise(
    book: RuleBook, newest: Revision, dilemma: Dilemma, judged: DilemmaRule
) -> Iterator[Finding]:
    rule_id, _, version = judged.rule.partition("#")[0].partition("@")
    revision = book.revisions.get(version)
    rule = revision.rules.get(rule_id) if revision else None
    if revision is None or rule is None or not judged.digest:
        return
    then = binding_digest(revision, rule)
    traced = trace(book, revision, Spot(rule_id), newest)
    now = {spot.rule: binding_digest(newest, newest.rules[spot.rule]) for spot in traced.spots}
    if set(now.values()) == {judged.digest}:
        return  # judged on what binds now, or on what the draft makes of it
    if judged.digest == then:
        if not now and traced.outcome is not Outcome.LAPSED:
            return  # on another branch: nothing became of it
        yield Finding(
            judged.origin.at("controlegetal"),
            f"Het dilemma ‘{dilemma.title}’ opnieuw beoordelen: ‘{rule.title}’ is {'veranderd' if now else 'vervallen'}.",
            _judge_again(newest, now),
            (Related(dilemma.origin.at("beoordeeld-op"), "laatste beoordeling"),),
        )
    else:
        yield Finding(
            judged.origin.at("controlegetal"),
            f"Dit controlegetal hoort niet bij ‘{judged.rule}’ en ook niet bij hoe de regel nu luidt.",
            f"Lees het dilemma opnieuw en schrijf `controlegetal: {next(iter(now.values()), then)}`.",
        )


def _judge_again(newest: Revision, now: Mapping[str, str]) -> str:
    """The lines to paste once the dilemma was read again."""
    if not now:
        return "Haal de regel weg bij het dilemma, of haal het dilemma weg."
    if len(now) == 1:
        return f"Lees het opnieuw. Klopt het nog? Schrijf `controlegetal: {next(iter(now.values()))}`."
    if newest.is_draft:
        parts = listing(f"`{id}`" for id in now)
        return f"De regel is gesplitst in {parts}. Noem die bij het dilemma als het concept is vastgesteld."
    pairs = (f"`{id}@{newest.id}` met `{digest}`" for id, digest in now.items())
    return f"Lees het opnieuw en noem dan {listing(pairs)}."
