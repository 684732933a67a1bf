"""Metadata by schema: what of a rule, term or chapter is compared besides its text, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from regelboek.compare import FieldDiff, FieldKind, compare_fields
from regelboek.comparison.kinds import Aspect
from regelboek.comparison.sides import Held
from regelboek.model.revision import Chapter, Term
from regelboek.model.rule import Citation, CitationRole, Rule
from regelboek.words import date

Values = Mapping[str, str | tuple[str, ...]]

RULE_FIELDS: Mapping[str, FieldKind] = {
    Aspect.TITLE: FieldKind.TEXT,
    Aspect.SUMMARY: FieldKind.TEXT,
    Aspect.FORCE: FieldKind.VALUE,
    Aspect.AUDIENCE: FieldKind.SET,
    Aspect.STATUS: FieldKind.VALUE,
    Aspect.START: FieldKind.VALUE,
    Aspect.TOPICS: FieldKind.SEQUENCE,
    Aspect.SOURCES: FieldKind.SET,
    Aspect.NO_SOURCE: FieldKind.TEXT,
    Aspect.SEE_ALSO: FieldKind.SET,
    Aspect.CONTACTS: FieldKind.SET,
    Aspect.CHAPTER: FieldKind.VALUE,
    Aspect.NUMBER: FieldKind.VALUE,
}
"""The first topic is the main one, so their order counts."""

TERM_FIELDS: Mapping[str, FieldKind] = {
    "term": FieldKind.TEXT,
    "definitie": FieldKind.TEXT,
    "vormen": FieldKind.SET,
    "eerdere termen": FieldKind.SET,
    "bronnen": FieldKind.SET,
}
CHAPTER_FIELDS: Mapping[str, FieldKind] = {"titel": FieldKind.TEXT, "nummer": FieldKind.VALUE}


def rule_fields(old: Held, new: Held, became: Callable[[str], Sequence[str]]) -> tuple[FieldDiff, ...]:
    """What differs between two rules besides their text.

    Args:
        old: the rule of the old side.
        new: the rule of the new side.
        became: the ids that a rule of the old side lives on in; a rule that is named stays the same when one of
            these is named now.
    """
    before = dict(_rule_values(old))
    named = set(new.rule.see_also)
    followed = ([id] if id in named else named.intersection(became(id)) or [id] for id in old.rule.see_also)
    before[Aspect.SEE_ALSO] = tuple(dict.fromkeys(id for ids in followed for id in sorted(ids)))
    return tuple(compare_fields(before, _rule_values(new), RULE_FIELDS))


def _rule_values(held: Held) -> Values:
    rule = held.rule
    return {
        Aspect.TITLE: rule.title,
        Aspect.SUMMARY: rule.summary,
        Aspect.FORCE: rule.force,
        Aspect.AUDIENCE: rule.audience,
        Aspect.STATUS: rule.status,
        Aspect.START: _start(rule),
        Aspect.TOPICS: rule.topics,
        Aspect.SOURCES: tuple(map(citation_value, rule.sources)),
        Aspect.NO_SOURCE: rule.no_source or "",
        Aspect.SEE_ALSO: rule.see_also,
        Aspect.CONTACTS: rule.contacts,
        Aspect.CHAPTER: rule.chapter,
        Aspect.NUMBER: held.number,
    }


def _start(rule: Rule) -> str:
    if rule.start is None:
        return ""
    return f"{date(rule.start.date)}, {rule.start.source}" if rule.start.date else rule.start.source


def citation_value(citation: Citation) -> str:
    """A citation as one value: `kst-28844-251, paragraaf 3 (historisch)`."""
    place = f", {citation.place}" if citation.place else ""
    role = f" ({citation.role})" if citation.role is CitationRole.HISTORICAL else ""
    return f"{citation.id}{place}{role}"


def term_fields(old: Term, new: Term) -> Iterator[FieldDiff]:
    """What differs between two terms."""
    return compare_fields(_term_values(old), _term_values(new), TERM_FIELDS)


def _term_values(term: Term) -> Values:
    return {
        "term": term.term,
        "definitie": term.definition,
        "vormen": term.forms,
        "eerdere termen": tuple(former.term for former in term.former_terms),
        "bronnen": tuple(map(citation_value, term.sources)),
    }


def chapter_fields(old: tuple[Chapter, int], new: tuple[Chapter, int]) -> Iterator[FieldDiff]:
    """What differs between two chapters, each with its number."""
    before, now = ({"titel": chapter.title, "nummer": str(number)} for chapter, number in (old, new))
    return compare_fields(before, now, CHAPTER_FIELDS)
