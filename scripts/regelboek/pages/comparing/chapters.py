"""The rules that changed between two versions, by chapter: what is shown in each, and its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regelboek.comparison import Held, RuleComparison
from regelboek.pages.comparing.redlines import OLD
from regelboek.pages.comparing.shown import Shower, ShownRule


@dataclass(frozen=True)
class Listed:
    """A rule in the list of changes."""

    name: str
    """`4.1 Geschenken aannemen`."""
    shown: ShownRule
    """What became of it; of others too where they came of the same rules."""
    chapter: str
    """The chapter in which that is shown."""
    id: str
    """The name on the page of its text."""
    depth: str
    """Its own klassen: `norm, uitleg`."""
    filters: Mapping[str, str]
    """What a reader can choose it by."""


@dataclass(frozen=True)
class ShownChapter:
    """A chapter with what changed in it."""

    id: str
    title: str
    rules: tuple[ShownRule, ...]
    """What is shown in it."""
    listed: tuple[Listed, ...]
    """Its rules, also those of which another chapter shows what became of them."""


def listed_name(entry: RuleComparison, held: Held) -> str:
    """`4.1 Geschenken aannemen`; `4.1 (oud) …` of a rule that is gone: that number may be another's."""
    return f"{held.number}{'' if held in entry.new else OLD} {held.title}"


def chapters_of(shower: Shower, side_by_side: bool) -> Iterator[ShownChapter]:
    """The rules that changed, by the chapter that they are in now, or were in."""
    comparison = shower.comparison
    rules: dict[str, list[ShownRule]] = {}
    listed: dict[str, list[Listed]] = {}
    shown = {entry: shower.rule(entry, side_by_side=side_by_side) for entry in comparison.changed}
    for entry, rule in shown.items():
        rules.setdefault(entry.held.rule.chapter, []).append(rule)
    for entry, held in comparison.in_order:
        one = Listed(
            listed_name(entry, held),
            shown[entry],
            entry.held.rule.chapter,
            entry.id_of(held),
            ", ".join(entry.classes_of(held)),
            shower.filters(entry, held),
        )
        listed.setdefault(held.rule.chapter, []).append(one)
    for revision, note in ((comparison.new, ""), (comparison.old, " (oude indeling)")):
        for chapter in revision.chapters:
            if chapter.id in listed:
                title = f"{revision.chapter_number[chapter.id]} {chapter.title}{note}"
                held_here = tuple(listed.pop(chapter.id))
                yield ShownChapter(chapter.id, title, tuple(rules.get(chapter.id, ())), held_here)
