"""For programs: JSON with a schema number (`docs/schemas/check-1.json`)."""

from __future__ import annotations

import json
from typing import Any

from regelboek.diagnostics import Diagnostic, Span
from regelboek.reporters.report import Report

SCHEMA = 1


def render(report: Report) -> str:
    """One object: schema, counts, diagnostics in order."""
    value = {
        "schema": SCHEMA,
        "fouten": report.errors,
        "waarschuwingen": report.warnings,
        "diagnostieken": [_diagnostic(report, d) for d in report.diagnostics],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(report: Report, found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "naam": found.slug,
        "ernst": found.severity.value,
        "melding": found.message,
        "oplossing": found.hint,
        "plaats": _place(report, found.span),
        "zie": [{**_place(report, r.span), "melding": r.message} for r in found.related],
    }


def _place(report: Report, span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {
        "bestand": report.path(span.path),
        "regelnummer": span.line,
        "kolom": span.column,
    }
    if span.end_line:
        place |= {"eindregelnummer": span.end_line, "eindkolom": span.end_column}
    return place
