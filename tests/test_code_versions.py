"""The four versions of our own book: made by `regelboek release`, with every kind of change, and frozen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from tests.support.own import changes, own_book, own_files
from tests.support.replay import replayed

from regelboek.differences import Difference, rule_differences
from regelboek.lineage import reads_differently, same_norm
from regelboek.model.revision import ChangeClass, ChangeKind, Revision, Subject
from regelboek.model.rule import Rule, RuleStatus
from regelboek.norm import binding_digest

VERSIONS = {
    "2022-12-23": "a first edition, beside the official code of that day",
    "2024-07-02": "two confidential advisers, open agendas, paragraphs on lobbying",
    "2025-09-26": "the new framework for candidates and interests",
    "2026-01-01": "networks, as the letter announces",
}


def _pairs() -> Iterator[tuple[Revision, Revision]]:
    for revision in own_book().revisions.values():
        before = own_book().predecessor(revision)
        if before:
            yield before, revision


def _both() -> Iterator[tuple[Rule, Rule, Revision]]:
    """Each rule that stayed, before and after, with the later version."""
    for old, new in _pairs():
        for id in old.rules.keys() & new.rules.keys():
            yield old.rules[id], new.rules[id], new


def _differ(difference: Difference) -> bool:
    return any(difference in rule_differences(old, new, revision) for old, new, revision in _both())


def _made(kind: ChangeKind, subject: Subject = Subject.RULE) -> bool:
    return any(change.kind is kind and change.subject is subject for _, change in changes())


def _of_class(depth: ChangeClass) -> bool:
    return any(change.depth is depth and change.subject is Subject.RULE for _, change in changes())


def _amounts(rule: Rule, pattern: str) -> list[str]:
    text = " ".join((rule.summary, *(str(lid.blocks) for lid in rule.paragraphs)))
    return sorted(re.findall(pattern, text))


def _never_changed() -> bool:
    first, *later = own_book().revisions.values()
    return any(
        all(id in r.rules and r.rules[id].body == rule.body and not r.change(id) for r in later)
        for id, rule in first.rules.items()
    )


def _renamed() -> bool:
    return any(
        id in old.terms and old.terms[id].term != term.term and term.former_terms
        for old, new in _pairs()
        for id, term in new.terms.items()
    )


def _mended_typo() -> bool:
    """Of one word in a norm one letter was wrong, and nothing else changed."""
    return any(
        change.depth is ChangeClass.WORDING and "letter" in change.reason
        for _, change in changes()
        if change.subject is Subject.RULE
    )


PERIOD = r"\b(?:een|twee|drie) (?:dagen|week|weken|maand)\b"
KINDS: dict[str, Callable[[], bool]] = {
    "a new rule": lambda: _made(ChangeKind.NEW),
    "a lapsed rule": lambda: _made(ChangeKind.LAPSED),
    "a rule split in two": lambda: _made(ChangeKind.SPLIT),
    "rules merged": lambda: _made(ChangeKind.MERGED),
    "a chapter merged": lambda: _made(ChangeKind.MERGED, Subject.CHAPTER),
    "a renumbered rule": lambda: _differ(Difference.NUMBER),
    "a rule moved to another chapter": lambda: _differ(Difference.CHAPTER),
    "a renamed term": _renamed,
    "a changed period": lambda: any(
        _amounts(old, PERIOD) != _amounts(new, PERIOD) and bool(_amounts(old, PERIOD))
        for old, new, _ in _both()
    ),
    "a changed amount": lambda: any(
        _amounts(old, r"[\d.]+ euro") != _amounts(new, r"[\d.]+ euro") for old, new, _ in _both()
    ),
    "shifted paragraphs": lambda: any(
        target.part.paragraph != move.part.paragraph and not target.rule
        for _, change in changes()
        for move in change.parts
        for target in move.targets
    ),
    "a lapsed paragraph that keeps its number": lambda: any(
        lid.lapsed
        for revision in own_book().adopted
        for rule in revision.rules.values()
        for lid in rule.paragraphs
    ),
    "a changed force": lambda: any(old.force is not new.force for old, new, _ in _both()),
    "a source replaced": lambda: any(
        {c.id for c in old.sources} - {c.id for c in new.sources}
        and {c.id for c in new.sources} - {c.id for c in old.sources}
        for old, new, _ in _both()
    ),
    "a typing error mended": _mended_typo,
    "a changed explanation only": lambda: _of_class(ChangeClass.EXPLANATION),
    "a change of layout only": lambda: _of_class(ChangeClass.LAYOUT),
    "a definition that moves, so that rules read differently": lambda: any(
        same_norm(old, new, revision) and binding_digest(before, old) != binding_digest(revision, new)
        for before, revision in _pairs()
        for id in before.rules.keys() & revision.rules.keys()
        for old, new in [(before.rules[id], revision.rules[id])]
    ),
    "a reference that moves along": lambda: any(
        reads_differently(old, new, revision) for old, new, revision in _both()
    ),
    "a rule that never changes": _never_changed,
    "a change that was undone": lambda: any(change.reverts for _, change in changes()),
    "a subject that returns": lambda: any(change.returns for _, change in changes()),
    "an announced rule": lambda: any(
        rule.status is RuleStatus.ANNOUNCED for r in own_book().adopted for rule in r.rules.values()
    ),
    "an announced part, later in force": lambda: any(
        old.body.section("Aangekondigd") and not new.body.section("Aangekondigd") for old, new, _ in _both()
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_occurs(kind: str) -> None:
    """Each kind of change that an auditor may meet is there, between two versions or in the draft."""
    assert KINDS[kind]()


def test_versions_are_those_of_the_true_dates() -> None:
    """Four versions and a draft, each made from the one before."""
    first = own_book().adopted[: len(VERSIONS)]
    assert [r.id for r in first] == list(VERSIONS)
    assert [r.predecessor for r in first] == [None, *list(VERSIONS)[:-1]]
    assert own_book().draft
    assert not [d for _, change in changes() for d in [change.announced] if d and str(d) > "2025-12-31"]
    late = [(r.id, c.id) for r, c in changes(own_book().adopted) if c.announced and str(c.announced) > r.id]
    assert not late


def test_every_change_says_why_and_on_what_ground() -> None:
    """A reason always; a source or mandate with all that rests on the outside world."""
    grounded = [change for _, change in changes() if change.sources or change.mandates]
    assert all(change.reason for _, change in changes())
    assert len(grounded) >= 60


def test_versions_come_from_release() -> None:
    """Adopting all versions anew, one after the other, gives the same bytes: no file was touched since."""
    again = replayed(own_files())
    assert sorted(again) == sorted(own_files())
    assert not [path for path, data in own_files().items() if again[path] != data]


FROZEN = {
    "2022-12-23": "2601a6db61a6e6d8abba3a0d5cc9a9334d8237a2e266e2d2ac54faaeeba650a2",
    "2024-07-02": "61adb95d82430bcbb51b1ade224aaef777ef2cd706d43144b333085ba4cf71f6",
    "2025-09-26": "bb7b02ae739ffcb5d18ec399064b8bc163c5bf036591860535eb595ba77d9a9d",
    "2026-01-01": "c50cf04d6e01c02c22ba162a601a48293da89dd1953f96d2c42663b4065d0b21",
}
"""The digests of the locks as published. A later version may be added; none that stands here ever changes."""


@pytest.mark.parametrize("version", FROZEN)
def test_frozen_for_good(version: str) -> None:
    """A published version never changes, not even a comma: a mistake is mended by a correction."""
    lock = own_book().revisions[version].lock
    assert lock
    assert lock.digest == FROZEN[version], (
        f"{version} was published and never changes. Undo the edit. "
        f"A mistake in it is mended by a correction, a version of its own: {version}+<day it became known>."
    )
