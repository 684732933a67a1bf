"""Locks: what proves that an adopted revision is as it was adopted.

A lock holds SHA-256 digests of every file, of what binds in every rule and term, of the identity
of every register entry that the revision cites, and of the lock published before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from regelboek.model.registers import Contact, Mandate, Source, Topic
from regelboek.model.revision import Lock, Revision
from regelboek.model.rulebook import RuleBook
from regelboek.norm import NORM_ALGORITHM, norm_digest, sha256, term_digest

LOCK_ALGORITHM = "sha256"
REGISTER_NAMES = {
    "topics": "onderwerpen",
    "sources": "bronnen",
    "mandates": "opdrachten",
    "contacts": "adviespunten",
}


def make_lock(book: RuleBook, revision: Revision, previous: Lock | None) -> Lock:
    """The lock of a revision as it is now.

    Args:
        book: for the register entries that the revision cites.
        revision: the revision.
        previous: the lock published before it; None for the first.
    """
    lock = Lock(
        algorithm=LOCK_ALGORITHM,
        norm_algorithm=NORM_ALGORITHM,
        files=dict(revision.file_digests),
        rules={rule.id: norm_digest(rule) for rule in revision.rules.values()},
        terms={term.id: term_digest(term) for term in revision.terms.values()},
        registers=_cited_digests(book, revision),
        previous=previous.digest if previous else None,
        digest="",
    )
    return replace(lock, digest=whole_digest(lock))


def whole_digest(lock: Lock) -> str:
    """The digest of everything in a lock but itself (canonical JSON: sorted, no spaces)."""
    value = {
        "algoritme": lock.algorithm,
        "normtekst": lock.norm_algorithm,
        "vorige": lock.previous,
        "bestanden": dict(lock.files),
        "regels": dict(lock.rules),
        "begrippen": dict(lock.terms),
        "registers": {name: dict(ids) for name, ids in lock.registers.items()},
    }
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def previous_lock(book: RuleBook, revision: Revision) -> Lock | None:
    """The lock published before this revision, in the order of publication."""
    before = [r for r in book.adopted if r.publication_key < revision.publication_key]
    return before[-1].lock if before else None


def cited_entries(revision: Revision) -> Mapping[str, frozenset[str]]:
    """The ids of the register entries that a revision cites, by field of `Registers`."""
    sources: set[str] = {c.id for c in revision.sources}
    topics: set[str] = set()
    contacts: set[str] = set()
    mandates: set[str] = set()
    for rule in revision.rules.values():
        sources |= {c.id for c in rule.sources}
        sources |= {rule.start.source} if rule.start else set()
        topics |= set(rule.topics)
        contacts |= set(rule.contacts)
        by_kind = {"bron": sources, "onderwerp": topics, "opdracht": mandates}
        for _, ref in rule.refs:
            if ref.kind in by_kind:
                by_kind[ref.kind].add(ref.target)
    for term in revision.terms.values():
        sources |= {c.id for c in term.sources}
    for changes in revision.changes.values():
        for change in changes.values():
            sources |= {c.id for c in change.sources}
            mandates |= set(change.mandates)
    cited = {"sources": sources, "topics": topics, "contacts": contacts, "mandates": mandates}
    return {field: frozenset(ids) for field, ids in cited.items()}


def _cited_digests(book: RuleBook, revision: Revision) -> dict[str, dict[str, str]]:
    digests: dict[str, dict[str, str]] = {}
    for field, ids in cited_entries(revision).items():
        entries = register_entries(book, field)
        known = {id: next(identity_digests(entries[id])) for id in ids if id in entries}
        if known:
            digests[REGISTER_NAMES[field]] = known
    return digests


def register_entries(book: RuleBook, field: str) -> Mapping[str, Source | Topic | Contact | Mandate]:
    """The entries of a register that a lock can hold, by id."""
    entries: dict[str, Mapping[str, Source | Topic | Contact | Mandate]] = {
        "sources": book.sources,
        "topics": book.topics,
        "contacts": book.contacts,
        "mandates": book.mandates,
    }
    return entries[field]


def identity_digests(entry: Source | Topic | Contact | Mandate) -> Iterator[str]:
    """Digests of what an entry is: id, kind and title; of topics and contacts, by every name.

    The first is that of today. A topic or contact that was renamed in the open keeps its identity
    through its former names.
    """
    match entry:
        case Source() | Mandate():
            yield sha256(f"{entry.id}\n{entry.kind}\n{entry.title}\n")
        case Topic():
            for label in (entry.label, *(former.label for former in entry.former_labels)):
                yield sha256(f"{entry.id}\nonderwerp\n{label}\n")
        case Contact():
            for role in (entry.role, *(former.role for former in entry.former_roles)):
                yield sha256(f"{entry.id}\nadviespunt\n{role}\n")
