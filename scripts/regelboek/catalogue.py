"""The catalogue of everything that can be found wrong: code, slug, severity and public page.

A problem is found in one of two ways. The readers call a function marked `problem`, which turns
the facts at hand into one finding. The checks are generators marked `check`, which walk the book.
Either way the docstring *is* the public page, in Dutch, with four fixed headings.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import ParamSpec, TypeVar

from regelboek.diagnostics import Diagnostic, Finding, Severity

P = ParamSpec("P")
Subject = TypeVar("Subject")

HEADINGS = ("Wat controleert dit?", "Waarom?", "Voorbeeld", "Zo lost u het op")
CODE = re.compile(r"RB\d{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Scope(Enum):
    """What a check is run on; the value is the sentence on its page."""

    READING = "Deze controle hoort bij het lezen van de bestanden en geldt voor alle versies."
    BOOK = "Deze controle kijkt één keer naar het hele regelboek."
    REVISION = "Deze controle geldt voor alle versies, ook voor de vastgestelde."
    DRAFT = "Deze controle geldt alleen voor het concept. Vastgestelde versies veranderen niet meer."


@dataclass(frozen=True)
class Entry:
    """One code of the catalogue and the text of its page."""

    code: str
    slug: str
    severity: Severity
    scope: Scope
    sections: tuple[tuple[str, str], ...]
    """The four headings with their text (plain Dutch, indented lines are literal)."""

    def diagnose(self, finding: Finding) -> Diagnostic:
        """The finding under this code."""
        return Diagnostic(
            self.code,
            self.slug,
            self.severity,
            finding.message,
            finding.span,
            finding.hint,
            finding.related,
        )


_entries: dict[str, Entry] = {}


def _register(code: str, slug: str, severity: Severity, scope: Scope, doc: str | None) -> Entry:
    if not CODE.fullmatch(code) or not SLUG.fullmatch(slug):
        raise ValueError(f"not a code and slug: {code} {slug}")
    if code in _entries or any(e.slug == slug for e in _entries.values()):
        raise ValueError(f"code or slug used twice: {code} {slug}")
    entry = Entry(code, slug, severity, scope, _sections(code, doc))
    _entries[code] = entry
    return entry


def _sections(code: str, doc: str | None) -> tuple[tuple[str, str], ...]:
    """Split a docstring at the four headings; each must be there, in order."""
    text = inspect.cleandoc(doc or "")
    headings = "|".join(map(re.escape, HEADINGS))
    parts = re.split(rf"^({headings})$", text, flags=re.MULTILINE)
    found = tuple(zip(parts[1::2], (p.strip("\n") for p in parts[2::2]), strict=True))
    if tuple(name for name, _ in found) != HEADINGS or not all(body for _, body in found):
        raise ValueError(f"{code}: the docstring lacks a heading of {HEADINGS}")
    return found


def problem(
    code: str, slug: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Finding]], Callable[P, Diagnostic]]:
    """Mark a function that words one problem found while reading."""

    def mark(function: Callable[P, Finding]) -> Callable[P, Diagnostic]:
        entry = _register(code, slug, severity, Scope.READING, function.__doc__)

        @functools.wraps(function)
        def diagnose(*args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            return entry.diagnose(function(*args, **kwargs))

        return diagnose

    return mark


class Check:
    """A generator of findings under one code."""

    def __init__(self, entry: Entry, function: Callable[..., Iterable[Finding]]) -> None:
        self.entry = entry
        self._function = function
        functools.update_wrapper(self, function)

    def __call__(self, subject: object) -> Iterator[Diagnostic]:
        """Every finding on one book or edition."""
        return map(self.entry.diagnose, self._function(subject))


_checks: list[Check] = []


def check(
    code: str, slug: str, scope: Scope, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Check]:
    """Mark a generator that walks a book (`Scope.BOOK`) or one edition of it (the others)."""

    def mark(function: Callable[[Subject], Iterable[Finding]]) -> Check:
        marked = Check(_register(code, slug, severity, scope, function.__doc__), function)
        _checks.append(marked)
        return marked

    return mark


def entries() -> tuple[Entry, ...]:
    """All codes, in order of code."""
    return tuple(_entries[code] for code in sorted(_entries))


def checks() -> tuple[Check, ...]:
    """All checks, in order of code."""
    return tuple(sorted(_checks, key=lambda c: c.entry.code))
