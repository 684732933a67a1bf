"""The shape of a rules folder: which file is what, and what does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from regelboek.diagnostics import Diagnostic, Span
from regelboek.loading.schemas import REGISTERS
from regelboek.model.revision import DRAFT, Subject
from regelboek.records import problems
from regelboek.records.kinds import slugged
from regelboek.words import did_you_mean, listing, nearest

REVISION_FILE = "versie.yml"
TERMS_FILE = "begrippen.yml"
LOCK_FILE = "slot.json"
_IGNORED = re.compile(r"(^|/)(\.[^/]+|README\.md|Thumbs\.db)$|(^|/)\.[^/]+/")
_REVISION = re.compile(r"\d{4}-\d\d-\d\d(\+\d{4}-\d\d-\d\d)?")
_CHANGE_FOLDERS = {f"wijzigingen/{subject.value}": subject for subject in Subject}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class RevisionFiles:
    """The files of one revision, by what they are; paths below the rules folder."""

    id: str
    folder: str
    rules: dict[str, str] = field(default_factory=dict)
    """Path of each rule, by id."""
    changes: dict[Subject, dict[str, str]] = field(
        default_factory=lambda: {subject: {} for subject in Subject}
    )
    others: set[str] = field(default_factory=set)
    """`versie.yml`, `begrippen.yml`, `slot.json`, as far as they are there."""
    misnamed: set[str] = field(default_factory=set)
    """Ids that were probably meant by rule files with a wrong name."""
    all: list[str] = field(default_factory=list)


@dataclass
class Layout:
    """All files of a rules folder, sorted out."""

    revisions: dict[str, RevisionFiles] = field(default_factory=dict)
    registers: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def sort_out(paths: Iterable[str]) -> Layout:
    """Say of every file what it is; a file that is nothing known becomes a diagnostic."""
    layout = Layout()
    for path in sorted(paths):
        if _IGNORED.search(path):
            continue
        stray = _place(layout, path)
        if stray:
            layout.found.append(problems.unknown_file(Span(path), *stray))
    for files in layout.revisions.values():
        if REVISION_FILE not in files.others:
            span = Span(f"{files.folder}/{REVISION_FILE}")
            layout.found.append(problems.missing_file(span, REVISION_FILE, f"‘{files.folder}’"))
    return layout


def _place(layout: Layout, path: str) -> tuple[str, str] | None:
    """Put a file in its place; else what is wrong and how to mend it."""
    top, _, rest = path.partition("/")
    if top == "registers" and "/" not in rest:
        return _register(layout, path, rest)
    if top == DRAFT and rest:
        return _of_revision(_revision(layout, DRAFT, DRAFT), path, rest)
    if top == "versies" and "/" in rest:
        name, _, inner = rest.partition("/")
        if not _REVISION.fullmatch(name):
            return (
                f"De map ‘{name}’ is geen versie.",
                "Een versie heet naar de dag van ingang, zoals `2022-12-23`.",
            )
        return _of_revision(_revision(layout, name, f"versies/{name}"), path, inner)
    guess = nearest(top, ("concept", "versies", "registers")) if rest else None
    hint = f"Bedoelde u de map `{guess}`?" if guess else "Verplaats of verwijder dit bestand."
    return ("Dit bestand hoort niet in de map van het regelboek.", hint)


def _revision(layout: Layout, name: str, folder: str) -> RevisionFiles:
    if name not in layout.revisions:
        layout.revisions[name] = RevisionFiles(name, folder)
    return layout.revisions[name]


def _register(layout: Layout, path: str, name: str) -> tuple[str, str] | None:
    if name in REGISTERS:
        layout.registers[name] = path
        return None
    known = ", ".join(f"`{register}`" for register in REGISTERS)
    hint = did_you_mean(name, REGISTERS) or f"De registers zijn: {known}."
    return (f"Er is geen register ‘{name}’.", hint)


def _of_revision(files: RevisionFiles, path: str, inner: str) -> tuple[str, str] | None:
    files.all.append(path)
    folder, _, name = inner.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if not folder:
        names = (REVISION_FILE, TERMS_FILE, LOCK_FILE)
        if inner in names:
            files.others.add(inner)
            return None
        hint = did_you_mean(inner, names) or "Verplaats of verwijder dit bestand."
        if extension == "md":
            hint = f"Verplaats het naar de map `{files.folder}/regels`."
        return (f"Een versie heeft geen bestand ‘{inner}’.", hint)
    subjects = _CHANGE_FOLDERS
    wanted = "md" if folder == "regels" else "yml"
    if folder == "wijzigingen":
        return (
            "Een wijzigingsbestand staat in een map voor regels, begrippen of hoofdstukken.",
            f"Verplaats het naar {listing((f'`{files.folder}/{subject}`' for subject in subjects), 'of')}.",
        )
    if folder != "regels" and folder not in subjects:
        known = ("regels", *subjects)
        return (
            f"Een versie heeft geen map ‘{folder}’.",
            did_you_mean(folder, known) or "De mappen zijn `regels` en `wijzigingen/regels`.",
        )
    if extension != wanted or not _NAME.fullmatch(stem):
        if folder == "regels":
            files.misnamed.add(slugged(stem or name))
        return (
            f"De naam ‘{name}’ is niet goed.",
            f"Noem het bestand `{slugged(stem or name)}.{wanted}`.",
        )
    kind = files.rules if folder == "regels" else files.changes[subjects[folder]]
    kind[stem] = path
    return None
