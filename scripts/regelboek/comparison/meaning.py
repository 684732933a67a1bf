"""The terms of a norm that mean something else now: not a letter of the rule need differ for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regelboek.comparison.kinds import Kind
from regelboek.comparison.sides import RuleText
from regelboek.comparison.things import Meaning, TermComparison
from regelboek.model.revision import ChangeClass, Term
from regelboek.norm import cited_terms


def meanings(texts: Sequence[RuleText], terms: Sequence[TermComparison]) -> tuple[Meaning, ...]:
    """The terms that the norm cites on both sides and that mean something else, in the order of the book.

    Behind a term comes one that its definition uses and that means something else too.

    Args:
        texts: the texts of one group of rules.
        terms: every term of either side.
    """
    olds = {id for text in texts if text.old for id in cited_terms(text.old.rule)}
    news = {id for text in texts if text.new for id in cited_terms(text.new.rule)}
    other = [term for term in terms if means_otherwise(term)]
    cited = [term for term in other if term.old[0].id in olds and term.new[0].id in news]
    found = {term: Meaning(term) for term in cited}
    for term in cited:
        for used in _used(term, other):
            found.setdefault(used, Meaning(used, term.name))
    return tuple(found.values())


def means_otherwise(term: TermComparison) -> bool:
    """Whether the definition of a term changed, and not only its wording."""
    differs = term.kind is Kind.CHANGED and any(field.name == "definitie" for field in term.fields)
    return differs and (not term.classes or ChangeClass.NORM in term.classes)


def _used(term: TermComparison, others: Sequence[TermComparison]) -> Iterator[TermComparison]:
    """The other terms that the definition uses, then and now."""
    for other in others:
        if other is not term and _uses(term.old[0], other.old[0]) and _uses(term.new[0], other.new[0]):
            yield other


def _uses(term: Term, other: Term) -> bool:
    words = "|".join(map(re.escape, (other.term, *other.forms)))
    return re.search(rf"\b(?:{words})\b", term.definition, re.IGNORECASE) is not None
