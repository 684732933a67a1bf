"""For a person at a terminal: place, sentence, the line itself, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from regelboek.diagnostics import Diagnostic, Severity
from regelboek.reporters.report import Report

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1"}


def render(report: Report) -> str:
    """All findings, then one line that counts them."""
    blocks = ["\n".join(_finding(report, d)) for d in report.diagnostics]
    blocks.append(f"{report.verdict} Gecontroleerd: {report.scope}.")
    return "\n\n".join(blocks) + "\n"


def _finding(report: Report, found: Diagnostic) -> Iterator[str]:
    span = found.span
    kind = _painted(report, f"{found.severity} {found.code}", _COLOURS[found.severity])
    yield f"{report.path(span.path)}:{span.line}:{span.column}: {kind} {found.slug}"
    yield f"  {found.message}"
    source = report.line(span.path, span.line)
    if source.strip():
        start, width = span.column - 1, 1
        if span.end_line == span.line and span.end_column > span.column:
            width = span.end_column - span.column
        shown = source.expandtabs(1)
        if len(shown) > 110:  # keep the place in view
            cut = max(0, start - 40)
            shown = ("…" if cut else "") + shown[cut : cut + 100]
            start = start - cut + (1 if cut else 0)
        number = str(span.line)
        yield f"  {number} | {shown}"
        marks = "^" * max(1, min(width, len(shown) - start))
        yield f"  {' ' * len(number)} | {' ' * start}{_painted(report, marks, '36')}"
    for row, line in enumerate(found.hint.splitlines()):
        yield f"    {line}" if row else f"  → {line}"
    for related in found.related:
        place = f"{report.path(related.span.path)}:{related.span.line}"
        yield f"  zie {place}: {related.message}"


def _painted(report: Report, text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if report.colour else text
