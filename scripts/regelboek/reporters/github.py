"""Workflow commands that GitHub Actions shows beside the changed lines."""

from __future__ import annotations

from regelboek.diagnostics import Diagnostic, Severity
from regelboek.reporters.report import Report


def render(report: Report) -> str:
    """One command a finding, then the verdict as plain text."""
    lines = [_command(report, found) for found in report.diagnostics]
    return "\n".join([*lines, report.verdict]) + "\n"


def _command(report: Report, found: Diagnostic) -> str:
    span = found.span
    level = "error" if found.severity is Severity.ERROR else "warning"
    properties = {
        "file": report.path(span.path),
        "line": span.line,
        "col": span.column,
        "title": f"{found.code} {found.slug}",
    }
    if span.end_line:
        properties |= {"endLine": span.end_line}
        if span.end_line == span.line:
            properties |= {"endColumn": span.end_column}
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    text = f"{found.message}\n{found.hint}".strip()
    return f"::{level} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
