"""A whole rules folder to a rule book."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from regelboek.diagnostics import Diagnostic, Span, sorted_diagnostics
from regelboek.loading import schemas
from regelboek.loading.files import (
    checked_revision_id,
    decode,
    moved_rule,
    read_list,
    read_record,
    read_rule,
)
from regelboek.loading.locks import read_lock
from regelboek.loading.tree import (
    LOCK_FILE,
    REVISION_FILE,
    TERMS_FILE,
    RevisionFiles,
    sort_out,
)
from regelboek.loading.typed import with_ids
from regelboek.model.registers import Registers
from regelboek.model.revision import (
    DRAFT,
    Change,
    Lock,
    PartMove,
    PartTarget,
    Revision,
    Subject,
    Term,
)
from regelboek.model.rule import Part, Rule
from regelboek.model.rulebook import RuleBook
from regelboek.records import problems
from regelboek.records.nodes import Document, read_yaml
from regelboek.records.origins import Problems

KNOWN_SCHEMA = 1


def load_book(files: Mapping[str, bytes]) -> tuple[RuleBook, list[Diagnostic]]:
    """Read a rule book.

    Args:
        files: the bytes of every file, by path below the rules folder (forward slashes).

    Returns:
        The book with everything that could be read, and what is wrong with the rest, sorted.
    """
    loader = _Loader(files)
    book = loader.book()
    return book, sorted_diagnostics(loader.found)


class _Loader:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.found: list[Diagnostic] = []
        self.read_before: dict[tuple[str, bytes], Rule] = {}
        """Rules without a problem: most are the same in every version, and are read once."""

    def book(self) -> RuleBook:
        layout = sort_out(self.files)
        self.found.extend(layout.found)
        revisions = {name: self.revision(files) for name, files in layout.revisions.items()}
        self.found = list(with_ids(self.found, (r for r in revisions.values() if r is not None)))
        registers = self.registers(layout.registers)
        return RuleBook.of(
            (revision for revision in revisions.values() if revision is not None),
            registers,
            (name for name, revision in revisions.items() if revision is None),
            whole=not self.found,
        )

    def registers(self, paths: Mapping[str, str]) -> Registers:
        fields: dict[str, tuple[Any, ...]] = {}
        unreadable: set[str] = set()
        for name, path in paths.items():
            field, kind = schemas.REGISTERS[name]
            reader = functools.partial(read_list, kind=kind, what="het register", path=path)
            entries = self.read(path, reader)
            if entries is None or any("id" in entry.origin.damaged for entry in entries):
                unreadable.add(field)  # an entry without its id could be any of those that are cited
            fields[field] = entries or ()
        return Registers(**fields, unreadable=frozenset(unreadable))

    def text(self, path: str) -> str | None:
        text, found = decode(self.files[path], path)
        self.found.extend(found)
        return text

    def read(self, path: str, reader: Callable[..., Any]) -> Any:
        """One YAML file through a reader; None when it cannot be read at all."""
        text = self.text(path)
        if text is None:
            return None
        document, found = read_yaml(text, path)
        notes = Problems(found)
        readable = document.root is not None or not found
        value = reader(document, notes=notes) if readable else None
        self.found.extend(notes.found)
        return value

    def revision(self, files: RevisionFiles) -> Revision | None:
        rules, unreadable = self.rules(files)
        changes = {subject: self.changes(subject, paths) for subject, paths in files.changes.items()}
        lost = {(s, id) for s, paths in files.changes.items() for id in paths.keys() - changes[s]}
        terms = self.terms(files)
        if REVISION_FILE not in files.others:
            return None
        path = f"{files.folder}/{REVISION_FILE}"
        values = self.read(path, functools.partial(self.revision_values, name=files.id, path=path))
        if values is None:
            return None
        lock = self.lock(files)
        return Revision(
            **values,
            rules=rules,
            terms=terms or {},
            changes=changes,
            unreadable=unreadable,
            unreadable_changes=frozenset(lost),
            terms_unreadable=terms is None or any("id" in t.origin.damaged for t in terms.values()),
            lock=lock,
            lock_unreadable=lock is None and LOCK_FILE in files.others,
            file_digests=self.digests(files),
            folder=files.folder,
        )

    def revision_values(
        self, document: Document, *, name: str, path: str, notes: Problems
    ) -> dict[str, Any] | None:
        values = read_record(document, record=schemas.REVISION, path=path, notes=notes)
        if values is None:
            return None
        checked_revision_id(values, name, notes)
        origin = values["origin"]
        if values["schema"] != KNOWN_SCHEMA and "schema" not in origin.damaged:
            span = origin.at("schema")
            known = str(KNOWN_SCHEMA)
            notes.add(problems.unknown_schema(span, str(values["schema"]), known), "schema")
        return values

    def rules(self, files: RevisionFiles) -> tuple[dict[str, Rule], frozenset[str]]:
        rules: dict[str, Rule] = {}
        unreadable = set(files.misnamed)
        for name, path in files.rules.items():
            rule = self.rule(name, path)
            if rule is None:
                unreadable.add(name)
            else:
                rules[name] = rule
        return rules, frozenset(unreadable - rules.keys())

    def rule(self, name: str, path: str) -> Rule | None:
        key = (name, self.files[path])
        if key in self.read_before:
            return moved_rule(self.read_before[key], path)
        before = len(self.found)
        text = self.text(path)
        rule, found = read_rule(text, path, name) if text is not None else (None, [])
        self.found.extend(found)
        if rule is not None and len(self.found) == before:
            self.read_before[key] = rule
        return rule

    def terms(self, files: RevisionFiles) -> dict[str, Term] | None:
        if TERMS_FILE not in files.others:
            return {}
        path = f"{files.folder}/{TERMS_FILE}"
        reader = functools.partial(read_list, kind=schemas.TERMS, what="de begrippen", path=path)
        terms = self.read(path, reader)
        if terms is None:
            return None
        by_id: dict[str, Term] = {}
        for term in terms:
            if term.id in by_id:
                first = by_id[term.id].origin.at("id")
                self.found.append(problems.duplicate_entry(term.origin.at("id"), term.id, first))
            by_id.setdefault(term.id, term)
        return by_id

    def changes(self, subject: Subject, paths: Mapping[str, str]) -> dict[str, Change]:
        changes: dict[str, Change] = {}
        for name, path in paths.items():
            reader = functools.partial(read_record, record=schemas.CHANGE, path=path)
            values = self.read(path, reader)
            if values is not None:
                values["parts"] = tuple(_move(*row) for row in values["parts"])
                changes[name] = Change(subject, name, **values)
        return changes

    def lock(self, files: RevisionFiles) -> Lock | None:
        if LOCK_FILE not in files.others:
            return None
        path = f"{files.folder}/{LOCK_FILE}"
        lock = read_lock(self.files[path])
        if lock is None and files.id != DRAFT:  # there it must not be at all
            self.found.append(problems.unreadable_lock(Span(path)))
        return lock

    def digests(self, files: RevisionFiles) -> dict[str, str]:
        start = len(files.folder) + 1
        return {
            path[start:]: hashlib.sha256(self.files[path]).hexdigest()
            for path in files.all
            if path[start:] != LOCK_FILE
        }


def _move(name: str, targets: tuple[str, ...], span: Span) -> PartMove:
    part = Part.parse(name)
    assert part is not None  # the schema holds it to this form
    found = []
    for target in targets:
        rule, _, place = target.rpartition("#")
        to = Part.parse(place)
        if to is not None:
            found.append(PartTarget(to, rule))
    return PartMove(part, tuple(found), span)
