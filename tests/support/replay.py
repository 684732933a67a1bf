"""The versions of a book made anew: every one adopted by the code of `regelboek release`, one after the other.

Our own book was made this way until it was published: a sentence was mended in every version that
held it, and in the draft, so that the mend made no change of its own; then
`replace_folder(folder, replayed(read_folder(folder)))` adopted all versions again, so that locks and
log fitted. That time is over: a published version never changes, and `tests/test_code_versions.py`
holds the digests of ours. What is left is the proof that no file was touched since.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.support.books import as_draft

from regelboek.loading.book import load_book
from regelboek.norm import binding_digest
from regelboek.release import release

LOG = "registers/logboek.yml"
DILEMMAS = "registers/dilemmas.yml"
MANDATES = "registers/opdrachten.yml"
SOURCES = "registers/bronnen.yml"
LATER = ("registers/situaties.yml", DILEMMAS, LOG)
"""Registers that speak of versions, and that no version cites."""


def replayed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same book with every version adopted anew.

    The registers that speak of versions step aside until all versions are there.

    Raises:
        ReleaseRefused: a version would not have been adopted at its time.
    """
    book, _ = load_book(files)
    done: dict[str, bytes] = {}
    log = b""
    for revision in book.adopted:
        draft = as_draft(files, revision.id)
        for path in LATER:
            draft.pop(path, None)
        draft[MANDATES] = _before_versions(files[MANDATES])
        draft[SOURCES] = _sources_on(files[SOURCES], revision.id)
        draft |= {path: data for path, data in done.items() if path.startswith("versies/")}
        if log:
            draft[LOG] = log
        done = dict(release(draft, revision.id).files)
        log = done[LOG]
    registers = {path: data for path, data in files.items() if path.startswith(("registers/", "concept/"))}
    versions = {path: data for path, data in done.items() if path.startswith("versies/")}
    return _judged_again({**registers, **versions, LOG: log})


def _before_versions(mandates: bytes) -> bytes:
    """The mandates without what a version did for them."""
    return re.sub(rb"(?m)^  uitgevoerd-door:\n(?:    .*\n)+", b"", mandates)


def _sources_on(register: bytes, day: str) -> bytes:
    """The sources as they stood on a day: what ended later was still in force."""

    def entry(text: str) -> str:
        ended = re.search(r"(?m)^  tot: (\S+)\n", text)
        if not ended or ended[1] <= day:
            return text
        text = re.sub(r"(?m)^  (?:tot|vervangen-door|norm-blijft): .*\n", "", text)
        return re.sub(r"(?m)^  status: .*$", "  status: geldend", text)

    return "".join(map(entry, re.split(r"(?m)^(?=- id: )", register.decode()))).encode()


def _judged_again(files: dict[str, bytes]) -> dict[str, bytes]:
    """The dilemmas with the digests of what they were judged on: whoever replays has read them."""
    if DILEMMAS not in files:
        return files
    book, _ = load_book(files)
    text = files[DILEMMAS].decode()
    for dilemma in book.registers.dilemmas:
        for judged in dilemma.rules:
            rule_id, _, version = judged.rule.partition("@")
            revision = book.revisions[version]
            fresh = binding_digest(revision, revision.rules[rule_id])
            text = text.replace(
                f"regel: {judged.rule}\n      controlegetal: {judged.digest}",
                f"regel: {judged.rule}\n      controlegetal: {fresh}",
            )
    return {**files, DILEMMAS: text.encode()}
