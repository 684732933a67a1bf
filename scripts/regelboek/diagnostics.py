"""What is wrong, where, and how to mend it: data, never printed here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How serious a finding is; the value is the word people read."""

    ERROR = "fout"
    WARNING = "waarschuwing"


class Span(NamedTuple):
    """A stretch of one file. Lines and columns count from 1; the end column is exclusive.

    A tuple, because every value of every file has one: it is made three times as fast.
    """

    path: str
    """Path below the rules folder, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int = 0
    """0 means: same line, length unknown."""
    end_column: int = 0

    def shifted(self, lines: int) -> Span:
        """The same stretch, `lines` lines further down."""
        end = self.end_line + lines if self.end_line else 0
        return Span(self.path, self.line + lines, self.column, end, self.end_column)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a reader needs to see to understand the finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one place; the catalogue adds code and severity."""

    span: Span
    message: str
    """One Dutch sentence that names the thing that is wrong."""
    hint: str = ""
    """How to mend it, in Dutch; text between backticks can be pasted."""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding with its stable code, ready for any reporter."""

    code: str
    slug: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, line, column, code, message: the one order of all output."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


def sorted_diagnostics(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """In the one order, each finding once."""
    return sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key)
