"""Checks of what a summary promises against what its norm says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelboek.catalogue import Scope, check
from regelboek.checks.survey import Edition
from regelboek.diagnostics import Finding, Severity
from regelboek.markdown.plain import plain_lines
from regelboek.markdown.tree import Ref
from regelboek.model.rule import Force, Rule
from regelboek.words import fold

_NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
        ],
        start=2,
    )
}
"""Number words with their value; `een` is left out, for it is also the article."""


def _norm_words(rule: Rule) -> str:
    """The words of the norm, folded; references by their text."""

    def ref_text(ref: Ref) -> str:
        return ref.text or ref.target

    blocks = [b for lid in rule.paragraphs for b in (*lid.blocks, *lid.after)]
    blocks += [b for lid in rule.paragraphs for item in lid.items for b in item.blocks]
    return fold(" ".join(plain_lines(blocks, ref_text, links=False)))


def _first(words: str, pattern: str) -> str:
    """The first match in a text, as it stands there; nothing if there is none."""
    match = re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
    return match[0] if match else ""


@check("RB701", "samenvatting-zegt-iets-anders", Scope.DRAFT, Severity.WARNING)
def summary_modal(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of de samenvatting niet strenger of ruimer is dan de norm: moet, mag, mag niet, altijd.

    Waarom?
    Veel lezers lezen alleen de samenvatting. Die moet kloppen met wat bindt.

    Voorbeeld
    De samenvatting zegt ‘U moet het melden’, maar de kracht is `aanbevolen`.

    Zo lost u het op
    Pas de samenvatting aan, of de norm als die fout is.
    """
    for rule in edition.rules:
        if {"kracht", "samenvatting", "tekst"} & rule.origin.damaged:
            continue
        for word, message in _contradictions(rule):
            yield Finding(
                rule.origin.within("samenvatting", word),
                message,
                "Laat de samenvatting hetzelfde zeggen als de norm.",
            )


_MUST = r"moet|moeten|verplicht|dient te"
_MUST_NOT = r"(?:mag|mogen|kunt|kan) (?:\w+ ){0,3}(?:niet|geen|nooit)|verboden|nooit"
_MAY = r"mag|mogen|toegestaan"


def _contradictions(rule: Rule) -> Iterator[tuple[str, str]]:
    """Words of the summary that the norm does not bear, each with what is wrong with it."""
    summary = rule.summary
    must, must_not = _first(summary, _MUST), _first(summary, _MUST_NOT)
    may, always = _first(summary, _MAY), _first(summary, "altijd")
    if not (must or must_not or may or always):
        return
    norm = _norm_words(rule)
    forces = {rule.force, *(lid.force for lid in rule.paragraphs if lid.force)}
    if must and not forces & {Force.MANDATORY, Force.FORBIDDEN}:
        yield must, f"De samenvatting spreekt van moeten, maar de regel is {rule.force}."
    if must_not and not _first(norm, "niet|geen|nooit|verboden|niets|niemand|zonder"):
        yield must_not, "De samenvatting verbiedt iets, maar de norm bevat geen verbod."
    exception = r"mag|mogen|toegestaan|tenzij|behalve|uitzondering|alleen"
    if may and not must_not and forces == {Force.FORBIDDEN} and not _first(norm, exception):
        yield may, "De samenvatting staat iets toe, maar de norm verbiedt het zonder uitzondering."
    if always and not _first(norm, "altijd|elk|elke|ieder|iedere|alle"):
        yield always, "De samenvatting zegt ‘altijd’, maar de norm niet."


@check("RB702", "getal-niet-in-norm", Scope.DRAFT, Severity.WARNING)
def summary_number(edition: Edition) -> Iterator[Finding]:
    """
    Wat controleert dit?
    Of elk getal in de samenvatting ook in de norm staat.

    Waarom?
    Een termijn of bedrag dat alleen in de samenvatting staat, bindt niet. Een ander getal misleidt.

    Voorbeeld
    De samenvatting zegt ‘binnen een week’, de norm ‘binnen twee weken’.

    Zo lost u het op
    Neem het getal van de norm over.
    """
    for rule in edition.rules:
        if {"samenvatting", "tekst"} & rule.origin.damaged:
            continue
        named = _numbers(rule.summary)
        known = _numbers(_norm_words(rule)) if named else {}
        for number in sorted(named.keys() - known.keys()):
            yield Finding(
                rule.origin.within("samenvatting", named[number]),
                f"De samenvatting noemt ‘{named[number]}’, maar de norm niet.",
                "Neem het getal van de norm over, of haal het weg.",
            )


def _numbers(text: str) -> dict[str, str]:
    """Numbers in a text, words and digits alike, as digits; each with how it was written."""
    found = {}
    for match in re.findall(r"\d[\d.]*(?:,\d+)?", text):
        written = match.rstrip(".,")
        found[written.replace(".", "")] = written
    for word in re.findall(r"\w+", text):
        if fold(word) in _NUMBERS:
            found[str(_NUMBERS[fold(word)])] = word
    return found
