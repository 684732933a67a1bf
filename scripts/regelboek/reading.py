"""What references, sources and audiences read as: the words that people see for the ids that stand in the text."""

from __future__ import annotations

from collections.abc import Iterable

from regelboek.markdown.tree import Ref
from regelboek.model import identifiers
from regelboek.model.registers import Source
from regelboek.model.revision import Decider, Revision
from regelboek.model.rule import Audience, Part
from regelboek.model.rulebook import RuleBook
from regelboek.words import date, listing

AUDIENCES = {
    Audience.CANDIDATE: ("kandidaat-bewindspersoon", "kandidaat-bewindspersonen"),
    Audience.MINISTER: ("bewindspersoon", "bewindspersonen"),
    Audience.FORMER_MINISTER: ("oud-bewindspersoon", "oud-bewindspersonen"),
    Audience.TOP_CIVIL_SERVANT: ("topambtenaar", "topambtenaren"),
}
"""One and many."""


DECIDERS = {
    Decider.CABINET: "de ministerraad",
    Decider.PRIME_MINISTER: "de minister-president",
    Decider.INTERIOR_MINISTER: "de minister van Binnenlandse Zaken en Koninkrijksrelaties",
    Decider.EDITORS: "de redactie",
}
"""Who decided, in words."""


def audience_words(audience: Iterable[Audience]) -> str:
    """`bewindspersonen en topambtenaren`."""
    return listing(AUDIENCES[a][1] for a in audience)


def source_name(source: Source) -> str:
    """How a source is cited: by its number where it has one, else by its title."""
    if source.kind in identifiers.FORMS and not source.id.startswith(("BWB", "jci")):
        return identifiers.citation(source.id) or source.title
    return source.title


def parts_words(parts: Iterable[Part]) -> str:
    """Paragraphs and items as a reader says them: `lid 1 en 3`, `lid 2, onderdeel b`."""
    every = tuple(parts)
    paragraphs = [str(part) for part in every if not part.item]
    items = [part.words for part in every if part.item]
    return listing((*((f"lid {listing(paragraphs)}",) if paragraphs else ()), *items))


def ref_words(book: RuleBook, revision: Revision, ref: Ref) -> str:
    """The words of a reference in a revision: the author's own, or the number and title of then.

    A reference to what is not there reads as it was written.
    """
    if ref.text:
        return ref.text
    match ref.kind:
        case "regel":
            return _rule_words(book, revision, ref)
        case "bron":
            source = book.sources.get(ref.target)
            return source_name(source) if source else ref.target
        case "begrip":
            term = revision.terms.get(ref.target)
            return term.term if term else ref.target
        case "onderwerp":
            topic = book.current_topic(ref.target)
            return topic.label if topic else ref.target
        case "opdracht":
            mandate = book.mandates.get(ref.target)
            return mandate.title if mandate else ref.target
        case "voor" if ref.target in set(Audience):
            return f"voor {AUDIENCES[Audience(ref.target)][1]}"
        case _:
            return ref.target


def _rule_words(book: RuleBook, revision: Revision, ref: Ref) -> str:
    held = book.revisions.get(ref.version) if ref.version else revision
    rule = held.rules.get(ref.target) if held else None
    if held is None or rule is None:
        return ref.source
    part = Part.parse(ref.anchor) if ref.anchor else None
    words = f"regel {held.number(rule)}"
    words += f", {part.words}" if part else f" ({rule.title})"
    if ref.version and held.in_force:
        words += f", versie van {date(held.in_force)}"
    return words
