"""Markdown for the summary of a pull request: a sentence and a table."""

from __future__ import annotations

import re

from regelboek.diagnostics import Diagnostic
from regelboek.reporters.report import Report


def render(report: Report) -> str:
    """The verdict and one row a finding, errors first."""
    head = f"## Controle van het regelboek\n\n{report.verdict} Gecontroleerd: {report.scope}.\n"
    if not report.diagnostics:
        return head
    rows = sorted(report.diagnostics, key=lambda d: (d.severity.value, d.sort_key))
    table = "\n".join(_row(report, found) for found in rows)
    return f"{head}\n| Plaats | Wat is er | Zo lost u het op |\n| --- | --- | --- |\n{table}\n"


def _row(report: Report, found: Diagnostic) -> str:
    place = f"`{report.path(found.span.path)}`, regel {found.span.line}"
    what = f"**{found.severity} {found.code}** {_cell(found.message)}"
    return f"| {place} | {what} | {_cell(found.hint)} |"


def _cell(text: str) -> str:
    """Text for in a table: what is indented stays so, and nothing but code means anything."""
    parts = text.split("`")
    parts[::2] = (re.sub(r"[*_<\[\]\\]", r"\\\g<0>", part) for part in parts[::2])
    text = re.sub(r"\n( *)", lambda m: "<br>" + "&nbsp;" * len(m[1]), "`".join(parts))
    return text.replace("|", "\\|")
