"""The books the tests work on, and their locks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from regelboek.folders import read_folder
from regelboek.loading.book import load_book
from regelboek.loading.locks import write_lock
from regelboek.locks import make_lock
from regelboek.model.revision import Lock

TESTS = Path(__file__).parents[1]
BOOKS = TESTS / "books"


@functools.cache
def book_files(name: str) -> Mapping[str, bytes]:
    """The files of a book under `tests/books/`."""
    return read_folder(BOOKS / name)


def relocked(
    files: Mapping[str, bytes], touched: Iterable[str] | None = None, *, only: str | None = None
) -> dict[str, bytes]:
    """The files with new locks for the adopted revisions that were touched, and all after them.

    Args:
        files: a whole book.
        touched: paths that were changed; None renews every lock.
        only: the one revision to lock again; those after it then no longer fit.
    """
    result = dict(files)
    book, _ = load_book(files)
    folders = None if touched is None else {_folder(path) for path in touched}
    previous: Lock | None = None
    renewed, log = False, "registers/logboek.yml"
    for revision in book.adopted:
        lock = revision.lock
        stale = renewed or folders is None or revision.folder in folders
        if stale and only in (None, revision.id):
            old, renewed = lock, True
            lock = make_lock(book, revision, previous)
            result[f"{revision.folder}/slot.json"] = write_lock(lock)
            if old and log in result and only is None:
                result[log] = result[log].replace(old.digest.encode(), lock.digest.encode())
        previous = lock
    return result


def _folder(path: str) -> str:
    return "/".join(path.split("/")[:2]) if path.startswith("versies/") else ""


def as_draft(files: Mapping[str, bytes], revision_id: str) -> dict[str, bytes]:
    """The book as it was just before a revision was adopted: that revision is the draft."""
    book, _ = load_book(files)
    revision = book.revisions[revision_id]
    earlier = {r.id for r in book.adopted if r.publication_key < revision.publication_key}
    result: dict[str, bytes] = {}
    for path, data in files.items():
        top, _, rest = path.partition("/")
        name, _, inner = rest.partition("/")
        if top == "registers" or name in earlier:
            result[path] = data
        elif name == revision_id and inner != "slot.json":
            result[f"concept/{inner}"] = data.replace(
                f"versie: {revision_id}\n".encode(), b"versie: concept\n", 1
            )
    log = re.split(r"(?m)^(?=- datum)", files["registers/logboek.yml"].decode())
    said = (entry for entry in log if not (m := re.search(r"versie: (\S+)", entry)) or m[1] in earlier)
    result["registers/logboek.yml"] = "".join(said).encode()
    return {path: data for path, data in result.items() if data}
