"""Cases: a small change to a book, and everything the checks must then say.

A case is a text archive. Its comment says in a sentence what it shows; lines of it of the form
`key: value` steer how it is run:

| line | means |
| --- | --- |
| `boek: gemeen` | laid over that book under `tests/books/`; `klein` by default, `leeg` for no files |
| `sloten: ongemoeid` | frozen versions keep their locks, whatever the case does to them |
| `sloten: alleen 2022-12-23` | only this version is locked again, as a forger would |
| `ook: RB407` | this finding belongs to the case too, and the comment says why |

The last section, `-- verwacht --`, holds what the checks say; see `said`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.books import book_files, relocked
from tests.support.overlay import overlay
from tests.support.txtar import Archive

from regelboek.diagnostics import Diagnostic, Span

EXPECTED = "verwacht"
_SETTING = re.compile(r"(?m)^(boek|sloten|ook): (.+)$")


@dataclass(frozen=True)
class Case:
    """One case and where it stands."""

    path: Path
    archive: Archive

    @classmethod
    def read(cls, path: Path) -> Case:
        return cls(path, Archive.parse(path.read_text(encoding="utf-8")))

    @property
    def settings(self) -> dict[str, str]:
        return dict(_SETTING.findall(self.archive.comment))

    @property
    def also(self) -> frozenset[str]:
        """Codes that may fire beside the one that the case is about."""
        return frozenset(re.findall(r"RB\d{3}", self.settings.get("ook", "")))

    @property
    def expected(self) -> str:
        return self.archive.get(EXPECTED) or ""

    def files(self) -> dict[str, bytes]:
        """The book with this case laid over it, adopted versions locked again."""
        base = self.settings.get("boek", "klein")
        before = book_files(base) if base != "leeg" else {}
        changes = [(name, body) for name, body in self.archive.sections if name != EXPECTED]
        after = overlay(before, changes)
        touched = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
        locks = self.settings.get("sloten", "")
        if locks == "ongemoeid" or not any(p.startswith("versies/") for p in touched):
            return after
        if locks.startswith("alleen "):
            return relocked(after, touched, only=locks.removeprefix("alleen "))
        return relocked(after, touched)

    def rewrite(self, text: str) -> None:
        self.path.write_text(str(self.archive.replaced(EXPECTED, text)), encoding="utf-8")


def said(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes]) -> str:
    """Diagnostics as a case writes them down: with the very words that each one marks.

    A reader of the case sees at once whether a policy officer would be sent to the right word.
    """
    return "".join(f"{line}\n" for found in diagnostics for line in _lines(found, files))


def _lines(found: Diagnostic, files: Mapping[str, bytes]) -> Iterator[str]:
    yield f"{found.code} {_place(found.span)} {marked(found.span, files)}".rstrip()
    yield f"  {found.severity}: {found.message}"
    for place, line in enumerate(found.hint.splitlines()):
        yield f"    {line}" if place else f"  → {line}"
    for related in found.related:
        yield f"  zie {_place(related.span)} {marked(related.span, files)} ({related.message})"


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def marked(span: Span, files: Mapping[str, bytes]) -> str:
    """The stretch of the source that a span covers; `…` where it has no end or runs on."""
    lines = files.get(span.path, b"").decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    if not 1 <= span.line <= len(lines):
        return "‹geen regel›" if span.path in files else ""
    line = lines[span.line - 1]
    ends_here = span.end_line == span.line and span.end_column > span.column
    text = line[span.column - 1 : span.end_column - 1] if ends_here else line[span.column - 1 :]
    open_end = "" if ends_here else "…"
    shown = text if len(text) <= 70 else text[:69] + "…"
    return f"‹{_visible(shown)}{open_end}›"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\u00ad" else f"\\u{ord(c):04x}" for c in text)
