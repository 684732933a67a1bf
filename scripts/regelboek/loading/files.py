"""One file: bytes to text, text to front matter and body, YAML to a record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from regelboek.diagnostics import Diagnostic, Span
from regelboek.loading.body import fault_diagnostic
from regelboek.loading.schemas import RULE
from regelboek.markdown.faults import LEAVE_THE_TEXT
from regelboek.markdown.parse import parse_body
from regelboek.model.rule import Rule
from regelboek.records import problems
from regelboek.records.nodes import Document, Mapping, read_yaml
from regelboek.records.origins import Origin, Problems
from regelboek.records.schema import ListOf, Record

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff]"
)
"""Control characters, marks that turn the order of letters, spaces without width, lost letters."""


_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Bytes as text with line feeds only; None when they are no UTF-8.

    A hidden character is named, and a space in its place, so that the rest can still be read.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [problems.unreadable_file(Span(path), "het begint met een verborgen teken (BOM)")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        span = Span(path, line, len(before.decode("utf-8")) + 1)
        return None, [problems.unreadable_file(span, "het is geen UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<<<<<<< " in text and "\n>>>>>>> " in text and _CONFLICT.search(text):
        lines = enumerate(text.split("\n"), 1)
        spans = [Span(path, number, 1, number, 8) for number, line in lines if line.startswith("<<<<<<< ")]
        return None, [problems.merge_conflict(span) for span in spans]
    if not _HIDDEN.search(text):
        return text, []
    found = [
        problems.hidden_character(Span(path, number, match.start() + 1, number, match.end() + 1), match[0])
        for number, line in enumerate(text.split("\n"), 1)
        if (match := _HIDDEN.search(line))
    ]
    return _HIDDEN.sub(" ", text), found


class _TextHandler(BaseHandler):
    """Splits at the lines of three hyphens and leaves the front matter text."""

    FM_BOUNDARY = YAMLHandler.FM_BOUNDARY
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **_: object) -> dict[str, str]:
        return {"text": fm}


def split_rule(text: str) -> tuple[str, str, int] | None:
    """Front matter, body, and the line on which the body starts; None without front matter."""
    if not text.startswith("---\n") or "\n---\n" not in f"{text}\n":
        return None
    metadata, _ = frontmatter.parse(text, handler=_TextHandler())
    front = str(metadata["text"]).strip("\n")
    closing = text.index("\n---", 3) if front else 3
    body = text[closing + 1 :].partition("\n")[2]
    return front, body, text.count("\n", 0, closing + 1) + 2


def read_rule(text: str, path: str, name: str) -> tuple[Rule | None, list[Diagnostic]]:
    """A rule from its file.

    Args:
        text: the file.
        path: for the places of what is found.
        name: the id that the file name gives.

    Returns:
        The rule, None when nothing can be made of it, and what is wrong.
    """
    parts = split_rule(text)
    if parts is None:
        return None, [problems.front_matter_missing(Span(path))]
    front, body, body_line = parts
    document, found = read_yaml(front, path, first_line=2, comments_allowed=False)
    parsed = parse_body(body)
    found += [fault_diagnostic(fault, path, body_line) for fault in parsed.faults]
    if not isinstance(document.root, Mapping):
        if not found or document.root is not None:
            found.append(problems.front_matter_missing(Span(path)))
        return None, found
    notes = Problems(found)
    values = dict(RULE.read(document.root, "regel", notes))
    origin = _checked_id(values, name, "id", "het bestand", notes)
    if any(fault.kind not in LEAVE_THE_TEXT for fault in parsed.faults):
        origin = replace(origin, damaged=origin.damaged | {"tekst"})
    rule = Rule(**{**values, "origin": origin}, body=parsed.body, body_line=body_line, source=body)
    return rule, found


def moved_rule(rule: Rule, path: str) -> Rule:
    """The same rule, read from another file with the same text."""

    def moved(origin: Origin) -> Origin:
        return replace(origin, path=path)

    start = replace(rule.start, origin=moved(rule.start.origin)) if rule.start else None
    sources = tuple(replace(citation, origin=moved(citation.origin)) for citation in rule.sources)
    return replace(rule, origin=moved(rule.origin), start=start, sources=sources)


def read_record(
    document: Document, *, record: Record[Any], path: str, notes: Problems
) -> dict[str, Any] | None:
    """The keys of a file that is one record, or None when it is not."""
    if not isinstance(document.root, Mapping):
        if not notes.found or document.root is not None:
            span = document.root.span if document.root else Span(path)
            mend = f"Schrijf `{record.keys[0].name}: {record.keys[0].kind.example}`."
            notes.add(problems.wrong_shape(span, record.what, "een groep sleutels", mend), "")
        return None
    return dict(record.read(document.root, record.what, notes))


def read_list(
    document: Document, *, kind: ListOf[Any], what: str, path: str, notes: Problems
) -> tuple[Any, ...] | None:
    """The entries of a file that is one list, or None when it is empty."""
    if document.root is None:
        notes.add(problems.empty_file(Span(path)), "")
        return None
    return kind.read(document.root, what, notes)


def _checked_id(values: dict[str, Any], name: str, key: str, what: str, notes: Problems) -> Origin:
    """Hold the id against the name of the file or folder; the name wins."""
    origin: Origin = values["origin"]
    damaged = origin.damaged
    if values["id"] != name and key not in damaged:
        span = origin.at(key)
        notes.add(problems.id_differs_from_name(span, key, values["id"], name, what), key)
    values["id"] = name
    return Origin(origin.path, origin.node, damaged)


def checked_revision_id(values: dict[str, Any], name: str, notes: Problems) -> None:
    """Hold `versie` against the name of its folder."""
    values["origin"] = _checked_id(values, name, "versie", "de map", notes)
