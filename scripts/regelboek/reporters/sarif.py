"""SARIF 2.1.0 (OASIS), for code scanning."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from regelboek.catalogue import Entry, entries
from regelboek.diagnostics import Diagnostic, Severity, Span
from regelboek.reporters.report import Report


def render(report: Report) -> str:
    """One run with every rule of the catalogue and every finding."""
    from importlib.metadata import version  # noqa: PLC0415  (slow to load; most runs write no SARIF)

    rules = entries()
    index = {entry.code: place for place, entry in enumerate(rules)}
    value = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "regelboek",
                        "version": version("regelboek"),
                        "language": "nl",
                        "rules": [_rule(entry) for entry in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(report, d, index[d.code]) for d in report.diagnostics],
            }
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _rule(entry: Entry) -> dict[str, Any]:
    about = dict(entry.sections)
    return {
        "id": entry.code,
        "name": entry.slug,
        "shortDescription": {"text": about["Wat controleert dit?"]},
        "fullDescription": {"text": about["Waarom?"]},
        "help": {"text": about["Zo lost u het op"]},
        "defaultConfiguration": {"level": _level(entry.severity)},
    }


def _result(report: Report, found: Diagnostic, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _level(found.severity),
        "message": {"text": f"{found.message} {found.hint}".strip()},
        "locations": [_location(report, found.span)],
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": place, "message": {"text": r.message}, **_location(report, r.span)}
            for place, r in enumerate(found.related)
        ]
    return result


def _location(report: Report, span: Span) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(report.path(span.path), errors="surrogateescape")},
            "region": region,
        }
    }
