"""`regelboek release`: the draft becomes an adopted version with its lock; the next draft opens."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from regelboek.checks import run_checks
from regelboek.diagnostics import Diagnostic, Severity, Span, sorted_diagnostics
from regelboek.errors import ReleaseRefused
from regelboek.loading import schemas
from regelboek.loading.book import load_book
from regelboek.loading.locks import write_lock
from regelboek.loading.tree import LOCK_FILE, REVISION_FILE
from regelboek.locks import make_lock, previous_lock
from regelboek.model.revision import DRAFT, Lock, Revision
from regelboek.model.rulebook import RuleBook
from regelboek.records.emit import emit_yaml
from regelboek.records.nodes import Document, Node, Scalar, Sequence, read_yaml
from regelboek.records.nodes import Mapping as Group

_REVISION = re.compile(r"(\d{4}-\d\d-\d\d)(?:\+(\d{4}-\d\d-\d\d))?")
_OF_ONE_VERSION = (
    "vastgesteld",
    "gepubliceerd",
    "in-werking",
    "bekend",
    "herstelt",
    "besloten-door",
    "bronnen",
    "samenvatting",
)
"""Keys of `versie.yml` that the next draft does not take over."""


@dataclass(frozen=True)
class Released:
    """The rules folder as it is after a release, and the lock of the new version."""

    files: Mapping[str, bytes]
    revision: Revision
    lock: Lock


def all_diagnostics(files: Mapping[str, bytes]) -> tuple[RuleBook, list[Diagnostic]]:
    """A book and everything that is wrong with it."""
    book, found = load_book(files)
    return book, sorted_diagnostics(found + run_checks(book))


def release(files: Mapping[str, bytes], revision_id: str) -> Released:
    """Turn the draft into an adopted version.

    Args:
        files: the whole rules folder.
        revision_id: the day it takes effect, `2026-01-01`; of a correction also the day it became
            known, `2022-12-23+2023-02-01`.

    Raises:
        ReleaseRefused: the id is not right, a date is missing, or errors remain. Nothing was
            changed.
    """
    book, found = all_diagnostics(files)
    _refuse_errors(found, "Er zijn nog fouten; er is niets vastgesteld.")
    draft = book.draft
    if draft is None:
        raise ReleaseRefused("Er is geen concept.", "Maak een map `concept` met een `versie.yml`.")
    _refuse_id(book, draft, revision_id)
    new = dict(files)
    folder = f"versies/{revision_id}"
    for path in files:
        if path.startswith(f"{DRAFT}/"):
            new[folder + path[len(DRAFT) :]] = files[path]
    new[f"{folder}/{REVISION_FILE}"] = _version_file(files, revision_id)
    _open_next_draft(new)
    return _locked(new, revision_id)


def _refuse_errors(found: list[Diagnostic], message: str) -> None:
    errors = tuple(d for d in found if d.severity is Severity.ERROR)
    if errors:
        raise ReleaseRefused(message, "Los de fouten op en probeer het opnieuw.", errors)


def _refuse_id(book: RuleBook, draft: Revision, revision_id: str) -> None:
    match = _REVISION.fullmatch(revision_id)
    try:
        days = [dt.date.fromisoformat(part) for part in match.groups() if part] if match else []
    except ValueError:
        days = []
    if not days:
        raise ReleaseRefused(f"‘{revision_id}’ is geen dag.", "Schrijf de dag van ingang als `2026-01-01`.")
    if revision_id in book.revisions:
        raise ReleaseRefused(
            f"De versie van {revision_id} bestaat al.",
            "Een vastgestelde versie verandert nooit. Kies een andere dag, of maak een herstel.",
        )
    if draft.corrects and len(days) == 1:
        raise ReleaseRefused(
            f"Het concept herstelt {draft.corrects}.",
            f"Noem ook de dag waarop het herstel bekend werd: `{draft.corrects}+jaar-maand-dag`.",
        )
    if not draft.corrects and len(days) == 2:
        raise ReleaseRefused(
            "Dit concept is geen herstel.",
            "Zet in `concept/versie.yml` welke versie u herstelt, met `herstelt:` en `bekend:`.",
        )
    missing = [
        key
        for key, value in (
            ("vastgesteld", draft.adopted),
            ("gepubliceerd", draft.published),
            ("besloten-door", draft.decided_by),
            ("samenvatting", draft.summary),
        )
        if value is None
    ]
    if missing:
        lines = "\n".join(f"{key}: {_example(key)}" for key in missing)
        raise ReleaseRefused(
            "In `concept/versie.yml` ontbreekt wat een vastgestelde versie moet zeggen.",
            f"Voeg toe, met de juiste waarden:\n{lines}",
        )


def _example(key: str) -> str:
    found = schemas.REVISION.key(key)
    return found.kind.example if found else "…"


def _version_file(files: Mapping[str, bytes], revision_id: str) -> bytes:
    """`versie.yml` of the draft as that of the new version."""
    start, _, known = revision_id.partition("+")
    values = {"versie": revision_id, "in-werking": start}
    if known:
        values["bekend"] = known
    return _edited(files, values, ())


def _open_next_draft(files: dict[str, bytes]) -> None:
    """The draft goes on from the newest version: same rules and terms, no changes yet."""
    book, _ = load_book(files)
    newest = book.newest
    assert newest is not None  # one has just been made
    for path in [path for path in files if path.startswith(f"{DRAFT}/")]:
        del files[path]
    source = f"versies/{newest.id}/"
    for path in [path for path in files if path.startswith(source)]:
        inner = path[len(source) :]
        if not inner.startswith("wijzigingen/") and inner != LOCK_FILE:
            files[f"{DRAFT}/{inner}"] = files[path]
    values = {"versie": DRAFT, "voorganger": newest.id}
    files[f"{DRAFT}/{REVISION_FILE}"] = _edited(files, values, _OF_ONE_VERSION)


def _edited(files: Mapping[str, bytes], values: Mapping[str, str], drop: tuple[str, ...]) -> bytes:
    """`concept/versie.yml` with some values set and some keys left out, in the one form."""
    path = f"{DRAFT}/{REVISION_FILE}"
    document, _ = read_yaml(files[path].decode(), path)
    assert isinstance(document.root, Group)
    entries: dict[str, tuple[Scalar, Node]] = {
        name.text: (name, value) for name, value in document.root.entries if name.text not in drop
    }
    for key, text in values.items():
        entries[key] = (Scalar(key, Span(path)), Scalar(text, Span(path)))
    root = replace(document.root, entries=tuple(entries.values()))
    return emit_yaml(Document(root, document.comments), schemas.REVISION).encode()


def _locked(files: dict[str, bytes], revision_id: str) -> Released:
    """Add the lock and the line in the log, and make sure that the whole is clean."""
    book, _ = load_book(files)
    revision = book.revisions[revision_id]
    lock = make_lock(book, revision, previous_lock(book, revision))
    files[f"versies/{revision_id}/{LOCK_FILE}"] = write_lock(lock)
    _log(files, revision, lock)
    book, found = all_diagnostics(files)
    _refuse_errors(found, f"De versie van {revision_id} zou fouten bevatten; er is niets vastgesteld.")
    return Released(files, book.revisions[revision_id], lock)


def _log(files: dict[str, bytes], revision: Revision, lock: Lock) -> None:
    path = "registers/logboek.yml"
    text = files.get(path, b"").decode()
    document, _ = read_yaml(text, path)
    entry: dict[str, Any] = {
        "datum": str(revision.known or revision.published),
        "soort": "herstel" if revision.corrects else "uitgave",
        "versie": revision.id,
        "wat": revision.summary or "",
        "door": str(revision.decided_by),
        "slot": f"sha256:{lock.digest}",
    }
    at = Span(path, 10**9)
    line = Group(tuple((Scalar(k, at), Scalar(v, at)) for k, v in entry.items()), at)
    before = document.root.items if isinstance(document.root, Sequence) else ()
    root = Sequence((*before, line), at)
    kind = schemas.REGISTERS["logboek.yml"][1]
    files[path] = emit_yaml(Document(root, document.comments), kind).encode()
