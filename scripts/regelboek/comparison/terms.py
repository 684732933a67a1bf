"""Defined terms and chapters of two revisions, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regelboek.compare import Diff, FieldDiff, compare_blocks
from regelboek.comparison.fields import chapter_fields, term_fields
from regelboek.comparison.groups import Group, groups
from regelboek.comparison.kinds import Kind
from regelboek.comparison.rules import cancelled
from regelboek.comparison.sides import Sentence
from regelboek.comparison.texts import Memory
from regelboek.comparison.things import ChapterComparison, TermComparison
from regelboek.comparison.way import Passed, Trail, things
from regelboek.comparison.wording import chapter_sentences, term_sentences
from regelboek.markdown.tree import Para, Text
from regelboek.model.revision import ChangeClass, ChangeKind, Chapter, Term
from regelboek.model.rulebook import RuleBook


def find_terms(book: RuleBook, trail: Trail, memory: Memory) -> Iterator[TermComparison]:
    """Every term of either side once."""
    for group in groups(trail):
        old = tuple(trail.way.old.terms[id] for id in group.old)
        new = tuple(trail.way.new.terms[id] for id in group.new)
        passed = cancelled(trail.passed(group.old, group.new))
        fields = tuple(term_fields(old[0], new[0])) if len(old) == len(new) == 1 else ()
        kind = _kind(group, [f.name for f in fields], ("term", "definitie"), passed)
        said = term_sentences(kind, old, new, fields, book=book, memory=memory)
        yield TermComparison(
            kind=kind,
            old=old,
            new=new,
            fields=fields,
            diff=_definition(old, new) if any(f.name == "definitie" for f in fields) else None,
            sentences=tuple(said),
            passed=passed,
            classes=_classes(kind, passed),
        )


def _definition(old: Sequence[Term], new: Sequence[Term]) -> Diff:
    before, now = (tuple(Para((Text(term.definition),)) for term in side) for side in (old, new))
    return compare_blocks(before, now)


def find_chapters(trail: Trail) -> Iterator[ChapterComparison]:
    """Every chapter of either side once."""
    way = trail.way
    before, now = things(way.old, trail.subject), things(way.new, trail.subject)
    for group in groups(trail):
        old = tuple(c for id in group.old if isinstance(c := before[id], Chapter))
        new = tuple(c for id in group.new if isinstance(c := now[id], Chapter))
        old_numbers = tuple(way.old.chapter_number[c.id] for c in old)
        new_numbers = tuple(way.new.chapter_number[c.id] for c in new)
        fields: tuple[FieldDiff, ...] = ()
        if len(old) == len(new) == 1:
            fields = tuple(chapter_fields((old[0], old_numbers[0]), (new[0], new_numbers[0])))
        passed = cancelled(trail.passed(group.old, group.new))
        kind = _kind(group, [f.name for f in fields], ("titel",), passed)
        entry = ChapterComparison(
            kind=kind,
            old=old,
            new=new,
            old_numbers=old_numbers,
            new_numbers=new_numbers,
            fields=fields,
            sentences=(),
            passed=passed,
            classes=_classes(kind, passed),
        )
        yield replace(entry, sentences=tuple(Sentence(text, None, text) for text in chapter_sentences(entry)))


def _kind(group: Group, names: Sequence[str], texts: Sequence[str], passed: Sequence[Passed]) -> Kind:
    if not group.old:
        return Kind.RETURNED if any(p.change.returns for p in passed) else Kind.NEW
    if not group.new:
        return Kind.LAPSED
    if len(group.old) > 1 or len(group.new) > 1:
        olds, news = len(group.old), len(group.new)
        return Kind.MERGED if news == 1 else Kind.SPLIT if olds == 1 else Kind.REGROUPED
    if set(texts) & set(names):
        mended = bool(passed) and all(p.change.kind is ChangeKind.MENDED for p in passed)
        return Kind.MENDED if mended else Kind.CHANGED
    if set(names) - {"nummer"}:
        return Kind.METADATA
    touched = any(p.change.kind is ChangeKind.CHANGED for p in passed)
    return Kind.REVERTED if touched else Kind.RENUMBERED if names else Kind.SAME


def _classes(kind: Kind, passed: Sequence[Passed]) -> tuple[ChangeClass, ...]:
    if not kind.is_change and kind is not Kind.REVERTED:
        return ()
    depths = {p.change.depth for p in passed}
    return tuple(depth for depth in ChangeClass if depth in depths)
