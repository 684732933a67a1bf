"""`regelboek format`: every file of the draft and the registers in its one written form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from regelboek.diagnostics import Diagnostic, Span
from regelboek.loading import schemas
from regelboek.loading.files import decode, split_rule
from regelboek.loading.tree import REVISION_FILE, TERMS_FILE, sort_out
from regelboek.markdown.emit import emit_body
from regelboek.markdown.faults import KEPT_BY_THE_TREE
from regelboek.markdown.parse import parse_body
from regelboek.model.revision import DRAFT
from regelboek.records import problems
from regelboek.records.emit import emit_yaml
from regelboek.records.kinds import Kind
from regelboek.records.nodes import Document, read_yaml


@dataclass
class Formatted:
    """What formatting would do."""

    changed: dict[str, bytes] = field(default_factory=dict)
    """New contents of the files that are not in the one form."""
    left: list[Diagnostic] = field(default_factory=list)
    """Why a file was left as it is."""


def format_files(files: Mapping[str, bytes]) -> Formatted:
    """Bring the draft and the registers into the one form; adopted versions are never touched.

    A file that cannot be read is left as it is, and so is one that would not say the same
    afterwards.
    """
    result = Formatted()
    layout = sort_out(files)
    kinds: dict[str, Kind[Any]] = {
        path: schemas.REGISTERS[name][1] for name, path in layout.registers.items()
    }
    draft = layout.revisions.get(DRAFT)
    if draft:
        kinds.update((path, schemas.RULE) for path in draft.rules.values())
        for paths in draft.changes.values():
            kinds.update((path, schemas.CHANGE) for path in paths.values())
        if REVISION_FILE in draft.others:
            kinds[f"{DRAFT}/{REVISION_FILE}"] = schemas.REVISION
        if TERMS_FILE in draft.others:
            kinds[f"{DRAFT}/{TERMS_FILE}"] = schemas.TERMS
    for path, kind in sorted(kinds.items()):
        text, found = decode(files[path], path)
        if text is not None and not found:
            formatted, found = format_text(text, path, kind)
            if formatted is not None and formatted.encode() != files[path]:
                result.changed[path] = formatted.encode()
        result.left.extend(found)
    return result


def format_text(text: str, path: str, kind: Kind[Any]) -> tuple[str | None, list[Diagnostic]]:
    """One file in its one form; None with the reason when it must stay as it is."""
    if kind is schemas.RULE:
        return _format_rule(text, path)
    return _format_yaml(text, path, kind, first_line=1)


def _format_yaml(
    text: str, path: str, kind: Kind[Any], first_line: int
) -> tuple[str | None, list[Diagnostic]]:
    document, found = read_yaml(text, path, first_line=first_line)
    if found:
        return None, found
    written = emit_yaml(document, kind)
    again, _ = read_yaml(written, path)
    if _comments(again) != _comments(document):
        return None, []
    return written, []


def _comments(document: Document) -> list[str]:
    return sorted(comment for _, comment in document.comments)


def _format_rule(text: str, path: str) -> tuple[str | None, list[Diagnostic]]:
    parts = split_rule(text)
    if parts is None:
        return None, [problems.front_matter_missing(Span(path))]
    front, body, _ = parts
    written, found = _format_yaml(front, path, schemas.RULE, first_line=2)
    if written is None:
        return None, found
    return f"---\n{written}---\n\n{format_body(body)}", []


def format_body(body: str) -> str:
    """A body in its one form, or as it is where that would change its meaning or lose a part.

    Text above the first heading belongs to no section and is not in the tree; a body that has
    such text, or anything else outside the subset, is left to its writer.
    """
    parsed = parse_body(body)
    written = emit_body(parsed.body)
    if _loses(body) or parse_body(written).body != parsed.body:
        return body.strip("\n") + "\n"
    return written


def _loses(body: str) -> bool:
    return any(f.kind not in KEPT_BY_THE_TREE for f in parse_body(body).faults)
