"""Faults of a rule's body as diagnostics of its file."""

from __future__ import annotations

from collections.abc import Callable

from regelboek.diagnostics import Diagnostic, Span
from regelboek.loading.wording import headings, lists, markup, references
from regelboek.markdown.faults import Fault, FaultKind

_WORDING: dict[FaultKind, Callable[[Span, str], Diagnostic]] = {
    FaultKind.UNKNOWN_HEADING: headings.unknown_heading,
    FaultKind.REPEATED_HEADING: headings.repeated_heading,
    FaultKind.HEADING_ORDER: headings.heading_order,
    FaultKind.TEXT_BEFORE_HEADING: lambda span, _: headings.text_before_heading(span),
    FaultKind.EMPTY_SECTION: headings.empty_section,
    FaultKind.NO_NORM: lambda span, _: headings.no_norm(span),
    FaultKind.HTML: markup.raw_html,
    FaultKind.CODE: markup.code,
    FaultKind.IMAGE: lambda span, _: markup.image(span),
    FaultKind.RULE_LINE: lambda span, _: markup.rule_line(span),
    FaultKind.LINE_BREAK: lambda span, _: markup.line_break(span),
    FaultKind.BROKEN_LINK: markup.broken_link,
    FaultKind.LINK_TITLE: markup.link_title,
    FaultKind.NESTED_LINK: lambda span, _: markup.nested_link(span),
    FaultKind.NESTED_EMPHASIS: lambda span, _: markup.nested_emphasis(span),
    FaultKind.TABLE_CELLS: markup.table_cells,
    FaultKind.UNSAFE_LINK: markup.unsafe_link,
    FaultKind.ESCAPED: references.escaped,
    FaultKind.BAD_REFERENCE: references.bad_reference,
    FaultKind.TYPED_REFERENCE: references.typed_reference,
    FaultKind.NO_REAL_LIST: lists.no_real_list,
    FaultKind.SHALLOW_ITEM: lambda span, _: lists.shallow_item(span),
    FaultKind.FOOTNOTE_TWICE: lists.footnote_twice,
    FaultKind.FOOTNOTE_UNUSED: lists.footnote_unused,
    FaultKind.FOOTNOTE_UNDEFINED: lists.footnote_undefined,
}


def fault_diagnostic(fault: Fault, path: str, body_line: int) -> Diagnostic:
    """A fault of the body as a diagnostic of the file.

    Args:
        fault: what the parser found.
        path: the file.
        body_line: the line of the file on which the body starts, from 1.
    """
    line = body_line + fault.place.line
    end = fault.place.end_column + 1 if fault.place.end_column else 0
    span = Span(path, line, fault.place.column + 1, line if end else 0, end)
    return _WORDING[fault.kind](span, fault.detail)
