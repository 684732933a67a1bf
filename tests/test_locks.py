"""Locks: whatever is changed after adoption shows, however carefully it is done."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from tests.support.books import book_files, relocked

from regelboek.loading.book import load_book
from regelboek.loading.locks import read_lock, write_lock
from regelboek.locks import cited_entries, identity_digests, whole_digest
from regelboek.norm import norm_text, term_digest
from regelboek.release import all_diagnostics

VERSION = "versies/2024-07-02"
LOCK = f"{VERSION}/slot.json"


def _said(files: dict[str, bytes]) -> set[tuple[str, str]]:
    return {(d.code, d.message) for d in all_diagnostics(files)[1]}


def _forged(change: dict[str, Any], *, whole: bool = True) -> dict[str, bytes]:
    """The small book with a value in a lock changed, and the digest of the whole made to fit."""
    value = json.loads(book_files("klein")[LOCK])
    for key, new in change.items():
        value[key] = {**value[key], **new} if isinstance(new, dict) else new
    lock = read_lock(json.dumps(value).encode())
    assert lock is not None
    if whole:
        lock = replace(lock, digest=whole_digest(lock))
    return {**book_files("klein"), LOCK: write_lock(lock)}


def test_a_lock_is_read_back() -> None:
    """Writing a lock and reading it gives the same lock, and the same bytes."""
    for name in ("klein", "gemeen"):
        for path, data in book_files(name).items():
            if path.endswith("slot.json"):
                lock = read_lock(data)
                assert lock is not None
                assert write_lock(lock) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b'"x"',
        b"{}",
        b'{"algoritme": "sha256"}',
        b"\xff",
        b'{"registers": []}',
    ],
)
def test_what_is_no_lock(data: bytes) -> None:
    """Anything that has not the form of a lock is none, without an exception."""
    assert read_lock(data) is None


def test_digests_are_plain_sha256() -> None:
    """Anybody can check a lock with common tools: SHA-256 of the file, and of the canonical text."""
    files = book_files("klein")
    book, _ = load_book(files)
    revision = book.revisions["2024-07-02"]
    assert revision.lock is not None
    for path, digest in revision.lock.files.items():
        assert hashlib.sha256(files[f"{VERSION}/{path}"]).hexdigest() == digest
    for id, digest in revision.lock.rules.items():
        assert hashlib.sha256(norm_text(revision.rules[id]).encode()).hexdigest() == digest
    assert revision.lock.terms == {id: term_digest(term) for id, term in revision.terms.items()}


FORGERIES: dict[str, tuple[dict[str, Any], str]] = {
    "regel": (
        {"regels": {"openbare-agenda": "0" * 64}},
        "Het controlegetal van regel ‘openbare-agenda’ klopt niet.",
    ),
    "regel erbij": (
        {"regels": {"verzonnen": "0" * 64}},
        "Het controlegetal van regel ‘verzonnen’ klopt niet.",
    ),
    "begrip": ({"begrippen": {"belang": "0" * 64}}, "Het controlegetal van begrip ‘belang’ klopt niet."),
    "vorige": ({"vorige": None}, "Het slot sluit niet aan op dat van de versie die ervoor verscheen."),
    "algoritme van de norm": ({"normtekst": "norm_text/0"}, "Dit programma kent ‘norm_text/0’ niet."),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_forged_locks(what: str) -> None:
    """A digest that was changed shows, even when the digest of the whole was made to fit."""
    change, message = FORGERIES[what]
    said = _said(_forged(change))
    assert ("RB503", message) in said
    assert {code for code, _ in said} == {"RB503", "RB509"}


def test_a_changed_lock_that_was_not_made_to_fit() -> None:
    """The digest of the whole covers every other value."""
    for change, _ in FORGERIES.values():
        said = _said(_forged(change, whole=False))
        message = "Het getal over het geheel klopt niet met de inhoud van het slot."
        assert ("RB503", message) in said


def test_a_later_lock_catches_an_earlier_one() -> None:
    """Whoever changes an old version and locks it again breaks the chain of every later one."""
    path = "versies/2022-12-23/regels/jaaroverzicht.md"
    files = {**book_files("klein")}
    files[path] = files[path].replace(b"elk jaar", b"nooit")
    only_one = relocked(files, [path], only="2022-12-23")
    assert {code for code, _ in _said(only_one)} == {"RB503", "RB509"}
    every_one = {**relocked(files, [path]), "registers/logboek.yml": files["registers/logboek.yml"]}
    assert {code for code, _ in _said(every_one)} == {"RB509"}  # the log still names the old locks
    assert not _said(
        relocked(files, [path])
    )  # whoever changes that too is only caught by what is kept elsewhere


def test_identity_follows_former_names() -> None:
    """A topic or contact keeps its identity under its former names, a source only under its own."""
    book, _ = load_book(book_files("gemeen"))
    topic = book.topics["partner"]
    assert len(list(identity_digests(topic))) == 2
    assert len(list(identity_digests(book.contacts["bureau-protocol"]))) == 2
    assert len(list(identity_digests(book.sources["kst-28754-1"]))) == 1


def test_everything_that_is_cited_is_locked() -> None:
    """Sources, topics, contacts and mandates, from rules, terms, changes and references."""
    book, _ = load_book(book_files("gemeen"))
    cited = cited_entries(book.revisions["2025-09-26"])
    assert "toezegging-netwerk" in cited["mandates"]  # a change, and a reference in a rule
    assert "brief-weerbaarheidsscan" in cited["sources"]  # a rule, a term and `versie.yml`
    assert "BWBR0001840" in cited["sources"]
    assert "belangen" in cited["topics"]  # a tag and a reference
    assert "vertrouwensfunctionaris" in cited["contacts"]
    for revision in book.adopted:
        assert revision.lock is not None
        for field, name in (("sources", "bronnen"), ("mandates", "opdrachten")):
            assert set(revision.lock.registers.get(name, {})) == cited_entries(revision)[field]
