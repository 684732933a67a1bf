"""GitLab's Code Quality report (a subset of the Code Climate format)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from regelboek.diagnostics import Diagnostic, Severity
from regelboek.reporters.report import Report


def render(report: Report) -> str:
    """A JSON list; each finding has a fingerprint that does not move with its line."""
    seen: Counter[str] = Counter()
    rows = []
    for found in report.diagnostics:
        key = f"{found.code}\n{found.span.path}\n{found.message}"
        seen[key] += 1
        rows.append(_issue(report, found, f"{key}\n{seen[key]}"))
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _issue(report: Report, found: Diagnostic, key: str) -> dict[str, Any]:
    return {
        "description": f"{found.message} {found.hint}".strip(),
        "check_name": f"{found.code}-{found.slug}",
        "fingerprint": hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest(),
        "severity": "major" if found.severity is Severity.ERROR else "minor",
        "location": {
            "path": report.path(found.span.path),
            "lines": {"begin": found.span.line},
        },
    }
