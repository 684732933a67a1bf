"""Why something changed: every change file on the way, with the version that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from regelboek.comparison import Passed
from regelboek.model.revision import ChangeKind
from regelboek.pages.publication import Publication
from regelboek.pages.reasons import why


@dataclass(frozen=True)
class Reason:
    """One change file on the way."""

    label: str
    """The version that made it."""
    text: str
    more: tuple[str, ...]
    rule: str = ""
    """`, regel 4.1` or `, de oude regel 4.1`: of which rule it is, where there are several."""


def reasons(
    publication: Publication, passed: tuple[Passed, ...], *, inherited: bool = False, named: bool = False
) -> Iterator[Reason]:
    """Why, by whose decision, announced when: of every change on the way, the oldest first.

    Args:
        publication: the book on its day.
        passed: the change files.
        inherited: whether to repeat who decided on the whole version, and where.
        named: whether to say of which rule each of them is, where there is more than one.
    """
    named = named and len(passed) > 1
    for step in passed:
        label = publication.label(step.revision)
        label = f"{label}, hier niet overgenomen" if step.undone else label
        more = why(publication, step.change, step.revision, inherited=inherited)
        yield Reason(label, step.reason, more, _rule_of(publication, step) if named else "")


def _rule_of(publication: Publication, step: Passed) -> str:
    """The rule that a change file is of, by its number in the version that made the change.

    The file of a rule that was split or merged, or lapsed, is of the old rule: by its number before.
    """
    id, new, old = step.change.id, step.revision, publication.book.predecessor(step.revision)
    is_old = step.change.kind in _OF_OLD or id not in new.rules
    if is_old and old and id in old.rules:
        return f", de oude regel {old.number(old.rules[id])}"
    return f", regel {new.number(new.rules[id])}" if id in new.rules else ""


_OF_OLD = (ChangeKind.SPLIT, ChangeKind.MERGED, ChangeKind.LAPSED)
