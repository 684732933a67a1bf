"""All checks: run them over a rule book, get diagnostics."""

from __future__ import annotations

from regelboek.catalogue import Scope, checks
from regelboek.checks import (  # noqa: F401  (importing registers them)
    changes,
    descent,
    dilemmas,
    language,
    mandates,
    mentions,
    norm,
    plainness,
    references,
    registers,
    sources,
    versions,
)
from regelboek.checks.survey import Survey
from regelboek.diagnostics import Diagnostic, sorted_diagnostics
from regelboek.model.rulebook import RuleBook


def run_checks(book: RuleBook) -> list[Diagnostic]:
    """Everything that the checks find, sorted."""
    survey = Survey(book)
    found: list[Diagnostic] = []
    for check in checks():
        match check.entry.scope:
            case Scope.BOOK:
                found.extend(check(survey))
            case Scope.REVISION:
                for edition in survey.editions:
                    found.extend(check(edition))
            case Scope.DRAFT:
                if survey.draft:
                    found.extend(check(survey.draft))
    return sorted_diagnostics(found)
