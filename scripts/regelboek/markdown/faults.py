"""What can be wrong with the form of a body, before anyone asks what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from regelboek.markdown.tree import Place


class FaultKind(Enum):
    """The kinds of fault; `loading.wording` words each as a diagnostic."""

    UNKNOWN_HEADING = auto()
    REPEATED_HEADING = auto()
    HEADING_ORDER = auto()
    TEXT_BEFORE_HEADING = auto()
    EMPTY_SECTION = auto()
    NO_NORM = auto()
    HTML = auto()
    CODE = auto()
    IMAGE = auto()
    RULE_LINE = auto()
    LINE_BREAK = auto()
    BROKEN_LINK = auto()
    LINK_TITLE = auto()
    NESTED_LINK = auto()
    NESTED_EMPHASIS = auto()
    TABLE_CELLS = auto()
    UNSAFE_LINK = auto()
    ESCAPED = auto()
    BAD_REFERENCE = auto()
    TYPED_REFERENCE = auto()
    NO_REAL_LIST = auto()
    SHALLOW_ITEM = auto()
    FOOTNOTE_TWICE = auto()
    FOOTNOTE_UNUSED = auto()
    FOOTNOTE_UNDEFINED = auto()


KEPT_BY_THE_TREE = frozenset(
    (
        FaultKind.REPEATED_HEADING,
        FaultKind.HEADING_ORDER,
        FaultKind.EMPTY_SECTION,
        FaultKind.NO_NORM,
        FaultKind.UNSAFE_LINK,
        FaultKind.TYPED_REFERENCE,
        FaultKind.FOOTNOTE_TWICE,
        FaultKind.FOOTNOTE_UNUSED,
        FaultKind.FOOTNOTE_UNDEFINED,
    )
)
"""Faults of bodies that the tree holds whole all the same, as they were written."""


LEAVE_THE_TEXT = frozenset(
    (
        FaultKind.UNSAFE_LINK,
        FaultKind.TYPED_REFERENCE,
        FaultKind.FOOTNOTE_TWICE,
        FaultKind.FOOTNOTE_UNUSED,
        FaultKind.FOOTNOTE_UNDEFINED,
    )
)
"""Faults after which the text can be compared and counted on all the same."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and its place in the body."""

    kind: FaultKind
    place: Place
    detail: str = ""
