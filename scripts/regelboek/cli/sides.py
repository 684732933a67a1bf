"""The two sides of `regelboek compare`: what people type, as a revision of a book or as a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from regelboek.errors import GitError, SideError
from regelboek.folders import read_folder
from regelboek.git import read_ref
from regelboek.loading.book import load_book
from regelboek.loading.files import decode, split_rule
from regelboek.loading.tree import REVISION_FILE
from regelboek.model.revision import DRAFT, Revision
from regelboek.model.rulebook import RuleBook
from regelboek.words import did_you_mean, listing

GIT = "git:"


@dataclass(frozen=True)
class BookSide:
    """A revision of a book."""

    name: str
    book: RuleBook
    revision: Revision
    files: Mapping[str, bytes]

    def body(self, rule_id: str) -> str | None:
        """The body of a rule as it stands in its file."""
        data = self.files.get(f"{self.revision.folder}/regels/{rule_id}.md")
        text = decode(data, "")[0] if data is not None else None
        parts = split_rule(text) if text is not None else None
        return parts[1] if parts else None


@dataclass(frozen=True)
class TextSide:
    """A Markdown file."""

    name: str
    text: str


class Sides:
    """Finds what people mean; a book is read once."""

    def __init__(self, rules: Path) -> None:
        self.rules = rules
        self._books: dict[str, tuple[RuleBook, Mapping[str, bytes]]] = {}

    def find(self, typed: str) -> BookSide | TextSide:
        """What an argument names.

        Raises:
            SideError: nothing of that name; the message names what there is.
        """
        if not typed.strip():
            raise SideError("Noem twee versies om te vergelijken.", self.hint("", self._own()[0].revisions))
        if typed.startswith(GIT):
            try:
                return self._at_commit(typed)
            except GitError as error:
                raise SideError(
                    error.message, f"{error.hint.rstrip('.')}. {self.own_hint()}".strip()
                ) from error
        book, files = self._own()
        if typed in book.revisions:
            return BookSide(typed, book, book.revisions[typed], files)
        path = Path(typed)
        if path.is_file():
            return _text(typed, path)
        if path.is_dir():
            return self._folder(typed, path)
        if typed in book.unreadable:
            raise SideError(
                f"De versie ‘{typed}’ is niet te lezen.", "Draai `regelboek check` om te zien waarom."
            )
        raise SideError(f"‘{typed}’ is geen versie, map of bestand.", self.hint(typed, book.revisions))

    def hint(self, typed: str, known: Iterable[str]) -> str:
        """Which versions there are, and the one that was probably meant."""
        known = list(known)
        names = (
            f"De versies zijn: {listing(known)}." if known else f"In ‘{self.rules}’ staat nog geen versie."
        )
        return f"{did_you_mean(typed, known)} {names}".strip()

    def own_hint(self) -> str:
        """Which versions our own book has, where it can be read."""
        known = self._own()[0].revisions
        return f"De versies in ‘{self.rules}’ zijn: {listing(known)}." if known else ""

    def _own(self) -> tuple[RuleBook, Mapping[str, bytes]]:
        if "" not in self._books:
            files = read_folder(self.rules) if self.rules.is_dir() else {}
            self._books[""] = load_book(files)[0], files
        return self._books[""]

    def _at_commit(self, typed: str) -> BookSide:
        """`git:main`, the draft or else the newest version there; `git:main:2026-01-01`, that version."""
        ref, _, wanted = typed.removeprefix(GIT).partition(":")
        if not ref:
            raise SideError(
                "Achter `git:` ontbreekt een branch, tag of commit.", "Bijvoorbeeld: `git:origin/main`."
            )
        if not self.rules.is_dir():
            read_folder(self.rules)  # says that it is not there
        if ref not in self._books:
            there = read_ref(self.rules, ref)
            self._books[ref] = load_book(there)[0], there
        book, files = self._books[ref]
        return BookSide(typed, book, self._revision(typed, book, wanted), files)

    def _folder(self, typed: str, path: Path) -> BookSide:
        """A whole rules folder, or the folder of one version."""
        if not (path / REVISION_FILE).is_file():
            files = read_folder(path)
            book = load_book(files)[0]
            return BookSide(typed, book, self._revision(typed, book, ""), files)
        whole = path.resolve()
        inner = whole.name if whole.name == DRAFT else f"versies/{whole.name}"
        root = whole.parent if whole.name == DRAFT else whole.parent.parent
        if whole == (root / inner):
            files = read_folder(root)
            book = load_book(files)[0]
            if whole.name in book.revisions:
                return BookSide(typed, book, book.revisions[whole.name], files)
        alone = {f"{DRAFT}/{name}": data for name, data in read_folder(path).items()}
        book = load_book(alone)[0]
        return BookSide(typed, book, self._revision(typed, book, ""), alone)

    def _revision(self, typed: str, book: RuleBook, wanted: str) -> Revision:
        if wanted:
            if wanted in book.revisions:
                return book.revisions[wanted]
            raise SideError(f"‘{wanted}’ is geen versie in ‘{typed}’.", self.hint(wanted, book.revisions))
        revision = book.draft or book.newest
        if revision is None:
            raise SideError(
                f"In ‘{typed}’ staat geen versie en geen concept dat te lezen is.",
                f"Kies de map die `concept/` en `versies/` bevat. {self.own_hint()}".strip(),
            )
        return revision


def _text(typed: str, path: Path) -> TextSide:
    text, found = decode(path.read_bytes(), typed)
    if text is None:
        raise SideError(f"‘{typed}’ is niet te lezen: {found[0].message}", "Bewaar het bestand als UTF-8.")
    return TextSide(typed, text)
