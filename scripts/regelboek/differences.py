"""What differs between a thing and its predecessor, by kind; layout alone is no difference."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from regelboek.lineage import mapped_ref
from regelboek.markdown.plain import RefText, section_text
from regelboek.markdown.tree import Ref
from regelboek.model.revision import Chapter, Revision, Term
from regelboek.model.rule import Rule
from regelboek.norm import binding_lines
from regelboek.words import single_spaced

EXPLAINING = ("Aangekondigd", "Toelichting", "Voorbeelden", "Gespreksvragen")
"""The sections that do not bind."""


class Difference(Enum):
    """What can differ; the value is how it is said to an editor."""

    NORM = "de norm"
    MARKS = "kracht, doelgroep of status"
    TITLE = "de titel"
    SUMMARY = "de samenvatting"
    EXPLANATION = "de uitleg"
    SOURCES = "de bronnen"
    LAYOUT = "de opmaak"
    NUMBER = "het nummer"
    CHAPTER = "het hoofdstuk"
    TOPICS = "de onderwerpen"
    SEE_ALSO = "zie ook"
    CONTACTS = "de adviespunten"

    @property
    def needs_file(self) -> bool:
        """Whether it must be accounted for in a change file; the others are computed."""
        return self in _ACCOUNTED


_ACCOUNTED = frozenset(
    (
        Difference.NORM,
        Difference.MARKS,
        Difference.TITLE,
        Difference.SUMMARY,
        Difference.EXPLANATION,
        Difference.SOURCES,
    )
)


def rule_differences(old: Rule, new: Rule, revision: Revision) -> frozenset[Difference]:
    """How a rule differs from the rule of the same id in the predecessor of `revision`.

    References that only moved along with what they point to are no difference.
    """
    return frozenset(_rule_differences(old, new, revision))


def _rule_differences(old: Rule, new: Rule, revision: Revision) -> Iterator[Difference]:
    def follow(ref: Ref) -> str:
        return mapped_ref(revision, ref)

    # Most rules never change: the same text, whose references did not move, is settled at once.
    same_text = old.body == new.body and all(follow(ref) == str(ref) for _, ref in old.refs)
    if _marks(old) != _marks(new):
        yield Difference.MARKS
    if not same_text and list(binding_lines(old, follow)) != list(binding_lines(new)):
        yield Difference.NORM
    if single_spaced(old.title) != single_spaced(new.title):
        yield Difference.TITLE
    if single_spaced(old.summary) != single_spaced(new.summary):
        yield Difference.SUMMARY
    if old.start != new.start or (not same_text and _explained(old, follow) != _explained(new)):
        yield Difference.EXPLANATION
    if _sources(old) != _sources(new) or old.no_source != new.no_source:
        yield Difference.SOURCES
    if old.body != new.body:
        yield Difference.LAYOUT
    if old.number != new.number:
        yield Difference.NUMBER
    if old.chapter != new.chapter:
        yield Difference.CHAPTER
    if old.topics != new.topics:
        yield Difference.TOPICS
    if old.see_also != new.see_also:
        yield Difference.SEE_ALSO
    if old.contacts != new.contacts:
        yield Difference.CONTACTS


def _marks(rule: Rule) -> tuple[object, ...]:
    return rule.force, frozenset(rule.audience), rule.status


def _explained(rule: Rule, ref_text: RefText = str) -> list[str]:
    return [section_text(rule.body.section(title), ref_text) for title in EXPLAINING]


def _sources(rule: Rule) -> frozenset[tuple[str, str | None, str | None]]:
    return frozenset((c.id, c.place, c.role) for c in rule.sources)


def term_differs(old: Term, new: Term) -> bool:
    """Whether the term or its definition changed."""
    return single_spaced(old.binding_text) != single_spaced(new.binding_text)


def chapter_differs(old: Chapter, new: Chapter) -> bool:
    """Whether the title changed; the place of a chapter is computed."""
    return single_spaced(old.title) != single_spaced(new.title)
